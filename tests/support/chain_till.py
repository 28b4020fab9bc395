"""A till without a database: it keeps its chain in a list, signs it, and talks to a server."""

import base64
from collections import Counter
from collections.abc import Mapping
from random import Random
from typing import Any
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from msgspec import structs
from pos_protocol.chain import genesis, tip_text
from pos_protocol.envelope import OccurredAt, Recorded
from pos_protocol.sync import (
    HelloRequest,
    PushedEvent,
    PushRequest,
    RegisterReply,
    SignedTip,
    SyncApi,
    Tip,
)

from pos_protocol import events, ids, ledger
from tests.support.events import record

WALL_MS = 1_764_000_000_000
SHIFT = UUID(int=7)


class ChainTill:
    """One enrolled till and its events of one epoch."""

    def __init__(self, identity: RegisterReply, key: Ed25519PrivateKey, *, seed: int = 1) -> None:
        self.identity = identity
        self.key = key
        self.epoch = identity.epoch
        self.nonce = identity.server_nonce
        self.log: list[Recorded] = []
        self._carried: Counter[int] = Counter()
        self._summed: tuple[Recorded | None, int, Counter[int]] = (None, 0, Counter())
        self._rng = Random(seed)

    @property
    def start(self) -> bytes:
        """The genesis hash of this epoch."""
        return genesis(self.identity.till, self.epoch, self.nonce)

    @property
    def tip(self) -> Tip:
        """The newest event, or the genesis."""
        newest = self.log[-1].hash if self.log else self.start
        return Tip(till_seq=len(self.log), hash=newest.hex())

    @property
    def pending(self) -> Mapping[int, int]:
        """What its own events move of each product, those of former epochs included."""
        newest, summed, total = self._summed
        # A year is appended event by event, so only what is new is summed. An entry has the hash
        # of all before it: where the newest one summed still stands, so do those before it.
        if summed > len(self.log) or (summed and self.log[summed - 1] is not newest):
            summed, total = 0, Counter(self._carried)
        for recorded in self.log[summed:]:
            if recorded.event is not None:
                for movement in ledger.stock_movements(recorded.event):
                    total[movement.product_id] += movement.delta
        self._summed = (self.log[-1] if self.log else None, len(self.log), total)
        return total

    def append(self, event: events.Event, **fields: Any) -> Recorded:
        """Record an event at the end of the chain; `fields` replace the envelope's.

        A till that never pulled knows its own lines only: claims that say nothing get that.
        """
        self.log.append(self.recorded(with_claims(event, self.pending), **fields))
        return self.log[-1]

    def recorded(self, event: events.Event, **fields: Any) -> Recorded:
        """What `append` would add."""
        values: dict[str, Any] = {
            "till_seq": len(self.log) + 1,
            "prev": bytes.fromhex(self.tip.hash),
            "store": self.identity.store,
            "till": self.identity.till,
            "till_no": self.identity.till_no,
            "epoch": self.epoch,
            "event_id": ids.new_event_id(WALL_MS, self._rng),
            "occurred_at": OccurredAt(
                wall_ms=WALL_MS, zone="+05:00", boot=UUID(int=1), mono_ms=60_000
            ),
        } | fields
        return record(event, **values)

    def new_epoch(self, epoch: int, nonce: str) -> None:
        """Begin another life of the log."""
        self._carried = Counter(self.pending)
        self.epoch, self.nonce, self.log = epoch, nonce, []
        self._summed = (None, 0, Counter(self._carried))

    def batch(self, first: int = 1, last: int | None = None) -> PushRequest:
        """The signed request for till_seq `first` to `last`."""
        return self.request(self.log[first - 1 : last])

    def request(self, chosen: list[Recorded]) -> PushRequest:
        """A signed request for these events, in this order."""
        tip = chosen[-1]
        text = tip_text(
            store=self.identity.store,
            till=self.identity.till,
            epoch=self.epoch,
            till_seq=tip.envelope.till_seq,
            tip_hash=tip.hash,
        )
        return PushRequest(
            store=self.identity.store,
            till=self.identity.till,
            epoch=self.epoch,
            first_till_seq=chosen[0].envelope.till_seq,
            n=len(chosen),
            events=[pushed(event) for event in chosen],
            tip=SignedTip(
                till_seq=tip.envelope.till_seq,
                hash=tip.hash.hex(),
                key_id=self.identity.key_id,
                sig=base64.b64encode(self.key.sign(text)).decode(),
            ),
        )

    def hello(self, *, cursor: int = 0, feed_hash: str = "00" * 32, **fields: Any) -> HelloRequest:
        """A hello of this till at a cursor."""
        values: dict[str, Any] = {
            "schema_max": {},
            "store": self.identity.store,
            "till": self.identity.till,
            "epoch": self.epoch,
            "tip": self.tip,
            "feed_id": self.identity.feed_id,
            "cursor": cursor,
            "feed_hash": feed_hash,
            "wall_ms": WALL_MS,
        } | fields
        return HelloRequest(**values)

    def push_all(self, api: SyncApi) -> list[str]:
        """Push the whole chain and give the statuses."""
        return [result.status for result in api.push(self.batch()).results]


def with_claims(event: events.Event, pending: Mapping[int, int]) -> events.Event:
    """The event with `pending` on each stock line that claims nothing at all."""
    lines = getattr(event, "lines", ())
    moved: Counter[int] = Counter()
    told = []
    for line in lines:
        if not hasattr(line, "pending"):
            return event
        if not (line.known_quantity or line.known_version or line.pending):
            known = pending.get(line.product_id, 0) + moved[line.product_id]
            line = structs.replace(line, pending=known)  # noqa: PLW2901
        told.append(line)
        for movement in ledger.stock_movements(structs.replace(event, lines=(line,))):
            moved[movement.product_id] += movement.delta
    return structs.replace(event, lines=tuple(told)) if told else event


def pushed(event: Recorded) -> PushedEvent:
    """An event as it travels."""
    return PushedEvent(
        event_id=event.envelope.event_id,
        till_seq=event.envelope.till_seq,
        prev=event.envelope.prev,
        hash=event.hash.hex(),
        body=event.body.decode(),
    )


def received(product_id: int, quantity_milli: int, **claim: int) -> events.StockReceived:
    """Goods that came in."""
    line = events.ReceivedLine(n=1, product_id=product_id, quantity=quantity_milli, **_claim(claim))
    return events.StockReceived(lines=(line,))


def sold(*lines: tuple[int, int], price: int = 10_000, **claim: int) -> events.SaleCompleted:
    """A cash sale of (product_id, thousandths) at one price in paisa."""
    sale_lines = tuple(
        events.SaleLine(
            n=n,
            product_id=product_id,
            quantity=quantity,
            price=price,
            gross=price * quantity // 1000,
            amount=price * quantity // 1000,
            name=f"Product {product_id}",
            **_claim(claim),
        )
        for n, (product_id, quantity) in enumerate(lines, 1)
    )
    total = sum(line.amount for line in sale_lines)
    return events.SaleCompleted(
        shift_id=SHIFT,
        lines=sale_lines,
        tenders=(events.Tender(kind=events.TenderKind.CASH, amount=total),),
        total=total,
    )


def _claim(claim: dict[str, int]) -> dict[str, Any]:
    return {"known_quantity": 0, "known_version": 0, "pending": 0} | claim
