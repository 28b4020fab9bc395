"""The catalogue: what may be added and changed, and what is refused with nothing changed."""

import pytest
from pos_protocol.events import Barcode, Unit
from pos_protocol.ids import OPEN_ITEM_PRODUCT_ID

from pos_app.db import cursors
from pos_app.db.queries import products as queries
from pos_app.errors import (
    BarcodeRefused,
    DuplicateBarcode,
    NameRefused,
    NothingChanged,
    PriceRefused,
    ProductExists,
    ProductNotFound,
    ProductNumberRefused,
    QuantityRefused,
    VendorNotFound,
)
from pos_app.operations import products
from pos_app.operations.products import NewProduct, ProductEdit
from tests.support.factories import make_product


def stored(till, product_id):
    with till.db.read() as tx:
        return queries.by_id(tx, product_id)


def events(till):
    with till.db.read() as tx:
        return cursors.state(tx).till_seq


def test_a_product_is_kept_as_given(till):
    vendor = products.add_vendor(till, "Metro")
    added = products.add_product(
        till,
        NewProduct(
            name_en=" Sugar ",
            name_ur="چینی",
            barcodes=(Barcode(code="8964000123454"), Barcode(code="S1", quantity=50_000)),
            unit=Unit.KG,
            price_paisa=15_500,
            cost_paisa=14_000,
            vendor_id=vendor.vendor_id,
            low_at_milli=10_000,
            category="  Sugar   &  sweets ",
        ),
    )
    assert added.category == "Sugar & sweets"
    assert stored(till, added.product_id) == added
    assert (added.name_en, added.barcodes[0].code, added.revision) == ("Sugar", "08964000123454", 1)


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"name_en": ""}, NameRefused),
        ({"name_en": "n" * 10_000_000}, NameRefused),
        ({"name_ur": "a\x07"}, NameRefused),
        ({"price_paisa": -1}, PriceRefused),
        ({"price_paisa": 10**20}, PriceRefused),
        ({"cost_paisa": -1}, PriceRefused),
        ({"barcodes": (Barcode(code="\x00"),)}, BarcodeRefused),
        ({"barcodes": (Barcode(code="a", quantity=0),)}, QuantityRefused),
        ({"barcodes": tuple(Barcode(code=f"c{n}") for n in range(51))}, BarcodeRefused),
        ({"barcodes": (Barcode(code="08964000123454"),)}, DuplicateBarcode),
        ({"low_at_milli": -1}, QuantityRefused),
        ({"category": "a\tb"}, NameRefused),
        ({"category": "c" * 61}, NameRefused),
        ({"vendor_id": 404}, VendorNotFound),
        ({"product_id": 10_000_001}, ProductExists),
        ({"product_id": 0}, ProductNumberRefused),
        ({"product_id": 10**20}, ProductNumberRefused),
        ({"product_id": OPEN_ITEM_PRODUCT_ID}, ProductNumberRefused),
    ],
)
def test_what_cannot_be_kept_is_refused_and_nothing_changes(till, fields, error):
    make_product(till, "Milk", code="8964000123454")
    before = events(till)
    with pytest.raises(error):
        products.add_product(till, NewProduct(**{"name_en": "x", "price_paisa": 1, **fields}))
    with pytest.raises(error):
        list(
            products.add_products(
                till,
                [
                    NewProduct(name_en="good", price_paisa=1),
                    NewProduct(**{"name_en": "x", "price_paisa": 1, **fields}),
                ],
            )
        )
    assert events(till) == before


def test_many_are_added_in_chunks(till):
    added = list(
        products.add_products(
            till, (NewProduct(name_en=f"Goods {n}", price_paisa=n) for n in range(450))
        )
    )
    assert len({each.product_id for each in added}) == 450 == events(till)


def test_a_code_twice_in_one_import_is_refused(till):
    twin = (Barcode(code="08964000123454"),)
    with pytest.raises(DuplicateBarcode, match="'8964000123454'"):
        list(
            products.add_products(
                till, [NewProduct(name_en=name, price_paisa=1, barcodes=twin) for name in "ab"]
            )
        )


