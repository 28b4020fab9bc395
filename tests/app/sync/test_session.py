"""From a data folder to ready rounds: what is missing is said in words."""

import pytest

from pos_app.db.database import Database
from pos_app.devices.till_key import KeyMissingError, TillKeyKeeper
from pos_app.errors import NotEnrolled, Offline
from pos_app.operations.enrolling import enrol
from pos_app.sync.faults import NoServerError
from pos_app.sync.session import open_poll, open_session
from tests.app.operations.test_enrolling import REPLY, keeper
from tests.support.clock import FakeClock
from tests.support.factories import make_till


@pytest.fixture
def enrolled(tmp_path):
    # Port 1 of this machine: nobody listens there.
    url = "http://127.0.0.1:1"
    enrol(tmp_path, url, "CODE", register=lambda _: REPLY, keeper=keeper(tmp_path))
    return tmp_path


def test_folder_without_a_store_is_told(tmp_path):
    with pytest.raises(NotEnrolled):
        open_session(tmp_path, FakeClock())


def test_store_without_a_server_is_told_and_its_database_is_let_go(tmp_path):
    make_till(tmp_path).close()
    with pytest.raises(NoServerError):
        open_session(tmp_path, FakeClock())
    with pytest.raises(NoServerError):
        open_poll(tmp_path)


def test_lost_key_is_told(enrolled):
    keeper(enrolled).forget_file()
    with pytest.raises(KeyMissingError):
        open_session(enrolled, FakeClock(), keeper=keeper(enrolled))


def test_server_that_is_away_is_part_of_the_report(enrolled):
    session = open_session(enrolled, FakeClock(), keeper=keeper(enrolled))
    report = session.round(lambda: False)
    session.close()
    assert isinstance(report.error, Offline)


def test_aborted_session_asks_nothing_more(enrolled):
    session = open_session(enrolled, FakeClock(), keeper=keeper(enrolled))
    session.abort()
    assert isinstance(session.round(lambda: False).error, Offline)
    session.close()


def test_session_has_a_connection_of_its_own(enrolled):
    session = open_session(enrolled, FakeClock(), keeper=TillKeyKeeper(enrolled))
    db = Database.open(enrolled / "till.db")
    with db.write():
        pass
    db.close()
    session.close()
