"""Scales over pseudo-terminals: weights at rest, everything else in words."""

import os
import pty
import threading
import tty

import pytest

from pos_app.devices.serial_lines.errors import (
    DeviceMissing,
    ScaleMoving,
    ScaleOverloaded,
    ScaleSilent,
)
from pos_app.devices.serial_lines.scale import (
    ScaleKind,
    SerialScale,
    read_8217,
    read_continuous,
)


@pytest.mark.parametrize(
    ("line", "grams"), [(b"\x0201.250\r", 1250), (b"\x0200005\r", 5), (b"\x0212345\r", 12_345)]
)
def test_an_8217_weight_is_read(line, grams):
    assert read_8217(line) == grams


@pytest.mark.parametrize(
    ("line", "error"),
    [
        (b"\x02?\x41\r", ScaleMoving),
        (b"\x02?\x42\r", ScaleOverloaded),
        (b"\x02?\x44\r", ScaleOverloaded),
    ],
)
def test_an_8217_says_why_not(line, error):
    with pytest.raises(error):
        read_8217(line)


@pytest.mark.parametrize(
    ("line", "grams"),
    [
        (b"ST,GS,+  1.250kg\r\n", 1250),
        (b"ST,NT,+00.005 kg\r\n", 5),
        (b"1250 g\n", 1250),
        (b"ST,GS,-0.000kg\n", 0),
    ],
)
def test_a_line_of_a_speaking_scale_is_read(line, grams):
    assert read_continuous(line) == grams


@pytest.mark.parametrize(
    ("line", "error"),
    [
        (b"US,GS,+  1.250kg\n", ScaleMoving),
        (b"OL\n", ScaleOverloaded),
        (b"ST,GS,-0.250kg\n", ScaleOverloaded),
        (b"8964000123454\n", ValueError),
        (b"1.250\n", ValueError),
        (b"hello\n", ValueError),
    ],
)
def test_what_is_no_weight_at_rest_is_none(line, error):
    with pytest.raises(error):
        read_continuous(line)


def weighed(kind, *, says, asked=b""):
    """What a scale gives that says these lines, once it was asked where it must be."""
    master, slave = pty.openpty()
    tty.setraw(slave)
    stop = threading.Event()

    def speak():
        if asked:
            assert os.read(master, 16) == asked
        while not stop.is_set():
            os.write(master, says)
            if asked:
                return
            stop.wait(0.02)

    thread = threading.Thread(target=speak, daemon=True)
    thread.start()
    try:
        return SerialScale(os.ttyname(slave), kind=kind).weigh()
    finally:
        stop.set()
        thread.join(5)
        os.close(master)
        os.close(slave)


def test_a_scale_that_is_asked_answers():
    assert weighed(ScaleKind.TOLEDO_8217, says=b"\x0200.755\r", asked=b"W") == 755


def test_a_scale_that_speaks_is_heard_from_the_middle_of_a_line():
    assert weighed(ScaleKind.CONTINUOUS, says=b"0.755kg\r\nST,GS,+  0.755kg\r\n") == 755


def test_rubbish_is_silence_and_nothing_is_missing():
    with pytest.raises(ScaleSilent):
        weighed(ScaleKind.CONTINUOUS, says=b"\xff\xfe")
    with pytest.raises(DeviceMissing):
        SerialScale("/dev/ttyS250", kind=ScaleKind.CONTINUOUS).weigh()
