"""Signing in, being throttled, and one approval by a manager."""

import msgspec
import pytest
from pos_protocol.events import OutReason, Tender, TenderKind

from pos_app.db import event_log
from pos_app.devices.pins import PinHasher
from pos_app.domain.cart import Discount
from pos_app.domain.errors import KhataLimitReached
from pos_app.domain.people import RIGHTS, Right, Role
from pos_app.domain.report import days_back
from pos_app.domain.sale import Origin
from pos_app.domain.shift import CashCount
from pos_app.domain.stock import Count, Receipt, Removal
from pos_app.errors import (
    ApprovalNeeded,
    LastOwner,
    PinRefused,
    PinWaits,
    PinWrong,
    UserExists,
    UserNotFound,
)
from pos_app.operations import people, pricing, returning, rules, selling, shifts, stocking
from pos_app.operations.khata import customers
from pos_app.operations.products import NewProduct, add_product
from pos_app.operations.reporting import answers
from pos_protocol import codec
from tests.support.factories import cash, make_cart, make_product, make_sale, reopened


@pytest.fixture
def hasher(till):
    return PinHasher(till.settings.data_dir, till="x", open_keyring=lambda: None)


@pytest.fixture
def staff(till, hasher):
    people.add_user(till, "Aslam", Role.CASHIER, pin="2580", hasher=hasher)
    people.add_user(till, "Bano", Role.MANAGER, pin="904417", hasher=hasher)
    return till


def test_an_event_carries_the_name_of_who_signed_in(staff, hasher):
    milk = make_product(staff)
    aslam = people.sign_in(staff, "Aslam", "2580", hasher=hasher)
    sold = make_sale(aslam, (milk, 1000))
    with staff.db.read() as tx:
        recorded = event_log.read(tx, sold.recorded.envelope.event_id)
    assert recorded.envelope.actor == "Aslam"
    assert aslam.role is Role.CASHIER


def test_five_wrong_pins_wait_longer_and_longer_even_after_a_restart(staff, hasher):
    for _ in range(4):
        with pytest.raises(PinWrong):
            people.sign_in(staff, "Aslam", "1111", hasher=hasher)
    with pytest.raises(PinWaits) as fifth:
        people.sign_in(staff, "Aslam", "1111", hasher=hasher)
    assert fifth.value.values["wait_s"] == 30
    with reopened(staff) as again:
        with pytest.raises(PinWaits):
            people.sign_in(again, "Aslam", "2580", hasher=hasher)
        again.clock.advance(31_000)
        with pytest.raises(PinWaits) as sixth:
            people.sign_in(again, "Aslam", "1111", hasher=hasher)
        assert sixth.value.values["wait_s"] == 60
        again.clock.advance(61_000)
        assert people.sign_in(again, "Aslam", "2580", hasher=hasher).actor == "Aslam"
        with pytest.raises(PinWrong):
            people.sign_in(again, "Aslam", "1111", hasher=hasher)


@pytest.mark.parametrize("jump_ms", [-10 * 365 * 86_400_000, 3_600_000])
def test_setting_the_clock_ends_no_wait_and_makes_none_longer(staff, hasher, jump_ms):
    for _ in range(5):
        with pytest.raises((PinWrong, PinWaits)):
            people.sign_in(staff, "Aslam", "1111", hasher=hasher)
    staff.clock.jump(jump_ms)
    with pytest.raises(PinWaits):
        people.sign_in(staff, "Aslam", "2580", hasher=hasher)
    staff.clock.advance(31_000)
    assert people.sign_in(staff, "Aslam", "2580", hasher=hasher).actor == "Aslam"


@pytest.mark.parametrize("up_ms", [0, 1_000_000_000])
def test_after_a_new_start_of_the_machine_a_wait_begins_again_and_ends(staff, hasher, up_ms):
    staff.clock.advance(up_ms)
    for _ in range(5):
        with pytest.raises((PinWrong, PinWaits)):
            people.sign_in(staff, "Aslam", "1111", hasher=hasher)
    staff.clock.reboot()
    for passed_ms in (0, 20_000):
        staff.clock.advance(passed_ms)
        with pytest.raises(PinWaits):
            people.sign_in(staff, "Aslam", "2580", hasher=hasher)
    staff.clock.advance(31_000)
    assert people.sign_in(staff, "Aslam", "2580", hasher=hasher).actor == "Aslam"


