"""A program of its own: closing a shift and a year of reports, beside bare Qt and raw SQL by turns.

`python -m bench.window._closing_steps YEAR ROUNDS SHIFT...` takes a till's folder with the sums of
a year and folders with the same open shift, each of which is closed once. It prints as JSON, for
each step, the nanoseconds until everything it changed was painted. closing_and_year.py runs it.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter_ns

from PySide6.QtCore import QEventLoop, QStringListModel
from PySide6.QtWidgets import QListView

from bench import _stores
from bench._raw_sale import connect
from bench._timing import by_turns
from bench.reporting.close import close_barely
from bench.reporting.till_year import BY_HAND, YEAR
from bench.window._painting import Times, painted, timed
from pos_app.till_window import resources
from pos_app.ui.app import TillApplication
from pos_app.ui.key_map import ScreenName
from pos_app.ui.main_window import MainWindow
from pos_app.viewmodels.models import build_models
from pos_app.viewmodels.reporting.words import TABS

_DAYS = (YEAR.first.isoformat(), YEAR.last.isoformat())
_TAKINGS = (
    "SELECT day, sum(sales_total), sum(sales), sum(returns_total) FROM takings"
    " WHERE day BETWEEN ? AND ? GROUP BY day ORDER BY day"
)
_HOURS = (
    "SELECT day, hour, sum(sales_total - returns_total) FROM sold_hour WHERE day BETWEEN ? AND ?"
    " GROUP BY day, hour"
)
_PROFIT = (
    "SELECT sum(s.amount), sum(s.tax), sum(s.quantity * p.cost) FROM sold_product s"
    " JOIN product p ON p.product_id = s.product_id WHERE s.day BETWEEN ? AND ?"
)


class _Bare:
    """A plain list that raw SQL fills."""

    def __init__(self, year: Path) -> None:
        self._raw = connect(year / "till.db")
        self._rows, self._view = QStringListModel(), QListView()
        self._view.setUniformItemSizes(True)
        self._view.setModel(self._rows)
        self._view.resize(1366, 768)
        self._view.show()

    def takings(self, _turn: int) -> None:
        """What the page says too: the hours, and the profit of this year and of the one before."""
        self._raw.execute(_HOURS, _DAYS).fetchall()
        for days in (YEAR, YEAR.before()):
            ends = (days.first.isoformat(), days.last.isoformat())
            self._raw.execute(_PROFIT, ends).fetchone()
        self._show(_TAKINGS)

    def products(self, _turn: int) -> None:
        self._show(BY_HAND)

    def close_shift(self, folder: Path) -> None:
        close_barely(folder)
        self._rows.setStringList(["Closed"])

    def leave(self) -> None:
        self._rows.setStringList([])

    def close(self) -> None:
        self._raw.close()
        self._view.close()

    def _show(self, sql: str) -> None:
        found = self._raw.execute(sql, _DAYS).fetchall()
        self._rows.setStringList(["   ".join(map(str, row)) for row in found])


class _Till:
    """The till's own window on one folder."""

    def __init__(self, app: TillApplication, folder: Path) -> None:
        self._app = app
        self._till = _stores.open_till(folder)
        self._models = build_models(self._till, language="en")
        self._window = MainWindow(app.theme, self._models)
        self._window.show()

    def begin_year(self) -> None:
        self._window.open_screen(ScreenName.REPORTS)
        assert self._models.reports.choose_days(YEAR.first.strftime("%d.%m.%Y"), _last())
        self._answered()

    def leave(self) -> None:
        """Another report, so that the next one is asked and drawn anew."""
        self._ask("khata-ageing")

    def takings(self, _turn: int) -> None:
        self._ask("takings")

    def products(self, _turn: int) -> None:
        self._ask("products")

    def count_drawer(self) -> None:
        self._window.open_screen(ScreenName.SHIFT)
        self._models.shift.save("", "")
        painted(self._app)
        assert self._models.shift.view.is_armed

    def close_shift(self) -> None:
        self._models.shift.save("", "")
        assert self._models.shift.view.shift_no is None

    def close(self) -> None:
        self._window.close()
        self._till.close()

    def _ask(self, name: str) -> None:
        self._models.reports.open_tab(next(n for n, tab in enumerate(TABS) if tab[0] == name))
        self._answered()

    def _answered(self) -> None:
        while self._models.reports.view.is_reading:
            # Asleep until there is something to do: the answer is read beside, in one interpreter.
            self._app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def _last() -> str:
    return YEAR.last.strftime("%d.%m.%Y")


def _year(app: TillApplication, till: _Till, bare: _Bare, *, rounds: int) -> Times:
    till.begin_year()
    times: Times = {}
    for name in ("takings", "products"):
        sides = {
            "till": timed(app, getattr(till, name), till.leave),
            "bare": timed(app, getattr(bare, name), bare.leave),
        }
        times[name] = by_turns(sides, rounds)
    till.close()
    return times


def _closing(app: TillApplication, folders: Iterator[Path], bare: _Bare) -> dict[str, list[int]]:
    """Close one shift after another, on both sides by turns."""
    times: dict[str, list[int]] = {"till": [], "bare": []}
    for folder in folders:
        till = _Till(app, folder)
        till.count_drawer()
        started = perf_counter_ns()
        till.close_shift()
        painted(app)
        times["till"].append(perf_counter_ns() - started)
        till.close()
        started = perf_counter_ns()
        bare.close_shift(next(folders))
        painted(app)
        times["bare"].append(perf_counter_ns() - started)
    return times


def main(arguments: list[str]) -> None:
    """Take each step on both sides by turns and print the times."""
    year, rounds = Path(arguments[0]), int(arguments[1])
    app = TillApplication(["bench"], resources=resources(), language="en", look="light")
    bare = _Bare(year)
    times = _year(app, _Till(app, year), bare, rounds=rounds)
    times["close"] = _closing(app, map(Path, arguments[2:]), bare)
    bare.close()
    print(json.dumps(times))


if __name__ == "__main__":
    main(sys.argv[1:])
