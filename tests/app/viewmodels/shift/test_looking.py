"""The list that an owner looks through, as words."""

import msgspec
from pos_protocol.events import EVENT_KINDS

from pos_app.operations import people, shifts
from pos_app.viewmodels.shift import looking
from pos_app.viewmodels.shift.looking import EVENTS, PERIODS
from tests.support.factories import make_product


def test_what_happened_is_told_in_words_with_who_allowed_it(models, till):
    allowed = people.allowed(
        people.at_work(till, "Aslam", people.Role.CASHIER),
        people.Right.OPEN_DRAWER,
        by="Bano",
        role=people.Role.MANAGER,
    )
    shifts.open_drawer(allowed, reason="change")
    shifts.move_cash(till, "out", 1_500)
    models.audit.read()
    rows = {row.what: row for row in models.audit.rows.rows}
    assert rows["Drawer opened"].who == "Aslam, allowed by Bano"
    assert rows["Drawer opened"].is_bad
    assert "15" in rows["Paid out"].amount
    models.audit.move(1)
    assert models.audit.current_row == 1
    for place in (-3, 9):
        models.audit.choose_period(place)
    assert models.audit.period == len(PERIODS) - 1
    assert len({models.audit.period_word(place) for place in range(len(PERIODS))}) == len(PERIODS)


def test_who_changed_the_staff_is_told_in_words(models, till):
    people.keep_user(till, "Guddu", people.Role.CASHIER)
    people.change_role(till, "Guddu", people.Role.MANAGER)
    people.keep_pin(till, "Guddu", pin=people.HashedPin(pin_hash="x", digits=4))
    people.remove_user(till, "Guddu")
    models.audit.read()
    assert [(row.what, row.about, row.who) for row in models.audit.rows.rows] == [
        ("Was let go", "Guddu", "Aslam"),
        ("Another PIN", "Guddu", "Aslam"),
        ("Another role", "Guddu \u00b7 Manager", "Aslam"),
        ("Taken on", "Guddu \u00b7 Cashier", "Aslam"),
    ]


def test_a_long_list_is_read_on_at_its_end(models, till, monkeypatch):
    monkeypatch.setattr(looking, "PAGE_ROWS", 3)
    shifts.open_shift(till)
    for number in range(1, 8):
        shifts.move_cash(till, "in", 100, reason=str(number))
    audit = models.audit
    audit.read()
    assert [row.about for row in audit.rows.rows] == ["7", "6", "5"]
    assert audit.can_go_on
    audit.move(2)
    assert len(audit.rows.rows) == 3
    audit.move(1)
    assert (audit.current_row, [row.about for row in audit.rows.rows][3:]) == (3, ["4", "3", "2"])
    audit.move(8)
    assert (audit.current_row, len(audit.rows.rows), audit.can_go_on) == (6, 7, False)
    audit.move(1)
    assert audit.current_row == 6
    audit.choose_period(1)
    assert len(audit.rows.rows) == 3


def test_what_was_taken_off_before_payment_can_be_looked_at_alone(models, till):
    models.sale.scan("8964000153451")
    models.sale.scan("8964000123454")
    models.sale.remove()
    models.sale.pay()
    shifts.open_drawer(till, reason="change")
    models.audit.read()
    assert len(models.audit.rows.rows) == 2
    models.audit.toggle_removed()
    (row,) = models.audit.rows.rows
    assert row.what == "Taken off before payment"
    models.audit.toggle_removed()
    assert len(models.audit.rows.rows) == 2


OTHERWISE_TOLD = {"SaleReturned", "CashMoved", "DrawerOpened", "StaffChanged"}
BY_THE_WAY = {"ShiftOpened", "EpochOpened", "ClockNoted"}


def test_what_somebody_allowed_is_told_in_words_not_by_its_events_name(models, till):
    make_product(msgspec.structs.replace(till, actor="Aslam/Bano"))
    models.audit.read()
    (row,) = models.audit.rows.rows
    assert (row.what, row.about) == ("Allowed by a PIN", "New product")
    assert EVENT_KINDS.keys() == EVENTS.keys() | OTHERWISE_TOLD | BY_THE_WAY
