"""What can be wrong with a customer, a khata, a payment or an old bill: more of the CashierErrors.

CashierError
  CustomerNotFound, CustomersAlike, PhoneRefused     who it is about
  KhataLimitReached                                  a person with the right may allow it once
  KhataPaymentRefused, AdjustmentRefused,
  ReferenceMissing, PayeeRefused                     what was entered
  NothingToConfirm                                   no QR payment of the bill is open
  NumberUsed
    VoidNumberUsed, NumberUsedHere                   given once more it is meant
ApprovalNeeded
  NotPaidYet                                         a manager may pay it out all the same
    PaymentNotConfirmed, OnKhata                     or its number comes first; or off the khata
EventNotFound
  BillPutAway                                        head office alone has it
"""

from pos_app.domain.people import Right
from pos_app.errors import ApprovalNeeded, CashierError, EventNotFound, TenderRefused


class CustomerNotFound(CashierError):
    """`customer` is nobody's number, phone or name."""

    words = "There is no customer {customer}. 'customer list' shows who there is."


class CustomersAlike(CashierError):
    """`customer` fits several customers: `customers`."""

    words = "{customer} fits several customers: {customers}. Use a number."


class PhoneRefused(CashierError):
    """`phone` is not a phone number."""

    words = "{phone} cannot be a phone number. Give digits, as 0300-1234567."


class KhataLimitReached(CashierError):
    """`name` would owe `over_paisa` more than the limit of `limit_paisa` allows."""

    words = (
        "{name} would be over the khata limit of {limit_paisa} by {over_paisa}."
        " Ask a manager, or take part of it in cash."
    )


class KhataPaymentRefused(TenderRefused):
    """`given_paisa` cannot be meant as a payment of somebody who owes `due_paisa`."""

    words = "{given_paisa} cannot be meant for {due_paisa} that is owed. Check the amount."


class AdjustmentRefused(CashierError):
    """A khata is adjusted by an amount that is not zero, for a reason that is written down."""

    words = "An adjustment needs an amount other than 0 and a reason."


class ReferenceMissing(CashierError):
    """A payment that nobody can look up later."""

    words = "Give the number of the payment: at least its last {chars_min} characters."


class NothingToConfirm(CashierError):
    """A bill without a QR payment that is still to be confirmed, or a void one."""

    words = "No QR payment of bill {number} is still to be confirmed."


class NumberUsed(CashierError):
    """The payment of `number` paid `amount_paisa` of bill `bill` before, at the time `at`.

    Pressing `key` again in the window uses it all the same.
    """

    words = "{number} paid {amount_paisa} of bill {bill} on {at} already."


class VoidNumberUsed(NumberUsed):
    """The same of a bill that was voided."""

    words = "{number} paid {amount_paisa} of bill {bill} on {at} already, which was voided."


class NumberUsedHere(NumberUsed):
    """`number` stands on another part of the same bill."""

    words = "{number} paid another part of this bill already."


class NotPaidYet(ApprovalNeeded):
    """`unpaid_paisa` of bill `number` would be paid out, though nobody has paid it yet."""

    def __init__(self, *, role: str = "", whom: str = "a manager", **values: object) -> None:
        super().__init__(right=Right.PAY_OUT_UNPAID, role=role, whom=whom, **values)


class PaymentNotConfirmed(NotPaidYet):
    """It was paid by QR, and nobody has confirmed that."""

    words = (
        "Nobody has confirmed the QR payment of bill {number}, and {unpaid_paisa} would be paid out"
        " for it. Enter its number first ('payment confirm'), or ask {whom}."
    )


class OnKhata(NotPaidYet):
    """It stands on a khata."""

    words = (
        "{unpaid_paisa} of bill {number} stands on a khata and would be paid out. Take it off the"
        " khata, or ask {whom}."
    )


class PayeeRefused(CashierError):
    """The text that names who is paid by QR cannot be used: `problem` says why."""

    words = (
        "The store's payment QR is refused: {problem}. Give the text of the bank's own QR,"
        " or a UPI address such as shop@bank."
    )


class BillPutAway(EventNotFound):
    """A till keeps its newest bills only; this one, if there was one, is at head office."""

    words = (
        "This till does not keep bills as old as {event_id}: head office has them. Take the goods"
        " back without a receipt, for what the paper says was paid; a manager has to allow it."
    )
