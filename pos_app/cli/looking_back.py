"""The commands `return`, `void` and `bills`."""

import argparse
from collections import Counter
from collections.abc import Iterator

from pos_protocol.events import SaleReturned
from pos_protocol.money import money_text
from pos_protocol.quantity import quantity_json

from pos_app.cli.output import show, show_rows
from pos_app.cli.till import opened
from pos_app.domain.moment import utc_moment
from pos_app.domain.product import read_quantity
from pos_app.domain.sale import Origin
from pos_app.errors import LineNotFound, NothingLeft
from pos_app.operations import history, returning
from pos_app.operations.context import TillContext
from pos_app.operations.history import BillRow
from pos_app.operations.returning import Returnable
from pos_app.operations.selling import Completed

LINE_DIGITS_MAX = 3


def run(parsed: argparse.Namespace) -> int:
    """Take goods back, undo a sale, or list what was sold."""
    commands = {"return": _return, "void": _void, "bills": _bills}
    with opened(parsed) as till:
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
        "at": utc_moment(row.occurred_ms).isoformat(timespec="seconds"),
        "receipt_no": history.row_receipt_no(row),
        "kind": row.kind,
        "lines": row.lines,
        "total": money_text(row.total_paisa),
        "customer": row.customer,
        "came_back": row.came_back,
        "status": row.status or None,
        "event_id": str(row.event_id),
    }
