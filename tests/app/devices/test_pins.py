"""PIN hashes: worth nothing without the pepper."""

import pytest

from pos_app.devices.pins import PEPPER_FILE, PinHasher
from pos_app.errors import PinsLost


@pytest.fixture
def hasher(tmp_path):
    hasher = PinHasher(tmp_path, till="till", open_keyring=lambda: None)
    hasher.prepare()
    return hasher


def test_only_the_right_pin_matches(hasher):
    kept = hasher.hash("2580")
    assert "2580" not in kept
    assert hasher.matches(kept, "2580")
    assert not hasher.matches(kept, "2581")
    assert not hasher.matches("no hash", "2580")


@pytest.mark.usefixtures("real_hashes")
def test_a_hash_costs_what_owasp_asks_at_least(hasher):
    kept = hasher.hash("2580")
    assert kept.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert hasher.matches(kept, "2580")


def test_the_pepper_is_made_once(hasher, tmp_path):
    before = (tmp_path / PEPPER_FILE).read_bytes()
    assert hasher.prepare() is None
    assert (tmp_path / PEPPER_FILE).read_bytes() == before


def test_without_the_pepper_no_pin_is_right_and_it_is_told(hasher, tmp_path):
    kept = hasher.hash("2580")
    (tmp_path / PEPPER_FILE).unlink()
    with pytest.raises(PinsLost):
        hasher.matches(kept, "2580")


def test_a_hash_of_another_folder_does_not_match(hasher, tmp_path):
    other = PinHasher(tmp_path / "..", till="other", open_keyring=lambda: None)
    (tmp_path / "other").mkdir()
    other = PinHasher(tmp_path / "other", till="other", open_keyring=lambda: None)
    other.prepare()
    assert not other.matches(hasher.hash("2580"), "2580")
