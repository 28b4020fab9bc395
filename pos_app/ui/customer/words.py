"""The customer's view in words of the window's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from pos_app.viewmodels.customer.view import Stage
from pos_app.viewmodels.figures import format_money, format_quantity, isolated

if TYPE_CHECKING:
    from pos_app.viewmodels.customer.view import CustomerView, FacingLine
    from pos_app.viewmodels.figures import MoneyStyle


class CustomerWords(QObject):
    """Puts what faces the customer into words; asked again for each painting."""

    def __init__(self, style: MoneyStyle, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._style = style

    def money(self, paisa: int) -> str:
        """An amount with its currency."""
        return format_money(paisa, self._style)

    def headline(self, view: CustomerView) -> tuple[str, str]:
        """The one thing that counts now, and its figure."""
        if view.stage is Stage.WELCOME:
            return self.tr("Welcome"), ""
        if view.stage is Stage.CODE:
            return self.tr("Scan to pay"), self.money(view.asked_paisa)
        if view.stage is Stage.PAID and view.change_paisa:
            return self.tr("Your change"), self.money(view.change_paisa)
        if view.stage is Stage.PAID:
            # What is owed is nobody else's business, but it is not paid either.
            word = self.tr("Paid") if view.is_all_paid else self.tr("Bill")
            return word, self.money(view.total_paisa)
        if view.over_paisa:
            return self.tr("Your change"), self.money(view.over_paisa)
        is_part = view.left_paisa != view.total_paisa
        word = self.tr("Left to pay") if is_part else self.tr("To pay")
        return word, self.money(view.left_paisa)

    def facts(self, view: CustomerView) -> list[tuple[str, int]]:
        """What stands small beside the headline, each with its amount in paisa."""
        is_done = view.stage is Stage.PAID
        # Large stands what goes back or is left; where it is the whole bill, that says so already.
        has_bill = view.left_paisa != view.total_paisa
        if is_done:
            has_bill = view.is_all_paid or bool(view.change_paisa)
        facts = []
        if has_bill:
            facts.append((self.tr("Bill"), view.total_paisa))
        if view.back_paisa:
            facts.append((self.tr("Goods back"), -view.back_paisa))
        if is_done and view.given_paisa and (view.change_paisa or not view.is_all_paid):
            facts.append((self.tr("Received"), view.given_paisa))
        if not is_done and view.discount_paisa > 0:
            facts.append((self.tr("You save"), view.discount_paisa))
        return facts

    def count(self, line: FacingLine) -> str:
        """How many of a line at what price, and what was taken off."""
        words = isolated(f"{self.quantity(line)} \u00d7 {format_money(line.price_paisa)}")
        if line.discount_paisa > 0:
            less = format_money(-line.discount_paisa, self._style)
            off = self.tr("Discount {amount}").format(amount=less)
            words = f"{words}  {off}"
        return words

    def quantity(self, line: FacingLine) -> str:
        """A quantity with its unit, where it has one."""
        shown = format_quantity(line.quantity_milli, is_weighed=bool(line.unit))
        return f"{shown} {line.unit}".strip()
