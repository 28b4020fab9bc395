"""The wires to a printer: bytes out in bounded time, short answers back, cut from another thread.

A printer that stops taking bytes must not hold its thread for ever, so nothing here blocks longer
than it was told to.
"""

import os
import select
import socket
from threading import Event
from typing import Any, Protocol

from pos_app.devices.printing.address import Address, Wire
from pos_app.devices.printing.errors import PrinterMissing, PrinterStuck

CONNECT_S = 3.0
TAKES_S = 10.0
"""So long a printer may take nothing before it counts as stuck; a slow one takes a little often."""
CHUNK_BYTES = 1024
SLICE_S = 0.1
"""How soon a wait notices that it was cut."""


class PrinterWire(Protocol):
    """One open connection."""

    def send(self, sent: bytes) -> None:
        """Send all of it. Raises PrinterMissing, PrinterStuck."""

    def ask(self, question: bytes, *, within_s: float) -> bytes:
        """Send a question and give the byte that answers it; empty when none comes in time."""

    def close(self) -> None:
        """Let go."""


class _HandleWire:
    """A wire over a file descriptor that does not block: a socket or a device file."""

    def __init__(self, handle: int, address: Address, stop: Event) -> None:
        self._handle, self._address, self._stop = handle, address, stop

    def send(self, sent: bytes) -> None:
        """Send all of it, in parts that a slow printer can take one by one."""
        rest = memoryview(sent)
        while rest:
            if not self._wait(TAKES_S, writing=True):
                raise PrinterStuck(address=self._address, problem="stuck", waited_s=TAKES_S)
            try:
                done = os.write(self._handle, rest[:CHUNK_BYTES])
            except BlockingIOError:
                continue
            except OSError as error:
                raise _missing(self._address, error) from error
            rest = rest[done:]

    def ask(self, question: bytes, *, within_s: float) -> bytes:
        """Throw away what nobody asked for, ask, and take one byte."""
        while self._wait(0, writing=False) and self._read(64):
            pass
        self.send(question)
        return self._read(1) if self._wait(within_s, writing=False) else b""

    def close(self) -> None:
        """Close the file."""
        os.close(self._handle)

    def _read(self, count: int) -> bytes:
        try:
            return os.read(self._handle, count)
        except OSError:
            # A file that is only written has no answers.
            return b""

    def _wait(self, within_s: float, *, writing: bool) -> bool:
        """Whether the handle is ready in time; False as well when the wait is cut."""
        waiter = select.poll()
        waiter.register(self._handle, select.POLLOUT if writing else select.POLLIN)
        left_s = within_s
        while not self._stop.is_set():
            if waiter.poll(min(left_s, SLICE_S) * 1000):
                return True
            left_s -= SLICE_S
            if left_s <= 0:
                return False
        return False


class SocketWire:
    """A printer on the network: raw bytes on a TCP port."""

    def __init__(self, address: Address, stop: Event) -> None:
        """Connect. Raises PrinterMissing."""
        try:
            self._socket = socket.create_connection(
                (address.place, address.number), timeout=CONNECT_S
            )
        except OSError as error:
            raise _missing(address, error) from error
        self._address, self._stop = address, stop

    def send(self, sent: bytes) -> None:
        """Send all of it, in parts that a slow printer can take one by one."""
        rest = memoryview(sent)
        waited_s = 0.0
        self._socket.settimeout(SLICE_S)
        while rest:
            try:
                done = self._socket.send(rest[:CHUNK_BYTES])
            except TimeoutError as error:
                waited_s += SLICE_S
                if waited_s >= TAKES_S or self._stop.is_set():
                    address = self._address
                    raise PrinterStuck(
                        address=address, problem="stuck", waited_s=TAKES_S
                    ) from error
                continue
            except OSError as error:
                raise _missing(self._address, error) from error
            rest, waited_s = rest[done:], 0.0

    def ask(self, question: bytes, *, within_s: float) -> bytes:
        """Throw away what nobody asked for, ask, and take one byte."""
        self._socket.setblocking(False)
        while self._receive(64):
            pass
        self.send(question)
        left_s = within_s
        while left_s > 0 and not self._stop.is_set():
            self._socket.settimeout(min(SLICE_S, left_s))
            if reply := self._receive(1):
                return reply
            left_s -= SLICE_S
        return b""

    def close(self) -> None:
        """Say that nothing more comes, so that a printer works off what it has; then let go."""
        try:
            self._socket.shutdown(socket.SHUT_WR)
        except OSError:
            # It is gone already.
            pass
        finally:
            self._socket.close()

    def _receive(self, count: int) -> bytes:
        try:
            return self._socket.recv(count)
        except OSError:
            return b""


