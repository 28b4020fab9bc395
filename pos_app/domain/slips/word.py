"""The words on paper, in English; the window's translations speak the other languages."""

from collections.abc import Callable
from enum import StrEnum


class Word(StrEnum):
    """One word or sentence of a slip."""

    RECEIPT = "Receipt"
    RETURN = "Return"
    VOID = "Void"
    COPY = "COPY"
    TILL = "Till"
    CASHIER = "Cashier"
    OF_RECEIPT = "Of receipt"
    REASON = "Reason"
    ITEMS = "Items"
    SUBTOTAL = "Subtotal"
    DISCOUNT = "Discount"
    TAX = "Tax"
    TAX_INCLUDED = "Tax in the prices"
    ROUNDING = "Rounding"
    TOTAL = "Total"
    GIVEN_BACK = "Given back"
    CASH = "Cash"
    CARD = "Card"
    QR = "QR"
    KHATA = "Khata"
    EXCHANGE = "Exchange"
    CHANGE = "Change"
    CUSTOMER = "Customer"
    OWED_BEFORE = "Khata before"
    OWED_AFTER = "Khata now"
    KHATA_PAYMENT = "Khata payment"
    RECEIVED = "Received"
    REFERENCE = "Number"
    NOTE = "Note"
    CASH_IN = "Cash paid in"
    CASH_OUT = "Cash paid out"
    SIGNATURE = "Signature"
    X_REPORT = "X report"
    Z_REPORT = "Z report"
    SHIFT = "Shift"
    OPENED = "Opened"
    CLOSED = "Closed"
    SALES = "Sales"
    RETURNS = "Returns"
    DISCOUNTS = "Discounts"
    FLOAT = "Opening float"
    CASH_SALES = "Cash sales"
    CASH_RETURNED = "Cash given back"
    KHATA_RECEIVED = "Khata received in cash"
    ON_KHATA = "Sold on khata"
    QR_SALES = "QR payments"
    EXPECTED = "Expected in drawer"
    COUNTED = "Counted"
    SHORT = "Short"
    OVER = "Over"
    DRAWER_OPENED = "Drawer opened without sale"
    GRAND_TOTAL = "Grand total"
    THANKS = "Thank you, come again"
    TEST = "Test slip"
    TEST_WORDS = "If you can read this, the printer works"


type Speak = Callable[[Word], str]


def english(word: Word) -> str:
    """A word as it stands in the table."""
    return word.value
