"""The open shift: a blind count, F12 twice, cash in and out, the drawer, and the X report."""

import pytest

from pos_app.operations import rules, shifts
from pos_app.viewmodels.people.login import LoginModel
from pos_app.viewmodels.shell import Committed
from tests.support.shops.staff import PINS, hire, seat

TEA = "8964000153451"


@pytest.fixture
def shift(models):
    return models.shift


@pytest.fixture
def committed(models):
    """What the paper would hear of, as kinds of events."""
    heard = []
    models.shell.committed.connect(lambda what: heard.append(what.recorded.envelope.kind))
    assert Committed.__name__
    return heard


def sell(models):
    models.sale.scan(TEA)
    models.sale.pay()


def test_a_shift_opens_with_the_float_that_was_typed_or_counted(shift, models, till, committed):
    assert shift.view.shift_no is None
    shift.save("lots", "")
    assert shift.view.shift_no is None
    shift.save("500", "")
    assert shift.view.shift_no == models.shell.view.shift_no == 1
    assert shifts.shift_now(till).opening_float_paisa == 50_000
    shift.save("", "")
    shift.save("", "")
    shift.set_count(1, "2")
    shift.save("77", "")
    assert shifts.shift_now(till).opening_float_paisa == 200_000
    assert committed == ["ShiftOpened", "ShiftClosed", "ShiftOpened"]


def test_the_count_is_blind_until_it_is_saved_and_the_second_press_closes(shift, models, till):
    sell(models)
    assert shift.set_count(2, "1")
    assert not shift.set_count(3, "two")
    assert shift.set_count(3, ""), "what is wrong has to go before the count is saved"
    assert shift.set_count(6, "۴")
    assert (shift.view.drawer, shift.view.expected_paisa) == ((), None)
    shift.save("", "")
    assert shift.view.is_armed
    assert shift.view.variance_paisa == 54_000 - 54_000
    assert shifts.shift_now(till) is not None
    shift.save("", "")
    closed = shifts.report(till, 1).shift
    assert (closed.counted_paisa, closed.variance_paisa, closed.note) == (54_000, 0, "")
    assert shift.view.shift_no is None
    assert shift.view.is_empty
    (last,) = models.past.rows.rows if models.past.read() is None else ()
    assert last.number == 1


def test_a_closed_shift_is_told_though_reading_again_finds_nothing_new(shift, models):
    sell(models)
    shift.save("", "")
    shown = []
    shift.changed.connect(lambda: shown.append(shift.view.shift_no))
    shift.save("", "")
    assert shown[-1] is None


@pytest.mark.parametrize("typed", ["1.5", "-3", "1,5", "two", "1234567"])
def test_no_wrong_number_of_notes_is_saved_or_counted_as_the_one_before(
    shift, models, till, notices, typed
):
    shift.set_count(1, "1")
    assert not shift.set_count(1, typed)
    assert (shift.view.wrong, shift.view.counted_paisa) == ({1}, 0)
    shift.save("", "")
    assert shifts.shift_now(till) is None
    assert notices[-1].is_error
    shift.set_count(1, "")
    sell(models)
    shift.set_count(2, typed)
    shift.save("", "")
    assert not shift.view.is_armed
    assert shift.set_count(2, "1")
    shift.save("", "")
    assert shift.view.is_armed


def test_a_store_that_counts_first_is_not_told_that_a_sale_opens_a_shift(shift, till):
    assert not shift.view.must_count
    rules.set_rule(till, "count_at_open", "true")
    shift.read()
    assert shift.view.must_count


def test_who_counts_again_after_looking_leaves_the_first_count_on_record(shift, models, till):
    sell(models)
    shift.set_count(2, "1")
    shift.save("", "")
    assert shift.view.variance_paisa == -4_000
    shift.set_count(6, "4")
    assert not shift.view.is_counted
    assert not shift.view.is_armed
    shift.save("", "a tea")
    shift.save("", "a tea")
    kinds = {entry.kind: entry.amount_paisa for entry in shifts.audit_entries(till)}
    assert kinds == {"recounted": 4_000}
    models.audit.read()
    assert [row.about for row in models.audit.rows.rows] == ["a tea"]


def test_the_second_press_must_come_soon_and_held_bills_are_told(shift, models, qtbot):
    sell(models)
    models.sale.scan(TEA)
    models.sale.hold()
    shift._armed.setInterval(1)  # noqa: SLF001 - three seconds of a test are too many
    shift.save("", "")
    assert shift.view.parked == 1
    qtbot.waitUntil(lambda: not shift.view.is_armed)
    shift.save("", "")
    assert shift.view.is_armed, "the press began again"
    assert shift.view.shift_no == 1


def test_a_shift_that_nobody_counted_says_so(shift, models, till):
    sell(models)
    shift.save("", "")
    assert shift.view.variance_paisa is None
    shift.save("", "in a hurry")
    closed = shifts.report(till, 1).shift
    assert (closed.variance_paisa, closed.note) == (0, "not counted: in a hurry")


def test_cash_goes_in_and_out_with_a_reason_and_the_drawer_leaves_a_trace(
    shift, models, till, notices, committed
):
    assert not shift.move_cash("out", "x", "")
    assert "amount" in notices[-1].text
    assert not shift.move_cash("out", "99999999999999", "")
    assert "price" not in notices[-1].text
    shift.move_cash("out", "5", "tea")
    assert "No shift is open" in notices[-1].text
    shift.save("100", "")
    assert shift.move_cash("out", "60.50", "tea")
    assert shift.move_cash("in", "1", "")
    shift.open_drawer("change")
    assert shifts.shift_now(till).cash_paisa == 10_000 - 6_050 + 100
    assert committed[1:] == ["CashMoved", "CashMoved", "DrawerOpened"]
    shift.show_x()
    assert shift.view.expected_paisa == 4_050
    sell(models)
    assert shift.view.expected_paisa == 58_050, "figures that are shown follow what is sold"
    assert shift.back()
    assert shift.view.drawer == ()
    assert not shift.back()


def test_a_cashier_closes_but_needs_somebody_for_the_x_and_the_list(shift, models, till, qtbot):
    hire(till)
    seat(models, "Aslam")
    assert isinstance(models.login, LoginModel)
    sell(models)
    asked = []
    models.desk.approver.asked.connect(asked.append)
    shift.show_x()
    models.audit.read()
    assert len(asked) == 2
    assert shift.view.drawer == ()
    assert not models.audit.is_shown
    with qtbot.waitSignal(asked[-1].ended):
        asked[-1].asking.type_pin(PINS["Bano"])
    assert models.audit.is_shown
    models.audit.hide()
    assert models.audit.rows.rows == ()
    shift.save("", "")
    shift.save("", "")
    assert len(asked) == 2
    assert shifts.report(till, 1).shift.closed_by == "Aslam"
