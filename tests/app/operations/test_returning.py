"""Goods come back for what was paid for them, once; money, khata and stock follow to the paisa."""

import contextlib
from random import Random
from uuid import UUID

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pos_protocol.events import OutReason, SaleReturned, StockRemoved, Tender, TenderKind, Unit

from pos_app.db.queries import shifts as shift_queries
from pos_app.domain.cart import Discount
from pos_app.domain.errors import OnKhata, PaymentNotConfirmed
from pos_app.domain.people import Right, Role
from pos_app.domain.sale import Origin
from pos_app.errors import (
    ApprovalNeeded,
    EventNotFound,
    KhataNeedsCustomer,
    NothingToSell,
    ReturnRefused,
    TenderRefused,
    TenderTooSmall,
)
from pos_app.operations import people, returning, selling, shifts
from pos_app.operations.khata import accounts, customers
from pos_app.operations.paying import confirming
from pos_protocol import codec
from tests.support.factories import (
    cash,
    make_cart,
    make_product,
    make_sale,
    make_till,
    on_hand,
    reopened,
)


@pytest.fixture
def till(tmp_path):
    till = make_till(tmp_path)
    yield till
    till.close()


@pytest.fixture
def milk(till):
    return make_product(till, code="8964000123454", price_paisa=10_050)


@pytest.fixture
def soap(till):
    return make_product(till, "Soap", price_paisa=14_000)


def id_of(sold):
    return sold.recorded.envelope.event_id


def khata(amount):
    """What goes on a khata, or nothing."""
    return [Tender(kind=TenderKind.KHATA, amount=amount)] if amount else []


def drawer(till):
    with till.db.read() as tx:
        return shift_queries.latest(tx, till.identity.till_no).cash_paisa


def by_kind(event):
    return {str(tender.kind): tender.amount for tender in event.tenders}


def test_goods_come_back_without_a_receipt(till, milk):
    cart = make_cart(till, (milk, 2000))
    event = returning.return_sale(till, cart, origin=Origin(reason="sour")).recorded.event
    assert isinstance(event, SaleReturned)
    assert (event.sale, event.total, event.reason) == (None, 20_100, "sour")
    assert on_hand(till, milk) == 2000


