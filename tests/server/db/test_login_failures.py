"""Failed logins are counted per window, and the counts of old windows go."""

import pytest
from sync_server.db import login_failures as failures

from tests.support.sync_server import local_server

A, B = bytes(32), bytes(31) + b"\x01"


@pytest.fixture
def db(tmp_path):
    with local_server(tmp_path) as server:
        yield server.db


def counted(db, since_ms):
    with db.read() as tx:
        return failures.failures_since(tx, (A, B), since_ms)


def test_a_window_counts_for_itself(db):
    for now_ms in (100, 150, 199):
        db.write(lambda tx, now_ms=now_ms: failures.count(tx, A, now_ms=now_ms, since_ms=0))
    assert counted(db, 0) == {A: 3}
    assert counted(db, 100) == {}
    db.write(lambda tx: failures.count(tx, A, now_ms=300, since_ms=100))
    assert counted(db, 100) == {A: 1}


def test_counts_are_forgotten(db):
    for subject, now_ms in ((A, 100), (B, 200)):
        db.write(
            lambda tx, s=subject, now_ms=now_ms: failures.count(tx, s, now_ms=now_ms, since_ms=0)
        )
    db.write(lambda tx: failures.forget_before(tx, 100))
    assert counted(db, 0) == {B: 1}
    db.write(lambda tx: failures.forget(tx, B))
    assert counted(db, 0) == {}
