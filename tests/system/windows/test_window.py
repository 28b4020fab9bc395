"""The till's own window on an X server, driven by keys alone, and what its log then says."""

import json
import signal
import subprocess
import sys
import zipfile

import pytest

from pos_app.db import carts
from pos_app.db.queries import sales
from pos_app.domain.stock_draft import DraftName
from pos_app.main import LOOKS
from pos_app.operations import selling, stock_drafts
from pos_app.operations.safety import closing
from pos_app.settings import load_settings, save_settings
from tests.system.windows.driving import (
    KEYSYMS,
    MILK,
    ROOT,
    START,
    TEA,
    UNKNOWN,
    WAIT_S,
    Window,
    running,
)


def takings(window):
    """Total and number of all completed sales, in paisa."""
    with window.till.db.read() as tx:
        last = sales.recent(tx)
    return sum(sale.total_paisa for sale in last), len(last)


def saved_lines(window):
    """How many lines of the open bill are safe from a cut in the power."""
    with window.till.db.read() as tx:
        cart = carts.load_open(tx)
    return len(cart.lines) if cart else 0


def test_a_day_at_the_till_with_no_mouse(window):
    window.scan(TEA)
    window.type("3*")
    window.scan(MILK)
    window.press("F12")
    window.wait_for(lambda: takings(window), (54000 + 3 * 38000, 1))
    window.wait_for(lambda: window.quantity(TEA), 23000)
    window.wait_for(lambda: window.quantity(MILK), 11000)

    window.scan(UNKNOWN)
    window.type("Dairy Milk\n")
    window.type("120")
    window.press("F12")
    window.type("500")
    window.press("F12")
    window.wait_for(lambda: takings(window), (54000 + 3 * 38000 + 12000, 2))
    window.wait_for(lambda: window.quantity(UNKNOWN), -1000)

    window.press("ctrl+2")
    window.scan(MILK)
    window.type("48\n")
    window.press("F12")
    window.wait_for(lambda: window.quantity(MILK), 11000 + 48000)

    window.press("ctrl+3")
    window.scan(MILK)
    window.press("F12")
    window.wait_for(lambda: window.quantity(MILK), 58000)
    window.press("ctrl+z")
    window.wait_for(lambda: window.quantity(MILK), 59000)


def test_a_bill_is_priced_held_and_recalled_with_no_mouse(window):
    window.scan(TEA)
    window.type("500")
    window.press("F4")
    window.scan(MILK)
    window.type("10%")
    window.press("F11")
    window.press("F11", "F11")
    window.type("20\n")
    window.press("ctrl+z", "ctrl+y")
    window.type("77")
    window.press("F6")
    window.scan(MILK)
    window.press("F6")
    window.press("F7")
    window.press("Escape", "F7", "1")
    window.press("F12")
    window.press("F7")
    window.press("F12")
    window.wait_for(lambda: takings(window), (50000 + 34200 - 2000 + 38000, 2))
    with window.till.db.read() as tx:
        bodies = [row[0] for row in tx.execute("SELECT body FROM event_log ORDER BY log_no")]
    assert any(b'"list_price":54000' in body and b'"price":50000' in body for body in bodies)


def test_a_tile_is_pinned_and_sells_money_worth_with_no_mouse(window):
    window.scan(MILK)
    window.press("shift+F2")
    window.type("5\n")
    window.press("Delete", "alt+5", "F12")
    window.wait_for(lambda: takings(window), (38000, 1))
    window.type("50=")
    window.press("alt+1", "F12")
    window.wait_for(lambda: takings(window), (38000 + 5000, 2))


def test_a_window_in_another_language_names_its_goods_in_it(x_server, tmp_path, till):
    with running(x_server, tmp_path, "--lang", "ur") as process:
        window = Window(x_server, tmp_path, process)
        window.till = till
        window.scan(TEA)
        window.wait_for(lambda: saved_lines(window), 1)
        with till.db.read() as tx:
            (line,) = carts.load_open(tx).lines
        assert line.name == "ٹپال دانے دار چائے 190 گرام"
        assert load_settings(tmp_path, {}).lang == "en", "it was said for this once"


