"""How the devices around the till are, in words."""

from pos_app.devices.serial_lines.errors import DeviceMissing
from pos_app.viewmodels.around.standing import Device

MISSING = DeviceMissing(port="COM3", problem="gone")


def test_a_loss_is_told_once_and_the_return_once(models, notices):
    around = models.around
    assert around.words_of("serial_scanner_state") == "Not in use"
    around.found(Device.SCANNER)
    assert notices == [], "a device that is there from the start is nothing to tell"
    around.lost(Device.SCANNER, MISSING)
    around.lost(Device.SCANNER, MISSING)
    (told,) = notices
    assert "COM3" in told.text
    assert told.is_error
    assert "looked for" in around.words_of("serial_scanner_state")
    around.found(Device.SCANNER)
    assert "again" in notices[-1].text
    assert around.words_of("serial_scanner_state") == "Connected"
    around.forget(Device.SCANNER)
    assert around.words_of("serial_scanner_state") == "Not in use"


def test_each_device_has_words_of_its_own_and_a_fact_of_another_page_has_none(models, notices):
    for device in Device:
        models.around.lost(device, MISSING)
        models.around.found(device)
    assert len({told.text for told in notices}) == 2 * len(Device)
    assert models.around.words_of("version") == ""


def test_a_loss_and_a_return_are_noted_without_the_port(models, noted):
    models.around.lost(Device.SCANNER, MISSING)
    models.around.lost(Device.SCANNER, MISSING)
    models.around.found(Device.SCANNER)
    models.around.lost(Device.SCREEN)
    assert noted == [
        "device SCANNER is away: DeviceMissing",
        "device SCANNER is back",
        "device SCREEN is away",
    ]
