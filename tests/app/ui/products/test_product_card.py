"""The card's fields and its model say the same."""

import pytest
from PySide6.QtWidgets import QScrollArea

from pos_app.ui.products.product_card import ProductCard
from pos_app.ui.widgets.fields import TextField
from pos_app.viewmodels.goods.card_fields import FIELDS
from tests.support.screens import SCENES, found, shown


def test_fields_show_the_product_and_tell_what_is_typed(app, models, qtbot):
    card = ProductCard(app.theme, models.products.card)
    qtbot.addWidget(card)
    models.products.card.open(found(models)[1])
    card.show()
    card.focus("price")
    boxes = {card.field_name(box): box for box in card.findChildren(TextField)}
    assert boxes["price"].text() == "380"
    boxes["price"].setText("390")
    assert models.products.card.texts["price"] == "390"
    assert card.focus_next("price")
    assert not card.focus_next(FIELDS[-1])
    card.show_stock("14")
    card.know({"vendor": ("Metro",), "category": ("Biscuits",)})
    typed = {"category": "Tea", "vendor": "Metro"}
    for name, text in typed.items():
        boxes[name].setText(text)
    models.products.card.save()
    offered = {name: boxes[name].completer().model().stringList() for name in typed}
    assert offered == {"category": ["Biscuits", "Tea"], "vendor": ["Metro"]}
    boxes["price"].setText("400")
    models.products.card.give_up()
    assert boxes["price"].text() == "390"


@pytest.mark.parametrize("language", ["en", "ur", "hi"])
def test_the_whole_form_is_seen_on_the_smallest_screen(app, language):
    app.set_language(language)
    with shown(app, SCENES["products_list"], size=(1280, 720)) as window:
        area = window.findChild(ProductCard).findChild(QScrollArea)
        assert area.widget().sizeHint().height() <= area.viewport().height()
