"""Bills in a list, and one bill whole as the lines of a sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pos_protocol.events import SaleCompleted, TenderKind
from PySide6.QtCore import QCoreApplication

from pos_app.domain.moment import is_in_calendar
from pos_app.operations.history import row_receipt_no
from pos_app.viewmodels.figures import format_money, format_quantity, isolated
from pos_app.viewmodels.inbox import local_time
from pos_app.viewmodels.people.words import person_word

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from pos_protocol.events import Tender

    from pos_app.operations.history import Bill
    from pos_app.operations.history import BillRow as FoundBill

translate = QCoreApplication.translate
NO_MOMENT = "\u2014"


class BillRow(NamedTuple):
    """A bill in the list; what came back is below zero. `mark` is what to know of it, or empty."""

    event_id: UUID
    receipt_no: str
    at: str
    about: str
    amount_paisa: int
    mark: str
    is_return: bool
    is_waiting: bool


class SheetRow(NamedTuple):
    """A line of a bill's sheet: its `kind` is item, note, figure, total, tender or link."""

    kind: str
    text: str
    figure: str = ""
    note: str = ""


class Sheet(NamedTuple):
    """A bill whole, in words: what stands above its lines, the lines, and where it is safe."""

    title: str = ""
    about: str = ""
    alert: str = ""
    rows: tuple[SheetRow, ...] = ()
    standing: str = ""
    is_safe: bool = False


NO_SHEET = Sheet()


def list_row(found: FoundBill) -> BillRow:
    """A bill as the list shows it."""
    is_return = found.kind == "return"
    about = found.customer or translate("Bills", "%n line(s)", "", found.lines)
    mark = ""
    if is_return:
        mark = translate("Bills", "Void") if found.is_void else translate("Bills", "Return")
    if found.came_back:
        mark = translate("Bills", "Goods came back")
    if found.is_unconfirmed:
        mark = translate("Bills", "QR not confirmed")
    if found.status in {"held", "quarantined"}:
        mark = translate("Bills", "Held for the owner")
    return BillRow(
        event_id=found.event_id,
        receipt_no=isolated(row_receipt_no(found)),
        at=moment(found.occurred_ms),
        about=about,
        amount_paisa=-found.total_paisa if is_return else found.total_paisa,
        mark=mark,
        is_return=is_return,
        is_waiting=found.status != "acked",
    )


def sheet_of(bill: Bill) -> Sheet:
    """A bill as its sheet."""
    at = moment(bill.recorded.envelope.occurred_at.wall_ms)
    people = person_word(bill.actor)
    if bill.allowed_by:
        words = translate("Bills", "{who}, allowed by {manager}")
        people = words.format(who=people, manager=bill.allowed_by)
    standing, is_safe = _standing(bill)
    return Sheet(
        title=_title(bill),
        about=" \u00b7 ".join(filter(None, (at, people, bill.customer))),
        alert=_alert(bill),
        rows=(*_items(bill), *_figures(bill), *_tenders(bill), *_links(bill)),
        standing=standing,
        is_safe=is_safe,
    )


def moment(wall_ms: int) -> str:
    """Day and time as the clock on the wall shows them; a time outside the calendar is a dash."""
    text = moment_text(wall_ms)
    return isolated(text) if text != NO_MOMENT else text


def moment_text(wall_ms: int) -> str:
    """The same, for a sentence that sets its figures apart itself."""
    if not is_in_calendar(wall_ms):
        return NO_MOMENT
    return local_time(wall_ms).strftime("%d.%m.%Y %H:%M")


def tender_word(kind: str) -> str:
    """How money was given, in one word."""
    words = {
        "cash": translate("Bills", "Cash"),
        "card": translate("Bills", "Card"),
        "qr": translate("Bills", "QR"),
        "khata": translate("Bills", "Khata"),
        "exchange": translate("Bills", "Exchange"),
    }
    return words.get(kind, kind)


def ways_of(tenders: Sequence[Tender]) -> str:
    """How money goes back, in words."""
    return " \u00b7 ".join(
        f"{tender_word(each.kind)} {format_money(each.amount)}" for each in tenders
    )


def _title(bill: Bill) -> str:
    number = isolated(bill.receipt_no)
    if bill.is_sale:
        return translate("Bills", "Bill {number}").format(number=number)
    if bill.is_undone:
        return translate("Bills", "Void {number}").format(number=number)
    return translate("Bills", "Return {number}").format(number=number)


