"""Signatures and tokens that cost little, for most seeds; the others have the real ones.

A quarter of a run's time went into Ed25519 and into reading the same token again and again, which
says nothing about sync. What is cheap here still refuses a wrong text, key or token.
"""

import base64
import contextlib
import hashlib
import os
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from random import Random
from types import SimpleNamespace

import jwt
import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)
from sync_server.auth import enrolment, keys, tokens
from sync_server.operations import checking, verifying

from pos_app.devices.till_key import TillKey

_TOKEN_KEY = b"the key of every cheap token"
LIFETIME_S = 3 * 24 * 3600
"""Most tokens live for days: with ten minutes each round of a slow day would begin by a refusal."""


class CheapPublicKey:
    """Checks what `cheap_sign` made."""

    def __init__(self, raw: bytes) -> None:
        self._raw = raw

    @classmethod
    def from_public_bytes(cls, raw: bytes) -> "CheapPublicKey":
        """As the real one is made; a key that is none is refused in the same way."""
        return cls(_checked(raw))

    def verify(self, signature: bytes, text: bytes) -> None:
        """Raises InvalidSignature."""
        if signature != _seal(self._raw, text):
            raise InvalidSignature


def cheap_sign(key: TillKey, text: bytes) -> bytes:
    """Sixty-four bytes that only this text and this key give, if nobody cheats."""
    return _seal(_public_bytes(key.seed), text)


@contextlib.contextmanager
def cheaply() -> Iterator[None]:
    """Both programs with cheap signatures while the block lasts."""
    header, decode = _remembered(jwt.get_unverified_header), _remembered(_opened)
    reading = SimpleNamespace(
        encode=_sealed,
        get_unverified_header=header,
        decode=decode,
        InvalidTokenError=jwt.InvalidTokenError,
    )
    patches: list[tuple[object, str, object]] = [
        (checking, "Ed25519PublicKey", CheapPublicKey),
        (enrolment, "Ed25519PublicKey", CheapPublicKey),
        (verifying, "Ed25519PublicKey", CheapPublicKey),
        (TillKey, "sign", cheap_sign),
        (tokens, "jwt", reading),
        (tokens, "LIFETIME_S", LIFETIME_S),
    ]
    with _patched(patches):
        yield


@contextlib.contextmanager
def seeded_keys(seed: int) -> Iterator[None]:
    """The server's own keys from the run's seed: a rotation makes new ones."""
    rng = Random(f"{seed}/server keys")

    def generate() -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(rng.randbytes(32))

    made = SimpleNamespace(
        generate=generate, from_private_bytes=Ed25519PrivateKey.from_private_bytes
    )
    with _patched([(keys, "Ed25519PrivateKey", made), (os, "urandom", rng.randbytes)]):
        yield


@contextlib.contextmanager
def _patched(patches: Sequence[tuple[object, str, object]]) -> Iterator[None]:
    kept = [(target, name, getattr(target, name)) for target, name, _ in patches]
    for target, name, value in patches:
        setattr(target, name, value)
    try:
        yield
    finally:
        for target, name, value in kept:
            setattr(target, name, value)


def _sealed(claims: dict[str, object], _key: object, **more: object) -> str:
    """A token of the real form with a cheap signature: the key's own name is under the seal."""
    parts = [_base64(msgspec.json.encode(part)) for part in (more["headers"], claims)]
    text = ".".join(parts)
    return f"{text}.{_base64(_seal(_TOKEN_KEY, text.encode()))}"


def _opened(token: str, **_: object) -> dict[str, object]:
    """The claims, when the seal holds. Raises what PyJWT raises."""
    text, _dot, sig = token.rpartition(".")
    if sig != _base64(_seal(_TOKEN_KEY, text.encode())):
        raise jwt.InvalidSignatureError("Signature verification failed")
    claims: dict[str, object] = msgspec.json.decode(_plain(text.partition(".")[2]))
    return claims


def _base64(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()


def _plain(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def _remembered[T](read: Callable[..., T]) -> Callable[..., T]:
    """A token's signature holds or does not: what held once need not be computed again."""
    known: dict[str, T] = {}

    def remembering(token: str, **options: object) -> T:
        if token not in known:
            known[token] = read(token, **options)
        return known[token]

    return remembering


def _seal(raw: bytes, text: bytes) -> bytes:
    return hashlib.blake2b(text, key=raw, digest_size=64).digest()


@cache
def _public_bytes(seed: bytes) -> bytes:
    return base64.b64decode(TillKey(seed).public_base64())


@cache
def _checked(raw: bytes) -> bytes:
    Ed25519PublicKey.from_public_bytes(raw)
    return raw
