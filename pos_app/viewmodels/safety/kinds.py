"""What each kind of record is called in a shop."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

KINDS: dict[str, object] = {
    "ProductAdded": QT_TRANSLATE_NOOP("Records", "New product"),
    "ProductChanged": QT_TRANSLATE_NOOP("Records", "Product changed"),
    "ProductRemoved": QT_TRANSLATE_NOOP("Records", "Product removed"),
    "VendorAdded": QT_TRANSLATE_NOOP("Records", "New vendor"),
    "StoreRuleSet": QT_TRANSLATE_NOOP("Records", "Rule of the store"),
    "StockReceived": QT_TRANSLATE_NOOP("Records", "Goods came in"),
    "StockRemoved": QT_TRANSLATE_NOOP("Records", "Goods taken out"),
    "StockCounted": QT_TRANSLATE_NOOP("Records", "Count of stock"),
    "SaleCompleted": QT_TRANSLATE_NOOP("Records", "Bill"),
    "SaleReturned": QT_TRANSLATE_NOOP("Records", "Goods back"),
    "PaymentConfirmed": QT_TRANSLATE_NOOP("Records", "Payment confirmed"),
    "CustomerAdded": QT_TRANSLATE_NOOP("Records", "New customer"),
    "CustomerChanged": QT_TRANSLATE_NOOP("Records", "Customer changed"),
    "KhataPaid": QT_TRANSLATE_NOOP("Records", "Khata paid"),
    "KhataAdjusted": QT_TRANSLATE_NOOP("Records", "Khata adjusted"),
    "ShiftOpened": QT_TRANSLATE_NOOP("Records", "Shift opened"),
    "CashMoved": QT_TRANSLATE_NOOP("Records", "Cash in or out"),
    "DrawerOpened": QT_TRANSLATE_NOOP("Records", "Drawer opened"),
    "ShiftClosed": QT_TRANSLATE_NOOP("Records", "Shift closed"),
    "ReconciliationDecided": QT_TRANSLATE_NOOP("Records", "Decision of a manager"),
    "StaffChanged": QT_TRANSLATE_NOOP("Records", "Staff changed"),
    "EpochOpened": QT_TRANSLATE_NOOP("Records", "Till began anew"),
    "ClockNoted": QT_TRANSLATE_NOOP("Records", "Clock was set"),
}
_UNKNOWN = QT_TRANSLATE_NOOP("Records", "Record of a newer program")


def kind_word(kind: str) -> str:
    """The word of a kind by its name on the wire; what this program does not know has one too."""
    return QCoreApplication.translate("Records", str(KINDS.get(kind, _UNKNOWN)))
