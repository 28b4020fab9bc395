"""Scanner, pole and customer's screen around a whole window: used, pulled out, set anew."""

import gc
import json
import os
import subprocess
import sys
import threading
import weakref
from pathlib import Path

import msgspec
import pytest
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout

from pos_app.operations.upkeep.settings import change_settings
from pos_app.surroundings import Surroundings
from pos_app.ui.key_map import ScreenName
from pos_app.ui.main_window import MainWindow
from pos_app.ui.scan_router import ScanRouter
from pos_app.viewmodels.around import line_thread
from pos_app.viewmodels.around.standing import Device
from pos_app.viewmodels.models import build_models
from tests.support.around.serial_device import PoleScreen, serial_device
from tests.support.screens import sample_till

ROOT = Path(__file__).parents[2]
TEA, MILK, UNKNOWN = "8964000153451", "8964000123454", "5000159461122"
TWO_SCREENS = {
    "screens": [
        {"name": name, "x": x, "y": 0, "width": wide, "height": high, "logicalDpi": 96, "dpr": 1.0}
        for name, x, wide, high in (("customer", 1366, 1280, 720), ("till", 0, 1366, 768))
    ]
}


@pytest.fixture
def models(qapp, tmp_path):
    till = sample_till(tmp_path)
    models = build_models(till, language="en")
    yield models
    models.save_now()
    till.close()


@pytest.fixture
def router(qapp, models):
    router = ScanRouter()
    router.blocked.connect(models.sale.refuse_scan)
    yield router
    router.stop()


@pytest.fixture
def window(qapp, models, router, qtbot):
    window = MainWindow(qapp.theme, models)
    qtbot.addWidget(window)
    router.add(window)
    window.show()
    return window


@pytest.fixture
def around(qapp, models, router, window):
    around = Surroundings(qapp, models, router, window=lambda: window)
    around.start()
    yield around
    around.stop()


@pytest.fixture
def notices(models):
    told = []
    models.shell.noticed.connect(lambda notice: told.append(notice.text))
    return told


def change(models, **changes):
    """Change settings as their page does."""
    names = {name.replace("__", "."): value for name, value in changes.items()}
    models.desk.set_anew(change_settings(models.desk.till, names), names)


def sold(models):
    return [(line.code, line.quantity_milli) for line in models.sale.cart.lines]


def wait_for_words(qtbot, device, screen, words):
    """Wait until words stand on a pole display, with the window alive meanwhile."""

    def is_shown():
        screen.take(device.heard(0))
        return words in " ".join(screen.rows)

    qtbot.waitUntil(is_shown)


def connected(models, qtbot, device):
    qtbot.waitUntil(lambda: models.around.words_of(device.value) == "Connected")


def test_a_serial_scanner_sells_whatever_has_the_keyboard(
    around, models, window, qtbot, tmp_path, notices
):
    with serial_device(tmp_path) as device:
        change(models, serial_scanner__port=device.port)
        connected(models, qtbot, Device.SCANNER)
        device.say(f"{TEA}\r\n{MILK}\r{TEA}\n".encode())
        qtbot.waitUntil(lambda: [q for _code, q in sold(models)] == [2000, 1000])

        models.sale.search_wanted.emit("ta")
        device.say(f"]E0{MILK}\t".encode())
        qtbot.waitUntil(lambda: [q for _code, q in sold(models)] == [2000, 2000])
        device.say(f"{UNKNOWN}\r".encode())
        qtbot.waitUntil(lambda: models.sale.unknown.code != "")

        window.open_screen(ScreenName.PRODUCTS)
        device.say(f"{TEA}\r".encode())
        qtbot.waitUntil(lambda: "Tapal" in str(models.products.card.product))
        assert [q for _code, q in sold(models)] == [2000, 2000], "another screen sells nothing"
        assert notices == []
        around.stop()


def test_a_dialog_that_takes_no_scans_hides_the_bill_from_a_serial_scanner_too(
    around, models, router, window, qtbot, tmp_path
):
    dialog = QDialog(window)
    box = QLineEdit()
    QVBoxLayout(dialog).addWidget(box)
    with serial_device(tmp_path) as device:
        change(models, serial_scanner__port=device.port)
        connected(models, qtbot, Device.SCANNER)
        dialog.open()
        box.setFocus()
        with qtbot.waitSignal(router.blocked) as blocked:
            device.say(f"{TEA}\r".encode())
        assert (blocked.args, box.text(), sold(models)) == ([TEA], "", [])
        dialog.close()
        around.stop()