class FileWire(_HandleWire):
    """A device file such as /dev/usb/lp0, or a plain file."""

    def __init__(self, address: Address, stop: Event) -> None:
        """Open it. Raises PrinterMissing."""
        is_file = address.wire is Wire.FILE
        try:
            if is_file:
                flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND
                handle = os.open(address.place, flags, 0o600)
            else:
                # Opened without blocking: a printer without paper would hold the write for ever.
                handle = os.open(address.place, os.O_RDWR | os.O_NONBLOCK | os.O_NOCTTY)
        except OSError as error:
            raise _missing(address, error) from error
        super().__init__(handle, address, stop)
        self._is_file = is_file

    def ask(self, question: bytes, *, within_s: float) -> bytes:
        """A plain file answers nothing, and no question is written into it."""
        return b"" if self._is_file else super().ask(question, within_s=within_s)


class SerialWire:
    """A printer on a serial port, by pyserial."""

    def __init__(self, address: Address, stop: Event) -> None:
        """Open the port. Raises PrinterMissing."""
        import serial  # noqa: PLC0415 - only who has a serial printer waits for it

        try:
            self._port: Any = serial.Serial(
                address.place, address.number, timeout=SLICE_S, write_timeout=TAKES_S
            )
        except (serial.SerialException, ValueError, OSError) as error:
            raise _missing(address, error) from error
        self._address, self._stop = address, stop
        self._timeout_error = serial.SerialTimeoutException

    def send(self, sent: bytes) -> None:
        """Send all of it, in parts that a slow printer can take one by one."""
        for start in range(0, len(sent), CHUNK_BYTES):
            try:
                self._port.write(sent[start : start + CHUNK_BYTES])
            except self._timeout_error as error:
                address = self._address
                raise PrinterStuck(address=address, problem="stuck", waited_s=TAKES_S) from error
            except OSError as error:
                raise _missing(self._address, error) from error

    def ask(self, question: bytes, *, within_s: float) -> bytes:
        """Throw away what nobody asked for, ask, and take one byte."""
        try:
            self._port.reset_input_buffer()
            self.send(question)
            left_s = within_s
            while left_s > 0 and not self._stop.is_set():
                if reply := self._port.read(1):
                    return bytes(reply)
                left_s -= SLICE_S
        except OSError as error:
            raise _missing(self._address, error) from error
        return b""

    def close(self) -> None:
        """Let go of the port."""
        self._port.close()


class QueueWire:
    """A print queue of the system, by python-escpos: CUPS, or Windows' own. It answers nothing."""

    def __init__(self, address: Address, _stop: Event) -> None:
        """Open the queue. Raises PrinterMissing."""
        from escpos import exceptions, printer  # noqa: PLC0415 - it takes a third of a second

        kind = printer.CupsPrinter if address.wire is Wire.CUPS else printer.Win32Raw
        try:
            self._printer: Any = kind(printer_name=address.place)
            self._printer.open()
        except (exceptions.Error, RuntimeError, OSError) as error:
            raise _missing(address, error) from error
        self._address = address

    def send(self, sent: bytes) -> None:
        """Hand it to the queue."""
        try:
            self._printer._raw(sent)  # noqa: SLF001 - the library's own way to send bytes
        except (RuntimeError, OSError) as error:
            raise _missing(self._address, error) from error

    def ask(self, question: bytes, *, within_s: float) -> bytes:  # noqa: ARG002 - a queue knows nothing
        """Nothing: a queue takes everything."""
        return b""

    def close(self) -> None:
        """Send the job on its way."""
        self._printer.close()


def open_wire(address: Address, stop: Event) -> PrinterWire:
    """Open the connection; `stop` cuts what it waits for. Raises PrinterMissing."""
    match address.wire:
        case Wire.TCP:
            return SocketWire(address, stop)
        case Wire.SERIAL:
            return SerialWire(address, stop)
        case Wire.CUPS | Wire.WINDOWS:
            return QueueWire(address, stop)
        case Wire.USB | Wire.FILE:
            return FileWire(address, stop)
        case Wire.NONE:
            raise PrinterMissing(address=address, problem="no printer is set")


def _missing(address: Address, error: Exception) -> PrinterMissing:
    problem = getattr(error, "strerror", None) or str(error)
    return PrinterMissing(address=address, problem=problem)
