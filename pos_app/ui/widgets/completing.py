"""Type-ahead over names that are known, wherever in the name it fits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter

from pos_app.ui.tokens import BODY_PX

if TYPE_CHECKING:
    from PySide6.QtCore import QStringListModel

    from pos_app.ui.widgets.fields import TextField
    from pos_app.ui.widgets.theme import Theme


def complete(theme: Theme, field: TextField, names: QStringListModel) -> None:
    """Let a field offer the names that hold what is typed."""
    completer = QCompleter(names, field)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    if (popup := completer.popup()) is not None:
        popup.setObjectName("names")
        popup.setFont(theme.text_font(BODY_PX))
    field.setCompleter(completer)
