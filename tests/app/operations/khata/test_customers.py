"""Customers and khata: what is refused, what is on the disk, and what a statement says."""

from datetime import timedelta

import pytest
from pos_protocol.events import CustomerChanged, Tender, TenderKind

from pos_app.db.queries import khata as queries
from pos_app.domain.errors import (
    AdjustmentRefused,
    CustomerNotFound,
    CustomersAlike,
    KhataLimitReached,
    PhoneRefused,
    ReferenceMissing,
)
from pos_app.domain.khata.accounts import DAY_MS
from pos_app.domain.people import Role
from pos_app.domain.statement import StatementItem
from pos_app.errors import ApprovalNeeded, NameRefused, NothingChanged, TenderRefused
from pos_app.operations import people, rules, selling
from pos_app.operations.khata import accounts, customers
from pos_app.operations.khata.customers import CustomerEdit
from tests.support.factories import (
    cash,
    make_cart,
    make_enrolled_till,
    make_product,
    make_sale,
)
from tests.support.feed import Feed

CASH_3000 = Tender(kind=TenderKind.CASH, amount=300_000)


@pytest.fixture
def rashid(till):
    return customers.add_customer(till, "Rashid Mehmood", phone="0300-1234567").customer


@pytest.fixture
def cashier(till):
    return people.at_work(till, "Aslam", Role.CASHIER)


def sell_on_khata(till, customer, product, quantity_milli=1000):
    cart = make_cart(till, (product, quantity_milli)).for_customer(customer.customer_id)
    owed = Tender(kind=TenderKind.KHATA, amount=selling.due_paisa(till, cart))
    return selling.complete_sale(till, cart, [owed])


def balance(till, customer):
    return accounts.account(till, customer.customer_id).balance_paisa


def test_numbers_come_from_the_tills_own_block(till, rashid):
    other = customers.add_customer(till, "راشد محمود").customer
    assert (rashid.customer_id, other.customer_id) == (10_000_001, 10_000_002)


def test_what_cannot_be_kept_is_refused(till):
    with pytest.raises(NameRefused):
        customers.add_customer(till, "   ")
    with pytest.raises(PhoneRefused):
        customers.add_customer(till, "Rashid", phone="call me")
    assert accounts.accounts(till) == ()


def test_a_limit_is_a_managers_to_set(till, cashier, rashid):
    customers.add_customer(cashier, "Bilal")
    with pytest.raises(ApprovalNeeded):
        customers.add_customer(cashier, "Kamran", limit_paisa=10**9)
    with pytest.raises(ApprovalNeeded):
        customers.change_customer(cashier, rashid.customer_id, CustomerEdit(limit_paisa=10**9))
    changed = customers.change_customer(cashier, rashid.customer_id, CustomerEdit(phone="111"))
    assert changed.customer.phone == "111"


def test_only_what_differs_is_changed(till, rashid):
    edit = CustomerEdit(name="Rashid Mehmood", phone="0321", limit_paisa=None)
    customers.change_customer(till, rashid.customer_id, edit)
    with till.db.read() as tx:
        body = tx.execute("SELECT body FROM event_log ORDER BY log_no DESC LIMIT 1").fetchone()[0]
    assert b'"payload":{"customer_id":10000001,"phone":"0321"}' in body
    with pytest.raises(NothingChanged):
        customers.change_customer(till, rashid.customer_id, edit)
    with pytest.raises(CustomerNotFound):
        customers.change_customer(till, 99, edit)
    assert CustomerChanged.__struct_fields__[0] == "customer_id"


def test_a_customer_is_named_by_number_phone_or_name(till, rashid):
    customers.add_customer(till, "Rashid Ali", phone="0300-7654321")
    for text in ("10000001", "rashid mehmood", "0300 1234567", "mahmud", "محمود"):
        assert accounts.named(till, text).customer == rashid
    with pytest.raises(CustomersAlike):
        accounts.named(till, "rashid")
    for text in ("", "Nobody", "9" * 16, "\ud800"):
        with pytest.raises(CustomerNotFound):
            accounts.named(till, text)


