"""The till's Ed25519 key: made here, kept in the system's keyring, else in a file of its owner.

The private key never enters the database, a backup or a log: a copied till.db cannot speak for its
till. keyring and cryptography are imported when a key is first needed, not at start-up.
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
from typing import TYPE_CHECKING, Protocol

from pos_app.errors import CashierError, KeyringMissing

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

KEY_FILE = "till.key"
KEY_FILE_MODE = 0o600
KEYRING_SERVICE = "kiryana-till"
_FILE_LINE = "kiryana-till-key-1 "
_SEED_BYTES = 32

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


class KeyMissingError(CashierError):
    """The key of till `till` is neither in the keyring nor in `path`."""

    words = (
        "The key of this till is missing: it is neither in this user's keyring nor in {path}."
        " Selling goes on; to sync again, enrol a new till with a new code."
    )


class KeyUnreadableError(CashierError):
    """`path` is not a key file of ours."""

    words = "{path} is not a till's key ({problem}). Put back the file, or enrol a new till."


class Signer(Protocol):
    """What sync asks of a key."""

    @property
    def key_id(self) -> str:
        """The server's name for the key."""

    def sign(self, message: bytes) -> bytes:
        """The Ed25519 signature (RFC 8032) of a message, 64 bytes."""


class TillKey:
    """A private key in memory."""

    def __init__(self, seed: bytes, *, key_id: str = "") -> None:
        """`seed` is the raw 32-byte private key; `key_id` is what the server called it."""
        assert len(seed) == _SEED_BYTES, len(seed)
        self._seed = seed
        self._key_id = key_id
        self._private: Ed25519PrivateKey | None = None

    def __repr__(self) -> str:
        return f"TillKey(key_id={self._key_id!r})"

    @classmethod
    def generate(cls) -> "TillKey":
        """A new key from the system's randomness."""
        return cls(secrets.token_bytes(_SEED_BYTES))

    def named(self, key_id: str) -> "TillKey":
        """The same key under the server's name for it."""
        return TillKey(self._seed, key_id=key_id)

    @property
    def key_id(self) -> str:
        return self._key_id

    @property
    def seed(self) -> bytes:
        """The private key itself: for the keeper alone."""
        return self._seed

    def public_base64(self) -> str:
        """The raw public key, as registration sends it."""
        return base64.b64encode(self._key().public_key().public_bytes_raw()).decode("ascii")

    def sign(self, message: bytes) -> bytes:
        return self._key().sign(message)

    def _key(self) -> "Ed25519PrivateKey":
        if self._private is None:
            ed25519 = import_module("cryptography.hazmat.primitives.asymmetric.ed25519")
            private: Ed25519PrivateKey = ed25519.Ed25519PrivateKey.from_private_bytes(self._seed)
            self._private = private
        return self._private


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


class TillKeyKeeper:
    """Keeps the key of one data folder: in a keyring if there is one, else in `till.key`."""

    def __init__(
        self, data_dir: Path, *, open_keyring: Callable[[], Keyring | None] = desktop_keyring
    ) -> None:
        """`open_keyring` is asked once per look-up; tests and `key_store = "file"` give None."""
        self._path = data_dir / KEY_FILE
        self._open_keyring = open_keyring

    @property
    def path(self) -> Path:
        """Where the key lies when there is no keyring."""
        return self._path

    def save(self, till: str, key: TillKey) -> KeyringMissing | None:
        """Keep the key of `till` (its id). Gives the one plain warning when it had to be a file.

        Raises OSError when the file cannot be written.
        """
        secret = base64.b64encode(key.seed).decode("ascii")
        if self._kept_in_keyring(till, secret):
            return None
        _write_private(self._path, f"{_FILE_LINE}{secret}\n")
        return KeyringMissing(path=self._path)

    def load(self, till: str, *, key_id: str) -> TillKey:
        """The key of `till`, under the server's name for it.

        Raises KeyMissingError or KeyUnreadableError. A file that others could read is closed to
        them first.
        """
        if self._path.exists():
            return TillKey(self._read_file(), key_id=key_id)
        secret = self._from_keyring(till)
        if secret is None:
            raise KeyMissingError(till=till, path=self._path)
        return TillKey(_seed(secret, where="keyring"), key_id=key_id)

    def forget_file(self) -> None:
        """Remove the key file: an enrolment that did not finish leaves nothing."""
        self._path.unlink(missing_ok=True)

    def _kept_in_keyring(self, till: str, secret: str) -> bool:
        with contextlib.suppress(*_keyring_faults()):
            ring = self._open_keyring()
            if ring is None:
                return False
            ring.set_password(KEYRING_SERVICE, till, secret)
            # A keyring that accepts and forgets (the "null" one does) would cost the till its name.
            return ring.get_password(KEYRING_SERVICE, till) == secret
        return False

    def _from_keyring(self, till: str) -> str | None:
        with contextlib.suppress(*_keyring_faults()):
            ring = self._open_keyring()
            return None if ring is None else ring.get_password(KEYRING_SERVICE, till)
        return None

    def _read_file(self) -> bytes:
        try:
            mode = stat.S_IMODE(self._path.stat().st_mode)
            if os.name == "posix" and mode & 0o077:
                self._path.chmod(KEY_FILE_MODE)
            text = self._path.read_text(encoding="ascii")
        except (OSError, UnicodeDecodeError) as error:
            problem = getattr(error, "strerror", None) or "not text"
            raise KeyUnreadableError(path=self._path, problem=problem) from error
        if not text.startswith(_FILE_LINE):
            raise KeyUnreadableError(path=self._path, problem="another kind of file")
        return _seed(text.removeprefix(_FILE_LINE).strip(), where=str(self._path))


def _seed(secret: str, *, where: str) -> bytes:
    try:
        seed = base64.b64decode(secret, validate=True)
    except (binascii.Error, ValueError) as error:
        raise KeyUnreadableError(path=where, problem="not base64") from error
    if len(seed) != _SEED_BYTES:
        raise KeyUnreadableError(path=where, problem=f"{len(seed)} bytes instead of {_SEED_BYTES}")
    return seed


def _write_private(path: Path, text: str) -> None:
    """Write a file that only its owner can read, from its first byte on, whole or not at all."""
    part = path.with_name(f"{path.name}.{secrets.token_hex(4)}.part")
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, KEY_FILE_MODE)
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
