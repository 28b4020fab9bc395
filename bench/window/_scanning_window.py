"""A program of its own: two real till windows side by side, scanned into by turns.

`python -m bench.window._scanning_window FEW MANY BILLS` takes the folders of two tills and prints
as JSON the nanoseconds from each decoded scan until its row was painted. scan_to_paint.py runs it.
A fourth argument names a picture of the screen to be written at the end.
"""

import json
import sys
from pathlib import Path
from random import Random
from time import perf_counter_ns
from typing import override

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from bench import _goods, _stores
from bench.window._painting import half_of_the_screen
from pos_app.till_window import TillWindow, resources
from pos_app.ui.app import TillApplication
from pos_app.ui.key_map import Command
from pos_app.ui.main_window import MainWindow
from pos_app.ui.sale.line_list import LineList
from pos_app.ui.single_window import SingleWindow

LINES = 10
SETTLED_MS = 60


class _Painted(QObject):
    """Notices that the list of lines was asked to paint itself."""

    def __init__(self, lines: LineList) -> None:
        super().__init__()
        self.is_painted = False
        lines.viewport().installEventFilter(self)

    @override
    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.is_painted |= event.type() == QEvent.Type.Paint
        return False


class _Till:
    """One window on one catalogue."""

    def __init__(self, app: TillApplication, folder: Path, *, place: int) -> None:
        till = _stores.open_till(folder)
        with till.db.read() as tx:
            self._products = tx.execute("SELECT count(*) - 1 FROM product").fetchone()[0]
        before = set(app.topLevelWidgets())
        single = SingleWindow(till.settings.window_lock)
        assert single.take()
        self._whole = TillWindow(app, till, single)
        (self._window,) = (
            each for each in set(app.topLevelWidgets()) - before if isinstance(each, MainWindow)
        )
        (self._lines,) = self._window.findChildren(LineList)
        self._painted = _Painted(self._lines)
        self._rng = Random(11)
        self._whole.show()
        half_of_the_screen(self._window)
        self._window.move(place * self._window.width(), 0)
        _settle(app)

    def bill(self, app: TillApplication) -> list[int]:
        """Scan ten different goods, then take cash; the nanoseconds of each scan."""
        numbers = self._rng.sample(range(1, self._products + 1), LINES)
        times = [self._scan(app, number, row) for row, number in enumerate(numbers)]
        assert self._window.take_command(Command.CASH)
        assert self._lines.model().rowCount() == 0, "paid and cleared"
        _settle(app)
        return times

    def stop(self) -> None:
        self._whole.stop()

    def _scan(self, app: TillApplication, number: int, row: int) -> int:
        _settle(app)
        self._painted.is_painted = False
        started = perf_counter_ns()
        self._window.take_scan(_goods.gtin(number))
        while not self._painted.is_painted:
            app.processEvents()
        # processEvents came back: the list, the total and all else that changed is on the screen.
        took_ns = perf_counter_ns() - started
        assert self._lines.model().rowCount() == row + 1
        return took_ns


def _settle(app: TillApplication) -> None:
    """Let the cart be saved and everything be painted, as between two scans of a person."""
    until = perf_counter_ns() + SETTLED_MS * 1_000_000
    while perf_counter_ns() < until:
        app.processEvents()


def main(arguments: list[str]) -> None:
    """Scan bills into both windows by turns and print the times."""
    few_folder, many_folder, bills = Path(arguments[0]), Path(arguments[1]), int(arguments[2])
    app = TillApplication(["bench"], resources=resources(), language="en", look="light")
    few, many = _Till(app, few_folder, place=0), _Till(app, many_folder, place=1)
    times: dict[str, list[int]] = {"few": [], "many": []}
    for turn in range(bills + 1):
        taken = {"few": few.bill(app), "many": many.bill(app)}
        if turn:
            for name, some in taken.items():
                times[name] += some
    if len(arguments) > 3:
        QApplication.primaryScreen().grabWindow(0).save(arguments[3])
    few.stop()
    many.stop()
    print(json.dumps(times))


if __name__ == "__main__":
    main(sys.argv[1:])
