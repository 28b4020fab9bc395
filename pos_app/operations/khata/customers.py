"""Customers and their khata: adding and changing them, taking payments, adjusting, a statement."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

import msgspec
from msgspec import UNSET, UnsetType
from pos_protocol.envelope import Recorded
from pos_protocol.events import (
    NOTE_CHARS_MAX,
    CustomerAdded,
    CustomerChanged,
    KhataAdjusted,
    KhataPaid,
    SaleCompleted,
    SaleReturned,
    Tender,
    TenderKind,
)
from pos_protocol.ids import PRODUCT_BLOCK

from pos_app.clock import local_day
from pos_app.db import cursors, event_log
from pos_app.db.entry import Topic
from pos_app.db.queries import khata as queries
from pos_app.db.queries.khata import EntryRow, Standing
from pos_app.db.statement import Tx
from pos_app.domain.khata import accounts as khata
from pos_app.domain.khata.accounts import Account, Credit, EntryKind
from pos_app.domain.people import Right
from pos_app.domain.product import checked_name, checked_price, checked_text
from pos_app.domain.statement import Statement, StatementItem, StatementLine
from pos_app.domain.tender import checked_reference
from pos_app.errors import NothingChanged, TenderRefused
from pos_app.operations.context import TillContext
from pos_app.operations.khata.accounts import account_in
from pos_app.operations.selling import receipt_no
from pos_app.operations.shifts import current_shift

TOPICS = frozenset({Topic.KHATA})
"""What a screen reads again after a customer was added or changed."""


class CustomerEdit(msgspec.Struct, frozen=True, kw_only=True):
    """What to set of a customer; UNSET stays. `limit_paisa` None: the store's own limit."""

    name: str | UnsetType = UNSET
    phone: str | UnsetType = UNSET
    limit_paisa: int | UnsetType | None = UNSET


class KhataPayment(msgspec.Struct, frozen=True, kw_only=True):
    """A payment or adjustment that is on the disk."""

    recorded: Recorded
    receipt_no: str
    standing: Standing
    topics: frozenset[Topic]


def add_customer(
    till: TillContext, name: str, *, phone: str = "", limit_paisa: int | None = None
) -> Account:
    """Let somebody buy on khata. A limit of their own asks for the right to go over limits.

    Raises ApprovalNeeded, NameRefused, PhoneRefused, PriceRefused.
    """
    till.need(Right.SELL)
    if limit_paisa is not None:
        till.need(Right.KHATA_OVER_LIMIT)
        checked_price(limit_paisa)
    kept_name = checked_name(name, field="customer's name")
    kept_phone = khata.checked_phone(phone)
    with till.db.write() as tx:
        number = _new_number(tx, till)
        event = CustomerAdded(
            customer_id=number, name=kept_name, phone=kept_phone, limit=limit_paisa
        )
        event_log.append(tx, [event], by=till.writer)
        return account_in(tx, till, number)


def _new_number(tx: Tx, till: TillContext) -> int:
    """A number of this till's that nobody has; drawn by chance where a server knows more.

    A till that was put back to a backup does not know yet whom it has added since. Counting on, it
    would give somebody the number of another, and the two one khata.
    """
    till_no = till.identity.till_no
    first = till_no * PRODUCT_BLOCK + 1
    if cursors.state(tx).server_url is None:
        return first + queries.last_customer_n(tx, till_no)
    while queries.is_taken(tx, number := first + till.rng.randrange(PRODUCT_BLOCK - 1)):
        pass
    return number


def change_customer(till: TillContext, customer_id: int, edit: CustomerEdit) -> Account:
    """Set what differs of a customer.

    Raises ApprovalNeeded for a limit, CustomerNotFound, NameRefused, PhoneRefused, PriceRefused,
    NothingChanged.
    """
    till.need(Right.SELL)
    wanted = {
        "name": edit.name if edit.name is UNSET else checked_name(edit.name, field="name"),
        "phone": edit.phone if edit.phone is UNSET else khata.checked_phone(edit.phone),
        "limit": edit.limit_paisa,
    }
    if isinstance(edit.limit_paisa, int):
        checked_price(edit.limit_paisa)
    with till.db.write() as tx:
        now = account_in(tx, till, customer_id).customer
        had = {"name": now.name, "phone": now.phone, "limit": now.limit_paisa}
        changed = {
            field: value
            for field, value in wanted.items()
            if value is not UNSET and value != had[field]
        }
        if not changed:
            raise NothingChanged
        if "limit" in changed:
            till.need(Right.KHATA_OVER_LIMIT)
        event = msgspec.convert({"customer_id": customer_id, **changed}, CustomerChanged)
        event_log.append(tx, [event], by=till.writer)
        return account_in(tx, till, customer_id)


def take_khata_payment(
    till: TillContext, customer_id: int, tender: Tender, *, note: str = ""
) -> KhataPayment:
    """A customer pays, all or part of what they owe, or ahead.

    Raises CustomerNotFound, TenderRefused, ReferenceMissing, NameRefused.
    """
    till.need(Right.SELL)
    if tender.kind not in {TenderKind.CASH, TenderKind.CARD, TenderKind.QR}:
        raise TenderRefused(given_paisa=tender.amount, due_paisa=0)
    # A payment by QR shows nothing else to hold on to.
    reference = checked_reference(tender.reference, is_needed=tender.kind is TenderKind.QR)
    kept = msgspec.structs.replace(tender, reference=reference)
    kept_note = checked_text(note, field="note", chars_max=NOTE_CHARS_MAX)
    with till.db.write() as tx:
        owed = account_in(tx, till, customer_id).balance_paisa
        khata.checked_payment(tender.amount, owed)
        event = KhataPaid(
            shift_id=current_shift(till, tx), customer_id=customer_id, tender=kept, note=kept_note
        )
        return _recorded(tx, customer_id, event_log.append(tx, [event], by=till.writer))


