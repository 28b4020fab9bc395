"""Tells the screens which facts changed, so that only those concerned read again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Iterable


class TopicBus(QObject):
    """One for the window: operations and sync rounds tell it, view-models listen."""

    changed = Signal(object)
    """A frozenset of topics; slots must be methods of objects on the main thread."""

    def tell(self, topics: Iterable[object]) -> None:
        """Pass on what an operation or a sync round changed."""
        changed = frozenset(topics)
        if changed:
            self.changed.emit(changed)
