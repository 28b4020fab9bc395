"""A code where nothing is sold: what was scanned there, and whether what was typed is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from pos_app.domain.barcode import BarcodeKind
from pos_app.domain.people import Right
from pos_app.errors import BarcodeRefused, PosError, UnknownBarcode
from pos_app.operations import scanning
from pos_app.viewmodels.figures import as_one, format_money
from pos_app.viewmodels.shell import Notice

if TYPE_CHECKING:
    from pos_app.operations.scanning import Scanned
    from pos_app.viewmodels.shell import Desk

_CARDS = {BarcodeKind.CUSTOMER, BarcodeKind.STAFF, BarcodeKind.HELD}


def tell_scan(desk: Desk, text: str) -> None:
    """Say what a code is, and offer to sell the goods: nobody's scan is lost in silence."""
    try:
        found = scanning.scan(desk.till, text)
        if found.barcode.kind not in _CARDS and not found.products:
            if found.message != "unknown":
                raise BarcodeRefused(code=text)
            raise UnknownBarcode(code=text.strip())
    except PosError as error:
        desk.shell.fail(error)
        return
    if not found.products:
        words = QCoreApplication.translate(
            "Scanned", "Nothing is sold here. Esc goes back to the bill"
        )
        desk.shell.notice(Notice(words, is_error=True))
        return
    sells = text if desk.till.may(Right.SELL) else ""
    desk.shell.notice(Notice(_priced(desk, found), sells=sells))


def _priced(desk: Desk, found: Scanned) -> str:
    """The goods of a code with their prices: two where the old and the new price share it."""
    return " \u00b7 ".join(
        f"{as_one(product.name(desk.language))}: {format_money(product.price_paisa, desk.style)}"
        for product in found.products
    )


def trade_code(desk: Desk, typed: str) -> str:
    """The trade code that was typed where a name is looked for; empty when it is none."""
    try:
        found = scanning.scan(desk.till, typed)
    except PosError as error:
        desk.shell.fail(error)
        return ""
    return found.code if found.barcode.kind is BarcodeKind.GTIN else ""
