"""Sales that were made: the takings of a day, and sales to show, reprint or take back."""

from collections.abc import Iterator
from uuid import UUID

import msgspec
from pos_protocol.envelope import Recorded
from pos_protocol.events import SaleReturned
from pos_protocol.ids import MovementPlace

from pos_app.db import event_log, sql
from pos_app.db.brought import keeping
from pos_app.db.statement import Statement, Tx
from pos_protocol import codec, ids

NUMBER_DIGITS_MAX = 11
"""More are no number of a receipt, and no number that SQLite holds."""


class Takings(msgspec.Struct, frozen=True, kw_only=True):
    """What a till or the store took on a day, in paisa."""

    sales_total_paisa: int
    returns_total_paisa: int
    sales: int
    returns: int

    @property
    def takings_paisa(self) -> int:
        """Sales less returns."""
        return self.sales_total_paisa - self.returns_total_paisa


class SaleRow(msgspec.Struct, frozen=True, kw_only=True):
    """One sale or return in a list. `kind` is sale or return."""

    event_id: UUID
    kind: str
    till_no: int
    epoch: int
    till_seq: int
    occurred_ms: int
    lines: int
    total_paisa: int


class SeenPayment(msgspec.Struct, frozen=True, kw_only=True):
    """What of a bill was paid by QR on the cashier's eyes alone, in paisa.

    `reference` is the number that confirmed it since, or empty. All that was paid by QR, with a
    number too, is `paid_paisa`; of that `given_back_paisa` went back by QR.
    """

    amount_paisa: int
    paid_paisa: int
    given_back_paisa: int
    reference: str

    @property
    def is_open(self) -> bool:
        """Whether it is still to be confirmed: nobody has, and it did not go back as it came."""
        return not self.reference and self.given_back_paisa < self.paid_paisa


class Unconfirmed(msgspec.Struct, frozen=True, kw_only=True):
    """A QR payment that is still to be confirmed, in paisa, and its bill."""

    receipt_no: str
    occurred_ms: int
    amount_paisa: int


_SUMS = """SELECT coalesce(sum(sales_total), 0), coalesce(sum(returns_total), 0),
  coalesce(sum(sales), 0), coalesce(sum(returns), 0) FROM takings WHERE day = :day"""
_OF_STORE = Statement(_SUMS)
_OF_TILL = Statement(f"{_SUMS} AND till_no = :till_no")
_DAYS = Statement(
    "SELECT day, sum(sales_total), sum(returns_total), sum(sales), sum(returns) FROM takings"
    " GROUP BY day ORDER BY day"
)
_ROWS = "SELECT event_id, kind, till_no, epoch, till_seq, occurred_ms, lines, total FROM sale"
_SEEN = Statement(
    "SELECT amount, paid, given_back, reference FROM seen_payment"
    " WHERE sale_id = :sale_id AND amount > 0"
)
_UNCONFIRMED = (
    "SELECT e.till_no, e.epoch, e.till_seq, e.hash, e.occurred_ms, p.amount FROM seen_payment p"  # noqa: S608 - our own words
    " INDEXED BY unconfirmed_payment JOIN event_log e ON e.event_id = p.sale_id"
    f" WHERE {sql.UNCONFIRMED}"
)
_ALL_UNCONFIRMED = Statement(f"{_UNCONFIRMED} ORDER BY p.sale_id")
_UNCONFIRMED_OF_SHIFT = Statement(f"{_UNCONFIRMED} AND p.shift_id = :shift_id ORDER BY p.sale_id")
_RECENT = Statement(f"{_ROWS} ORDER BY event_id DESC LIMIT :limit")
_LAST = Statement(
    "SELECT event_id FROM event_log WHERE kind = 'SaleCompleted' AND till_no = :till_no"
    " ORDER BY log_no DESC LIMIT 1"
)
_BY_PLACE = Statement(
    "SELECT event_id FROM event_log WHERE till_no = :till_no AND epoch = :epoch"
    " AND till_seq = :till_seq ORDER BY log_no LIMIT 1"
)
_RETURNED = Statement("SELECT product_id, quantity FROM returned WHERE sale_id = :sale_id")

_RETURNS = Statement(
    "SELECT e.body FROM correction c JOIN event_log e ON e.event_id = c.event_id"
    " WHERE c.corrects = :sale_id AND c.kind = 'SaleReturned' ORDER BY e.log_no"
)


