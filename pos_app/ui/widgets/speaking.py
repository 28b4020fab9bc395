"""Tells a screen reader what changed away from the keyboard: a line, a total, an error."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractItemView, QWidget


def announce(widget: QWidget, text: str, *, is_urgent: bool = False) -> None:
    """Let it be said if it can be seen; an urgent one interrupts.

    Without a screen reader it costs one question.
    """
    if not text or not widget.isVisible():
        return
    # Two hundred names, which a window need not wait for that was not shown yet.
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # noqa: PLC0415 - see above

    if not QAccessible.isActive():
        return
    event = QAccessibleAnnouncementEvent(widget, text)
    if is_urgent:
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(event)


def speak_chosen(view: QAbstractItemView) -> None:
    """Let the row be said that keys come to: the list itself never has the keyboard."""

    def say(current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid() and view.isVisible():
            spoken = current.data(Qt.ItemDataRole.AccessibleTextRole)
            announce(view, str(spoken or current.data() or ""))

    view.selectionModel().currentChanged.connect(say)
