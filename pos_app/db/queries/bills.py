"""Bills to look back on: sales and returns newest first, page by page, and what became of one.

A page reads at most SCANNED_MAX rows, from the newest on: with a million bills a rare amount is
looked for a stretch at a time, and nothing is ever read from end to end.
"""

from collections.abc import Sequence
from uuid import UUID

import msgspec
from pos_protocol.envelope import Recorded
from pos_protocol.events import SaleReturned

from pos_app.db import sql
from pos_app.db.statement import Row, Statement, Tx
from pos_protocol import codec

SCANNED_MAX = 20_000
OF_PRODUCT_MAX = 200
ENTRIES_SCANNED_MAX = 4_000
NEWEST = b"\xff" * 16
"""Before which everything lies."""


class BillRow(msgspec.Struct, frozen=True, kw_only=True):
    """One sale or return in a list. `kind` is sale or return; `event_hash` None: not here any more.

    `came_back`: something of this sale was taken back since. `status` is acked, held, quarantined
    or empty while the server has not answered. `is_unconfirmed`: it was paid by QR, which nobody
    has confirmed. `is_void`: the return undid a whole sale.
    """

    event_id: UUID
    kind: str
    till_no: int
    epoch: int
    till_seq: int
    occurred_ms: int
    lines: int
    total_paisa: int
    customer: str
    event_hash: bytes | None
    came_back: bool
    status: str
    is_unconfirmed: bool
    is_void: bool = False


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """Rows, and from where the next page goes on: None when there is nothing older."""

    rows: tuple[BillRow, ...]
    before: bytes | None = None
    reached_ms: int | None = None


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """Which bills are listed: of a day (2026-11-22), an amount in paisa, or these customers."""

    day: str = ""
    total_paisa: int | None = None
    customer_ids: tuple[int, ...] = ()


EVERY_BILL = Wanted()


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """Where an event stands: its row of this till's log, and what the server says of it.

    `store_seq` and `verdict` are None and empty until the feed or an answer has told them.
    """

    log_no: int
    status: str
    store_seq: int | None
    verdict: str


class StockEntry(msgspec.Struct, frozen=True, kw_only=True):
    """Goods that came in or left without a sale; `undone_by` names what put it back."""

    log_no: int
    recorded: Recorded
    undone_by: UUID | None


_COLUMNS = (
    "s.event_id, s.kind, s.till_no, s.epoch, s.till_seq, s.occurred_ms, s.lines, s.total,"  # noqa: S608 - our own words
    " coalesce(c.name, ''), e.hash,"
    " EXISTS(SELECT 1 FROM returned r WHERE r.sale_id = s.event_id), coalesce(d.status, ''),"
    f" EXISTS(SELECT 1 FROM seen_payment WHERE sale_id = s.event_id AND {sql.UNCONFIRMED}),"
    " CASE s.kind WHEN 'return' THEN e.body END"
)
_JOINED = (
    " LEFT JOIN customer c ON c.customer_id = s.customer_id"
    " LEFT JOIN event_log e ON e.event_id = s.event_id"
    " LEFT JOIN delivery d ON d.event_id = s.event_id"
)
_STRETCH = "(SELECT * FROM sale WHERE event_id < :before ORDER BY event_id DESC LIMIT :scanned)"
_DAY_STRETCH = (
    "(SELECT * FROM sale WHERE day = :day AND event_id < :before"
    " ORDER BY event_id DESC LIMIT :scanned)"
)
# What does not fit is left out before anything is joined, and a page is all that is sorted.
_FITTING = (
    "(SELECT * FROM {stretch} WHERE (:total IS NULL OR total = :total) AND (:customers = '[]'"
    " OR customer_id IN (SELECT value FROM json_each(:customers))) LIMIT :limit)"
)
_PAGE = f"SELECT {_COLUMNS} FROM {_FITTING} s{_JOINED} ORDER BY s.event_id DESC"  # noqa: S608
_REACHED = "SELECT count(*), min(event_id), min(occurred_ms) FROM {stretch}"
PAGE, DAY_PAGE = (Statement(_PAGE.format(stretch=each)) for each in (_STRETCH, _DAY_STRETCH))
REACHED, DAY_REACHED = (
    Statement(_REACHED.format(stretch=each)) for each in (_STRETCH, _DAY_STRETCH)
)
BY_ID = Statement(
    f"SELECT {_COLUMNS} FROM sale s{_JOINED} WHERE s.event_id = :event_id"  # noqa: S608
)
OF_PRODUCT = Statement(
    "SELECT DISTINCT event_id FROM movement WHERE product_id = :product_id"
    " AND (type = 'sale' OR reason = 'customer_return') ORDER BY hlc_ms DESC LIMIT :limit"
)
BY_PLACE = Statement(
    "SELECT event_id FROM event_log WHERE till_no = :till_no AND epoch = :epoch"
    " AND till_seq = :till_seq AND kind IN ('SaleCompleted', 'SaleReturned')"
)
STANDING = Statement(
    "SELECT e.log_no, coalesce(d.status, ''), coalesce(f.store_seq, d.store_seq),"
    " coalesce(f.class, d.class, '') FROM event_log e"
    " LEFT JOIN delivery d ON d.event_id = e.event_id"
    " LEFT JOIN feed f ON f.event_id = e.event_id WHERE e.event_id = :event_id"
)
_RETURNS = Statement(
    "SELECT event_id FROM correction WHERE corrects = :sale_id AND kind = 'SaleReturned'"
    " ORDER BY event_id"
)
ENTRIES = Statement(
    "SELECT e.log_no, e.body, c.event_id FROM (SELECT * FROM event_log WHERE log_no < :before"
    " ORDER BY log_no DESC LIMIT :scanned) e"
    " LEFT JOIN correction c ON c.corrects = e.event_id"
    " AND c.kind IN ('StockReceived', 'StockRemoved')"
    " WHERE e.kind IN ('StockReceived', 'StockRemoved') ORDER BY e.log_no DESC LIMIT :limit"
)
_LOWEST = Statement(
    "SELECT min(log_no) FROM (SELECT log_no FROM event_log WHERE log_no < :before"
    " ORDER BY log_no DESC LIMIT :scanned)"
)


