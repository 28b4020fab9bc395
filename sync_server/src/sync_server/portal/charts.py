"""Figures of a table as a drawing: whole pixels, worked out here and drawn without a script."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from msgspec import Struct

from sync_server.portal.rendering import decimal_of

WIDTH, HEIGHT = 720, 220
LEFT, BOTTOM, TOP = 64, 24, 12
BARS_MAX = 62
LINES_MAX = 12
LINE_WIDTH = 420
MARKS = 4


class Bar(Struct, frozen=True, kw_only=True):
    """One bar in pixels; `has_label` where there is room for what stands below it."""

    label: str
    value: str
    x: int
    y: int
    width: int
    height: int
    has_label: bool
    is_last: bool


class Mark(Struct, frozen=True, kw_only=True):
    """A line across, and what it stands for."""

    y: int
    label: str


class Columns(Struct, frozen=True, kw_only=True):
    """Upright bars, one for each row of the table."""

    bars: Sequence[Bar]
    marks: Sequence[Mark]
    title: str


class Line(Struct, frozen=True, kw_only=True):
    """One lying bar, its length out of LINE_WIDTH."""

    label: str
    value: str
    length: int
    is_negative: bool


class Lines(Struct, frozen=True, kw_only=True):
    """Lying bars of the largest rows."""

    lines: Sequence[Line]
    title: str
    left_out: int


def columns(rows: Sequence[Mapping[str, Any]], label: str, value: str, *, title: str) -> Columns:
    """A bar for each row, in the table's order; what is below zero is drawn as nothing."""
    rows = rows[-BARS_MAX:]
    values = [max(decimal_of(row[value]), Decimal(0)) for row in rows]
    top = round_up(max(values, default=Decimal(0)))
    room = HEIGHT - BOTTOM - TOP
    step = Decimal(WIDTH - LEFT) / max(len(rows), 1)
    every = -(-len(rows) // 10)
    bars = []
    for place, (row, each) in enumerate(zip(rows, values, strict=True)):
        height = int(each * room / top) if top else 0
        if each and not height:
            height = 1
        gap = max(1, int(step / 5))
        bars.append(
            Bar(
                label=str(row[label]),
                value=str(row[value]),
                x=LEFT + int(step * place) + gap // 2,
                y=HEIGHT - BOTTOM - height,
                width=max(2, min(int(step) - gap, 64)),
                height=height,
                has_label=place % every == (len(rows) - 1) % every,
                is_last=place == len(rows) - 1,
            )
        )
    marks = [
        Mark(y=HEIGHT - BOTTOM - room * part // MARKS, label=short(top * part / MARKS))
        for part in range(MARKS + 1)
    ]
    return Columns(bars=bars, marks=marks, title=title)


def lines(rows: Sequence[Mapping[str, Any]], label: str, value: str, *, title: str) -> Lines:
    """The rows with the largest figures, largest first."""
    ranked = sorted(rows, key=lambda row: abs(decimal_of(row[value])), reverse=True)
    ranked = [row for row in ranked if decimal_of(row[value])]
    shown = ranked[:LINES_MAX]
    most = max((abs(decimal_of(row[value])) for row in shown), default=Decimal(1))
    return Lines(
        lines=[
            Line(
                label=str(row[label]),
                value=str(row[value]),
                length=max(2, int(abs(decimal_of(row[value])) * LINE_WIDTH / most)),
                is_negative=decimal_of(row[value]) < 0,
            )
            for row in shown
        ],
        title=title,
        left_out=len(ranked) - len(shown),
    )


def round_up(value: Decimal) -> Decimal:
    """The next number that an axis can end at: 1, 2, 2.5 or 5 with zeros behind."""
    if value <= 0:
        return Decimal(0)
    size = Decimal(10) ** value.adjusted()
    for step in (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10)):
        if value <= step * size:
            return step * size
    raise AssertionError


def short(value: Decimal) -> str:
    """A figure for an axis: 12,500 is 12.5k."""
    for size, sign in ((Decimal(1_000_000), "M"), (Decimal(1000), "k")):
        if value >= size:
            return f"{(value / size).normalize():f}{sign}"
    return f"{value.normalize():f}" if value else "0"