def adjust_khata(
    till: TillContext, customer_id: int, amount_paisa: int, *, note: str
) -> KhataPayment:
    """Set a khata right: what stood in the paper book (above zero), or a debt that is forgiven.

    Raises ApprovalNeeded, CustomerNotFound, AdjustmentRefused, NameRefused.
    """
    till.need(Right.ADJUST_KHATA)
    kept_note = checked_text(note, field="reason", chars_max=NOTE_CHARS_MAX)
    khata.checked_adjustment(amount_paisa, kept_note)
    with till.db.write() as tx:
        account_in(tx, till, customer_id)
        event = KhataAdjusted(customer_id=customer_id, amount=amount_paisa, note=kept_note)
        return _recorded(tx, customer_id, event_log.append(tx, [event], by=till.writer))


def statement(
    till: TillContext,
    customer_id: int,
    *,
    entries_max: int = -1,
    first: date | None = None,
    last: date | None = None,
) -> Statement:
    """A customer's newest entries, oldest first, with every item. Raises CustomerNotFound.

    From the day `first` to the day `last`, of this till's calendar. A till whose clock was wrong
    may have written a strange day: entries keep the log's order, and only what lies wholly before
    or after the days is left out, so that the balances always add up.
    """
    zone, today = till.clock.zone(), till.today().isoformat()
    store_name, store_lines = till.letterhead()
    with till.db.read() as tx:
        now = account_in(tx, till, customer_id)
        rows = list(queries.entries(tx, customer_id, limit=entries_max))[::-1]
        opening = now.balance_paisa - sum(row.amount_paisa for row in rows)
        days = [local_day(row.occurred_ms, zone) for row in rows]
        begin, end = _span(days, first, last)
        opening += sum(row.amount_paisa for row in rows[:begin])
        lines = _lines(tx, rows[begin:end], opening, days=days[begin:end])
        closing = lines[-1].balance_paisa if lines else opening
        is_past = last is not None and last.isoformat() < today
        return Statement(
            store_name=store_name,
            store_lines=store_lines,
            first=first.isoformat() if first else "",
            last=last.isoformat() if last else today,
            customer=now.customer,
            made_ms=till.clock.wall_ms(),
            opening_paisa=opening,
            lines=lines,
            closing_paisa=closing,
            limit_paisa=now.limit_paisa,
            ageing=_aged(rows[:end], closing, last, zone=zone) if last and is_past else now.ageing,
        )


def _aged(rows: Sequence[EntryRow], balance_paisa: int, last: date, *, zone: str) -> khata.Ageing:
    """How old what was owed at the end of a day was then; the entries up to it, oldest first."""
    end = datetime.fromisoformat(f"{last + timedelta(days=1)}T00:00:00{zone}")
    newest = (Credit(amount_paisa=row.amount_paisa, at_ms=row.occurred_ms) for row in rows[::-1])
    return khata.ageing(balance_paisa, newest, now_ms=round(end.timestamp() * 1000))


def _recorded(tx: Tx, customer_id: int, appended: event_log.Appended) -> KhataPayment:
    recorded = appended.recorded[0]
    stands = queries.standing(tx, customer_id, recorded.envelope.event_id)
    assert stands is not None
    return KhataPayment(
        recorded=recorded,
        receipt_no=receipt_no(recorded),
        standing=stands,
        topics=appended.topics,
    )


def _span(days: Sequence[str], first: date | None, last: date | None) -> tuple[int, int]:
    """Which entries lie in a span of days: the first, and the one behind the last."""
    begin, end = 0, len(days)
    while first and begin < end and days[begin] < first.isoformat():
        begin += 1
    while last and end > begin and days[end - 1] > last.isoformat():
        end -= 1
    return begin, end


def _lines(
    tx: Tx, rows: Sequence[EntryRow], opening_paisa: int, *, days: Sequence[str]
) -> tuple[StatementLine, ...]:
    lines = []
    owed = opening_paisa
    for row, day in zip(rows, days, strict=True):
        owed += row.amount_paisa
        line = StatementLine(
            kind=EntryKind(row.kind),
            at_ms=row.occurred_ms,
            day=day,
            amount_paisa=row.amount_paisa,
            balance_paisa=owed,
        )
        recorded = event_log.read(tx, row.event_id)
        lines.append(_told(line, recorded) if recorded else line)
    return tuple(lines)


def _told(line: StatementLine, recorded: Recorded) -> StatementLine:
    """A line with what its event says besides the amount."""
    event = recorded.event
    number = receipt_no(recorded)
    if isinstance(event, SaleCompleted | SaleReturned):
        items = tuple(
            StatementItem(name=each.name, quantity_milli=each.quantity, amount_paisa=each.amount)
            for each in event.lines
        )
        return msgspec.structs.replace(
            line, receipt_no=number, total_paisa=event.total, items=items
        )
    if isinstance(event, KhataPaid):
        said = " ".join(filter(None, (event.tender.reference, event.note)))
        return msgspec.structs.replace(
            line, receipt_no=number, tender=str(event.tender.kind), note=said
        )
    note = event.note if isinstance(event, KhataAdjusted) else ""
    return msgspec.structs.replace(line, receipt_no=number, note=note)