def takings(tx: Tx, day: str, *, till_no: int | None = None) -> Takings:
    """The takings of a day (2026-11-22, as the tills' own calendars had it), of one till or all."""
    if till_no is None:
        row = _OF_STORE.one(tx, day=day)
    else:
        row = _OF_TILL.one(tx, day=day, till_no=till_no)
    assert row is not None
    return _takings(*row)


def takings_by_day(tx: Tx) -> dict[str, Takings]:
    """The store's takings of every day on which anything was sold or came back."""
    return {day: _takings(*sums) for day, *sums in _DAYS.all(tx)}


def recent(tx: Tx, limit: int = 50) -> tuple[SaleRow, ...]:
    """The newest sales and returns by the clocks of their tills, newest first."""
    return tuple(_rows(tx, limit))


def last_sale(tx: Tx, till_no: int) -> Recorded | None:
    """The sale that a till made last, or None: for a reprint."""
    row = _LAST.one(tx, till_no=till_no)
    return event_log.read(tx, UUID(bytes=row[0])) if row else None


def by_receipt_no(tx: Tx, receipt_no: str) -> Recorded | None:
    """The event that a receipt number names, or None; the hash on the receipt must agree."""
    place = _place(receipt_no)
    found = _at(tx, place) if place else None
    hash_start = receipt_no.strip().rpartition("-")[2].lower()
    return found if found and found.hash.hex().startswith(hash_start) else None


def is_put_away(tx: Tx, receipt_no: str) -> bool:
    """Whether a receipt number points below all that this till has in its log."""
    place = _place(receipt_no)
    return place is not None and _at(tx, place) is None and keeping.reaches(tx, place)


def _place(receipt_no: str) -> MovementPlace | None:
    """Where a receipt number points; its last part is of the hash."""
    parts = receipt_no.strip().split("-")
    if len(parts) != 4 or not all(part.isascii() and part.isdecimal() for part in parts[:3]):
        return None
    if any(len(part) > NUMBER_DIGITS_MAX for part in parts[:3]):
        return None
    till_no, epoch, till_seq = map(int, parts[:3])
    return MovementPlace(till_no, epoch, till_seq, 0)


def _at(tx: Tx, place: MovementPlace) -> Recorded | None:
    row = _BY_PLACE.one(tx, till_no=place.till_no, epoch=place.epoch, till_seq=place.till_seq)
    return event_log.read(tx, UUID(bytes=row[0])) if row else None


def returned(tx: Tx, sale_id: UUID) -> dict[int, int]:
    """What already came back of a sale: thousandths by product."""
    return dict(_RETURNED.all(tx, sale_id=sale_id.bytes))


def returns_of(tx: Tx, sale_id: UUID) -> tuple[SaleReturned, ...]:
    """The returns of a sale that the log still has, oldest first."""
    bodies = _RETURNS.all(tx, sale_id=sale_id.bytes)
    events = (codec.decode(body).event for (body,) in bodies)
    return tuple(event for event in events if isinstance(event, SaleReturned))


def _rows(tx: Tx, limit: int) -> Iterator[SaleRow]:
    for row in _RECENT.run(tx, {"limit": limit}):
        yield SaleRow(
            event_id=UUID(bytes=row[0]),
            kind=row[1],
            till_no=row[2],
            epoch=row[3],
            till_seq=row[4],
            occurred_ms=row[5],
            lines=row[6],
            total_paisa=row[7],
        )


def _takings(*sums: int) -> Takings:
    return Takings(
        sales_total_paisa=sums[0],
        returns_total_paisa=sums[1],
        sales=sums[2],
        returns=sums[3],
    )


def seen_payment(tx: Tx, sale_id: UUID) -> SeenPayment | None:
    """What of a bill was paid by QR without a number, or None."""
    row = _SEEN.one(tx, sale_id=sale_id.bytes)
    if row is None:
        return None
    return SeenPayment(
        amount_paisa=row[0], paid_paisa=row[1], given_back_paisa=row[2], reference=row[3]
    )


def unconfirmed(tx: Tx, shift_id: UUID | None = None) -> tuple[Unconfirmed, ...]:
    """The QR payments of a shift, else of the store, that are to be confirmed, oldest first."""
    if shift_id is None:
        rows = _ALL_UNCONFIRMED.all(tx)
    else:
        rows = _UNCONFIRMED_OF_SHIFT.all(tx, shift_id=shift_id.bytes)
    return tuple(
        Unconfirmed(
            receipt_no=ids.receipt_no(MovementPlace(till_no, epoch, till_seq, 0), event_hash),
            occurred_ms=occurred_ms,
            amount_paisa=amount,
        )
        for till_no, epoch, till_seq, event_hash, occurred_ms, amount in rows
    )
