"""Mistakes that only writers at the same time show: each is made on a MariaDB, and must be seen."""

import threading
import time

import pytest
from msgspec.structs import replace
from sqlalchemy import text
from sync_server.db import event_log, stores
from sync_server.operations import ingest

from tests.contract.test_ingest_race import EVENTS, problems_of_race, problems_of_repeats
from tests.support.sync_server import local_server

PUSHES = 3
NAMES_GONE = (AttributeError, KeyError, NameError, TypeError)
"""What comes of a mistake that no longer fits the program: that proves nothing."""
PAUSE_S = 0.002
"""What a busy server takes between two statements: the others come in between."""


@pytest.fixture
def server(mariadb_url, tmp_path):
    with local_server(tmp_path, mariadb_url) as running:
        yield running


def look_up_before_the_lock(monkeypatch):
    """What is known is read first, and the store taken afterwards."""
    early = threading.local()
    admit_in, known_events = ingest.admit_in, event_log.known_events

    def looking(tx, batch, now_ms, **more):
        ids = [event.event_id.bytes for event in batch.offered]
        early.known = known_events(tx, batch.till.store_id, ids)
        time.sleep(PAUSE_S)
        return admit_in(tx, batch, now_ms, **more)

    monkeypatch.setattr(ingest, "admit_in", looking)
    monkeypatch.setattr(event_log, "known_events", lambda *_: early.known)


def look_up_in_an_old_snapshot(monkeypatch):
    """All that a transaction reads is of the moment of its first read, before the lock."""
    admit_in = ingest.admit_in

    def looking(tx, batch, now_ms, **more):
        # From MariaDB 11.6 on the engine itself refuses to write on such a snapshot, unless told.
        if tx.exec_driver_sql("SHOW VARIABLES LIKE 'innodb_snapshot_isolation'").all():
            tx.exec_driver_sql("SET SESSION innodb_snapshot_isolation = OFF")
        tx.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        tx.execute(text("SELECT seq FROM store_head")).all()
        time.sleep(PAUSE_S)
        return admit_in(tx, batch, now_ms, **more)

    monkeypatch.setattr(ingest, "admit_in", looking)


def head_read_and_not_locked(monkeypatch):
    """Nobody waits for anybody."""
    monkeypatch.setattr(stores, "take_lock", lambda *_: time.sleep(PAUSE_S))


def head_locked_and_not_changed(monkeypatch):
    """A lock that only the writers of one node see."""

    def locked(tx, store_id):
        asked = text("SELECT seq FROM store_head WHERE store_id = :store FOR UPDATE")
        tx.execute(asked, {"store": store_id}).one_or_none()

    monkeypatch.setattr(stores, "take_lock", locked)


def places_by_auto_increment(monkeypatch):
    """The database numbers at INSERT, and shows at COMMIT."""

    def numbered(tx, store_id):
        head = stores.feed_head(tx, store_id)
        asked = f"INSERT INTO place () VALUES {', '.join(['()'] * EVENTS)}"
        first = tx.execute(text(asked)).lastrowid
        time.sleep(PAUSE_S)
        return replace(head, seq=first - 1)

    monkeypatch.setattr(stores, "lock_feed", numbered)


@pytest.mark.parametrize(
    "mistake", [head_read_and_not_locked, head_locked_and_not_changed, places_by_auto_increment]
)
def test_mistake_is_seen_by_the_race_of_eight_writers(server, monkeypatch, mistake):
    with server.db.engine.begin() as tx:
        tx.execute(text("CREATE TABLE place (n BIGINT AUTO_INCREMENT PRIMARY KEY)"))
    mistake(monkeypatch)
    found = problems_of_race(server, PUSHES)
    assert found
    assert not any(isinstance(each, NAMES_GONE) for each in found), found


@pytest.mark.parametrize("mistake", [look_up_before_the_lock, look_up_in_an_old_snapshot])
def test_mistake_is_seen_by_one_batch_that_is_sent_eight_times_at_once(
    server, monkeypatch, mistake
):
    mistake(monkeypatch)
    found = problems_of_repeats(server, monkeypatch, PUSHES)
    assert found
    errors = [each for answer in found if isinstance(answer, list) for each in answer]
    assert not any(isinstance(each, NAMES_GONE) for each in errors), found
