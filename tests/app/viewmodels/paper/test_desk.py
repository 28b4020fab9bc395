"""The paper as the cashier knows it, without a thread."""

import pytest

from pos_app.devices.printing.errors import PrinterOffline, PrinterOutOfPaper, PrinterStuck
from pos_app.errors import SettingsRefused
from pos_app.operations.paper.queue import Unprinted
from pos_app.viewmodels.models import build_models
from pos_app.viewmodels.paper.press import PressReport
from tests.support.paper.press import printing_till
from tests.support.screens import fill


@pytest.fixture
def models(qapp, tmp_path):
    till = printing_till(tmp_path, "tcp:127.0.0.1:1")
    models = build_models(till, language="en")
    yield models
    models.save_now()
    till.close()


@pytest.fixture
def told(models):
    told = []
    models.shell.noticed.connect(told.append)
    return told


def test_what_is_committed_before_the_thread_runs_waits_for_it(models):
    ordered = []
    models.paper.ordered.connect(ordered.append)
    fill(models)
    models.sale.pay()
    assert not ordered
    models.paper.attach()
    assert [order.wants_slip for order in ordered] == [True]


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (PrinterOutOfPaper(), "No paper"),
        (PrinterOffline(), "Printer offline"),
        (PrinterStuck(), "Printer stuck"),
        (SettingsRefused(where="printer", problem="no"), "Printer off"),
    ],
)
def test_each_fault_has_its_words_and_is_told_once(models, told, error, words):
    for _ in range(2):
        models.paper.hear(PressReport(problem=error))
    assert models.shell.view.printer == words
    assert models.shell.view.printer_is_bad
    assert len(told) == 1
    models.paper.hear(PressReport())
    assert models.shell.view.printer == "Printer"


def test_the_printer_and_the_drawer_are_noted_when_they_change(models):
    noted = []
    models.shell.noted.connect(lambda *words: noted.append(" ".join(words)))
    for problem in (PrinterOffline(address="tcp:Rashid"), PrinterOffline(), None, None):
        models.paper.hear(PressReport(problem=problem))
    models.paper.hear(PressReport(drawer_failed=True))
    assert noted == ["printer PrinterOffline", "printer works", "drawer did not open"]


def test_the_number_that_waits_stands_in_the_pill(models):
    models.paper.begin(Unprinted(waiting=(1, 2), undecided=(3,)))
    assert models.paper.view.asked == 3
    assert "3" in models.shell.view.printer
    assert models.paper.dismiss()
    assert not models.paper.dismiss()


def test_the_figures_so_far_are_printed_when_they_are_looked_at(models, qtbot):
    fill(models)
    models.sale.pay()
    with qtbot.waitSignal(models.paper.x_wanted):
        models.shift.show_x()


def test_without_a_printer_the_last_slip_cannot_come_and_that_is_said(qapp, tmp_path):
    till = printing_till(tmp_path / "other", "")
    models, told = build_models(till, language="en"), []
    models.shell.noticed.connect(told.append)
    models.paper.print_again()
    assert told[0].is_error
    assert models.shell.view.printer == ""
    till.close()


def test_sheets_wait_for_the_thread_and_are_refused_where_it_cannot_work(models, told):
    wanted = []
    models.paper.sheets_wanted.connect(wanted.append)
    assert models.paper.print_sheets(make := lambda _till, _voice: ())
    assert not wanted
    models.paper.attach()
    assert wanted == [make]
    models.paper.fail(SettingsRefused(where="printer", problem="no"))
    del told[:]
    assert not models.paper.print_sheets(make)
    assert len(told) == 1
    assert told[0].is_error
    assert wanted == [make], "nothing is lost without a word"