def page(tx: Tx, wanted: Wanted, *, before: bytes | None = None, limit: int = 50) -> Page:
    """The bills that are wanted, newest first, before a place that an earlier page gave."""
    page_of, reached = (DAY_PAGE, DAY_REACHED) if wanted.day else (PAGE, REACHED)
    # Without another filter the stretch is the page itself: no more is read or sorted.
    scanned_max = limit if wanted == Wanted(day=wanted.day) else SCANNED_MAX
    values: dict[str, object] = {
        "before": NEWEST if before is None else before,
        "day": wanted.day,
        "scanned": scanned_max,
    }
    rows = tuple(
        _row(row)
        for row in page_of.run(
            tx,
            values
            | {
                "total": wanted.total_paisa,
                "customers": msgspec.json.encode(wanted.customer_ids).decode(),
                "limit": limit,
            },
        )
    )
    if len(rows) == limit:
        return Page(rows=rows, before=rows[-1].event_id.bytes, reached_ms=rows[-1].occurred_ms)
    scanned, lowest, reached_ms = reached.run(tx, values).fetchone()
    return Page(rows=rows, before=lowest if scanned == scanned_max else None, reached_ms=reached_ms)


def by_ids(tx: Tx, event_ids: Sequence[bytes]) -> tuple[BillRow, ...]:
    """These bills, newest first; an id that is none of a bill is left out."""
    found = [BY_ID.one(tx, event_id=event_id) for event_id in sorted(set(event_ids), reverse=True)]
    return tuple(_row(row) for row in found if row)


def of_product(tx: Tx, product_id: int, *, limit: int = OF_PRODUCT_MAX) -> list[bytes]:
    """The newest bills that a product was sold or came back on."""
    return [row[0] for row in OF_PRODUCT.all(tx, product_id=product_id, limit=limit)]


def by_place(tx: Tx, *, till_no: int, epoch: int, till_seq: int) -> list[bytes]:
    """The bills at one place of a till's log: both where a till was forked."""
    return [row[0] for row in BY_PLACE.all(tx, till_no=till_no, epoch=epoch, till_seq=till_seq)]


def returns(tx: Tx, sale_id: UUID) -> tuple[BillRow, ...]:
    """What was taken back of a sale since, oldest first."""
    ids = [row[0] for row in _RETURNS.all(tx, sale_id=sale_id.bytes)]
    return tuple(reversed(by_ids(tx, ids)))


def standing(tx: Tx, event_id: UUID) -> Standing | None:
    """Where an event stands, or None for one that is not in the log."""
    row = STANDING.one(tx, event_id=event_id.bytes)
    if row is None:
        return None
    return Standing(log_no=row[0], status=row[1], store_seq=row[2], verdict=row[3])


def stock_entries(
    tx: Tx, *, before: int = 2**62, limit: int = 50
) -> tuple[tuple[StockEntry, ...], int | None]:
    """Goods in and out without a sale, newest first, and where the next page goes on, or None."""
    values: dict[str, object] = {"before": before, "scanned": ENTRIES_SCANNED_MAX}
    rows = ENTRIES.run(tx, values | {"limit": limit}).fetchall()
    found = tuple(
        StockEntry(
            log_no=log_no,
            recorded=codec.decode(body),
            undone_by=UUID(bytes=undone) if undone else None,
        )
        for log_no, body, undone in rows
    )
    if len(found) == limit:
        return found, found[-1].log_no
    lowest = _LOWEST.run(tx, values).fetchone()[0]
    return found, lowest if lowest is not None and lowest > 1 else None


def _row(row: Row) -> BillRow:
    return BillRow(
        event_id=UUID(bytes=row[0]),
        kind=row[1],
        till_no=row[2],
        epoch=row[3],
        till_seq=row[4],
        occurred_ms=row[5],
        lines=row[6],
        total_paisa=row[7],
        customer=row[8],
        event_hash=row[9],
        came_back=bool(row[10]),
        status=row[11],
        is_unconfirmed=bool(row[12]),
        is_void=row[13] is not None and _is_void(row[13]),
    )


def _is_void(body: bytes) -> bool:
    event = codec.decode(body).event
    return isinstance(event, SaleReturned) and event.is_void
