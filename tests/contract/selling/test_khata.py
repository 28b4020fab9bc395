"""A customer of two tills that are offline: nothing is lost, and all three agree after sync."""

from pos_protocol.events import Tender, TenderKind
from sync_server.db.projections import khata as server_khata
from sync_server.operations.verifying import verify as prove

from pos_app.db import verify
from pos_app.operations import rules, selling
from pos_app.operations.khata import accounts, customers
from pos_app.operations.khata.customers import CustomerEdit

PRICE = 300_000
LIMIT = 500_000


def sell_on_khata(till, customer_id, product):
    cart = selling.sell_line(till.till, selling.new_cart(till.till), str(product))
    owed = Tender(kind=TenderKind.KHATA, amount=PRICE)
    selling.complete_sale(till.till, cart.for_customer(customer_id), [owed])


def sync_everybody(link, *tills):
    for _ in range(2):
        for till in tills:
            till.sync_all(link.api(till))


def standing(till, customer_id):
    found = accounts.account(till.till, customer_id)
    return found.customer, found.balance_paisa, found.over_paisa


def test_two_tills_offline_add_up_and_changes_of_both_stand(two_links):
    link = two_links
    one, two = link.till(), link.till()
    product = one.add_product("Ghee 5 kg", price_paisa=PRICE)
    customer_id = customers.add_customer(one.till, "Rashid").customer.customer_id
    rules.set_rule(one.till, "khata_limit_default", str(LIMIT))
    sync_everybody(link, one, two)
    # Both are offline now, and each sees room under the limit.
    for till in (one, two):
        sell_on_khata(till, customer_id, product)
        assert standing(till, customer_id)[1:] == (PRICE, 0)
    customers.change_customer(one.till, customer_id, CustomerEdit(phone="0300-1234567"))
    customers.change_customer(two.till, customer_id, CustomerEdit(name="Rashid Mehmood"))
    customers.adjust_khata(two.till, customer_id, 10_000, note="paper book")
    customers.take_khata_payment(one.till, customer_id, Tender(kind="cash", amount=30_000))
    sync_everybody(link, one, two)
    owed = 2 * PRICE + 10_000 - 30_000
    for till in (one, two):
        customer, balance, over = standing(till, customer_id)
        assert (customer.name, customer.phone) == ("Rashid Mehmood", "0300-1234567")
        assert (balance, over) == (owed, owed - LIMIT), "shown, not prevented"
        assert len(customers.statement(till.till, customer_id).lines) == 4
        assert verify.verify(till.till.db, signer=till.signer).problems == ()
    with link.central.db.read() as tx:
        found = server_khata.load_all(tx, link.store_id)
    assert found.balances == {customer_id: owed}
    assert (found.customers[customer_id].name, found.customers[customer_id].phone) == (
        "Rashid Mehmood",
        "0300-1234567",
    )
    assert prove(link.central.db, link.store_id).problems == []
