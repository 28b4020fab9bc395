"""A command is carried out once: under a key of its client, and when COMMIT's answer is lost."""

import pymysql
import pytest
from msgspec import Struct
from sqlalchemy.exc import OperationalError
from sync_server.db import stored_replies
from sync_server.db.database import Database
from sync_server.errors import RefusedError
from sync_server.operations.commands import (
    KEPT_MS,
    KEPT_WITHOUT_KEY_MS,
    Command,
    Outcome,
    carry_out,
)

from tests.support.sync_server import local_server


class Told(Struct, frozen=True, kw_only=True):
    """An answer."""

    n: int


class Work:
    """Counts how often it was done."""

    def __init__(self):
        self.done = 0

    def __call__(self, office):
        self.done += 1
        return Outcome(value=Told(n=self.done), is_new=True, store_seq=5)


@pytest.fixture
def server(tmp_path):
    with local_server(tmp_path, stores=(1, 2)) as running:
        yield running


def ask(server, work, **changed):
    command = {
        "store_id": 1,
        "actor": "amna",
        "name": "POST /sale",
        "request": b"{}",
        "key": "1",
        "now_ms": server.clock.wall_ms(),
    } | changed
    return carry_out(server.db, Command(**command), Told, rng=server.rng, work=work)


def kept(server):
    with server.db.read() as tx:
        return tx.exec_driver_sql("SELECT COUNT(*) FROM stored_reply").scalar_one()


def test_a_repeat_gets_the_first_answer(server):
    work = Work()
    first, again = ask(server, work), ask(server, work)
    assert (first.value, first.is_replay, first.store_seq) == (Told(n=1), False, 5)
    assert (again.value, again.is_replay, again.is_new) == (Told(n=1), True, True)
    assert work.done == 1


@pytest.mark.parametrize(
    "changed", [{"key": "2"}, {"actor": "bilal"}, {"name": "POST /x"}, {"store_id": 2}]
)
def test_another_command_is_another(server, changed):
    work = Work()
    ask(server, work)
    assert not ask(server, work, **changed).is_replay
    assert work.done == 2


def test_another_request_under_the_same_key_is_refused(server):
    work = Work()
    ask(server, work)
    with pytest.raises(RefusedError) as caught:
        ask(server, work, request=b'{"more": 1}')
    assert (caught.value.code, work.done) == ("idempotency_key_reused", 1)


def test_without_a_key_each_is_another(server):
    work = Work()
    assert [ask(server, work, key=None).value.n for _ in range(3)] == [1, 2, 3]


def test_a_refusal_is_not_kept(server):
    def refuse(office):
        raise RefusedError("quantity_changed")

    with pytest.raises(RefusedError):
        ask(server, refuse)
    assert kept(server) == 0
    assert ask(server, Work()).value.n == 1


class LosingDatabase(Database):
    """Commits its first transaction and loses the answer."""

    has_lost = False

    def _write_once(self, work):
        done = super()._write_once(work)
        if not self.has_lost:
            self.has_lost = True
            raise OperationalError("COMMIT", None, pymysql.err.OperationalError(2013, "lost"))
        return done


@pytest.mark.parametrize("key", [None, "1"])
def test_a_lost_answer_to_commit_does_it_once_and_is_no_repeat(server, tmp_path, key):
    work = Work()
    db = LosingDatabase.open(f"sqlite:///{tmp_path / 'server.db'}", rng=server.rng)
    command = Command(store_id=1, actor="amna", name="POST /sale", request=b"{}", key=key, now_ms=0)
    outcome = carry_out(db, command, Told, rng=server.rng, work=work)
    again = carry_out(db, command, Told, rng=server.rng, work=work) if key else None
    db.close()
    assert outcome == Outcome(value=Told(n=1), is_new=True, store_seq=5)
    assert again is None or again.is_replay
    assert work.done == 1


def test_answers_are_kept_for_a_while(server):
    work = Work()
    ask(server, work)
    ask(server, work, key=None)
    server.clock.now_ms += KEPT_WITHOUT_KEY_MS
    server.db.write(lambda tx: stored_replies.forget_before(tx, 1, server.clock.wall_ms()))
    assert kept(server) == 1
    assert ask(server, work).is_replay
    server.clock.now_ms += KEPT_MS
    assert not ask(server, work).is_replay, "a month later nobody asks for the same"
    server.clock.now_ms += KEPT_MS
    server.db.write(lambda tx: stored_replies.forget_before(tx, 1, server.clock.wall_ms()))
    assert kept(server) == 0


def test_a_store_that_is_not_there_is_told(server):
    with pytest.raises(RefusedError, match="no store 9"):
        ask(server, Work(), store_id=9)
