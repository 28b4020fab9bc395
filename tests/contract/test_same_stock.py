"""The digest over the stock: kept step by step on both sides, compared at every hello."""

import pytest
from pos_protocol.sync import HelloVerdict
from sqlalchemy import text
from sync_server.db import event_log, stores
from sync_server.db.continuity import incidents
from sync_server.db.projections import stock
from sync_server.operations.rebuilding import rebuild
from sync_server.operations.verifying import verify as verify_store

from pos_app.db.verify import verify
from pos_app.errors import DiskFull
from pos_app.sync import refill
from pos_app.sync.faults import REFOLDED
from pos_app.sync.report import Pace
from tests.contract.test_recovery import settled, stocked_pair


def digests(link):
    """What the server kept step by step, and what its stock gives when all of it is read."""
    with link.central.db.read() as tx:
        head = stores.feed_head(tx, link.store_id)
        mark = event_log.mark_at(tx, link.store_id, head.seq)
        return head.fold_digest, mark[1], stock.fold_digest(stock.load_all(tx, link.store_id))


def found(link):
    with link.central.db.read() as tx:
        return [each.kind for each in incidents.of_store(tx, link.store_id)]


def test_both_sides_keep_the_same_digest_step_by_step(link):
    first, second, product = stocked_pair(link)
    other = second.add_product("Soap")
    for n in range(4):
        first.sell(product, n + 1)
        second.receive(other, 5)
        first.sync_all(link.api(first))
        second.sync_all(link.api(second))
        kept, mark, read = digests(link)
        assert kept == mark == read
        assert second.state().fold_digest == kept.hex()
    settled(link, first, second)
    rebuild(link.central.db, link.store_id)
    assert len(set(digests(link))) == 1
    assert verify_store(link.central.db, link.store_id).is_sound


def test_hello_tells_the_digest_at_a_cursor_that_was_a_head_once(link):
    first, second, product = stocked_pair(link)
    second.sync_all(link.api(second))
    before = second.state()
    first.sell(product)
    first.sync_all(link.api(first))
    api = link.api(second)
    asked = []

    class Listening:
        def hello(self, request):
            asked.append(api.hello(request))
            return asked[-1]

        def __getattr__(self, name):
            return getattr(api, name)

    second.sync_all(Listening())
    assert asked[0].feed_head > before.cursor
    assert asked[0].fold_digest_at_cursor == before.fold_digest


def test_till_whose_figures_were_altered_counts_anew_from_its_own_log(link):
    first, second, product = stocked_pair(link)
    with first.till.db.write() as tx:
        tx.execute("UPDATE stock_level SET confirmed = confirmed + 7000")
        tx.execute("UPDATE till_state SET fold_digest = '00000000000000aa'")
    report = first.sync(link.api(first))
    assert (report.error, report.recovered) == (None, REFOLDED)
    assert first.stock()[product] == 100_000
    first.sell(product)
    assert found(link) == ["stock"]
    assert verify(first.till.db).ok
    settled(link, first, second)
    assert found(link) == ["stock"], "told once"


@pytest.mark.parametrize("column", ["confirmed", "pending"])
def test_sale_that_fits_no_history_makes_the_till_count_anew_at_once(link, column):
    first, second, product = stocked_pair(link)
    with first.till.db.write() as tx:
        tx.execute(f"UPDATE stock_level SET {column} = {column} + 7000")
    first.sell(product)
    first.sell(product)
    report = first.sync(link.api(first))
    assert (report.error, report.held, report.recovered) == (None, 2, REFOLDED)
    assert first.stock()[product] == link.stock()[product] == 100_000
    assert verify(first.till.db).ok
    first.sell(product)
    report = first.sync(link.api(first))
    assert (report.accepted, report.held, report.recovered) == (1, 0, "")
    settled(link, first, second)
    assert first.stock()[product] == 99_000, "a manager decides about the two"


def test_sale_whose_claim_alone_was_altered_is_held_and_nothing_else_is_told(link):
    first, second, product = stocked_pair(link)
    with first.till.db.write() as tx:
        tx.execute("UPDATE stock_level SET pending = pending + 7000")
    first.sell(product)
    with first.till.db.write() as tx:
        tx.execute("UPDATE stock_level SET pending = pending - 7000")
    report = first.sync(link.api(first))
    assert (report.held, report.recovered) == (1, ""), "the figures here are right"
    settled(link, first, second)


def test_server_that_folded_wrongly_is_not_believed_but_told(link, monkeypatch):
    first, second, product = stocked_pair(link)
    store = {"store": link.store_id}
    wrong = "UPDATE store_head SET fold_digest = x'00000000000000aa' WHERE store_id = :store"
    link.central.db.write(lambda tx: tx.execute(text(wrong), store))
    first.sell(product)
    report = first.sync(link.api(first))
    assert report.verdict == HelloVerdict.REBOOTSTRAP
    assert report.error.code == HelloVerdict.REBOOTSTRAP
    assert first.unsynced() == 0, "its sales go up all the same"
    assert first.stock()[product] == 99_000
    assert found(link) == ["stock"]
    problems = verify_store(link.central.db, link.store_id).problems
    assert problems == [
        "position 4: the digest over the stock is another one",
        "the digest over the stock is not what the log says",
    ]
    with monkeypatch.context() as patched:
        # It was not that, and to count a whole log at every round would hold up who sells.
        patched.setattr(refill, "fold_anew", pytest.fail)
        assert first.sync(link.api(first)).error is None, "where it stood both had the same"
        assert first.sync(link.api(first)).verdict == HelloVerdict.REBOOTSTRAP
    rebuild(link.central.db, link.store_id)
    first.pace = Pace()
    settled(link, first, second)


@pytest.mark.parametrize("is_forgotten", [True, False])
def test_store_of_an_older_program_gets_its_digest_with_the_next_push(link, is_forgotten):
    first, second, product = stocked_pair(link)
    first.sell(product)
    first.sync_all(link.api(first))
    if is_forgotten:
        store = {"store": link.store_id}
        for table in ("store_head", "event_log"):
            older = f"UPDATE {table} SET fold_digest = NULL WHERE store_id = :store"
            link.central.db.write(lambda tx, sql=older: tx.execute(text(sql), store))
    first.sell(product)
    second.sell(product)
    settled(link, first, second)
    assert len(set(digests(link))) == 1


def test_disk_that_is_full_while_counting_anew_does_not_end_the_counting(link, monkeypatch):
    first, _, _ = stocked_pair(link)
    with first.till.db.write() as tx:
        tx.execute("UPDATE stock_level SET confirmed = confirmed + 7000")
        tx.execute("UPDATE till_state SET fold_digest = '00000000000000aa'")

    def full(_db):
        raise DiskFull(path="till.db")

    with monkeypatch.context() as patched:
        patched.setattr(refill, "fold_anew", full)
        assert isinstance(first.sync(link.api(first)).error, DiskFull)
    assert first.sync(link.api(first)).recovered == REFOLDED
    assert first.sync(link.api(first)).error is None
