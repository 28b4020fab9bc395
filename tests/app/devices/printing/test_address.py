"""Printer addresses as people write them into the settings."""

import pytest

from pos_app.devices.printing.address import Address, Wire, read_address
from pos_app.errors import SettingsRefused


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("", Address(Wire.NONE)),
        ("none", Address(Wire.NONE)),
        ("tcp:192.168.1.50", Address(Wire.TCP, "192.168.1.50", 9100)),
        ("tcp:printer.local:9101", Address(Wire.TCP, "printer.local", 9101)),
        ("tcp:[::1]:9100", Address(Wire.TCP, "::1", 9100)),
        ("usb:/dev/usb/lp0", Address(Wire.USB, "/dev/usb/lp0")),
        ("serial:/dev/ttyUSB0@19200", Address(Wire.SERIAL, "/dev/ttyUSB0", 19_200)),
        ("serial:COM3", Address(Wire.SERIAL, "COM3", 9600)),
        ("windows:EPSON TM-T20", Address(Wire.WINDOWS, "EPSON TM-T20")),
    ],
)
def test_an_address_is_read(text, address):
    assert read_address(text) == address


@pytest.mark.parametrize(
    "text",
    ["printer", "tcp:", "lpt:1", "tcp:host:0", "tcp:host:99999", "serial:COM1@fast", "usb:\n"],
)
def test_what_is_no_address_is_refused(text):
    with pytest.raises(SettingsRefused):
        read_address(text)
