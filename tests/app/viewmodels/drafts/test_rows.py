"""Lines are kept as they were entered and come back with the product of now."""

from dataclasses import replace

import msgspec
import pytest
from pos_protocol.events import OutReason

from pos_app.errors import QuantityNotWhole, QuantityRefused
from pos_app.viewmodels.drafts.rows import (
    Cell,
    Draft,
    StockRow,
    checked_count,
    kept_line,
    read_drafts,
    spoken,
)


def test_a_line_comes_back_whole_and_one_without_product_is_left_out(till, goods):
    drafts = tuple(
        Draft(
            product=product,
            have_milli=have_milli,
            quantity_milli=3000,
            n=n,
            cost_paisa=11_550,
            expiry="2026-12-31",
            lot="B7",
            reason=OutReason.THEFT,
            note="wet",
        )
        for n, product, have_milli in ((1, goods[0], 24_000), (5, goods[1], 14_000))
    )
    lines = tuple(map(kept_line, drafts))
    with till.db.read() as tx:
        assert read_drafts(tx, lines) == drafts
        gone = replace(drafts[0], product=replace_number(goods[0]))
        assert read_drafts(tx, (kept_line(gone), lines[1])) == drafts[1:]


def replace_number(product):
    """A product of a number that nobody has."""
    return type(product)(product_id=99_999_999, name_en=product.name_en)


def test_pieces_are_whole_and_nothing_is_no_quantity(goods):
    assert checked_count(goods[2], 250) == 250
    tea = msgspec.structs.replace(goods[0], name_ur="چائے")
    with pytest.raises(QuantityNotWhole, match="چائے"):
        checked_count(tea, 1500, lang="ur")
    with pytest.raises(QuantityRefused):
        checked_count(goods[0], 0)


def test_a_row_is_spoken_with_what_stands_under_its_figures():
    row = StockRow(1, "Milk", "", (Cell("3"), Cell("31.12.2026", under="B7")))
    assert spoken(row) == "Milk, 3, 31.12.2026, B7"
