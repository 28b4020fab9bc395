"""Products by keys alone: search, price, barcodes, new, remove, undo."""

import pytest
from pos_protocol.events import Unit
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest  # noqa: TID251 - keys for a window in process; qtbot has no walk
from PySide6.QtWidgets import QApplication

from pos_app.ui.frame.explain import ExplainCover
from pos_app.ui.key_map import Command, ScreenName
from pos_app.ui.products.goods_list import GoodsHeading, GoodsList
from pos_app.ui.products.product_card import ProductCard
from pos_app.ui.widgets.action_button import ActionButton
from tests.support.screens import found

TEA, MILK, UNKNOWN = "8964000153451", "8964000123454", "5000159461122"


def press(window, *keys):
    for key in keys:
        QTest.keyClick(QApplication.focusWidget() or window.front, key)


def type_text(window, text):
    QTest.keyClicks(QApplication.focusWidget() or window.front, text)


@pytest.fixture
def front(window, qtbot):
    with qtbot.waitActive(window):
        window.activateWindow()
    window.open_screen(ScreenName.PRODUCTS)
    return window


@pytest.fixture
def price(models):
    def read(place):
        return found(models)[place].price_paisa

    return read


def test_a_price_is_changed_in_five_keys_and_undone_by_one(front, price):
    press(front, Qt.Key.Key_Down, Qt.Key.Key_Return)
    type_text(front, "400")
    front.take_command(Command.SAVE)
    assert price(1) == 40_000
    assert front.front.hasFocus()
    front.take_command(Command.UNDO)
    assert price(1) == 38_000


def test_enter_behind_a_code_that_is_nobodys_begins_its_card(front, models):
    type_text(front, "50001594")
    type_text(front, "61122")
    press(front, Qt.Key.Key_Return)
    assert models.products.card.texts["barcodes"] == UNKNOWN
    type_text(front, "Rusk")
    assert models.products.card.texts["name_en"] == "Rusk"


def test_letters_search_and_escape_goes_back_step_by_step(front, models):
    type_text(front, "tapal")
    assert len(models.products.rows.rows) == 2
    press(front, Qt.Key.Key_Down)
    assert models.products.current_row == 1
    front.take_command(Command.BACK)
    front.take_command(Command.BACK)
    assert len(models.products.rows.rows) == 8
    front.take_command(Command.BACK)
    assert front.screen_name is ScreenName.SALE


@pytest.mark.parametrize("is_new", [False, True])
def test_one_key_loses_nothing_that_was_typed(front, models, notices, is_new):
    tea = models.products.current.product_id
    front.take_command(Command.NEW if is_new else Command.EDIT)
    card = models.products.card
    front.front.findChild(ProductCard).focus("name_en")
    type_text(front, "Dahi")
    card.choose_unit(Unit.KG)
    front.take_command(Command.BACK)
    assert not card.is_changed
    assert notices[-1].can_undo
    assert front.front.hasFocus(), "where Ctrl+Z is the screen's, not a field's"
    models.products.move(1)
    front.take_command(Command.UNDO)
    assert (card.product and card.product.product_id) == (None if is_new else tea)
    assert (card.texts["name_en"], card.unit) == ("Dahi", Unit.KG)
    assert notices[-1].text == "", "Ctrl+Z would leave it again now"
    front.take_command(Command.UNDO)
    assert not card.is_changed
    front.take_command(Command.UNDO)
    assert not card.is_changed, "it is brought back once"


def test_what_was_left_comes_back_before_what_was_saved_earlier_and_not_after(front, models, price):
    front.take_command(Command.EDIT)
    type_text(front, "400")
    front.take_command(Command.SAVE)
    front.take_command(Command.EDIT)
    type_text(front, "410")
    front.take_command(Command.BACK)
    front.take_command(Command.UNDO)
    assert (models.products.card.texts["price"], price(0)) == ("410", 40_000)
    front.take_command(Command.BACK)
    front.take_command(Command.EDIT)
    type_text(front, "420")
    front.take_command(Command.SAVE)
    front.take_command(Command.UNDO)
    assert (models.products.card.texts["price"], price(0)) == ("400", 40_000)


def test_something_new_from_an_unknown_code(front, models):
    front.take_scan(UNKNOWN)
    type_text(front, "Dahi")
    front.front.findChild(ProductCard).focus("price")
    type_text(front, "120")
    press(front, Qt.Key.Key_Return)
    type_text(front, "100")
    front.take_command(Command.SAVE)
    assert models.products.current.name_en == "Dahi"
    front.take_scan(UNKNOWN)
    assert models.products.current.cost_paisa == 10_000
    front.take_command(Command.REMOVE_LINE)
    assert len(found(models)) == 8
    front.take_command(Command.UNDO)
    assert len(found(models)) == 9


def test_enter_goes_from_field_to_field_to_the_save_button(front, models):
    front.take_command(Command.NEW)
    card = front.front.findChild(ProductCard)
    visited = []
    type_text(front, "Dahi")
    for _ in range(12):
        visited.append(card.field_name(QApplication.focusWidget()))
        press(front, Qt.Key.Key_Return)
    assert visited[:5] == ["name_en", "name_ur", "name_hi", "barcodes", "price"]
    assert visited[-1] == ""


def test_what_was_scanned_while_typing_is_opened_by_enter(front, models):
    front.take_command(Command.EDIT)
    type_text(front, "411")
    front.take_scan(MILK)
    assert models.products.current.name_en.startswith("Tapal")
    press(front, Qt.Key.Key_Return)
    assert models.products.current.name_en.startswith("Olper")
    front.take_command(Command.UNDO)
    assert models.products.current.name_en.startswith("Tapal")
    assert models.products.card.texts["price"] == "411"


def test_how_many_are_in_a_carton_is_typed_behind_its_code(front, models):
    front.take_command(Command.NEW)
    card = front.front.findChild(ProductCard)
    card.focus("barcodes")
    front.take_scan(UNKNOWN)
    type_text(front, "*12")
    front.take_scan(MILK)
    assert models.products.card.texts["barcodes"] == f"{UNKNOWN}*12 {MILK}"


def test_the_list_leaves_columns_out_where_it_is_narrow(front, app):
    heading, listed = (front.front.findChild(kind) for kind in (GoodsHeading, GoodsList))
    for width in (1366, 1024):
        front.resize(width, 720)
        app.processEvents()
        assert heading.width() >= listed.viewport().width()
    assert listed.accessibleName()


def test_no_word_stands_over_codes_that_a_short_list_does_not_show(front, models):
    heading = front.front.findChild(GoodsHeading)
    assert heading.has_codes
    models.products.choose_tab(1)
    assert models.products.rows.rows
    assert not heading.has_codes


def test_the_stock_on_the_card_is_explained(front):
    front.front.why_wanted.emit()
    assert front.findChild(ExplainCover).isVisible()


def test_the_words_of_all_buttons_are_equally_large(front):
    front.resize(1366, 768)
    buttons = [
        button for button in front.front.findChildren(ActionButton) if button.key in {"F5", "Del"}
    ]
    assert len(buttons) == 2
    assert all(button.width() >= button.needed_width_px() for button in buttons)
