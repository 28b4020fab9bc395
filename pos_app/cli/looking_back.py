"""The commands `return`, `void`, `bills`, and those about QR payments."""

import argparse
from collections import Counter
from collections.abc import Iterator

from pos_protocol.events import PaymentConfirmed, SaleReturned
from pos_protocol.money import money_text
from pos_protocol.quantity import quantity_json

from pos_app.cli.output import show, show_rows
from pos_app.cli.selling import tell_used
from pos_app.cli.till import opened
from pos_app.domain.moment import utc_moment
from pos_app.domain.product import read_quantity
from pos_app.domain.sale import Origin
from pos_app.domain.tender import confirmation
from pos_app.errors import LineNotFound, NothingLeft
from pos_app.operations import history, returning
from pos_app.operations.context import TillContext
from pos_app.operations.history import BillRow
from pos_app.operations.paying.confirming import confirm_payment
from pos_app.operations.returning import Returnable
from pos_app.operations.selling import Completed

LINE_DIGITS_MAX = 3


def run(parsed: argparse.Namespace) -> int:
    """Take goods back, undo a sale, list what was sold, or confirm what was paid by QR."""
    commands = {"return": _return, "void": _void, "bills": _bills}
    of_payment = {"list": _payments, "confirm": _confirm}
    with opened(parsed) as till:
        if parsed.command == "payment":
            of_payment[parsed.subcommand](till, parsed)
        else:
            commands[parsed.command](till, parsed)
    return 0


def _return(till: TillContext, parsed: argparse.Namespace) -> None:
    """Without lines all that is left comes back; the money goes back the way it came."""
    found = returning.find_sale(till, parsed.receipt)
    wanted = _wanted(parsed.line, found)
    cart = returning.return_cart(till, found.sale_id, wanted)
    tenders = returning.as_paid(till, cart, sale_id=found.sale_id)
    origin = Origin(sale_id=found.sale_id, reason=parsed.reason)
    _tell(parsed, returning.return_sale(till, cart, tenders=tenders, origin=origin))


def _void(till: TillContext, parsed: argparse.Namespace) -> None:
    found = returning.find_sale(till, parsed.receipt)
    _tell(parsed, returning.void_sale(till, found.sale_id, reason=parsed.reason))


def _bills(till: TillContext, parsed: argparse.Namespace) -> None:
    def rows(before: bytes | None = None) -> Iterator[dict[str, object]]:
        while True:
            page = history.bills_of_day(till, parsed.day, before=before)
            yield from (_row(row) for row in page.rows)
            before = page.before
            if before is None:
                return

    columns = ("at", "receipt_no", "kind", "lines", "total", "customer", "came_back")
    show_rows(parsed, rows(), columns=columns, empty="no bills")


def _payments(till: TillContext, parsed: argparse.Namespace) -> None:
    rows: list[dict[str, object]] = [
        {
            "at": _time(each.occurred_ms),
            "receipt_no": each.receipt_no,
            "amount": money_text(each.amount_paisa),
        }
        for each in history.payments_to_confirm(till)
    ]
    columns = ("at", "receipt_no", "amount")
    show_rows(parsed, rows, columns=columns, empty="every QR payment is confirmed")


def _confirm(till: TillContext, parsed: argparse.Namespace) -> None:
    bill = history.named_bill(till, parsed.receipt)
    (recorded,) = confirm_payment(till, bill.event_id, parsed.number).recorded
    event = recorded.event
    assert isinstance(event, PaymentConfirmed)
    tell_used(till, [confirmation(event.reference)], paid_id=bill.event_id)
    amount = money_text(bill.to_confirm_paisa)
    answer = {
        "event_id": str(recorded.envelope.event_id),
        "receipt_no": bill.receipt_no,
        "amount": amount,
        "reference": event.reference,
    }
    show(parsed, answer, f"receipt {bill.receipt_no}: {amount} by QR is confirmed")


def _wanted(texts: list[str], found: Returnable) -> dict[int, int]:
    """Thousandths by line number of what is typed as 2*1.5, or 2 for all that is left of it.

    Raises LineNotFound, QuantityRefused, and NothingLeft of a bill that came back as a whole.
    """
    left = {line.n: line.left_milli for line in found.lines}
    if not any(left.values()):
        raise NothingLeft
    if not texts:
        return {n: quantity for n, quantity in left.items() if quantity}
    wanted: Counter[int] = Counter()
    for text in texts:
        number, star, quantity = text.partition("*")
        is_number = number.isascii() and number.isdecimal() and len(number) <= LINE_DIGITS_MAX
        if not is_number or int(number) not in left:
            raise LineNotFound(n=number[:20])
        wanted[int(number)] += read_quantity(quantity) if star else left[int(number)]
    return dict(wanted)


def _tell(parsed: argparse.Namespace, done: Completed) -> None:
    event = done.recorded.event
    assert isinstance(event, SaleReturned)
    amount = money_text(done.total_paisa)
    ways = {str(each.kind): money_text(each.amount) for each in event.tenders}
    answer = {
        "event_id": str(done.recorded.envelope.event_id),
        "receipt_no": done.receipt_no,
        "total": amount,
        "tenders": [{"kind": kind, "amount": paid} for kind, paid in ways.items()],
        "lines": [
            {"n": line.n, "name": line.name, "quantity": quantity_json(line.quantity)}
            for line in event.lines
        ],
        "is_void": event.is_void,
    }
    shown = ", ".join(f"{kind} {paid}" for kind, paid in ways.items())
    show(parsed, answer, f"receipt {done.receipt_no}: given back {amount} ({shown})")


def _row(row: BillRow) -> dict[str, object]:
    return {
        "at": _time(row.occurred_ms),
        "receipt_no": history.row_receipt_no(row),
        "kind": row.kind,
        "lines": row.lines,
        "total": money_text(row.total_paisa),
        "customer": row.customer,
        "came_back": row.came_back,
        "unconfirmed": row.is_unconfirmed,
        "status": row.status or None,
        "event_id": str(row.event_id),
    }


def _time(wall_ms: int) -> str:
    """A moment as ISO 8601 in UTC."""
    return utc_moment(wall_ms).isoformat(timespec="seconds")
