"""Shifts: opening and closing a cashier's span at the till, and cash in and out of the drawer."""

from typing import Literal
from uuid import UUID

from pos_protocol.events import ShiftOpened

from pos_app.db import event_log
from pos_app.db.queries import shifts as queries
from pos_app.db.queries.shifts import Shift
from pos_app.db.statement import Tx
from pos_app.domain import shift
from pos_app.domain.people import Right
from pos_app.errors import ShiftAlreadyOpen, ShiftNotOpen
from pos_app.operations.context import TillContext


def open_shift(till: TillContext, *, opening_float_paisa: int = 0) -> Shift:
    """Open a shift with the cash that lies in the drawer. Raises ShiftAlreadyOpen, PriceRefused."""
    till.need(Right.SHIFT)
    with till.db.write() as tx:
        last = queries.latest(tx, till.identity.till_no)
        if last is not None and last.is_open:
            raise ShiftAlreadyOpen(shift_no=last.shift_no)
        opened = shift.opened(last.shift_no + 1 if last else 1, opening_float_paisa)
        event_log.append(tx, [opened], by=till.writer)
        return _latest(tx, till)


def move_cash(
    till: TillContext, direction: Literal["in", "out"], amount_paisa: int, *, reason: str = ""
) -> Shift:
    """Put cash into the drawer or take it out. Raises ShiftNotOpen, PriceRefused, NameRefused."""
    till.need(Right.SHIFT)
    with till.db.write() as tx:
        now = _open(tx, till)
        moved = shift.cash_moved(now.shift_id, direction, amount_paisa=amount_paisa, reason=reason)
        event_log.append(tx, [moved], by=till.writer)
        return _latest(tx, till)


def close_shift(till: TillContext, *, counted_paisa: int, note: str = "") -> Shift:
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
                counted_paisa=counted_paisa,
                sales_total_paisa=now.sales_total_paisa,
                returns_total_paisa=now.returns_total_paisa,
                grand_total_paisa=queries.grand_total(tx, till.identity.till_no),
            ),
            note=note,
        )
        event_log.append(tx, [closed], by=by)
        return _latest(tx, till)


def shift_now(till: TillContext) -> Shift | None:
    """The open shift of this till with its sums so far (the X report), or None."""
    with till.db.read() as tx:
        last = queries.latest(tx, till.identity.till_no)
    return last if last is not None and last.is_open else None


def current_shift(till: TillContext, tx: Tx) -> UUID:
    """The open shift; without one it is opened in the same transaction, with an empty float."""
    till_no = till.identity.till_no
    open_id = queries.open_shift_id(tx, till_no)
    if open_id is not None:
        return open_id
    last = queries.latest(tx, till_no)
    opened = ShiftOpened(shift_no=last.shift_no + 1 if last else 1)
    return event_log.append(tx, [opened], by=till.writer).recorded[0].envelope.event_id


def _open(tx: Tx, till: TillContext) -> Shift:
    last = queries.latest(tx, till.identity.till_no)
    if last is None or not last.is_open:
        raise ShiftNotOpen
    return last


def _latest(tx: Tx, till: TillContext) -> Shift:
    last = queries.latest(tx, till.identity.till_no)
    assert last is not None
    return last
