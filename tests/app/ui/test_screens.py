"""Every screen draws in the dark, is what the table says, and has its parts."""

import pytest

from pos_app.operations.khata import customers
from pos_app.ui.frame.help import HelpOverlay
from pos_app.ui.frame.overlay import Overlay
from pos_app.ui.frame.rail import KeyStrip
from pos_app.ui.frame.top_bar import TopBar
from pos_app.ui.history.screen import HistoryScreen
from pos_app.ui.inbox.case_card import CaseCard
from pos_app.ui.inbox.screen import SyncScreen
from pos_app.ui.key_map import Command, ScreenName
from pos_app.ui.khata.account_card import AccountCard
from pos_app.ui.khata.entry_list import EntryList
from pos_app.ui.khata.screen import KhataScreen
from pos_app.ui.products.screen import ProductsScreen
from pos_app.ui.reports.screen import ReportsScreen
from pos_app.ui.sale.buyer_strip import BuyerStrip
from pos_app.ui.sale.pay_side import PaySide
from pos_app.ui.sale.screen import SaleScreen
from pos_app.ui.sale.totals import Totals
from pos_app.ui.sale.transfer_panel import TransferPanel
from pos_app.ui.screens import SCREENS
from pos_app.ui.settings.screen import SettingsScreen
from pos_app.ui.shift.screen import ShiftScreen
from pos_app.ui.stock.pages import StockPages
from pos_app.ui.stock.remove_screen import RemoveScreen
from pos_app.ui.widgets.card import Label
from pos_app.viewmodels.inbox import CaseRow
from tests.support.screens import SCENES, draw

BUILT = {
    ScreenName.SALE: SaleScreen,
    ScreenName.STOCK: StockPages,
    ScreenName.REMOVAL: RemoveScreen,
    ScreenName.PRODUCTS: ProductsScreen,
    ScreenName.KHATA: KhataScreen,
    ScreenName.REPORTS: ReportsScreen,
    ScreenName.SHIFT: ShiftScreen,
    ScreenName.HISTORY: HistoryScreen,
    ScreenName.SYNC: SyncScreen,
    ScreenName.SETTINGS: SettingsScreen,
}


@pytest.mark.parametrize("name", ["bill", "unknown", "remove", "offline", "qr", "statement"])
def test_every_kind_of_screen_draws_in_the_dark(app, tmp_path, name):
    app.set_look("dark")
    picture = tmp_path / "screen.png"
    draw(app, SCENES[name], size=(1366, 768), to=picture)
    assert picture.stat().st_size > 10_000


def test_every_screen_is_what_the_table_says(window):
    assert [entry.name for entry in SCREENS] == list(BUILT)
    for entry in SCREENS:
        window.open_screen(entry.name)
        assert isinstance(window.front, BUILT[entry.name])
        assert window.screen_name is entry.name
        assert entry.text
        assert window.front.accessibleName() == entry.text, (
            "a screen that has the keyboard is named"
        )


def test_nothing_on_the_paying_side_is_cut_off_at_720(window, app):
    window.resize(1280, 720)
    app.processEvents()
    side = window.findChild(PaySide)
    for button in side.findChildren(type(side).__mro__[1]):
        if button.isVisible():
            assert side.rect().contains(button.geometry()), button.accessibleName()


def test_frame_parts_are_there(window):
    for part in (TopBar, KeyStrip):
        assert window.findChild(part) is not None
    for part in (HelpOverlay, Overlay):
        assert window.findChild(part) is None, "loaded when it is asked for"
    window.take_command(Command.HELP)
    for part in (HelpOverlay, Overlay):
        assert window.findChild(part).isVisible()


def test_the_card_of_cases_is_there_when_somebody_should_look(app, qtbot):
    card = CaseCard(app.theme)
    qtbot.addWidget(card)
    card.show_cases((), 0)
    assert not card.isVisibleTo(None)
    card.show_cases((CaseRow("Count Milk", "A manager asks."),), 2)
    assert card.isVisibleTo(None)
    told = [label.text() for label in card.findChildren(Label) if label.isVisibleTo(card)]
    assert told[1:3] == ["Count Milk", "A manager asks."]
    assert "2" in told[-1]


def test_the_paying_side_says_who_buys_and_what_is_awaited(window, models):
    assert window.findChild(BuyerStrip).text() == "No customer"
    assert window.findChild(TransferPanel) is None, "loaded when the first one is asked for"
    window.take_scan("8964000153451")
    window.take_command(Command.CARD)
    assert window.findChild(TransferPanel).isVisible()
    window.take_command(Command.BACK)
    assert not window.findChild(TransferPanel).isVisible()
    models.sale.type_text("40")
    window.take_command(Command.CASH)
    total = window.findChild(Totals).total_of(models.sale.payment.view)
    assert (total.title, total.facts[0][0]) == ("Left to pay", "Cash")


def test_the_book_says_who_owes_to_a_screen_reader(window, app, models, qtbot):
    window.open_screen(ScreenName.KHATA)
    assert window.findChild(AccountCard).accessibleName() == "Nobody chosen"
    customers.add_customer(models.desk.till, "Rashid")
    models.khata.read()
    assert "Rashid owes" in window.findChild(AccountCard).accessibleName()
    view = EntryList(app.theme, models.khata.entries)
    qtbot.addWidget(view)
    assert view.model() is models.khata.entries
