"""A mistake of ours leaves a report with its context, and the program goes on."""

import subprocess
import sys
import threading

import pytest
from PySide6.QtCore import QTimer

from pos_app.settings import CRASH_FILE
from pos_app.viewmodels.startup.mistakes import REPORTS_MAX, MistakeLog
from tests.support.clock import FakeClock


@pytest.fixture
def mistakes(tmp_path, qapp):
    log = MistakeLog(tmp_path / "log", FakeClock(), context=lambda: "store 1, till 1, sale: 3")
    log.install()
    yield log
    log.remove()


def provoke():
    raise ZeroDivisionError("provoked")


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_mistake_in_a_thread_is_reported_with_its_context(mistakes, qtbot, tmp_path):
    with qtbot.waitSignal(mistakes.happened) as told:
        thread = threading.Thread(target=provoke)
        thread.start()
        thread.join()
    (report,) = (tmp_path / "log").glob("mistake-*.txt")
    assert told.args == [str(report)]
    text = report.read_text()
    assert "store 1, till 1, sale: 3" in text
    assert "ZeroDivisionError: provoked" in text
    assert "in provoke" in text


def test_reports_never_fill_the_disk(mistakes, tmp_path):
    for _ in range(REPORTS_MAX + 5):
        sys.excepthook(ValueError, ValueError("again"), None)
    assert len(list((tmp_path / "log").glob("mistake-*.txt"))) == REPORTS_MAX


def test_mistake_in_what_shows_mistakes_is_written_and_not_shown_again(mistakes, tmp_path):
    shown = []

    def show(path):
        shown.append(path)
        sys.excepthook(ValueError, ValueError("while showing"), None)

    mistakes.happened.connect(show)
    sys.excepthook(ValueError, ValueError("first"), None)
    assert len(shown) == 1
    assert len(list((tmp_path / "log").glob("mistake-*.txt"))) == 2
    sys.excepthook(ValueError, ValueError("second"), None)
    assert len(shown) == 2


def test_mistake_that_names_what_is_no_letter_is_written(mistakes, tmp_path):
    sys.excepthook(OSError, OSError("no file caf\udce9.pdf"), None)
    (report,) = (tmp_path / "log").glob("mistake-*.txt")
    assert "caf\\udce9.pdf" in report.read_text(encoding="utf-8")


class Closed:
    """Standard error when its terminal is gone, or its disk full."""

    def write(self, _text):
        raise OSError("there is nobody")


def test_mistake_is_written_and_told_where_standard_error_takes_nothing(
    mistakes, tmp_path, monkeypatch
):
    told = []
    mistakes.happened.connect(told.append)
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stderr", Closed())
        sys.excepthook(ValueError, ValueError("x"), None)
    (report,) = (tmp_path / "log").glob("mistake-*.txt")
    assert told == [str(report)]


def test_folder_that_cannot_be_written_still_tells(tmp_path, qtbot):
    (tmp_path / "log").write_text("a file in the way")
    log = MistakeLog(tmp_path / "log", FakeClock(), context=str)
    log.install()
    try:
        with qtbot.waitSignal(log.happened) as told:
            QTimer.singleShot(0, lambda: sys.excepthook(ValueError, ValueError("x"), None))
        assert told.args == [""]
    finally:
        log.remove()


def test_crash_of_the_interpreter_is_written_too(tmp_path):
    script = (
        "import faulthandler, sys; from pathlib import Path;"
        "from pos_app.clock import SystemClock;"
        "from pos_app.viewmodels.startup.mistakes import MistakeLog;"
        "log = MistakeLog(Path(sys.argv[1]), SystemClock(), context=str);"
        "log.install(); faulthandler._sigsegv()"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path)], capture_output=True, check=False
    )
    assert done.returncode != 0
    assert "Segmentation fault" in (tmp_path / CRASH_FILE).read_text()
