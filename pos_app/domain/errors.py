"""What can be wrong with a customer, a khata, a payment or an old bill: more of the CashierErrors.

CashierError
  CustomerNotFound, CustomersAlike, PhoneRefused     who it is about
  KhataLimitReached                                  a person with the right may allow it once
  KhataPaymentRefused, AdjustmentRefused,
  ReferenceMissing, PayeeRefused                     what was entered
  NothingToConfirm                                   no QR payment of the bill is open
EventNotFound
  BillPutAway                                        head office alone has it
"""

from pos_app.errors import CashierError, EventNotFound, TenderRefused


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
