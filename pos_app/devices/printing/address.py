"""Where a printer is: `tcp:192.168.1.50:9100`, `usb:/dev/usb/lp0`, `serial:/dev/ttyUSB0@9600`, ...

`file:PATH` writes into a file, `cups:NAME` and `windows:NAME` hand over to a queue of the system.
"""

from enum import StrEnum
from typing import NamedTuple

from pos_app.errors import SettingsRefused

TCP_PORT = 9100
BAUD = 9600
HINT = (
    "a printer is tcp:HOST[:PORT], usb:/dev/usb/lp0, serial:PORT[@BAUD], file:PATH, cups:NAME,"
    " windows:NAME, or nothing"
)


class Wire(StrEnum):
    """How a printer is connected."""

    NONE = ""
    TCP = "tcp"
    USB = "usb"
    SERIAL = "serial"
    FILE = "file"
    CUPS = "cups"
    WINDOWS = "windows"


class Address(NamedTuple):
    """A wire, a host, path or name, and the port or speed."""

    wire: Wire
    place: str = ""
    number: int = 0

    def __str__(self) -> str:
        return f"{self.wire}:{self.place}" if self.wire else "none"


def read_address(text: str) -> Address:
    """The address that settings give; empty text is no printer. Raises SettingsRefused."""
    text = text.strip()
    if not text or text == "none":
        return Address(Wire.NONE)
    kind, colon, rest = text.partition(":")
    if not colon or not rest or kind not in set(Wire) or any(ord(char) < 32 for char in rest):
        raise SettingsRefused(where="printer", problem=HINT)
    wire = Wire(kind)
    if wire is Wire.TCP:
        host, has_port, port = rest.rpartition(":")
        if not has_port or rest.endswith("]"):
            return Address(wire, rest.strip("[]"), TCP_PORT)
        return Address(wire, host.strip("[]"), _number(port, most=65_535))
    if wire is Wire.SERIAL:
        path, has_baud, baud = rest.partition("@")
        return Address(wire, path, _number(baud, most=1_000_000) if has_baud else BAUD)
    return Address(wire, rest)


def _number(text: str, *, most: int) -> int:
    if not (text.isascii() and text.isdecimal() and 0 < int(text[:9]) <= most):
        raise SettingsRefused(where="printer", problem=HINT)
    return int(text)