def test_scans_of_wedge_and_port_are_one_queue_and_a_stand_counts_once(
    around, models, router, window, qtbot
):
    models.sale.scans.begin_busy()
    router.take(TEA)
    window.take_scan(MILK)
    assert sold(models) == []
    models.sale.scans.end_busy()
    assert len(sold(models)) == 2
    router.use_profile(msgspec.structs.replace(router._assembler.profile, repeat_ms=60_000))  # noqa: SLF001 - a stand's long memory
    with qtbot.waitSignal(router.repeat_ignored):
        router.take(TEA)
        router.take(TEA)
    assert [q for _code, q in sold(models)] == [2000, 1000]


def test_a_scanner_that_is_pulled_out_is_told_and_found_again(
    around, models, qtbot, tmp_path, notices
):
    change(models, serial_scanner__port=str(tmp_path / "scanner"))
    qtbot.waitUntil(lambda: len(notices) == 1)
    assert "scanner" in notices[0]
    with serial_device(tmp_path, "scanner") as device:
        qtbot.waitUntil(lambda: "again" in notices[-1], timeout=10_000)
        device.say(b"89640")
        device.unplug()
        qtbot.waitUntil(lambda: "not connected" in notices[-1])
        models.sale.scan(TEA)
        models.sale.pay()
        assert models.sale.payment.view.paid.total_paisa == 54_000
    change(models, serial_scanner__port="")
    assert models.around.words_of(Device.SCANNER.value) == "Not in use"


def test_a_thread_that_its_device_holds_is_kept_until_it_ends(around, monkeypatch):
    monkeypatch.setattr(line_thread, "STOP_MS", 10)
    began, let_go = threading.Event(), threading.Event()

    class Held:
        """Hangs in its device, whatever it is told."""

        def run(self, _thread):
            began.set()
            let_go.wait()

        def wake(self):
            """Hears nothing."""

    thread = line_thread.LineThread(Held(), name="held")
    thread.start()
    assert began.wait(5)
    kept = weakref.ref(thread)
    around._end(thread)  # noqa: SLF001 - what is done with each thread at the end
    del thread
    gc.collect()
    assert kept() is not None
    let_go.set()
    assert kept().wait(5000)


def test_the_pole_follows_the_bill_and_an_unplugged_one_holds_no_sale(
    around, models, qtbot, tmp_path, notices
):
    screen = PoleScreen()
    with serial_device(tmp_path) as device:
        change(models, display__pole=device.port)
        connected(models, qtbot, Device.POLE)
        wait_for_words(qtbot, device, screen, "WELCOME")
        models.sale.scan(TEA)
        wait_for_words(qtbot, device, screen, "TOTAL      Rs 540.00")
        models.sale.type_text("1000")
        models.sale.pay()
        wait_for_words(qtbot, device, screen, "CHANGE     Rs 460.00")
        device.unplug()
        models.sale.scan(MILK)
        models.sale.pay()
        assert models.sale.payment.view.paid.total_paisa == 38_000
        qtbot.waitUntil(lambda: any("Selling goes on" in told for told in notices))
        around.stop()


def test_with_one_screen_the_customer_is_told_of_and_the_till_is_never_covered(
    around, models, notices
):
    change(models, display__screen=1)
    assert "customer's screen" in notices[-1]
    change(models, display__screen=2)
    assert len(notices) == 1
    change(models, display__screen=0)
    assert models.around.words_of(Device.SCREEN.value) == "Not in use"


def test_on_a_second_screen_the_bill_stands_full_and_the_till_keeps_the_keyboard(tmp_path):
    (tmp_path / "screens.json").write_text(json.dumps(TWO_SCREENS))
    platform = f"offscreen:configfile={tmp_path / 'screens.json'}"
    done = subprocess.run(
        [sys.executable, "-m", "tests.support.around.two_screens", str(tmp_path / "till")],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": platform},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    assert said["customer_screens"] == [said["other"]]
    assert said["is_whole"]
    assert said["active"] == "MainWindow"
    assert "540" in said["shown"]
    assert said["in_urdu"] == said["customer_screens"]
    assert said["closed"] == []
