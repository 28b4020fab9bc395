"""What was altered is found and named: bytes, links, places, projections, the search index."""

import sqlite3
from uuid import UUID

import msgspec
import pytest
from pos_protocol.events import VendorAdded

from pos_app.db import rebuild, schema, verify
from pos_app.errors import DatabaseDamaged
from tests.support.events import record
from tests.support.factories import STORE_ID, make_enrolled_till, make_product, make_sale
from tests.support.feed import Feed

SET_BACK = (
    "UPDATE till_state SET (till_seq, tip_hash) ="
    " (SELECT till_seq - 1, prev FROM event_log ORDER BY log_no DESC LIMIT 1)"
)


@pytest.fixture
def sold(tmp_path):
    feed = Feed()
    tills = [make_enrolled_till(tmp_path / str(n), till_no=n, feed_id=feed.feed_id) for n in (1, 2)]
    milk = make_product(tills[0], "Milk", code="8964000123454")
    feed.sync(tills)
    for till in tills:
        make_sale(till, (milk, 1000))
    feed.sync(tills)
    make_sale(tills[0], (milk, 2000))
    tills[1].close()
    yield tills[0]
    tills[0].close()


def tamper(till, *statements):
    """As somebody with an SQL tool would: without the log's guards."""
    raw = sqlite3.connect(till.settings.database)
    raw.execute("DROP TRIGGER event_log_is_never_changed")
    raw.execute("DROP TRIGGER event_log_is_never_shortened")
    for statement in statements:
        raw.execute(statement)
    raw.commit()
    raw.close()


def test_an_honest_file_is_found_so(sold):
    report = verify.verify(sold.db)
    assert report == verify.VerifyReport(
        ok=True, events=6, chain_ok=True, projections_ok=True, problems=()
    )


def test_fork_of_another_till_whose_first_event_is_in_quarantine_is_honest(tmp_path):
    """The feed never brings what the server has in quarantine: its child has no parent here."""
    feed = Feed()
    here = make_enrolled_till(tmp_path, till_no=1, feed_id=feed.feed_id)
    named = VendorAdded(vendor_id=1, name="Metro")

    def other(till_seq, parent, *, seed=1):
        return record(
            named,
            till_seq=till_seq,
            prev=parent.hash if parent else bytes(32),
            seed=seed,
            store=STORE_ID,
            till=UUID(int=2),
            till_no=2,
        )

    first = other(1, None)
    second = other(2, first)
    quarantined = other(2, first, seed=2)
    child = other(3, quarantined, seed=2)
    for event in (first, second):
        feed.take(event)
    feed.take(child, held=True)
    feed.entries[-1] = msgspec.structs.replace(feed.entries[-1], lane=1)
    feed.pull(here)
    report = verify.verify(here.db)
    here.close()
    assert report.ok, report.problems


@pytest.mark.parametrize(
    ("sql", "says"),
    [
        ("UPDATE event_log SET body = x'7b7d' WHERE till_seq = 3", "altered"),
        (
            "UPDATE event_log SET body = CAST(replace(body, '1', '2') AS BLOB) WHERE log_no = 3",
            "altered",
        ),
        ("UPDATE event_log SET kind = 'SaleReturned' WHERE kind = 'SaleCompleted'", "altered"),
        ("UPDATE event_log SET prev = zeroblob(32) WHERE till_seq = 2", "altered"),
        ("UPDATE event_log SET occurred_ms = occurred_ms + 1 WHERE log_no = 3", "altered"),
        ("UPDATE event_log SET version = version + 1 WHERE log_no = 2", "altered"),
        ("UPDATE event_log SET key_id = 'mine' WHERE log_no = 2", "signature"),
        ("UPDATE own_epoch SET epoch = epoch + 1", "epoch 1"),
        ("UPDATE own_epoch SET server_nonce = 'other'", "epoch 1"),
        ("UPDATE own_epoch SET parent_epoch = 1", "epoch 1"),
        ("UPDATE own_epoch SET parent_till_seq = 1", "epoch 1"),
        ("UPDATE own_epoch SET parent_hash = (SELECT max(hash) FROM event_log)", "epoch 1"),
        ("UPDATE own_epoch SET reason = 'restored'", "epoch 1"),
        ("DELETE FROM event_log WHERE till_no = 1 AND till_seq = 2", "missing"),
        ("DELETE FROM event_log WHERE log_no = (SELECT max(log_no) FROM event_log)", "tip"),
        ("UPDATE till_state SET till_seq = till_seq + 1", "tip"),
        (SET_BACK, "tip"),
        ("UPDATE till_state SET store_id = store_id + 1", "the till says"),
        ("UPDATE till_state SET till_no = till_no + 1", "the till says"),
        ("UPDATE feed SET held = 1 WHERE store_seq = 2", "feed position 2"),
        ("DELETE FROM feed WHERE store_seq = 2", "feed position 2"),
        ("UPDATE till_state SET cursor = cursor - 1", "cursor"),
        ("DELETE FROM outbox", "neither answered nor"),
    ],
)
def test_an_altered_log_is_found(sold, sql, says):
    tamper(sold, sql)
    report = verify.verify(sold.db)
    assert not report.ok
    assert not report.chain_ok
    assert any(says in problem for problem in report.problems), report.problems


@pytest.mark.parametrize(
    ("sql", "says"),
    [
        ("UPDATE stock_level SET pending = pending + 1000", "stock_level"),
        ("UPDATE product SET price = 1 WHERE is_listed", "product"),
        ("DELETE FROM barcode", "barcode"),
        ("INSERT INTO takings (day, till_no, sales) VALUES ('2020-01-01', 1, 1)", "takings"),
        ("DELETE FROM movement WHERE quantity = 2000", "movement"),
        ("UPDATE till_state SET fold_digest = '00'", "digest"),
        ("UPDATE till_state SET fold_digest = 'nonsense'", "digest"),
        ("UPDATE product_search_config SET v = 9", "search index"),
        ("INSERT INTO product_search (product_search) VALUES ('delete-all')", "search index"),
    ],
)
def test_an_altered_projection_is_found_and_a_rebuild_mends_it(sold, sql, says):
    tamper(sold, sql)
    report = verify.verify(sold.db)
    assert report.chain_ok
    assert not report.projections_ok
    assert any(says in problem for problem in report.problems), report.problems
    rebuild.rebuild(sold.db)
    assert verify.verify(sold.db).ok


def test_rebuild_makes_the_search_index_from_nothing(sold):
    tamper(sold, "DELETE FROM product_search_idx", "DELETE FROM product_search_data")
    rebuild.rebuild(sold.db)
    with sold.db.read() as tx:
        found = tx.execute("SELECT rowid FROM product_search WHERE product_search MATCH 'mil'")
        assert len(found.fetchall()) == 1


def test_verify_changes_nothing(sold):
    with sold.db.read() as tx:
        before = [list(verify.rows(tx, table)) for table in schema.metadata.sorted_tables]
    verify.verify(sold.db)
    with sold.db.read() as tx:
        assert before == [list(verify.rows(tx, table)) for table in schema.metadata.sorted_tables]


def test_a_rebuild_of_what_cannot_be_read_leaves_all_as_it_was(sold):
    tamper(sold, "UPDATE event_log SET body = x'7b7d' WHERE log_no = 4")
    with sold.db.read() as tx:
        before = tx.execute("SELECT * FROM stock_level").fetchall()
    with pytest.raises(DatabaseDamaged):
        rebuild.rebuild(sold.db)
    with sold.db.read() as tx:
        assert tx.execute("SELECT * FROM stock_level").fetchall() == before
