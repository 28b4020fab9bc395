"""The log of one window, its mistakes and its report, from the start to the end."""

import json
import zipfile

import pytest
from PySide6.QtCore import qInstallMessageHandler, qWarning

from pos_app.domain.safety.plain_traces import plain_trace
from pos_app.errors import DiskFull, UnknownBarcode
from pos_app.operations.safety import closing
from pos_app.operations.upkeep.ring_log import LOG_FILE
from pos_app.support import Support
from pos_app.ui.main_window import MainWindow
from pos_app.viewmodels.models import build_models
from tests.support.screens import sample_till


@pytest.fixture
def till(tmp_path):
    till = sample_till(tmp_path)
    yield till
    till.close()


@pytest.fixture
def windows():
    return []


@pytest.fixture
def support(qapp, till, qtbot, windows):
    models = build_models(till, language="en")
    windows.append(MainWindow(qapp.theme, models))
    support = Support(qapp, till, models, window=lambda: windows[-1])
    support.models = models
    yield support
    for window in windows:
        window.close()


@pytest.fixture
def begun(support):
    before = qInstallMessageHandler(None)
    support.begin()
    yield support
    support.stop()
    qInstallMessageHandler(before)


def lines(till):
    text = (till.settings.log_dir / LOG_FILE).read_text()
    return [line.partition(" ")[2] for line in text.splitlines()]


def test_nothing_is_written_before_the_window_has_settled(support, till):
    support.models.shell.noted.emit("sync", "works")
    support.stop()
    assert not till.settings.log_dir.exists()


def test_the_log_tells_of_start_end_and_what_went_wrong_between(support, till, capsys):
    before = qInstallMessageHandler(None)
    support.begin()
    support.models.shell.fail(DiskFull())
    support.models.shell.fail(UnknownBarcode(code="8964000153451"))
    qWarning("QObject::connect: No such slot Rashid")
    support.stop()
    qInstallMessageHandler(before)
    support.models.shell.fail(DiskFull())
    told = lines(till)
    assert told[0].startswith("started 0.")
    assert "cut" not in told[0]
    assert told[1:] == ["failed DiskFull", "qt warning QObject::connect No _ slot _", "ended"]


def test_a_start_after_a_kill_is_told(support, till):
    assert not closing.begin(till.settings.data_dir)
    before = qInstallMessageHandler(None)
    support.begin()
    support.stop()
    qInstallMessageHandler(before)
    assert lines(till)[0].endswith(", the last end was cut")


def test_a_mistake_is_shown_over_the_window_of_now(begun, qapp, till, windows, qtbot):
    begun.show_mistake("one.txt")
    first = begun._dialog  # noqa: SLF001 - the dialog has no other door
    assert first.parent() is windows[0]
    first.accept()
    begun.show_mistake("two.txt")
    assert begun._dialog is first  # noqa: SLF001 - as above
    first.accept()
    windows.append(MainWindow(qapp.theme, begun.models))
    old = windows.pop(0)
    old.close()
    old.deleteLater()
    qapp.processEvents()
    begun.show_mistake("three.txt")
    assert begun._dialog.parent() is windows[0]  # noqa: SLF001 - as above
    begun._dialog.accept()  # noqa: SLF001 - as above
    assert lines(till).count("mistake") == 3


def test_the_report_of_a_window_knows_its_screens(begun, till, qtbot):
    begun.models.inbox.round_done(None, server_ahead_ms=-70_000)
    begun.models.problem_report.make()
    qtbot.waitUntil(lambda: not begun.models.problem_report.is_running)
    (path,) = till.settings.report_folder.iterdir()
    with zipfile.ZipFile(path) as report:
        window = json.loads(report.read("about.json"))["window"]
        assert b"started" in report.read("log/till.log")
    assert window["screens"][0]["width_px"] > 0
    assert (window["screen_name"], window["language"]) == ("sale", "en")
    assert window["server_ahead_ms"] == -70_000
    assert window["uptime_ms"] >= 0


def test_the_context_of_a_mistake_is_what_a_report_lets_through(support):
    assert plain_trace(support.context()) == f"{support.context()}\n"
