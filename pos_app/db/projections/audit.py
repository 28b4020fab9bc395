"""What an owner looks through: money that left without goods, and whatever somebody had to allow.

Rows keyed by event. A bill gives one row for all its discounts and one for each changed price;
cash beside sales, drawers that were opened, returns, counts that did not fit, and changes of the
staff give one each.
Anything else that needed somebody's approval is there under the event's own name.

A bill says who allowed something, not what. So the name stands only beside what nobody but they
could have allowed; where that cannot be told, the approval stands in a row of its own.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pos_protocol.events import (
    EVENT_KINDS,
    CashMoved,
    ClockNoted,
    DrawerOpened,
    EpochOpened,
    Event,
    SaleCompleted,
    SaleReturned,
    ShiftClosed,
    ShiftOpened,
    StaffChanged,
    TenderKind,
)
from pos_protocol.money import line_amount

from pos_app.db import sql
from pos_app.db.entry import Entry, Topic
from pos_app.db.statement import Statement, Tx
from pos_app.domain.people import APPROVED

HANDLES = frozenset(EVENT_KINDS.values())
"""Every kind may have needed an approval."""
IGNORES: frozenset[type] = frozenset()
TOPIC = Topic.AUDIT
TABLES = ("audit_entry",)

KINDS = (
    *("price", "discount", "removed", "void", "return", "drawer", "cash_in", "cash_out"),
    *("short", "over", "recounted"),
    *("hired", "new_role", "new_pin", "let_go"),
)
"""What a row may be; else it is the name of an event that somebody had to allow."""
# These come by themselves with what somebody allowed.
_BY_THE_WAY = frozenset({ShiftOpened, EpochOpened, ClockNoted})
_FIELDS = ("kind", "at_ms", "till_no", "actor", "allowed_by", "amount", "subject", "note")
_ADD = Statement(sql.insert("audit_entry", ("event_id", "n", *_FIELDS)))


class _Found(NamedTuple):
    """One thing to look at; the amount in paisa, below zero where the shop gave it away.

    `needed_leave`: it is what whoever allowed something in its event allowed.
    """

    kind: str
    amount: int = 0
    subject: str = ""
    note: str = ""
    needed_leave: bool = True


def apply(tx: Tx, entries: Sequence[Entry]) -> None:
    """Keep what there is to look at in these events; most have nothing."""
    for each in entries:
        envelope = each.recorded.envelope
        actor, _, allowed_by = envelope.actor.partition(APPROVED)
        found = list(_found(each))
        is_told = any(row.needed_leave for row in found) or _is_half(each.recorded.event)
        if allowed_by and not is_told and type(each.recorded.event) not in _BY_THE_WAY:
            found.append(_Found(envelope.kind))
        for n, row in enumerate(found):
            values = {
                "event_id": each.event_id,
                "n": n,
                "at_ms": envelope.occurred_at.wall_ms,
                "till_no": envelope.till_no,
                "actor": actor,
                "allowed_by": allowed_by if row.needed_leave else "",
                "kind": row.kind,
                "amount": row.amount,
                "subject": row.subject,
                "note": row.note,
            }
            _ADD.run(tx, values)


def reset(tx: Tx) -> None:
    """Forget what there was to look at."""
    tx.execute("DELETE FROM audit_entry")


def _found(each: Entry) -> Iterator[_Found]:
    event = each.recorded.event
    if isinstance(event, SaleCompleted):
        yield from _of_sale(event)
    elif isinstance(event, SaleReturned):
        kind = "void" if event.is_void else "return"
        needed = not _is_half(event)
        yield _Found(kind, -event.total, event.lines[0].name, event.reason, needed)
    elif isinstance(event, DrawerOpened):
        yield _Found("drawer", note=event.reason)
    elif isinstance(event, CashMoved):
        is_in = event.direction == "in"
        amount = event.amount if is_in else -event.amount
        yield _Found("cash_in" if is_in else "cash_out", amount, note=event.reason)
    elif isinstance(event, StaffChanged):
        has_role = event.change in {"hired", "new_role"}
        yield _Found(event.change, subject=event.name, note=event.role if has_role else "")
    elif isinstance(event, ShiftClosed):
        variance = event.counted - event.expected
        if variance:
            yield _Found("over" if variance > 0 else "short", variance, note=event.note)
        if event.first_counted is not None:
            yield _Found("recounted", event.counted - event.first_counted, note=event.note)


def _is_half(event: Event | None) -> bool:
    """Whether it is the goods back of an exchange with a receipt: nobody has to allow that.

    Whoever stands there allowed something on the bill that they were exchanged for.
    """
    return isinstance(event, SaleReturned) and event.sale is not None and _is_exchange(event)


def _is_exchange(event: SaleCompleted | SaleReturned) -> bool:
    return any(tender.kind is TenderKind.EXCHANGE for tender in event.tenders)


def _of_sale(event: SaleCompleted) -> Iterator[_Found]:
    """The changed prices of a bill, and what was taken off it."""
    taken = event.discount
    first = ""
    # Cashiers give a discount up to the store's limit by themselves, so it is known to have been
    # allowed only where nothing else on the bill can have needed somebody.
    is_alone = not _is_exchange(event)
    is_alone &= all(tender.kind is not TenderKind.KHATA for tender in event.tenders)
    for line in event.lines:
        if line.discount:
            taken += line.discount
            first = first or line.name
        is_alone &= line.expiry is None
        if line.list_price is not None and line.list_price != line.price:
            is_alone = False
            change = line_amount(line.price, line.quantity) - line_amount(
                line.list_price, line.quantity
            )
            yield _Found("price", change, line.name)
    if taken:
        yield _Found("discount", -taken, first, needed_leave=is_alone)
    for each in event.removed:
        yield _Found("removed", -each.amount, each.name, needed_leave=False)
