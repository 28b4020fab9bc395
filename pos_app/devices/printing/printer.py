"""A receipt printer as the till uses it: how it is, one slip, one pulse for the drawer."""

from threading import Event
from typing import Protocol

from pos_app.devices.printing import status
from pos_app.devices.printing.address import Address, Wire
from pos_app.devices.printing.errors import PrinterOffline, PrinterOutOfPaper
from pos_app.devices.printing.status import Health
from pos_app.devices.printing.wires import PrinterWire, open_wire

ANSWERS_S = 0.5
WORKED_OFF_S = 15.0
"""A long slip on a slow printer; only those that answer at all are waited for."""


class ReceiptPrinter(Protocol):
    """What prints slips. Everything raises PrinterNotReady."""

    def pulse(self, sent: bytes) -> None:
        """Open the drawer: these bytes, at once, whatever the paper does."""

    def print_slip(self, sent: bytes) -> None:
        """Print one slip; when this returns, it is on paper as far as the printer can tell."""

    def abort(self) -> None:
        """From another thread: wait for nothing more."""


class EscPosPrinter:
    """A printer that is told ESC/POS over any wire; each slip has a connection of its own.

    So a printer that was unplugged meanwhile, or serves a second till, is found each time anew.
    """

    def __init__(self, address: Address) -> None:
        self.address = address
        self._stop = Event()

    def pulse(self, sent: bytes) -> None:
        """Send the drawer's pulse; a printer without paper still opens its drawer."""
        wire = open_wire(self.address, self._stop)
        try:
            wire.send(sent)
        finally:
            wire.close()

    def print_slip(self, sent: bytes) -> None:
        """Ask how it is, print, and ask in turn whether the paper lasted."""
        wire = open_wire(self.address, self._stop)
        try:
            before = self._health(wire)
            if before is Health.NO_PAPER:
                raise PrinterOutOfPaper(address=self.address, problem="no paper")
            if before is Health.OFFLINE:
                raise PrinterOffline(address=self.address, problem="offline")
            wire.send(sent)
            if before is Health.READY:
                reply = wire.ask(status.ASK_PAPER_IN_TURN, within_s=WORKED_OFF_S)
                if status.ended_without_paper(reply):
                    raise PrinterOutOfPaper(address=self.address, problem="no paper")
        finally:
            wire.close()

    def health(self) -> Health:
        """How the printer says that it is. Raises PrinterMissing."""
        wire = open_wire(self.address, self._stop)
        try:
            return self._health(wire)
        finally:
            wire.close()

    def abort(self) -> None:
        """Wait for nothing more."""
        self._stop.set()

    def _health(self, wire: PrinterWire) -> Health:
        """The first silence ends it: a printer that does not answer is not asked three times."""
        online = wire.ask(status.ASK_ONLINE, within_s=ANSWERS_S)
        if not online:
            return Health.SILENT
        cause = wire.ask(status.ASK_OFFLINE_CAUSE, within_s=ANSWERS_S)
        paper = wire.ask(status.ASK_PAPER, within_s=ANSWERS_S)
        return status.health_of(online=online, cause=cause, paper=paper)


class NullPrinter:
    """No printer: what is printed is gone, and nobody is told that it failed."""

    def pulse(self, sent: bytes) -> None:
        """Nothing."""

    def print_slip(self, sent: bytes) -> None:
        """Nothing."""

    def abort(self) -> None:
        """Nothing."""


def printer_at(address: Address) -> ReceiptPrinter:
    """The printer of an address; nothing is opened yet."""
    return EscPosPrinter(address) if address.wire is not Wire.NONE else NullPrinter()
