"""HANDLERS: what is done for every entry of a feed, in the transaction that moves the cursor."""

from collections.abc import Callable, Sequence
from typing import Any

import msgspec
from msgspec import Struct
from pos_protocol.envelope import Envelope
from pos_protocol.events import Event

from pos_protocol import codec, ledger
from sync_server.db.database import Tx
from sync_server.db.projections.takings import fiscal_day, zone_minutes
from sync_server.db.queue import alerts, summaries, webhooks
from sync_server.db.queue.alerts import Alert, StockLevel
from sync_server.db.queue.cursors import Entry
from sync_server.db.queue.webhooks import Webhook
from sync_server.operations.reporting.folding import Fact
from sync_server.operations.reporting.summing import sum_up


class Happened(Struct, frozen=True, kw_only=True):
    """An entry, read."""

    store_seq: int
    envelope: Envelope
    event: Event
    held: bool
    versions: list[int]
    received_ms: int


class Batch(Struct, frozen=True, kw_only=True):
    """Entries of one store in order, in the transaction that moves the cursor behind them."""

    tx: Tx
    store_id: int
    happened: Sequence[Happened]
    now_ms: int

    @property
    def moved_products(self) -> list[int]:
        """The products whose stock or card the entries touch."""
        found: set[int] = set()
        for one in self.happened:
            found.update(moved.product_id for moved in ledger.stock_movements(one.event))
            product_id = getattr(one.event, "product_id", None)
            if isinstance(product_id, int):
                found.add(product_id)
        return sorted(found)


_VERSIONS = msgspec.json.Decoder(list[int])

type Handler = Callable[[Batch], None]


def read_entry(entry: Entry) -> Happened:
    """An entry of the feed. Raises ProtocolError for one that this program cannot read."""
    recorded = codec.decode(entry.body)
    assert recorded.event is not None, entry.store_seq
    return Happened(
        store_seq=entry.store_seq,
        envelope=recorded.envelope,
        event=recorded.event,
        held=entry.held,
        versions=_VERSIONS.decode(entry.stock_versions),
        received_ms=entry.received_ms,
    )


def watch_stock(batch: Batch) -> None:
    """Open alerts for products that are low or below zero, close those that are neither any more.

    It looks at the stock of now, which may be ahead of the entries: then a later batch finds
    nothing more to do.
    """
    products = batch.moved_products
    if not products:
        return
    known = alerts.open_of(batch.tx, batch.store_id, products)
    newest = batch.happened[-1].store_seq
    wanted = {
        (level.product_id, kind): level
        for level in alerts.levels(batch.tx, batch.store_id, products)
        for kind in _kinds_of(level)
    }
    over = [alert_id for key, alert_id in known.items() if key not in wanted]
    if over:
        alerts.close(batch.tx, batch.store_id, over, now_ms=batch.now_ms)
    opened = [
        Alert(
            alert_id=alerts.alert_id_of(newest, product_id, kind),
            kind=kind,
            product_id=product_id,
            quantity_milli=level.quantity_milli,
            low_at_milli=level.low_at_milli,
            opened_seq=newest,
            opened_ms=batch.now_ms,
        )
        for (product_id, kind), level in wanted.items()
        if (product_id, kind) not in known
    ]
    for alert in opened:
        alerts.add(batch.tx, batch.store_id, alert)
    _announce(batch, opened)


def tell_webhooks(batch: Batch) -> None:
    """Put a message on its way for each entry that a webhook of the store asks for."""
    hooks = webhooks.all_of(batch.tx, batch.store_id)
    if not hooks:
        return
    messages = []
    for one in batch.happened:
        kind = one.envelope.kind
        said = {
            "store_seq": one.store_seq,
            "event_id": str(one.envelope.event_id),
            "till_no": one.envelope.till_no,
            "occurred_ms": one.envelope.occurred_at.wall_ms,
            "payload": one.envelope.payload,
        }
        message_id = f"evt_{batch.store_id}_{one.store_seq}"
        messages += _messages(
            batch, hooks, kind=kind, message_id=message_id, said=said, at_ms=one.received_ms
        )
    if messages:
        webhooks.enqueue(batch.tx, batch.store_id, messages, now_ms=batch.now_ms)


def count_days(batch: Batch) -> None:
    """Note the days that the entries belong to; their summaries are made at night."""
    days: dict[str, tuple[int, int]] = {}
    for one in batch.happened:
        at = one.envelope.occurred_at
        day = fiscal_day(at.wall_ms, at.zone)
        _zone, count = days.get(day, (0, 0))
        days[day] = (zone_minutes(at.zone), count + 1)
    for day, (zone_min, count) in sorted(days.items()):
        summaries.touch(batch.tx, batch.store_id, day, zone_min=zone_min, events=count)


def sum_reports(batch: Batch) -> None:
    """Add the entries to the sums behind the reports."""
    facts = [
        Fact(store_seq=one.store_seq, envelope=one.envelope, event=one.event, held=one.held)
        for one in batch.happened
    ]
    sum_up(batch.tx, batch.store_id, facts)


HANDLERS: dict[str, Handler] = {
    "alerts": watch_stock,
    "webhooks": tell_webhooks,
    "summaries": count_days,
    "reports": sum_reports,
}
"""Every consumer by the name of its cursors; the repair of a cache comes besides."""

PATIENT = frozenset({"reports"})
"""Those that wait until a store's feed lies still."""


def _kinds_of(level: StockLevel) -> list[str]:
    if level.quantity_milli < 0:
        return [alerts.NEGATIVE]
    if level.low_at_milli is not None and level.quantity_milli <= level.low_at_milli:
        return [alerts.LOW]
    return []


def _announce(batch: Batch, opened: list[Alert]) -> None:
    hooks = webhooks.all_of(batch.tx, batch.store_id) if opened else []
    messages = []
    for alert in opened:
        messages += _messages(
            batch,
            hooks,
            kind=f"alert.{alert.kind}",
            message_id=f"alr_{batch.store_id}_{alert.alert_id}",
            said=msgspec.to_builtins(alert),
            at_ms=batch.now_ms,
        )
    if messages:
        webhooks.enqueue(batch.tx, batch.store_id, messages, now_ms=batch.now_ms)


def _messages(
    batch: Batch,
    hooks: Sequence[Webhook],
    *,
    kind: str,
    message_id: str,
    said: dict[str, Any],
    at_ms: int,
) -> list[tuple[int, str, bytes]]:
    body = msgspec.json.encode({"type": kind, "store_id": batch.store_id, "data": said})
    return [(hook.webhook_id, message_id, body) for hook in hooks if hook.wants(kind, at_ms)]
