"""Syncing once and joining, where there is no server: told, and nothing is left half made."""

import pytest

from pos_app.devices.till_key import TillKeyKeeper
from pos_app.errors import NotEnrolled, Offline
from pos_app.operations.enrolling import enrol
from pos_app.sync.faults import AddressRefusedError
from pos_app.sync.once import join, sync_once
from tests.app.operations.test_enrolling import REPLY
from tests.support.clock import FakeClock

NOBODY = "http://127.0.0.1:1"


def keeper(folder):
    return TillKeyKeeper(folder, open_keyring=lambda: None)


def test_folder_without_a_store_is_told(tmp_path):
    with pytest.raises(NotEnrolled):
        sync_once(tmp_path, clock=FakeClock())


def test_address_that_is_none_is_refused_before_anything_is_made(tmp_path):
    with pytest.raises(AddressRefusedError):
        join(tmp_path / "till", "ftp://shop", "CODE", clock=FakeClock())
    assert list(tmp_path.iterdir()) == []


def test_joining_a_server_that_is_away_leaves_nothing(tmp_path):
    with pytest.raises(Offline):
        join(tmp_path / "till", NOBODY, "CODE", clock=FakeClock(), keeper=keeper(tmp_path / "till"))
    assert list(tmp_path.iterdir()) == []


def test_syncing_with_a_server_that_is_away_is_one_round_that_says_so(tmp_path):
    enrol(tmp_path, NOBODY, "CODE", register=lambda _: REPLY, keeper=keeper(tmp_path))
    report = sync_once(tmp_path, clock=FakeClock(), keeper=keeper(tmp_path))
    assert isinstance(report.error, Offline)
