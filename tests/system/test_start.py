"""What a till's process does and does not load, from its start until it has settled."""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.support.screens import sample_till
from tests.support.shops.staff import PINS, hire

TEA = "8964000153451"
_SCANNED_AT_ONCE = """
import linecache, sys
from pathlib import Path
from pos_app import __main__
__main__.begin_loading()
from pos_app import main
from pos_app.till_window import TillWindow

def shown_and_scanned(whole):
    shown(whole)
    whole.window.take_scan(sys.argv[2])
    whole.window.grab()
    (line,) = whole.models.sale.lines.rows
    print(line.amount_paisa)
    print(sorted(name for name in linecache.cache if Path(main.__file__).parent.as_posix() in name))
    whole.settled.connect(lambda: QTimer.singleShot(0, settled))

def settled():
    print("sqlalchemy" in sys.modules)
    QTimer.singleShot(0, QApplication.quit)

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
shown, TillWindow.show = TillWindow.show, shown_and_scanned
sys.exit(__main__.main(["--data-dir", sys.argv[1]]))
"""

_SCREENS = [{"name": "large", "width": 3840, "height": 2160}]
# The platform without a display takes the last one for the first.
_TWO_SCREENS = [{"name": "usual", "width": 1920, "height": 1080}, _SCREENS[0] | {"x": 1920}]
_DRAWN_ANEW = """
import os, sys
from pos_app import __main__
__main__.begin_loading()
from pos_app import main
from pos_app.till_window import TillWindow

def looked_at(whole):
    shown(whole)
    window, lines = whole.window, len(whole.models.sale.cart.lines)
    print(window.devicePixelRatioF(), window.width(), window.height(), lines)
    step = steps.pop(0)
    # The size is followed from the end of the start on.
    whole.settled.connect(lambda: QTimer.singleShot(50, lambda: step(whole)))

def sell_and_choose(whole):
    print("QT_SCALE_FACTOR" in os.environ)
    whole.window.take_scan(sys.argv[2])
    choose(whole, "100")

def choose(whole, percent):
    settings = whole.models.settings
    (entry,) = (e for p in settings.pages for e in p.entries if e.name == "zoom_percent")
    settings.take(entry, percent)

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
steps = [sell_and_choose, lambda whole: choose(whole, "0"), lambda _: QApplication.quit()]
shown, TillWindow.show = TillWindow.show, looked_at
sys.exit(__main__.main(["--data-dir", sys.argv[1]]))
"""


_SIGNED_IN = """
import sys
from pos_app import __main__
__main__.begin_loading()
from pos_app import main
from pos_app.till_window import TillWindow
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

def looked_at(whole):
    shown(whole)
    print(whole.models.login.is_locked, whole.models.desk.till.person)
    step = steps.pop(0)
    whole.settled.connect(lambda: QTimer.singleShot(50, lambda: step(whole)))

def sign_in(whole):
    asking = whole.models.login.asking
    asking.proven.connect(lambda _: QTimer.singleShot(0, lambda: choose(whole, "100")))
    asking.choose([person.name for person in asking.view.people].index("Sana"))
    asking.type_pin(sys.argv[2])

def lock(whole):
    choose(whole, "0")
    whole.models.login.lock()

def choose(whole, percent):
    settings = whole.models.settings
    (entry,) = (e for p in settings.pages for e in p.entries if e.name == "zoom_percent")
    settings.take(entry, percent)

steps = [sign_in, lock, lambda _: QApplication.quit()]
shown, TillWindow.show = TillWindow.show, looked_at
sys.exit(__main__.main(["--data-dir", sys.argv[1]]))
"""


_MOVED = """
import sys
from pos_app import __main__
__main__.begin_loading()
from pos_app import main
from pos_app.till_window import TillWindow
from pos_app.ui import zoom
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

zoom.LOOK_MS = 50

def looked_at(whole):
    shown(whole)
    window = whole.window
    place = (window.x(), window.width(), window.height())
    print(window.screen().name(), window.devicePixelRatioF(), *place)
    step = steps.pop(0)
    whole.settled.connect(lambda: QTimer.singleShot(50, lambda: step(whole)))

def move(name):
    def moved(whole):
        (screen,) = (each for each in QApplication.screens() if each.name() == name)
        whole.window.windowHandle().setScreen(screen)

    return moved

steps = [move("usual"), move("large"), lambda _: QApplication.quit()]
shown, TillWindow.show = TillWindow.show, looked_at
sys.exit(__main__.main(["--data-dir", sys.argv[1]]))
"""


def test_a_scan_right_after_the_showing_is_sold_and_nothing_is_loaded_in_its_way(tmp_path):
    """PySide would read the source of all that is imported, and SQLAlchemy took 0.2 s at once."""
    sample_till(tmp_path / "till").close()
    done = subprocess.run(
        [sys.executable, "-c", _SCANNED_AT_ONCE, str(tmp_path / "till"), TEA],
        cwd=Path(__file__).resolve().parents[2],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == ["54000", "[]", "False"]


def test_window_in_another_size_asks_no_pin_again_and_opens_no_lock(tmp_path):
    till = sample_till(tmp_path / "till")
    hire(till)
    till.close()
    assert _drawn_anew(tmp_path, _SIGNED_IN, PINS["Sana"]) == [
        "True owner",
        "False Sana",
        "True owner",
    ]


def test_window_follows_the_screen_that_somebody_moves_it_to(tmp_path):
    """It was drawn for the first screen: on another one too small, or larger than that is."""
    sample_till(tmp_path / "till").close()
    assert _drawn_anew(tmp_path, _MOVED, "", screens=_TWO_SCREENS) == [
        "large 2.0 1920 1920 1080",
        "usual 1.0 0 1920 1080",
        "large 2.0 1920 1920 1080",
    ]


def test_window_fills_a_large_screen_in_its_share_and_keeps_the_bill_in_another(tmp_path):
    sample_till(tmp_path / "till").close()
    assert _drawn_anew(tmp_path, _DRAWN_ANEW, TEA) == [
        "2.0 1920 1080 0",
        "False",
        "1.0 3840 2160 1",
        "2.0 1920 1080 1",
    ]


def _drawn_anew(tmp_path, script, word, *, screens=_SCREENS):
    """What a script prints on a till with these screens, line by line."""
    file = tmp_path / "screens.json"
    usual = {"x": 0, "y": 0, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    file.write_text(json.dumps({"screens": [usual | each for each in screens]}))
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path / "till"), word],
        cwd=Path(__file__).resolve().parents[2],
        env=os.environ | {"QT_QPA_PLATFORM": f"offscreen:configfile={file}"},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()
