"""Saved lists lie under their names."""

from pos_app.db import saved_lists
from pos_app.domain.stock_draft import DraftLine, SavedList

LINES = (
    DraftLine(n=1, product_id=7, quantity_milli=2000),
    DraftLine(n=2, product_id=8, quantity_milli=250),
)


def load(till):
    with till.db.read() as tx:
        return saved_lists.load(tx)


def test_a_list_comes_back_whole_and_is_replaced_by_its_name(till):
    waste = SavedList(name="Daily waste", lines=LINES)
    own = SavedList(name="Aap ka", lines=LINES[:1])
    with till.db.write() as tx:
        saved_lists.put(tx, waste)
        saved_lists.put(tx, own)
    assert load(till) == (own, waste)
    less = SavedList(name="Daily waste", lines=LINES[1:])
    with till.db.write() as tx:
        saved_lists.put(tx, less)
        saved_lists.drop(tx, own.name)
        saved_lists.drop(tx, "no such list")
    assert load(till) == (less,)
