"""A device on a pseudo-terminal: what it was sent, what it says, and being pulled out."""

import contextlib
import os
import pty
import select
import time
import tty
from collections.abc import Iterator
from pathlib import Path

WAIT_S = 10.0
SLICE_S = 0.05


class SerialDevice:
    """The device's end of a line; `port` is where a program finds it, as long as it is plugged."""

    def __init__(self, link: Path) -> None:
        """`link` is a name that stays the same when the device is plugged in again."""
        self._link = link
        self._ends: tuple[int, int] | None = None
        self.port = str(link)
        self.plug()

    def plug(self) -> None:
        """Connect it."""
        own, theirs = pty.openpty()
        tty.setraw(theirs)
        self._link.unlink(missing_ok=True)
        self._link.symlink_to(os.ttyname(theirs))
        self._ends = (own, theirs)

    def unplug(self) -> None:
        """Pull it out in the middle of whatever it does."""
        if self._ends is not None:
            for end in self._ends:
                os.close(end)
            self._link.unlink(missing_ok=True)
            self._ends = None

    def say(self, sent: bytes) -> None:
        """Send bytes to the program."""
        assert self._ends is not None
        os.write(self._ends[0], sent)

    def heard(self, wait_s: float = SLICE_S) -> bytes:
        """What the program sent since the last time."""
        assert self._ends is not None
        found = b""
        while select.select([self._ends[0]], [], [], wait_s)[0]:
            found += os.read(self._ends[0], 4096)
        return found


class PoleScreen:
    """Reads what a display of two lines is sent, by the commands of Epson's DM-D; nothing else."""

    def __init__(self) -> None:
        self.rows = [" " * 20, " " * 20]
        self._at = (0, 0)

    def take(self, sent: bytes) -> None:
        """Carry out the commands; raises ValueError for what is none."""
        place = 0
        while place < len(sent):
            place += self._one(sent[place : place + 4])

    def _one(self, sent: bytes) -> int:
        if sent[:2] == b"\x1b@":
            self.rows = [" " * 20, " " * 20]
            return 2
        if sent[:2] == b"\x1f\x01":
            return 2
        if sent[:2] == b"\x1fC":
            return 3
        if sent[:2] == b"\x1f$":
            if not (1 <= sent[2] <= 20 and 1 <= sent[3] <= 2):
                raise ValueError(f"no such place: {sent!r}")
            self._at = (sent[3] - 1, sent[2] - 1)
            return 4
        if not 0x20 <= sent[0] <= 0x7E:
            raise ValueError(f"not a command: {sent!r}")
        row, column = self._at
        if column >= 20:
            raise ValueError("written over the end of a line")
        self.rows[row] = self.rows[row][:column] + chr(sent[0]) + self.rows[row][column + 1 :]
        self._at = (row, column + 1)
        return 1


def shown_by(device: SerialDevice, screen: PoleScreen, wanted: str) -> list[str]:
    """The two rows of a display once `wanted` stands on it, or as they are after a while."""
    end = time.monotonic() + WAIT_S
    while time.monotonic() < end:
        screen.take(device.heard())
        if any(wanted in row for row in screen.rows):
            break
    return screen.rows


@contextlib.contextmanager
def serial_device(folder: Path, name: str = "device") -> Iterator[SerialDevice]:
    """A device that is plugged in while the block lasts, unless it is pulled out before."""
    device = SerialDevice(folder / name)
    try:
        yield device
    finally:
        device.unplug()
