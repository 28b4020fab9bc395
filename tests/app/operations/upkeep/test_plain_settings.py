"""Settings are told by value only where they cannot name anybody."""

import msgspec

from pos_app.operations.upkeep.plain_settings import plain_settings
from pos_app.settings import PrinterSettings, Settings


def test_an_address_is_told_by_its_kind_and_a_name_by_whether_it_is_set(tmp_path):
    settings = Settings(
        data_dir=tmp_path,
        page_printer="Rashid's",
        printer=PrinterSettings(address="tcp:192.168.1.50", width_mm=58, header=("Rashid",)),
    )
    told = plain_settings(settings)
    assert (told["printer.kind"], told["printer.width_mm"]) == ("tcp", 58)
    assert (told["has_page_printer"], told["has_backup_dir"]) == (True, False)
    assert told["labels"] == ["21PPPPPWWWWWC", "22PPPPPVVVVVC"]
    assert "Rashid" not in str(told)
    assert "192.168" not in str(told)
    assert msgspec.json.encode(told)


def test_an_address_that_is_none_is_not_told(tmp_path):
    printer = PrinterSettings(address="Rashid")
    assert plain_settings(Settings(data_dir=tmp_path, printer=printer))["printer.kind"] == "?"
