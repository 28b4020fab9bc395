"""What stands around a till's window: customer's screen, pole display, scanner on a serial port.

Started when the window has settled, begun anew when their settings change, ended with it. Nothing
here is waited for: a device that is away is told in words and looked for by its own thread.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Slot

from pos_app.viewmodels.around.standing import Device

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.errors import PosError
    from pos_app.settings import Settings
    from pos_app.ui.app import TillApplication
    from pos_app.ui.customer.window import CustomerWindow
    from pos_app.ui.main_window import MainWindow
    from pos_app.ui.scan_router import ScanRouter
    from pos_app.viewmodels.around.line_thread import LineThread
    from pos_app.viewmodels.around.pole import PoleWork
    from pos_app.viewmodels.models import Models

QUEUED = Qt.ConnectionType.QueuedConnection
SCREENS_MS = 300
"""Screens come and go in several steps when a cable is plugged in."""


class Surroundings(QObject):
    """Owns the customer's window and the threads of pole and scanner."""

    def __init__(
        self,
        app: TillApplication,
        models: Models,
        router: ScanRouter,
        *,
        window: Callable[[], MainWindow],
    ) -> None:
        """`window` gives the till's own window of now; its screen is never the customer's."""
        super().__init__()
        self._app, self._models, self._router, self._window = app, models, router, window
        self._scanner: LineThread | None = None
        self._pole: LineThread | None = None
        self._pole_work: PoleWork | None = None
        self._left: list[LineThread] = []
        self._customer: CustomerWindow | None = None
        self._screens = QTimer(self, singleShot=True, interval=SCREENS_MS)
        self._screens.timeout.connect(self.place)
        for signal in (app.screenAdded, app.screenRemoved, app.primaryScreenChanged):
            signal.connect(self._look_again)

    def start(self) -> None:
        """Begin with what the settings name."""
        self._models.shell.set_anew.connect(self._set_anew)
        self._begin_scanner()
        self._begin_pole()
        self.place()

    def stop(self) -> None:
        """End every thread and close the customer's window."""
        self._screens.stop()
        self._end_scanner()
        self._end_pole()
        self._hide()

    @Slot()
    def place(self) -> None:
        """Show the customer's window on its screen, or say that there is none."""
        number = self._settings.display.screen
        if not number:
            self._hide()
            self._models.around.forget(Device.SCREEN)
            return
        window = self._customer or self._new_customer()
        if window.stand_on(number, till=self._window()):
            self._models.around.found(Device.SCREEN)
        else:
            self._hide()
            self._models.around.lost(Device.SCREEN)

    @property
    def _settings(self) -> Settings:
        return self._models.desk.till.settings

    def _new_customer(self) -> CustomerWindow:
        from pos_app.ui.customer.window import CustomerWindow

        self._customer = CustomerWindow(self._app.theme, self._models.customer)
        return self._customer

    def _hide(self) -> None:
        if self._customer is not None:
            self._customer.close()
            self._customer.deleteLater()
            self._customer = None

    @Slot()
    def _look_again(self, _screen: object = None) -> None:
        self._screens.start()

    @Slot(object)
    def _set_anew(self, names: frozenset[str]) -> None:
        """Settings were changed: begin anew with what they are about."""
        tables = {name.partition(".")[0] for name in names}
        if "serial_scanner" in tables:
            self._end_scanner()
            self._begin_scanner()
        if names & {"display.pole", "display.baud"}:
            self._end_pole()
            self._begin_pole()
        if "display.screen" in names:
            self.place()

    def _end(self, thread: LineThread) -> None:
        """End a thread. One that its device holds is kept: Qt ends a process that lets it go."""
        if not thread.stop():
            self._left.append(thread)

    # The scanner

    def _begin_scanner(self) -> None:
        chosen = self._settings.serial_scanner
        if not chosen.port:
            return
        from pos_app.viewmodels.around.line_thread import LineThread
        from pos_app.viewmodels.around.scanning import ScannerWork

        work = ScannerWork(chosen)
        self._scanner = LineThread(work, name="Scanner")
        work.scanned.connect(self._router.take, QUEUED)
        work.torn.connect(self._models.sale.refuse_scan, QUEUED)
        self._scanner.lost.connect(self._scanner_lost, QUEUED)
        self._scanner.found.connect(self._scanner_found, QUEUED)
        self._scanner.start()

    def _end_scanner(self) -> None:
        if self._scanner is not None:
            self._end(self._scanner)
            self._scanner = None
        self._models.around.forget(Device.SCANNER)

    @Slot(object)
    def _scanner_lost(self, error: PosError) -> None:
        if self._scanner is not None:
            self._models.around.lost(Device.SCANNER, error)

    @Slot()
    def _scanner_found(self) -> None:
        if self._scanner is not None:
            self._models.around.found(Device.SCANNER)

    # The pole display

    def _begin_pole(self) -> None:
        if not self._settings.display.pole:
            return
        from pos_app.viewmodels.around.line_thread import LineThread
        from pos_app.viewmodels.around.pole import PoleWork

        self._pole_work = work = PoleWork(self._settings.display)
        self._pole = LineThread(work, name="Pole")
        self._pole.lost.connect(self._pole_lost, QUEUED)
        self._pole.found.connect(self._pole_found, QUEUED)
        self._models.customer.changed.connect(self._show_on_pole)
        self._show_on_pole()
        self._pole.start()

    def _end_pole(self) -> None:
        if self._pole is not None:
            self._models.customer.changed.disconnect(self._show_on_pole)
            self._end(self._pole)
        self._pole = self._pole_work = None
        self._models.around.forget(Device.POLE)

    @Slot()
    def _show_on_pole(self) -> None:
        from pos_app.viewmodels.customer.pole_words import pole_lines

        if self._pole_work is not None:
            model = self._models.customer
            self._pole_work.show(pole_lines(model.view, model.style))

    @Slot(object)
    def _pole_lost(self, error: PosError) -> None:
        if self._pole is not None:
            self._models.around.lost(Device.POLE, error)

    @Slot()
    def _pole_found(self) -> None:
        if self._pole is not None:
            self._models.around.found(Device.POLE)
