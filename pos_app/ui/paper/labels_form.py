"""The form that asks for labels: how many, which sheet, from where on; the roll or a PDF."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject

from pos_app.ui.frame.form import FIRST, SECOND, Field, Form, Way

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QPagedPaintDevice
    from PySide6.QtWidgets import QWidget

    from pos_app.ui.key_map import Command
    from pos_app.ui.widgets.theme import Theme
    from pos_app.viewmodels.paper.labels import LabelsModel, LabelsQuestion
    from pos_app.viewmodels.paper.sheets import Label, LabelSheet


class LabelsCover(QObject):
    """Opens the form when its model asks, and closes it when the labels are made."""

    def __init__(self, theme: Theme, over: QWidget, model: LabelsModel) -> None:
        super().__init__(over)
        self._theme, self._over, self._model = theme, over, model
        model.setParent(self)
        model.asked.connect(self._ask)
        model.done.connect(self._close)

    @property
    def is_open(self) -> bool:
        """Whether the form lies over the screen."""
        return "form" in vars(self) and self.form.isVisible()

    def take_command(self, command: Command) -> bool:
        """Let the form do what a key asks while it is open."""
        return self.is_open and self.form.take_command(command)

    @cached_property
    def form(self) -> Form:
        """Built when labels are first wanted."""
        fields = [
            Field("copies", self.tr("Of each"), is_figure=True),
            Field("sheet", self.tr("Labels on a sheet"), is_figure=True),
            Field("start", self.tr("First free one"), is_figure=True),
        ]
        return Form(self._theme, self._over, fields=fields, ways=self._ways())

    def _ways(self) -> list[Way]:
        """The roll first, where there is one."""
        sheet = self.tr("On A4")
        if not self._model.has_printer:
            return [Way(sheet, "tag", "F12", FIRST | SECOND, self._to_sheets)]
        roll = self.tr("On the roll")
        return [
            Way(roll, "printer", "F12", FIRST, self._to_roll),
            Way(sheet, "tag", "F9", SECOND, self._to_sheets),
        ]

    def _ask(self, question: LabelsQuestion) -> None:
        self.form.begin(question.title, question.hint, question.texts)

    def _close(self) -> None:
        self.form.hide()

    def _to_roll(self, texts: Mapping[str, str]) -> None:
        self._model.to_roll(texts)

    def _to_sheets(self, texts: Mapping[str, str]) -> None:
        self._model.to_sheets(texts, self._draw)

    def _draw(self, device: object, labels: Sequence[Label], sheet: LabelSheet) -> None:
        from pos_app.ui.paper.label_sheet import draw_labels  # noqa: PLC0415 - when it is wanted

        onto = cast("QPagedPaintDevice", device)
        draw_labels(onto, labels, sheet, is_mirrored=self._theme.is_mirrored)
