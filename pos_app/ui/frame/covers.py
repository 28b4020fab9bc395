"""What may lie over the whole window: loaded when it is first wanted, and asked before a screen."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from pos_app.ui.frame.approval import ApprovalCover
    from pos_app.ui.frame.cover import Cover
    from pos_app.ui.widgets.theme import Theme
    from pos_app.viewmodels.people.approval import Question
    from pos_app.viewmodels.shell import Desk


class Covers(QObject):
    """The covers of one window; `shown` is the one that has the keyboard now."""

    def __init__(self, theme: Theme, over: QWidget, desk: Desk) -> None:
        super().__init__(over)
        self._theme, self._over, self._desk = theme, over, desk
        desk.approver.asked.connect(self._ask)

    @property
    def shown(self) -> Cover | None:
        """What lies over the window now, or None."""
        is_asking = "_approval" in vars(self) and self._approval.isVisible()
        return self._approval if is_asking else None

    @cached_property
    def _approval(self) -> ApprovalCover:
        """Who allows it."""
        from pos_app.ui.frame.approval import ApprovalCover  # noqa: PLC0415 - as said above

        return ApprovalCover(self._theme, self._over, self._desk.approver)

    def _ask(self, question: Question) -> None:
        self._approval.ask(question)
