"""Secrets: in the keyring or in a file of their owner, never guessed."""

import stat

import pytest

from pos_app.devices.secret_keeper import SecretKeeper, SecretUnreadableError
from pos_app.errors import KeyringMissing

SECRET = bytes(range(32))


@pytest.fixture
def keeper(tmp_path):
    return SecretKeeper(tmp_path / "a.key", first_word="kiryana-a-1", open_keyring=lambda: None)


def test_a_secret_comes_back_from_a_file_of_its_owner(keeper):
    assert keeper.load("till") is None
    assert isinstance(keeper.save("till", SECRET), KeyringMissing)
    assert keeper.load("till") == SECRET
    assert stat.S_IMODE(keeper.path.stat().st_mode) == 0o600
    keeper.forget_file()
    assert keeper.load("till") is None


def test_the_file_of_another_secret_is_not_taken_for_this_one(keeper, tmp_path):
    keeper.save("till", SECRET)
    other = SecretKeeper(tmp_path / "a.key", first_word="kiryana-b-1", open_keyring=lambda: None)
    with pytest.raises(SecretUnreadableError):
        other.load("till")
