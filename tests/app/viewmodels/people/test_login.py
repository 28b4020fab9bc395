"""Locking, signing in, and each person's own open bill."""

import pytest

from pos_app.domain.people import Role
from pos_app.errors import DiskFull
from pos_app.operations import people, selling
from pos_app.viewmodels.models import build_models
from tests.support.factories import make_cart, make_product
from tests.support.shops.staff import PINS, hire

TEA, MILK = "8964000153451", "8964000123454"


def sign_in(models, qtbot, name):
    asking = models.login.asking
    asking.choose([person.name for person in asking.view.people].index(name))
    asking.type_pin(PINS[name])
    qtbot.waitUntil(lambda: not models.login.is_locked)


@pytest.fixture
def staffed(till):
    """The till with people, and view-models as at a start."""
    hire(till)
    models = build_models(till, language="en")
    yield models
    models.save_now()


def test_without_people_nothing_is_ever_locked(models, notices):
    assert not models.login.is_locked
    models.login.lock()
    models.login.lock_quietly()
    assert not models.login.is_locked
    assert len(notices) == 1
    assert "Nobody has a PIN" in notices[0].text


def test_a_till_with_people_begins_locked_and_events_name_who_signed_in(staffed, qtbot):
    assert staffed.login.is_locked
    sign_in(staffed, qtbot, "Bano")
    assert staffed.shell.view.cashier == "Bano"
    assert staffed.desk.till.writer.actor == "Bano"
    assert not staffed.desk.till.may(people.Right.EDIT_PEOPLE)


def test_each_person_has_a_bill_of_their_own_and_the_lock_keeps_it(staffed, qtbot):
    sign_in(staffed, qtbot, "Aslam")
    staffed.sale.scan(TEA)
    staffed.sale.scan(MILK)
    staffed.login.lock()
    assert staffed.login.waiting_lines == 2, "Aslam is chosen: it was he who worked here"
    staffed.login.asking.choose_letter("b")
    assert staffed.login.waiting_lines == 0
    sign_in(staffed, qtbot, "Bano")
    assert staffed.sale.cart.is_empty
    staffed.sale.scan(MILK)
    staffed.login.lock()
    sign_in(staffed, qtbot, "Aslam")
    assert len(staffed.sale.cart.lines) == 2
    staffed.login.lock()
    sign_in(staffed, qtbot, "Aslam")
    assert len(staffed.sale.cart.lines) == 2


def test_what_is_asked_and_typed_for_one_bill_is_not_for_anothers(staffed, qtbot):
    sign_in(staffed, qtbot, "Bano")
    staffed.sale.scan(MILK)
    staffed.login.lock()
    sign_in(staffed, qtbot, "Aslam")
    staffed.sale.scan(TEA)
    staffed.sale.ask_transfer()
    staffed.login.lock()
    sign_in(staffed, qtbot, "Aslam")
    assert staffed.sale.payment.view.asking is not None, "the same person goes on"
    staffed.sale.escape()
    staffed.sale.type_text("3*")
    staffed.sale.ask_transfer()
    staffed.login.lock()
    sign_in(staffed, qtbot, "Bano")
    assert len(staffed.sale.cart.lines) == 1
    assert staffed.sale.payment.view.asking is None
    assert staffed.sale.entry.is_empty


def test_what_one_person_was_told_does_not_greet_the_next(staffed, qtbot):
    told = []
    staffed.shell.noticed.connect(told.append)
    sign_in(staffed, qtbot, "Bano")
    staffed.sale.scan(MILK)
    staffed.sale.hold()
    staffed.login.lock()
    sign_in(staffed, qtbot, "Bano")
    assert "on hold" in told[-1].text
    staffed.login.lock()
    sign_in(staffed, qtbot, "Aslam")
    assert told[-1].text == ""


def test_a_bill_from_before_there_were_people_goes_to_who_comes_first(models, till, qtbot):
    models.sale.scan(TEA)
    hire(till, "Bano", "Sana")
    models.login.lock()
    sign_in(models, qtbot, "Bano")
    assert len(models.sale.cart.lines) == 1
    models.keeper.save_now()
    models.login.lock()
    sign_in(models, qtbot, "Sana")
    assert models.sale.cart.is_empty


def test_a_bill_taken_up_by_somebody_else_is_theirs_then(staffed, qtbot):
    sign_in(staffed, qtbot, "Aslam")
    staffed.sale.scan(TEA)
    staffed.sale.hold()
    staffed.login.lock()
    sign_in(staffed, qtbot, "Bano")
    staffed.sale.holding.recall()
    assert selling.waiting_carts(staffed.desk.till) == {"Bano": 1}


