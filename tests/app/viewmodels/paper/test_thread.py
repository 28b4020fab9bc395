"""What the printer's thread opens: the settings as they stand on the disk."""

import pytest

from pos_app.devices.printing.printer import EscPosPrinter
from pos_app.domain.slips.word import english, in_english
from pos_app.errors import SettingsRefused
from pos_app.viewmodels.paper.thread import workshop
from tests.support.paper.decoder import decode
from tests.support.paper.press import printing_till, set_printer


def test_the_workshop_follows_the_settings(tmp_path):
    till = printing_till(tmp_path, "tcp:127.0.0.1:1", drawer_pin=5, width_mm=58, copies=2)
    folder = till.settings.data_dir
    shop = workshop(folder, speak=lambda: english, language=in_english, paint=None)
    assert isinstance(shop.printer, EscPosPrinter)
    assert decode(shop.pulse).pulses == ((1, 0),)
    assert (shop.typesetter.width_px, shop.copies) == (384, 2)
    shop.till.close()
    set_printer(till, "tcp:127.0.0.1:1", drawer_pin=0)
    shop = workshop(folder, speak=lambda: english, language=in_english, paint=None)
    assert shop.pulse == b""
    shop.till.close()
    set_printer(till, "parallel port")
    with pytest.raises(SettingsRefused):
        workshop(folder, speak=lambda: english, language=in_english, paint=None)
    till.close()
