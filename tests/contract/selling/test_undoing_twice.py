"""Two tills that are offline take back the same thing: it moves once, until somebody decides."""

from random import Random
from uuid import UUID

import pytest
from pos_protocol.events import OutReason, Tender, TenderKind
from sync_server.db.projections import cases
from sync_server.db.projections import khata as server_khata
from sync_server.operations.rebuilding import rebuild
from sync_server.operations.reconciling import explaining, reading
from sync_server.operations.reconciling.deciding import Ruling, decide_once
from sync_server.operations.verifying import verify as prove

from pos_app.db import rebuild as till_rebuild
from pos_app.db import verify
from pos_app.db.queries import explaining as till_explaining
from pos_app.domain.stock import Receipt, Removal
from pos_app.errors import AlreadyUndone, NothingLeft
from pos_app.operations import returning, selling, stocking
from pos_app.operations.khata import accounts, customers
from tests.contract.test_beginning import begin
from tests.contract.test_leases import copy_of
from tests.contract.test_recovery import settled, stocked_pair

PRICE = 100_00


def deliver(till, product, pieces=10):
    lines = [Receipt(product_id=product, quantity_milli=pieces * 1000)]
    return stocking.receive_stock(till.till, lines).recorded.envelope.event_id


def remove(till, product, pieces=4):
    line = Removal(product_id=product, quantity_milli=pieces * 1000, reason=OutReason.DAMAGE)
    return stocking.remove_stock(till.till, [line]).recorded.envelope.event_id


def sell_on_khata(till, product, customer_id, pieces=3):
    cart = selling.sell_product(
        till.till, selling.new_cart(till.till), till.product(product), quantity_milli=pieces * 1000
    )
    owed = Tender(kind=TenderKind.KHATA, amount=pieces * PRICE)
    done = selling.complete_sale(till.till, cart.for_customer(customer_id), [owed])
    return done.recorded.envelope.event_id


def take_back(till, sale_id, pieces):
    cart = returning.return_cart(till.till, sale_id, {1: pieces * 1000})
    return returning.return_sale(till.till, cart, origin=returning.Origin(sale_id=sale_id))


def owed(till, customer_id):
    return accounts.account(till.till, customer_id).balance_paisa


def goods_twice(till, sale_id):
    """Two of the three pieces that were sold."""
    take_back(till, sale_id, 2)


UNDOINGS = {
    "delivery": (deliver, lambda till, of: stocking.undo_receipt(till.till, of), 100),
    "removal": (remove, lambda till, of: stocking.undo_removal(till.till, of), 100),
    "sale": (
        sell_on_khata,
        lambda till, of: returning.void_sale(till.till, of, reason="slip"),
        100,
    ),
    "goods": (sell_on_khata, goods_twice, 99),
}
"""What is done, how it is taken back, and the pieces that are there after that was done once."""


class Undone:
    """Something that two tills took back without knowing of each other, and who knows it now."""

    def __init__(self, link, what, *, is_first_synced=False):
        self.link = link
        self.one, self.two, self.product = stocked_pair(link)
        self.customer = customers.add_customer(self.one.till, "Rashid").customer.customer_id
        do, self.undo, self.pieces_after = UNDOINGS[what]
        more = (self.customer,) if do is sell_on_khata else ()
        self.of = do(self.one, self.product, *more)
        settled(link, *self.tills)
        for till in self.tills:
            self.undo(till, self.of)
            if is_first_synced and till is self.one:
                till.sync_all(link.api(till))
        settled(link, *self.tills)

    @property
    def tills(self):
        return self.one, self.two

    def the_case(self):
        with self.link.central.db.read() as tx:
            [case] = [one for one in cases.all_cases(tx, self.link.store_id) if one.is_held]
        return case

    def decide(self, decision):
        ruling = Ruling(case_id=self.the_case().case_id, decision=decision)
        decide_once(
            self.link.central.db,
            self.link.store_id,
            ruling,
            actor="Amna",
            rng=Random(1),
            now_ms=self.link.central.clock.wall_ms(),
        )
        settled(self.link, *self.link.tills)

    def pieces(self):
        """What the tills and the server have; the same when each has added up anew."""
        found = set()
        for _ in range(2):
            for till in self.tills:
                found.add(till.stock()[self.product])
                till_rebuild.rebuild(till.till.db)
            stock = explaining.explain(
                self.link.central.db, self.link.store_id, self.product, after=0, limit=100
            )
            found.add(stock.quantity_milli)
            assert prove(self.link.central.db, self.link.store_id).problems == []
            rebuild(self.link.central.db, self.link.store_id)
            settled(self.link, *self.tills)
        [milli] = found
        return milli // 1000

    def paid_back_paisa(self):
        """What a day's takings lack, which is the same everywhere."""
        [takings] = {sum(till.takings().values()) for till in self.tills}
        sold = 3 * PRICE if self.undo in (UNDOINGS["sale"][1], goods_twice) else 0
        return sold - takings

    def owed_paisa(self):
        [paisa] = {owed(till, self.customer) for till in self.tills}
        with self.link.central.db.read() as tx:
            found = server_khata.load_all(tx, self.link.store_id).balances
        assert found.get(self.customer, 0) == paisa
        return paisa


