"""A list is empty when nothing at all was entered."""

from pos_app.domain.stock_draft import DraftLine, DraftName, StockDraft


def test_a_bill_number_alone_is_worth_keeping():
    for name in DraftName:
        assert StockDraft(name=name).is_empty
        assert not StockDraft(name=name, bill_no="8").is_empty
        lines = (DraftLine(n=1, product_id=1, quantity_milli=1000),)
        assert not StockDraft(name=name, lines=lines).is_empty
