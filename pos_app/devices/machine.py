"""Which machine this is: its host name and a fingerprint that a copied disk or folder lacks."""

import hashlib
import platform
import sys
import uuid
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from typing import Any

NAME_CHARS_MAX = 200
FINGERPRINT_CHARS = 16
_FILES = (Path("/etc/machine-id"), Path("/var/lib/dbus/machine-id"))
_WINDOWS_KEY = r"SOFTWARE\Microsoft\Cryptography"


def machine_name(
    *, files: Iterable[Path] = _FILES, system: str = sys.platform, host: str | None = None
) -> str:
    """`host#fingerprint`: the operating system's own number of this installation, hashed.

    Without such a number the host name alone, which proves nothing.
    """
    number = _windows_number() if system == "win32" else _number_in(files)
    if not number and system == "darwin":
        number = _network_number()
    name = (platform.node() if host is None else host).replace("#", "")[:NAME_CHARS_MAX]
    if not number:
        return name
    digest = hashlib.sha256(f"kiryana-machine|{number}".encode()).hexdigest()
    return f"{name}#{digest[:FINGERPRINT_CHARS]}"


def _number_in(files: Iterable[Path]) -> str:
    for path in files:
        try:
            number = path.read_text().strip()
        except (OSError, UnicodeDecodeError):
            continue
        # An image that was not started yet says so instead of a number (machine-id(5)).
        if number and number != "uninitialized":
            return number
    return ""


def _windows_number() -> str:
    winreg: Any = import_module("winreg")
    try:
        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, _WINDOWS_KEY) as key:
            return str(winreg.QueryValueEx(key, "MachineGuid")[0])
    except OSError:
        return ""


def _network_number() -> str:
    node = uuid.getnode()
    # With this bit set it was made up for this process (RFC 9562, section 6.10).
    return "" if node >> 40 & 1 else f"{node:012x}"
