"""Old events are put away without a figure moving, and what waits for anybody stays."""

from random import Random

import pytest
from msgspec import structs
from msgspec.structs import astuple
from pos_protocol.snapshot import PRODUCTS, ProductRow, packed, read_rows, unpack

from pos_app.db import cursors, rebuild, verify
from pos_app.db.brought import compaction, keeping, replacing
from pos_app.db.brought.keeping import KEPT_MS
from pos_app.db.queries import explaining, stock
from pos_app.errors import DatabaseDamaged
from pos_app.operations import compacting
from tests.app.db.test_projections_law import lively_till, tables
from tests.support.factories import make_enrolled_till, make_product, make_sale
from tests.support.feed import Feed

ROWS_OF_EVENTS = {
    "sale",
    "movement",
    "batch",
    "khata_entry",
    "correction",
    "audit_entry",
    "seen_payment",
    "payment_number",
}


def put_away(till, store_seq):
    return replacing.remake(
        till.db.path, lambda tx: compaction.compact(tx, store_seq=store_seq, now_ms=5)
    )


def sums(till):
    with till.db.read() as tx:
        return {name: kept for name, kept in tables(tx).items() if name not in ROWS_OF_EVENTS}


def count(till, table):
    with till.db.read() as tx:
        return tx.execute(f"SELECT count(*) FROM {table}").fetchone()[0]


