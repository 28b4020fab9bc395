"""Lists being typed are outside the log, and gone in the transaction that records them."""

import pytest

from pos_app.db import event_log
from pos_app.domain.stock_draft import DraftLine, DraftName, StockDraft
from pos_app.errors import DiskFull, NameRefused, NothingChanged, QuantityRefused
from pos_app.operations import stock_drafts, stocking
from pos_app.operations.stocking import Receipt, Removal
from tests.support.factories import make_product

DRAFT = StockDraft(
    name=DraftName.RECEIVE,
    lines=(DraftLine(n=1, product_id=1, quantity_milli=3000),),
    vendor_name="Metro",
)


def events(till):
    with till.db.read() as tx:
        return tx.execute("SELECT count(*) FROM event_log").fetchone()[0]


def test_typing_a_list_records_nothing(till):
    before = events(till)
    saved_ms = stock_drafts.save_draft(till, DRAFT)
    assert stock_drafts.open_draft(till, DRAFT.name) == (DRAFT, saved_ms)
    assert stock_drafts.undo_draft(till, DRAFT.name).lines == ()
    stock_drafts.drop_draft(till, DRAFT.name)
    assert stock_drafts.open_draft(till, DRAFT.name).draft.is_empty
    assert events(till) == before


def test_what_is_recorded_is_no_draft_any_more(till):
    product = make_product(till).product_id
    for name in DraftName:
        stock_drafts.save_draft(till, StockDraft(name=name, lines=DRAFT.lines))
    receipt = Receipt(product_id=product, quantity_milli=3000)
    stocking.receive_stock(till, [receipt], draft=DraftName.RECEIVE)
    assert stock_drafts.open_draft(till, DraftName.RECEIVE).draft.is_empty
    assert not stock_drafts.open_draft(till, DraftName.REMOVE).draft.is_empty
    removal = Removal(product_id=product, quantity_milli=1000, reason=DRAFT.lines[0].reason)
    stocking.remove_stock(till, [removal], draft=DraftName.REMOVE)
    assert stock_drafts.open_draft(till, DraftName.REMOVE).draft.is_empty


def test_a_refused_list_is_still_there(till):
    product = make_product(till).product_id
    stock_drafts.save_draft(till, DRAFT)
    refused = Receipt(product_id=product, quantity_milli=0)
    with pytest.raises(QuantityRefused):
        stocking.receive_stock(till, [refused], draft=DraftName.RECEIVE)
    assert stock_drafts.open_draft(till, DRAFT.name).draft == DRAFT


def test_a_list_that_could_not_be_recorded_is_still_there(till, monkeypatch):
    product = make_product(till).product_id
    stock_drafts.save_draft(till, DRAFT)

    def full(*_arguments, **_options):
        raise DiskFull

    monkeypatch.setattr(event_log, "append", full)
    receipt = Receipt(product_id=product, quantity_milli=3000)
    with pytest.raises(DiskFull):
        stocking.receive_stock(till, [receipt], draft=DraftName.RECEIVE)
    assert stock_drafts.open_draft(till, DRAFT.name).draft == DRAFT


def test_a_saved_list_takes_the_place_of_its_name_in_any_case(till):
    stock_drafts.keep_list(till, "Daily  waste", DRAFT.lines)
    kept = stock_drafts.keep_list(till, "daily waste ", DRAFT.lines)
    assert stock_drafts.saved_lists(till) == (kept,)
    stock_drafts.forget_list(till, kept.name)
    assert stock_drafts.saved_lists(till) == ()


def test_a_list_without_name_or_lines_is_refused(till):
    with pytest.raises(NameRefused):
        stock_drafts.keep_list(till, "  ", DRAFT.lines)
    with pytest.raises(NothingChanged):
        stock_drafts.keep_list(till, "Waste", ())
    assert stock_drafts.saved_lists(till) == ()
