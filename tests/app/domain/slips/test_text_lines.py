"""Slips in letters of one width: nothing is wider than the paper, nothing is lost."""

from hypothesis import given
from hypothesis import strategies as st

from pos_app.domain.slips.sheet import Goods, Pair, Rule, Sheet, Size, Words
from pos_app.domain.slips.text_lines import plain_text, text_lines

TEXT = st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=90)
FIGURE = st.text("0123456789.,-", min_size=1, max_size=20)


@given(TEXT, FIGURE, st.sampled_from([32, 48]), st.sampled_from(Size))
def test_nothing_is_wider_than_the_paper_and_nothing_is_lost(text, figure, columns, size):
    sheet = Sheet((Words(text, size), Pair(text, figure, size), Goods(text, text, figure), Rule()))
    lines = text_lines(sheet, columns)
    for line in lines:
        room = columns // 2 if line.size is Size.LARGE else columns
        assert len(line.text) <= room
    kept = "".join(line.text for line in lines).replace(" ", "").replace("-" * columns, "")
    assert kept.count(figure.replace("-" * columns, "")) >= 1
    assert len(kept) >= 4 * len(text)


def test_a_figure_stands_at_the_trailing_edge():
    text = plain_text(Sheet((Pair("Total", "1,381.00"),)), 32)
    assert text == f"Total{'1,381.00':>27}\n"
