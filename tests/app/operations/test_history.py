"""Bills are found by what a person remembers of them, and one is shown whole."""

from uuid import UUID

import pytest
from pos_protocol.events import OutReason, Tender, TenderKind

from pos_app.db.queries import bills
from pos_app.domain.sale import Origin
from pos_app.errors import EventNotFound
from pos_app.operations import history, returning, selling, stocking
from pos_app.operations.khata import customers
from tests.support.clock import FakeClock
from tests.support.factories import cash, make_cart, make_product, make_sale, make_till

DAY_MS = 86_400_000


@pytest.fixture
def till(tmp_path):
    till = make_till(tmp_path)
    yield till
    till.close()


@pytest.fixture
def milk(till):
    return make_product(till, code="8964000123454", price_paisa=10_000)


@pytest.fixture
def soap(till):
    return make_product(till, "Soap", price_paisa=14_000)


def id_of(sold):
    return sold.recorded.envelope.event_id


def ids(page):
    return [row.event_id for row in page.rows]


def test_bills_are_found_by_number_amount_goods_and_customer(till, milk, soap):
    rashid = customers.add_customer(till, "Rashid Mehmood").customer.customer_id
    first = make_sale(till, (milk, 1000))
    cart = make_cart(till, (soap, 2000)).for_customer(rashid)
    second = selling.complete_sale(till, cart, [Tender(kind=TenderKind.KHATA, amount=28_000)])
    third = make_sale(till, (milk, 3000), (soap, 1000))
    newest = [id_of(third), id_of(second), id_of(first)]
    assert ids(history.find_bills(till)) == newest
    seq = second.recorded.envelope.till_seq
    for text, expected in (
        (second.receipt_no, [second]),
        (second.receipt_no.upper(), [second]),
        (f"1-1-{seq}", [second]),
        (f"1-1-{seq}-0000", []),
        ("280", [second]),
        ("280.00", [second]),
        (str(seq), [second]),
        ("milk", [third, first]),
        ("soap", [third, second]),
        ("rashid", [second]),
        ("mahmud", [second]),
        ("nothing like it", []),
        ("-", []),
        ("99999999999999999999", []),
    ):
        assert ids(history.find_bills(till, text)) == [id_of(each) for each in expected], text
    today = till.today()
    assert ids(history.find_bills(till, today.isoformat())) == newest
    assert ids(history.find_bills(till, f"{today.day}/{today.month}")) == newest
    assert ids(history.find_bills(till, "1.1.2020")) == []


def test_the_newest_bill_is_on_top_whatever_the_clock_says(tmp_path):
    clock = FakeClock()
    till = make_till(tmp_path / "jumping", clock=clock)
    milk = make_product(till)
    sold, year_ms = [], 365 * 86_400_000
    for jump_ms in (0, -6 * year_ms, 18 * year_ms, -12 * year_ms, -3_600_000):
        clock.jump(jump_ms)
        sold += [id_of(make_sale(till, (milk, n * 1000))) for n in range(1, 4)]
    assert ids(history.find_bills(till)) == sold[::-1]
    assert ids(history.find_bills(till, "1.1.2026")) == [*sold[:8:-1], *sold[2::-1]]
    assert ids(history.find_bills(till, "3.1.2020")) == sold[5:2:-1]
    till.close()


def test_a_scan_finds_the_bill_the_goods_or_the_customer(till, milk, soap):
    rashid = customers.add_customer(till, "Rashid").customer.customer_id
    first = make_sale(till, (milk, 1000))
    cart = make_cart(till, (soap, 1000)).for_customer(rashid)
    second = selling.complete_sale(till, cart, cash(14_000))
    assert ids(history.scanned_bills(till, first.receipt_no)) == [id_of(first)]
    assert ids(history.scanned_bills(till, "8964000123454")) == [id_of(first)]
    assert ids(history.scanned_bills(till, f"C:{rashid}")) == [id_of(second)]
    assert ids(history.scanned_bills(till, "8964000000000")) == []


def test_pages_follow_each_other_without_a_gap(till, milk, monkeypatch):
    sold = [id_of(make_sale(till, (milk, n * 1000))) for n in range(1, 8)]
    seen, before = [], None
    while True:
        page = history.find_bills(till, before=before, limit=3)
        seen += ids(page)
        before = page.before
        if before is None:
            break
    assert seen == sold[::-1]
    monkeypatch.setattr(bills, "SCANNED_MAX", 3)
    seen, before, pages = [], None, 0
    while pages == 0 or before is not None:
        page = history.find_bills(till, "100", before=before)
        seen, before, pages = seen + ids(page), page.before, pages + 1
    assert (seen, pages) == ([sold[0]], 3), "a rare amount is looked for a stretch at a time"


def test_a_bill_whole_tells_what_became_of_it(till, milk, soap):
    sold = make_sale(till, (milk, 3000), (soap, 1000))
    origin = Origin(sale_id=id_of(sold), reason="sour")
    back = returning.return_sale(
        till, returning.return_cart(till, id_of(sold), {1: 1000}), origin=origin
    )
    bill = history.named_bill(till, sold.receipt_no)
    assert (bill.left_milli, bill.is_all_back) == ({1: 2000, 2: 1000}, False)
    assert [row.event_id for row in bill.returns] == [id_of(back)]
    assert history.find_bills(till).rows[1].came_back
    assert history.bill(till, id_of(back)).origin.event_id == id_of(sold)
    assert not bill.is_past
    assert bill.standing.status == ""
    void = returning.void_sale(till, id_of(sold), reason="wrong customer")
    bill = history.bill(till, id_of(sold))
    assert (bill.is_undone, bill.is_all_back) == (True, True)
    assert history.bill(till, id_of(void)).is_undone


def test_both_halves_of_an_exchange_name_each_other(till, milk, soap):
    sold = make_sale(till, (milk, 1000))
    origin = Origin(sale_id=id_of(sold))
    back = returning.return_cart(till, id_of(sold), {1: 1000})
    cart = returning.begin_exchange(till, make_cart(till, (soap, 1000)), back, origin=origin)
    done = returning.exchange(till, cart, cash(4_000))
    first, second = id_of(done.returned), id_of(done.sold)
    assert history.bill(till, second).partner.event_id == first
    assert history.bill(till, first).partner.event_id == second
    assert history.last_sale(till) == second


def test_nobody_finds_what_is_not_there(till):
    assert history.last_sale(till) is None
    for text in ("1-1-1-00000000", "", "x"):
        with pytest.raises(EventNotFound):
            history.named_bill(till, text)
    with pytest.raises(EventNotFound):
        history.bill(till, UUID(int=1))


def test_stock_entries_say_what_undid_them(till, milk):
    stocking.receive_stock(
        till, [stocking.Receipt(product_id=milk.product_id, quantity_milli=5000)]
    )
    wanted = stocking.Removal(
        product_id=milk.product_id, quantity_milli=2000, reason=OutReason.DAMAGE
    )
    gone = stocking.remove_stock(till, [wanted])
    undone = stocking.undo_removal(till, id_of(gone))
    entries, before = history.stock_entries(till)
    assert [each.recorded.envelope.event_id for each in entries][:2] == [id_of(undone), id_of(gone)]
    assert entries[1].undone_by == id_of(undone)
    assert (len(entries), before) == (3, None)
    some, before = history.stock_entries(till, limit=2)
    rest, end = history.stock_entries(till, before=before, limit=2)
    assert (*some, *rest) == entries
    assert end is None
