"""Projections made again from the log, also when they were lost or not yet understood."""

from pos_protocol.events import EVENT_VERSIONS

from pos_app.db import cursors, rebuild, verify
from pos_app.db.queries import products as queries
from tests.support.factories import make_product, make_sale, on_hand


def test_what_was_lost_comes_back(till):
    milk = make_product(till, "Milk", code="8964000123454")
    for _ in range(3):
        make_sale(till, (milk, 1000))
    with till.db.write() as tx:
        for table in ("product", "barcode", "stock_level", "movement", "sale", "takings", "shift"):
            tx.execute(f"DELETE FROM {table}")
    assert not verify.verify(till.db).ok
    assert rebuild.rebuild(till.db) == 5
    assert verify.verify(till.db).ok
    assert on_hand(till, milk) == -3000
    with till.db.read() as tx:
        assert queries.search(tx, "milk")[0].product == milk
        assert queries.by_code(tx, ["08964000123454"]) == (milk,)


def test_a_rebuild_goes_in_batches_and_misses_none(till, monkeypatch):
    milk = make_product(till)
    for _ in range(7):
        make_sale(till, (milk, 1000))
    monkeypatch.setattr(rebuild, "BATCH", 3)
    assert rebuild.rebuild(till.db) == 9
    assert on_hand(till, milk) == -7000


def test_what_can_be_read_now_is_waited_for_no_longer(till):
    make_product(till)
    with till.db.write() as tx:
        cursors.note_unread(tx, "SaleCompleted", EVENT_VERSIONS["SaleCompleted"])
        cursors.note_unread(tx, "SaleCompleted", EVENT_VERSIONS["SaleCompleted"] + 1)
        cursors.note_unread(tx, "LoyaltyEarned", 1)
    assert rebuild.catch_up(till.db)
    with till.db.read() as tx:
        left = cursors.unread(tx)
    assert left == [("LoyaltyEarned", 1), ("SaleCompleted", EVENT_VERSIONS["SaleCompleted"] + 1)]
    assert not rebuild.catch_up(till.db)
