"""Search while typing, in any script."""

import pytest
from pos_protocol.events import Unit

from pos_app.db.entry import Topic
from pos_app.operations import products
from pos_app.operations.products import NewProduct
from pos_app.viewmodels.search import short_name


@pytest.mark.parametrize("typed", ["tapal", "ٹپال", "टपाल", "89640001534"])
def test_a_product_is_found_by_any_of_its_names_or_its_code(models, typed):
    models.sale.search.search(typed)
    assert any(hit.name.startswith("Tapal") for hit in models.sale.search.hits.rows)
    assert models.sale.search.chosen is not None


def test_nothing_is_found_by_nothing(models):
    models.sale.search.search("  ")
    assert models.sale.search.hits.rows == ()
    assert models.sale.search.chosen is None
    models.sale.search.move(1)
    assert models.sale.search.chosen is None


def test_arrows_choose_and_stop_at_the_ends(models):
    models.sale.search.search("tapal")
    models.sale.search.move(5)
    assert models.sale.search.current_row == 1
    models.sale.search.move(-5)
    assert models.sale.search.current_row == 0


def test_products_that_share_a_code_are_offered(models, goods):
    models.sale.search.offer(goods[:2])
    assert len(models.sale.search.hits.rows) == 2
    assert models.sale.search.message


def test_a_hit_shows_price_and_stock(models):
    models.sale.search.search("lifebuoy")
    hit = models.sale.search.hits.rows[0]
    assert (hit.price_paisa, hit.stock_milli, hit.is_weighed) == (14000, 3000, False)


def test_tiles_change_with_the_catalogue_and_not_with_the_day(models, qtbot):
    tiles = models.sale.tiles
    with qtbot.waitSignal(tiles.changed):
        tiles.read()
    assert [(tile.name, tile.icon) for tile in tiles.words()] == [
        ("Sugar", "candy"),
        ("Eggs", "egg"),
    ]
    till = models.desk.till
    added = NewProduct(name_en="Basmati, loose", price_paisa=9000, unit=Unit.KG)
    products.add_product(till, added)
    models.desk.bus.tell({Topic.SALES})
    assert len(tiles.goods) == 2
    models.desk.bus.tell({Topic.CATALOGUE})
    assert tiles.words()[-1][:2] == ("Basmati", "shopping-bag")


def test_a_tile_is_sold_as_often_as_the_multiplier_says(models):
    models.sale.tiles.read()
    models.sale.type_text("3*")
    assert models.sale.tiles.press(1)
    assert models.sale.lines.rows[0].quantity_milli == 3000
    assert not models.sale.tiles.press(6)


def test_a_tile_shows_a_name_up_to_its_first_comma():
    assert short_name("Sugar, loose") == "Sugar"
    assert short_name("چینی، کھلی") == "چینی"
