"""One serial port: missing, taken by another device, pulled out in the middle."""

import pytest

from pos_app.devices.serial_lines.errors import DeviceMissing
from pos_app.devices.serial_lines.line import line_at
from tests.support.around.serial_device import serial_device


def test_a_port_that_is_not_there_is_a_missing_device(tmp_path):
    with (
        pytest.raises(DeviceMissing) as raised,
        line_at(str(tmp_path / "none"), baud=9600, read_s=0.1),
    ):
        pass
    assert raised.value.values["port"] == str(tmp_path / "none")


def test_a_port_that_another_device_has_is_refused(tmp_path):
    with (
        serial_device(tmp_path) as device,
        line_at(device.port, baud=9600, read_s=0.1),
        pytest.raises(DeviceMissing),
        line_at(device.port, baud=9600, read_s=0.1),
    ):
        pass


def test_pulled_out_while_it_is_read_is_missing(tmp_path):
    with (
        serial_device(tmp_path) as device,
        pytest.raises(DeviceMissing),
        line_at(device.port, baud=9600, read_s=0.1) as line,
    ):
        device.unplug()
        for _ in range(50):
            line.read(1)