def test_what_the_role_does_not_allow_is_refused_and_nothing_is_recorded(staff, hasher):
    milk = make_product(staff)
    aslam = people.sign_in(staff, "Aslam", "2580", hasher=hasher)
    with pytest.raises(ApprovalNeeded):
        add_product(aslam, NewProduct(name_en="Bread", price_paisa=100))
    with pytest.raises(ApprovalNeeded):
        stocking.remove_stock(aslam, [])
    with pytest.raises(ApprovalNeeded):
        people.add_user(aslam, "Chor", Role.OWNER, pin=None, hasher=hasher)
    viewer = msgspec.structs.replace(staff, role=Role.VIEWER)
    with pytest.raises(ApprovalNeeded):
        make_sale(viewer, (milk, 1000))


def test_a_manager_allows_one_thing_and_the_log_names_both(staff, hasher):
    aslam = people.sign_in(staff, "Aslam", "2580", hasher=hasher)
    with pytest.raises(PinWrong):
        people.approve(aslam, Right.EDIT_CATALOGUE, by="Bano", pin="2580", hasher=hasher)
    with pytest.raises(ApprovalNeeded):
        people.approve(aslam, Right.EDIT_CATALOGUE, by="Aslam", pin="2580", hasher=hasher)
    allowed = people.approve(aslam, Right.EDIT_CATALOGUE, by="Bano", pin="904417", hasher=hasher)
    assert allowed.writer.actor == "Aslam/Bano"
    add_product(allowed, NewProduct(name_en="Bread", price_paisa=100))
    with pytest.raises(ApprovalNeeded):
        add_product(aslam, NewProduct(name_en="Rusk", price_paisa=100))
    assert [who.name for who in people.approvers(staff, Right.EDIT_CATALOGUE)] == ["Bano"]


def test_people_come_go_and_change_their_pin(staff, hasher):
    with pytest.raises(UserExists):
        people.add_user(staff, "Aslam", Role.VIEWER, pin=None, hasher=hasher)
    with pytest.raises(PinRefused):
        people.hashed("1234", hasher)
    aslam = people.sign_in(staff, "Aslam", "2580", hasher=hasher)
    people.change_pin(aslam, "Aslam", pin="1379", hasher=hasher)
    with pytest.raises(ApprovalNeeded):
        people.change_pin(aslam, "Bano", pin="1379", hasher=hasher)
    assert people.sign_in(staff, "Aslam", "1379", hasher=hasher).actor == "Aslam"
    people.remove_user(staff, "Aslam")
    with pytest.raises(UserNotFound):
        people.sign_in(staff, "Aslam", "1379", hasher=hasher)
    assert [person.name for person in people.everybody(staff)] == ["Bano"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Aslam", "aslam"),
        ("Aslam", "As\u200dlam"),
        ("\u0639\u0644\u06cc", "\u0639\u0644\u064a"),
        ("\u0930\u093e\u091c", "\u0930\u093e\u091c\u200d"),
        ("\u2605", "\u2605"),
    ],
)
def test_no_two_people_have_names_that_look_alike(till, first, second):
    people.keep_user(till, first, Role.CASHIER)
    with pytest.raises(UserExists, match=first):
        people.keep_user(till, second, Role.CASHIER)
    people.keep_user(till, f"{second} Khan", Role.CASHIER)
    people.keep_user(till, "\u2606", Role.CASHIER)


def test_somebody_without_a_pin_just_begins(till, hasher):
    people.add_user(till, "Aslam", Role.CASHIER, pin=None, hasher=hasher)
    assert people.sign_in(till, "Aslam", "", hasher=hasher).role is Role.CASHIER


