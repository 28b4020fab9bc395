"""A narrow list leaves columns out before it cuts the name."""

from pos_app.ui.stock.columns import NAME_WIDTH_MIN_PX, NUMBER_WIDTH_PX, Columns
from pos_app.viewmodels.drafts.rows import Heading

HEADINGS = (Heading("Have", rank=2), Heading("Got"), Heading("Sell", rank=3), Heading("Date"))
COLUMNS = Columns(HEADINGS, (80, 90, 70, 110))


def shown(width):
    return [HEADINGS[column.cell].text for column in COLUMNS.placed(width)]


def test_columns_go_by_their_rank_and_some_never():
    assert shown(800) == ["Have", "Got", "Sell", "Date"]
    assert shown(540) == ["Have", "Got", "Date"]
    assert shown(450) == ["Got", "Date"]
    assert shown(100) == ["Got", "Date"]


def test_the_columns_stand_side_by_side_behind_the_name():
    for width in (450, 540, 700, 1200):
        start = NUMBER_WIDTH_PX + COLUMNS.name_width(width)
        for column in COLUMNS.placed(width):
            assert column.start_px == start
            start += column.width_px
        assert start < width
        assert COLUMNS.name_width(width) >= NAME_WIDTH_MIN_PX
