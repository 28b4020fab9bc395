"""Scanners on a serial port, mostly USB made to look like one: they need no window in front.

A code ends with CR, LF, both or Tab, whichever the scanner was set to; or with a pause, for one
that sends nothing behind a code. AIM ids and FNC1 (GS, 0x1D) belong to the code and stay in it.
"""

from collections.abc import Callable
from threading import Event
from typing import NamedTuple

from pos_app.devices.serial_lines.line import line_at

READ_S = 0.06
"""So long without a byte is a pause: at 9600 baud a scanner sends one each millisecond."""
TORN_READS = 16
"""So many pauses, a second, and the end of a code that has one will not come any more."""
CODE_BYTES_MAX = 4096
ENDS = b"\r\n\t"
FRAME = "\x00\x02\x03"
"""NUL, STX and ETX around a code are the scanner's, not the code's."""


class Reading(NamedTuple):
    """One code, or the part of one that never ended."""

    text: str
    is_torn: bool = False


class CodeReader:
    """Gathers bytes into codes; told of pauses, it needs no clock."""

    def __init__(self, *, ends_by_pause: bool) -> None:
        self._ends_by_pause = ends_by_pause
        self._bytes = bytearray()
        self._pauses = 0

    def feed(self, sent: bytes) -> list[Reading]:
        """The codes that these bytes ended, in their order."""
        self._pauses = 0
        found = []
        for byte in sent:
            if byte in ENDS:
                found += self._end(is_torn=False)
            elif len(self._bytes) <= CODE_BYTES_MAX:
                self._bytes.append(byte)
        return found

    def pause(self) -> list[Reading]:
        """No byte came for READ_S: the code that ended by it, or was torn off."""
        if not self._bytes:
            return []
        self._pauses += 1
        if self._ends_by_pause:
            return self._end(is_torn=False)
        return self._end(is_torn=True) if self._pauses >= TORN_READS else []

    def _end(self, *, is_torn: bool) -> list[Reading]:
        gathered, self._bytes, self._pauses = bytes(self._bytes), bytearray(), 0
        text = _decoded(gathered[:CODE_BYTES_MAX]).strip(FRAME)
        if not text:
            return []
        return [Reading(text, is_torn=is_torn or len(gathered) > CODE_BYTES_MAX)]


class SerialScanner:
    """A scanner at a port; nothing is opened before somebody listens."""

    def __init__(self, port: str, *, baud: int = 9600, ends_by_pause: bool = False) -> None:
        self._port, self._baud, self._ends_by_pause = port, baud, ends_by_pause

    def listen(
        self, take: Callable[[Reading], None], *, opened: Callable[[], None], stop: Event
    ) -> None:
        """Hand on each code as it comes until `stop`; `opened` is called once the port is open.

        Raises DeviceMissing when it is not there, or unplugged meanwhile.
        """
        reader = CodeReader(ends_by_pause=self._ends_by_pause)
        with line_at(self._port, baud=self._baud, read_s=READ_S) as line:
            opened()
            while not stop.is_set():
                first = bytes(line.read(1))
                sent = first + bytes(line.read(line.in_waiting)) if first else b""
                for reading in reader.feed(sent) if sent else reader.pause():
                    take(reading)


def _decoded(gathered: bytes) -> str:
    """A code as text: UTF-8 as QR codes have it, else one character a byte."""
    try:
        return gathered.decode("utf-8")
    except UnicodeDecodeError:
        return gathered.decode("latin-1")
