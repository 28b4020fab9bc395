"""Keeps 32 secret bytes: in the desktop's keyring, else in a file that only its owner reads.

keyring is imported when a secret is first needed, not at start-up.
"""

import base64
import binascii
import contextlib
import os
import secrets
import stat
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Protocol

from pos_app.errors import CashierError, KeyringMissing

FILE_MODE = 0o600
KEYRING_SERVICE = "kiryana-till"
SECRET_BYTES = 32

KEYRING_BACKENDS: dict[str, tuple[tuple[str, str], ...]] = {
    "win32": (("keyring.backends.Windows", "WinVaultKeyring"),),
    "darwin": (("keyring.backends.macOS", "Keyring"),),
    "linux": (
        ("keyring.backends.SecretService", "Keyring"),
        ("keyring.backends.kwallet", "DBusKeyring"),
    ),
}
"""The keyrings that belong to a desktop. keyring's own choice is not used: with an add-on for
encrypted files installed it would ask for a password on a terminal that is not there.
"""


class SecretUnreadableError(CashierError):
    """`path` is not a file of ours."""

    words = "{path} is not a till's secret ({problem}). Put back the file."


class Keyring(Protocol):
    """The part of a keyring backend that is used."""

    def get_password(self, service: str, username: str) -> str | None:
        """The secret, or None."""

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep the secret."""


def desktop_keyring() -> Keyring | None:
    """This desktop's keyring, or None where there is none that works without asking."""
    for module_name, class_name in KEYRING_BACKENDS.get(sys.platform, ()):
        # A backend of another system, a missing bus or a locked store show in many ways, and each
        # means the same: not here.
        with contextlib.suppress(*_keyring_faults()):
            backend = getattr(import_module(module_name), class_name)
            if backend.priority > 0:
                ring: Keyring = backend()
                return ring
    return None


class SecretKeeper:
    """Keeps one secret of a data folder: in a keyring if there is one, else in a file."""

    def __init__(
        self, path: Path, *, first_word: str, open_keyring: Callable[[], Keyring | None]
    ) -> None:
        """`first_word` opens the file's one line; `open_keyring` is asked at each look-up."""
        self.path = path
        self._first_word = first_word
        self._open_keyring = open_keyring

    def save(self, account: str, secret: bytes) -> KeyringMissing | None:
        """Keep the secret. Gives the one plain warning when it had to be a file.

        Raises OSError when the file cannot be written.
        """
        assert len(secret) == SECRET_BYTES, len(secret)
        text = base64.b64encode(secret).decode("ascii")
        if self._kept_in_keyring(account, text):
            return None
        _write_private(self.path, f"{self._first_word} {text}\n")
        return KeyringMissing(path=self.path)

    def load(self, account: str) -> bytes | None:
        """The secret, or None where it is nowhere. A file that others could read is closed first.

        Raises SecretUnreadableError.
        """
        if self.path.exists():
            return self._read_file()
        text = self._from_keyring(account)
        return None if text is None else _decoded(text, where="keyring")

    def forget_file(self) -> None:
        """Remove the file."""
        self.path.unlink(missing_ok=True)

    def _kept_in_keyring(self, account: str, secret: str) -> bool:
        with contextlib.suppress(*_keyring_faults()):
            ring = self._open_keyring()
            if ring is None:
                return False
            ring.set_password(KEYRING_SERVICE, account, secret)
            # A keyring that accepts and forgets (the "null" one does) would lose the secret.
            return ring.get_password(KEYRING_SERVICE, account) == secret
        return False

    def _from_keyring(self, account: str) -> str | None:
        with contextlib.suppress(*_keyring_faults()):
            ring = self._open_keyring()
            return None if ring is None else ring.get_password(KEYRING_SERVICE, account)
        return None

    def _read_file(self) -> bytes:
        try:
            mode = stat.S_IMODE(self.path.stat().st_mode)
            if os.name == "posix" and mode & 0o077:
                self.path.chmod(FILE_MODE)
            text = self.path.read_text(encoding="ascii")
        except (OSError, UnicodeDecodeError) as error:
            problem = getattr(error, "strerror", None) or "not text"
            raise SecretUnreadableError(path=self.path, problem=problem) from error
        word, _, rest = text.partition(" ")
        if word != self._first_word:
            raise SecretUnreadableError(path=self.path, problem="another kind of file")
        return _decoded(rest.strip(), where=str(self.path))


def _decoded(text: str, *, where: str) -> bytes:
    try:
        secret = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as error:
        raise SecretUnreadableError(path=where, problem="not base64") from error
    if len(secret) != SECRET_BYTES:
        problem = f"{len(secret)} bytes instead of {SECRET_BYTES}"
        raise SecretUnreadableError(path=where, problem=problem)
    return secret


def _write_private(path: Path, text: str) -> None:
    """Write a file that only its owner can read, from its first byte on, whole or not at all."""
    part = path.with_name(f"{path.name}.{secrets.token_hex(4)}.part")
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE_MODE)
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError:
        part.unlink(missing_ok=True)
        raise


def _keyring_faults() -> tuple[type[Exception], ...]:
    """What a keyring raises when it is not there, locked, or of another system."""
    errors = import_module("keyring.errors")
    found: tuple[type[Exception], ...] = (
        errors.KeyringError,
        ImportError,
        AttributeError,
        RuntimeError,
        OSError,
        EOFError,
    )
    return found
