"""The staff form: the first is the owner, the last owner stays, PINs match, rights are asked."""

import pytest

from pos_app.domain.people import Right, Role
from pos_app.operations import people, shifts
from pos_app.viewmodels.people.staff import StaffModel
from tests.support.shops.staff import PINS, hire, seat


@pytest.fixture
def staff(models):
    staff = StaffModel(models.desk)
    staff.read()
    return staff


def save(qtbot, staff, name="", pin="", again=None):
    staff.save(name, pin, pin if again is None else again)
    qtbot.waitUntil(lambda: not staff.form.is_busy)


def test_the_first_one_is_the_owner_and_works_here_from_then_on(staff, models, notices, qtbot):
    assert staff.is_first
    staff.choose_role(Role.CASHIER)
    assert staff.form.role is Role.OWNER
    save(qtbot, staff, "Sana")
    assert "needs a PIN" in staff.form.message
    save(qtbot, staff, "Sana", "13579")
    assert models.desk.till.actor == "Sana"
    assert "is the owner" in notices[-1].text
    assert [row.name for row in staff.rows.rows] == ["Sana"]
    assert people.sign_in(
        models.desk.till, "Sana", "13579", hasher=people.hasher_of(models.desk.till)
    )


def test_somebody_is_taken_on_gets_another_pin_and_another_role(staff, models, till, qtbot):
    hire(till, "Sana")
    staff.read()
    save(qtbot, staff, "Guddu", "2468", again="2469")
    assert "not the same" in staff.form.message
    save(qtbot, staff, "Guddu", "1234")
    assert "4 to 6 digits" in staff.form.message
    save(qtbot, staff, "", "2580")
    assert "Type a name" in staff.form.message
    save(qtbot, staff, "Guddu", "2580")
    assert staff.form.known == "", "ready for the next one"
    staff.choose(0)
    assert staff.form.known == "Guddu"
    staff.choose_role(Role.MANAGER)
    save(qtbot, staff, "", "24680")
    (guddu, _sana) = people.everybody(till)
    assert (guddu.role, guddu.pin_digits) == (Role.MANAGER, 5)
    save(qtbot, staff, "Sana", "2580")
    assert "works here already" in staff.form.message


def test_a_pin_is_of_whom_the_form_showed_when_it_was_saved(staff, models, till, qtbot):
    hire(till)
    staff.read()
    staff.choose(0)
    staff.save("", "2580", "2580")
    staff.choose(2)
    with qtbot.waitSignal(models.shell.noticed):
        staff.choose_role(Role.OWNER)
    hasher = people.hasher_of(till)
    assert people.sign_in(till, "Aslam", "2580", hasher=hasher).role is Role.CASHIER
    assert people.sign_in(till, "Sana", PINS["Sana"], hasher=hasher)


def test_the_last_owner_is_neither_let_go_nor_made_less(staff, till, qtbot):
    hire(till)
    staff.read()
    staff.choose(2)
    staff.choose_role(Role.CASHIER)
    save(qtbot, staff)
    assert "only owner" in staff.form.message
    staff.choose(2)
    staff.remove()
    assert "again" in staff.form.message
    staff.remove()
    assert "only owner" in staff.form.message
    staff.choose(0)
    staff.remove()
    staff.choose(1)
    staff.remove()
    assert len(people.everybody(till)) == 3, "the first press was about somebody else"


def test_who_works_here_may_be_let_go_and_the_till_is_told(staff, models, till):
    hire(till)
    seat(models, "Sana")
    staff.read()
    told = []
    staff.emptied.connect(lambda: told.append(1))
    people.change_role(till, "Bano", Role.OWNER)
    staff.read()
    staff.choose(2)
    staff.remove()
    staff.remove()
    assert told == [1]
    assert [person.name for person in people.everybody(till)] == ["Aslam", "Bano"]


def test_a_cashier_needs_the_pin_of_an_owner(staff, models, till, qtbot):
    hire(till)
    seat(models, "Aslam")
    asked = []
    models.desk.approver.asked.connect(asked.append)
    staff.read()
    save(qtbot, staff, "Guddu", "2468")
    assert [who.name for who in asked[0].asking.view.people] == ["Sana"]
    assert asked[0].about == "\u2068Guddu\u2069 \u00b7 Cashier \u00b7 New PIN"
    assert len(people.everybody(till)) == 3
    asked[0].asking.type_pin(PINS["Sana"])
    qtbot.waitUntil(lambda: len(people.everybody(till)) == 4)
    (told,) = (each for each in shifts.audit_entries(till, kind="hired") if each.allowed_by)
    assert (told.subject, told.actor, told.allowed_by) == ("Guddu", "Aslam", "Sana")
    staff.choose(0)
    staff.choose_role(Role.OWNER)
    save(qtbot, staff)
    assert asked[1].about == "\u2068Aslam\u2069 \u00b7 Owner"
    staff.remove()
    staff.remove()
    assert asked[2].about == "Let \u2066Aslam\u2069 go"


def test_nobody_becomes_a_manager_without_a_pin(staff, till, qtbot):
    hire(till, "Sana")
    staff.read()
    save(qtbot, staff, "Guddu")
    staff.choose(0)
    assert (staff.form.known, staff.form.role) == ("Guddu", Role.CASHIER)
    for role in (Role.MANAGER, Role.OWNER):
        staff.choose_role(role)
        save(qtbot, staff)
        assert "needs a PIN" in staff.form.message
    assert people.everybody(till)[0].role is Role.CASHIER
    save(qtbot, staff, "", "2580")
    assert people.everybody(till)[0].role is Role.OWNER
    staff.choose(0)
    staff.choose_role(Role.MANAGER)
    save(qtbot, staff)
    assert people.everybody(till)[0].role is Role.MANAGER, "the PIN is there already"


def test_who_makes_themselves_less_is_less_at_once(staff, models, till, qtbot):
    hire(till)
    seat(models, "Sana")
    people.change_role(till, "Bano", Role.OWNER)
    staff.read()
    staff.choose(2)
    assert staff.form.known == "Sana"
    staff.choose_role(Role.CASHIER)
    with qtbot.waitSignal(models.shell.changed):
        save(qtbot, staff)
    assert models.desk.till.person == "Sana"
    assert not models.desk.till.may(Right.EDIT_PEOPLE)