@pytest.mark.parametrize("is_first_synced", [False, True], ids=["offline", "an old till"])
@pytest.mark.parametrize("what", list(UNDOINGS))
def test_what_two_tills_take_back_moves_once_and_the_money_is_told(
    two_links, what, is_first_synced
):
    undone = Undone(two_links, what, is_first_synced=is_first_synced)
    assert undone.pieces() == undone.pieces_after
    case = undone.the_case()
    assert (case.verdict, case.state) == ("nothing_left", "open")
    view = reading.one(two_links.central.db, two_links.store_id, case.case_id)
    [first] = view.others
    assert (first.is_applied, view.till_no) == (True, 2)
    # Cash was given twice, and a bill went off the khata twice: that is told, not taken back.
    paid_back = {"sale": 6 * PRICE, "goods": 4 * PRICE}.get(what, 0)
    assert undone.paid_back_paisa() == paid_back
    assert undone.owed_paisa() == {"sale": -3 * PRICE, "goods": 3 * PRICE}.get(what, 0)


@pytest.mark.parametrize(("decision", "is_moved"), [("release", True), ("reverse", False)])
@pytest.mark.parametrize("what", ["delivery", "goods"])
def test_what_a_manager_decides_of_it_holds_everywhere(two_links, what, decision, is_moved):
    undone = Undone(two_links, what)
    undone.decide(decision)
    more = {"delivery": -10, "goods": 2}[what] if is_moved else 0
    assert undone.pieces() == undone.pieces_after + more
    assert undone.the_case().state == "closed"


def test_a_khata_that_was_credited_twice_is_put_right_at_a_till_as_the_case_says(near_link):
    undone = Undone(near_link, "sale")
    why = reading.one(near_link.central.db, near_link.store_id, undone.the_case().case_id).why
    assert "300.00 went off the khata of Rashid" in why
    assert "under Khata, Adjust" in why
    assert "was given back for it" not in why, "no cash was paid out"
    assert undone.owed_paisa() == -3 * PRICE
    customers.adjust_khata(undone.two.till, undone.customer, 3 * PRICE, note="voided twice")
    settled(near_link, *undone.tills)
    assert undone.owed_paisa() == 0
    undone.decide("reverse")
    assert (undone.owed_paisa(), undone.pieces()) == (0, 100)


def test_goods_that_came_back_twice_and_unfit_are_put_right_at_a_till_as_the_case_says(near_link):
    """The removal beside a return names no return: nobody but a person knows that they belong."""
    one, two, product = stocked_pair(near_link)
    customer = customers.add_customer(one.till, "Rashid").customer.customer_id
    sale_id = sell_on_khata(one, product, customer)
    settled(near_link, one, two)
    for till in (one, two):
        cart = returning.return_cart(till.till, sale_id, {1: 2000})
        origin = returning.Origin(sale_id=sale_id)
        returning.return_sale(till.till, cart, origin=origin, unfit=OutReason.DAMAGE)
    settled(near_link, one, two)
    assert one.stock()[product] == 95_000, "two less than there are"
    with near_link.central.db.read() as tx:
        [case] = [one for one in cases.all_cases(tx, near_link.store_id) if one.is_held]
    why = reading.one(near_link.central.db, near_link.store_id, case.case_id).why
    assert "200.00 was given back for it" in why
    assert "wrote off with it as unfit" in why
    till_no = two.state().till_no
    with two.till.db.read() as tx:
        [removal] = tx.execute(
            "SELECT event_id FROM event_log WHERE kind = 'StockRemoved' AND till_no = ?", [till_no]
        ).fetchone()
    stocking.undo_removal(two.till, UUID(bytes=removal))
    settled(near_link, one, two)
    assert one.stock()[product] == two.stock()[product] == 97_000