def test_a_store_never_loses_its_last_owner_but_may_let_everybody_go(staff, hasher):
    people.add_user(staff, "Sana", Role.OWNER, pin="13579", hasher=hasher)
    assert people.has_owner(staff)
    for refused in (
        lambda: people.remove_user(staff, "Sana"),
        lambda: people.change_role(staff, "Sana", Role.MANAGER),
    ):
        with pytest.raises(LastOwner):
            refused()
    people.change_role(staff, "Bano", Role.OWNER)
    people.change_role(staff, "Sana", Role.CASHIER)
    people.remove_user(staff, "Sana")
    people.remove_user(staff, "Aslam")
    people.remove_user(staff, "Bano")
    assert people.everybody(staff) == ()
    with pytest.raises(UserNotFound):
        people.change_role(staff, "Bano", Role.OWNER)


class Deeds:
    """One thing for each right, done over and over on one till; what it needs is there before."""

    def __init__(self, till, hasher):
        self.hasher = hasher
        self.milk = make_product(till)
        self.rashid = customers.add_customer(till, "Rashid", limit_paisa=1).customer.customer_id
        shifts.open_shift(till)
        self.till = till

    def sale(self):
        return make_sale(self.till, (self.milk, 1000)).recorded.envelope.event_id

    def cart(self):
        return make_cart(self.till, (self.milk, 1000))

    def sell(self, till):
        make_sale(till, (self.milk, 1000))

    def take_khata_payment(self, till):
        customers.take_khata_payment(till, self.rashid, cash(100)[0])

    def add_customer(self, till):
        customers.add_customer(till, "Zoya")

    def return_with_receipt(self, till):
        sale = self.sale()
        back = returning.return_cart(self.till, sale, {1: 1000})
        returning.return_sale(till, back, origin=Origin(sale_id=sale))

    def return_without_receipt(self, till):
        returning.return_sale(till, self.cart())

    def exchange_without_receipt(self, till):
        returning.begin_exchange(till, self.cart(), self.cart())

    def void(self, till):
        returning.void_sale(till, self.sale(), reason="wrong")

    def discount_a_line(self, till):
        pricing.set_discount(till, self.cart(), Discount(paisa=100), n=1)

    def discount_a_bill(self, till):
        pricing.set_bill_discount(till, self.cart(), Discount(bp=100))

    def change_price(self, till):
        pricing.set_price(till, self.cart(), 1, n=1)

    def sell_more_at_a_changed_price(self, till):
        pricing.set_quantity(till, self.cart().set_price(1, 1), 2000, n=1)

    def sell_over_the_limit(self, till):
        cart = self.cart().for_customer(self.rashid)
        owed = Tender(kind=TenderKind.KHATA, amount=selling.due_paisa(till, cart))
        selling.complete_sale(till, cart, [owed])

    def set_a_limit(self, till):
        customers.add_customer(till, "Omar", limit_paisa=5)

    def adjust_khata(self, till):
        customers.adjust_khata(till, self.rashid, 5, note="paper")

    def receive(self, till):
        stocking.receive_stock(till, [self.receipt()])

    def receipt(self):
        return Receipt(product_id=self.milk.product_id, quantity_milli=1000, cost_paisa=5)

    def remove(self, till):
        gone = Removal(product_id=self.milk.product_id, quantity_milli=1000, reason=OutReason.THEFT)
        stocking.remove_stock(till, [gone])

    def undo_a_delivery(self, till):
        came = stocking.receive_stock(self.till, [self.receipt()])
        stocking.undo_receipt(till, came.recorded.envelope.event_id)

    def count(self, till):
        counted = Count(product_id=self.milk.product_id, counted_milli=1000)
        stocking.count_stock(till, [counted])

    def add_product(self, till):
        add_product(till, NewProduct(name_en="Rusk", price_paisa=100))

    def pin_a_tile(self, till):
        rules.pin_tile(till, 0, self.milk.product_id)

    def move_cash(self, till):
        shifts.move_cash(till, "out", 100)

    def open_the_drawer(self, till):
        shifts.open_drawer(till)

    def close_and_open_a_shift(self, till):
        shifts.close_shift(till, CashCount(counted_paisa=0))
        shifts.open_shift(till)

    def read_a_report(self, till):
        answers.read(till, "takings", days_back(till.today(), 1))

    def read_the_audit(self, till):
        shifts.audit_entries(till)

    def hire(self, till):
        people.add_user(till, f"N{till.rng.random()}", Role.VIEWER, pin=None, hasher=self.hasher)

    def set_a_rule(self, till):
        rules.set_rule(till, "receipt_footer", '"Thanks"')