def test_only_what_differs_is_recorded(till):
    milk = make_product(till, "Milk", code="8964000123454", price_paisa=100)
    changed = products.change_product(till, milk.product_id, ProductEdit(price_paisa=120))
    assert (changed.price_paisa, changed.name_en, changed.revision) == (120, "Milk", 2)
    same = ProductEdit(
        price_paisa=120, name_en="Milk", barcodes=(Barcode(code="8964000123454"),), unit=Unit.PIECE
    )
    with pytest.raises(NothingChanged):
        products.change_product(till, milk.product_id, same)
    with pytest.raises(NothingChanged):
        products.change_product(till, milk.product_id, ProductEdit())


def test_every_field_can_be_changed_and_emptied(till):
    vendor = products.add_vendor(till, "Metro")
    milk = make_product(till, "Milk", code="8964000123454")
    full = ProductEdit(
        name_ur="دودھ",
        name_hi="दूध",
        barcodes=(),
        unit=Unit.LITRE,
        cost_paisa=5,
        vendor_id=vendor.vendor_id,
        low_at_milli=1000,
        category="Dairy",
    )
    changed = products.change_product(till, milk.product_id, full)
    assert (changed.barcodes, changed.category) == ((), "Dairy")
    assert (changed.unit, changed.cost_paisa, changed.vendor_id) == (
        Unit.LITRE,
        5,
        vendor.vendor_id,
    )
    empty = ProductEdit(
        name_en="", name_hi="", cost_paisa=None, vendor_id=None, low_at_milli=None, category=""
    )
    emptied = products.change_product(till, milk.product_id, empty)
    assert emptied.category == ""
    assert (emptied.name(), emptied.cost_paisa, emptied.low_at_milli) == ("دودھ", None, None)
    with pytest.raises(NameRefused):
        products.change_product(till, milk.product_id, ProductEdit(name_ur=""))


@pytest.mark.parametrize(
    ("edit", "error"),
    [
        (ProductEdit(price_paisa=-1), PriceRefused),
        (ProductEdit(name_en="a\nb"), NameRefused),
        (ProductEdit(barcodes=(Barcode(code="TAKEN"),)), DuplicateBarcode),
        (ProductEdit(vendor_id=404), VendorNotFound),
        (ProductEdit(category="a\x00"), NameRefused),
    ],
)
def test_an_edit_that_cannot_be_kept_changes_nothing(till, edit, error):
    make_product(till, "Other", code="TAKEN")
    milk = make_product(till, "Milk")
    with pytest.raises(error):
        products.change_product(till, milk.product_id, edit)
    assert stored(till, milk.product_id) == milk


def test_what_is_not_there_cannot_be_changed(till):
    for number in (404, OPEN_ITEM_PRODUCT_ID):
        with pytest.raises(ProductNotFound):
            products.change_product(till, number, ProductEdit(price_paisa=1))
        with pytest.raises(ProductNotFound):
            products.remove_product(till, number)
    milk = make_product(till)
    products.remove_product(till, milk.product_id)
    with pytest.raises(ProductNotFound):
        products.remove_product(till, milk.product_id)


def test_vendors_have_names_and_numbers(till):
    with pytest.raises(NameRefused):
        products.add_vendor(till, " ")
    with pytest.raises(ProductNumberRefused):
        products.add_vendor(till, "x", vendor_id=0)
    assert products.add_vendor(till, "x", vendor_id=7).vendor_id == 7


def test_a_product_that_is_put_back_stands_in_its_category_again(till):
    milk = products.add_product(till, NewProduct(name_en="Milk", price_paisa=1, category="Dairy"))
    products.remove_product(till, milk.product_id)
    assert products.restore_product(till, milk).category == "Dairy"


def test_a_vendor_by_name_comes_with_the_product_or_not_at_all(till):
    first = products.add_product(till, NewProduct(name_en="a", price_paisa=1), vendor=" Metro ")
    count = events(till)
    other = NewProduct(name_en="b", price_paisa=1, barcodes=(Barcode(code="S1"),))
    second = products.add_product(till, other, vendor="METRO")
    assert second.vendor_id == first.vendor_id is not None
    assert events(till) == count + 1, "the vendor is known"
    edit = ProductEdit(barcodes=(Barcode(code="S1"),))
    for refused in (
        lambda: products.add_product(till, other, vendor="New"),
        lambda: products.change_product(till, first.product_id, edit, vendor="New"),
    ):
        with pytest.raises(DuplicateBarcode):
            refused()
    assert events(till) == count + 1
    changed = products.change_product(till, first.product_id, ProductEdit(), vendor="New")
    assert changed.vendor_id not in {None, first.vendor_id}
