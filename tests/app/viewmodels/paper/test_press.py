"""The printer's thread, step by step on the test's own: what it does in which order."""

import pytest

from pos_app.devices.printing.errors import PrinterMissing, PrinterOutOfPaper
from pos_app.domain.slips.layout import Voice
from pos_app.domain.slips.money_style import money_style
from pos_app.errors import SettingsRefused
from pos_app.operations import returning, shifts
from pos_app.operations.opening import open_till
from pos_app.operations.paper import queue
from pos_app.operations.paper.typesetting import Typesetter
from pos_app.viewmodels.paper.order import Order
from pos_app.viewmodels.paper.press import FRESH_MS, Press, Workshop
from tests.support.clock import FakeClock
from tests.support.factories import make_exchange, make_product, make_sale


class Recording:
    """A printer that writes down what it is asked, and fails with what it is given."""

    def __init__(self):
        self.calls, self.error, self.pulse_error = [], None, None
        self.sent = []

    def pulse(self, sent):
        self.calls.append("pulse")
        if self.pulse_error:
            raise self.pulse_error

    def print_slip(self, sent):
        self.calls.append("slip")
        self.sent.append(sent)
        if self.error:
            raise self.error

    def abort(self):
        self.calls.append("abort")


@pytest.fixture
def printer():
    return Recording()


@pytest.fixture
def shop(till, printer):
    setter = Typesetter(width_mm=58, voice=Voice(money_style("PKR")))
    own = open_till(till.settings, till.clock, till.rng)
    yield Workshop(own, printer, setter, b"\x1bp0", 1)
    own.close()


@pytest.fixture
def press(qapp, shop):
    press = Press(lambda: shop, clock=FakeClock())
    press.told = []
    press.reported.connect(press.told.append)
    press.begin()
    return press


def sale(till):
    return make_sale(till, (make_product(till), 1000)).recorded


def test_the_drawer_opens_before_the_paper_comes(till, press, printer):
    press.take(Order(sale(till)))
    assert printer.calls == ["pulse", "slip"]
    assert press.told[-1].printed


def test_a_printer_that_fails_leaves_the_slip_waiting_and_is_tried_again(till, press, printer):
    printer.error = PrinterOutOfPaper(address="x", problem="")
    press.take(Order(sale(till)))
    report = press.told[-1]
    assert isinstance(report.problem, PrinterOutOfPaper)
    assert len(report.unprinted.waiting) == 1
    printer.error = None
    press._retry()  # noqa: SLF001 - the timer's own call
    assert press.told[-1].printed
    assert printer.calls == ["pulse", "slip", "slip"], "the drawer opens once"


def test_an_exchange_is_one_slip_and_a_copy_opens_no_drawer(till, press, printer):
    milk = make_product(till)
    sold = make_sale(till, (milk, 1000))
    back = returning.void_sale(till, sold.recorded.envelope.event_id, reason="exchange").recorded
    press.take(Order(make_sale(till, (milk, 2000)).recorded, returned=back))
    assert printer.calls == ["pulse", "slip"]
    assert queue.was_printed(till, back.envelope.event_id)
    press.take(Order(back, is_live=False, is_copy=True))
    assert printer.calls == ["pulse", "slip", "slip"]


def test_an_exchange_asked_for_again_is_one_slip_with_both_halves(till, press, printer):
    done = make_exchange(till)
    press.print_again()
    assert printer.calls == ["slip", "slip"], "a sale, then both halves together"
    assert not queue.unprinted(till).event_ids
    press.print_again()
    assert printer.calls == ["slip", "slip", "slip"]
    for half in done:
        assert half.receipt_no.encode() in printer.sent[-1]


def test_after_two_minutes_paper_comes_only_when_it_is_asked_for(till, press, printer):
    printer.error = PrinterMissing(address="x", problem="")
    press.take(Order(sale(till)))
    printer.error = None
    press._clock.advance(FRESH_MS)  # noqa: SLF001 - as said above
    press._retry()  # noqa: SLF001 - as said above
    assert printer.calls == ["pulse", "slip"]
    press.print_again()
    assert printer.calls == ["pulse", "slip", "slip"]


def test_a_drawer_that_does_not_open_is_told_and_the_slip_comes_all_the_same(till, press, printer):
    printer.pulse_error = PrinterMissing(address="x", problem="")
    press.take(Order(sale(till)))
    assert press.told[-1].drawer_failed
    assert press.told[-1].printed


def test_the_asked_opening_of_the_drawer_has_no_slip(till, press, printer):
    press.take(Order(shifts.open_drawer(till).recorded))
    assert printer.calls == ["pulse"]
    assert queue.unprinted(till) == queue.Unprinted()


def test_an_x_report_is_printed_and_is_no_job(till, press, printer):
    sale(till)
    press.print_x()
    assert printer.calls == ["slip"]
    press.give_up()
    assert queue.unprinted(till) == queue.Unprinted()


def test_settings_that_cannot_be_used_are_told_once(qapp):
    def refuse():
        raise SettingsRefused(where="printer", problem="no")

    press, told = Press(refuse), []
    press.broken.connect(told.append)
    press.begin()
    press.take(Order(None))
    press.print_again()
    press.give_up()
    press.print_x()
    assert [type(error) for error in told] == [SettingsRefused]
