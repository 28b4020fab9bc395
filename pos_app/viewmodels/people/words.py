"""Roles and rights as the shop calls them."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from pos_app.domain.people import Right, Role
from pos_app.operations.opening import OWNER

_CONTEXT = "People"
_ROLES: dict[Role, object] = {
    Role.VIEWER: QT_TRANSLATE_NOOP("People", "View only"),
    Role.CASHIER: QT_TRANSLATE_NOOP("People", "Cashier"),
    Role.MANAGER: QT_TRANSLATE_NOOP("People", "Manager"),
    Role.OWNER: QT_TRANSLATE_NOOP("People", "Owner"),
}
_RIGHTS: dict[Right, object] = {
    Right.SELL: QT_TRANSLATE_NOOP("People", "Sell"),
    Right.RETURN: QT_TRANSLATE_NOOP("People", "Take goods back"),
    Right.DISCOUNT: QT_TRANSLATE_NOOP("People", "Give a discount"),
    Right.CHANGE_PRICE: QT_TRANSLATE_NOOP("People", "Change a price on the bill"),
    Right.SELL_EXPIRED: QT_TRANSLATE_NOOP("People", "Sell goods past their date"),
    Right.VOID_SALE: QT_TRANSLATE_NOOP("People", "Void a bill"),
    Right.OPEN_DRAWER: QT_TRANSLATE_NOOP("People", "Open the drawer without a sale"),
    Right.PAY_OUT_UNPAID: QT_TRANSLATE_NOOP("People", "Pay out what nobody has paid yet"),
    Right.KHATA_OVER_LIMIT: QT_TRANSLATE_NOOP("People", "Khata over the limit"),
    Right.RETURN_WITHOUT_RECEIPT: QT_TRANSLATE_NOOP("People", "Take goods back without a receipt"),
    Right.ADJUST_KHATA: QT_TRANSLATE_NOOP("People", "Correct a khata"),
    Right.RECEIVE: QT_TRANSLATE_NOOP("People", "Take goods in"),
    Right.REMOVE: QT_TRANSLATE_NOOP("People", "Take goods out"),
    Right.COUNT: QT_TRANSLATE_NOOP("People", "Count the stock"),
    Right.EDIT_CATALOGUE: QT_TRANSLATE_NOOP("People", "Change products and prices"),
    Right.SHIFT: QT_TRANSLATE_NOOP("People", "Open and close shifts"),
    Right.SEE_REPORTS: QT_TRANSLATE_NOOP("People", "See the reports"),
    Right.SEE_COST: QT_TRANSLATE_NOOP("People", "See what goods cost"),
    Right.SEND_PROBLEM_REPORT: QT_TRANSLATE_NOOP("People", "Send a report to head office"),
    Right.EDIT_PEOPLE: QT_TRANSLATE_NOOP("People", "Change staff and PINs"),
    Right.EDIT_SETTINGS: QT_TRANSLATE_NOOP("People", "Change the settings"),
}


def role_word(role: Role) -> str:
    """What somebody is in the shop, in the language of the window."""
    return QCoreApplication.translate(_CONTEXT, str(_ROLES[role]))


def person_word(actor: str) -> str:
    """Somebody's name as it was recorded; in a store without users it is the owner who acts."""
    return role_word(Role.OWNER) if actor == OWNER else actor


def right_word(right: Right) -> str:
    """What may be done or not, in the language of the window."""
    return QCoreApplication.translate(_CONTEXT, str(_RIGHTS[right]))