def test_a_credit_sale_and_a_payment_change_what_is_owed(till, rashid):
    sold = sell_on_khata(till, rashid, make_product(till, price_paisa=412_000))
    assert balance(till, rashid) == 412_000
    paid = customers.take_khata_payment(till, rashid.customer_id, CASH_3000)
    assert (paid.standing.before_paisa, paid.standing.after_paisa) == (412_000, 112_000)
    told = accounts.standing_after(till, sold.recorded)
    assert (told.before_paisa, told.after_paisa) == (0, 412_000), "as it was when it was sold"
    plain = make_sale(till, (make_product(till, "Milk"), 1000))
    assert accounts.standing_after(till, plain.recorded) is None


def test_the_drawer_holds_cash_that_was_paid_onto_a_khata(till, rashid):
    sell_on_khata(till, rashid, make_product(till, price_paisa=412_000))
    customers.take_khata_payment(till, rashid.customer_id, CASH_3000)
    card = Tender(kind=TenderKind.CARD, amount=5000, reference="4411")
    customers.take_khata_payment(till, rashid.customer_id, card)
    with till.db.read() as tx:
        assert tx.execute("SELECT cash FROM shift_total").fetchone()[0] == 300_000


@pytest.mark.parametrize(
    ("tender", "error"),
    [
        (Tender(kind=TenderKind.KHATA, amount=5), TenderRefused),
        (Tender(kind=TenderKind.CASH, amount=0), TenderRefused),
        (Tender(kind=TenderKind.CASH, amount=896_400_012_345_400), TenderRefused),
        (Tender(kind=TenderKind.QR, amount=5), ReferenceMissing),
        (Tender(kind=TenderKind.CARD, amount=5, reference="41"), ReferenceMissing),
    ],
)
def test_what_is_no_payment_is_refused_and_nothing_happens(till, rashid, tender, error):
    with pytest.raises(error):
        customers.take_khata_payment(till, rashid.customer_id, tender)
    assert balance(till, rashid) == 0


def test_over_the_limit_needs_the_right(till, cashier, rashid):
    rules.set_rule(till, "khata_limit_default", "500000")
    tea = make_product(till, price_paisa=300_000)
    sell_on_khata(cashier, rashid, tea)
    cart = make_cart(cashier, (tea, 1000)).for_customer(rashid.customer_id)
    selling.save_cart(cashier, cart)
    owed = [Tender(kind=TenderKind.KHATA, amount=300_000)]
    with pytest.raises(KhataLimitReached) as refused:
        selling.complete_sale(cashier, cart, owed)
    assert refused.value.values["over_paisa"] == 100_000
    assert (selling.open_cart(cashier), balance(till, rashid)) == (cart, 300_000)
    selling.complete_sale(till, cart, owed)
    assert accounts.account(till, rashid.customer_id).over_paisa == 100_000


def test_a_limit_of_ones_own_goes_before_the_stores(till, cashier):
    rules.set_rule(till, "khata_limit_default", "1")
    rich = customers.add_customer(till, "Sana", limit_paisa=10**9).customer
    sell_on_khata(cashier, rich, make_product(till, price_paisa=10**6))
    assert balance(till, rich) == 10**6


def test_a_khata_is_adjusted_by_a_manager_with_a_reason(till, cashier, rashid):
    number = rashid.customer_id
    with pytest.raises(ApprovalNeeded):
        customers.adjust_khata(cashier, number, -5, note="forgiven")
    for amount, note in ((0, "why"), (5, "  ")):
        with pytest.raises(AdjustmentRefused):
            customers.adjust_khata(till, number, amount, note=note)
    customers.adjust_khata(till, number, 412_000, note="paper book, page 12")
    customers.adjust_khata(till, number, -12_000, note="forgiven")
    assert balance(till, rashid) == 400_000


def test_a_statement_has_every_item_and_the_balance_after_each(till, rashid):
    customers.adjust_khata(till, rashid.customer_id, 100_000, note="paper book")
    till.clock.jump(40 * DAY_MS)
    sold = sell_on_khata(till, rashid, make_product(till, "Tea", price_paisa=54_000), 2000)
    customers.take_khata_payment(till, rashid.customer_id, CASH_3000, note="thanks")
    found = customers.statement(till, rashid.customer_id)
    assert [line.balance_paisa for line in found.lines] == [100_000, 208_000, -92_000]
    assert [line.kind for line in found.lines] == ["adjustment", "credit", "payment"]
    assert found.lines[1].receipt_no == sold.receipt_no
    tea = StatementItem(name="Tea", quantity_milli=2000, amount_paisa=108_000)
    assert found.lines[1].items == (tea,)
    assert (found.lines[0].note, found.lines[2].note) == ("paper book", "thanks")
    assert (found.bought_paisa, found.paid_paisa) == (208_000, 300_000)
    newest = customers.statement(till, rashid.customer_id, entries_max=1)
    assert (newest.opening_paisa, newest.closing_paisa) == (208_000, -92_000)


