"""The server's secrets: SECRET_KEY, what is derived from it, and the keys that sign tokens."""

import contextlib
import hashlib
import hmac
import os
import threading
from itertools import pairwise
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from msgspec import Struct

from sync_server.db import keys
from sync_server.db.audit import entries
from sync_server.db.audit.entries import AuditDeed
from sync_server.db.database import Database, Tx
from sync_server.db.keys import StoredKey
from sync_server.errors import StartRefusedError

SECRET_CHARS_MIN = 16
_NONCE_BYTES = 12
REREAD_MS = 30_000
"""How long a process signs before it looks for newer keys."""

PUBLISHED_MS = 90_000
"""A new key signs only when every process, and who keeps jwks.json, has read it."""

KEPT_MS = 86_400_000
"""A key that was followed by another this long ago has signed nothing that still lives."""


class Secrets(Struct, frozen=True, kw_only=True):
    """Keys derived from SECRET_KEY, one for each use, so that none can stand in for another."""

    sealing: bytes
    nonces: bytes
    codes: bytes
    refreshing: bytes
    webhooks: bytes
    cursors: bytes
    requests: bytes
    totp: bytes
    portal: bytes


def load_secret(folder: Path, given: str) -> str:
    """The SECRET_KEY: as given, or from the data folder, made there at the first start (0600).

    Raises StartRefusedError for one that is too short, or a file that cannot be read or made.
    """
    if given:
        if len(given) < SECRET_CHARS_MIN:
            raise StartRefusedError(f"SECRET_KEY needs at least {SECRET_CHARS_MIN} characters.")
        return given
    path = folder / "secret.key"
    try:
        if not path.exists():
            _make_secret(path)
        return path.read_text().strip()
    except OSError as error:
        raise StartRefusedError(f"{path} cannot be used: {error.strerror}") from error


