"""A pushed batch, examined before any lock is taken."""

import base64
import binascii
from collections.abc import Sequence
from itertools import pairwise
from uuid import UUID

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from msgspec import Struct
from pos_protocol.chain import body_hash, tip_text
from pos_protocol.envelope import BODY_BYTES_MAX, Recorded
from pos_protocol.errors import ErrorCode, ProtocolError
from pos_protocol.ledger import StockMovement
from pos_protocol.sync import BATCH_EVENTS_LIMIT, EpochClaim, PushedEvent, PushRequest

from pos_protocol import codec, ledger
from sync_server.db.tills import Till
from sync_server.operations import rules


class Offered(Struct, frozen=True, kw_only=True):
    """One event as pushed; `code` says why it cannot enter the feed."""

    event_id: UUID
    till_seq: int
    prev: bytes
    hash: bytes
    body: bytes
    recorded: Recorded | None = None
    moved: tuple[StockMovement, ...] = ()
    code: ErrorCode | None = None
    detail: str = ""
    sig: bytes | None = None
    """The till's signature over the event in its place, as a shift's close carries one."""


class Batch(Struct, frozen=True, kw_only=True):
    """A contiguous piece of one till's chain. `sig` is over its last event; the office has none.

    `epochs` are what the till says this server issued and lost; `is_orphan` that what comes before
    the first event survives nowhere. `cursor` is how far the till follows the feed now. `is_new`:
    its ids were made in this transaction, so nothing can be known of them. `is_held`: whoever
    brings it is not the till that made it, so all of it waits for a manager.
    """

    till: Till
    epoch: int
    offered: Sequence[Offered]
    sig: bytes | None
    epochs: Sequence[EpochClaim] = ()
    is_orphan: bool = False
    cursor: int | None = None
    is_new: bool = False
    is_held: bool = False


def check_batch(request: PushRequest, till: Till) -> Batch:
    """Examine a batch. Whatever can be wrong with one event alone becomes its `code`.

    Raises ProtocolError(BATCH_TOO_LARGE, BATCH_NOT_CONTIGUOUS, CHAIN_BROKEN, HASH_MISMATCH,
    BAD_SIGNATURE) where the batch as a whole is not what the till signed: nothing was learned from
    it then, and the till sends again.
    """
    events = request.events
    if len(events) > BATCH_EVENTS_LIMIT:
        raise ProtocolError(ErrorCode.BATCH_TOO_LARGE, str(len(events)))
    if not events or request.n != len(events):
        raise ProtocolError(ErrorCode.BATCH_NOT_CONTIGUOUS, f"n is {request.n}")
    for expected, event in enumerate(events, request.first_till_seq):
        if event.till_seq != expected or expected < 1:
            raise ProtocolError(ErrorCode.BATCH_NOT_CONTIGUOUS, f"till_seq {expected}")
    for before, event in pairwise(events):
        if event.prev != before.hash:
            raise ProtocolError(ErrorCode.CHAIN_BROKEN, f"till_seq {event.till_seq}")
    sig = _signature(request, till)
    offered = [offered_of(event, till, request.epoch) for event in events]
    return Batch(
        till=till,
        epoch=request.epoch,
        offered=offered,
        sig=sig,
        epochs=request.epochs,
        is_orphan=request.is_orphan,
        cursor=request.cursor,
    )


def _signature(request: PushRequest, till: Till) -> bytes:
    tip, last = request.tip, request.events[-1]
    if tip.till_seq != last.till_seq or tip.hash != last.hash:
        raise ProtocolError(ErrorCode.BATCH_NOT_CONTIGUOUS, "tip")
    if tip.key_id != till.key_id:
        raise ProtocolError(ErrorCode.BAD_SIGNATURE, "key_id")
    text = tip_text(
        store=request.store,
        till=request.till,
        epoch=request.epoch,
        till_seq=tip.till_seq,
        tip_hash=bytes.fromhex(tip.hash),
    )
    sig = _verified(tip.sig, text, till)
    if sig is None:
        raise ProtocolError(ErrorCode.BAD_SIGNATURE, "tip")
    return sig


def _verified(encoded: str, text: bytes, till: Till) -> bytes | None:
    """A signature's bytes when it is this till's over this text, else None."""
    try:
        sig = base64.b64decode(encoded, validate=True)
        Ed25519PublicKey.from_public_bytes(till.public_key).verify(sig, text)
    except (binascii.Error, ValueError, InvalidSignature):
        return None
    return sig


def offered_of(event: PushedEvent, till: Till, epoch: int) -> Offered:
    """One event examined by itself. Raises ProtocolError(HASH_MISMATCH, BATCH_TOO_LARGE)."""
    body = _body(event)
    event_hash = bytes.fromhex(event.hash)
    if body_hash(body) != event_hash:
        raise ProtocolError(ErrorCode.HASH_MISMATCH, f"till_seq {event.till_seq}")
    place = rules.Place(
        store_id=till.store_id,
        till_id=till.till_id,
        till_no=till.till_no,
        epoch=epoch,
        till_seq=event.till_seq,
        event_id=event.event_id,
        prev=bytes.fromhex(event.prev),
    )
    offered = read_offered(body, event_hash, place)
    # A key that was replaced since says nothing about what it signed.
    if event.sig is None or event.key_id != till.key_id:
        return offered
    text = tip_text(
        store=till.store_id,
        till=till.till_id,
        epoch=epoch,
        till_seq=event.till_seq,
        tip_hash=event_hash,
    )
    sig = _verified(event.sig, text, till)
    if sig is None and offered.code is None:
        code = ErrorCode.BAD_SIGNATURE
        return msgspec.structs.replace(offered, code=code, detail="not what this till signed")
    return msgspec.structs.replace(offered, sig=sig)


def read_offered(body: bytes, event_hash: bytes, place: rules.Place) -> Offered:
    """Decode one body and judge it by the rules."""
    code: ErrorCode | None
    recorded: Recorded | None = None
    moved: tuple[StockMovement, ...] = ()
    try:
        recorded = codec.decode(body, body_hash=event_hash)
    except ProtocolError as error:
        code, detail = error.code, error.detail
    else:
        if recorded.event is not None:
            moved = ledger.stock_movements(recorded.event)
        broken = rules.check(recorded, place, moved)
        code, detail = (broken.code, broken.detail) if broken else (None, "")
        if code is None and codec.says_twice(recorded):
            code, detail = ErrorCode.UNREADABLE_BODY, "a key comes twice"
    return Offered(
        event_id=place.event_id,
        till_seq=place.till_seq,
        prev=place.prev,
        hash=event_hash,
        body=body,
        recorded=recorded,
        moved=moved,
        code=code,
        detail=detail[:250],
    )


def _body(event: PushedEvent) -> bytes:
    if event.body is not None:
        return event.body.encode()
    try:
        body = base64.b64decode(event.body_b64 or "", validate=True)
    except (binascii.Error, ValueError) as error:
        raise ProtocolError(ErrorCode.HASH_MISMATCH, f"till_seq {event.till_seq}") from error
    if len(body) > 4 * BODY_BYTES_MAX:
        raise ProtocolError(ErrorCode.BATCH_TOO_LARGE, f"till_seq {event.till_seq}")
    return body
