"""Whether a till's window opens by itself when somebody signs in to this computer.

The operating system keeps that, and it alone: a person may also change it there.
"""

import hashlib
import os
import plistlib
import subprocess
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol

from pos_app.errors import SettingsRefused

DIGEST_CHARS = 8
_RUN_KEY = r"Software\Microsoft\Windows\CurrentVersion\Run"
_OFF = ("Hidden=true", "X-GNOME-Autostart-enabled=false")
"""How a desktop's own tools switch an entry off without removing it."""
_QUOTED = str.maketrans({letter: f"\\{letter}" for letter in '"`$\\'})


class LoginItem(Protocol):
    """One entry among what this computer starts for its user."""

    def is_on(self) -> bool:
        """Whether it starts this program on this folder; one of a program that moved does not."""

    def turn_on(self) -> None:
        """Start it from the next sign-in on. Raises SettingsRefused."""

    def turn_off(self) -> None:
        """Start it no more. Raises SettingsRefused."""


def login_item(
    data_dir: Path,
    *,
    system: str = sys.platform,
    environment: Mapping[str, str] = os.environ,
    program: Sequence[str] | None = None,
) -> LoginItem:
    """The entry of a till's folder. `program` is what opens a window, without its folder."""
    folder = data_dir.absolute()
    digest = hashlib.sha256(str(folder).encode()).hexdigest()[:DIGEST_CHARS]
    name = f"kiryana-till-{digest}"
    command = [*(_program(system) if program is None else program), "--data-dir", str(folder)]
    if system == "win32":
        return _RunValue(name, subprocess.list2cmdline(command))
    home = Path(environment.get("HOME") or Path.home())
    if system == "darwin":
        content = plistlib.dumps(
            {"Label": f"pk.kiryana.{name}", "ProgramArguments": command, "RunAtLoad": True}
        )
        return _EntryFile(home / "Library" / "LaunchAgents" / f"pk.kiryana.{name}.plist", content)
    config = Path(environment.get("XDG_CONFIG_HOME") or home / ".config")
    return _EntryFile(config / "autostart" / f"{name}.desktop", _desktop_entry(command))


def _program(system: str) -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable]
    python = Path(sys.executable)
    # Windows opens a black window of text for the other one.
    windowed = python.with_name("pythonw.exe")
    is_there = system == "win32" and windowed.exists()
    return [str(windowed if is_there else python), "-m", "pos_app"]


def _desktop_entry(command: Sequence[str]) -> bytes:
    """An entry of the Desktop Entry Specification 1.5, whose Exec quotes and doubles percents."""
    # First the quoting of Exec, then the escapes of every string value: each backslash doubles.
    quoted = [f'"{part.translate(_QUOTED)}"'.replace("\\", "\\\\") for part in command]
    lines = (
        "[Desktop Entry]",
        "Type=Application",
        "Name=Kiryana",
        f"Exec={' '.join(quoted).replace('%', '%%')}",
        "Terminal=false",
    )
    return "".join(f"{line}\n" for line in lines).encode()


class _EntryFile:
    """A file in a folder that the desktop reads at sign-in."""

    def __init__(self, path: Path, content: bytes) -> None:
        self._path, self._content = path, content

    def is_on(self) -> bool:
        try:
            content = self._path.read_bytes()
        except OSError:
            return False
        lines = content.decode(errors="replace").splitlines()
        return set(self._content.decode().splitlines()) <= set(lines) and not any(
            off in lines for off in _OFF
        )

    def turn_on(self) -> None:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            fresh = self._path.with_suffix(".part")
            fresh.write_bytes(self._content)
            fresh.replace(self._path)
        except OSError as error:
            raise SettingsRefused(where=self._path, problem=error.strerror) from error

    def turn_off(self) -> None:
        try:
            self._path.unlink(missing_ok=True)
        except OSError as error:
            raise SettingsRefused(where=self._path, problem=error.strerror) from error


class _RunValue:
    """A value under the Run key of the user's part of the Windows registry."""

    def __init__(self, name: str, line: str) -> None:
        self._name, self._line = name, line
        self._winreg: Any = import_module("winreg")

    def is_on(self) -> bool:
        registry = self._winreg
        try:
            with registry.OpenKey(registry.HKEY_CURRENT_USER, _RUN_KEY) as key:
                kept, _ = registry.QueryValueEx(key, self._name)
        except OSError:
            return False
        return bool(kept == self._line)

    def turn_on(self) -> None:
        registry = self._winreg
        try:
            with registry.CreateKey(registry.HKEY_CURRENT_USER, _RUN_KEY) as key:
                registry.SetValueEx(key, self._name, 0, registry.REG_SZ, self._line)
        except OSError as error:
            raise SettingsRefused(where=_RUN_KEY, problem=error.strerror) from error

    def turn_off(self) -> None:
        registry = self._winreg
        try:
            with registry.CreateKey(registry.HKEY_CURRENT_USER, _RUN_KEY) as key:
                registry.DeleteValue(key, self._name)
        except FileNotFoundError:
            return
        except OSError as error:
            raise SettingsRefused(where=_RUN_KEY, problem=error.strerror) from error
