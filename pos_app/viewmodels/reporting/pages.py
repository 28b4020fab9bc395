"""A report as a document: its chart, the day at a glance, its rows and their sums."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale

from pos_app.domain.pages.document import Chart, Document, Fact, Heading, Line, Mark, Tone
from pos_app.domain.report import Kind
from pos_app.domain.slips.money_style import paper_amount
from pos_app.domain.slips.word import Word
from pos_app.operations.reporting.answers import Page
from pos_app.viewmodels.figures import format_count
from pos_app.viewmodels.paper.words import window_word
from pos_app.viewmodels.reporting.bars import bars_of, hour_bars
from pos_app.viewmodels.reporting.words import (
    HIDDEN,
    TITLES,
    TOTAL,
    column_word,
    dates_text,
    value_text,
    word,
)

if TYPE_CHECKING:
    from pos_app.domain.report import Column, Report, Value
    from pos_app.viewmodels.figures import MoneyStyle

__all__ = ["Page", "report_document"]
NOT_SUMMED = frozenset({"average"})
"""Amounts whose sum says nothing."""
OF_SALES = frozenset({"takings", "hours", "products", "categories", "vendors", "staff", "tenders"})
"""Reports over which the day's figures stand."""
NAME_SHARE, FIGURE_SHARE = 4, 2
WORDY = frozenset({Kind.WORDS, Kind.CATEGORY, Kind.REASON, Kind.TENDER})
"""What may be long; a day and an hour take no more room than a figure."""


def report_document(
    page: Page,
    letterhead: tuple[str, tuple[str, ...]],
    *,
    style: MoneyStyle,
    language: str,
    notes: tuple[str, ...] = (),
) -> Document:
    """A report for pages, in the language of the window; `letterhead` is the store's."""
    report = page.report
    shown = [n for n, column in enumerate(report.columns) if column.name not in HIDDEN]
    columns = [report.columns[n] for n in shown]
    lines = [
        Line(tuple(_text(report.columns[n], row[n], style) for n in shown)) for row in report.rows
    ]
    if len(lines) > 1:
        lines.append(Line(_sums(report, columns, style), Tone.STRONG))
    return Document(
        store_name=letterhead[0],
        store_lines=letterhead[1],
        title=word(TITLES[report.name]),
        about=(dates_text(report),),
        headings=tuple(
            Heading(
                column_word(each),
                is_figure=each.kind.is_figure,
                share=NAME_SHARE if each.kind in WORDY else FIGURE_SHARE,
            )
            for each in columns
        ),
        lines=tuple(lines),
        facts=_facts(page, style) if report.name in OF_SALES else (),
        chart=_chart(page, language),
        notes=notes,
        page_words=window_word(Word.PAGE),
    )


def _text(column: Column, value: Value, style: MoneyStyle) -> str:
    """A value on paper: amounts always with their paisa, so that a column lines up."""
    if column.kind is Kind.MONEY and isinstance(value, int):
        return paper_amount(value, style)
    return value_text(column, value)


def _sums(report: Report, columns: list[Column], style: MoneyStyle) -> tuple[str, ...]:
    """The sums of what can be added up, behind the word for it."""
    cells = [
        _text(column, _sum(report, column), style) if _is_summed(column) else ""
        for column in columns
    ]
    return (word(TOTAL), *cells[1:])


def _is_summed(column: Column) -> bool:
    return column.kind in {Kind.MONEY, Kind.COUNT} and column.name not in NOT_SUMMED


def _sum(report: Report, column: Column) -> int:
    return sum(value for value in report.values(column.name) if isinstance(value, int))


def _facts(page: Page, style: MoneyStyle) -> tuple[Fact, ...]:
    """Sales, profit where it may be seen and is known, bills, and an average one."""
    now = page.now
    facts = [
        Fact(word("Sales"), paper_amount(now.net_paisa, style, has_sign=True), is_strong=True),
        Fact(word("Bills"), format_count(now.bills)),
        Fact(word("Average bill"), paper_amount(now.average_paisa, style)),
    ]
    if now.profit_paisa is not None and now.known_bp:
        facts.insert(1, Fact(word("Profit"), paper_amount(now.profit_paisa, style)))
    return tuple(facts)


def _chart(page: Page, language: str) -> Chart:
    """What the screen shows as bars; a single day by its hours."""
    report = page.report
    over_time = report.is_over_time
    is_day = over_time and report.days.count == 1
    bars = hour_bars(page.heat) if is_day else bars_of(report)
    if all(bar.amount <= 0 for bar in bars):
        return Chart()
    locale, short = QLocale(language), QLocale.FormatType.ShortFormat
    return Chart(
        marks=tuple(Mark(*bar) for bar in bars),
        is_over_time=over_time,
        heat=page.heat if over_time and not is_day else (),
        days=tuple(locale.standaloneDayName(day, short) for day in range(1, 8)),
    )
