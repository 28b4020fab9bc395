"""The number of the bank's message about a QR payment that was only seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.ui.frame.form import FIRST, Field, Form, Way
from pos_app.viewmodels.figures import format_money, isolated

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from pos_app.ui.widgets.theme import Theme
    from pos_app.viewmodels.history.book import HistoryModel


class ConfirmForm(Form):
    """Asks for the number of one bill's payment; Esc closes it and nothing is confirmed."""

    def __init__(self, theme: Theme, over: QWidget, history: HistoryModel) -> None:
        field = Field("reference", self.tr("Number in the bank's message"))
        way = Way(self.tr("Confirmed"), "check", "F12", FIRST, self._confirm)
        super().__init__(theme, over, fields=[field], ways=[way])
        self._history = history
        self._sale_id: UUID | None = None

    def ask(self) -> None:
        """Ask for the number of the bill in front, where one is missing."""
        bill = self._history.bill
        if bill is not None and bill.to_confirm_paisa:
            self._sale_id = bill.event_id
            amount = format_money(bill.to_confirm_paisa, self._history.style)
            words = self.tr("Bill {number} \u00b7 {amount} by QR")
            title = words.format(number=isolated(bill.receipt_no), amount=amount)
            self.begin(title, self.tr("Look for the amount in the bank's messages"), {})

    def _confirm(self, texts: Mapping[str, str]) -> None:
        if self._sale_id is not None and self._history.confirm(self._sale_id, texts["reference"]):
            self.hide()
