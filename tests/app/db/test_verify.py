"""What was altered is found and named, and nothing is changed by looking."""

import pytest

from pos_app.db import rebuild, schema, verify
from pos_app.errors import DatabaseDamaged
from tests.support.attacking.tampering import tamper


def test_an_honest_file_is_found_so(sold):
    report = verify.verify(sold.db)
    assert report == verify.VerifyReport(
        ok=True, events=6, chain_ok=True, projections_ok=True, problems=()
    )


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
