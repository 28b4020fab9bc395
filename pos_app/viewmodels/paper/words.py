"""The words of slips in the three languages, whatever language the window speaks just now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QTranslator

from pos_app.devices.printing import errors
from pos_app.domain.slips.word import Word
from pos_app.errors import PosError
from pos_app.viewmodels.messages import sentence

if TYPE_CHECKING:
    from pathlib import Path

    from pos_app.domain.slips.word import Speak

_CONTEXT = "Slip"
WORDS: dict[Word, object] = {
    Word.RECEIPT: QT_TRANSLATE_NOOP("Slip", "Receipt"),
    Word.RETURN: QT_TRANSLATE_NOOP("Slip", "Return"),
    Word.VOID: QT_TRANSLATE_NOOP("Slip", "Void"),
    Word.COPY: QT_TRANSLATE_NOOP("Slip", "COPY"),
    Word.TILL: QT_TRANSLATE_NOOP("Slip", "Till"),
    Word.CASHIER: QT_TRANSLATE_NOOP("Slip", "Cashier"),
    Word.OF_RECEIPT: QT_TRANSLATE_NOOP("Slip", "Of receipt"),
    Word.REASON: QT_TRANSLATE_NOOP("Slip", "Reason"),
    Word.ITEMS: QT_TRANSLATE_NOOP("Slip", "Items"),
    Word.SUBTOTAL: QT_TRANSLATE_NOOP("Slip", "Subtotal"),
    Word.DISCOUNT: QT_TRANSLATE_NOOP("Slip", "Discount"),
    Word.TAX: QT_TRANSLATE_NOOP("Slip", "Tax"),
    Word.TAX_INCLUDED: QT_TRANSLATE_NOOP("Slip", "Tax in the prices"),
    Word.ROUNDING: QT_TRANSLATE_NOOP("Slip", "Rounding"),
    Word.TOTAL: QT_TRANSLATE_NOOP("Slip", "Total"),
    Word.GIVEN_BACK: QT_TRANSLATE_NOOP("Slip", "Given back"),
    Word.CASH: QT_TRANSLATE_NOOP("Slip", "Cash"),
    Word.CARD: QT_TRANSLATE_NOOP("Slip", "Card"),
    Word.QR: QT_TRANSLATE_NOOP("Slip", "QR"),
    Word.KHATA: QT_TRANSLATE_NOOP("Slip", "Khata"),
    Word.EXCHANGE: QT_TRANSLATE_NOOP("Slip", "Exchange"),
    Word.CHANGE: QT_TRANSLATE_NOOP("Slip", "Change"),
    Word.CUSTOMER: QT_TRANSLATE_NOOP("Slip", "Customer"),
    Word.OWED_BEFORE: QT_TRANSLATE_NOOP("Slip", "Khata before"),
    Word.OWED_AFTER: QT_TRANSLATE_NOOP("Slip", "Khata now"),
    Word.AHEAD_BEFORE: QT_TRANSLATE_NOOP("Slip", "Paid ahead before"),
    Word.AHEAD_AFTER: QT_TRANSLATE_NOOP("Slip", "Paid ahead now"),
    Word.KHATA_PAYMENT: QT_TRANSLATE_NOOP("Slip", "Khata payment"),
    Word.RECEIVED: QT_TRANSLATE_NOOP("Slip", "Received"),
    Word.REFERENCE: QT_TRANSLATE_NOOP("Slip", "Number"),
    Word.NOTE: QT_TRANSLATE_NOOP("Slip", "Note"),
    Word.CASH_IN: QT_TRANSLATE_NOOP("Slip", "Cash paid in"),
    Word.CASH_OUT: QT_TRANSLATE_NOOP("Slip", "Cash paid out"),
    Word.SIGNATURE: QT_TRANSLATE_NOOP("Slip", "Signature"),
    Word.X_REPORT: QT_TRANSLATE_NOOP("Slip", "X report"),
    Word.Z_REPORT: QT_TRANSLATE_NOOP("Slip", "Z report"),
    Word.SHIFT: QT_TRANSLATE_NOOP("Slip", "Shift"),
    Word.OPENED: QT_TRANSLATE_NOOP("Slip", "Opened"),
    Word.CLOSED: QT_TRANSLATE_NOOP("Slip", "Closed"),
    Word.SALES: QT_TRANSLATE_NOOP("Slip", "Sales"),
    Word.RETURNS: QT_TRANSLATE_NOOP("Slip", "Returns"),
    Word.DISCOUNTS: QT_TRANSLATE_NOOP("Slip", "Discounts"),
    Word.FLOAT: QT_TRANSLATE_NOOP("Slip", "Opening float"),
    Word.CASH_SALES: QT_TRANSLATE_NOOP("Slip", "Cash sales"),
    Word.CASH_RETURNED: QT_TRANSLATE_NOOP("Slip", "Cash given back"),
    Word.KHATA_RECEIVED: QT_TRANSLATE_NOOP("Slip", "Khata received in cash"),
    Word.ON_KHATA: QT_TRANSLATE_NOOP("Slip", "Sold on khata"),
    Word.QR_SALES: QT_TRANSLATE_NOOP("Slip", "QR payments"),
    Word.NOT_CONFIRMED: QT_TRANSLATE_NOOP("Slip", "QR not confirmed"),
    Word.EXPECTED: QT_TRANSLATE_NOOP("Slip", "Expected in drawer"),
    Word.COUNTED: QT_TRANSLATE_NOOP("Slip", "Counted"),
    Word.NOT_COUNTED: QT_TRANSLATE_NOOP("Slip", "Not counted"),
    Word.SHORT: QT_TRANSLATE_NOOP("Slip", "Short"),
    Word.OVER: QT_TRANSLATE_NOOP("Slip", "Over"),
    Word.DRAWER_OPENED: QT_TRANSLATE_NOOP("Slip", "Drawer opened without sale"),
    Word.GRAND_TOTAL: QT_TRANSLATE_NOOP("Slip", "Grand total"),
    Word.THANKS: QT_TRANSLATE_NOOP("Slip", "Thank you, come again"),
    Word.KHATA_STATEMENT: QT_TRANSLATE_NOOP("Slip", "Khata statement"),
    Word.REMINDER: QT_TRANSLATE_NOOP("Slip", "Reminder"),
    Word.REMIND: QT_TRANSLATE_NOOP(
        "Slip",
        "Dear {name}, a kind reminder from {store}: {amount} is due on your khata. Thank you.",
    ),
    Word.REMIND_SINCE: QT_TRANSLATE_NOOP(
        "Slip",
        "Dear {name}, a kind reminder from {store}: {amount} is due on your khata,"
        " the oldest part since {day}. Thank you.",
    ),
    Word.BROUGHT_FORWARD: QT_TRANSLATE_NOOP("Slip", "Brought forward"),
    Word.DATE: QT_TRANSLATE_NOOP("Slip", "Date"),
    Word.WHAT: QT_TRANSLATE_NOOP("Slip", "What"),
    Word.AMOUNT: QT_TRANSLATE_NOOP("Slip", "Amount"),
    Word.BILL: QT_TRANSLATE_NOOP("Slip", "Bill"),
    Word.PUT_ON: QT_TRANSLATE_NOOP("Slip", "Put on khata"),
    Word.PAID: QT_TRANSLATE_NOOP("Slip", "Paid"),
    Word.TAKEN_OFF: QT_TRANSLATE_NOOP("Slip", "Taken off khata"),
    Word.GOODS_BACK: QT_TRANSLATE_NOOP("Slip", "Goods back"),
    Word.ADJUSTED: QT_TRANSLATE_NOOP("Slip", "Adjusted"),
    Word.BALANCE: QT_TRANSLATE_NOOP("Slip", "Balance"),
    Word.SHOP: QT_TRANSLATE_NOOP("Slip", "For the shop"),
    Word.FROM_TO: QT_TRANSLATE_NOOP("Slip", "{first} to {last}"),
    Word.UNTIL: QT_TRANSLATE_NOOP("Slip", "Until {last}"),
    Word.PAGE: QT_TRANSLATE_NOOP("Slip", "Page {n} of {count}"),
    Word.KG: QT_TRANSLATE_NOOP("Slip", "kg"),
    Word.LITRE: QT_TRANSLATE_NOOP("Slip", "litre"),
    Word.PER_KG: QT_TRANSLATE_NOOP("Slip", "per kg"),
    Word.PER_LITRE: QT_TRANSLATE_NOOP("Slip", "per litre"),
    Word.PART_KG: QT_TRANSLATE_NOOP("Slip", "250 g"),
    Word.PART_LITRE: QT_TRANSLATE_NOOP("Slip", "250 ml"),
    Word.TEST: QT_TRANSLATE_NOOP("Slip", "Test slip"),
    Word.TEST_WORDS: QT_TRANSLATE_NOOP("Slip", "If you can read this, the printer works"),
}
"""Every word of slips, where the translators' tool finds it."""


