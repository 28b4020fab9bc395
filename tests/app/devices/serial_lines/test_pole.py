"""A pole display over a pseudo-terminal, read by a reader of its commands."""

import pytest

from pos_app.devices.serial_lines.errors import DeviceMissing
from pos_app.devices.serial_lines.pole import pole_at, pole_bytes
from tests.support.around.serial_device import PoleScreen, serial_device, shown_by


def test_two_lines_stand_where_they_belong_and_nothing_of_before_is_left(tmp_path):
    screen = PoleScreen()
    with serial_device(tmp_path) as device, pole_at(device.port, baud=9600) as pole:
        pole.show("MADINA GENERAL STORE", "      WELCOME")
        pole.show("Tea 190 g     540.00", "TOTAL")
        rows = shown_by(device, screen, "TOTAL")
    assert rows == ["Tea 190 g     540.00", f"{'TOTAL':<20}"]


def test_what_is_too_long_is_cut_and_what_is_no_letter_is_no_command():
    screen = PoleScreen()
    screen.take(pole_bytes("x" * 30, "چائے\x1b@\x0c"))
    assert screen.rows == ["x" * 20, "?????@?" + " " * 13]


def test_a_display_that_is_not_there_is_missing(tmp_path):
    with pytest.raises(DeviceMissing), pole_at(str(tmp_path / "none"), baud=9600):
        pass
