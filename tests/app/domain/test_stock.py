"""Goods in, out and counted: claims, reasons, refusals."""

import pytest
from pos_protocol.events import InReason, OutReason
from pos_protocol.ledger import Claim, stock_movements

from pos_app.domain import stock
from pos_app.domain.stock import Count, Receipt, Removal
from pos_app.errors import NothingChanged, PriceRefused, QuantityRefused, ReasonRefused

CLAIMS = {1: Claim(known_quantity=10_000, known_version=2, pending=-500)}


def test_lines_of_one_product_follow_each_other():
    lines = [Receipt(product_id=1, quantity_milli=1000), Receipt(product_id=1, quantity_milli=250)]
    event = stock.received(lines, CLAIMS, reason=InReason.OPENING)
    assert [line.pending for line in event.lines] == [-500, 500]
    gone = stock.removed(
        [Removal(product_id=1, quantity_milli=100, reason=OutReason.THEFT)] * 2, CLAIMS
    )
    assert [line.pending for line in gone.lines] == [-500, -600]


def test_a_count_moves_what_it_differs_by():
    lines = [Count(product_id=1, counted_milli=9000), Count(product_id=1, counted_milli=12_000)]
    moved = stock_movements(stock.counted(lines, CLAIMS))
    assert [(each.reason, each.delta) for each in moved] == [
        ("count_loss", -500),
        ("count_gain", 3000),
    ]
    nothing = stock.counted([Count(product_id=1, counted_milli=9500)], CLAIMS)
    assert stock_movements(nothing) == ()


def test_what_cannot_be_meant_is_refused():
    with pytest.raises(NothingChanged):
        stock.received([], CLAIMS)
    with pytest.raises(QuantityRefused):
        stock.received([Receipt(product_id=1, quantity_milli=0)], CLAIMS)
    with pytest.raises(PriceRefused):
        stock.received([Receipt(product_id=1, quantity_milli=1, cost_paisa=-1)], CLAIMS)
    with pytest.raises(QuantityRefused):
        stock.counted([Count(product_id=1, counted_milli=-1)], CLAIMS)
    with pytest.raises(QuantityRefused):
        stock.received([Receipt(product_id=1, quantity_milli=1)] * 501, CLAIMS)


def test_reasons_are_words_of_a_list():
    assert stock.out_reason("spoilage") is OutReason.SPOILAGE
    assert stock.in_reason("opening") is InReason.OPENING
    for word in ("spoilage", "SPOILAGE", "", "sale"):
        with pytest.raises(ReasonRefused):
            stock.in_reason(word)
    with pytest.raises(ReasonRefused):
        stock.out_reason("opening")
