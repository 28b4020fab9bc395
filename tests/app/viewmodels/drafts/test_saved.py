"""Saved lists are chosen, replaced, forgotten and brought back."""

from pos_app.domain.stock_draft import DraftLine
from pos_app.viewmodels.drafts.saved import SavedListsModel

LINES = (DraftLine(n=1, product_id=1, quantity_milli=1000),)


def test_a_forgotten_list_comes_back_until_something_else_is_done(models):
    saved = SavedListsModel(models.desk)
    saved.read()
    assert saved.chosen is None
    assert saved.forget() == ""
    assert saved.keep("Waste", LINES)
    assert saved.keep("Own use", LINES)
    saved.choose(100)
    assert saved.chosen.name == "Waste"
    assert saved.forget() == "Waste"
    assert [row.name for row in saved.rows.rows] == ["Own use"]
    assert saved.restore()
    assert not saved.restore()
    assert [row.name for row in saved.rows.rows] == ["Own use", "Waste"]
    saved.choose(-5)
    saved.choose(0)
    assert saved.forget() == "Own use"
    saved.give_up()
    assert not saved.restore()


def test_a_refusal_is_told_and_keeps_nothing(models):
    saved = SavedListsModel(models.desk)
    assert not saved.keep("Waste", ())
    assert saved.message
    assert not saved.keep("", LINES)
    saved.read()
    assert saved.message == ""
    assert saved.rows.rows == ()
