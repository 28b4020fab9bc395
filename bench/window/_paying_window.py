"""A program of its own: a till's window that takes cash by F12, and a bare label beside it.

`python -m bench.window._paying_window TILL RAW BILLS` takes the folder of a till and a copy of it
for raw `sqlite3`, and prints as JSON the nanoseconds from F12 until the change was painted, on both
sides. pay_to_change.py runs it.
"""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random
from time import perf_counter_ns
from typing import override

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel, QWidget

from bench import _goods, _stores
from bench._raw_sale import CopiedSale, RawSale
from bench._selling import LINES
from pos_app.till_window import resources
from pos_app.ui.app import TillApplication
from pos_app.ui.key_map import Command
from pos_app.ui.main_window import MainWindow
from pos_app.ui.widgets.total_card import TotalCard
from pos_app.viewmodels.models import build_models
from pos_app.viewmodels.shell import Committed

SETTLED_MS = 40
WARM_UP = 5
FIGURE_PX = 60
LABEL_SIZE = (404, 190)


class Painted(QObject):
    """Notices that a widget was asked to paint itself."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self.is_painted = False
        widget.installEventFilter(self)

    @override
    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.is_painted |= event.type() == QEvent.Type.Paint
        return False


class PayingWindow:
    """The till's window: five goods are scanned, 5,000 typed, and F12 is timed."""

    def __init__(self, app: TillApplication, folder: Path, raw: RawSale) -> None:
        self._app, self._raw = app, raw
        self._till = _stores.open_till(folder)
        self._models = build_models(self._till, language="en")
        self._window = MainWindow(app.theme, self._models)
        self._models.shell.committed.connect(self._hear)
        self._window.show()
        (total,) = self._window.front.findChildren(TotalCard)
        self._painted = Painted(total)
        self._rng = Random(11)
        self._event_id = b""
        self.copied: CopiedSale | None = None

    def pay(self) -> int:
        """One bill; the nanoseconds from F12 until the change stood on the screen."""
        for n in self._rng.sample(range(1, _stores.SOLD_PRODUCTS + 1), LINES):
            self._window.take_scan(_goods.gtin(n))
        keeper = self._models.keeper
        keeper.save_now()
        cart_id = keeper.cart.cart_id.bytes
        cart = self._raw.read_cart(cart_id)
        self._models.sale.type_text("50000")
        settle(self._app)
        took_ns = until_painted(
            self._app, self._painted, lambda: self._window.take_command(Command.CASH)
        )
        paid = self._models.sale.payment.view.paid
        assert paid is not None
        assert paid.change_paisa > 0
        self.copied = self._raw.read_sale(self._event_id, cart_id, cart)
        settle(self._app)
        return took_ns

    def stop(self) -> None:
        """Close the till."""
        self._window.close()
        self._till.close()

    def _hear(self, told: Committed) -> None:
        self._event_id = told.recorded.envelope.event_id.bytes


class BareLabel:
    """The rival: the same rows by raw `sqlite3`, then a label with a large figure."""

    def __init__(self, app: TillApplication, raw: RawSale) -> None:
        self._app, self._raw = app, raw
        self._label = QLabel("0")
        font = QFont("Inter")
        font.setPixelSize(FIGURE_PX)
        self._label.setFont(font)
        self._label.resize(*LABEL_SIZE)
        self._label.show()
        self._painted = Painted(self._label)
        self._turn = 0

    def pay(self, copied: CopiedSale) -> int:
        """Write one sale and show a figure; the nanoseconds of both.

        The cart is saved before, as in the till: its writing is not counted.
        """
        settle(self._app)
        writing_ns = self._raw.write(copied)
        self._turn += 1
        text = f"{self._turn:,}"
        return writing_ns + until_painted(
            self._app, self._painted, lambda: self._label.setText(text)
        )


def until_painted(app: TillApplication, painted: Painted, work: Callable[[], object]) -> int:
    """Do something, and how long it took until the widget was painted, in nanoseconds."""
    painted.is_painted = False
    started = perf_counter_ns()
    work()
    while not painted.is_painted:
        app.processEvents()
    return perf_counter_ns() - started


def settle(app: TillApplication) -> None:
    """Let everything be painted, as between two keys of a person."""
    until = perf_counter_ns() + SETTLED_MS * 1_000_000
    while perf_counter_ns() < until:
        app.processEvents()


def main(arguments: list[str]) -> None:
    """Pay bills on both sides by turns and print the times."""
    folder, raw_folder, bills = Path(arguments[0]), Path(arguments[1]), int(arguments[2])
    app = TillApplication(["bench"], resources=resources(), language="en", look="light")
    raw = RawSale(folder / "till.db", raw_folder / "till.db")
    window = PayingWindow(app, folder, raw)
    label = BareLabel(app, raw)
    times: dict[str, list[int]] = {"till": [], "bare": []}
    for turn in range(bills + WARM_UP):
        till_ns = window.pay()
        assert window.copied is not None
        bare_ns = label.pay(window.copied)
        if turn >= WARM_UP:
            times["till"].append(till_ns)
            times["bare"].append(bare_ns)
    assert raw.differing_tables() == []
    window.stop()
    raw.close()
    print(json.dumps(times))


if __name__ == "__main__":
    main(sys.argv[1:])