def _alert(bill: Bill) -> str:
    """What must not be overlooked."""
    if bill.to_confirm_paisa:
        words = translate("Bills", "Seen, not confirmed: {amount} by QR")
        return words.format(amount=format_money(bill.to_confirm_paisa))
    if bill.is_sale and bill.is_undone:
        return translate("Bills", "This bill was voided")
    if bill.is_sale and bill.is_all_back:
        return translate("Bills", "Everything on it came back")
    reason = "" if isinstance(bill.event, SaleCompleted) else bill.event.reason
    return translate("Bills", "Reason: {reason}").format(reason=reason) if reason else ""


def _items(bill: Bill) -> list[SheetRow]:
    rows = []
    for line in bill.event.lines:
        quantity = isolated(format_quantity(line.quantity))
        price = isolated(format_money(line.price))
        note = f"{quantity} \u00d7 {price}"
        if line.discount:
            words = translate("Bills", "Discount {amount}")
            note += f" \u00b7 {words.format(amount=format_money(-line.discount))}"
        gone = line.quantity - bill.left_milli.get(line.n, line.quantity)
        if gone:
            words = translate("Bills", "{count} came back")
            note += f" \u00b7 {words.format(count=isolated(format_quantity(gone)))}"
        # As on the receipt: tax on top stands below, once for the whole bill.
        amount = format_money(line.gross - line.discount)
        rows.append(SheetRow("item", line.name, amount, note))
    return rows


def _figures(bill: Bill) -> list[SheetRow]:
    """What lies between the goods and the total, so that they add up; then the tax inside."""
    event = bill.event
    added = sum(line.tax_added for line in event.lines)
    figures = [
        (translate("Bills", "Discount"), -event.discount),
        (translate("Bills", "Tax"), added),
        (translate("Bills", "Rounding"), event.rounding),
    ]
    if any(paisa for _, paisa in figures):
        goods = sum(line.gross - line.discount for line in event.lines)
        figures.insert(0, (translate("Bills", "Subtotal"), goods))
    rows = [SheetRow("figure", word, format_money(paisa)) for word, paisa in figures if paisa]
    word = translate("Bills", "Total") if bill.is_sale else translate("Bills", "Given back")
    rows.append(SheetRow("total", word, format_money(event.total)))
    included = sum(line.tax_included for line in event.lines)
    if included:
        word = translate("Bills", "Tax in the prices")
        rows.append(SheetRow("figure", word, format_money(included)))
    return rows


def _tenders(bill: Bill) -> list[SheetRow]:
    confirmed_by = bill.seen.reference if bill.seen is not None else ""
    rows = [
        SheetRow(
            "tender",
            tender_word(each.kind),
            format_money(each.amount),
            isolated(number) if number else "",
        )
        for each in bill.event.tenders
        for number in [each.reference or (confirmed_by if each.kind is TenderKind.QR else "")]
        # An exchange of goods that nobody had paid for only names its other half.
        if each.amount or each.kind is not TenderKind.EXCHANGE
    ]
    if isinstance(bill.event, SaleCompleted) and bill.event.change:
        word = translate("Bills", "Change")
        rows.append(SheetRow("tender", word, format_money(-bill.event.change)))
    return rows


def _links(bill: Bill) -> list[SheetRow]:
    """The other bills that belong to this one."""
    links = []
    if bill.origin is not None:
        links.append((translate("Bills", "Of bill {number}"), bill.origin))
    if bill.partner is not None:
        links.append((translate("Bills", "Exchanged with {number}"), bill.partner))
    links += [(translate("Bills", "Came back on {number}"), row) for row in bill.returns]
    return [
        SheetRow(
            "link",
            words.format(number=isolated(row_receipt_no(row))),
            format_money(-row.total_paisa if row.kind == "return" else row.total_paisa),
            moment(row.occurred_ms),
        )
        for words, row in links
    ]


def _standing(bill: Bill) -> tuple[str, bool]:
    """Where the bill is safe: its place in this till's log, and what the server says."""
    stands = bill.standing
    place = bill.recorded.envelope.till_seq
    here = translate("Bills", "Number {seq} of till {till}").format(
        seq=isolated(place), till=isolated(bill.recorded.envelope.till_no)
    )
    if stands is not None and stands.status in {"held", "quarantined"}:
        words = translate("Bills", "head office holds it for the owner")
        return f"{here} \u00b7 {words}", False
    if stands is not None and stands.store_seq is not None:
        words = translate("Bills", "at head office as {number}")
        return f"{here} \u00b7 {words.format(number=isolated(stands.store_seq))}", True
    words = translate("Bills", "safe here, not yet sent")
    return f"{here} \u00b7 {words}", False