def test_a_full_disk_is_told_and_the_till_stays_open(staffed, qtbot, monkeypatch):
    told = []
    staffed.shell.noticed.connect(told.append)
    sign_in(staffed, qtbot, "Aslam")

    def full():
        raise DiskFull

    monkeypatch.setattr(staffed.keeper, "save_now", full)
    staffed.login.lock()
    staffed.login.lock_quietly()
    assert not staffed.login.is_locked
    assert len(told) == 2
    monkeypatch.undo()
    staffed.login.lock_quietly()
    assert staffed.login.is_locked


def test_whose_window_is_drawn_anew_goes_on_and_nobody_else(staffed, till):
    for name, role in (("Bano", Role.OWNER), ("Chor", Role.CASHIER), ("owner", Role.OWNER)):
        staffed.login.go_on(name, role)
        assert staffed.login.is_locked, (name, role)
    bano = people.at_work(till, "Bano", Role.MANAGER)
    selling.save_cart(bano, make_cart(bano, (make_product(till), 1000)))
    staffed.login.go_on("Bano", Role.MANAGER)
    assert not staffed.login.is_locked
    assert (staffed.desk.till.actor, staffed.desk.till.role) == ("Bano", Role.MANAGER)
    assert len(staffed.sale.cart.lines) == 1, "the bill is there as before"


def test_languages_go_round(staffed):
    wanted = []
    staffed.login.language_wanted.connect(wanted.append)
    for _ in range(3):
        staffed.login.next_language()
        staffed.desk.speak(wanted[-1])
    assert wanted == ["ur", "hi", "en"]


def test_a_payment_that_one_person_waits_for_is_asked_for_again_when_they_are_back(staffed, qtbot):
    sign_in(staffed, qtbot, "Aslam")
    staffed.sale.scan(TEA)
    staffed.sale.ask_transfer()
    staffed.sale.type_text("7788")
    asked = staffed.sale.payment.view.asking
    staffed.login.lock()
    sign_in(staffed, qtbot, "Bano")
    assert staffed.sale.payment.view.asking is None
    staffed.sale.scan(MILK)
    staffed.sale.pay()
    staffed.login.lock()
    sign_in(staffed, qtbot, "Aslam")
    assert staffed.sale.payment.view.asking == asked
    staffed.sale.enter()
    assert staffed.sale.payment.view.asking is None
    assert staffed.sale.payment.view.paid is not None
    staffed.sale.scan(TEA)
    assert staffed.sale.payment.view.asking is None


def test_what_somebody_was_shown_is_not_left_to_the_next(staffed, qtbot):
    wanted = []
    sign_in(staffed, qtbot, "Sana")
    staffed.shell.screen_wanted.connect(wanted.append)
    staffed.sale.scan(TEA)
    staffed.sale.pay()
    staffed.shift.set_count(0, "2")
    staffed.shift.show_x()
    assert staffed.shift.view.expected_paisa == 54_000
    staffed.login.lock()
    sign_in(staffed, qtbot, "Sana")
    assert (staffed.shift.view.expected_paisa, wanted) == (54_000, []), "the same person goes on"
    staffed.login.lock()
    sign_in(staffed, qtbot, "Bano")
    assert staffed.shift.view.expected_paisa is None
    assert not staffed.shift.view.drawer
    assert staffed.shift.view.counts[0] == 2
    assert wanted == ["sale"]


def test_a_locked_till_asks_those_who_work_there_by_now(staffed, till, qtbot):
    """Who was taken on or let go by a command, while nobody was signed in."""
    login = staffed.login
    login.asking.choose_letter("s")
    before = login.asking
    login.lock_stranger()
    assert login.asking is before, "nothing is asked anew where nothing changed"
    people.remove_user(till, "Aslam")
    people.add_user(till, "Chand", people.Role.CASHIER, pin=None, hasher=people.hasher_of(till))
    with qtbot.waitSignal(login.changed):
        login.lock_stranger()
    assert [person.name for person in login.asking.view.people] == ["Bano", "Chand", "Sana"]
    assert login.asking.view.person.name == "Sana", "whoever was chosen"
    login.asking.choose_letter("c")
    login.asking.give("")
    assert not login.is_locked
    assert staffed.desk.till.person == "Chand"
