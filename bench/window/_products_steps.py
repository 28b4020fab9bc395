"""A program of its own: the products' screen and its search, beside bare Qt and raw SQL by turns.

`python -m bench.window._products_steps FOLDER ROUNDS` takes a till's folder and prints as JSON, for
each step, the nanoseconds until everything it changed was painted. products_screen.py runs it.
"""

import json
import sqlite3
import sys
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import QListView

from bench import _stores
from bench._timing import by_turns
from bench.window._painting import nothing, timed
from pos_app.till_window import resources
from pos_app.ui.app import TillApplication
from pos_app.ui.key_map import ScreenName
from pos_app.ui.main_window import MainWindow
from pos_app.viewmodels.models import build_models

TYPED = ("al", "bad", "chi ko", "da", "elfo", "ga ta", "hi", "jak")
_PAGE = (
    "SELECT p.name_en, p.price, coalesce(s.confirmed + s.pending, 0) FROM product p"
    " LEFT JOIN stock_level s ON s.product_id = p.product_id WHERE p.is_listed"
    " ORDER BY p.product_id LIMIT 100"
)
_FOUND = "SELECT name_en, price, 0 FROM product WHERE folded GLOB ? LIMIT 60"


class _Bare:
    """A plain list that raw SQL fills."""

    def __init__(self, path: Path) -> None:
        self._raw = sqlite3.connect(path)
        self._rows, self._view = QStringListModel(), QListView()
        self._view.setUniformItemSizes(True)
        self._view.setModel(self._rows)
        self._view.resize(1366, 768)
        self._view.show()

    def switch(self, _turn: int) -> None:
        self._show(self._raw.execute(_PAGE))

    def search(self, turn: int) -> None:
        self._show(self._raw.execute(_FOUND, (f"*{TYPED[turn % len(TYPED)]}*",)))

    def close(self) -> None:
        self._raw.close()
        self._view.close()

    def _show(self, found: Iterable[tuple[object, ...]]) -> None:
        self._rows.setStringList([f"{a}   {b}   {c}" for a, b, c in found])


class _Till:
    """The till's own screen."""

    def __init__(self, app: TillApplication, folder: Path) -> None:
        self._till = _stores.open_till(folder)
        self._models = build_models(self._till, language="en")
        self._window = MainWindow(app.theme, self._models)
        self._window.show()
        self.switch(0)

    def switch(self, _turn: int) -> None:
        self._window.open_screen(ScreenName.PRODUCTS)

    def leave(self) -> None:
        self._window.open_screen(ScreenName.SALE)

    def search(self, turn: int) -> None:
        self._models.products.search(TYPED[turn % len(TYPED)])

    def close(self) -> None:
        self._window.close()
        self._till.close()


def main(arguments: list[str]) -> None:
    """Take each step on both sides by turns and print the times."""
    folder, rounds = Path(arguments[0]), int(arguments[1])
    app = TillApplication(["bench"], resources=resources(), language="en", look="light")
    till, bare = _Till(app, folder), _Bare(folder / "till.db")
    times = {}
    for name in ("switch", "search"):
        till.switch(0)
        before = till.leave if name == "switch" else nothing
        sides = {
            "till": timed(app, getattr(till, name), before),
            "bare": timed(app, getattr(bare, name), nothing),
        }
        times[name] = by_turns(sides, rounds)
    bare.close()
    till.close()
    print(json.dumps(times))


if __name__ == "__main__":
    main(sys.argv[1:])
