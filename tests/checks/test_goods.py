"""The acceptance checks about scans and keys on the screens of goods, by their numbers."""

import pytest
from PySide6.QtWidgets import QLineEdit

from pos_app.ui.key_map import Command, ScreenName
from pos_app.ui.products.product_card import ProductCard
from tests.support.screens import found

TEA, MILK, UNKNOWN = "8964000153451", "8964000123454", "5000159461122"


@pytest.fixture
def card(window, qtbot):
    with qtbot.waitActive(window):
        window.activateWindow()
    window.open_screen(ScreenName.PRODUCTS)
    return window.front.findChild(ProductCard)


def texts(card):
    return {card.field_name(box): box.text() for box in card.findChildren(QLineEdit)}


def test_check_02_a_scan_never_types_into_a_field_of_a_product(window, models, card, notices):
    models.products.card.open(found(models)[0])
    before = texts(card)
    for name in before:
        card.focus(name)
        window.take_scan(MILK)
        joined = {"barcodes": f"{TEA} {MILK}"} if name == "barcodes" else {}
        assert texts(card) == before | joined, name
        models.products.card.give_up()
        models.products.drop_offer()


def test_check_04_an_unknown_code_is_offered_and_loses_nothing(window, models, tones, card):
    models.products.card.open(found(models)[0])
    models.products.card.type("price", "555")
    window.take_scan(UNKNOWN)
    assert tones == ["unknown"]
    assert UNKNOWN in models.products.offer.words
    assert texts(card)["barcodes"] == TEA
    assert models.products.card.texts["price"] == "555"


def test_check_36_tab_goes_through_the_card_both_ways(window, models, card):
    window.front.setFocus()
    there, back = [], []
    for seen, is_next in ((there, True), (back, False)):
        for _ in range(40):
            window.focusNextPrevChild(is_next)
            seen.append(window.focusWidget())
            if seen[-1] is window.front:
                break
        assert seen[-1] is window.front, "the walk comes back to the list"
    assert set(there) == set(back)
    walked = {card.field_name(widget) for widget in there}
    assert set(texts(card)) <= walked
    window.take_command(Command.BACK)