@pytest.mark.parametrize("seed", range(3))
def test_figures_stay_and_the_file_is_proven(tmp_path, seed):
    rng = Random(seed)
    till = lively_till(tmp_path, rng)
    with till.db.read() as tx:
        cursor = cursors.state(tx).cursor
    before = sums(till)
    waiting = [(count(till, "outbox")), count(till, "event_log")]
    for store_seq in (rng.randrange(1, cursor // 2), cursor - 5, cursor):
        assert put_away(till, store_seq)
        assert sums(till) == before
        report = verify.verify(till.db)
        assert report.ok, report.problems
        assert verify.is_stock_sound(till.db)
        rebuild.rebuild(till.db)
        assert sums(till) == before
    assert count(till, "outbox") == waiting[0]
    assert count(till, "event_log") < waiting[1] // 4
    with till.db.read() as tx:
        held = tx.execute("SELECT count(*) FROM delivery WHERE status = 'held'").fetchone()[0]
        kept = tx.execute(
            "SELECT count(*) FROM event_log WHERE event_id IN"
            " (SELECT event_id FROM delivery WHERE status = 'held')"
        ).fetchone()[0]
    assert held == kept > 0
    with till.db.write() as tx:
        tx.execute("UPDATE stock_level SET confirmed = confirmed + 1000 WHERE version > 0")
    assert not verify.is_stock_sound(till.db)
    till.close()


@pytest.fixture
def shop(tmp_path):
    feed = Feed()
    till = make_enrolled_till(tmp_path, till_no=1, feed_id=feed.feed_id)
    milk = make_product(till, "Milk")
    for _ in range(20):
        make_sale(till, (milk, 1000))
    feed.sync([till])
    yield till, feed, milk
    till.close()


def test_explanation_begins_with_what_was_brought_forward(shop):
    till, feed, milk = shop
    assert put_away(till, 12)
    make_sale(till, (milk, 2000))
    feed.sync([till])
    with till.db.read() as tx:
        explained = explaining.explain(tx, milk.product_id)
        forward = stock.brought_forward(tx, milk.product_id).quantity_milli
    assert forward == -10_000, "two of the twelve added the product and opened the shift"
    assert explained[0].quantity_after_milli == -11_000
    assert explained[-1].quantity_after_milli == -22_000


def test_chain_goes_on_from_what_was_put_away(shop):
    till, feed, milk = shop
    assert put_away(till, 22)
    assert count(till, "event_log") == 0
    make_sale(till, (milk, 1000))
    feed.sync([till])
    report = verify.verify(till.db)
    assert report.ok, report.problems
    assert report.events == 1


def test_each_lane_ends_where_its_own_events_were_put_away(shop):
    till, feed, milk = shop
    with till.db.read() as tx:
        main = cursors.state(tx)
    make_sale(till, (milk, 1000))
    feed.push(till)
    feed.entries[-1] = structs.replace(feed.entries[-1], lane=1)
    feed.pull(till)
    assert put_away(till, len(feed.entries))
    with till.db.read() as tx:
        ends = {end.lane: (end.till_seq, end.hash) for end in keeping.ends(tx)}
        branch = cursors.state(tx)
    assert ends == {
        lane: (state.till_seq, state.tip_hash.hex()) for lane, state in enumerate((main, branch))
    }


def test_only_what_the_server_was_seen_to_have_and_is_old_goes(shop, monkeypatch):
    till, _, _ = shop
    monkeypatch.setattr(compaction, "EVENTS_MIN", 1)
    long_after = till.clock.wall_ms() + KEPT_MS
    with till.db.write() as tx:
        assert compaction.boundary(tx, now_ms=long_after) is None, "no hello has matched yet"
        cursors.set_matched(tx, 15)
        found = compaction.boundary(tx, now_ms=long_after)
        assert found is not None
        assert (found.store_seq, found.events) == (15, 15)
        assert compaction.boundary(tx, now_ms=till.clock.wall_ms()) is None, "all of it is young"
        monkeypatch.setattr(compaction, "EVENTS_MIN", 16)
        assert compaction.boundary(tx, now_ms=long_after) is None, "not worth a new file"


def newer_snapshot(tx, what):
    """What a newer server's snapshot holds beside what this program knows, put among the chunks."""
    chunks = [row[0] for row in tx.execute("SELECT content FROM brought_chunk ORDER BY n")]
    if what == "table":
        chunks += [content for _, content in packed("promotions", [(1, "two for one")])]
    else:
        opened = [(*unpack(chunk), n) for n, chunk in enumerate(chunks)]
        rows, n = next((rows, n) for table, rows, n in opened if table == PRODUCTS)
        longer = [(*astuple(row), "a brand") for row in read_rows(rows, ProductRow)]
        ((_, chunks[n]),) = packed(PRODUCTS, longer)
    keeping.keep(tx, keeping.find(tx), lane_ends=keeping.ends(tx), chunks=chunks)


@pytest.mark.parametrize("what", ["field", "table"])
def test_what_a_newer_server_brought_waits_whole_for_the_upgrade(shop, monkeypatch, what):
    till, feed, milk = shop
    monkeypatch.setattr(compaction, "EVENTS_MIN", 1)
    long_after = till.clock.wall_ms() + KEPT_MS
    assert put_away(till, 12)
    for _ in range(3):
        make_sale(till, (milk, 1000))
    feed.sync([till])
    with till.db.write() as tx:
        cursors.set_matched(tx, 25)
        assert keeping.is_all_known(tx)
        assert compaction.boundary(tx, now_ms=long_after) is not None
        newer_snapshot(tx, what)
        before = tx.execute("SELECT n, content FROM brought_chunk ORDER BY n").fetchall()
    till.clock.advance(KEPT_MS)
    assert compacting.put_away(till.db, till.clock) is None
    with till.db.read() as tx:
        assert tx.execute("SELECT n, content FROM brought_chunk ORDER BY n").fetchall() == before
    rebuild.rebuild(till.db)
    assert verify.verify(till.db).ok


def test_figures_settle_only_when_each_own_event_is_answered(shop):
    """A restored server's snapshot may hold some of them: which, shows with the answers."""
    till, feed, milk = shop
    assert put_away(till, 12)

    def is_to_settle():
        with till.db.read() as tx:
            return keeping.is_to_settle(tx)

    assert not is_to_settle(), "what was put away here is sure"
    with till.db.write() as tx:
        tx.execute("UPDATE brought SET is_settled = 0")
    make_sale(till, (milk, 1000))
    assert not is_to_settle()
    feed.sync([till])
    assert is_to_settle()


def test_figures_that_do_not_follow_are_not_put_away(shop):
    till, _, _ = shop
    with till.db.write() as tx:
        tx.execute("UPDATE stock_level SET confirmed = confirmed + 1000")
    before = sums(till)
    with pytest.raises(DatabaseDamaged):
        put_away(till, 15)
    assert sums(till) == before
    assert count(till, "brought") == 0


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE brought SET feed_hash = zeroblob(32)",
        "UPDATE brought SET fold_digest = '0000000000000001'",
        "UPDATE brought_chunk SET content = zeroblob(9), sha256 = zeroblob(32) WHERE n = 0",
        "UPDATE brought_end SET hash = zeroblob(32)",
        "UPDATE brought SET store_seq = store_seq - 1",
    ],
)
def test_what_was_brought_forward_and_altered_is_found(shop, statement):
    till, _, _ = shop
    assert put_away(till, 12)
    assert verify.verify(till.db).ok
    with till.db.write() as tx:
        tx.execute(statement)
    assert not verify.verify(till.db).ok
