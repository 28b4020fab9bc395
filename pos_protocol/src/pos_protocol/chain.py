"""Hash chains: a till's own history, a store's feed.

The fold of its stock, each provable in 32 bytes or fewer.

Every hash is SHA-256 over bytes that are kept, never over values that are encoded anew.
"""

import hashlib
from collections.abc import Iterable
from uuid import UUID

from msgspec import to_builtins

from pos_protocol.envelope import Recorded
from pos_protocol.errors import ErrorCode, ProtocolError
from pos_protocol.ids import OFFICE_TILL_NO

FEED_START = bytes(32)
"""The feed hash at position 0."""

FOLD_MODULUS = 2**64


def body_hash(body: bytes) -> bytes:
    """SHA-256 of an event's exact bytes."""
    return hashlib.sha256(body).digest()


def genesis(till: UUID, epoch: int, server_nonce: str) -> bytes:
    """What `prev` names in the first event of an epoch.

    A store without a server uses an empty nonce.
    """
    return hashlib.sha256(f"genesis|{till}|{epoch}|{server_nonce}".encode()).digest()


def tip_text(*, store: int, till: UUID, epoch: int, till_seq: int, tip_hash: bytes) -> bytes:
    """The text that a till signs (Ed25519) for the tip of a pushed batch or a shift's close.

    Through `prev` a signed tip covers everything before it.
    """
    return f"kiryana-tip-1|{store}|{till}|{epoch}|{till_seq}|{tip_hash.hex()}".encode()


def tip_text_of(recorded: Recorded) -> bytes:
    """The same text for one event in its place."""
    envelope = recorded.envelope
    return tip_text(
        store=envelope.store,
        till=envelope.till,
        epoch=envelope.epoch,
        till_seq=envelope.till_seq,
        tip_hash=recorded.hash,
    )


def token_text(*, till: UUID, nonce: str) -> bytes:
    """The text that a till signs over the server's nonce to get a token; it needs no clock."""
    return f"kiryana-token-1|{till}|{nonce}".encode()


def verify_chain(recorded: Iterable[Recorded], *, start: bytes, first_till_seq: int = 1) -> bytes:
    """Prove one till's events of one epoch, in order, from `start` (a genesis or an anchor).

    Gives the tip's hash.

    Raises ProtocolError(CHAIN_BROKEN or HASH_MISMATCH) naming the till_seq at which the history
    stops agreeing.
    """
    tip = start
    for expected, event in enumerate(recorded, first_till_seq):
        if event.envelope.till_seq != expected:
            raise ProtocolError(ErrorCode.CHAIN_BROKEN, f"till_seq {expected} is missing")
        if bytes.fromhex(event.envelope.prev) != tip:
            raise ProtocolError(
                ErrorCode.CHAIN_BROKEN, f"till_seq {expected} does not follow its predecessor"
            )
        if body_hash(event.body) != event.hash:
            raise ProtocolError(ErrorCode.HASH_MISMATCH, f"till_seq {expected}")
        tip = event.hash
    return tip


def entry_hash(
    *, store_seq: int, event_id: UUID, event_hash: bytes, verdict: str, held: bool
) -> bytes:
    """One feed entry's hash.

    Its position, what it is and what the server decided about it (`class` on the wire).
    """
    # As str() writes an id, which takes longer than the hash does.
    said_id = to_builtins(event_id)
    text = f"{store_seq}|{said_id}|{event_hash.hex()}|{verdict}|{int(held)}"
    return hashlib.sha256(text.encode()).digest()


def feed_hash(previous: bytes, entry: bytes) -> bytes:
    """The feed's hash after one more entry: equal hashes at a position prove a shared history."""
    return hashlib.sha256(previous + entry).digest()


def fold_term(product_id: int, quantity_milli: int, version: int) -> int:
    """One product's term in a store's fold digest: the digest is the sum of all terms modulo 2**64.

    A product that no movement has touched (version 0) counts nothing, so both sides can keep the
    sum step by step.
    """
    if version == 0:
        return 0
    text = f"{product_id}|{quantity_milli}|{version}"
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8])


def office_till(store: int) -> UUID:
    """The till_id of a store's office.

    The same on every server, so that a rebuilt one keeps it (RFC 9562, version 8).
    """
    digest = hashlib.sha256(f"kiryana-office|{store}|{OFFICE_TILL_NO}".encode()).digest()
    value = int.from_bytes(digest[:16])
    value = value & ~(0xF << 76) | 0x8 << 76
    value = value & ~(0b11 << 62) | 0b10 << 62
    return UUID(int=value)
