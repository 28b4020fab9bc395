"""How customers stand: one or all of them, those a typed text means, and whether a limit holds."""

from pos_protocol.envelope import Recorded

from pos_app.db.queries import khata as queries
from pos_app.db.queries import rules as rule_queries
from pos_app.db.queries.khata import Standing, Terms
from pos_app.db.statement import Tx
from pos_app.domain.barcode import BarcodeKind, parse
from pos_app.domain.errors import CustomerNotFound, CustomersAlike
from pos_app.domain.khata import accounts as khata
from pos_app.domain.khata.accounts import Account
from pos_app.domain.people import Right
from pos_app.domain.rules import DEFAULT_RULES
from pos_app.errors import ApprovalNeeded
from pos_app.operations.context import TillContext

NAMED_MAX = 5


def terms(till: TillContext, tx: Tx) -> Terms:
    """What accounts are judged by now."""
    rules = rule_queries.read(tx, default=DEFAULT_RULES)
    return Terms(limit_paisa=rules.khata_limit_default, now_ms=till.clock.wall_ms())


def account(till: TillContext, customer_id: int) -> Account:
    """How a customer stands. Raises CustomerNotFound."""
    with till.db.read() as tx:
        return account_in(tx, till, customer_id)


def accounts(till: TillContext) -> tuple[Account, ...]:
    """Everybody the till knows, by number."""
    with till.db.read() as tx:
        return queries.accounts(tx, terms=terms(till, tx))


def search(till: TillContext, text: str, *, limit: int = 50) -> tuple[Account, ...]:
    """Customers that a typed name, sound or phone number means."""
    with till.db.read() as tx:
        return queries.search(tx, text, terms=terms(till, tx), limit=limit)


def named(till: TillContext, text: str) -> Account:
    """The one customer of a number, a phone, a name, or of what their card says to a scanner.

    Raises CustomerNotFound, CustomersAlike.
    """
    typed = text.strip()
    badge = parse(typed)
    if badge.kind is BarcodeKind.CUSTOMER:
        (typed,) = badge.candidates
    with till.db.read() as tx:
        if typed.isascii() and typed.isdecimal() and len(typed) <= 16:
            by_number = queries.account(tx, int(typed), terms=terms(till, tx))
            if by_number is not None:
                return by_number
        found = queries.search(tx, typed, terms=terms(till, tx), limit=NAMED_MAX)
    if not typed or not found:
        raise CustomerNotFound(customer=typed)
    exact = [each for each in found if each.customer.name.casefold() == typed.casefold()]
    for alike in (exact, list(found)):
        if len(alike) == 1:
            return alike[0]
    shown = ", ".join(f"{each.customer.customer_id} {each.customer.name}" for each in found)
    raise CustomersAlike(customer=typed, customers=shown)


def standing_after(till: TillContext, recorded: Recorded) -> Standing | None:
    """What a receipt says of its customer's khata: before and after. None without a khata."""
    customer_id = getattr(recorded.event, "customer_id", None)
    if customer_id is None:
        return None
    with till.db.read() as tx:
        return queries.standing(tx, customer_id, recorded.envelope.event_id)


def account_in(tx: Tx, till: TillContext, customer_id: int) -> Account:
    """How a customer stands, in a transaction that is open. Raises CustomerNotFound."""
    found = queries.account(tx, customer_id, terms=terms(till, tx))
    if found is None:
        raise CustomerNotFound(customer=customer_id)
    return found


def refuse_over_limit(till: TillContext, tx: Tx, customer_id: int, *, more_paisa: int) -> None:
    """Raise KhataLimitReached unless so much more fits, or whoever works here may go over."""
    try:
        till.need(Right.KHATA_OVER_LIMIT)
    except ApprovalNeeded:
        khata.refuse_over_limit(account_in(tx, till, customer_id), more_paisa)
