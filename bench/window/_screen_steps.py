"""A program of its own: what a cashier waits for, on the till's window and on a bare one by turns.

`python -m bench.window._screen_steps FOLDER ROUNDS` takes a till's folder and prints as JSON, for
each step, the nanoseconds until everything it changed was painted. on_the_screen.py runs it.
"""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter_ns

from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QListView,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from bench import _goods, _stores
from bench._timing import by_turns
from bench.window._painting import WINDOW_SIZE, half_of_the_screen, nothing, timed
from pos_app.till_window import TillWindow, resources
from pos_app.ui.app import TillApplication
from pos_app.ui.frame.search import SearchBox
from pos_app.ui.key_map import Command, ScreenName
from pos_app.ui.main_window import MainWindow
from pos_app.ui.single_window import SingleWindow

CART_LINES = 200
SETTLED_MS = 40
TYPED = ("al", "bad", "chi ko", "da", "elfo", "ga ta", "hi", "jak")


class _Bare:
    """Plain Qt widgets that show as much: a list, a total, an entry, a second page."""

    def __init__(self) -> None:
        self.window = QWidget()
        row = QHBoxLayout(self.window)
        self._pages = QStackedWidget()
        page, side = QWidget(), QVBoxLayout()
        column = QVBoxLayout(page)
        self._entry, self._total = QLabel("Scan"), QLabel("0")
        self._lines = QStringListModel([f"Item {n}   1   100   100" for n in range(CART_LINES)])
        self._list, self._hits = QListView(), QStringListModel()
        self._list.setUniformItemSizes(True)
        self._list.setModel(self._lines)
        found = QListView()
        found.setModel(self._hits)
        column.addWidget(self._entry)
        column.addWidget(self._list)
        self._pages.addWidget(page)
        self._pages.addWidget(found)
        side.addWidget(self._total)
        row.addWidget(self._pages, 1)
        row.addLayout(side)
        self.window.resize(*WINDOW_SIZE)
        self.window.show()

    def scan(self, turn: int) -> None:
        rows = self._lines.rowCount()
        self._lines.insertRow(rows)
        self._lines.setData(self._lines.index(rows), f"Item {turn}   1   100   100")
        self._list.setCurrentIndex(self._lines.index(rows))
        self._total.setText(f"Rs {rows * 100:,}")

    def key(self, turn: int) -> None:
        self._entry.setText(str(turn % 10) * 3)

    def search(self, turn: int) -> None:
        self._hits.setStringList([f"Item {turn} {n}   100   7" for n in range(20)])

    def show_page(self, page: int) -> None:
        self._pages.setCurrentIndex(page)

    def switch(self, turn: int) -> None:
        self._pages.setCurrentIndex(turn % 2)


class _Till:
    """The till's window with a long bill."""

    def __init__(self, app: TillApplication, folder: Path) -> None:
        till = _stores.open_till(folder)
        single = SingleWindow(till.settings.window_lock)
        assert single.take()
        self.whole = TillWindow(app, till, single)
        self._window = next(each for each in app.topLevelWidgets() if isinstance(each, MainWindow))
        self._number = 0
        self.whole.show()
        half_of_the_screen(self._window)
        for _ in range(CART_LINES):
            self.scan(0)
            app.processEvents()

    def scan(self, _turn: int) -> None:
        self._number += 1
        self._window.take_scan(_goods.gtin(self._number))

    def key(self, turn: int) -> None:
        self._window.front.take_text(str(turn % 10))

    def search(self, turn: int) -> None:
        (box,) = self._window.findChildren(SearchBox)
        box.setText(TYPED[turn % len(TYPED)])
        box.textEdited.emit(box.text())

    def open_search(self) -> None:
        boxes = self._window.findChildren(SearchBox)
        if not any(box.isVisible() for box in boxes):
            self.clear()
            self._window.front.take_text("z")

    def switch(self, turn: int) -> None:
        self._window.open_screen((ScreenName.SALE, ScreenName.STOCK)[turn % 2])

    def clear(self) -> None:
        """Leave no entry and no overlay behind."""
        self._window.open_screen(ScreenName.SALE)
        self._window.take_command(Command.BACK)
        for _ in range(3):
            self._window.front.take_backspace()


def _settle(app: TillApplication) -> None:
    until = perf_counter_ns() + SETTLED_MS * 1_000_000
    while perf_counter_ns() < until:
        app.processEvents()


def _rested(app: TillApplication, before: Callable[[], None]) -> Callable[[], None]:
    """`before`, and then a while in which a timer of the step before comes to its end."""

    def settle() -> None:
        before()
        _settle(app)

    return settle


def main(arguments: list[str]) -> None:
    """Take each step on both windows by turns and print the times."""
    folder, rounds = Path(arguments[0]), int(arguments[1])
    app = TillApplication(["bench"], resources=resources(), language="en", look="light")
    bare, till = _Bare(), _Till(app, folder)
    _settle(app)
    times = {}
    for name in ("scan", "key", "search", "switch"):
        before = {"key": till.clear, "search": till.open_search}.get(name, nothing)
        bare.show_page(int(name == "search"))
        sides = {
            "till": timed(app, getattr(till, name), _rested(app, before)),
            "bare": timed(app, getattr(bare, name), _rested(app, nothing)),
        }
        times[name] = by_turns(sides, rounds)
    till.clear()
    assert QApplication.instance() is app
    till.whole.stop()
    print(json.dumps(times))


if __name__ == "__main__":
    main(sys.argv[1:])
