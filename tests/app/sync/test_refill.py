"""The last place that both have is found in few questions, whatever the server has lost."""

import sqlite3
from contextlib import closing
from uuid import UUID

import pytest
from msgspec.structs import replace
from pos_protocol.sync import HelloReply, HelloVerdict, Tip

from pos_app.db import cursors, outbox, rebuild, verify
from pos_app.db.migrations import making
from pos_app.errors import ServerRefused
from pos_app.sync import refill, requests
from tests.support.factories import make_enrolled_till, make_product, make_sale, on_hand
from tests.support.feed import Feed


class Restored:
    """A server that has the feed up to a position, and other entries above it."""

    def __init__(self, feed, kept, head):
        self._feed, self._kept, self._head = feed, kept, head
        self.asked = []
        self.told = []

    def hello(self, request):
        self.asked.append(request.cursor)
        self.told.append(request.fold_digest)
        at = request.cursor
        there = self._feed.hashes[at] if at <= self._kept else bytes(31) + bytes([at % 256])
        return HelloReply(
            schema_max={},
            server_ms=0,
            verdict=HelloVerdict.REBOOTSTRAP,
            head=Tip(till_seq=0, hash=bytes(32).hex()),
            epoch_max=1,
            feed_id=UUID(int=2),
            feed_head=self._head,
            feed_hash_at_cursor=there.hex() if at <= self._head else None,
        )


@pytest.fixture
def followed(tmp_path):
    """A till that has followed a feed of forty entries."""
    feed = Feed()
    till = make_enrolled_till(tmp_path / "till", till_no=1, feed_id=feed.feed_id)
    for n in range(40):
        make_product(till, f"Product {n}")
    feed.sync([till])
    yield till, feed
    till.close()


def go_back(till, api):
    with till.db.read() as tx:
        state = cursors.state(tx)
    asked = requests.hello_of(state, till.clock, requests.Asking(acked=None))
    return refill.go_back(till.db, api, till=state, asked=asked, hello=api.hello(asked))


@pytest.mark.parametrize("kept", [0, 1, 17, 39, 40])
@pytest.mark.parametrize("grown", [0, 3, 100])
def test_last_common_place_is_found(followed, kept, grown):
    till, feed = followed
    api = Restored(feed, kept, kept + grown)
    gone = go_back(till, api)
    with till.db.read() as tx:
        state = cursors.state(tx)
    assert (state.cursor, state.feed_hash) == (kept, feed.hashes[kept])
    assert state.feed_id == UUID(int=2)
    assert gone.repeated == 40 - kept
    assert len(api.asked) <= 2 + 6, "halving"
    assert set(api.told[1:]) <= {None}, "the stock of another place is no stock of that one"


def test_a_server_that_shares_nothing_is_told(followed):
    till, feed = followed
    with till.db.write() as tx:
        tx.execute("DELETE FROM feed WHERE store_seq <= 5")
    with pytest.raises(ServerRefused) as refused:
        go_back(till, Restored(feed, 3, 3))
    assert refused.value.code == HelloVerdict.REBOOTSTRAP


def test_loss_shows_in_the_feed_the_epoch_or_the_last_answered_event(followed):
    till, feed = followed
    with till.db.read() as tx:
        state = cursors.state(tx)
        assert outbox.acked(tx, state).tip.till_seq == 40
    hello = Restored(feed, 40, 40).hello(
        requests.hello_of(state, till.clock, requests.Asking(acked=None))
    )
    whole = replace(hello, feed_id=state.feed_id)
    assert not refill.has_lost(state, whole)
    for lost in ({"has_acked": False}, {"epoch_max": 0}, {"feed_id": UUID(int=9)}):
        assert refill.has_lost(state, replace(whole, **lost))
    assert refill.has_lost(state, replace(whole, feed_hash_at_cursor=None))


def test_going_back_is_due_whatever_else_the_verdict_is_about(followed):
    till, feed = followed
    with till.db.read() as tx:
        state = cursors.state(tx)
    hello = Restored(feed, 40, 40).hello(
        requests.hello_of(state, till.clock, requests.Asking(acked=None))
    )
    whole = replace(hello, feed_id=state.feed_id)
    short = replace(whole, has_acked=False)
    for verdict in ("ok", "revoked", "new_epoch_required", "register_anew"):
        assert not refill.is_due(state, whole, verdict)
        assert refill.is_due(state, short, verdict)
    other_stock = replace(whole, fold_digest_at_cursor="ab" * 8)
    assert refill.is_due(state, whole, "rebootstrap"), "another feed"
    assert not refill.is_due(state, other_stock, "rebootstrap"), "a wrong sum"
    for verdict in ("slow_down", "upgrade_required"):
        assert not refill.is_due(state, short, verdict), "it has looked at nothing"


@pytest.mark.parametrize("column", ["confirmed", "pending", "version", "pending_lines"])
def test_stock_that_is_not_the_logs_is_mended_and_said_to_be_so(till, column):
    milk = make_product(till)
    make_sale(till, (milk, 1000))
    with till.db.write() as tx:
        tx.execute(f"UPDATE stock_level SET {column} = {column} + 7000")
    assert refill.fold_anew(till.db)
    assert not refill.fold_anew(till.db)
    assert on_hand(till, milk) == -1000
    with till.db.write() as tx:
        tx.execute("UPDATE till_state SET fold_digest = '00000000000000aa'")
    assert refill.fold_anew(till.db), "a digest alone too"
    assert verify.verify(till.db).ok


def test_where_the_stock_follows_from_the_log_no_sale_is_kept_waiting(till, monkeypatch):
    make_sale(till, (make_product(till), 1000))
    monkeypatch.setattr(rebuild, "fold_anew", pytest.fail)
    monkeypatch.setattr(making, "make", pytest.fail)
    with closing(sqlite3.connect(till.db.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert not refill.fold_anew(till.db), "it needs no lock to look, and no file of its own"
