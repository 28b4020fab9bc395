"""Pole displays of two lines of twenty letters, told by the ESC/POS commands for them.

Only ASCII is sent: every such display has it, in whatever code page it was set to. The commands
are those of Epson's DM-D series, which the others follow.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from pos_app.devices.serial_lines.line import line_at

COLUMNS = 20
ROWS = 2
READ_S = 0.1
# ESC @ begins anew, US MD1 writes over what stands there, US C 0 hides the cursor.
BEGIN = b"\x1b@\x1f\x01\x1fC\x00"


def pole_bytes(top: str, bottom: str) -> bytes:
    """What shows two lines: each is put at its place, so that nothing flickers or scrolls."""
    sent = b""
    for row, text in enumerate((top, bottom), start=1):
        letters = "".join(letter if " " <= letter <= "~" else "?" for letter in text)
        place = b"\x1f$" + bytes((1, row))
        sent += place + letters[:COLUMNS].ljust(COLUMNS).encode("ascii")
    return sent


class OpenPole:
    """A pole display whose port is open."""

    def __init__(self, line: Any) -> None:  # noqa: ANN401 - pyserial publishes no types
        self._line = line

    def show(self, top: str, bottom: str) -> None:
        """Show two lines of at most COLUMNS letters. Raises what `pole_at` makes of it."""
        self._line.write(pole_bytes(top, bottom))
        self._line.flush()


@contextmanager
def pole_at(port: str, *, baud: int) -> Iterator[OpenPole]:
    """The display at a port, cleared, for as long as the block lasts.

    Raises DeviceMissing, also when it is unplugged or takes nothing more inside the block.
    """
    with line_at(port, baud=baud, read_s=READ_S) as line:
        line.write(BEGIN)
        yield OpenPole(line)
