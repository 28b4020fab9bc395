"""Shifts: opening and closing a cashier's span at the till, and cash in and out of the drawer."""

from typing import Literal
from uuid import UUID

import msgspec
from pos_protocol.envelope import Recorded
from pos_protocol.events import EVENT_KINDS, Event, ShiftOpened

from pos_app.db import drawer_counts, event_log
from pos_app.db.entry import Topic
from pos_app.db.projections.audit import KINDS
from pos_app.db.queries import audit
from pos_app.db.queries import rules as rule_queries
from pos_app.db.queries import sales as sale_queries
from pos_app.db.queries import shifts as queries
from pos_app.db.queries.sales import Unconfirmed
from pos_app.db.queries.shifts import Shift, TenderTotal
from pos_app.db.statement import Tx
from pos_app.domain import shift
from pos_app.domain.people import Right
from pos_app.domain.rules import DEFAULT_RULES
from pos_app.domain.shift import CashCount, TypedCount
from pos_app.errors import CashierError, ShiftAlreadyOpen, ShiftNotOpen
from pos_app.operations.context import TillContext

LAST_SHIFTS = 100
NO_SHIFT = 0
"""The number of none: they begin with 1."""


class AuditKindUnknownError(CashierError):
    """`kind` is nothing that stands in the audit list; `kinds` names what does."""

    words = "Nothing in the audit list is called {kind}. There are {kinds}, and names of events."


class ShiftDone(msgspec.Struct, frozen=True, kw_only=True):
    """Something about a shift that is on the disk, and the shift as it stands after it."""

    shift: Shift
    recorded: Recorded
    topics: frozenset[Topic]


class ShiftReport(msgspec.Struct, frozen=True, kw_only=True):
    """An X report of an open shift, or the Z report of a closed one; it only reads.

    `unconfirmed` are those of its QR payments that nobody has confirmed up to now.
    """

    shift: Shift
    tenders: tuple[TenderTotal, ...]
    unconfirmed: tuple[Unconfirmed, ...]

    def took_paisa(self, source: str, *kinds: str) -> int:
        """What came in by one source (sale, return, khata) in these kinds of money, in paisa."""
        return sum(
            total.amount_paisa
            for total in self.tenders
            if total.source == source and total.kind in kinds
        )


def open_shift(till: TillContext, *, opening_float_paisa: int = 0) -> ShiftDone:
    """Open a shift with the cash that lies in the drawer. Raises ShiftAlreadyOpen, PriceRefused."""
    till.need(Right.SHIFT)
    with till.db.write() as tx:
        last = queries.latest(tx, till.identity.till_no)
        if last is not None and last.is_open:
            raise ShiftAlreadyOpen(shift_no=last.shift_no)
        opened = shift.opened(last.shift_no + 1 if last else 1, opening_float_paisa)
        drawer_counts.clear(tx)
        return _append(tx, till, opened)


def move_cash(
    till: TillContext, direction: Literal["in", "out"], amount_paisa: int, *, reason: str = ""
) -> ShiftDone:
    """Put cash into the drawer or take it out. Raises ShiftNotOpen, PriceRefused, NameRefused."""
    till.need(Right.SHIFT)
    with till.db.write() as tx:
        now = _open(tx, till)
        moved = shift.cash_moved(now.shift_id, direction, amount_paisa=amount_paisa, reason=reason)
        return _append(tx, till, moved)


def open_drawer(till: TillContext, *, reason: str = "") -> ShiftDone:
    """Open the drawer without a sale; it is recorded first, and opened by whoever hears of it.

    Without a shift one begins. Raises ApprovalNeeded, NameRefused, ShiftNotOpen.
    """
    till.need(Right.OPEN_DRAWER)
    with till.db.write() as tx:
        opened = shift.drawer_opened(current_shift(till, tx), reason=reason)
        return _append(tx, till, opened)


def close_shift(till: TillContext, count: CashCount, *, note: str = "") -> ShiftDone:
    """Close the shift with what was counted; expected and variance are kept beside it.

    It is signed where the till has a key: what was sold before it cannot be exchanged unnoticed.
    Raises ShiftNotOpen, PriceRefused, NameRefused.
    """
    till.need(Right.SHIFT)
    by = till.signing_writer()
    with till.db.write() as tx:
        now = _open(tx, till)
        closed = shift.closed(
            now.shift_id,
            shift.Drawer(
                expected_paisa=now.cash_paisa,
                count=count,
                sales_total_paisa=now.sums.sales_total_paisa,
                returns_total_paisa=now.sums.returns_total_paisa,
                grand_total_paisa=queries.grand_total(tx, till.identity.till_no),
            ),
            note=note,
        )
        drawer_counts.clear(tx)
        return _append(tx, till, closed, by=by)


