"""Hashes of PINs: argon2id over the PIN and a pepper that is not in the database.

A PIN has a million values at most: whoever copies the database alone must not be able to try them
all. argon2 is imported when a PIN is first needed, not at start-up.
"""

import hmac
import secrets
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

from pos_app.devices.secret_keeper import (
    SECRET_BYTES,
    Keyring,
    SecretKeeper,
    desktop_keyring,
)
from pos_app.errors import KeyringMissing, PinsLost

PEPPER_FILE = "pins.key"
_FIRST_WORD = "kiryana-pin-pepper-1"


class PinHasher:
    """Makes and checks the PIN hashes of one data folder."""

    def __init__(
        self,
        data_dir: Path,
        *,
        till: str,
        open_keyring: Callable[[], Keyring | None] = desktop_keyring,
    ) -> None:
        """`till` is the till's id: a keyring may hold the peppers of several folders."""
        self._account = f"{till} pins"
        self._keeper = SecretKeeper(
            data_dir / PEPPER_FILE, first_word=_FIRST_WORD, open_keyring=open_keyring
        )

    def prepare(self) -> KeyringMissing | None:
        """Make the pepper if there is none. Gives the one warning when it had to be a file.

        Raises SecretUnreadableError, OSError when the file cannot be written.
        """
        if self._keeper.load(self._account) is not None:
            return None
        return self._keeper.save(self._account, secrets.token_bytes(SECRET_BYTES))

    def hash(self, pin: str) -> str:
        """The hash that is kept (19 MiB, two passes, one lane: OWASP's floor). Raises PinsLost."""
        kept: str = _argon2().hash(self._peppered(pin))
        return kept

    def matches(self, pin_hash: str, pin: str) -> bool:
        """Whether this is the PIN of that hash. Raises PinsLost."""
        exceptions = import_module("argon2.exceptions")
        try:
            is_right: bool = _argon2().verify(pin_hash, self._peppered(pin))
        except (exceptions.VerificationError, exceptions.InvalidHashError):
            return False
        return is_right

    def _peppered(self, pin: str) -> bytes:
        pepper = self._keeper.load(self._account)
        if pepper is None:
            raise PinsLost(path=self._keeper.path)
        return hmac.digest(pepper, pin.encode(), "sha256")


def _argon2() -> Any:  # noqa: ANN401 - argon2 is imported on first use; its class is no name here
    return import_module("argon2").PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
