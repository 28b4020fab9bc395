"""The log newest first, page by page, and how far each record has come."""

from pos_app.db.queries import records
from pos_app.db.queries.records import Place
from tests.support.factories import make_product, make_sale


def test_pages_join_without_a_gap_and_say_who_and_how_far(till):
    for _ in range(3):
        make_sale(till, (make_product(till), 1000))
    with till.db.read() as tx:
        first = records.page(tx, limit=4)
        rest = records.page(tx, before=first[-1].log_no, limit=100)
        everything = records.page(tx)
    assert first + rest == everything
    assert [each.till_seq for each in everything] == list(range(len(everything), 0, -1))
    assert everything[0].kind == "SaleCompleted"
    assert {each.actor for each in everything} == {till.actor}
    assert {each.place for each in everything} == {Place.LOCAL}


def test_each_answer_has_its_place(till):
    for _ in range(3):
        make_product(till)
    with till.db.write() as tx:
        tx.execute("UPDATE till_state SET server_url = 'http://127.0.0.1:1'")
        for log_no, status in ((1, "acked"), (2, "held"), (3, "quarantined")):
            tx.execute("DELETE FROM outbox WHERE log_no = ?", (log_no,))
            tx.execute(
                "INSERT INTO delivery (event_id, status, answered_ms)"
                " SELECT event_id, ?, 1 FROM event_log WHERE log_no = ?",
                (status, log_no),
            )
        tx.execute("INSERT INTO takings VALUES ('2026-01-01', 2, 1, 0, 1, 0)")
    make_product(till)
    with till.db.read() as tx:
        found = [each.place for each in records.page(tx)]
        (other,) = records.other_tills(tx)
    assert found == [Place.WAITING, Place.UNUSABLE, Place.HELD, Place.THERE]
    assert (other.till_no, other.newest_ms) == (2, 0)