def keep_count(till: TillContext, shift_no: int | None, count: TypedCount) -> None:
    """Keep what is typed of a drawer until its shift is closed; None: of the next one's float."""
    with till.db.write() as tx:
        drawer_counts.save(tx, shift_no or NO_SHIFT, count)


def kept_count(till: TillContext, shift_no: int | None) -> TypedCount | None:
    """What was typed of this drawer when the till ended; None for nothing, or another shift's."""
    with till.db.read() as tx:
        return drawer_counts.load(tx, shift_no or NO_SHIFT)


def shift_now(till: TillContext) -> Shift | None:
    """The open shift of this till with its sums so far, or None."""
    with till.db.read() as tx:
        last = queries.latest(tx, till.identity.till_no)
    return last if last is not None and last.is_open else None


def report(till: TillContext, number: int | None = None) -> ShiftReport:
    """The figures of a shift of this till, by its number; without one those of the open shift.

    Raises ShiftNotOpen when there is none.
    """
    with till.db.read() as tx:
        if number is None:
            found = _open(tx, till)
        else:
            by_number = queries.by_number(tx, till.identity.till_no, number)
            if by_number is None:
                raise ShiftNotOpen
            found = by_number
        return ShiftReport(
            shift=found,
            tenders=queries.tenders(tx, found.shift_id),
            unconfirmed=sale_queries.unconfirmed(tx, found.shift_id),
        )


def unconfirmed(till: TillContext) -> tuple[Unconfirmed, ...]:
    """The QR payments of the open shift that are still to be confirmed, oldest first."""
    with till.db.read() as tx:
        shift_id = queries.open_shift_id(tx, till.identity.till_no)
        return () if shift_id is None else sale_queries.unconfirmed(tx, shift_id)


def last_shifts(till: TillContext, limit: int = LAST_SHIFTS) -> tuple[Shift, ...]:
    """The newest shifts of this till, newest first."""
    with till.db.read() as tx:
        return queries.recent(tx, till.identity.till_no, limit)


def audit_entries(
    till: TillContext, *, since_ms: int = 0, kind: str = "", limit: int = 200
) -> tuple[audit.AuditEntry, ...]:
    """What an owner looks through, newest first. Raises ApprovalNeeded, AuditKindUnknownError."""
    till.need(Right.SEE_REPORTS)
    kinds = (*KINDS, audit.NUMBER_USED)
    if kind and kind not in kinds and kind not in EVENT_KINDS:
        raise AuditKindUnknownError(kind=kind, kinds=", ".join(kinds))
    with till.db.read() as tx:
        return audit.entries(tx, since_ms=since_ms, kind=kind, limit=limit)


def current_shift(till: TillContext, tx: Tx) -> UUID:
    """The open shift; without one it is opened in the same transaction, with an empty float.

    Raises ShiftNotOpen where the store wants the drawer counted before anything is sold.
    """
    till_no = till.identity.till_no
    open_id = queries.open_shift_id(tx, till_no)
    if open_id is not None:
        return open_id
    if rule_queries.read(tx, default=DEFAULT_RULES).count_at_open:
        raise ShiftNotOpen
    last = queries.latest(tx, till_no)
    opened = ShiftOpened(shift_no=last.shift_no + 1 if last else 1)
    return event_log.append(tx, [opened], by=till.writer).recorded[0].envelope.event_id


def _append(
    tx: Tx, till: TillContext, event: Event, *, by: event_log.Writer | None = None
) -> ShiftDone:
    appended = event_log.append(tx, [event], by=by or till.writer)
    last = queries.latest(tx, till.identity.till_no)
    assert last is not None
    return ShiftDone(shift=last, recorded=appended.recorded[0], topics=appended.topics)


def _open(tx: Tx, till: TillContext) -> Shift:
    last = queries.latest(tx, till.identity.till_no)
    if last is None or not last.is_open:
        raise ShiftNotOpen
    return last
