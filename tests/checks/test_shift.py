"""A shift by the window's commands; the whole day by real keys, check 35, is in test_day."""

from pos_app.operations import shifts
from pos_app.ui.key_map import Command
from pos_app.ui.shift.count_table import CountTable

TEA = "8964000153451"


def test_shift_is_opened_sold_in_and_closed_by_commands_alone(window, models):
    window.take_command(Command.SCREEN_7)
    window.findChild(CountTable).fields[3].setText("5")
    models.shift.set_count(3, "5")
    window.take_command(Command.SAVE)
    assert shifts.shift_now(models.desk.till).opening_float_paisa == 50_000
    window.take_command(Command.BACK)
    window.take_scan(TEA)
    window.take_command(Command.CASH)
    window.take_command(Command.SCREEN_7)
    models.shift.set_count(1, "1")
    models.shift.set_count(6, "4")
    window.take_command(Command.SAVE)
    assert models.shift.view.variance_paisa == 0
    window.take_command(Command.SAVE)
    closed = shifts.report(models.desk.till, 1).shift
    assert (closed.is_open, closed.variance_paisa, closed.sums.sales) == (False, 0, 1)