def test_the_window_takes_the_keyboard_where_no_window_manager_gives_it(x_server, tmp_path, till):
    with running(x_server, tmp_path, is_focused=False) as process:
        window = Window(x_server, tmp_path, process)
        window.till = till
        window.scan(TEA)
        window.wait_for(lambda: saved_lines(window), 1)
        window.press("F12")
        window.wait_for(lambda: takings(window), (54000, 1))


def test_a_bill_survives_a_kill(x_server, tmp_path, till):
    with running(x_server, tmp_path) as process:
        window = Window(x_server, tmp_path, process)
        window.till = till
        window.scan(TEA)
        window.scan(MILK)
        window.wait_for(lambda: saved_lines(window), 2)
        process.kill()
        process.wait()
    with running(x_server, tmp_path) as process:
        window = Window(x_server, tmp_path, process)
        window.till = till
        window.press("F12")
        window.wait_for(lambda: takings(window), (54000 + 38000, 1))


@pytest.mark.parametrize("ends", [signal.SIGTERM, signal.SIGINT])
def test_a_till_told_to_end_closes_as_by_hand_and_keeps_the_bill(x_server, tmp_path, till, ends):
    with running(x_server, tmp_path) as process:
        window = Window(x_server, tmp_path, process)
        window.till = till
        window.scan(TEA)
        window.wait_for(lambda: saved_lines(window), 1)
        window.press("ctrl+6")
        window.wait_for((tmp_path / closing.MARK).exists, expected=True)
        process.send_signal(ends)
        assert process.wait(timeout=WAIT_S) == 0
        assert process.stderr.read() == ""
    assert saved_lines(window) == 1
    assert not (tmp_path / closing.MARK).exists(), "the next start says nothing of a power cut"


TOLD_AT_ONCE = """
import os, signal, sys
from pos_app import till_window
from pos_app.main import run

show = till_window.TillWindow.show


def show_and_be_told(window):
    show(window)
    window.models.sale.scan("8964000153451")
    os.kill(os.getpid(), signal.SIGTERM)


till_window.TillWindow.show = show_and_be_told
sys.exit(run(sys.argv[1:]))
"""