def test_of_a_return_of_more_than_is_left_nothing_counts_until_somebody_decides(near_link):
    """A part of it nobody applies: which of the goods, and at what money, only a person knows."""
    one, two, product = stocked_pair(near_link)
    customer = customers.add_customer(one.till, "Rashid").customer.customer_id
    sale_id = sell_on_khata(one, product, customer)
    settled(near_link, one, two)
    take_back(one, sale_id, 2)
    take_back(two, sale_id, 3)
    settled(near_link, one, two)
    assert one.stock()[product] == two.stock()[product] == 99_000
    with near_link.central.db.read() as tx:
        [case] = [one for one in cases.all_cases(tx, near_link.store_id) if one.is_held]
    ruling = Ruling(case_id=case.case_id, decision="adjust", lines=((product, 1000),))
    central = near_link.central
    decide_once(central.db, near_link.store_id, ruling, actor="Amna", rng=Random(1), now_ms=1)
    settled(near_link, one, two)
    assert one.stock()[product] == two.stock()[product] == near_link.stock()[product] == 100_000
    # A decision corrects what it is about: of the sale nothing is left by now.
    with pytest.raises(NothingLeft):
        returning.void_sale(one.till, sale_id, reason="slip")
    assert prove(central.db, near_link.store_id).problems == []


def test_every_till_explains_it(quick_link):
    undone = Undone(quick_link, "delivery")
    for till in undone.tills:
        with till.till.db.read() as tx:
            *_, second = till_explaining.explain(tx, undone.product)
        assert (second.is_held, second.verdict) == (True, "nothing_left")
        assert verify.verify(till.till.db, signer=till.signer).problems == ()
        with pytest.raises(AlreadyUndone):
            undone.undo(till, undone.of)


def test_of_a_sale_that_came_back_twice_nothing_more_comes_back(quick_link):
    undone = Undone(quick_link, "sale")
    for till in undone.tills:
        with pytest.raises(NothingLeft):
            undone.undo(till, undone.of)


def test_a_till_that_begins_from_a_snapshot_agrees_also_about_what_is_decided_later(quick_link):
    undone = Undone(quick_link, "removal")
    newcomer = quick_link.till()
    begin(quick_link, newcomer)
    assert newcomer.stock()[undone.product] == 100_000
    undone.decide("release")
    assert newcomer.stock()[undone.product] == 104_000


def test_both_copies_of_a_till_undo_it_and_it_moves_once(quick_link, tmp_path):
    one, two, product = stocked_pair(quick_link)
    delivery = deliver(one, product)
    settled(quick_link, one, two)
    copy = copy_of(one, tmp_path / "copy")
    for till in (one, copy):
        stocking.undo_receipt(till.till, delivery)
    for till in (one, copy, two):
        till.sync(quick_link.api(till))
    settled(quick_link, two)
    copy.close()
    assert two.stock()[product] == 100_000


def test_a_restored_server_counts_one_whichever_comes_first(quick_link):
    one, two, product = stocked_pair(quick_link)
    delivery = deliver(one, product)
    settled(quick_link, one, two)
    saved = quick_link.back_up()
    for till in (one, two):
        stocking.undo_receipt(till.till, delivery)
    settled(quick_link, one, two)
    quick_link.put_back(saved)
    settled(quick_link, two, one)
    assert [till.stock()[product] for till in (one, two)] == [100_000, 100_000]
    with quick_link.central.db.read() as tx:
        [held] = [one for one in cases.all_cases(tx, quick_link.store_id) if one.is_held]
    view = reading.one(quick_link.central.db, quick_link.store_id, held.case_id)
    assert (view.verdict, view.till_no) == ("nothing_left", 1), "the other one this time"
