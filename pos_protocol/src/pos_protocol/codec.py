"""Encode an event once, read it back for ever.

The exact bytes made here are stored, hashed and sent; nothing is ever serialised again to be
hashed.
"""

import hashlib
import json
from collections.abc import Callable
from functools import cache
from typing import Any

import msgspec

from pos_protocol.envelope import BODY_BYTES_MAX, Envelope, Recorded
from pos_protocol.errors import ErrorCode, ProtocolError
from pos_protocol.events import EVENT_KINDS, EVENT_VERSIONS, Event

_encoder = msgspec.json.Encoder(order="sorted")
_envelopes = msgspec.json.Decoder(Envelope)


def _as_it_was(payload: dict[str, Any]) -> dict[str, Any]:
    """The next version added fields, and what it has for them by default is how it was before."""
    return payload


UPCASTERS: dict[tuple[str, int], Callable[[dict[str, Any]], dict[str, Any]]] = {
    # Products had no tax, and nobody wrote down a price that was changed on the bill.
    ("ProductAdded", 1): _as_it_was,
    ("ProductChanged", 1): _as_it_was,
    ("SaleCompleted", 1): _as_it_was,
    ("SaleReturned", 1): _as_it_was,
    # Nobody wrote down the notes and coins.
    ("ShiftClosed", 1): _as_it_was,
    # Products stood in no category.
    ("ProductAdded", 2): _as_it_was,
    ("ProductChanged", 2): _as_it_was,
    # Nothing was exchanged, and no return was told from a void.
    ("SaleCompleted", 2): _as_it_was,
    ("SaleReturned", 2): _as_it_was,
    # Nobody wrote down what was taken off a bill before it was paid.
    ("SaleCompleted", 3): _as_it_was,
    # Nobody wrote down the day of a delivery.
    ("StockReceived", 1): _as_it_was,
    # Nobody wrote down which delivery was paid from the drawer.
    ("CashMoved", 1): _as_it_was,
}
"""(kind, version) -> a function that turns that version's payload into the next version's."""


def encode_payload(event: Event) -> msgspec.Raw:
    """The payload's JSON with sorted keys."""
    return msgspec.Raw(_encoder.encode(event))


def encode(envelope: Envelope) -> Recorded:
    """Make the body of an event and read it back, so that no till can write what nobody could read.

    Raises ProtocolError for a body that breaks the protocol's own limits.
    """
    return decode(_encoder.encode(envelope))


def decode(body: bytes, *, body_hash: bytes | None = None) -> Recorded:
    """Read a body. An unknown kind or a newer version gives `event=None`.

    `body_hash` is its SHA-256, from whoever has just computed it.

    Raises ProtocolError(BODY_TOO_LARGE, UNREADABLE_BODY or BAD_PAYLOAD).
    """
    if len(body) > BODY_BYTES_MAX:
        raise ProtocolError(ErrorCode.BODY_TOO_LARGE, str(len(body)))
    try:
        envelope = _envelopes.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ProtocolError(ErrorCode.UNREADABLE_BODY, str(error)[:200]) from error
    return Recorded(
        body=body,
        hash=hashlib.sha256(body).digest() if body_hash is None else body_hash,
        envelope=envelope,
        event=_read_payload(envelope),
    )


def says_twice(recorded: Recorded) -> bool:
    """Whether a key comes twice in a body, so that two programs could read two things from it.

    What was written as this program writes it holds no key twice, which is quickly seen; only other
    bodies are looked through.
    """
    event, envelope = recorded.event, recorded.envelope
    if (
        event is not None
        and _encoder.encode(event) == bytes(envelope.payload)
        and _encoder.encode(envelope) == recorded.body
    ):
        return False
    return repeats_a_key(recorded.body)


def repeats_a_key(text: bytes) -> bool:
    """Whether an object in this JSON, which was read already, names a key twice.

    True too for what is nested too deeply to be looked through.
    """
    try:
        json.loads(
            text.decode(errors="surrogateescape"),
            object_pairs_hook=_once,
            # Whole numbers of any length are no business of this look.
            parse_int=str,
            strict=False,
        )
    except (ValueError, RecursionError):
        return True
    return False


def _once(pairs: list[tuple[str, object]]) -> None:
    if len(dict(pairs)) != len(pairs):
        raise ValueError("a key comes twice")


def is_known(envelope: Envelope) -> bool:
    """Whether this program knows the event's kind and version."""
    return envelope.version <= EVENT_VERSIONS.get(envelope.kind, 0)


@cache
def _payloads(kind: str) -> msgspec.json.Decoder[Event]:
    """What reads a kind's payloads, made for the first of them: to start no event is read."""
    return msgspec.json.Decoder(EVENT_KINDS[kind])


def _read_payload(envelope: Envelope) -> Event | None:
    if not is_known(envelope):
        return None
    try:
        if envelope.version == EVENT_VERSIONS[envelope.kind]:
            return _payloads(envelope.kind).decode(envelope.payload)
        return _upcast(envelope)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ProtocolError(ErrorCode.BAD_PAYLOAD, str(error)[:200]) from error


def _upcast(envelope: Envelope) -> Event:
    payload: dict[str, Any] = msgspec.json.decode(envelope.payload)
    for version in range(envelope.version, EVENT_VERSIONS[envelope.kind]):
        payload = UPCASTERS[envelope.kind, version](payload)
    return msgspec.convert(payload, EVENT_KINDS[envelope.kind])
