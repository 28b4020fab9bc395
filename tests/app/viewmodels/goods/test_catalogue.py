"""The list of products: pages, tabs, search, scans."""

import pytest

from pos_app.operations.products import NewProduct, add_products
from pos_app.viewmodels.goods import catalogue
from pos_app.viewmodels.goods.catalogue import Tab

TEA, MILK, UNKNOWN = "8964000153451", "8964000123454", "5000159461122"


@pytest.fixture
def products(models):
    models.products.read()
    return models.products


def test_pages_are_read_as_far_as_is_looked(products, till, monkeypatch, qtmodeltester):
    monkeypatch.setattr(catalogue, "PAGE", 5)
    monkeypatch.setattr(catalogue, "NEAR", 2)
    new = (NewProduct(name_en=f"Good {n}", price_paisa=100) for n in range(12))
    assert len(list(add_products(till, new))) == 12
    products.read()
    assert len(products.rows.rows) == 5
    products.move(4)
    assert products.current_row == 4
    assert len(products.rows.rows) == 10
    products.reach(9)
    assert len(products.rows.rows) == 15
    products.move(1_000_000)
    assert len({row.product.product_id for row in products.rows.rows}) == 20
    assert products.current_row == 19
    qtmodeltester.check(products.rows)


def test_a_name_in_any_script(products):
    for text in ("چینی", "चीनी", "sug"):
        products.search(text)
        assert [row.product.name_en for row in products.rows.rows] == ["Sugar, loose"], text
        assert products.card.product.name_en == "Sugar, loose"
    products.search("zzz")
    assert products.current is None
    assert products.stock_now == ""


def test_a_card_shows_no_stock_of_another_product(products, models):
    assert products.stock_now
    products.begin_new()
    products.card.type("name_en", "Yogurt")
    models.desk.speak("ur")
    assert products.card.product is None
    assert products.stock_now == ""


def test_a_category_lists_its_goods(products):
    products.search("dairy")
    assert [row.product.name_en for row in products.rows.rows] == [
        "Olper's Milk 1 L",
        "Eggs, dozen",
    ]
    assert products.rows.rows[0].grouped.endswith("\u2068Dairy & eggs\u2069")


def test_a_key_of_a_search_counts_nothing_anew(products, monkeypatch):
    counted = []
    monkeypatch.setattr(catalogue.queries, "count", lambda *_, **__: counted.append(1) or 0)
    products.search("tea")
    assert counted == []
    products.read()
    assert counted


def test_the_tabs_list_what_wants_looking_after(products):
    assert (products.counts[Tab.LOW], products.counts[Tab.UNCODED]) == (1, 2)
    products.choose_tab(2)
    assert len(products.rows.rows) == 2
    assert products.card.product.name_en == "Sugar, loose"
    products.choose_tab(99)
    assert products.tab is Tab.UNCODED
    products.search("tea")
    assert products.tab is Tab.ALL


def test_a_scan_opens_its_product_or_an_empty_card(products, goods, notices):
    products.scan(MILK)
    assert products.current.product_id == goods[1].product_id
    products.search("sugar")
    products.scan(TEA)
    assert products.current.product_id == goods[0].product_id
    products.scan(UNKNOWN)
    assert products.card.product is None
    assert products.card.texts["barcodes"] == UNKNOWN
    products.scan("C:10000001")
    assert notices[-1].is_error


def test_a_scan_joins_a_new_product_that_is_being_typed(products, goods):
    products.begin_new()
    products.card.type("name_en", "Rooh Afza 800 ml")
    products.scan(UNKNOWN, field="name_en", is_typing=True)
    assert products.offer is None
    kept = products.card.texts
    assert (kept["name_en"], kept["barcodes"]) == ("Rooh Afza 800 ml", UNKNOWN)
    products.scan(TEA, field="name_en", is_typing=True)
    assert products.offer.product.product_id == goods[0].product_id
    assert products.card.texts == kept, "goods that are known are offered, never joined"


def test_a_scan_while_typing_is_offered_and_types_nothing(products, goods):
    products.scan(MILK)
    products.card.type("price", "1")
    products.scan(TEA, field="price", is_typing=True)
    assert products.card.texts["price"] == "1"
    assert products.offer.product.product_id == goods[0].product_id
    assert products.drop_offer()
    assert not products.drop_offer()
    assert not products.take_offer()
    products.scan(UNKNOWN, field="price", is_typing=True)
    assert products.take_offer()
    assert products.card.texts["barcodes"] == UNKNOWN
    products.scan(TEA, field="barcodes", is_typing=True)
    assert products.card.texts["barcodes"] == f"{UNKNOWN} {TEA}"


def test_what_is_typed_is_never_left_behind(products, goods, notices):
    products.card.type("price", "1")
    products.move(1)
    assert products.current.product_id == goods[0].product_id
    assert notices[-1].is_error
    products.begin_new()
    assert products.card.product is not None
    products.read()
    assert products.card.texts["price"] == "1"
    products.undo()
    products.move(1)
    assert products.current.product_id == goods[1].product_id


def test_what_was_searched_in_vain_is_the_name_of_something_new(products):
    products.search("Dahi")
    products.begin_new()
    assert products.card.texts["name_en"] == "Dahi"


def test_a_code_that_was_searched_in_vain_is_the_code_of_something_new(products):
    products.search(UNKNOWN)
    products.begin_searched()
    assert (products.card.texts["barcodes"], products.card.texts["name_en"]) == (UNKNOWN, "")
    products.card.type("name_en", "Dahi")
    products.begin_searched()
    assert products.card.texts["name_en"] == "Dahi", "what is typed stays"


def test_a_renamed_product_shows_its_name_at_once(products, goods):
    products.scan(MILK)
    products.card.type("name_en", "Olper's")
    products.card.save()
    assert [
        row.name for row in products.rows.rows if row.product.product_id == goods[1].product_id
    ] == ["Olper's"]
