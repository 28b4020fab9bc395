"""Enrolment and sync as the commands do them, against a real server over HTTP."""

import socket

import pytest

from pos_app.devices.till_key import TillKeyKeeper
from pos_app.errors import Offline, StoreExists, sentence
from pos_app.operations.enrolling import EnrolCodeRefusedError
from pos_app.sync.faults import NotOurServerError
from pos_app.sync.once import join, sync_once
from tests.support.clock import FakeClock


def join_in(folder, url, code):
    """Join with the key in a file, whatever this desktop has."""
    keeper = TillKeyKeeper(folder, open_keyring=lambda: None)
    return join(folder, url, code, clock=FakeClock(), keeper=keeper), keeper


def test_new_till_has_the_catalogue_with_its_first_sync(http_link, tmp_path):
    first = http_link.till()
    product = first.add_product("Basmati Rice 5 kg")
    first.receive(product, 4)
    first.sync_all(http_link.api(first))
    joined, keeper = join_in(tmp_path / "new", http_link.central.url, http_link.code())
    assert joined.enrolled.till_no == 2
    assert joined.report.error is None
    assert joined.report.pulled == 2
    again = sync_once(tmp_path / "new", clock=FakeClock(), keeper=keeper)
    assert (again.error, again.pulled, again.cursor) == (None, 0, 2)


def test_wrong_used_and_mistyped_codes_are_refused_and_leave_nothing(http_link, tmp_path):
    code = http_link.code()
    join_in(tmp_path / "new", http_link.central.url, code.lower().replace("-", " "))
    for wrong in (code, "0000-0000-0000", "garbage"):
        with pytest.raises(EnrolCodeRefusedError):
            join_in(tmp_path / "other", http_link.central.url, wrong)
    assert not (tmp_path / "other").exists()


def test_folder_of_a_till_is_not_enrolled_again(http_link, tmp_path):
    join_in(tmp_path / "new", http_link.central.url, http_link.code())
    with pytest.raises(StoreExists):
        join_in(tmp_path / "new", http_link.central.url, http_link.code())


def test_server_that_is_not_there_is_told_and_leaves_nothing(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
    with pytest.raises(Offline) as caught:
        join_in(tmp_path / "new", f"127.0.0.1:{port}", "CODE")
    assert "cannot be reached" in sentence(caught.value)
    assert not (tmp_path / "new").exists()


def test_address_of_another_program_is_told(http_link, tmp_path):
    with pytest.raises(NotOurServerError) as caught:
        join_in(tmp_path / "new", f"{http_link.central.url}/not/here", "CODE")
    assert not (tmp_path / "new").exists()
    assert "wrong address" in sentence(caught.value)
