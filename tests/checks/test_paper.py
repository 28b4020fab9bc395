"""The acceptance checks about paper, by their numbers, with the real queue and its thread."""

import subprocess
import sys

import pytest
from pos_protocol.events import Tender, TenderKind
from PySide6.QtWidgets import QApplication

from pos_app.db import print_jobs
from pos_app.operations import selling
from pos_app.operations.paper import queue
from pos_app.operations.selling import receipt_no
from pos_app.ui.key_map import Command
from pos_app.ui.main_window import MainWindow
from tests.support.factories import reopened
from tests.support.paper.decoder import codes_on, decode
from tests.support.paper.press import pressed, printing_till, set_printer
from tests.support.paper.printer import fake_printer
from tests.support.screens import fill

TEA, MILK = "8964000153451", "8964000123454"
PULSE = b"\x1bp"


@pytest.fixture
def fake():
    with fake_printer() as printer:
        yield printer


@pytest.fixture
def desk(qapp, fake, tmp_path, qtbot):
    till = printing_till(tmp_path / "till", fake.address)
    with pressed(till, qtbot) as models:
        yield models
    till.close()


def show(models, qtbot):
    window = MainWindow(QApplication.instance().theme, models)
    qtbot.addWidget(window)
    window.show()
    return window


def sell(models):
    fill(models)
    models.sale.pay()
    return models.sale.payment.view.paid


def waiting(models):
    return models.paper.view.waiting


def test_a_sale_opens_the_drawer_first_and_then_prints_what_the_log_says(desk, fake, qtbot):
    paid = sell(desk)
    qtbot.waitUntil(lambda: len(fake.sent) == 2, timeout=20_000)
    pulse, slip = fake.sent
    assert decode(pulse).pulses == ((0, 0),)
    decoded = decode(slip)
    assert decoded.pulses == ()
    (one,) = decoded.slips
    assert codes_on(one) == [paid.receipt_no]
    with desk.desk.till.db.read() as tx:
        last = print_jobs.last_with_slip(tx, 1)
    assert receipt_no(queue.event(desk.desk.till, last)) == paid.receipt_no


def test_no_slip_was_wanted_and_the_drawer_opens_all_the_same(desk, fake, qtbot):
    fill(desk)
    with qtbot.waitSignal(desk.paper.ordered):
        desk.sale.pay(wants_slip=False)
    qtbot.waitUntil(lambda: len(fake.sent) == 1, timeout=20_000)
    assert fake.printed.startswith(PULSE)
    qtbot.waitUntil(lambda: queue.unprinted(desk.desk.till) == queue.Unprinted())


def test_check_19_scans_while_printing_are_added_and_none_is_lost(desk, fake, qtbot):
    window = show(desk, qtbot)
    sell(desk)
    fake.gate.clear()
    for number in range(50):
        window.take_scan((TEA, MILK)[number % 2])
    quantities = [line.quantity_milli for line in desk.sale.cart.lines]
    assert quantities == [25_000, 25_000]
    assert [line.code for line in desk.sale.cart.lines] == [TEA.zfill(14), MILK.zfill(14)]
    fake.gate.set()
    qtbot.waitUntil(lambda: len(fake.sent) == 2, timeout=20_000)
    assert len(decode(fake.sent[1]).slips) == 1, "the slip is that of the bill before"


def test_check_26_a_dead_printer_stops_no_sale_and_its_slip_is_printed_later(
    qapp, fake, tmp_path, qtbot
):
    till = printing_till(tmp_path / "till", "tcp:127.0.0.1:1")
    told = []
    with pressed(till, qtbot) as models:
        models.shell.noticed.connect(told.append)
        paid = sell(models)
        assert paid is not None, "the sale is complete before the printer was even asked"
        qtbot.waitUntil(lambda: waiting(models) == 1, timeout=20_000)
        assert "Shift+F9" in next(each.text for each in told if each.is_error)
        assert any("Drawer" in each.text for each in told)
        assert models.shell.view.printer_is_bad
        assert "1" in models.shell.view.printer
    with reopened(till) as again, pressed(set_printer(again, fake.address), qtbot) as models:
        window = show(models, qtbot)
        qtbot.waitUntil(lambda: models.paper.view.asked == 1, timeout=20_000)
        assert window.take_command(Command.REPRINT)
        qtbot.waitUntil(lambda: waiting(models) == 0, timeout=20_000)
        fake.wait_for(1)
        (slip,) = decode(fake.printed).slips
        assert codes_on(slip) == [paid.receipt_no]
        assert not any("COPY" in line for line in slip.lines), "it was never handed out"
        assert PULSE not in fake.printed
        assert window.take_command(Command.REPRINT)
        fake.wait_for(2)
        (copy,) = decode(fake.sent[-1]).slips
        assert any("COPY" in line for line in copy.lines)
        assert PULSE not in fake.printed


