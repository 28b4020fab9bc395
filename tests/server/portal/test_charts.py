"""Drawings are the table's own figures in whole pixels."""

from decimal import Decimal

from sync_server.portal.charts import (
    BOTTOM,
    HEIGHT,
    LINE_WIDTH,
    TOP,
    columns,
    lines,
    round_up,
    short,
)


def rows(*values):
    return [{"key": f"k{place}", "value": value} for place, value in enumerate(values)]


def test_a_bar_is_as_high_as_its_figure_says():
    chart = columns(rows("100.00", "50.00", "0.00", "-5.00"), "key", "value", title="t")
    room = HEIGHT - BOTTOM - TOP
    assert [bar.height for bar in chart.bars] == [room, room // 2, 0, 0]
    assert all(bar.y + bar.height == HEIGHT - BOTTOM for bar in chart.bars)
    assert [bar.is_last for bar in chart.bars] == [False, False, False, True]
    assert [mark.label for mark in chart.marks] == ["0", "25", "50", "75", "100"]


def test_nothing_at_all_is_drawn_too():
    assert [bar.height for bar in columns(rows("0", "0"), "key", "value", title="t").bars] == [0, 0]
    assert columns([], "key", "value", title="t").bars == []
    assert lines([], "key", "value", title="t").lines == []


def test_the_largest_rows_are_lines_and_a_loss_is_told_apart():
    chart = lines(rows("10", "-40", None, "20"), "key", "value", title="t")
    assert [(one.label, one.length, one.is_negative) for one in chart.lines] == [
        ("k1", LINE_WIDTH, True),
        ("k3", LINE_WIDTH // 2, False),
        ("k0", LINE_WIDTH // 4, False),
    ]
    assert (
        lines(rows(*"123456789", "10", "11", "12", "13"), "key", "value", title="t").left_out == 1
    )


def test_axes_end_at_round_figures():
    assert [round_up(Decimal(n)) for n in (0, 1, 11, 21, 26, 51, 99)] == [
        0,
        1,
        20,
        25,
        50,
        100,
        100,
    ]
    assert [short(Decimal(n)) for n in (0, 950, 12_500, 2_000_000)] == ["0", "950", "12.5k", "2M"]
