"""A scanner on a serial port: its codes come to the main thread one by one, in their order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from pos_app.devices.serial_lines.scanner import SerialScanner

if TYPE_CHECKING:
    from pos_app.devices.serial_lines.scanner import Reading
    from pos_app.settings import SerialScannerSettings
    from pos_app.viewmodels.around.line_thread import LineThread


class ScannerWork(QObject):
    """Reads one scanner; the signals come out of its thread."""

    scanned = Signal(str)
    """A whole code."""
    torn = Signal(str)
    """A code whose end never came, or that is longer than any code: nobody may trust it."""

    def __init__(self, chosen: SerialScannerSettings) -> None:
        super().__init__()
        self._scanner = SerialScanner(
            chosen.port, baud=chosen.baud, ends_by_pause=chosen.ends_by == "pause"
        )

    def run(self, thread: LineThread) -> None:
        """Hand on codes until the thread stops. Raises DeviceMissing."""
        self._scanner.listen(self._take, opened=thread.tell_open, stop=thread.stopping)

    def wake(self) -> None:
        """Nothing: it looks up many times a second by itself."""

    def _take(self, reading: Reading) -> None:
        (self.torn if reading.is_torn else self.scanned).emit(reading.text)
