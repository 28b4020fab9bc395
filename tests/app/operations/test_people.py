"""Signing in, being throttled, and one approval by a manager."""

import msgspec
import pytest

from pos_app.db import event_log
from pos_app.devices.pins import PinHasher
from pos_app.domain.people import Right, Role
from pos_app.errors import (
    ApprovalNeeded,
    LastOwner,
    PinRefused,
    PinWaits,
    PinWrong,
    UserExists,
    UserNotFound,
)
from pos_app.operations import people, stocking
from pos_app.operations.products import NewProduct, add_product
from tests.support.factories import make_product, make_sale, reopened


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
        people.add_user(staff, "Chand", Role.CASHIER, pin="1234", hasher=hasher)
    aslam = people.sign_in(staff, "Aslam", "2580", hasher=hasher)
    people.change_pin(aslam, "Aslam", pin="1379", hasher=hasher)
    with pytest.raises(ApprovalNeeded):
        people.change_pin(aslam, "Bano", pin="1379", hasher=hasher)
    assert people.sign_in(staff, "Aslam", "1379", hasher=hasher).actor == "Aslam"
    people.remove_user(staff, "Aslam")
    with pytest.raises(UserNotFound):
        people.sign_in(staff, "Aslam", "1379", hasher=hasher)
    assert [person.name for person in people.everybody(staff)] == ["Bano"]


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