def _make_secret(path: Path) -> None:
    """Whole or not at all, and only one of several processes that start together makes it."""
    draft = path.with_name(f".secret.{os.getpid()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(descriptor, "w") as file:
            file.write(os.urandom(32).hex())
        with contextlib.suppress(FileExistsError):
            os.link(draft, path)
    finally:
        draft.unlink()


def derive(secret: str) -> Secrets:
    """One key for each use out of SECRET_KEY (HMAC-SHA256 over the use's name)."""

    def one(use: str) -> bytes:
        return hmac.new(secret.encode(), f"kiryana-{use}-1".encode(), hashlib.sha256).digest()

    return Secrets(
        sealing=one("sealing"),
        nonces=one("nonces"),
        codes=one("codes"),
        refreshing=one("refreshing"),
        webhooks=one("webhooks"),
        cursors=one("cursors"),
        requests=one("requests"),
        totp=one("totp"),
        portal=one("portal"),
    )


class SigningKey(Struct, frozen=True, kw_only=True):
    """The key that signs new tokens."""

    key_id: str
    private_key: Ed25519PrivateKey


class KeyRing:
    """The Ed25519 keys of one database: the newest that all know signs, all of them verify."""

    def __init__(self, db: Database, secrets: Secrets) -> None:
        self._db = db
        self._secrets = secrets
        self._lock = threading.Lock()
        self._public: dict[str, Ed25519PublicKey] = {}
        self._signing: SigningKey | None = None
        self._read_ms = 0

    def open(self, now_ms: int) -> None:
        """Read the keys; make the first one.

        Raises StartRefusedError when they were sealed with another SECRET_KEY.
        """
        fresh = self._seal(Ed25519PrivateKey.generate(), now_ms)

        def work(tx: Tx) -> list[StoredKey]:
            stored = keys.all_keys(tx)
            if stored:
                return stored
            keys.add_key(tx, fresh)
            entries.append(tx, AuditDeed.KEY_MADE, subject=fresh.key_id, at_ms=now_ms)
            return [fresh]

        self._take(self._db.write(work), now_ms)

    def rotate(self, now_ms: int) -> str:
        """Make the next key, forget those that can have signed nothing alive, and give its name.

        Harmless to repeat. Raises StartRefusedError, BusyError.
        """
        fresh = self.fresh(now_ms)
        self._take(self._db.write(lambda tx: rotate_in(tx, fresh, now_ms)), now_ms)
        return fresh.key_id

    def fresh(self, now_ms: int) -> StoredKey:
        """A new key as the database may have it."""
        return self._seal(Ed25519PrivateKey.generate(), now_ms)

    def published(self) -> dict[str, bytes]:
        """The public half of each key by its name."""
        with self._db.read() as tx:
            return {key.key_id: key.public_key for key in keys.all_keys(tx)}

    def signing(self, now_ms: int | None = None) -> SigningKey:
        """The key for new tokens; with the time it is read anew now and then."""
        if now_ms is not None and now_ms - self._read_ms >= REREAD_MS:
            with self._lock, self._db.read() as tx:
                self._take(keys.all_keys(tx), now_ms)
        assert self._signing is not None, "open() comes first"
        return self._signing

    def public(self, key_id: str) -> Ed25519PublicKey | None:
        """The key that a token names; another process may have made it since, so look again."""
        found = self._public.get(key_id)
        if found is None and len(key_id) == 16:
            with self._lock, self._db.read() as tx:
                self._take(keys.all_keys(tx), self._read_ms)
            found = self._public.get(key_id)
        return found

    def _take(self, stored: list[StoredKey], now_ms: int) -> None:
        self._read_ms = now_ms
        self._public = {
            key.key_id: Ed25519PublicKey.from_public_bytes(key.public_key) for key in stored
        }
        ripe = [key for key in stored if key.created_ms + PUBLISHED_MS <= now_ms]
        chosen = ripe[-1] if ripe else stored[0]
        if self._signing is None or self._signing.key_id != chosen.key_id:
            self._signing = SigningKey(key_id=chosen.key_id, private_key=self._unseal(chosen))

    def _seal(self, private_key: Ed25519PrivateKey, now_ms: int) -> StoredKey:
        public_key = private_key.public_key().public_bytes_raw()
        key_id = key_id_of(public_key)
        nonce = os.urandom(_NONCE_BYTES)
        sealed = AESGCM(self._secrets.sealing).encrypt(
            nonce, private_key.private_bytes_raw(), key_id.encode()
        )
        return StoredKey(
            key_id=key_id,
            public_key=public_key,
            sealed_private_key=nonce + sealed,
            created_ms=now_ms,
        )

    def _unseal(self, key: StoredKey) -> Ed25519PrivateKey:
        nonce, sealed = key.sealed_private_key[:_NONCE_BYTES], key.sealed_private_key[_NONCE_BYTES:]
        try:
            raw = AESGCM(self._secrets.sealing).decrypt(nonce, sealed, key.key_id.encode())
        except InvalidTag as error:
            raise StartRefusedError(
                "The keys in this database were sealed with another SECRET_KEY: give that one."
            ) from error
        return Ed25519PrivateKey.from_private_bytes(raw)


def key_id_of(public_key: bytes) -> str:
    """The name of an Ed25519 key: 16 hex digits of its raw bytes' SHA-256."""
    return hashlib.sha256(public_key).hexdigest()[:16]


def rotate_in(tx: Tx, fresh: StoredKey, now_ms: int) -> list[StoredKey]:
    """Add a key and forget those that can have signed nothing alive; gives what there is then."""
    stored = keys.all_keys(tx)
    for key, follower in pairwise(stored):
        if follower.created_ms + KEPT_MS <= now_ms:
            keys.remove_key(tx, key.key_id)
            entries.append(tx, AuditDeed.KEY_FORGOTTEN, subject=key.key_id, at_ms=now_ms)
    if all(key.key_id != fresh.key_id for key in stored):
        keys.add_key(tx, fresh)
        entries.append(tx, AuditDeed.KEY_MADE, subject=fresh.key_id, at_ms=now_ms)
    return keys.all_keys(tx)
