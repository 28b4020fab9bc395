"""Settings from a file and the environment; what is unknown is refused with its place."""

from pathlib import Path

import pytest

from pos_app.errors import FolderNotUsable, SettingsRefused
from pos_app.settings import Settings, default_data_dir, load_settings, save_language, save_settings


def test_without_a_file_the_defaults_hold(tmp_path):
    assert load_settings(tmp_path, {}) == Settings(data_dir=tmp_path)
    assert load_settings(tmp_path, {}).database == tmp_path / "till.db"
    assert {load_settings(tmp_path, {}).key_file.parent} == {tmp_path}


def test_the_environment_beats_the_file(tmp_path):
    (tmp_path / "settings.toml").write_text('sync_interval_s = 30\nlang = "ur"\n')
    assert load_settings(tmp_path, {}).sync_interval_s == 30
    settings = load_settings(tmp_path, {"SYNC_INTERVAL_SECONDS": "5"})
    assert (settings.sync_interval_s, settings.lang) == (5, "ur")


@pytest.mark.parametrize(
    "text",
    [
        "unknown = 1",
        'lang = "fr"',
        'theme = "pink"',
        'scanner = "magic"',
        'scanner = "framed"',
        "text_size_percent = 50",
        'digits = "roman"',
        "sound_volume = 101",
        "sync_interval_s = 0",
        'sync_interval_s = "often"',
        'currency = "XYZ"',
        "rounding_paisa = 0",
        'data_dir = "/elsewhere"',
        "not toml",
        "a = 1\na = 2",
    ],
)
def test_what_is_unknown_is_refused_with_its_place(tmp_path, text):
    (tmp_path / "settings.toml").write_text(text)
    with pytest.raises(SettingsRefused) as refused:
        load_settings(tmp_path, {})
    assert refused.value.values["where"] == tmp_path / "settings.toml"


@pytest.mark.parametrize("text", ["often", "nan", "-1", "1e99"])
def test_an_interval_that_cannot_be_meant_is_refused(tmp_path, text):
    with pytest.raises(SettingsRefused) as refused:
        load_settings(tmp_path, {"SYNC_INTERVAL_SECONDS": text})
    assert refused.value.values["where"] == "SYNC_INTERVAL_SECONDS"


def test_a_file_that_cannot_be_read_is_said_so(tmp_path):
    (tmp_path / "settings.toml").mkdir()
    with pytest.raises(FolderNotUsable):
        load_settings(tmp_path, {})


def test_a_till_lives_where_it_is_told_or_in_the_users_own_folder():
    assert default_data_dir({"KIRYANA_DATA_DIR": "/a"}) == Path("/a")
    assert default_data_dir({"LOCALAPPDATA": "/b"}) == Path("/b/kiryana")
    assert default_data_dir({"XDG_DATA_HOME": "/c"}) == Path("/c/kiryana")
    assert default_data_dir({}).name == "kiryana"


def test_language_is_kept_beside_what_stands_there(tmp_path):
    file = tmp_path / "settings.toml"
    save_language(tmp_path, "ur")
    assert load_settings(tmp_path, {}).lang == "ur"
    file.write_text('theme = "dark"\nlang = "ur" # asked\n')
    save_language(tmp_path, "hi")
    kept = load_settings(tmp_path, {})
    assert (kept.lang, kept.theme) == ("hi", "dark")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["settings.toml"]


def test_language_that_cannot_be_kept_is_said_so(tmp_path):
    with pytest.raises(FolderNotUsable):
        save_language(tmp_path / "nowhere", "ur")


def test_settings_are_kept_beside_what_somebody_wrote_by_hand(tmp_path):
    file = tmp_path / "settings.toml"
    file.write_text('# ours\nlabels = [\n  "23PPPPPVVVVVC*10",\n]\nsound_volume = 50 # loud\n')
    kept = save_settings(tmp_path, {"sound_volume": 25, "scanner_prefix": "\x02\\1"})
    assert load_settings(tmp_path, {}) == kept
    assert (kept.sound_volume, kept.scanner_prefix) == (25, "\x02\\1")
    assert kept.labels == ("23PPPPPVVVVVC*10",)
    assert "# ours" in file.read_text()
    assert save_settings(tmp_path, {"labels": ("24PPPPPVVVVVC",)}).labels == ("24PPPPPVVVVVC",)
    assert load_settings(tmp_path, {}).labels == ("24PPPPPVVVVVC",)


def test_what_is_refused_leaves_the_file_as_it_was(tmp_path):
    save_settings(tmp_path, {"theme": "dark"})
    before = (tmp_path / "settings.toml").read_bytes()
    for wrong in ({"theme": "pink"}, {"sound_volume": "loud"}, {"colour": 1}):
        with pytest.raises(SettingsRefused):
            save_settings(tmp_path, wrong)
    assert (tmp_path / "settings.toml").read_bytes() == before


def test_a_value_in_a_table_is_kept_there(tmp_path):
    file = tmp_path / "settings.toml"
    file.write_text('lang = "ur"\n[printer]\naddress = "usb:/dev/usb/lp0"\n')
    kept = save_settings(tmp_path, {"printer.width_mm": 58, "theme": "dark"})
    assert load_settings(tmp_path, {}) == kept
    assert (kept.printer.width_mm, kept.printer.address) == (58, "usb:/dev/usb/lp0")
    assert (kept.lang, kept.theme) == ("ur", "dark")
    with pytest.raises(SettingsRefused):
        save_settings(tmp_path, {"printer.width_mm": 57})
