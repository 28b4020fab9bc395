"""The log in words, page by page, and its proof."""

from pos_app.viewmodels.safety import records
from tests.support.factories import make_product


def test_older_records_are_read_at_the_end_of_the_list(models, till):
    for _ in range(records.PAGE):
        make_product(till)
    models.records.read()
    assert len(models.records.rows.rows) == records.PAGE
    models.records.move(10**6)
    count = len(models.records.rows.rows)
    assert count > records.PAGE
    models.records.move(10**6)
    assert models.records.current_row == count - 1
    row = models.records.rows.rows[0]
    assert (row.what, row.who, row.place) == ("New product", till.actor, "Saved here")


def test_the_proof_says_that_all_is_well_or_what_is_not(models, till, qtbot):
    models.records.verify()
    assert models.records.proof.is_running
    qtbot.waitUntil(lambda: not models.records.proof.is_running)
    assert models.records.proof.words.startswith("All is well")
    with till.db.write() as tx:
        tx.execute("DELETE FROM stock_level")
    models.records.verify()
    qtbot.waitUntil(lambda: not models.records.proof.is_running)
    assert models.records.proof.is_bad


def test_other_tills_are_told_with_when_they_were_heard(models, till):
    models.records.read()
    assert not models.records.tills
    with till.db.write() as tx:
        tx.execute("INSERT INTO takings VALUES ('2026-01-01', 2, 1, 0, 1, 0)")
    models.records.read()
    assert "2" in models.records.tills
