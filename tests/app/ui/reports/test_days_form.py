"""The form stays open until what was typed are days."""

from pos_app.ui.key_map import Command
from pos_app.ui.reports.days_form import DaysForm
from pos_app.ui.widgets.fields import FigureField


def test_wrong_days_keep_the_form_open(window, models):
    form = DaysForm(window._theme, window, models.reports)  # noqa: SLF001 - the window's own theme
    form.ask()
    first, _ = form.findChildren(FigureField)
    first.setText("99")
    assert form.take_command(Command.SAVE)
    assert form.isVisible()
    first.setText("1.1.2026")
    form.take_command(Command.SAVE)
    assert not form.isVisible()
