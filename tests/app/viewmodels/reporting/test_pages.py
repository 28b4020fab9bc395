"""Reports as documents: every one of them, with its chart, its sums and the store's head."""

import pytest

from pos_app.domain.report import Days
from pos_app.operations.reporting import answers
from pos_app.operations.rules import set_rule
from pos_app.viewmodels.figures import money_style
from pos_app.viewmodels.reporting.pages import report_document
from pos_app.viewmodels.reporting.words import TITLES
from tests.support.screens import fill

STYLE = money_style("PKR")


@pytest.fixture
def made(models):
    fill(models)
    models.sale.pay()
    till = models.desk.till
    set_rule(till, "receipt_address", '"Main Bazar"')

    def make(name, count=1):
        days = Days(first=till.today(), last=till.today())
        if count > 1:
            days = Days(first=days.first.replace(day=1), last=days.last)
        page = answers.page(till, name, days)
        return page, report_document(page, till.letterhead(), style=STYLE, language="en")

    return make


@pytest.mark.parametrize("name", sorted(answers.REPORTS))
def test_every_report_has_a_title_and_as_many_cells_as_headings(made, name):
    page, document = made(name)
    assert document.title == str(TITLES[name])
    assert document.store_lines == ("Main Bazar",)
    assert all(len(line.cells) == len(document.headings) for line in document.lines)
    rows = len(page.report.rows)
    assert len(document.lines) == (rows + 1 if rows > 1 else rows)


def test_sums_are_those_of_the_rows_and_stand_in_their_columns(made):
    page, document = made("products")
    words = [heading.word for heading in document.headings]
    total = document.lines[-1].cells
    amount = sum(page.report.values("amount"))
    assert total[0] == "Total"
    assert total[words.index("Amount")] == f"{amount // 100:,}.{amount % 100:02d}"
    assert total[words.index("Quantity")] == "", "pieces and kilograms are not added up"
    net = page.now.net_paisa
    assert document.facts[0].figure == f"Rs {net // 100:,}.{net % 100:02d}"
    assert [mark.amount for mark in document.chart.marks] == list(page.report.values("amount"))


def test_a_day_is_shown_by_its_hours_and_more_days_with_the_weeks_hours(made):
    _, day = made("takings")
    assert len(day.chart.marks) == 1
    assert not day.chart.has_heat
    _, month = made("takings", 22)
    assert len(month.chart.marks) == 22
    assert month.chart.has_heat
    assert month.chart.days[0] == "Mon"
    _, now = made("stock-value")
    assert now.facts == (), "the day's figures say nothing of the stock"
