"""Finding products by number, code and typed words, in any script."""

import pytest
from pos_protocol.events import Barcode
from pos_protocol.ids import OPEN_ITEM_PRODUCT_ID

from pos_app.db.queries import products as queries
from pos_app.domain.barcode import parse
from pos_app.domain.stock import Receipt, VendorBill
from pos_app.operations import products, stocking
from pos_app.operations.products import NewProduct, ProductEdit
from tests.support.factories import make_product, make_sale

GOODS = [
    ("Olper's Milk 1 L", "اولپرز دودھ", "ओल्पर्स दूध"),
    ("Milk Pak 250 ml", "دودھ پیک", ""),
    ("Sugar, loose", "چینی کھلی", "चीनी खुली"),
    ("Nescafé Gold", "", ""),
    ("雀巢咖啡", "", ""),
    ("นมสด", "", ""),
    ("Молоко свежее", "", ""),
    ("חלב טרי", "", ""),
    ("γάλα φρέσκο", "", ""),
    ("우유", "", ""),
    ("Smilk drink", "", ""),
]


@pytest.fixture
def shop(till):
    for name_en, name_ur, name_hi in GOODS:
        new = NewProduct(name_en=name_en, name_ur=name_ur, name_hi=name_hi, price_paisa=100)
        products.add_product(till, new)
    return till


def found(till, text, limit=20):
    with till.db.read() as tx:
        return [hit.product.name_en for hit in queries.search(tx, text, limit)]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("m", "Milk Pak 250 ml"),
        ("mi", "Milk Pak 250 ml"),
        ("MILK PAK", "Milk Pak 250 ml"),
        ("pak milk", "Milk Pak 250 ml"),
        ("olpers", "Olper's Milk 1 L"),
        ("olper’s m", "Olper's Milk 1 L"),
        ("دودھ پ", "Milk Pak 250 ml"),
        ("دوده پيك", "Milk Pak 250 ml"),
        ("چيني", "Sugar, loose"),
        ("چ", "Sugar, loose"),
        ("चीनी", "Sugar, loose"),
        ("nescafe", "Nescafé Gold"),
        ("NESCAFÉ", "Nescafé Gold"),
        ("雀巢", "雀巢咖啡"),
        ("咖啡", "雀巢咖啡"),
        ("นม", "นมสด"),
        ("молок", "Молоко свежее"),
        ("СВЕЖ", "Молоко свежее"),
        ("חלב", "חלב טרי"),
        ("φρεσκο", "γάλα φρέσκο"),
        ("우유", "우유"),
        ("۲۵۰", "Milk Pak 250 ml"),
    ],
)
def test_what_is_typed_finds_it_in_any_script(shop, typed, first):
    hits = found(shop, typed)
    if typed == "咖啡":
        # Two letters are found where a word begins; inside one it takes three.
        assert hits == []
        assert found(shop, "巢咖啡") == [first]
    elif typed in {"m", "mi"}:
        assert hits == ["Olper's Milk 1 L", first]
    else:
        assert hits[0] == first


def test_words_that_begin_so_come_before_words_that_hold_it(shop):
    assert found(shop, "milk") == ["Olper's Milk 1 L", "Milk Pak 250 ml", "Smilk drink"]
    assert found(shop, "milk", limit=2) == ["Olper's Milk 1 L", "Milk Pak 250 ml"]


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "  ",
        "?",
        '"',
        "milk* OR sugar",
        "zzz",
        "'; DROP",
        "\x00",
        "\ud800",
        "\ud7ff" * 4,
        "\U0010ffff" * 4,
        "%",
        "_" * 5000,
    ],
)
def test_what_means_nothing_finds_nothing_and_breaks_nothing(shop, typed):
    assert found(shop, typed) == []


def test_a_million_letters_are_cut_short(shop):
    assert found(shop, "milk " * 200_000) == found(shop, "milk")


def test_letters_that_only_share_trigrams_are_no_hit(till):
    make_product(till, "abcx bcde")
    assert found(till, "abcde") == []


@pytest.mark.parametrize(
    ("stored", "typed"),
    [
        ("Cheeni 1 kg", "chini"),
        ("Chini 1 kg", "cheeni"),
        ("Aata", "atta"),
        ("Doodh", "dudh"),
        ("Chawal", "chaval"),
        ("Zeera safaid", "jira"),
        ("Masala Phool", "fool"),
    ],
)
def test_roman_spellings_find_each_other(till, stored, typed):
    make_product(till, "Something else")
    make_product(till, stored)
    assert found(till, typed) == [stored]


