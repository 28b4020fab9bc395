"""The form that asks for a customer's statement: which days, and which paper."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject

from pos_app.ui.frame.form import FIRST, SECOND, THIRD, Field, Form, Way
from pos_app.viewmodels.paper.sheets import Paper

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QPagedPaintDevice
    from PySide6.QtWidgets import QWidget

    from pos_app.ui.key_map import Command
    from pos_app.ui.widgets.theme import Theme
    from pos_app.viewmodels.paper.sheets import Document
    from pos_app.viewmodels.paper.statements import StatementQuestion, StatementsModel


class StatementCover(QObject):
    """Opens the form when its model asks, and closes it when the paper is made."""

    def __init__(self, theme: Theme, over: QWidget, model: StatementsModel) -> None:
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
        """Built when a statement is first wanted."""
        fields = [Field("first", self.tr("From")), Field("last", self.tr("Until"))]
        return Form(self._theme, self._over, fields=fields, ways=self._ways())

    def _ways(self) -> list[Way]:
        """The receipt printer first, where there is one."""
        large = partial(self._to_pages, Paper.A4)
        small = partial(self._to_pages, Paper.A5)
        if not self._model.has_printer:
            return [
                Way(self.tr("On A4"), "printer", "F12", FIRST | SECOND, large),
                Way(self.tr("On A5"), "printer", "F10", THIRD, small),
            ]
        return [
            Way(self.tr("Print slip"), "printer", "F12", FIRST, self._model.to_roll),
            Way(self.tr("On A4"), "", "F9", SECOND, large),
            Way(self.tr("On A5"), "", "F10", THIRD, small),
        ]

    def _ask(self, question: StatementQuestion) -> None:
        self.form.begin(question.title, question.hint, question.texts)

    def _close(self) -> None:
        self.form.hide()

    def _to_pages(self, paper: Paper, texts: Mapping[str, str]) -> None:
        self._model.to_pages(texts, paper, self._draw)

    def _draw(self, device: object, document: Document, paper: Paper) -> None:
        from pos_app.ui.paper.document_painter import draw_document  # noqa: PLC0415 - when wanted

        onto = cast("QPagedPaintDevice", device)
        draw_document(onto, document, paper, is_mirrored=self._theme.is_mirrored)
