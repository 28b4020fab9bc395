"""Selling: what is on the disk when the drawer opens, and what a cashier may not do."""

import pytest
from pos_protocol.events import (
    Barcode,
    SaleCompleted,
    Tender,
    TenderKind,
    Unit,
)
from pos_protocol.ids import OPEN_ITEM_PRODUCT_ID

from pos_app.db import cursors
from pos_app.db.queries import products as product_queries
from pos_app.domain.gs1 import check_digit
from pos_app.domain.tax import bill_of
from pos_app.errors import (
    BarcodeRefused,
    CartNotFound,
    DiskFull,
    KhataNeedsCustomer,
    NothingToSell,
    QuantityRefused,
    SeveralProducts,
    TenderRefused,
    TenderTooSmall,
    UnknownBarcode,
)
from pos_app.operations import products, selling, stocking
from pos_app.operations.products import NewProduct, ProductEdit
from pos_app.operations.scanning import scan
from pos_app.operations.stocking import Receipt
from tests.support.factories import (
    cash,
    make_cart,
    make_product,
    make_sale,
    make_till,
    on_hand,
    reopened,
)


def label(digits):
    """A label of the shop's own scale, with its check digit."""
    return digits + check_digit(digits)


@pytest.fixture
def milk(till):
    return make_product(till, code="8964000123454", price_paisa=10_050)


def log_length(till):
    with till.db.read() as tx:
        return tx.execute("SELECT count(*) FROM event_log").fetchone()[0]


def test_a_sale_is_on_the_disk_with_all_that_follows(till, milk):
    cart = make_cart(till, (milk, 3000))
    selling.save_cart(till, cart)
    sold = selling.complete_sale(till, cart, cash(50_000))
    assert (sold.total_paisa, sold.change_paisa) == (30_200, 19_800), "301.50 is 302 in rupees"
    event = sold.recorded.event
    assert isinstance(event, SaleCompleted)
    assert (event.rounding, event.lines[0].name) == (50, "Milk Pack")
    assert sold.receipt_no.split("-")[:3] == ["1", "1", "3"]
    assert sold.recorded.hash.hex().startswith(sold.receipt_no[-8:])
    with reopened(till) as again:
        assert on_hand(again, milk) == -3000
        assert selling.open_cart(again).is_empty


def test_a_store_may_switch_rounding_off(tmp_path):
    till = make_till(tmp_path, rounding_paisa=1)
    assert make_sale(till, (make_product(till, price_paisa=10_050), 3000)).total_paisa == 30_150
    till.close()


def test_the_first_sale_opens_a_shift_and_the_next_uses_it(till, milk):
    first, second = make_sale(till, (milk, 1000)), make_sale(till, (milk, 1000))
    assert first.recorded.event.shift_id == second.recorded.event.shift_id
    assert log_length(till) == 1 + 1 + 2


@pytest.mark.parametrize(
    ("tenders", "error"),
    [
        ((), TenderTooSmall),
        (cash(9999), TenderTooSmall),
        (cash(8964000123454), TenderRefused),
        (cash(-1), TenderRefused),
        ((Tender(kind=TenderKind.KHATA, amount=10_100),), KhataNeedsCustomer),
    ],
)
def test_a_tender_that_does_not_do_changes_nothing(till, milk, tenders, error):
    cart = make_cart(till, (milk, 1000))
    selling.save_cart(till, cart)
    before = log_length(till)
    with pytest.raises(error):
        selling.complete_sale(till, cart, tenders)
    assert log_length(till) == before
    assert selling.open_cart(till) == cart


def test_an_empty_bill_is_not_sold(till):
    empty = selling.new_cart(till)
    for refused in (
        lambda: selling.complete_sale(till, empty, cash(0)),
        lambda: selling.park_sale(till, empty),
    ):
        with pytest.raises(NothingToSell):
            refused()


