"""Roles, rights and PINs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_app.domain import people
from pos_app.domain.people import RIGHTS, Right, Role
from pos_app.errors import ApprovalNeeded, NameRefused, PinRefused


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("right", Right)
def test_a_right_is_had_by_role_or_by_approval_and_else_refused(role, right):
    people.require(role, right, granted=frozenset({right}))
    if right in RIGHTS[role]:
        people.require(role, right)
    else:
        with pytest.raises(ApprovalNeeded):
            people.require(role, right)


def test_each_role_above_the_viewer_may_all_that_the_one_below_it_may():
    assert RIGHTS[Role.CASHIER] < RIGHTS[Role.MANAGER] < RIGHTS[Role.OWNER] == frozenset(Right)
    assert RIGHTS[Role.VIEWER] < RIGHTS[Role.MANAGER]
    assert Right.SELL not in RIGHTS[Role.VIEWER]


@pytest.mark.parametrize(
    "pin", ["", "123", "1234", "4321", "0000", "999999", "1234567", "12a4", "١٢٣٤", "2580 "]
)
def test_a_pin_that_is_too_easy_or_no_pin_is_refused(pin):
    with pytest.raises(PinRefused):
        people.checked_pin(pin)


@pytest.mark.parametrize(("pin", "is_right"), [("1234", True), ("0000", True), ("123", False)])
def test_a_pin_that_may_be_easy_is_still_one(pin, is_right):
    if is_right:
        assert people.checked_pin(pin, may_be_easy=True) == pin
    else:
        with pytest.raises(PinRefused):
            people.checked_pin(pin, may_be_easy=True)


@pytest.mark.parametrize("pin", ["2580", "10293", "904417"])
def test_a_usable_pin_is_kept_as_typed(pin):
    assert people.checked_pin(pin) == pin


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("right", Right)
def test_a_refusal_names_somebody_who_may(role, right):
    """A manager was told to ask a manager."""
    if people.may(role, right):
        return
    with pytest.raises(ApprovalNeeded) as refused:
        people.require(role, right)
    who = Role.OWNER if refused.value.values["whom"] == "the owner" else Role.MANAGER
    assert who is not role
    assert people.may(who, right)


@pytest.mark.parametrize("name", ["", "  ", "a/b", "x" * 41, "a\x00b"])
def test_a_name_that_the_log_could_not_carry_is_refused(name):
    with pytest.raises(NameRefused):
        people.checked_user_name(name)


def test_the_actor_names_who_did_it_and_who_allowed_it():
    assert people.actor_of("Aslam") == "Aslam"
    assert people.actor_of("Aslam", approved_by="Bano") == "Aslam/Bano"


def test_everyone_who_allowed_a_part_is_named_once_and_nobody_who_did_it_alone():
    assert people.actor_of("Aslam/Bano", approved_by="Sana/Bano/Aslam") == "Aslam/Bano/Sana"
    assert people.also_allowed("", "Bano") == "Bano"
    assert people.also_allowed("Bano/Sana", "Bano") == "Bano/Sana"
    long = people.actor_of("A" * 40, approved_by=f"{'B' * 40}/{'C' * 40}/Sana")
    assert long == f"{'A' * 40}/{'B' * 40}/Sana", "what the protocol has no room for is left out"


@given(st.integers(min_value=0, max_value=10_000))
def test_waits_begin_after_five_tries_grow_and_end(tries):
    wait_ms = people.wait_after(tries)
    assert (wait_ms == 0) == (tries < people.TRIES_FREE)
    assert wait_ms <= people.wait_after(tries + 1) <= people.WAIT_MAX_MS
