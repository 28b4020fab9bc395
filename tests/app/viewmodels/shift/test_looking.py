"""The list that an owner looks through, as words."""

from pos_app.operations import people, shifts
from pos_app.viewmodels.shift.looking import PERIODS


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