def test_a_sound_is_found_in_another_script_behind_what_is_written_so(till):
    for name in ("چنے", "چینی کھلی", "चीनी", "Cheeni 1 kg", "گیس", "گھی"):
        products.add_product(till, NewProduct(name_ur=name, price_paisa=100))
    with till.db.read() as tx:

        def names(typed):
            return [hit.product.name_ur for hit in queries.search(tx, typed)]

        assert names("cheeni") == ["Cheeni 1 kg", "چینی کھلی", "चीनी", "چنے"], "the best fit first"
        assert names("cheeni khuli") == ["چینی کھلی"]
        assert names("چینی")[:3] == ["چینی کھلی", "चीनी", "Cheeni 1 kg"]
        assert names("चीनी 1") == ["Cheeni 1 kg"]
        assert names("ghee") == names("घी") == ["گھی"], "gas begins so, and is no ghee"
        assert names("gi") == ["گھی"]
        assert names("g") == names("ma") == []


def test_a_rarer_reading_is_asked_only_when_nothing_else_is_found(till):
    for name in ("Coffee", "کافی", "پاپڑ"):
        products.add_product(till, NewProduct(name_ur=name, price_paisa=100))
    with till.db.read() as tx:
        assert [hit.product.name_ur for hit in queries.search(tx, "coffee")] == ["Coffee"]
        assert [hit.product.name_ur for hit in queries.search(tx, "kofi")] == ["Coffee"]
        assert [hit.product.name_ur for hit in queries.search(tx, "papad")] == ["پاپڑ"]


def test_kept_sounds_are_no_letters_that_could_be_typed(till):
    make_product(till, "Masala")
    assert found(till, "sla") == found(till, "SLA") == []
    assert found(till, "sala") == ["Masala"]


def test_a_code_is_found_by_how_it_begins(till):
    make_product(till, "Tea", code="8964000123454")
    make_product(till, "Soap", code="96385074")
    make_product(till, "Nails", code="AB-17")
    for typed in ("8964", "8964000123454", "08964000123454", "89640001"):
        assert found(till, typed) == ["Tea"]
    assert found(till, "9638") == ["Soap"]
    assert found(till, "AB-17") == ["Nails"]
    assert found(till, "AB-1") == ["Nails"]


def test_a_short_code_is_found_whole_and_a_number_when_nothing_else_is_called_so(till):
    sugar = make_product(till, "Sugar, loose", code="12")
    make_product(till, "Batteries, 12 pieces")
    make_product(till, "Salt", code="128")
    assert found(till, "12") == ["Sugar, loose", "Batteries, 12 pieces"]
    assert found(till, "۱۲") == ["Sugar, loose", "Batteries, 12 pieces"]
    assert found(till, "1") == ["Batteries, 12 pieces"]
    assert found(till, str(sugar.product_id)) == ["Sugar, loose"]


def test_a_name_that_is_written_together_is_found_by_its_parts(till):
    make_product(till, "7UP 500 ml")
    assert found(till, "7 up") == ["7UP 500 ml"]
    make_product(till, "Up, 7 of them")
    assert found(till, "7 up") == ["Up, 7 of them"]


def test_hits_carry_the_stock(till):
    tea = make_product(till, "Tea")
    make_sale(till, (tea, 2000))
    with till.db.read() as tx:
        assert queries.search(tx, "tea")[0].quantity_milli == -2000


def test_several_products_may_share_a_code(till):
    first = make_product(till, "Tea", code="8964000123454")
    second = products.add_product(
        till,
        NewProduct(
            name_en="Tea, old price",
            price_paisa=1,
            barcodes=(Barcode(code="08964000123454"),),
            is_code_shared=True,
        ),
    )
    with till.db.read() as tx:
        hits = queries.by_code(tx, parse("8964000123454").candidates)
        assert [hit.product_id for hit in hits] == [first.product_id, second.product_id]
        assert queries.by_code(tx, ["nothing"]) == ()
        assert queries.by_code(tx, []) == ()


def test_a_changed_name_is_found_and_the_old_one_is_not(till):
    tea = make_product(till, "Tea", code="8964000123454")
    products.change_product(
        till, tea.product_id, ProductEdit(name_en="Coffee", barcodes=(Barcode(code="X1"),))
    )
    assert found(till, "tea") == []
    assert found(till, "coffee") == ["Coffee"]
    with till.db.read() as tx:
        assert queries.by_code(tx, ["08964000123454"]) == ()
        assert queries.by_code(tx, ["X1"])[0].name_en == "Coffee"


def test_a_removed_product_is_nowhere(till):
    tea = make_product(till, "Tea", code="8964000123454")
    products.remove_product(till, tea.product_id)
    assert found(till, "tea") == found(till, "8964") == []
    with till.db.read() as tx:
        assert queries.by_id(tx, tea.product_id) is None
        assert queries.by_code(tx, ["08964000123454"]) == ()
        assert queries.is_taken(tx, tea.product_id)
        assert list(queries.all_products(tx)) == []


