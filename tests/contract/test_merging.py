"""What two tills make of the same things while both are offline comes together without loss."""

from random import Random

from pos_protocol.events import Barcode, Tender, TenderKind
from sync_server.db.projections import cases
from sync_server.db.projections import khata as server_khata
from sync_server.operations.reconciling.deciding import Ruling, decide_once

from pos_app.db.queries import overlaps
from pos_app.db.queries import products as product_queries
from pos_app.operations import products, selling
from pos_app.operations.khata import accounts, customers
from pos_app.operations.products import NewProduct, ProductEdit
from tests.contract.test_recovery import settled, stocked_pair

BARCODE = "8964000123454"


def sell_on_khata(till, product, customer_id):
    """One piece, and nothing paid for it."""
    cart = selling.sell_product(
        till.till, selling.new_cart(till.till), till.product(product), quantity_milli=1000
    )
    due = selling.due_paisa(till.till, cart)
    tender = Tender(kind=TenderKind.KHATA, amount=due)
    selling.complete_sale(till.till, cart.for_customer(customer_id), [tender])


def pay(till, customer_id, amount):
    tender = Tender(kind=TenderKind.CASH, amount=amount)
    customers.take_khata_payment(till.till, customer_id, tender)


def owed(till, customer_id):
    return accounts.account(till.till, customer_id).balance_paisa


def test_khata_of_one_customer_on_two_offline_tills_adds_up(link):
    first, second, product = stocked_pair(link)
    customer = customers.add_customer(first.till, "Bilal")
    number = customer.customer.customer_id
    first.sync_all(link.api(first))
    second.sync_all(link.api(second))
    sell_on_khata(first, product, number)
    sell_on_khata(first, product, number)
    sell_on_khata(second, product, number)
    pay(second, number, 50_00)
    pay(first, number, 20_00)
    assert (owed(first, number), owed(second, number)) == (180_00, 50_00)
    settled(link, second, first)
    assert owed(first, number) == owed(second, number) == 230_00
    with link.central.db.read() as tx:
        assert server_khata.load_all(tx, link.store_id).balances[number] == 230_00


def test_same_barcode_given_to_two_products_offline_stays_with_both(link):
    first, second, _ = stocked_pair(link)
    new = NewProduct(
        name_en="Danedar", price_paisa=540_00, barcodes=(Barcode(code=BARCODE.zfill(14)),)
    )
    numbers = [products.add_product(till.till, new).product_id for till in (first, second)]
    assert len(set(numbers)) == 2, "each till has numbers of its own"
    for till, number in zip((first, second), numbers, strict=True):
        till.receive(number, 10)
        till.sell(number)
    settled(link, first, second)
    for till in (first, second):
        with till.till.db.read() as tx:
            owners = product_queries.by_code(tx, (BARCODE.zfill(14), BARCODE))
        assert sorted(owner.product_id for owner in owners) == sorted(numbers)
        assert [till.stock()[number] for number in numbers] == [9_000, 9_000]


def overlapping_prices(link):
    """Two tills, and a product whose price both changed while they were offline."""
    first, second, product = stocked_pair(link)
    products.change_product(first.till, product, ProductEdit(price_paisa=110_00))
    products.change_product(second.till, product, ProductEdit(price_paisa=120_00))
    settled(link, first, second)
    assert shown_overlaps(first) == shown_overlaps(second) == [product]
    assert [case.state for case in server_cases(link)] == ["open"]
    return first, second, product


def shown_overlaps(till):
    with till.till.db.read() as tx:
        return [each.product_id for each in overlaps.prices(tx)]


def server_cases(link):
    with link.central.db.read() as tx:
        return cases.all_cases(tx, link.store_id)


def test_a_price_decided_at_a_till_is_decided_at_head_office_and_everywhere(link):
    first, second, product = overlapping_prices(link)
    products.settle_price(second.till, product, 110_00)
    settled(link, second, first)
    assert shown_overlaps(first) == shown_overlaps(second) == []
    (case,) = server_cases(link)
    assert (case.state, case.decision) == ("closed", "settled")


def test_a_price_decided_at_head_office_is_decided_on_every_till(link):
    first, second, _ = overlapping_prices(link)
    (case,) = server_cases(link)
    decide_once(
        link.central.db,
        link.store_id,
        Ruling(case_id=case.case_id, decision="release"),
        actor="Amna",
        rng=Random(1),
        now_ms=case.opened_seq,
    )
    settled(link, first, second)
    assert shown_overlaps(first) == shown_overlaps(second) == []


def test_two_offline_edits_of_one_product_end_in_the_same_one_everywhere(link):
    first, second, product = stocked_pair(link)
    products.change_product(first.till, product, ProductEdit(price_paisa=110_00))
    second.clock.advance(3_600_000)
    products.change_product(second.till, product, ProductEdit(price_paisa=120_00))
    products.change_product(first.till, product, ProductEdit(name_en="Tea, large"))
    settled(link, second, first)
    for till in (first, second):
        assert till.product(product).price_paisa == 120_00
        assert till.product(product).name_en == "Tea, large"
