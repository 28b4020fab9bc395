"""What a till's process does and does not load, from its start until it has settled."""

import os
import subprocess
import sys
from pathlib import Path

from tests.support.screens import sample_till

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
