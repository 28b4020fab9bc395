"""Scales on a serial port: one that is asked (Toledo 8217) and one that speaks all the time.

A weight counts only when the scale itself says that it stands still. Weights are whole thousandths
of a kilogram: grams.
"""

import re
from enum import StrEnum
from typing import Any, Protocol

from pos_app.devices.serial_lines.errors import (
    DeviceMissing,
    ScaleMoving,
    ScaleOverloaded,
    ScaleSilent,
)

STX, CR = b"\x02", b"\r"
ASK_8217 = b"W"
READ_S = 0.2
ANSWERS_S = 1.5
LINE_BYTES_MAX = 64
_MOVING, _OUT_OF_RANGE, _UNDER_ZERO = 0x01, 0x02, 0x04
_CONTINUOUS = re.compile(
    rb"(?P<state>ST|US|OL)?,?(?:GS|NT|TR)?,?\s*(?P<sign>[+-]?)\s*(?P<figure>\d{1,4}\.\d{1,4}|\d{1,6})"
    rb"\s*(?P<unit>kg|g)?",
    re.IGNORECASE,
)
OVERLOAD = "OL"


class ScaleKind(StrEnum):
    """How a scale speaks."""

    TOLEDO_8217 = "toledo8217"
    CONTINUOUS = "continuous"


class Scale(Protocol):
    """What weighs. Everything raises DeviceMissing, ScaleSilent, ScaleMoving, ScaleOverloaded."""

    def weigh(self) -> int:
        """The weight at rest, in grams."""


def read_8217(line: bytes) -> int:
    """Grams of one answer to `W`: digits of kilograms, or `?` and a byte that says why not.

    Raises ScaleMoving, ScaleOverloaded, and ValueError for what is no answer.
    """
    text = line.strip(STX + CR)
    if text[:1] == b"?" and len(text) == 2:
        why = text[1]
        if why & (_OUT_OF_RANGE | _UNDER_ZERO):
            raise ScaleOverloaded
        if why & _MOVING:
            raise ScaleMoving
        raise ValueError(f"no status: {why:#x}")
    found = re.fullmatch(rb"(\d{1,3})\.?(\d{3})\d?", text)
    if found is None:
        raise ValueError(f"no weight: {line[:20]!r}")
    return int(found[1]) * 1000 + int(found[2])


def read_continuous(line: bytes) -> int:
    """Grams of one line such as `ST,GS,+  1.250kg`; `US` is moving, `OL` is too heavy.

    Raises ScaleMoving, ScaleOverloaded, and ValueError for what is no line of a scale.
    """
    text = line.strip()
    if text[:2].upper() == OVERLOAD.encode():
        raise ScaleOverloaded
    found = _CONTINUOUS.fullmatch(text)
    if found is None or (not found["state"] and not found["unit"]):
        raise ValueError(f"no weight: {line[:20]!r}")
    if (found["state"] or b"ST").upper() == b"US":
        raise ScaleMoving
    whole, _, fraction = found["figure"].partition(b".")
    in_grams = (found["unit"] or b"kg").lower() == b"g"
    grams = int(whole) if in_grams else int(whole) * 1000 + int(fraction.ljust(3, b"0")[:3])
    if found["sign"] == b"-" and grams:
        raise ScaleOverloaded
    return grams


class SerialScale:
    """A scale over pyserial; opened for each weight, so that it may be unplugged in between."""

    def __init__(self, port: str, *, kind: ScaleKind, baud: int = 9600) -> None:
        self._port, self._kind, self._baud = port, kind, baud

    def weigh(self) -> int:
        """Ask or listen, and take the first line that is a weight."""
        import serial  # noqa: PLC0415 - only who has a scale waits for it

        asks = self._kind is ScaleKind.TOLEDO_8217
        read = read_8217 if asks else read_continuous
        try:
            with serial.Serial(self._port, self._baud, timeout=READ_S) as line:
                line.reset_input_buffer()
                if asks:
                    line.write(ASK_8217)
                for text in _lines(line, ends=CR if asks else b"\n"):
                    try:
                        return read(text)
                    except ValueError:
                        # The rest of a line that was cut, or a heading: the next one may be whole.
                        continue
        except (serial.SerialException, OSError) as error:
            raise DeviceMissing(port=self._port, problem=str(error)) from error
        raise ScaleSilent(port=self._port)


def _lines(line: Any, *, ends: bytes) -> Any:  # noqa: ANN401 - pyserial publishes no types
    """Lines until the time is over; one that never ends is cut."""
    for _ in range(round(ANSWERS_S / READ_S)):
        text = bytes(line.read_until(ends, LINE_BYTES_MAX))
        if text.endswith(ends):
            yield text