_TROUBLE: dict[type[PosError], object] = {
    errors.PrinterOutOfPaper: QT_TRANSLATE_NOOP("Slip", "No paper. Put a roll in and ask again"),
    errors.PrinterOffline: QT_TRANSLATE_NOOP("Slip", "The printer is open. Close it and ask again"),
    errors.PrinterStuck: QT_TRANSLATE_NOOP("Slip", "The printer takes nothing more. Look at it"),
    errors.PrinterNotReady: QT_TRANSLATE_NOOP(
        "Slip", "No printer answers. Is it on, is it plugged in?"
    ),
}
"""What keeps paper from coming that belongs to no bill: nothing waits for it."""


def trouble(error: PosError) -> str:
    """Why nothing was printed of what was only asked for."""
    words = next((_TROUBLE[kind] for kind in type(error).__mro__ if kind in _TROUBLE), None)
    return sentence(error) if words is None else QCoreApplication.translate(_CONTEXT, str(words))


class SlipWords:
    """Speaks one language from its own file; it may be used on any thread, by one at a time."""

    def __init__(self, resources: Path, language: str) -> None:
        self._translator = QTranslator()
        self._translator.load(str(resources / "translations" / f"till_{language}.qm"))

    def speak(self, word: Word) -> str:
        """A word in this language; in English where nobody translated it."""
        return self._translator.translate(_CONTEXT, str(WORDS[word])) or word.value


def window_word(word: Word) -> str:
    """A word of slips in the language of the window: what pages are written in."""
    return QCoreApplication.translate(_CONTEXT, str(WORDS[word]))


def speaker(resources: Path, language: str) -> Speak:
    """How the words of slips are spoken in a language."""
    return SlipWords(resources, language).speak
