"""The till's Ed25519 key: made here, kept in the system's keyring, else in a file of its owner.

The private key never enters the database, a backup or a log: a copied till.db cannot speak for its
till. keyring and cryptography are imported when a key is first needed, not at start-up.
"""

import base64
import secrets
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from pos_app.devices.secret_keeper import (
    Keyring,
    SecretKeeper,
    SecretUnreadableError,
    desktop_keyring,
)
from pos_app.errors import CashierError, KeyringMissing

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

KEY_FILE = "till.key"
_FIRST_WORD = "kiryana-till-key-1"
_SEED_BYTES = 32


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


class TillKeyKeeper:
    """Keeps the key of one data folder: in a keyring if there is one, else in `till.key`."""

    def __init__(
        self, data_dir: Path, *, open_keyring: Callable[[], Keyring | None] = desktop_keyring
    ) -> None:
        """`open_keyring` is asked once per look-up; tests and `key_store = "file"` give None."""
        self._keeper = SecretKeeper(
            data_dir / KEY_FILE, first_word=_FIRST_WORD, open_keyring=open_keyring
        )

    @property
    def path(self) -> Path:
        """Where the key lies when there is no keyring."""
        return self._keeper.path

    def save(self, till: str, key: TillKey) -> KeyringMissing | None:
        """Keep the key of `till` (its id). Gives the one plain warning when it had to be a file.

        Raises OSError when the file cannot be written.
        """
        return self._keeper.save(till, key.seed)

    def load(self, till: str, *, key_id: str) -> TillKey:
        """The key of `till`, under the server's name for it.

        Raises KeyMissingError or KeyUnreadableError. A file that others could read is closed to
        them first.
        """
        try:
            seed = self._keeper.load(till)
        except SecretUnreadableError as error:
            raise KeyUnreadableError(**error.values) from error
        if seed is None:
            raise KeyMissingError(till=till, path=self.path)
        return TillKey(seed, key_id=key_id)

    def forget_file(self) -> None:
        """Remove the key file: an enrolment that did not finish leaves nothing."""
        self._keeper.forget_file()
