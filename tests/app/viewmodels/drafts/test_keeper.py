"""A list is shown first and saved a moment later; nothing is saved twice."""

import msgspec
import pytest

from pos_app.domain.stock_draft import DraftLine, DraftName, StockDraft
from pos_app.errors import DiskFull
from pos_app.operations import stock_drafts
from pos_app.viewmodels.drafts.keeper import DraftKeeper

LINE = DraftLine(n=1, product_id=1, quantity_milli=1000)
ONE = StockDraft(name=DraftName.RECEIVE, lines=(LINE,))


@pytest.fixture
def keeper(models):
    keeper = DraftKeeper(models.desk, DraftName.RECEIVE)
    yield keeper
    keeper.save_now()


def kept(till):
    return stock_drafts.open_draft(till, DraftName.RECEIVE).draft


def test_a_list_is_on_the_disk_a_moment_after_the_key(keeper, till, qtbot):
    with qtbot.waitSignal(keeper.saved):
        keeper.change(ONE)
        assert kept(till).is_empty
    assert kept(till) == ONE
    assert keeper.saved_ms == stock_drafts.open_draft(till, DraftName.RECEIVE).changed_ms


def test_what_is_typed_into_a_field_is_saved_once_for_many_keys(keeper, till):
    keeper.change(ONE)
    for bill_no in ("8", "88", "881", "8812"):
        keeper.change(msgspec.structs.replace(ONE, bill_no=bill_no), is_step=False)
    keeper.save_now()
    assert kept(till).bill_no == "8812"
    assert keeper.undo()
    assert keeper.draft == StockDraft(name=DraftName.RECEIVE, bill_no="8812")
    assert not keeper.undo()


def test_undo_and_redo_meet_again(keeper, till, models):
    two = msgspec.structs.replace(ONE, lines=(LINE, msgspec.structs.replace(LINE, n=2)))
    for state in (ONE, two):
        keeper.change(state)
    assert keeper.undo()
    assert keeper.undo()
    assert keeper.draft.is_empty
    assert keeper.redo()
    assert keeper.redo()
    assert not keeper.redo()
    assert keeper.draft == kept(till) == two
    assert DraftKeeper(models.desk, DraftName.RECEIVE).undo()
    assert kept(till) == ONE


def test_a_full_disk_is_told_and_the_list_stays(keeper, till, monkeypatch, qtbot):
    def full(*_arguments, **_options):
        raise DiskFull

    monkeypatch.setattr(stock_drafts, "save_draft", full)
    with qtbot.waitSignal(keeper.failed):
        keeper.change(ONE)
    monkeypatch.undo()
    assert keeper.draft == ONE
    keeper.save_now()
    assert kept(till) == ONE
