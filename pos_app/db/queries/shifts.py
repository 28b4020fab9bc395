"""Shifts and what their drawers should hold."""

from uuid import UUID

import msgspec
from pos_protocol.events import TenderKind

from pos_app.db.statement import Row, Statement, Tx


class Sums(msgspec.Struct, frozen=True, kw_only=True):
    """What happened in a shift, in paisa or times. Returns take from discounts, rounding and tax.

    Voids are among the returns. `removed` came to so much on bills that were then paid without it.
    """

    sales_total_paisa: int = 0
    returns_total_paisa: int = 0
    sales: int = 0
    returns: int = 0
    cash_in_paisa: int = 0
    cash_out_paisa: int = 0
    drawer_opened: int = 0
    discounts_paisa: int = 0
    rounding_paisa: int = 0
    tax_paisa: int = 0
    voids: int = 0
    voids_total_paisa: int = 0
    removed_total_paisa: int = 0


class Shift(msgspec.Struct, frozen=True, kw_only=True):
    """A cashier's span at a till, with its sums so far in paisa. `cash` includes the float."""

    shift_id: UUID
    till_no: int
    shift_no: int
    opened_ms: int
    actor: str
    opening_float_paisa: int
    closed_ms: int | None
    closed_by: str
    expected_paisa: int | None
    counted_paisa: int | None
    note: str
    cash_paisa: int
    sums: Sums

    @property
    def is_open(self) -> bool:
        """Whether it can still sell."""
        return self.closed_ms is None

    @property
    def variance_paisa(self) -> int | None:
        """What was too much in the drawer, or too little; None while nobody has counted."""
        if self.counted_paisa is None or self.expected_paisa is None:
            return None
        return self.counted_paisa - self.expected_paisa


class TenderTotal(msgspec.Struct, frozen=True, kw_only=True):
    """What a shift took in one way: source is sale, return or khata."""

    source: str
    kind: TenderKind
    amount_paisa: int
    times: int


_SUMMED = (
    "sales_total",
    "returns_total",
    "sales",
    "returns",
    "cash_in",
    "cash_out",
    "drawer_opened",
    "discounts",
    "rounding",
    "tax",
    "voids",
    "voids_total",
    "removed_total",
)
_SUMS = ", ".join(f"coalesce(t.{name}, 0)" for name in _SUMMED)
_SHIFT = f"""SELECT s.shift_id, s.till_no, s.shift_no, s.opened_ms, s.actor, s.opening_float,
  c.closed_ms, coalesce(c.actor, ''), c.expected, c.counted, coalesce(c.note, ''),
  coalesce(t.cash, 0), {_SUMS}
FROM shift s LEFT JOIN shift_close c ON c.shift_id = s.shift_id
     LEFT JOIN shift_total t ON t.shift_id = s.shift_id"""  # noqa: S608 - our own column names
_LATEST = Statement(f"{_SHIFT} WHERE s.till_no = :till_no ORDER BY s.shift_no DESC LIMIT 1")
_LIST = Statement(f"{_SHIFT} WHERE s.till_no = :till_no ORDER BY s.shift_no DESC LIMIT :limit")
_NUMBER = Statement(f"{_SHIFT} WHERE s.till_no = :till_no AND s.shift_no = :shift_no")
_BY_ID = Statement(f"{_SHIFT} WHERE s.shift_id = :shift_id")
_OPEN = Statement(
    "SELECT s.shift_id, c.shift_id FROM shift s"
    " LEFT JOIN shift_close c ON c.shift_id = s.shift_id"
    " WHERE s.till_no = :till_no ORDER BY s.shift_no DESC LIMIT 1"
)
_TENDERS = Statement(
    "SELECT source, kind, amount, times FROM tender_total WHERE shift_id = :shift_id"
    " ORDER BY source, kind"
)
_GRAND = Statement(
    "SELECT coalesce(sum(t.sales_total), 0) FROM shift s JOIN shift_total t USING (shift_id)"
    " WHERE s.till_no = :till_no"
)


def open_shift_id(tx: Tx, till_no: int) -> UUID | None:
    """The open shift of a till, or None."""
    row = _OPEN.one(tx, till_no=till_no)
    return UUID(bytes=row[0]) if row and row[1] is None else None


def latest(tx: Tx, till_no: int) -> Shift | None:
    """The till's shift with the highest number, open or closed, or None."""
    row = _LATEST.one(tx, till_no=till_no)
    return _shift(row) if row else None


def by_number(tx: Tx, till_no: int, shift_no: int) -> Shift | None:
    """One shift of a till by its number, or None."""
    row = _NUMBER.one(tx, till_no=till_no, shift_no=shift_no)
    return _shift(row) if row else None


def by_id(tx: Tx, shift_id: UUID) -> Shift | None:
    """One shift by the id of its opening, or None."""
    row = _BY_ID.one(tx, shift_id=shift_id.bytes)
    return _shift(row) if row else None


def recent(tx: Tx, till_no: int, limit: int = 50) -> tuple[Shift, ...]:
    """The till's newest shifts, newest first."""
    return tuple(_shift(row) for row in _LIST.all(tx, till_no=till_no, limit=limit))


def tenders(tx: Tx, shift_id: UUID) -> tuple[TenderTotal, ...]:
    """How money was given in a shift."""
    return tuple(
        TenderTotal(source=source, kind=TenderKind(kind), amount_paisa=amount, times=times)
        for source, kind, amount, times in _TENDERS.all(tx, shift_id=shift_id.bytes)
    )


def grand_total(tx: Tx, till_no: int) -> int:
    """All that a till ever sold, in paisa: the auditor's running total, which only grows."""
    row = _GRAND.one(tx, till_no=till_no)
    return row[0] if row else 0


def _shift(row: Row) -> Shift:
    return Shift(
        shift_id=UUID(bytes=row[0]),
        till_no=row[1],
        shift_no=row[2],
        opened_ms=row[3],
        actor=row[4],
        opening_float_paisa=row[5],
        closed_ms=row[6],
        closed_by=row[7],
        expected_paisa=row[8],
        counted_paisa=row[9],
        note=row[10],
        cash_paisa=row[11],
        sums=Sums(
            sales_total_paisa=row[12],
            returns_total_paisa=row[13],
            sales=row[14],
            returns=row[15],
            cash_in_paisa=row[16],
            cash_out_paisa=row[17],
            drawer_opened=row[18],
            discounts_paisa=row[19],
            rounding_paisa=row[20],
            tax_paisa=row[21],
            voids=row[22],
            voids_total_paisa=row[23],
            removed_total_paisa=row[24],
        ),
    )