def test_a_statement_of_some_days_begins_with_what_was_owed_then(till, rashid):
    number, days = rashid.customer_id, []
    for amount in (100_000, 20_000, 3_000):
        customers.adjust_khata(till, number, amount, note="paper book")
        days.append(till.today())
        till.clock.jump(2 * DAY_MS)
    for first, last, opening, amounts, closing in (
        (None, None, 0, [100_000, 20_000, 3_000], 123_000),
        (days[1], None, 100_000, [20_000, 3_000], 123_000),
        (days[1], days[1], 100_000, [20_000], 120_000),
        (None, days[0], 0, [100_000], 100_000),
        (till.today(), None, 123_000, [], 123_000),
    ):
        found = customers.statement(till, number, first=first, last=last)
        assert [line.amount_paisa for line in found.lines] == amounts
        assert (found.opening_paisa, found.closing_paisa) == (opening, closing)
        assert [line.day for line in found.lines] == [
            day.isoformat() for day in days if (first or day) <= day <= (last or day)
        ]


def test_a_statement_up_to_a_past_day_says_how_old_the_debt_was_then(till, rashid):
    number, first = rashid.customer_id, till.today()
    customers.adjust_khata(till, number, 100_000, note="paper book")
    till.clock.jump(40 * DAY_MS)
    customers.adjust_khata(till, number, 20_000, note="more")
    till.clock.jump(60 * DAY_MS)
    customers.adjust_khata(till, number, 3_000, note="now")
    for days, buckets in (
        (0, (100_000, 0, 0, 0)),
        (35, (0, 100_000, 0, 0)),
        (41, (20_000, 100_000, 0, 0)),
        (100, (3_000, 20_000, 0, 100_000)),
    ):
        found = customers.statement(till, number, last=first + timedelta(days=days))
        assert found.ageing.buckets == buckets, days
        assert sum(buckets) == found.closing_paisa


def test_what_is_old_is_overdue(till, rashid):
    tea = make_product(till, price_paisa=10_000)
    sell_on_khata(till, rashid, tea)
    till.clock.jump(40 * DAY_MS)
    sell_on_khata(till, rashid, tea)
    found = accounts.account(till, rashid.customer_id)
    assert found.ageing.buckets == (10_000, 10_000, 0, 0)
    assert found.last_paid_ms is None
    customers.take_khata_payment(till, rashid.customer_id, Tender(kind="cash", amount=10_000))
    found = accounts.account(till, rashid.customer_id)
    assert found.ageing.overdue_paisa == 0
    assert found.last_paid_ms is not None


def test_the_figures_are_proven_and_rebuilt(till, rashid):
    sell_on_khata(till, rashid, make_product(till, price_paisa=10_000))
    with till.db.read() as tx:
        assert queries.balance(tx, rashid.customer_id) == 10_000
        assert queries.balance(tx, 99) == 0
        assert queries.standing(tx, 99, till.identity.till_id) is None


def test_a_slip_says_what_this_till_knew_whatever_the_others_clocks_say(tmp_path):
    feed = Feed()
    ahead, here = (
        make_enrolled_till(tmp_path / f"{n}", till_no=n, feed_id=feed.feed_id) for n in (1, 2)
    )
    ahead.clock.jump(40 * DAY_MS)

    def heard():
        feed.push(ahead)
        feed.pull(here, server_ms=here.clock.wall_ms())

    rashid = customers.add_customer(ahead, "Rashid").customer.customer_id
    customers.adjust_khata(ahead, rashid, 50_000, note="paper book")
    heard()
    paid = customers.take_khata_payment(here, rashid, cash(20_000)[0])
    assert (paid.standing.before_paisa, paid.standing.after_paisa) == (50_000, 30_000)
    customers.adjust_khata(ahead, rashid, 4_000, note="forgotten")
    heard()
    assert accounts.account(here, rashid).balance_paisa == 34_000
    assert accounts.standing_after(here, paid.recorded) == paid.standing, "a copy says the same"
    ahead.close()
    here.close()
