"""From a committed sale to the drawer's pulse and the slip's first line at a loopback printer.

Beside it: the same bytes sent by a bare socket, so that what is left is what the till adds (asking
the printer how it is, making the slip, noting that it was printed).
"""

import socket
import threading
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter_ns

from pos_protocol.events import Tender, TenderKind

from bench import _goods, _stores
from bench.figure import REPETITIONS_MIN, Figure
from pos_app.devices.printing.address import Address, Wire
from pos_app.devices.printing.escpos_bytes import pulse_bytes
from pos_app.devices.printing.printer import EscPosPrinter
from pos_app.domain.slips.layout import Voice
from pos_app.domain.slips.money_style import money_style
from pos_app.operations import selling
from pos_app.operations.paper import queue
from pos_app.operations.paper.slips import slip_of
from pos_app.operations.paper.typesetting import Typesetter
from pos_app.viewmodels.paper.order import Order
from pos_app.viewmodels.paper.press import Press, Workshop

NAME = "printing"
LIMIT = "pulse within 150 ms, first line within 400 ms of the commit"
SALES = 15
PRODUCTS = 1000
LINES = 5
PULSE_MS, LINE_MS = 150.0, 400.0


class LoopbackPrinter:
    """Answers that it is well, and notes when each connection's first printed byte came."""

    def __init__(self) -> None:
        self._server = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._server.getsockname()[1]
        self.came_ns: list[int] = []
        threading.Thread(target=self._serve, daemon=True).start()

    def close(self) -> None:
        """Take nothing more."""
        self._server.close()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._server.accept()
            except OSError:
                return
            with connection:
                self._one(connection)

    def _one(self, connection: socket.socket) -> None:
        is_first = True
        while came := connection.recv(65_536):
            if came.startswith(b"\x10\x04"):
                connection.sendall(b"\x12")
            elif is_first:
                self.came_ns.append(perf_counter_ns())
                is_first = False
            if came.endswith(b"\x1dr1"):
                connection.sendall(b"\x00")


def run() -> list[Figure]:
    """Sell, print, and send the same again by hand; the middle of each repetition."""
    with TemporaryDirectory(prefix="kiryana-bench-") as folder:
        rows = [_repetition(Path(folder) / str(n)) for n in range(REPETITIONS_MIN)]
    return [
        Figure.of(
            "commit to drawer's pulse, beside 150 ms",
            [(row[0], PULSE_MS) for row in rows],
            unit="ms",
            limit_ratio=1,
        ),
        Figure.of(
            "commit to first line of the slip, beside 400 ms",
            [(row[1], LINE_MS) for row in rows],
            unit="ms",
            limit_ratio=1,
        ),
        Figure.of(
            "pulse and slip, beside the same bytes by a bare socket",
            [(row[2], row[3]) for row in rows],
            unit="ms",
            limit_ratio=100,
        ),
    ]


def _repetition(folder: Path) -> tuple[float, float, float, float]:
    """p95 to the pulse, p95 to the first line, and the medians of both sides, in milliseconds."""
    _stores.copy(_stores.with_catalogue(PRODUCTS), folder)
    till, own = _stores.open_till(folder), _stores.open_till(folder)
    printer = LoopbackPrinter()
    address = Address(Wire.TCP, "127.0.0.1", printer.port)
    setter = Typesetter(width_mm=80, voice=Voice(money_style("PKR")))
    press = Press(lambda: Workshop(own, EscPosPrinter(address), setter, pulse_bytes(2), 1))
    queue.begin(till)
    press._shop = press._open_workshop()  # noqa: SLF001 - without a thread there is no timer
    rng = Random(5)
    pulses, lines, wholes, bares = [], [], [], []
    for _ in range(SALES):
        cart = selling.new_cart(till)
        for n in rng.sample(range(1, PRODUCTS + 1), LINES):
            cart = selling.sell_line(till, cart, _goods.gtin(n))
        due = selling.due_paisa(till, cart)
        done = selling.complete_sale(till, cart, [Tender(kind=TenderKind.CASH, amount=due)])
        before, started = len(printer.came_ns), perf_counter_ns()
        press.take(Order(done.recorded))
        ended = perf_counter_ns()
        pulse, line = printer.came_ns[before : before + 2]
        pulses.append((pulse - started) / 1e6)
        lines.append((line - started) / 1e6)
        wholes.append((ended - started) / 1e6)
        slip = slip_of(till, done.recorded)
        assert slip is not None
        bares.append(_bare(printer.port, setter.escpos(setter.sheet([slip]))))
    own.close()
    till.close()
    printer.close()
    middle = SALES // 2
    return (
        sorted(pulses)[-2],
        sorted(lines)[-2],
        sorted(wholes)[middle],
        sorted(bares)[middle],
    )


def _bare(port: int, slip: bytes) -> float:
    """Two connections: the pulse, and the slip; in milliseconds."""
    pulse = pulse_bytes(2)
    started = perf_counter_ns()
    for sent in (pulse, slip):
        with socket.create_connection(("127.0.0.1", port)) as bare:
            bare.sendall(sent)
    return (perf_counter_ns() - started) / 1e6
