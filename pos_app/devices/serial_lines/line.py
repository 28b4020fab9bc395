"""One serial port, open while it is needed; whatever goes wrong with it is a missing device."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from pos_app.devices.serial_lines.errors import DeviceMissing

WRITE_S = 1.0


@contextmanager
def line_at(port: str, *, baud: int, read_s: float) -> Iterator[Any]:
    """A port for as long as the block lasts; `read_s` is how long a read waits.

    Nobody else may have it open meanwhile: two devices set to one port would read half a code each.
    Raises DeviceMissing, also when it is unplugged inside the block.
    """
    import serial  # noqa: PLC0415 - only who has such a device waits for it

    try:
        with serial.Serial(
            port, baud, timeout=read_s, write_timeout=WRITE_S, exclusive=True
        ) as line:
            yield line
    except (serial.SerialException, ValueError, OSError, *_faults_of_terminals()) as error:
        raise DeviceMissing(port=port, problem=str(error)) from error


def _faults_of_terminals() -> tuple[type[Exception], ...]:
    """What a terminal that was pulled out raises beside OSError, where there are terminals."""
    try:
        import termios  # noqa: PLC0415 - Windows has none
    except ImportError:
        return ()
    return (termios.error,)
