"""The first and the last day of a report, typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.ui.frame.form import FIRST, Field, Form, Way

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from pos_app.ui.widgets.theme import Theme
    from pos_app.viewmodels.reporting.asking import ReportsModel


class DaysForm(Form):
    """Asks a ReportsModel for the days that were typed; Esc closes it and nothing changed."""

    def __init__(self, theme: Theme, over: QWidget, reports: ReportsModel) -> None:
        self._reports = reports
        way = Way(self.tr("Show"), "check", "F12", FIRST, self._choose)
        fields = (
            Field("first", self.tr("First day"), is_figure=True),
            Field("last", self.tr("Last day"), is_figure=True),
        )
        super().__init__(theme, over, fields=fields, ways=(way,))
        self.closed.connect(over.setFocus)

    def ask(self) -> None:
        """Open with the days that are shown now."""
        days = self._reports.days
        texts = {"first": f"{days.first:%d.%m.%Y}", "last": f"{days.last:%d.%m.%Y}"}
        self.begin(self.tr("Which days?"), self.tr("As 28.11.2026, 28/11 or 2811"), texts)

    def _choose(self, texts: Mapping[str, str]) -> None:
        if self._reports.choose_days(texts["first"], texts["last"]):
            self.hide()
            self.closed.emit()
