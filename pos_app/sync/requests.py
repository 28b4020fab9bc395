"""The messages that a till sends in a round, made from what it holds."""

import base64
from collections.abc import Sequence

from msgspec import Struct
from pos_protocol.chain import body_hash, tip_text
from pos_protocol.events import EVENT_VERSIONS
from pos_protocol.sync import (
    EpochClaim,
    HelloRequest,
    PushedEvent,
    PushRequest,
    SignedTip,
    Tip,
)

from pos_app.clock import Clock
from pos_app.db.cursors import TillState
from pos_app.db.outbox import Acked, PendingEvent
from pos_app.devices.till_key import Signer


class Asking(Struct, frozen=True, kw_only=True):
    """What a hello says beside the till's state; `acked` as of outbox.acked.

    Without `tells_stock` the digest is left out: the till holds events that it cannot read, so its
    stock is known to be another.
    """

    acked: Acked | None
    machine: str = ""
    renews_lease: bool = False
    tells_stock: bool = True


def hello_of(till: TillState, clock: Clock, asking: Asking) -> HelloRequest:
    """Who the till is and what it holds."""
    return HelloRequest(
        schema_max=EVENT_VERSIONS,
        store=till.store_id,
        till=till.till_id,
        epoch=till.epoch,
        tip=Tip(till_seq=till.till_seq, hash=till.tip_hash.hex()),
        acked=asking.acked.tip if asking.acked else None,
        acked_epoch=asking.acked.epoch if asking.acked else None,
        feed_id=till.feed_id,
        cursor=till.cursor,
        feed_hash=till.feed_hash.hex(),
        fold_digest=till.fold_digest if asking.tells_stock else None,
        lease=till.lease,
        renew_lease=asking.renews_lease,
        machine=asking.machine,
        wall_ms=clock.wall_ms(),
    )


def piece_of(waiting: Sequence[PendingEvent]) -> list[PendingEvent]:
    """What of the events that wait, from the first on, is one unbroken piece of the chain.

    It ends before an event whose bytes are no longer those that were recorded, as after a fault of
    the disk: a server believes neither these bytes nor a hash that does not fit them.
    """
    batch: list[PendingEvent] = []
    for event in waiting:
        if batch and (event.epoch != batch[-1].epoch or event.prev != batch[-1].hash):
            break
        if body_hash(event.body) != event.hash:
            break
        batch.append(event)
    return batch


def push_of(
    till: TillState,
    batch: Sequence[PendingEvent],
    signer: Signer,
    *,
    epochs: list[EpochClaim],
    is_orphan: bool,
) -> PushRequest:
    """A contiguous piece of the till's chain, its tip signed."""
    last = batch[-1]
    text = tip_text(
        store=till.store_id,
        till=till.till_id,
        epoch=last.epoch,
        till_seq=last.till_seq,
        tip_hash=last.hash,
    )
    return PushRequest(
        store=till.store_id,
        till=till.till_id,
        epoch=last.epoch,
        first_till_seq=batch[0].till_seq,
        n=len(batch),
        events=[_pushed(event) for event in batch],
        tip=SignedTip(
            till_seq=last.till_seq,
            hash=last.hash.hex(),
            key_id=signer.key_id,
            sig=base64.b64encode(signer.sign(text)).decode("ascii"),
        ),
        epochs=epochs,
        is_orphan=is_orphan,
        cursor=till.cursor,
    )


def _pushed(event: PendingEvent) -> PushedEvent:
    """An event with its exact bytes: as a string, or as base64 where they are no UTF-8."""
    try:
        body, body_b64 = event.body.decode(), None
    except UnicodeDecodeError:
        body, body_b64 = None, base64.b64encode(event.body).decode("ascii")
    return PushedEvent(
        event_id=event.event_id,
        till_seq=event.till_seq,
        prev=event.prev.hex(),
        hash=event.hash.hex(),
        body=body,
        body_b64=body_b64,
        key_id=event.key_id,
        sig=base64.b64encode(event.sig).decode("ascii") if event.sig else None,
    )
