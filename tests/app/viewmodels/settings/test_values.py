"""What is typed on the settings' pages is read back as it was shown, or refused."""

import pytest

from pos_app.viewmodels.settings import values


@pytest.mark.parametrize(
    ("value", "kept", "text"),
    [
        (values.LINE, "Shop 1", "Shop 1"),
        (values.SWITCH, True, "true"),
        (values.NUMBER, 15, "15"),
        (values.RATE, 1750, "17.5"),
        (values.MONEY, None, ""),
        (values.MONEY, 1_234_550, "12,345.50"),
        (values.LABELS, ("23PPPPPVVVVVC*10", "24PPPPPWWWWWC"), "23PPPPPVVVVVC*10, 24PPPPPWWWWWC"),
        (values.SEPARATORS, ("F8", "|"), "F8, |"),
        (values.SEPARATORS, ("\x1d",), "GS"),
        (values.PREFIX, "\x02", "STX"),
    ],
)
def test_what_is_shown_is_read_again(value, kept, text):
    assert value.show(kept) == text
    assert value.read(text) == kept


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (values.NUMBER, "-1"),
        (values.NUMBER, "1.5"),
        (values.RATE, "101"),
        (values.RATE, "much"),
        (values.MONEY, "1.234"),
        (values.LINE, "a\x07b"),
        (values.LABELS, ",".join(map(str, range(21)))),
    ],
)
def test_what_cannot_be_is_refused(value, text):
    with pytest.raises(ValueError, match=r".*"):
        value.read(text)


def test_figures_of_any_script_are_read():
    assert values.NUMBER.read("\u06f1\u06f5") == 15
    assert values.RATE.read("\u0967\u0966%") == 1000
    assert values.LINE.read("  two   words ") == "two words"


def test_a_folder_for_backups_is_one_that_is_there(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "two  blanks").mkdir()
    assert values.FOLDER.read(" ~/two  blanks ") == str(tmp_path / "two  blanks")
    assert values.FOLDER.read("  ") == ""
    (tmp_path / "file").touch()
    for wrong in ("~/away", "~/file", "two  blanks", "a\x00b", "~nobody-of-that-name/x"):
        with pytest.raises(ValueError, match=r".*"):
            values.FOLDER.read(wrong)
