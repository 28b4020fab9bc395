"""A printer over every wire that can be had without one, well and ill."""

import os
import pty
import threading

import pytest

from pos_app.devices.printing import status, wires
from pos_app.devices.printing.address import read_address
from pos_app.devices.printing.errors import (
    PrinterMissing,
    PrinterOffline,
    PrinterOutOfPaper,
    PrinterStuck,
)
from pos_app.devices.printing.printer import EscPosPrinter, NullPrinter, printer_at
from pos_app.devices.printing.status import Health
from tests.support.paper.printer import fake_printer

SLIP = b"\x1b@Milk\n" * 700


@pytest.fixture
def fake():
    with fake_printer() as printer:
        yield printer


def at(address):
    return EscPosPrinter(read_address(address))


@pytest.mark.parametrize("mood", ["ready", "silent", "garbage"])
def test_a_slip_arrives_whole_whatever_the_printer_answers(fake, mood):
    fake.mood = mood
    at(fake.address).print_slip(SLIP)
    fake.wait_for(1)
    assert fake.printed == SLIP


@pytest.mark.parametrize(
    ("mood", "error"), [("no paper", PrinterOutOfPaper), ("offline", PrinterOffline)]
)
def test_a_printer_that_cannot_is_sent_nothing(fake, mood, error):
    fake.mood = mood
    with pytest.raises(error):
        at(fake.address).print_slip(SLIP)
    assert not fake.printed


def test_paper_that_ends_in_the_middle_is_noticed(fake):
    fake.ends_while_printing = True
    with pytest.raises(PrinterOutOfPaper):
        at(fake.address).print_slip(SLIP)


def test_a_printer_without_paper_still_opens_its_drawer(fake):
    fake.mood = "no paper"
    at(fake.address).pulse(b"\x1bp0<x")
    fake.wait_for(1)
    assert fake.printed == b"\x1bp0<x"


def test_an_unplugged_printer_is_missing(fake):
    fake.close()
    with pytest.raises(PrinterMissing):
        at(fake.address).print_slip(SLIP)
    with pytest.raises(PrinterMissing):
        at("usb:/dev/usb/lp250").print_slip(SLIP)
    with pytest.raises(PrinterMissing):
        at("serial:/dev/ttyS250").print_slip(SLIP)


def test_a_printer_that_takes_nothing_more_does_not_hold_its_thread(fake, monkeypatch):
    monkeypatch.setattr(wires, "TAKES_S", 0.2)
    fake.gate.clear()
    with pytest.raises(PrinterStuck):
        at(fake.address).print_slip(b"x" * 50_000_000)


def test_a_wait_is_cut_from_another_thread(fake):
    fake.gate.clear()
    printer = at(fake.address)
    threading.Timer(0.2, printer.abort).start()
    with pytest.raises(PrinterStuck):
        printer.print_slip(b"x" * 50_000_000)


def test_a_file_gets_the_slips_one_after_the_other(tmp_path):
    path = tmp_path / "slips.bin"
    printer = at(f"file:{path}")
    printer.print_slip(b"one")
    printer.print_slip(b"two")
    assert path.read_bytes() == b"onetwo"
    assert printer.health() is Health.SILENT


@pytest.mark.parametrize("kind", ["serial", "usb"])
def test_a_device_is_asked_and_sent(kind):
    master, slave = pty.openpty()
    os.set_blocking(master, True)
    name = os.ttyname(slave)
    got = bytearray()

    def answer():
        # A question may come in one piece with what is printed, or in two.
        while not got.endswith(status.ASK_PAPER_IN_TURN):
            got.extend(os.read(master, 4096))
            while 0 <= (asked := got.find(b"\x10\x04")) < len(got) - 2:
                del got[asked : asked + 3]
                os.write(master, b"\x12")
        os.write(master, b"\x00")

    if kind == "usb":
        import tty  # noqa: PLC0415 - a device file of a printer has no line discipline

        tty.setraw(slave)
    thread = threading.Thread(target=answer, daemon=True)
    thread.start()
    at(f"{kind}:{name}").print_slip(SLIP)
    thread.join(10)
    assert not thread.is_alive()
    assert bytes(got) == SLIP + status.ASK_PAPER_IN_TURN
    os.close(master)
    os.close(slave)


def test_no_printer_is_a_printer_that_prints_nothing():
    printer = printer_at(read_address(""))
    assert isinstance(printer, NullPrinter)
    printer.pulse(b"x")
    printer.print_slip(b"x")
    printer.abort()
