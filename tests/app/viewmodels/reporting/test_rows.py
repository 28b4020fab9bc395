"""Rows are put into words when they are looked at, and are equal where their values are."""

from datetime import date

from msgspec.structs import replace

from pos_app.domain.report import Column, Days, Kind, Report
from pos_app.viewmodels.reporting import rows
from pos_app.viewmodels.reporting.rows import Wording

REPORT = Report(
    name="products",
    days=Days(first=date(2026, 11, 1), last=date(2026, 11, 30)),
    columns=(
        Column(name="product_id", kind=Kind.COUNT),
        Column(name="name", kind=Kind.WORDS),
        Column(name="sales", kind=Kind.MONEY),
    ),
    bar="sales",
    rows=((10_000_001, "Tea", 54_000), (10_000_002, "Milk", None)),
)


def test_a_row_has_its_cells_and_its_bar():
    tea, milk = Wording(REPORT).rows(REPORT)
    assert tea.cells[-2:] == ("Tea", tea.bar.figure)
    assert (tea.bar.word, tea.bar.amount) == ("Tea", 54_000)
    assert (milk.bar.word, milk.bar.amount) == ("Milk", 0)


def test_only_rows_that_are_looked_at_are_put_into_words(monkeypatch):
    told = []
    said = rows.value_text
    monkeypatch.setattr(rows, "value_text", lambda *given: told.append(given) or said(*given))
    many = replace(REPORT, rows=REPORT.rows * 1000)
    made = Wording(many).rows(many)
    assert (len(made), told) == (2000, [])
    assert made[1999].cells == made[1999].cells
    assert len(told) == len(made[1999].cells), "once, and of one row"


def test_rows_are_equal_where_columns_and_values_are():
    tea, milk = Wording(REPORT).rows(REPORT)
    again, _ = Wording(REPORT).rows(REPORT)
    assert tea == again
    assert hash(tea) == hash(again)
    assert tea != milk
    assert tea != REPORT.rows[0]
    narrower = replace(REPORT, columns=(*REPORT.columns[:2], Column(name="tax", kind=Kind.MONEY)))
    other, _ = Wording(replace(narrower, bar="tax")).rows(narrower)
    assert tea != other
