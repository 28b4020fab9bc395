"""The printer's thread: drawer first, then paper; what fails waits, and nobody waits for it.

It has a connection to the till's file of its own. Nothing comes in but events that are committed,
and nothing goes out but frozen reports.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from pos_app.clock import SystemClock
from pos_app.db.print_jobs import JobState
from pos_app.devices.printing.errors import PrinterNotReady
from pos_app.domain.slips.drawer import opens_drawer
from pos_app.domain.slips.sheet import Sheet
from pos_app.errors import PosError
from pos_app.operations.paper import queue
from pos_app.operations.paper.slips import on_one_slip, slip_of, x_report
from pos_app.viewmodels.paper.order import Order

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from uuid import UUID

    from pos_protocol.envelope import Recorded

    from pos_app.clock import Clock
    from pos_app.devices.printing.printer import ReceiptPrinter
    from pos_app.domain.slips.layout import Voice
    from pos_app.domain.slips.slip import Slip
    from pos_app.operations.context import TillContext
    from pos_app.operations.paper.typesetting import Typesetter

RETRY_MS = 3000
FRESH_MS = 120_000
"""So long the customer may still stand there; later paper comes only when it is asked for."""


class PressReport(NamedTuple):
    """How it went: what is without paper now, what stood in the way.

    `tried` is whose slip was printed or not; `drawer_failed` asks for the key. `is_asked`: it was
    no event's slip, so nothing waits that could be printed later.
    """

    unprinted: queue.Unprinted = queue.Unprinted()
    problem: PosError | None = None
    tried: UUID | None = None
    printed: bool = False
    drawer_failed: bool = False
    is_asked: bool = False


class Workshop(NamedTuple):
    """What the thread works with, opened on the thread itself."""

    till: TillContext
    printer: ReceiptPrinter
    typesetter: Typesetter
    pulse: bytes
    copies: int


type Making = Callable[[TillContext, Voice], Sequence[Sheet]]
"""Makes sheets on the printer's thread, with its own till and in the language of slips."""