def test_parts_of_a_sale_come_back_once(till, milk):
    sale_id = id_of(make_sale(till, (milk, 3000)))
    origin = Origin(sale_id=sale_id)
    cart = returning.return_cart(till, sale_id, {1: 2000})
    back = returning.return_sale(till, cart, origin=origin)
    assert (back.total_paisa, on_hand(till, milk)) == (20_100, -1000)
    assert back.recorded.envelope.corrects == sale_id
    with pytest.raises(ReturnRefused):
        returning.return_cart(till, sale_id, {1: 2000})
    with pytest.raises(ReturnRefused):
        returning.return_sale(till, make_cart(till, (milk, 2000)), origin=origin)
    returning.return_sale(till, returning.return_cart(till, sale_id, {1: 1000}), origin=origin)
    assert on_hand(till, milk) == 0
    assert drawer(till) == 0, "the last part pays back what rounding had left"
    assert returning.look_up(till, sale_id).is_all_back


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(1, 4), st.integers(1, 99_999), st.integers(0, 999)),
        min_size=1,
        max_size=4,
    ),
    st.integers(0, 2000),
    st.randoms(use_true_random=False),
)
def test_whatever_the_parts_all_of_them_are_worth_what_was_paid(
    tmp_path_factory, lines, discount, dice
):
    """Two lines may even be of one product: each goes back at what it cost."""
    till = make_till(tmp_path_factory.mktemp("till"))
    try:
        product = make_product(till, price_paisa=100)
        sold = sold_with_discounts(till, product, lines, discount)
        lines_of = sold.recorded.event.lines
        pieces = [line.n for line in lines_of for _ in range(line.quantity // 1000)]
        dice.shuffle(pieces)
        for n in pieces:
            part = returning.return_cart(till, id_of(sold), {n: 1000})
            returning.return_sale(till, part, origin=Origin(sale_id=id_of(sold)))
        assert (drawer(till), on_hand(till, product)) == (0, 0)
    finally:
        till.close()


def sold_with_discounts(till, product, lines, discount):
    cart = selling.new_cart(till)
    for pieces, price, off in lines:
        milli = pieces * 1000
        cart = selling.sell_product(till, cart, product, quantity_milli=milli, price_paisa=price)
        n = cart.lines[-1].n
        cart = cart.set_discount(n, Discount(paisa=off % (cart.line(n).gross_paisa + 1)))
    cart = cart.set_bill_discount(Discount(paisa=discount % (cart.lines_paisa + 1)))
    return selling.complete_sale(till, cart, cash(selling.due_paisa(till, cart)))


def test_no_other_sum_is_paid_out_than_is_due(till, milk):
    cart = make_cart(till, (milk, 1000))
    for wrong in (99_999, 10_000, 0):
        with pytest.raises(TenderRefused):
            returning.return_sale(till, cart, tenders=cash(wrong))
    with pytest.raises(EventNotFound):
        returning.return_sale(till, cart, origin=Origin(sale_id=UUID(int=1)))
    with pytest.raises(NothingToSell):
        returning.return_sale(till, selling.new_cart(till))
    with pytest.raises(KhataNeedsCustomer):
        on_khata = [Tender(kind=TenderKind.KHATA, amount=10_100)]
        returning.return_sale(till, cart, tenders=on_khata)
    assert on_hand(till, milk) == 0


def test_goods_that_cannot_be_sold_again_leave_the_stock_in_the_same_moment(till, milk):
    sold = make_sale(till, (milk, 1000))
    cart = returning.return_cart(till, id_of(sold), {1: 1000})
    origin = Origin(sale_id=id_of(sold), reason="sour")
    returning.return_sale(till, cart, origin=origin, unfit=OutReason.SPOILAGE)
    assert on_hand(till, milk) == -1000
    with till.db.read() as tx:
        kinds = [row[0] for row in tx.execute("SELECT kind FROM event_log ORDER BY log_no")]
        assert kinds[-2:] == [SaleReturned.__name__, StockRemoved.__name__]


def test_a_sale_is_found_by_its_receipt_number(till, milk):
    sold = make_sale(till, (milk, 2000))
    found = returning.find_sale(till, f"  {sold.receipt_no.upper()} ")
    assert (found.sale_id, found.lines[0].left_milli) == (id_of(sold), 2000)
    for nothing in ("", "8964000123454", "1-1-1-00000000", sold.receipt_no[:-1] + "z", "9" * 500):
        with pytest.raises(EventNotFound):
            returning.find_sale(till, nothing)


def test_a_void_goes_back_the_way_it_was_paid_and_only_once(till, milk, soap):
    cart = make_cart(till, (milk, 2000), (soap, 1000))
    card = Tender(kind=TenderKind.CARD, amount=20_000, reference="4417")
    sold = selling.complete_sale(till, cart, [card, *cash(20_000)])
    void = returning.void_sale(till, id_of(sold), reason="rung up twice")
    event = void.recorded.event
    assert event.is_void
    assert by_kind(event) == {"card": 20_000, "cash": 14_100}
    assert event.tenders[0].reference == "4417"
    assert (on_hand(till, milk), on_hand(till, soap), drawer(till)) == (0, 0, 0)
    with pytest.raises(ReturnRefused):
        returning.void_sale(till, id_of(sold), reason="again")


def test_a_void_takes_what_is_left(till, milk):
    sold = make_sale(till, (milk, 3000))
    part = returning.return_cart(till, id_of(sold), {1: 1000})
    returning.return_sale(till, part, origin=Origin(sale_id=id_of(sold)))
    assert returning.void_sale(till, id_of(sold), reason="wrong").total_paisa == 30_200 - 10_100
    assert drawer(till) == 0


def as_role(till, role):
    return msgspec.structs.replace(till, role=role)


def test_who_may_take_back_what(till, milk):
    sold = make_sale(till, (milk, 3000))
    cashier = as_role(till, Role.CASHIER)
    part = returning.return_cart(cashier, id_of(sold), {1: 1000})
    returning.return_sale(cashier, part, origin=Origin(sale_id=id_of(sold)))
    with pytest.raises(ApprovalNeeded):
        returning.return_sale(cashier, make_cart(till, (milk, 1000)))
    with pytest.raises(ApprovalNeeded):
        returning.begin_exchange(cashier, selling.new_cart(till), make_cart(till, (milk, 1000)))
    with pytest.raises(ApprovalNeeded):
        returning.void_sale(cashier, id_of(sold), reason="x")
    assert Right.RETURN_WITHOUT_RECEIPT in Right


# Exchange


def begun(till, sold, quantities, *goods):
    back = returning.return_cart(till, id_of(sold), quantities)
    cart = make_cart(till, *goods)
    return returning.begin_exchange(till, cart, back, origin=Origin(sale_id=id_of(sold)))


def test_dearer_goods_cost_the_difference(till, milk, soap):
    sold = make_sale(till, (milk, 1000))
    cart = begun(till, sold, {1: 1000}, (soap, 1000))
    with pytest.raises(TenderTooSmall):
        returning.exchange(till, cart, cash(3_899))
    assert on_hand(till, milk) == -1000, "a refused exchange took nothing back"
    done = returning.exchange(till, cart, cash(4_000))
    assert done.sold.change_paisa == 100
    assert by_kind(done.returned.recorded.event) == {"exchange": 10_100}
    assert by_kind(done.sold.recorded.event) == {"exchange": 10_100, "cash": 4_000}
    assert done.sold.recorded.event.tenders[0].reference == done.returned.receipt_no
    seqs = [each.recorded.envelope.till_seq for each in done]
    assert seqs[1] == seqs[0] + 1, "the return stands right before its sale"
    assert drawer(till) == 10_100 + 3_900
    assert (on_hand(till, milk), on_hand(till, soap)) == (0, -1000)


def test_cheaper_goods_give_cash_back(till, milk, soap):
    sold = make_sale(till, (soap, 1000))
    done = returning.exchange(till, begun(till, sold, {1: 1000}, (milk, 1000)), ())
    assert by_kind(done.returned.recorded.event) == {"exchange": 10_100, "cash": 3_900}
    assert by_kind(done.sold.recorded.event) == {"exchange": 10_100}
    assert drawer(till) == 10_100


def test_what_is_over_goes_off_the_khata_before_it_goes_out_of_the_drawer(till, milk, soap):
    rashid = customers.add_customer(till, "Rashid").customer.customer_id
    cart = make_cart(till, (soap, 1000)).for_customer(rashid)
    parts = [
        Tender(kind=TenderKind.KHATA, amount=3_000),
        Tender(kind=TenderKind.CASH, amount=11_000),
    ]
    sold = selling.complete_sale(till, cart, parts)
    done = returning.exchange(till, begun(till, sold, {1: 1000}, (milk, 1000)), ())
    paid_out = by_kind(done.returned.recorded.event)
    assert paid_out == {"exchange": 10_100, "khata": 3_000, "cash": 900}
    assert accounts.account(till, rashid).balance_paisa == 0
    assert drawer(till) == 11_000 - 900


def test_a_debt_goes_along_with_the_goods_and_is_never_paid_out(till, milk, soap):
    """Soap on khata for milk, and the milk comes back: nothing was paid, and nothing is owed."""
    rashid = customers.add_customer(till, "Rashid").customer.customer_id
    cart = make_cart(till, (soap, 1000)).for_customer(rashid)
    sold = selling.complete_sale(till, cart, [Tender(kind=TenderKind.KHATA, amount=14_000)])
    done = returning.exchange(till, begun(till, sold, {1: 1000}, (milk, 1000)), ())
    assert by_kind(done.returned.recorded.event) == {"exchange": 0, "khata": 14_000}
    assert by_kind(done.sold.recorded.event) == {"exchange": 0, "khata": 10_100}
    assert done.sold.recorded.event.customer_id == rashid
    assert accounts.account(till, rashid).balance_paisa == 10_100
    returning.void_sale(till, id_of(done.sold), reason="not wanted")
    assert accounts.account(till, rashid).balance_paisa == 0
    assert drawer(till) == 0


def test_a_debt_is_not_put_onto_the_bill_of_somebody_else_or_of_nobody(till, milk, soap):
    rashid, zoya = (
        customers.add_customer(till, name).customer.customer_id for name in ("Rashid", "Zoya")
    )
    cart = make_cart(till, (soap, 1000)).for_customer(rashid)
    sold = selling.complete_sale(till, cart, [Tender(kind=TenderKind.KHATA, amount=14_000)])
    cart = begun(till, sold, {1: 1000}, (milk, 1000)).for_customer(zoya)
    for bill in (cart, cart.for_customer(None)):
        with pytest.raises(TenderTooSmall):
            returning.exchange(till, bill, ())
    done = returning.exchange(till, cart, [Tender(kind=TenderKind.KHATA, amount=10_100)])
    assert by_kind(done.returned.recorded.event) == {"exchange": 0, "khata": 14_000}
    assert by_kind(done.sold.recorded.event) == {"exchange": 0, "khata": 10_100}
    owed = [accounts.account(till, each).balance_paisa for each in (rashid, zoya)]
    assert owed == [0, 10_100]
    returning.void_sale(till, id_of(done.sold), reason="not wanted")
    assert (accounts.account(till, zoya).balance_paisa, drawer(till)) == (0, 0)


def test_an_exchange_waits_on_the_bill_through_a_power_cut(till, milk, soap):
    sold = make_sale(till, (milk, 1000))
    cart = begun(till, sold, {1: 1000}, (soap, 1000))
    selling.save_cart(till, cart)
    with reopened(till) as again:
        kept = selling.open_cart(again)
        assert kept == cart
        returning.exchange(again, kept, cash(3_900))
        assert selling.open_cart(again).is_empty


def test_goods_come_back_once_by_return_or_exchange(till, milk, soap):
    sold = make_sale(till, (milk, 1000))
    cart = begun(till, sold, {1: 1000}, (soap, 1000))
    returning.void_sale(till, id_of(sold), reason="first")
    with pytest.raises(ReturnRefused):
        returning.exchange(till, cart, cash(20_000))
    assert on_hand(till, soap) == 0


def test_an_exchange_without_goods_on_either_side_is_none(till, milk):
    sold = make_sale(till, (milk, 1000))
    with pytest.raises(NothingToSell):
        returning.exchange(till, begun(till, sold, {1: 1000}), ())
    with pytest.raises(NothingToSell):
        returning.exchange(till, make_cart(till, (milk, 1000)), cash(20_000))
    with pytest.raises(NothingToSell):
        returning.begin_exchange(till, make_cart(till, (milk, 1000)), selling.new_cart(till))


def test_money_in_is_money_out_over_many_exchanges(till):
    """The drawer holds what sales took less what returns gave, whatever was exchanged for what."""
    dice = Random(5)
    goods = [make_product(till, f"g{n}", price_paisa=dice.randrange(1, 50_000)) for n in range(6)]
    sold, taken, stock = [], 0, dict.fromkeys(range(6), 0)
    for _ in range(120):
        n = dice.randrange(6)
        if not sold or dice.random() < 0.3:
            sold.append((id_of(make_sale(till, (goods[n], 2000))), n))
            stock[n] -= 2000
        else:
            sale_id, old = sold.pop(dice.randrange(len(sold)))
            back = returning.return_cart(till, sale_id, {1: 1000})
            cart = make_cart(till, (goods[n], 1000))
            cart = returning.begin_exchange(till, cart, back, origin=Origin(sale_id=sale_id))
            due = max(0, selling.due_paisa(till, cart) - cart.back.worth_paisa)
            returning.exchange(till, cart, cash(due + dice.choice((0, 5_000))))
            stock[old] += 1000
            stock[n] -= 1000
    with till.db.read() as tx:
        taken = tx.execute("SELECT sum(sales_total) - sum(returns_total) FROM takings").fetchone()[
            0
        ]
    assert drawer(till) == taken
    assert {n: on_hand(till, each) for n, each in enumerate(goods)} == stock


@pytest.mark.parametrize("seed", range(4))
def test_no_way_of_exchanging_and_returning_turns_a_debt_into_cash(till, seed):
    """Nobody ever pays: whatever goes back and forth on three khatas, the drawer stays empty."""
    dice = Random(seed)
    goods = [make_product(till, f"g{n}", price_paisa=dice.randrange(1, 50_000)) for n in range(4)]
    people = [customers.add_customer(till, name).customer.customer_id for name in "ABC"]
    sold = []
    for _ in range(60):
        cart = make_cart(till, (dice.choice(goods), 1000 * dice.randrange(1, 4)))
        cart = cart.for_customer(dice.choice(people))
        total = selling.due_paisa(till, cart)
        sale_id = dice.choice(sold) if sold else None
        if sale_id is None or returning.look_up(till, sale_id).is_all_back or dice.random() < 0.3:
            done = selling.complete_sale(till, cart, khata(total))
            sold.append(id_of(done))
        elif dice.random() < 0.3:
            returning.void_sale(till, sale_id, reason="not wanted")
        else:
            line = dice.choice(
                [each for each in returning.look_up(till, sale_id).lines if each.left_milli]
            )
            back = returning.return_cart(till, sale_id, {line.n: 1000})
            cart = returning.begin_exchange(till, cart, back, origin=Origin(sale_id=sale_id))
            pays = cart.back.pays(total, buyer=cart.customer_id)
            done = returning.exchange(till, cart, khata(total - pays.for_bill))
            sold.append(id_of(done.sold))
    assert drawer(till) == 0
    for sale_id in sold:
        if not returning.look_up(till, sale_id).is_all_back:
            returning.void_sale(till, sale_id, reason="all of it")
    assert drawer(till) == 0
    assert [accounts.account(till, each).balance_paisa for each in people] == [0, 0, 0]


def test_who_allowed_an_exchange_stands_on_all_three_of_its_events(till, milk, soap):
    """Without a receipt a manager allowed it; the goods that came back are thrown away."""
    cashier = msgspec.structs.replace(till, actor="Aslam", role=Role.CASHIER)
    manager = msgspec.structs.replace(
        cashier, actor="Aslam/Bano", granted=frozenset({Right.RETURN_WITHOUT_RECEIPT})
    )
    back, cart = make_cart(till, (milk, 1000)), make_cart(till, (soap, 1000))
    origin = Origin(reason="sour")
    cart = returning.begin_exchange(manager, cart, back, origin=origin, unfit=OutReason.SPOILAGE)
    due = selling.due_paisa(till, cart)
    returning.exchange(cashier, cart, cash(max(0, due - cart.back.worth_paisa)))
    with till.db.read() as tx:
        rows = tx.execute("SELECT body FROM event_log ORDER BY log_no DESC LIMIT 3").fetchall()
    written = [codec.decode(body) for (body,) in rows]
    assert sorted((type(each.event).__name__, each.envelope.actor) for each in written) == [
        (kind, "Aslam/Bano") for kind in ("SaleCompleted", "SaleReturned", "StockRemoved")
    ]


@pytest.fixture
def aslam(till):
    """A cashier, who takes goods back and may not pay out what nobody confirmed."""
    return people.at_work(till, "Aslam", Role.CASHIER)


def sold_by_qr(till, product, *, cash_paisa=0, card_paisa=0):
    """One piece of a product, paid by QR without a number but for what is paid otherwise."""
    parts = {TenderKind.CASH: cash_paisa, TenderKind.CARD: card_paisa}
    parts[TenderKind.QR] = product.price_paisa - cash_paisa - card_paisa
    tenders = [Tender(kind=kind, amount=amount) for kind, amount in parts.items() if amount]
    return selling.complete_sale(till, make_cart(till, (product, 1000)), tenders)


@pytest.fixture
def sugar(till):
    """Weighed goods for 100.00 a kilogram: any part of a bill can come back."""
    return make_product(till, "Sugar", unit=Unit.KG, price_paisa=10_000)


def back(by, sold, milli, *kinds):
    """Take a part of a bill back: in these ways, or as it was paid."""
    origin = Origin(sale_id=id_of(sold))
    cart = returning.return_cart(by, id_of(sold), {1: milli})
    worth = returning.worth_paisa(by, cart, sale_id=id_of(sold))
    tenders = [Tender(kind=kind, amount=worth) for kind in kinds]
    tenders = tenders or returning.as_paid(by, cart, sale_id=id_of(sold))
    return returning.return_sale(by, cart, tenders=tenders, origin=origin)


def listed(till):
    return [each.amount_paisa for each in shifts.unconfirmed(till)]


def test_what_was_only_seen_is_not_paid_out_in_cash(till, aslam, sugar):
    sold = sold_by_qr(till, sugar)
    with pytest.raises(PaymentNotConfirmed, match=sold.receipt_no) as refused:
        back(aslam, sold, 400, TenderKind.CASH)
    assert refused.value.right == Right.PAY_OUT_UNPAID
    assert refused.value.values["unpaid_paisa"] == 4_000
    assert drawer(till) == 0
    assert on_hand(till, sugar) == -1000
    confirming.confirm_payment(aslam, id_of(sold), "RA4711")
    assert by_kind(back(aslam, sold, 400, TenderKind.CASH).recorded.event) == {"cash": 4_000}


def test_somebody_who_may_allows_it_and_is_named(till, aslam, sugar):
    sold = sold_by_qr(till, sugar)
    allowed = people.allowed(aslam, Right.PAY_OUT_UNPAID, by="Bano", role=Role.MANAGER)
    done = back(allowed, sold, 400, TenderKind.CASH)
    assert done.recorded.envelope.actor == "Aslam/Bano"
    (entry,) = shifts.audit_entries(till, kind="return")
    assert (entry.allowed_by, entry.amount_paisa) == ("Bano", -4_000)
    assert listed(till) == [10_000], "it is to be confirmed still"


def test_as_it_was_paid_it_goes_back_without_anybody_and_nothing_is_paid_out(till, aslam, sugar):
    sold = sold_by_qr(till, sugar)
    assert by_kind(back(aslam, sold, 400).recorded.event) == {"qr": 4_000}
    assert listed(till) == [10_000], "the bank's message says all of it"
    assert by_kind(back(aslam, sold, 600).recorded.event) == {"qr": 6_000}
    assert listed(till) == []
    assert drawer(till) == 0


def test_what_was_paid_otherwise_is_paid_out_and_no_more(till, aslam, sugar):
    sold = sold_by_qr(till, sugar, cash_paisa=3_000)
    assert by_kind(back(aslam, sold, 200, TenderKind.CASH).recorded.event) == {"cash": 2_000}
    with pytest.raises(PaymentNotConfirmed) as refused:
        back(aslam, sold, 200, TenderKind.CASH)
    assert refused.value.values["unpaid_paisa"] == 1_000
    back(aslam, sold, 100, TenderKind.CASH)
    assert by_kind(back(aslam, sold, 700).recorded.event) == {"qr": 7_000}
    assert drawer(till) == 0


def test_onto_a_khata_it_does_not_go_either(till, aslam, sugar):
    rashid = customers.add_customer(till, "Rashid").customer.customer_id
    cart = make_cart(till, (sugar, 1000)).for_customer(rashid)
    seen = [Tender(kind=TenderKind.QR, amount=10_000)]
    sold = selling.complete_sale(till, cart, seen)
    with pytest.raises(PaymentNotConfirmed):
        back(aslam, sold, 400, TenderKind.KHATA)
    assert accounts.account(till, rashid).balance_paisa == 0


def test_a_debt_goes_off_its_khata_and_is_not_paid_out(till, aslam, sugar):
    """Goods on khata that came back for cash would be a loan out of the drawer."""
    rashid = customers.add_customer(till, "Rashid").customer.customer_id
    cart = make_cart(till, (sugar, 1000)).for_customer(rashid)
    sold = selling.complete_sale(till, cart, [*khata(7_000), *cash(3_000)])
    assert by_kind(back(aslam, sold, 200, TenderKind.CASH).recorded.event) == {"cash": 2_000}
    with pytest.raises(OnKhata, match=sold.receipt_no) as refused:
        back(aslam, sold, 200, TenderKind.CASH)
    assert refused.value.values["unpaid_paisa"] == 1_000
    assert by_kind(back(aslam, sold, 300).recorded.event) == {"khata": 3_000}
    allowed = people.allowed(aslam, Right.PAY_OUT_UNPAID, by="Bano", role=Role.MANAGER)
    done = back(allowed, sold, 200, TenderKind.CASH)
    assert done.recorded.envelope.actor == "Aslam/Bano"
    assert by_kind(back(aslam, sold, 300).recorded.event) == {"khata": 3_000}
    assert accounts.account(till, rashid).balance_paisa == 1_000
    assert drawer(till) == -1_000


def test_goods_of_it_are_exchanged_once_it_is_confirmed_or_somebody_allowed_it(till, aslam, sugar):
    def exchange(by, sold):
        back = returning.return_cart(by, id_of(sold), {1: 1000})
        cart = returning.begin_exchange(
            by, make_cart(by, (sugar, 1000)), back, origin=Origin(sale_id=id_of(sold))
        )
        return returning.exchange(by, cart, ()).sold

    first, second = sold_by_qr(till, sugar), sold_by_qr(till, sugar)
    with pytest.raises(PaymentNotConfirmed):
        exchange(aslam, first)
    allowed = people.allowed(aslam, Right.PAY_OUT_UNPAID, by="Bano", role=Role.MANAGER)
    assert exchange(allowed, first).recorded.envelope.actor == "Aslam/Bano"
    assert [each.allowed_by for each in shifts.audit_entries(till, kind="SaleCompleted")] == [
        "Bano"
    ]
    confirming.confirm_payment(aslam, id_of(second), "RA4711")
    assert exchange(aslam, second).recorded.envelope.actor == "Aslam"


def test_a_void_pays_out_nothing_for_it(till, sugar):
    sold = sold_by_qr(till, sugar, cash_paisa=3_000)
    undone = returning.void_sale(till, id_of(sold), reason="never came")
    assert by_kind(undone.recorded.event) == {"qr": 7_000, "cash": 3_000}
    assert (listed(till), drawer(till)) == ([], 0)


def test_a_void_after_cash_was_given_keeps_the_payment_listed(till, sugar):
    """The cash that went out for it is lost, unless the payment came after all."""
    sold = sold_by_qr(till, sugar)
    back(till, sold, 400, TenderKind.CASH)
    undone = returning.void_sale(till, id_of(sold), reason="never came")
    assert by_kind(undone.recorded.event) == {"qr": 6_000}
    assert (listed(till), drawer(till)) == ([10_000], -4_000)
    confirming.confirm_payment(till, id_of(sold), "RA4711")
    assert listed(till) == []


def test_a_void_takes_it_back_before_what_was_paid_by_card(till, aslam, sugar):
    """As much went out in cash as was paid by card: nothing but the rest of that may follow."""
    sold = sold_by_qr(till, sugar, card_paisa=5_000)
    back(aslam, sold, 400, TenderKind.CASH)
    allowed = people.allowed(aslam, Right.VOID_SALE, by="Bano", role=Role.MANAGER)
    undone = returning.void_sale(
        msgspec.structs.replace(allowed, granted=frozenset({Right.VOID_SALE})),
        id_of(sold),
        reason="never came",
    )
    assert by_kind(undone.recorded.event) == {"card": 1_000, "qr": 5_000}
    assert listed(till) == []


PARTS = st.tuples(st.integers(1, 400), st.sampled_from([(), (TenderKind.CASH,), (TenderKind.QR,)]))


@settings(deadline=None, max_examples=60)
@given(
    by_cash=st.integers(0, 5_000), by_card=st.integers(0, 4_999), parts=st.lists(PARTS, max_size=5)
)
def test_nothing_is_paid_out_for_it_whatever_comes_back_how(
    tmp_path_factory, by_cash, by_card, parts
):
    """A cashier alone, in any order and by any way: never more than was paid otherwise."""
    with contextlib.closing(make_till(tmp_path_factory.mktemp("till"))) as till:
        sugar = make_product(till, "Sugar", unit=Unit.KG, price_paisa=10_000)
        sold = sold_by_qr(till, sugar, cash_paisa=by_cash, card_paisa=by_card)
        aslam = people.at_work(till, "Aslam", Role.CASHIER)
        left, events = 1000, []
        for milli, ways in parts:
            if milli >= left:
                break
            with contextlib.suppress(PaymentNotConfirmed):
                events.append(back(aslam, sold, milli, *ways).recorded.event)
                left -= milli
        voider = msgspec.structs.replace(aslam, granted=frozenset({Right.VOID_SALE}))
        events.append(returning.void_sale(voider, id_of(sold), reason="x").recorded.event)
        given = [by_kind(event) for event in events]
        assert sum(each.get("cash", 0) + each.get("card", 0) for each in given) <= by_cash + by_card
        assert sum(event.total for event in events) == 10_000
