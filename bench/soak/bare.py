"""The same bills in plain widgets of Qt: what grows by itself in a window that stands all day.

`python -m bench.soak.bare BILLS` prints as JSON the bytes resident after a tenth of the bills,
after the half, and at the end. bench.soak runs it in a process of its own.
"""

import json
import sys
from random import Random

from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import QApplication, QLabel, QListView, QVBoxLayout, QWidget

from bench._programs import answer_of
from bench.soak.samples import MIB, Growth, rss_bytes
from bench.soak.shopkeeper import LINES_MAX

MEMORY = "memory of bare Qt, MiB"
SHARES = (10, 2, 1)
"""A look after this part of the bills: what is built once is there after the first."""


class BareWindow:
    """A list of lines and a total; a bill fills them and is put away."""

    def __init__(self, app: QApplication) -> None:
        self._app, self._rng = app, Random(7)
        self._window, self._total = QWidget(), QLabel("0")
        self._lines, self._view = QStringListModel(), QListView()
        self._view.setModel(self._lines)
        column = QVBoxLayout(self._window)
        column.addWidget(self._view)
        column.addWidget(self._total)
        self._window.resize(1366, 768)
        self._window.show()

    def sell(self) -> None:
        """Play one bill, each line painted before the next one comes."""
        for n in range(self._rng.randint(1, LINES_MAX)):
            self._lines.insertRow(n)
            self._lines.setData(self._lines.index(n), f"Item {n}   1   100   100")
            self._total.setText(f"Rs {(n + 1) * 100:,}")
            self._app.processEvents()
        self._lines.setStringList([])
        self._app.processEvents()

    def close(self) -> None:
        """Close the window."""
        self._window.close()


def growth(bills: int) -> Growth:
    """How the memory of a bare window grows by so many bills; takes a process of its own."""
    start, middle, end = (each / MIB for each in answer_of("bench.soak.bare", bills))
    return Growth(
        name=MEMORY,
        start=start,
        middle=middle,
        end=end,
        limit_words="to compare",
        is_kept=True,
    )


def main(arguments: list[str]) -> None:
    """Play the bills and print the three looks."""
    bills = int(arguments[0])
    window = BareWindow(QApplication(["bare"]))
    looks = {max(1, bills // share): 0 for share in SHARES}
    for n in range(1, bills + 1):
        window.sell()
        if n in looks:
            looks[n] = rss_bytes()
    window.close()
    print(json.dumps([looks[max(1, bills // share)] for share in SHARES]))


if __name__ == "__main__":
    main(sys.argv[1:])
