"""The screens of the till: one line each."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from pos_app.ui.key_map import ScreenName
from pos_app.ui.sale.screen import SaleScreen

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

    def made(self, theme: Theme, models: Models) -> Screen:
        """The screen, under the rail's word: it has the keyboard, so a reader says which it is."""
        screen = self.build(theme, models)
        screen.setAccessibleName(self.text)
        return screen


# The till opens on the sale: what only other screens need is loaded when one is first opened.


def _sale_screen(theme: Theme, models: Models) -> Screen:
    screen = SaleScreen(theme, models.sale)
    screen.new_wanted.connect(_looker(models))
    return screen


def _looker(models: Models) -> Callable[[str], None]:
    """What looks for a name among the products."""

    def look_for(name: str) -> None:
        """The products' own model is loaded when it is first wanted."""
        models.products.search(name)

    return look_for


def _stock_screen(theme: Theme, models: Models) -> Screen:
    from pos_app.ui.stock.pages import StockPages  # noqa: PLC0415 - as said above

    screen = StockPages(theme, models)
    screen.new_wanted.connect(_looker(models))
    return screen


def _remove_screen(theme: Theme, models: Models) -> Screen:
    from pos_app.ui.stock.remove_screen import RemoveScreen  # noqa: PLC0415 - as said above

    screen = RemoveScreen(theme, models.remove)
    screen.new_wanted.connect(_looker(models))
    return screen


def _products_screen(theme: Theme, models: Models) -> Screen:
    from pos_app.ui.products.screen import ProductsScreen  # noqa: PLC0415 - as said above

    return ProductsScreen(theme, models.products, models.labels())


def _khata_screen(theme: Theme, models: Models) -> Screen:
    from pos_app.ui.khata.screen import KhataScreen  # noqa: PLC0415 - as said above

    return KhataScreen(
        theme, models.khata, statements=models.statements(), reminders=models.reminders()
    )


def _history_screen(theme: Theme, models: Models) -> Screen:
    from pos_app.ui.history.screen import HistoryScreen  # noqa: PLC0415 - as said above

    return HistoryScreen(theme, models.history, models.sale.search)


def _reports_screen(theme: Theme, models: Models) -> Screen:
    from pos_app.ui.reports.screen import ReportsScreen  # noqa: PLC0415 - as said above

    return ReportsScreen(theme, models.reports)


def _shift_screen(theme: Theme, models: Models) -> Screen:
    from pos_app.ui.shift.screen import ShiftScreen  # noqa: PLC0415 - as said above

    return ShiftScreen(theme, models)


def _sync_screen(theme: Theme, models: Models) -> Screen:
    from pos_app.ui.inbox.screen import SyncScreen  # noqa: PLC0415 - as said above

    return SyncScreen(theme, models.inbox, records=models.records, overlaps=models.overlaps)


def _settings_screen(theme: Theme, models: Models) -> Screen:
    from pos_app.ui.settings.screen import SettingsScreen  # noqa: PLC0415 - as said above

    return SettingsScreen(theme, models.settings)


SCREENS = (
    ScreenEntry(
        ScreenName.SALE,
        "shopping-cart",
        QT_TRANSLATE_NOOP("Screens", "Sale"),
        _sale_screen,
    ),
    ScreenEntry(
        ScreenName.STOCK,
        "package-plus",
        QT_TRANSLATE_NOOP("Screens", "Stock in"),
        _stock_screen,
    ),
    ScreenEntry(
        ScreenName.REMOVAL,
        "package-minus",
        QT_TRANSLATE_NOOP("Screens", "Remove"),
        _remove_screen,
    ),
    ScreenEntry(
        ScreenName.PRODUCTS,
        "package-search",
        QT_TRANSLATE_NOOP("Screens", "Products"),
        _products_screen,
    ),
    ScreenEntry(
        ScreenName.KHATA,
        "notebook-pen",
        QT_TRANSLATE_NOOP("Screens", "Khata"),
        _khata_screen,
    ),
    ScreenEntry(
        ScreenName.REPORTS,
        "chart-column",
        QT_TRANSLATE_NOOP("Screens", "Reports"),
        _reports_screen,
    ),
    ScreenEntry(
        ScreenName.SHIFT,
        "banknote",
        QT_TRANSLATE_NOOP("Screens", "Shift"),
        _shift_screen,
    ),
    ScreenEntry(
        ScreenName.HISTORY,
        "clock",
        QT_TRANSLATE_NOOP("Screens", "Bills"),
        _history_screen,
    ),
    ScreenEntry(
        ScreenName.SYNC,
        "cloud-check",
        QT_TRANSLATE_NOOP("Screens", "Sync"),
        _sync_screen,
    ),
    ScreenEntry(
        ScreenName.SETTINGS,
        "settings",
        QT_TRANSLATE_NOOP("Screens", "Settings"),
        _settings_screen,
    ),
)
