"""Enrolment and sync as the commands do them, against a real server over HTTP."""

import socket
from contextlib import closing
from random import Random

import pytest
from sync_server.auth.access_proof import verify_access
from sync_server.operations.store_keeping import new_feed, revoke

from pos_app.db import cursors
from pos_app.db.database import Database
from pos_app.devices.till_key import TillKey, TillKeyKeeper
from pos_app.errors import Offline, ServerRefused, StoreExists, sentence
from pos_app.operations.enrolling import EnrolCodeRefusedError, enrol
from pos_app.operations.opening import open_till
from pos_app.settings import load_settings
from pos_app.sync.faults import (
    REFILLED,
    NotOurServerError,
    NotTakenBackError,
    TillUnknownError,
    TimedOutError,
    WrongKeyError,
)
from pos_app.sync.once import enrol_again, join, sync_once
from tests.support.clock import FakeClock
from tests.support.factories import make_product


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


def test_lost_reply_does_not_burn_the_code(http_link, tmp_path):
    code, keeper = http_link.code(), TillKeyKeeper(tmp_path / "new", open_keyring=lambda: None)
    asked = []

    def cut_off(request):
        asked.append(http_link.register(request))
        raise TimedOutError(url="http://127.0.0.1")

    with pytest.raises(TimedOutError):
        enrol(tmp_path / "new", http_link.central.url, code, register=cut_off, keeper=keeper)
    again = enrol(
        tmp_path / "new", http_link.central.url, code, register=http_link.register, keeper=keeper
    )
    assert again.till_no == asked[0].till_no
    assert [path.name for path in (tmp_path / "new").iterdir() if "enrol" in path.name] == []
    report = sync_once(tmp_path / "new", clock=FakeClock(), keeper=keeper)
    assert report.error is None
    with pytest.raises(EnrolCodeRefusedError):
        join_in(tmp_path / "other", http_link.central.url, code)


def test_server_that_forgot_a_till_takes_it_back_with_all_its_sales(http_link, tmp_path):
    folder, url = tmp_path / "new", http_link.central.url
    before = http_link.back_up()
    _, keeper = join_in(folder, url, http_link.code())
    till = open_till(load_settings(folder), FakeClock(), Random(1))
    make_product(till, "Tea")
    till.close()
    assert sync_once(folder, clock=FakeClock(), keeper=keeper).accepted == 1
    http_link.put_back(before)
    refused = sync_once(folder, clock=FakeClock(), keeper=keeper).error
    assert isinstance(refused, TillUnknownError)
    assert "enrol-again" in sentence(refused)
    code = http_link.code()
    for _ in range(2):
        # Its reply may be lost: the same again is no harm, with this code and with a new one.
        reply = enrol_again(folder, code, keeper=keeper)
        assert enrol_again(folder, code, keeper=keeper) == reply
        code = http_link.code()
    assert reply.till_no == 1
    report = sync_once(folder, clock=FakeClock(), keeper=keeper)
    assert (report.error, report.recovered, report.accepted) == (None, REFILLED, 1)


def test_database_beside_the_key_of_another_till_is_told_in_plain_words(http_link, tmp_path):
    folders, url = [tmp_path / "one", tmp_path / "two"], http_link.central.url
    keepers = [join_in(folder, url, http_link.code())[1] for folder in folders]
    one, two, aside = (folder / "till.key" for folder in (*folders, tmp_path))
    for source, target in ((one, aside), (two, one), (aside, two)):
        source.rename(target)
    refused = sync_once(folders[0], clock=FakeClock(), keeper=keepers[0]).error
    assert isinstance(refused, WrongKeyError)
    assert "beside its own till.key" in sentence(refused)
    for source, target in ((one, aside), (two, one), (aside, two)):
        source.rename(target)
    assert sync_once(folders[0], clock=FakeClock(), keeper=keepers[0]).error is None


def test_stranger_with_a_code_cannot_take_the_place_of_a_till(http_link, tmp_path):
    joined, keeper = join_in(tmp_path / "new", http_link.central.url, http_link.code())
    other = TillKeyKeeper(tmp_path / "other", open_keyring=lambda: None)
    db = Database.open(tmp_path / "new" / "till.db")
    with closing(db), db.read() as tx:
        till_id = str(cursors.state(tx).till_id)
    (tmp_path / "other").mkdir()
    other.save(till_id, TillKey.generate())
    with pytest.raises(ServerRefused) as refused:
        enrol_again(tmp_path / "new", http_link.code(), keeper=other)
    assert refused.value.code == "key_refused"
    assert joined.enrolled.till_no == 1
    assert sync_once(tmp_path / "new", clock=FakeClock(), keeper=keeper).error is None


def test_till_that_is_not_taken_back_is_told_why_and_what_to_do(http_link):
    link = http_link
    before = link.back_up()
    till = link.till()
    with pytest.raises(NotTakenBackError, match="Make a new one there"):
        enrol_again(till.folder, "0000-0000-0000", keeper=till.keeper)
    enrolled = link.back_up()
    link.revoke(till)
    with pytest.raises(NotTakenBackError, match="ask your manager"):
        enrol_again(till.folder, link.code(), keeper=till.keeper)
    link.put_back(before)
    assert link.till().state().till_no == till.state().till_no
    with pytest.raises(NotTakenBackError, match="enrol a new till in a new folder"):
        enrol_again(till.folder, link.code(), keeper=till.keeper)
    link.put_back(enrolled)
    assert till.sync(link.api(till)).error is None


def test_number_that_a_blocked_till_got_in_vain_goes_back_to_whose_it_was(http_link):
    link = http_link
    before = link.back_up()
    till = link.till()
    till.add_product("Tea 200 g")
    link.put_back(before)
    other = link.till()
    link.tills.remove(other)
    assert other.state().till_no == till.state().till_no
    revoke(link.central.db, store_id=link.store_id, till_no=1, now_ms=1)
    assert enrol_again(till.folder, link.code(), keeper=till.keeper).till == till.state().till_id
    till.sync_all(link.api(till))
    assert isinstance(other.sync(link.api(other)).error, TillUnknownError)
    other.close()
    assert verify_access(link.central.db, [link.store_id], is_whole_server=False) == []


@pytest.mark.parametrize("restores", [0, 1, 2])
def test_after_a_restore_numbers_are_spared_for_tills_that_were_forgotten(quick_link, restores):
    link = quick_link
    link.till()
    for _ in range(restores):
        new_feed(link.central.db, store_id=link.store_id, rng=Random(1), now_ms=1)
    numbers = [link.till().state().till_no for _ in range(2)]
    assert numbers == [2 + 10 * restores, 3 + 10 * restores]
