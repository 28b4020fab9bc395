"""Shift+F3 at the sale: the weight is the quantity of the next goods, or words say why not."""

import pytest

from pos_app.devices.serial_lines.errors import DeviceMissing, ScaleMoving
from pos_app.viewmodels.bill.weighing import Weighing


class Still:
    """A scale that gives what it is told to."""

    def __init__(self, *, grams=0, error=None):
        self.grams, self.error = grams, error

    def weigh(self):
        if self.error is not None:
            raise self.error
        return self.grams


def test_the_weight_waits_for_the_next_goods(models, goods, qtbot):
    weighing = Weighing(models.desk, models.sale, scale=Still(grams=755))
    models.sale.type_text("5")
    weighing.read()
    qtbot.waitUntil(lambda: models.sale.entry.multiplier_text == "0.755")
    sugar = next(product for product in goods if product.unit.value == "kg")
    models.sale.add(sugar)
    assert models.sale.cart.lines[0].quantity_milli == 755


@pytest.mark.parametrize(
    ("error", "words"), [(ScaleMoving(), "moving"), (DeviceMissing(port="x", problem=""), "cable")]
)
def test_what_cannot_be_weighed_is_told(models, notices, qtbot, error, words):
    weighing = Weighing(models.desk, models.sale, scale=Still(error=error))
    weighing.read()
    qtbot.waitUntil(lambda: bool(notices))
    assert words in notices[0].text
    assert models.sale.entry.is_empty


def test_an_empty_scale_and_no_scale_sell_nothing(models, notices, qtbot):
    Weighing(models.desk, models.sale).read()
    assert "No scale" in notices[0].text
    empty = Weighing(models.desk, models.sale, scale=Still(grams=0))
    empty.read()
    qtbot.waitUntil(lambda: len(notices) == 2)
    assert models.sale.entry.is_empty