def test_a_full_disk_leaves_the_bill_where_it_was(till, milk):
    cart = make_cart(till, (milk, 1000))
    selling.save_cart(till, cart)
    with till.db.read() as tx:
        pages = tx.execute("PRAGMA page_count").fetchone()[0]
        tx.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(DiskFull):
        for _ in range(300):
            make_sale(till, (milk, 1000))
    assert selling.open_cart(till) == cart


def test_free_goods_are_sold_for_nothing(till):
    gift = make_product(till, "Calendar", price_paisa=0)
    assert make_sale(till, (gift, 1000)).total_paisa == 0
    assert on_hand(till, gift) == -1000


def test_stock_may_go_below_zero_and_the_claims_say_what_was_seen(till, milk):
    stocking.receive_stock(till, [Receipt(product_id=milk.product_id, quantity_milli=2000)])
    sold = make_sale(till, (milk, 5000))
    line = sold.recorded.event.lines[0]
    assert (line.known_quantity, line.known_version, line.pending) == (0, 0, 2000)
    assert on_hand(till, milk) == -3000


# What a scan puts on the bill


def test_codes_go_onto_the_bill(till, milk):
    cart = selling.sell_line(till, selling.new_cart(till), "8964000123454")
    cart = selling.sell_line(till, cart, "]E08964000123454", quantity_milli=2000)
    assert [line.quantity_milli for line in cart.lines] == [3000]
    assert cart.lines[0].code == "08964000123454"


def test_a_carton_is_its_pieces(till):
    carton = Barcode(code="18964000123451", quantity=12_000)
    product = products.add_product(
        till, NewProduct(name_en="Milk", price_paisa=100, barcodes=(carton,))
    )
    cart = selling.sell_line(till, selling.new_cart(till), "18964000123451", quantity_milli=2000)
    assert (cart.lines[0].product_id, cart.lines[0].quantity_milli) == (product.product_id, 24_000)


@pytest.mark.parametrize("code", ["12", "00012", "PLU12", label("210001200000")])
def test_a_weight_label_weighs(till, code):
    rice = make_product(till, "Rice", code=code, price_paisa=30_000, unit=Unit.KG)
    cart = selling.sell_line(till, selling.new_cart(till), label("210001201250"))
    assert (cart.lines[0].product_id, cart.lines[0].quantity_milli) == (rice.product_id, 1250)
    assert bill_of(cart).total_paisa == 37_500


def test_a_price_label_says_what_the_line_costs(till):
    make_product(till, "Cheese", code="77", price_paisa=90_000, unit=Unit.KG)
    cart = selling.sell_line(till, selling.new_cart(till), label("220007700300"))
    assert bill_of(cart).total_paisa == 30_000
    assert cart.lines[0].quantity_milli == 333
    pieces = make_product(till, "Cake", code="78", price_paisa=90_000)
    cart = selling.sell_line(till, selling.new_cart(till), label("220007800300"))
    assert (cart.lines[0].product_id, cart.lines[0].quantity_milli) == (pieces.product_id, 1000)
    assert bill_of(cart).total_paisa == 30_000


def test_a_gs1_code_brings_lot_and_expiry(till, milk):
    code = "]C1010896400012345410LOT7\x1d17261231"
    line = selling.sell_line(till, selling.new_cart(till), code).lines[0]
    assert (line.lot, line.expiry) == ("LOT7", "2026-12-31")


def test_a_product_number_may_be_typed(till, milk):
    number = str(milk.product_id)
    cart = selling.sell_line(till, selling.new_cart(till), number, quantity_milli=2000)
    assert (cart.lines[0].product_id, cart.lines[0].quantity_milli) == (milk.product_id, 2000)
    assert scan(till, number).products == (), "a scanner's code is never a number"
    with pytest.raises(UnknownBarcode):
        selling.sell_line(till, selling.new_cart(till), "9" * 60)


@pytest.mark.parametrize("code", ["4006381333931", "nothing", "C:17", label("210009901250")])
def test_an_unknown_code_is_said_so(till, milk, code):
    with pytest.raises(UnknownBarcode if code != "C:17" else (UnknownBarcode, BarcodeRefused)):
        selling.sell_line(till, selling.new_cart(till), code)
    assert scan(till, code).message == "unknown"


