"""The commands about customers: customer add, list and change; khata, khata-pay, khata-adjust."""

import argparse

from msgspec import UNSET
from pos_protocol.errors import ProtocolError
from pos_protocol.events import Tender, TenderKind
from pos_protocol.money import MONEY_PAISA_MAX, money_text, parse_money
from pos_protocol.quantity import quantity_json, quantity_text

from pos_app.cli.output import show, show_rows
from pos_app.cli.selling import tell_used
from pos_app.cli.till import opened, read_amount
from pos_app.domain.khata.accounts import Account
from pos_app.domain.statement import Statement, StatementLine
from pos_app.errors import AmountRefused
from pos_app.operations.context import TillContext
from pos_app.operations.khata import accounts, customers
from pos_app.operations.khata.customers import CustomerEdit, KhataPayment

STATEMENT = "statement"
_COLUMNS = ("customer_id", "name", "phone", "balance", "limit", "overdue")


def run(parsed: argparse.Namespace) -> int:
    """Run one of these commands on the till in the data folder."""
    commands = {"khata": _khata, "khata-pay": _pay, "khata-adjust": _adjust}
    of_customer = {"add": _add, "list": _list, "change": _change}
    with opened(parsed) as till:
        if parsed.command == "customer":
            of_customer[parsed.subcommand](till, parsed)
        else:
            commands[parsed.command](till, parsed)
    return 0


def _add(till: TillContext, parsed: argparse.Namespace) -> None:
    limit = None if parsed.limit is None else read_amount(parsed.limit)
    added = customers.add_customer(till, parsed.name, phone=parsed.phone, limit_paisa=limit)
    _show_account(parsed, added)


def _list(till: TillContext, parsed: argparse.Namespace) -> None:
    found = accounts.accounts(till)
    show_rows(parsed, map(_row, found), columns=_COLUMNS, empty="no customer is known yet")


def _change(till: TillContext, parsed: argparse.Namespace) -> None:
    number = accounts.named(till, parsed.customer).customer.customer_id
    limit = UNSET if parsed.limit is None else read_amount(parsed.limit)
    edit = CustomerEdit(
        name=UNSET if parsed.name is None else parsed.name,
        phone=UNSET if parsed.phone is None else parsed.phone,
        limit_paisa=None if parsed.no_limit else limit,
    )
    _show_account(parsed, customers.change_customer(till, number, edit))


def _khata(till: TillContext, parsed: argparse.Namespace) -> None:
    words = parsed.customer[1:] if parsed.customer[0] == STATEMENT else parsed.customer
    if len(words) != 1:
        parsed.wrong_usage("name one customer; a name of several words stands in quotes")
    if parsed.first and parsed.last and parsed.first > parsed.last:
        parsed.wrong_usage("the day of --from comes before that of --to")
    number = accounts.named(till, words[0]).customer.customer_id
    found = customers.statement(till, number, first=parsed.first, last=parsed.last)
    if parsed.pdf or parsed.png or parsed.escpos or parsed.print:
        # Paper needs more of the program than a text does.
        from pos_app.cli.paper.statements import write

        write(till, parsed, found)
        return
    answer = {
        "customer_id": number,
        "name": found.customer.name,
        "phone": found.customer.phone,
        "opening": money_text(found.opening_paisa),
        "balance": money_text(found.closing_paisa),
        "limit": _money(found.limit_paisa),
        "ageing": [money_text(bucket) for bucket in found.ageing.buckets],
        "entries": [_entry(line) for line in found.lines],
    }
    show(parsed, answer, "\n".join(_told(found)))


def _pay(till: TillContext, parsed: argparse.Namespace) -> None:
    number = accounts.named(till, parsed.customer).customer.customer_id
    kind = TenderKind.CARD if parsed.card else TenderKind.QR if parsed.qr else TenderKind.CASH
    tender = Tender(
        kind=kind, amount=read_amount(parsed.amount), reference=parsed.card or parsed.qr or ""
    )
    taken = customers.take_khata_payment(till, number, tender, note=parsed.note)
    tell_used(till, [tender], paid_id=taken.recorded.envelope.event_id)
    _show_taken(parsed, taken)


def _adjust(till: TillContext, parsed: argparse.Namespace) -> None:
    number = accounts.named(till, parsed.customer).customer.customer_id
    try:
        amount = parse_money(parsed.amount)
    except ProtocolError as error:
        raise AmountRefused(price=parsed.amount, price_max_paisa=MONEY_PAISA_MAX) from error
    _show_taken(parsed, customers.adjust_khata(till, number, amount, note=parsed.note))


def _row(account: Account) -> dict[str, object]:
    customer = account.customer
    return {
        "customer_id": customer.customer_id,
        "name": customer.name,
        "phone": customer.phone,
        "balance": money_text(account.balance_paisa),
        "limit": _money(account.limit_paisa),
        "overdue": money_text(account.ageing.overdue_paisa),
    }


def _entry(line: StatementLine) -> dict[str, object]:
    return {
        "kind": str(line.kind),
        "day": line.day,
        "receipt_no": line.receipt_no,
        "amount": money_text(line.amount_paisa),
        "balance": money_text(line.balance_paisa),
        "note": line.note,
        "items": [
            {
                "name": item.name,
                "quantity": quantity_json(item.quantity_milli),
                "amount": money_text(item.amount_paisa),
            }
            for item in line.items
        ],
    }


def _told(found: Statement) -> list[str]:
    """A statement line by line; the items of a bill stand below it."""
    told = [f"{found.customer.shown_name} owes {money_text(found.closing_paisa)}"]
    if found.opening_paisa:
        told.append(f"brought forward\t\t{money_text(found.opening_paisa)}")
    for line in found.lines:
        about = line.receipt_no if line.items else line.note or line.receipt_no
        amount, balance = money_text(line.amount_paisa), money_text(line.balance_paisa)
        told.append(f"{line.day}\t{line.kind}\t{about}\t{amount}\t{balance}")
        told += [
            f"\t\t{quantity_text(item.quantity_milli)} {item.name}\t{money_text(item.amount_paisa)}"
            for item in line.items
        ]
    return told


def _show_account(parsed: argparse.Namespace, account: Account) -> None:
    customer = account.customer
    show(parsed, _row(account), f"customer {customer.customer_id}: {customer.name}")


def _show_taken(parsed: argparse.Namespace, taken: KhataPayment) -> None:
    before, after = taken.standing.before_paisa, taken.standing.after_paisa
    answer = {
        "event_id": str(taken.recorded.envelope.event_id),
        "receipt_no": taken.receipt_no,
        "balance_before": money_text(before),
        "balance_after": money_text(after),
    }
    text = f"receipt {taken.receipt_no}: owed {money_text(before)}, owes {money_text(after)}"
    show(parsed, answer, text)


def _money(paisa: int | None) -> str | None:
    return None if paisa is None else money_text(paisa)
