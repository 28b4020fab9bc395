"""What the total card says: to pay, left to pay, or how the bill just paid was paid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from pos_app.ui.widgets.total_card import Total
from pos_app.viewmodels.figures import format_money, isolated

if TYPE_CHECKING:
    from pos_app.viewmodels.figures import MoneyStyle
    from pos_app.viewmodels.paying.views import Back
    from pos_app.viewmodels.payment import CashView, Due, Paid

FACTS_MAX = 3
LAST_DIGITS = 4


class Totals(QObject):
    """Puts the figures of the paying side into the words of the total card."""

    def __init__(self, style: MoneyStyle, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._style = style

    def total_of(self, view: CashView) -> Total:
        """The words and figures for a state of the bill."""
        if view.paid is not None and not view.can_pay:
            return self._paid(view.paid)
        if view.back is not None and not view.can_pay:
            return self._goods_back(view.back)
        if view.is_worth_more:
            return self._over(view)
        if view.tenders or view.back is not None:
            return self._left(view)
        due = view.due
        return Total(
            self.tr("To pay"),
            self._count_of(due),
            self._style.sign,
            format_money(due.total_paisa),
            (
                (self.tr("Subtotal"), format_money(due.subtotal_paisa)),
                (self.tr("Discount"), format_money(-due.discount_paisa)),
                *self._tax_of(due),
                (self.tr("Rounding"), format_money(due.rounding_paisa)),
            ),
        )

    def _left(self, view: CashView) -> Total:
        """What is still to pay, and the parts that are paid; the last ones where there are many."""
        goods = [(self.tr("Goods back"), view.back_paisa)] if view.back is not None else []
        goods += self._off_khata(view)
        parts = [(self._part_name(t.kind, t.reference), t.amount) for t in view.tenders]
        more = len(parts) + len(goods) - FACTS_MAX
        if more > 0:
            before = parts[: more + 1]
            earlier = self.tr("%n payment(s)", "", len(before))
            parts = [(earlier, sum(amount for _, amount in before)), *parts[more + 1 :]]
        total = format_money(view.due.total_paisa, self._style)
        return Total(
            self.tr("Left to pay"),
            self.tr("of {total}").format(total=total),
            self._style.sign,
            format_money(view.left_paisa),
            tuple((name, format_money(amount)) for name, amount in (*goods, *parts)),
        )

    def _over(self, view: CashView) -> Total:
        """Goods came back that are worth more than the bill: how what goes out comes about."""
        parts = [
            (self.tr("Goods back"), view.back_paisa),
            (self.tr("Bill"), -view.due.total_paisa),
        ]
        parts += self._off_khata(view)
        if view.tenders:
            count = len(view.tenders)
            parts.append((self.tr("%n payment(s)", "", count), view.tendered_paisa))
        return Total(
            self.tr("To give back"),
            self._count_of(view.due),
            self._style.sign,
            format_money(view.over_paisa),
            tuple((name, format_money(amount)) for name, amount in parts),
        )

    def _off_khata(self, view: CashView) -> list[tuple[str, int]]:
        """What of the goods nobody has paid for pays for nothing here."""
        off = view.off_khata_paisa
        return [(self.tr("Khata"), -off)] if off else []

    def _goods_back(self, back: Back) -> Total:
        """Goods came back and nothing went out yet."""
        return Total(
            self.tr("Goods back"),
            self.tr("Scan the new goods"),
            self._style.sign,
            format_money(back.worth_paisa),
        )

    def _paid(self, paid: Paid) -> Total:
        """The change first; without any, what went on the khata."""
        facts = [(self.tr("Bill"), format_money(paid.total_paisa))]
        if paid.back_paisa:
            facts.append((self.tr("Goods back"), format_money(paid.back_paisa)))
        if paid.given_paisa:
            facts.append((self.tr("Received"), format_money(paid.given_paisa)))
        title, figure = self.tr("Change to give back"), paid.change_paisa
        if paid.khata_paisa and not paid.change_paisa:
            title, figure = self.tr("Put on khata"), paid.khata_paisa
        elif paid.khata_paisa:
            facts.append((self.tr("Khata"), format_money(paid.khata_paisa)))
        if paid.balance_paisa is not None and len(facts) < FACTS_MAX:
            facts.append((self.tr("Owes now"), format_money(paid.balance_paisa)))
        about = paid.customer or self.tr("Paid")
        return Total(title, about, self._style.sign, format_money(figure), tuple(facts))

    def _part_name(self, kind: str, reference: str) -> str:
        """What paid a part, with the end of its number."""
        words = {
            "cash": self.tr("Cash"),
            "card": self.tr("Card"),
            "qr": self.tr("QR"),
            "khata": self.tr("Khata"),
        }
        name = words.get(kind, kind)
        return f"{name} {isolated(reference[-LAST_DIGITS:])}" if reference else name

    def _tax_of(self, due: Due) -> tuple[tuple[str, str], ...]:
        """The tax, where there is any: put on top, or in the prices already."""
        if not due.tax_paisa:
            return ()
        label = self.tr("Tax") if due.is_tax_added else self.tr("Tax inside")
        return ((label, format_money(due.tax_paisa)),)

    def _count_of(self, due: Due) -> str:
        """How many lines and pieces, in words."""
        lines = self.tr("%n line(s)", "", due.lines)
        pieces = self.tr("%n piece(s)", "", due.pieces)
        return f"{lines} \u00b7 {pieces}"
