"""A till that opens at sign-in: an entry that the desktop reads, and only the desktop keeps."""

import plistlib
import subprocess
import sys
from types import SimpleNamespace

import pytest

from pos_app.devices import login_item as module
from pos_app.devices.login_item import login_item
from pos_app.errors import SettingsRefused

PROGRAM = ["/opt/my till/kiryana-till"]


def item(tmp_path, system="linux", folder="shop", **more):
    environment = {"HOME": str(tmp_path / "home")} | more
    folder = tmp_path / folder
    return login_item(folder, system=system, environment=environment, program=PROGRAM)


def entries(tmp_path, place="home/.config/autostart"):
    return sorted((tmp_path / place).iterdir())


def test_an_entry_is_made_and_taken_away(tmp_path):
    till = item(tmp_path)
    assert not till.is_on()
    till.turn_off()
    till.turn_on()
    till.turn_on()
    assert till.is_on()
    assert len(entries(tmp_path)) == 1
    till.turn_off()
    assert not till.is_on()
    assert entries(tmp_path) == []


def test_two_tills_of_one_computer_have_entries_of_their_own(tmp_path):
    one, other = item(tmp_path), item(tmp_path, folder="second")
    one.turn_on()
    assert not other.is_on()
    other.turn_on()
    one.turn_off()
    assert other.is_on()


def test_the_desktop_may_keep_its_entries_elsewhere(tmp_path):
    item(tmp_path, XDG_CONFIG_HOME=str(tmp_path / "config")).turn_on()
    assert len(entries(tmp_path, "config/autostart")) == 1


def test_what_was_switched_off_at_the_desktop_or_starts_another_program_is_off(tmp_path):
    till = item(tmp_path)
    till.turn_on()
    (path,) = entries(tmp_path)
    content = path.read_text()
    path.write_text(f"{content}X-GNOME-Autostart-Delay=2\n")
    assert till.is_on(), "what a desktop adds for itself says nothing against it"
    for off in ("Hidden=true", "X-GNOME-Autostart-enabled=false"):
        path.write_text(f"{content}{off}\n")
        assert not till.is_on()
    path.write_text(content.replace("my till", "old till"))
    assert not till.is_on()
    till.turn_on()
    assert till.is_on()


@pytest.mark.parametrize(
    "folder", ["50% `off` $HOME", 'a "b" c', "back\\slash", "\u062f\u06a9\u0627\u0646"]
)
def test_a_command_survives_the_quoting_of_the_entry(tmp_path, folder):
    item(tmp_path, folder=folder).turn_on()
    (path,) = entries(tmp_path)
    lines = dict(line.split("=", 1) for line in path.read_text().splitlines()[1:])
    # First the escapes of a string value, then field codes, then the quoting, which is a shell's.
    command = lines["Exec"].replace("\\\\", "\\").replace("%%", "%")
    said = subprocess.run(
        ["/bin/sh", "-c", f"printf '%s|' {command}"], capture_output=True, text=True, check=True
    )
    assert said.stdout.split("|")[:-1] == [*PROGRAM, "--data-dir", str(tmp_path / folder)]


def test_a_mac_reads_it_as_a_launch_agent(tmp_path):
    till = item(tmp_path, system="darwin")
    till.turn_on()
    assert till.is_on()
    (path,) = entries(tmp_path, "home/Library/LaunchAgents")
    read = plistlib.loads(path.read_bytes())
    assert read["ProgramArguments"] == [*PROGRAM, "--data-dir", str(tmp_path / "shop")]
    assert read["RunAtLoad"] is True
    assert path.name == f"{read['Label']}.plist"


class Registry:
    """The user's Run key as a dictionary, reached by the names of the standard library's winreg."""

    def __init__(self):
        self.values = {}
        self.is_denied = False

    def __enter__(self):
        if self.is_denied:
            raise PermissionError(5, "Access is denied")
        return self

    def __exit__(self, *_):
        return None

    def read(self, _key, name):
        if name not in self.values:
            raise FileNotFoundError(2, "not there")
        return self.values[name], 1

    def write(self, _key, name, _reserved, _kind, value):
        self.values[name] = value

    def remove(self, key, name):
        self.read(key, name)
        del self.values[name]

    def winreg(self, _name):
        return SimpleNamespace(
            HKEY_CURRENT_USER=1,
            REG_SZ=1,
            OpenKey=lambda _root, _name: self,
            CreateKey=lambda _root, _name: self,
            QueryValueEx=self.read,
            SetValueEx=self.write,
            DeleteValue=self.remove,
        )


def test_windows_keeps_it_in_the_registry(tmp_path, monkeypatch):
    registry = Registry()
    monkeypatch.setattr(module, "import_module", registry.winreg)
    till = item(tmp_path, system="win32")
    assert not till.is_on()
    till.turn_off()
    till.turn_on()
    assert till.is_on()
    [line] = registry.values.values()
    assert line.startswith('"/opt/my till/kiryana-till" --data-dir ')
    registry.is_denied = True
    with pytest.raises(SettingsRefused, match="denied"):
        till.turn_off()
    registry.is_denied = False
    till.turn_off()
    assert registry.values == {}


def test_where_nothing_can_be_written_it_says_so(tmp_path):
    (tmp_path / "home").write_text("a file, where a folder has to be")
    till = item(tmp_path)
    assert not till.is_on()
    with pytest.raises(SettingsRefused):
        till.turn_on()


def test_the_entry_starts_this_very_program(tmp_path, monkeypatch):
    environment = {"HOME": str(tmp_path)}
    login_item(tmp_path / "shop", system="linux", environment=environment).turn_on()
    (path,) = (tmp_path / ".config" / "autostart").iterdir()
    assert f'Exec="{sys.executable}" "-m" "pos_app" "--data-dir"' in path.read_text()
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    packed = login_item(tmp_path / "shop", system="linux", environment=environment)
    assert not packed.is_on()
    packed.turn_on()
    assert f'Exec="{sys.executable}" "--data-dir"' in path.read_text()