NEEDED = {
    Deeds.sell: Right.SELL,
    Deeds.take_khata_payment: Right.SELL,
    Deeds.add_customer: Right.SELL,
    Deeds.return_with_receipt: Right.RETURN,
    Deeds.return_without_receipt: Right.RETURN_WITHOUT_RECEIPT,
    Deeds.exchange_without_receipt: Right.RETURN_WITHOUT_RECEIPT,
    Deeds.void: Right.VOID_SALE,
    Deeds.discount_a_line: Right.DISCOUNT,
    Deeds.discount_a_bill: Right.DISCOUNT,
    Deeds.change_price: Right.CHANGE_PRICE,
    Deeds.sell_more_at_a_changed_price: Right.CHANGE_PRICE,
    Deeds.adjust_khata: Right.ADJUST_KHATA,
    Deeds.receive: Right.RECEIVE,
    Deeds.remove: Right.REMOVE,
    Deeds.undo_a_delivery: Right.REMOVE,
    Deeds.count: Right.COUNT,
    Deeds.add_product: Right.EDIT_CATALOGUE,
    Deeds.pin_a_tile: Right.EDIT_CATALOGUE,
    Deeds.move_cash: Right.SHIFT,
    Deeds.open_the_drawer: Right.OPEN_DRAWER,
    Deeds.close_and_open_a_shift: Right.SHIFT,
    Deeds.read_a_report: Right.SEE_REPORTS,
    Deeds.read_the_audit: Right.SEE_REPORTS,
    Deeds.hire: Right.EDIT_PEOPLE,
    Deeds.set_a_rule: Right.EDIT_SETTINGS,
}


@pytest.mark.parametrize("role", Role)
def test_each_deed_asks_for_its_right_and_without_it_leaves_no_trace(till, hasher, role):
    deeds = Deeds(till, hasher)
    person = people.at_work(till, "Aslam", role)
    for deed, right in NEEDED.items():
        allowed = msgspec.structs.replace(person, actor="Aslam/Sana", granted=frozenset({right}))
        deed(deeds, allowed)
        if right in RIGHTS[role]:
            deed(deeds, person)
            continue
        before = written_by(till, "Aslam")
        others = frozenset(Right) - {right}
        with pytest.raises(ApprovalNeeded) as refused:
            deed(deeds, msgspec.structs.replace(person, granted=others))
        assert Right(refused.value.right) is right
        assert written_by(till, "Aslam") == before


def written_by(till, name):
    """How many events somebody has written."""
    with till.db.read() as tx:
        bodies = tx.execute("SELECT body FROM event_log").fetchall()
    actors = [codec.decode(body).envelope.actor for (body,) in bodies]
    return sum(actor.split("/")[0] == name for actor in actors)


@pytest.mark.parametrize("deed", [Deeds.sell_over_the_limit, Deeds.set_a_limit])
def test_a_khata_over_its_limit_is_for_whoever_may(till, hasher, deed):
    deeds = Deeds(till, hasher)
    cashier = people.at_work(till, "Aslam", Role.CASHIER)
    before = written_by(till, "Aslam")
    with pytest.raises((ApprovalNeeded, KhataLimitReached)):
        deed(deeds, cashier)
    assert written_by(till, "Aslam") == before
    deed(deeds, people.allowed(cashier, Right.KHATA_OVER_LIMIT, by="Bano", role=Role.MANAGER))
    with pytest.raises((ApprovalNeeded, KhataLimitReached)):
        deed(deeds, cashier)
