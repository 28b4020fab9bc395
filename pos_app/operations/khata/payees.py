"""Who is paid by QR: the store's own payee, with the amount of the bill and where it belongs."""

from pos_app.domain import qr_payment
from pos_app.domain.cart import Cart
from pos_app.operations.context import TillContext

REFERENCE_DIGITS = 8


def qr_text(till: TillContext, cart: Cart, amount_paisa: int) -> str:
    """What the QR of a bill says; empty where the store has no payee of its own.

    The reference is made of the till and the bill: it stands in the store's list of payments.
    Raises PayeeRefused.
    """
    return _text(till, amount_paisa, about=cart.cart_id.hex[-REFERENCE_DIGITS:])


def khata_qr_text(till: TillContext, customer_id: int, amount_paisa: int) -> str:
    """The same for a payment onto a customer's khata: their number stands in the reference.

    Raises PayeeRefused.
    """
    return _text(till, amount_paisa, about=f"K{customer_id}")


def _text(till: TillContext, amount_paisa: int, *, about: str) -> str:
    payee = till.rules().qr_payee
    if not payee or amount_paisa <= 0:
        return ""
    identity = till.identity
    reference = f"{identity.store_id}-{identity.till_no}-{about}"
    return qr_payment.payload(
        payee,
        amount_paisa,
        currency=identity.currency,
        name=identity.store_name,
        reference=reference,
    )