@pytest.mark.parametrize("code", ["", "]", "x" * 5000, "a\x00b"])
def test_what_no_scanner_sends_is_refused(till, code):
    with pytest.raises(BarcodeRefused):
        selling.sell_line(till, selling.new_cart(till), code)


def test_a_shared_code_asks(till, milk):
    new = NewProduct(name_en="Old milk", price_paisa=1, barcodes=milk.barcodes, is_code_shared=True)
    products.add_product(till, new)
    with pytest.raises(SeveralProducts):
        selling.sell_line(till, selling.new_cart(till), "8964000123454")
    assert len(scan(till, "8964000123454").products) == 2


def test_an_absurd_multiplier_is_refused(till, milk):
    for times in (0, -1000, 8964000123454 * 1000):
        with pytest.raises(QuantityRefused):
            selling.sell_line(till, selling.new_cart(till), "8964000123454", quantity_milli=times)


def test_what_is_not_in_the_catalogue_is_sold_once_as_it_was_typed(till):
    cart = selling.sell_once(
        till, selling.new_cart(till), "4006381333931", name="Pen", price_paisa=5000
    )
    sold = selling.complete_sale(till, cart, cash(5000))
    line = sold.recorded.event.lines[0]
    assert (line.product_id, line.code, line.name) == (OPEN_ITEM_PRODUCT_ID, "4006381333931", "Pen")
    with till.db.read() as tx:
        assert product_queries.by_id(tx, OPEN_ITEM_PRODUCT_ID).name_en == "Open item"


def test_a_product_that_runs_low_says_so(till, milk):
    products.change_product(till, milk.product_id, ProductEdit(low_at_milli=5000))
    assert selling.sell_line(till, selling.new_cart(till), "8964000123454").lines[0].low_stock == 0
    stocking.receive_stock(till, [Receipt(product_id=milk.product_id, quantity_milli=9000)])
    line = selling.sell_line(till, selling.new_cart(till), "8964000123454").lines[0]
    assert line.low_stock is None


def test_a_product_is_chosen_from_a_list(till, milk):
    cart = selling.sell_product(
        till, selling.new_cart(till), milk, quantity_milli=2000, price_paisa=1
    )
    assert bill_of(cart).total_paisa == 2


# Putting aside, taking back


def test_the_bill_survives_the_program(till, milk):
    cart = make_cart(till, (milk, 1000))
    selling.save_cart(till, cart)
    selling.save_cart(till, cart.set_quantity(1, 7000))
    with reopened(till) as again:
        assert selling.open_cart(again) == cart.set_quantity(1, 7000)
        before = selling.undo_cart(again, cart)
        assert before is not None
        assert before.lines == cart.lines
        selling.drop_cart(again, cart)
        assert selling.open_cart(again).is_empty
        assert selling.undo_cart(again, cart) is None


def test_a_parked_bill_is_recalled_once(till, milk):
    cart = make_cart(till, (milk, 1000))
    selling.park_sale(till, cart, label="red cap")
    assert selling.open_cart(till).is_empty
    assert [each.label for each in selling.parked_sales(till)] == ["red cap"]
    assert selling.recall_sale(till, cart.cart_id) == cart
    with pytest.raises(CartNotFound):
        selling.recall_sale(till, cart.cart_id)
    selling.complete_sale(till, cart, cash(10_100))
    assert selling.parked_sales(till) == ()


def test_every_event_of_a_sale_is_one_transaction(till, milk):
    """The shift that a sale opens is not there when the sale is refused."""
    with pytest.raises(TenderTooSmall):
        selling.complete_sale(till, make_cart(till, (milk, 1000)), ())
    with till.db.read() as tx:
        assert tx.execute("SELECT count(*) FROM shift").fetchone() == (0,)
        assert cursors.state(tx).till_seq == 1
