"""What of this till a person should look at: events that wait for a manager, and goods to count."""

import msgspec
from pos_protocol.envelope import Envelope
from pos_protocol.errors import ProtocolError
from pos_protocol.events import ReconciliationDecided, StockCounted
from pos_protocol.ids import MovementPlace, receipt_no

from pos_app.db import sql
from pos_app.db.statement import Statement, Tx
from pos_protocol import codec

LISTED_MAX = 50


class WaitingEvent(msgspec.Struct, frozen=True, kw_only=True):
    """An own event that the server keeps without counting it, and nobody has decided.

    `receipt` is what its receipt prints, for a sale; `code` says why it lies in quarantine.
    """

    kind: str
    receipt: str
    occurred_ms: int
    is_quarantined: bool
    verdict: str
    code: str


class ToCount(msgspec.Struct, frozen=True, kw_only=True):
    """A product that somebody should count; `is_asked` by a manager, else it is below zero."""

    product_id: int
    name: str
    is_asked: bool


_WAITING = Statement(
    "SELECT e.body, e.hash, d.status, coalesce(d.class, ''), coalesce(d.code, '')"
    " FROM delivery d JOIN event_log e ON e.event_id = d.event_id"
    " WHERE d.status IN ('held', 'quarantined') AND NOT EXISTS (SELECT 1 FROM correction c"
    " WHERE c.corrects = d.event_id AND c.kind = 'ReconciliationDecided')"
    " ORDER BY e.log_no DESC LIMIT :limit"
)
_DECIDED_HELD = Statement(
    f"SELECT count(*) FROM delivery d WHERE {sql.HELD} AND EXISTS"  # noqa: S608 - our own words
    " (SELECT 1 FROM correction c WHERE c.corrects = d.event_id"
    " AND c.kind = 'ReconciliationDecided')"
)
_DECISIONS = Statement(
    "SELECT e.log_no, e.body FROM correction c JOIN event_log e ON e.event_id = c.event_id"
    " WHERE c.kind = 'ReconciliationDecided' ORDER BY e.log_no"
)
_COUNTS = Statement(
    "SELECT log_no, body FROM event_log WHERE log_no > :after AND kind = 'StockCounted'"
)
_BELOW = Statement(
    f"SELECT p.product_id, {sql.PRODUCT_NAME}"  # noqa: S608 - our own words
    " FROM stock_level s JOIN product p ON p.product_id = s.product_id"
    " WHERE p.is_listed AND s.confirmed + s.pending < 0 AND p.product_id % 10000000 != 9999999"
    " ORDER BY p.product_id LIMIT :limit"
)
_NAME = Statement(
    f"SELECT {sql.PRODUCT_NAME} FROM product p"  # noqa: S608 - our own words
    " WHERE p.product_id = :product_id AND p.is_listed"
)


def waiting(tx: Tx, limit: int = LISTED_MAX) -> tuple[WaitingEvent, ...]:
    """Own events that are held or in quarantine and undecided, the newest first."""
    found = []
    for body, event_hash, status, verdict, code in _WAITING.all(tx, limit=limit):
        envelope = codec.decode(body).envelope
        is_sale = envelope.kind == "SaleCompleted"
        found.append(
            WaitingEvent(
                kind=envelope.kind,
                receipt=receipt_no(_place(envelope), event_hash) if is_sale else "",
                occurred_ms=envelope.occurred_at.wall_ms,
                is_quarantined=status == "quarantined",
                verdict=verdict,
                code=code,
            )
        )
    return tuple(found)


def decided(tx: Tx) -> int:
    """How many held events of this till a manager has decided about."""
    row = _DECIDED_HELD.one(tx)
    return int(row[0]) if row else 0


def to_count(tx: Tx, limit: int = LISTED_MAX, *, lang: str = "en") -> tuple[ToCount, ...]:
    """What to count: asked for by a manager and not counted since, then what is below zero.

    Goods are named in a language.
    """
    asked = _asked(tx)
    found = []
    for product_id in sorted(asked):
        row = _NAME.one(tx, product_id=product_id, lang=lang)
        if row is not None:
            found.append(ToCount(product_id=product_id, name=row[0], is_asked=True))
    found += [
        ToCount(product_id=product_id, name=name, is_asked=False)
        for product_id, name in _BELOW.all(tx, limit=limit, lang=lang)
        if product_id not in asked
    ]
    return tuple(found[:limit])


def _asked(tx: Tx) -> set[int]:
    """Products whose count a manager asked for and nobody has recorded in this log since."""
    asked: dict[int, int] = {}
    settled: dict[bytes, int] = {}
    for log_no, body in _DECISIONS.all(tx):
        event = codec.decode(body).event
        if not isinstance(event, ReconciliationDecided):
            continue
        if event.decision == "recount":
            asked |= {line.product_id: log_no for line in event.lines}
            settled[event.case_id.bytes] = event.lines[0].product_id if event.lines else 0
        else:
            # Decided otherwise after all: nobody needs the count any more.
            asked.pop(settled.get(event.case_id.bytes, 0), None)
    if not asked:
        return set()
    for log_no, body in _COUNTS.run(tx, {"after": min(asked.values())}):
        for product_id in _counted(body):
            if asked.get(product_id, log_no) < log_no:
                del asked[product_id]
    return set(asked)


def _counted(body: bytes) -> set[int]:
    try:
        event = codec.decode(body).event
    except ProtocolError:
        return set()
    return {line.product_id for line in event.lines} if isinstance(event, StockCounted) else set()


def _place(envelope: Envelope) -> MovementPlace:
    return MovementPlace(envelope.till_no, envelope.epoch, envelope.till_seq, 0)
