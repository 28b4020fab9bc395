"""The till's key: kept where only its owner reads it, lost with words."""

import base64
import os
import stat

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from keyring.errors import KeyringLocked, NoKeyringError

from pos_app.devices.secret_keeper import KEYRING_SERVICE
from pos_app.devices.till_key import (
    KEY_FILE,
    KeyMissingError,
    KeyUnreadableError,
    TillKey,
    TillKeyKeeper,
)
from pos_app.errors import KeyringMissing, sentence


class MemoryKeyring:
    """A keyring that keeps, as a desktop's does."""

    def __init__(self):
        self.kept = {}

    def get_password(self, service, username):
        return self.kept.get((service, username))

    def set_password(self, service, username, password):
        self.kept[service, username] = password


class ForgetfulKeyring(MemoryKeyring):
    """Accepts and forgets."""

    def set_password(self, service, username, password):
        pass


class LockedKeyring(MemoryKeyring):
    """Refuses both ways."""

    def get_password(self, service, username):
        raise KeyringLocked

    def set_password(self, service, username, password):
        raise NoKeyringError


def file_keeper(folder):
    return TillKeyKeeper(folder, open_keyring=lambda: None)


def test_signature_verifies_against_the_public_key_sent_at_registration():
    key = TillKey.generate()
    public = Ed25519PublicKey.from_public_bytes(base64.b64decode(key.public_base64()))
    public.verify(key.sign(b"tip"), b"tip")


def test_key_goes_to_the_keyring_and_leaves_no_file(tmp_path):
    ring = MemoryKeyring()
    keeper = TillKeyKeeper(tmp_path, open_keyring=lambda: ring)
    key = TillKey.generate()

    assert keeper.save("till-1", key) is None
    assert list(tmp_path.iterdir()) == []
    assert (KEYRING_SERVICE, "till-1") in ring.kept
    loaded = keeper.load("till-1", key_id="k1")
    assert loaded.seed == key.seed
    assert loaded.key_id == "k1"


@pytest.mark.parametrize("ring", [None, LockedKeyring(), ForgetfulKeyring()])
def test_key_goes_to_a_file_of_its_owner_with_one_warning_when_no_keyring_keeps_it(tmp_path, ring):
    keeper = TillKeyKeeper(tmp_path, open_keyring=lambda: ring)
    key = TillKey.generate()

    warning = keeper.save("till-1", key)

    assert isinstance(warning, KeyringMissing)
    assert "only you can read" in sentence(warning)
    assert [path.name for path in tmp_path.iterdir()] == [KEY_FILE]
    if os.name == "posix":
        assert stat.S_IMODE((tmp_path / KEY_FILE).stat().st_mode) == 0o600
    assert keeper.load("till-1", key_id="k1").seed == key.seed


def test_real_keyring_of_this_system_never_asks_and_never_raises(tmp_path, monkeypatch):
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    keeper = TillKeyKeeper(tmp_path)
    key = TillKey.generate()
    keeper.save("till-1", key)
    assert keeper.load("till-1", key_id="k1").seed == key.seed


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps rights elsewhere")
def test_file_that_others_could_read_is_closed_to_them_when_loaded(tmp_path):
    keeper = file_keeper(tmp_path)
    keeper.save("till-1", TillKey.generate())
    keeper.path.chmod(0o644)
    keeper.load("till-1", key_id="k1")
    assert stat.S_IMODE(keeper.path.stat().st_mode) == 0o600


def test_missing_key_is_told_with_its_place_and_the_way_out(tmp_path):
    with pytest.raises(KeyMissingError) as caught:
        file_keeper(tmp_path).load("till-1", key_id="k1")
    assert str(tmp_path / KEY_FILE) in sentence(caught.value)
    assert "enrol a new till" in sentence(caught.value)


@pytest.mark.parametrize(
    "content",
    [b"", b"hello", b"kiryana-till-key-1 !!!", b"kiryana-till-key-1 AAAA", b"\xff\xfe\x00"],
)
def test_damaged_key_file_is_told_and_never_a_traceback(tmp_path, content):
    (tmp_path / KEY_FILE).write_bytes(content)
    with pytest.raises(KeyUnreadableError):
        file_keeper(tmp_path).load("till-1", key_id="k1")


def test_key_shows_nothing_of_itself_when_printed():
    key = TillKey.generate()
    shown = repr(key.named("k1"))
    assert "k1" in shown
    assert base64.b64encode(key.seed).decode() not in shown
    assert key.seed.hex() not in shown


def test_saving_again_replaces_the_file_whole(tmp_path):
    keeper = file_keeper(tmp_path)
    keeper.save("till-1", TillKey.generate())
    second = TillKey.generate()
    keeper.save("till-1", second)
    assert keeper.load("till-1", key_id="k").seed == second.seed
    assert [path.name for path in tmp_path.iterdir()] == [KEY_FILE]