class Press(QObject):
    """Prints, one after another, on the thread that it was moved to."""

    reported = Signal(object)
    """A PressReport, after each thing that was done."""
    begun = Signal(object)
    """The Unprinted of the last time; also when there is nothing."""
    broken = Signal(object)
    """The PosError that keeps all from being printed: settings, or the till's file."""

    def __init__(
        self, open_workshop: Callable[[], Workshop], *, clock: Clock | None = None
    ) -> None:
        super().__init__()
        self._open_workshop = open_workshop
        self._clock = clock or SystemClock()
        self._shop: Workshop | None = None
        self._timer: QTimer | None = None
        self._fresh: dict[UUID, int] = {}
        self._stopping = False

    @Slot()
    def begin(self) -> None:
        """Open everything, and say what was left without paper."""
        try:
            self._shop = self._open_workshop()
            left = queue.begin(self._shop.till)
        except PosError as error:
            self.broken.emit(error)
            return
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._retry)
        self.begun.emit(left)

    @Slot(object)
    def take(self, order: Order) -> None:
        """Open the drawer, then print."""
        if self._shop is None or self._stopping:
            return
        drawer_failed = order.is_live and not self._open_drawer(self._shop, order)
        report = self._slip(self._shop, order)
        self.reported.emit(report._replace(drawer_failed=drawer_failed))

    @Slot()
    def print_again(self) -> None:
        """Print what is without paper; when there is nothing, a copy of the last slip."""
        if self._shop is None:
            return
        try:
            left = queue.unprinted(self._shop.till)
            for event_id in left.event_ids:
                recorded = queue.event(self._shop.till, event_id)
                # The other half of an exchange came out with the first.
                if recorded is not None and not queue.was_printed(self._shop.till, event_id):
                    self.take(Order(recorded, is_live=False))
            if not left.event_ids and (last := queue.last(self._shop.till)) is not None:
                self.take(Order(last, is_live=False))
        except PosError as error:
            self.reported.emit(PressReport(problem=error))

    @Slot()
    def print_x(self) -> None:
        """Print the X report of the open shift: it only reads, so it is no job of the queue."""
        if self._shop is not None:
            shop = self._shop
            report = self._guarded(lambda: self._press(shop, [x_report(shop.till)]))
            self.reported.emit(report._replace(is_asked=True))

    @Slot(object)
    def print_sheets(self, make: Making) -> None:
        """Print sheets that are made here, each cut off by itself: labels, statements."""
        if self._shop is not None:
            shop = self._shop
            report = self._guarded(lambda: self._press_sheets(shop, make))
            self.reported.emit(report._replace(is_asked=True))

    @Slot()
    def give_up(self) -> None:
        """Nobody wants what was left any more."""
        self._fresh.clear()
        if self._shop is not None:
            shop = self._shop
            self.reported.emit(self._guarded(lambda: queue.give_up(shop.till)))

    def ask_to_stop(self) -> None:
        """From any thread: wait for no printer any more."""
        self._stopping = True
        if self._shop is not None:
            self._shop.printer.abort()

    @Slot()
    def finish(self) -> None:
        """Close everything and end the thread."""
        if self._timer is not None:
            self._timer.stop()
            self._timer.setParent(None)
            self._timer = None
        if self._shop is not None:
            self._shop.till.close()
            self._shop = None
        self.thread().quit()

    def _open_drawer(self, shop: Workshop, order: Order) -> bool:
        """At once and at most once; False when it should have opened and could not."""
        events = [each.event for each in (order.returned, order.recorded) if each is not None]
        if not shop.pulse or not any(map(opens_drawer, events)):
            return True
        try:
            shop.printer.pulse(shop.pulse)
        except PrinterNotReady:
            return False
        return True

    def _slip(self, shop: Workshop, order: Order) -> PressReport:
        """Print the slip of one event, and write down how its paper stands."""
        event_id = order.recorded.envelope.event_id
        if not order.wants_slip:
            return self._guarded(lambda: queue.decide(shop.till, event_id, JobState.SKIPPED))
        try:
            is_copy = order.is_copy or queue.was_printed(shop.till, event_id)
            is_copy = is_copy or (
                # Asked for later, where nobody knows whether it came out: a copy, to be careful.
                not order.is_live and event_id not in queue.unprinted(shop.till).event_ids
            )
            events = on_one_slip(shop.till, order.recorded)
            if order.returned is not None:
                events = [order.returned, order.recorded]
            slips = [slip_of(shop.till, each, is_copy=is_copy) for each in events]
            made = [slip for slip in slips if slip is not None]
            if not made:
                return PressReport(unprinted=queue.unprinted(shop.till))
            report = self._press_job(shop, events, slips=made, is_copy=is_copy)
        except PosError as error:
            return PressReport(problem=error, tried=event_id)
        return report

    def _press_job(
        self, shop: Workshop, events: list[Recorded], *, slips: list[Slip], is_copy: bool
    ) -> PressReport:
        """Print, and write down of each event how its paper stands; the last one is the order's."""
        event_ids = [each.envelope.event_id for each in events]
        event_id = event_ids[-1]
        try:
            self._press(shop, slips)
        except PrinterNotReady as error:
            if not is_copy:
                problem = type(error).__name__
                for each in event_ids:
                    queue.decide(shop.till, each, JobState.WAITING, problem=problem)
                    self._fresh.setdefault(each, self._clock.mono_ms())
                self._arm()
            left = queue.unprinted(shop.till)
            return PressReport(unprinted=left, problem=error, tried=event_id)
        for each in event_ids:
            self._fresh.pop(each, None)
            queue.decide(shop.till, each, JobState.PRINTED)
        left = queue.unprinted(shop.till)
        return PressReport(unprinted=left, tried=event_id, printed=True)

    def _press(self, shop: Workshop, slips: list[Slip]) -> None:
        """Make the bytes and print them, as many times as the shop wants. Raises PosError."""
        made = shop.typesetter.escpos(shop.typesetter.sheet(slips))
        for _ in range(shop.copies):
            shop.printer.print_slip(made)

    def _press_sheets(self, shop: Workshop, make: Making) -> None:
        """The same sheet is painted once, however often it comes. Raises PosError."""
        sheets = make(shop.till, shop.typesetter.voice)
        painted = {sheet: shop.typesetter.escpos(sheet) for sheet in dict.fromkeys(sheets)}
        shop.printer.print_slip(b"".join(painted[sheet] for sheet in sheets))

    def _guarded(self, work: Callable[[], object]) -> PressReport:
        """Do it, and report how all stands after it."""
        assert self._shop is not None
        try:
            work()
            return PressReport(unprinted=queue.unprinted(self._shop.till))
        except PosError as error:
            return PressReport(problem=error)

    def _arm(self) -> None:
        if self._timer is not None and not self._stopping:
            self._timer.start(RETRY_MS)

    @Slot()
    def _retry(self) -> None:
        """Try the oldest slip again whose customer may still be there; the others follow it."""
        now_ms = self._clock.mono_ms()
        self._fresh = {
            event_id: since_ms
            for event_id, since_ms in self._fresh.items()
            if now_ms - since_ms < FRESH_MS
        }
        if self._shop is None or not self._fresh:
            return
        recorded = queue.event(self._shop.till, next(iter(self._fresh)))
        if recorded is not None:
            self.take(Order(recorded, is_live=False))
        if self._fresh:
            self._arm()
