"""The screens of the till: one line each."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from pos_app.ui.inbox.screen import SyncScreen
from pos_app.ui.key_map import ScreenName
from pos_app.ui.sale.screen import SaleScreen
from pos_app.ui.stock.receive_screen import ReceiveScreen
from pos_app.ui.stock.remove_screen import RemoveScreen

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.ui.frame.screen import Screen
    from pos_app.ui.widgets.theme import Theme
    from pos_app.viewmodels.models import Models


class ScreenEntry(NamedTuple):
    """Where a screen stands in the rail, and how it is built from the view-models."""

    name: ScreenName
    icon: str
    word: object
    build: Callable[[Theme, Models], Screen]

    @property
    def text(self) -> str:
        """The rail's word in the language of the window."""
        return QCoreApplication.translate("Screens", str(self.word))


SCREENS = (
    ScreenEntry(
        ScreenName.SALE,
        "shopping-cart",
        QT_TRANSLATE_NOOP("Screens", "Sale"),
        lambda theme, models: SaleScreen(theme, models.sale),
    ),
    ScreenEntry(
        ScreenName.STOCK,
        "package-plus",
        QT_TRANSLATE_NOOP("Screens", "Stock in"),
        lambda theme, models: ReceiveScreen(theme, models.receive),
    ),
    ScreenEntry(
        ScreenName.REMOVAL,
        "package-minus",
        QT_TRANSLATE_NOOP("Screens", "Remove"),
        lambda theme, models: RemoveScreen(theme, models.remove),
    ),
    ScreenEntry(
        ScreenName.SYNC,
        "cloud-check",
        QT_TRANSLATE_NOOP("Screens", "Sync"),
        lambda theme, models: SyncScreen(theme, models.inbox),
    ),
)