def test_the_open_item_is_in_every_store_and_in_no_search(till):
    with till.db.read() as tx:
        assert queries.by_id(tx, OPEN_ITEM_PRODUCT_ID) is not None
        assert queries.search(tx, "open item") == ()
        assert queries.by_id(tx, 10**30) is None


def test_vendors_are_listed_by_name(till):
    metro = products.add_vendor(till, "Metro")
    products.add_vendor(till, "Al-Fatah")
    products.add_vendor(till, "Metro Cash", vendor_id=metro.vendor_id)
    with till.db.read() as tx:
        assert [each.name for each in queries.vendors(tx)] == ["Al-Fatah", "Metro Cash"]
        assert queries.vendor(tx, metro.vendor_id + 1).name == "Al-Fatah"
        assert queries.last_vendor_n(tx, 1) == 2


def test_categories_are_those_of_listed_goods_each_once(till):
    for n, category in enumerate(("dairy", "Tea", "Dairy", "", "دالیں", "DAI RY", "Gone")):
        new = products.NewProduct(name_en=f"Good {n}", price_paisa=1, category=category)
        last = products.add_product(till, new)
    products.remove_product(till, last.product_id)
    with till.db.read() as tx:
        assert queries.categories(tx) == ("dairy", "Tea", "دالیں"), "in their first spelling"
        assert queries.categories(tx, limit=2) == ("Dairy",)
        plan = tx.execute(f"EXPLAIN QUERY PLAN {queries._CATEGORIES.sql}", {"limit": 9})  # noqa: SLF001
        assert "SCAN product" not in " ".join(row[3] for row in plan)
        for typed, found in (
            ("dai", 3),
            ("d air", 3),
            (" TEA ", 1),
            ("دا", 1),
            ("gone", 0),
            (" ", 0),
            ("%", 0),
        ):
            assert len(list(queries.of_categories(tx, typed, limit=9))) == found, typed


def test_a_list_is_read_page_by_page_and_short_lists_by_their_index(till):
    made = [make_product(till, f"Good {n}", code=f"55{n}" if n % 2 else None) for n in range(5)]
    with till.db.read() as tx:
        first = queries.page(tx, queries.Listing.ALL, limit=3)
        rest = queries.page(tx, queries.Listing.ALL, after=first[-1].product.product_id, limit=3)
        assert [hit.product.name_en for hit in (*first, *rest)] == [p.name_en for p in made]
        uncoded = queries.page(tx, queries.Listing.UNCODED, limit=9)
        assert [hit.product.name_en for hit in uncoded] == ["Good 0", "Good 2", "Good 4"]
        assert queries.count(tx, queries.Listing.UNCODED, limit=2) == 2
        assert queries.count(tx, queries.Listing.LOW, limit=2) == 0
        assert queries.hit(tx, made[0]).quantity_milli == 0
        for listing, index in (
            (queries.Listing.LOW, "product_low"),
            (queries.Listing.UNCODED, "product_uncoded"),
        ):
            values = {"after": 0, "limit": 1, "open_item": 1}
            plan = tx.execute(f"EXPLAIN QUERY PLAN {queries._PAGES[listing].sql}", values)  # noqa: SLF001
            assert index in " ".join(row[3] for row in plan)


def test_categories_are_found_without_reading_the_goods_that_stand_in_them(till):
    """Each key of the products' search asks for them."""

    def steps():
        counted = []
        with till.db.read() as tx:
            tx.set_progress_handler(lambda: counted.append(1), 100)
            try:
                assert len(queries.categories(tx)) == 40
            finally:
                tx.set_progress_handler(None, 0)
        return len(counted)

    def fill(number):
        for _ in products.add_products(
            till,
            (
                products.NewProduct(name_en=f"Good {n}", price_paisa=1, category=f"Group {n % 40}")
                for n in range(number)
            ),
        ):
            pass

    fill(40)
    few = steps()
    fill(1200)
    assert steps() < 2 * few


def test_a_delivery_that_was_undone_is_no_delivery_of_its_vendor(till):
    milk, metro = make_product(till), products.add_vendor(till, "Metro")
    line = Receipt(product_id=milk.product_id, quantity_milli=1_000)
    bill = VendorBill(vendor_id=metro.vendor_id)
    came = [stocking.receive_stock(till, [line], bill=bill) for _ in range(2)]
    stocking.undo_receipt(till, came[1].recorded.envelope.event_id)
    with till.db.read() as tx:
        (row,) = queries.delivering(tx)
    at_ms = came[0].recorded.envelope.occurred_at.wall_ms
    assert (row.vendor.name, row.deliveries, row.last_ms) == ("Metro", 1, at_ms)