def test_a_till_that_is_told_to_end_before_all_is_loaded_closes_as_well(x_server, tmp_path, till):
    done = subprocess.run(
        [sys.executable, "-c", TOLD_AT_ONCE, "--data-dir", str(tmp_path)],
        cwd=ROOT,
        env=x_server.environment(),
        capture_output=True,
        text=True,
        timeout=WAIT_S,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert not (tmp_path / closing.MARK).exists()
    cart = selling.open_cart(till)
    assert [line.code for line in cart.lines] == [TEA.zfill(14)]


def test_check_16_what_a_scanner_sends_for_fnc1_is_read_by_the_window(x_server, tmp_path, till):
    """F8, a bar and a tilde instead of GS: lot and expiry of each code are on the bill."""
    save_settings(tmp_path, {"scanner_separators": ("F8", "|", "~")})
    code = f"]d201{TEA.zfill(14)}17391231"
    with running(x_server, tmp_path) as process:
        window = Window(x_server, tmp_path, process)
        window.till = till
        with_key = [KEYSYMS.get(letter, letter) for letter in f"{code}1071"]
        more = ["F8", *"21900", "Return"]
        window.server.xdotool("key", "--delay", "2", *with_key, *more)
        window.pause()
        window.scan(f"{code}1072|21901")
        window.scan(f"{code}1073~21902")
        window.press("F8")
        window.press("Escape")
        window.press("F12")
        window.wait_for(lambda: takings(window), (3 * 54000, 1))
        with till.db.read() as tx:
            (body,) = tx.execute(
                "SELECT body FROM event_log WHERE kind = 'SaleCompleted'"
            ).fetchone()
    sold = json.loads(body)["payload"]["lines"]
    assert [(line["lot"], line["expiry"]) for line in sold] == [
        (lot, "2039-12-31") for lot in ("71", "72", "73")
    ]


def test_a_second_window_brings_the_first_to_the_front(window):
    second = subprocess.run(
        [sys.executable, "-c", START, "--data-dir", str(window.folder)],
        cwd=ROOT,
        env=window.server.environment(),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert second.returncode == 0
    assert "open already" in second.stderr
    assert window.process.poll() is None


def test_a_wrong_option_is_refused_before_a_window_opens(tmp_path):
    assert "auto" in LOOKS
    refused = subprocess.run(
        [sys.executable, "-c", START, "--data-dir", str(tmp_path), "--theme", "pink"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert refused.returncode == 2


def test_mistake_of_ours_leaves_a_report_the_bill_and_the_window(x_server, tmp_path, till):
    provoked = (
        "import sys; from pos_app.main import run; from pos_app.viewmodels.sale import SaleModel\n"
        "def fail(self, _ask): raise ZeroDivisionError('provoked')\n"
        "SaleModel.ask = fail\n"
        "sys.exit(run(sys.argv[1:]))"
    )
    with running(x_server, tmp_path, script=provoked) as process:
        window = Window(x_server, tmp_path, process)
        window.till = till
        window.scan(TEA)
        window.press("F3")
        window.wait_for(lambda: len(list((tmp_path / "log").glob("mistake-*.txt"))), 1)
        # The report is written before its window is there.
        window.in_front("^Kiryana$")
        window.press("Escape")
        window.in_front("Madina General Store")
        window.press("F3")
        window.in_front("^Kiryana$")
        window.press("Left")
        window.press("Return")
        window.wait_for(lambda: len(list((tmp_path / "reports").glob("*.zip"))), 1)
        window.press("Escape")
        window.in_front("Madina General Store")
        window.press("F12")
        window.wait_for(lambda: takings(window), (54000, 1))
        assert process.poll() is None
    first, _ = sorted((tmp_path / "log").glob("mistake-*.txt"))
    assert "ZeroDivisionError: provoked" in first.read_text()
    (path,) = (tmp_path / "reports").glob("*.zip")
    with zipfile.ZipFile(path) as report:
        told = report.read(f"mistakes/{first.name}").decode()
        assert report.read("log/till.log").count(b"mistake") == 2
    assert "\nZeroDivisionError\n" in told
    assert "provoked" not in told
    assert "pos_app/" in told


def test_a_delivery_being_typed_survives_a_kill_and_is_recorded_once(x_server, tmp_path, till):
    with running(x_server, tmp_path) as process:
        window = Window(x_server, tmp_path, process)
        window.press("ctrl+2")
        window.scan(TEA)
        window.type("48\n")
        window.press("Tab", "Tab")
        window.type("12/39\n")
        window.press("Return")
        window.scan(MILK)
        window.type("24\n")
        window.wait_for(lambda: [line.quantity_milli for line in typed(till)], [48_000, 24_000])
        process.kill()
        process.wait()
    assert [line.expiry for line in typed(till)] == ["2039-12-31", None]
    with running(x_server, tmp_path) as process:
        window = Window(x_server, tmp_path, process)
        window.till = till
        assert window.quantity(TEA) == 24_000, "nothing was recorded yet"
        window.press("ctrl+2", "Down", "Tab", "Tab")
        window.type("31.12.27\n")
        window.press("F12")
        window.wait_for(lambda: window.quantity(TEA), 72_000)
        window.wait_for(lambda: window.quantity(MILK), 38_000)
        assert typed(till) == ()
    moved = [sys.executable, "-m", "pos_app", "--data-dir", str(tmp_path), "movements", TEA]
    told = subprocess.run(moved, cwd=ROOT, capture_output=True, text=True, timeout=60, check=True)
    assert told.stdout.count("\tpurchase\t48\t") == 1
    with till.db.read() as tx:
        received = [row[0] for row in tx.execute("SELECT body FROM event_log ORDER BY log_no")][-1]
    assert b'"expiry":"2039-12-31"' in received
    assert b'"expiry":"2027-12-31"' in received


def typed(till):
    """The lines of the delivery being typed, as they lie on the disk."""
    return stock_drafts.open_draft(till, DraftName.RECEIVE).draft.lines


def test_check_25_f12_held_down_or_hit_twice_by_real_keys_is_one_sale(window):
    window.scan(TEA)
    window.server.xdotool("key", "--delay", "1", "F12", "F12", "F12")
    window.wait_for(lambda: takings(window), (54000, 1))
    window.server.xdotool("keydown", "F12")
    window.pause()
    window.server.xdotool("keyup", "F12")
    window.scan(MILK)
    window.server.xdotool("key", "--delay", "5", "F12", "F12")
    window.wait_for(lambda: takings(window), (54000 + 38000, 2))
    window.pause()
    assert takings(window) == (54000 + 38000, 2)
    assert window.process.poll() is None