def test_check_26_paper_that_comes_back_soon_prints_by_itself(desk, fake, qtbot, monkeypatch):
    monkeypatch.setattr("pos_app.viewmodels.paper.press.RETRY_MS", 50)
    fake.mood = "no paper"
    sell(desk)
    qtbot.waitUntil(lambda: waiting(desk) == 1, timeout=20_000)
    assert "No paper" in desk.shell.view.printer
    fake.mood = "ready"
    qtbot.waitUntil(lambda: waiting(desk) == 0, timeout=20_000)
    assert not desk.shell.view.printer_is_bad
    assert fake.printed.count(PULSE) == 1


KILLED = """
import os, signal, sys
from pathlib import Path
from pos_app.clock import SystemClock
from pos_app.operations import selling
from pos_app.operations.opening import open_till
from pos_app.settings import load_settings
from random import SystemRandom
from pos_protocol.events import Tender, TenderKind
till = open_till(load_settings(Path(sys.argv[1]), {}), SystemClock(), SystemRandom())
cart = selling.sell_line(till, selling.new_cart(till), "8964000153451")
done = selling.complete_sale(till, cart, [Tender(kind=TenderKind.CASH, amount=60000)])
sys.stdout.write(done.receipt_no)
sys.stdout.flush()
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_check_23_killed_between_payment_and_print_it_is_asked_once_and_no_drawer_opens(
    qapp, fake, tmp_path, qtbot
):
    till = printing_till(tmp_path / "till", fake.address)
    queue.begin(till)
    till.close()
    folder = str(till.settings.data_dir)
    died = subprocess.run(
        [sys.executable, "-c", KILLED, folder], stdout=subprocess.PIPE, check=False
    )
    assert died.returncode == -9
    number = died.stdout.decode()
    with reopened(till) as again, pressed(set_printer(again, fake.address), qtbot) as models:
        window = show(models, qtbot)
        qtbot.waitUntil(lambda: models.paper.view.asked == 1, timeout=20_000)
        assert not fake.printed, "nothing is printed before somebody wants it"
        window.take_command(Command.REPRINT)
        fake.wait_for(1)
        (slip,) = decode(fake.printed).slips
        assert codes_on(slip) == [number]
        assert PULSE not in fake.printed
        with again.db.read() as tx:
            sales = tx.execute("SELECT count(*) FROM event_log WHERE kind = 'SaleCompleted'")
            assert sales.fetchone()[0] == 1
        qtbot.waitUntil(lambda: models.paper.view.asked == 0)
    with reopened(till) as again, pressed(set_printer(again, fake.address), qtbot) as models:
        assert models.paper.view.asked == 0, "it was answered"


def test_check_23_who_says_no_is_not_asked_again(qapp, fake, tmp_path, qtbot):
    till = printing_till(tmp_path / "till", fake.address)
    queue.begin(till)
    cart = selling.sell_line(till, selling.new_cart(till), TEA)
    selling.complete_sale(till, cart, [Tender(kind=TenderKind.CASH, amount=60_000)])
    with pressed(till, qtbot) as models:
        window = show(models, qtbot)
        qtbot.waitUntil(lambda: models.paper.view.asked == 1, timeout=20_000)
        window.activateWindow()
        window.front.setFocus()
        qtbot.waitUntil(window.front.hasFocus)
        assert window.take_command(Command.BACK)
        qtbot.waitUntil(lambda: queue.unprinted(till) == queue.Unprinted(), timeout=20_000)
        assert not fake.printed
    till.close()


def test_check_23_nothing_is_printed_that_is_not_committed(desk, fake, qtbot):
    """Five bills that are, and then as many tries on a disk that takes no more."""
    till = desk.desk.till
    for _ in range(5):
        sell(desk)
    qtbot.waitUntil(lambda: len(fake.sent) == 10, timeout=20_000)
    with till.db.write() as tx:
        pages = tx.execute("PRAGMA page_count").fetchone()[0]
        tx.execute(f"PRAGMA max_page_count = {pages}")
    told = []
    desk.shell.noticed.connect(told.append)
    for _ in range(200):
        fill(desk)
        desk.sale.pay()
        if any("disk is full" in each.text for each in told):
            break
    assert any("disk is full" in each.text for each in told), "the disk was never full"
    with till.db.read() as tx:
        kept = tx.execute(
            "SELECT till_seq FROM event_log WHERE kind = 'SaleCompleted' ORDER BY till_seq"
        ).fetchall()
    qtbot.waitUntil(lambda: len(fake.sent) == 2 * len(kept), timeout=20_000)
    printed = [code for sent in fake.sent for slip in decode(sent).slips for code in codes_on(slip)]
    assert [int(number.split("-")[2]) for number in printed] == [seq for (seq,) in kept]
    assert fake.printed.count(PULSE) == len(kept)
