"""A bar is as long as its amount, and headings stand over their cells beside a scroll bar."""

from datetime import date

from pos_app.domain.report import Column as ReportColumn
from pos_app.domain.report import Days, Kind, Report
from pos_app.ui.frame.row_list import HeadingRow
from pos_app.ui.reports.rows import BarList, TableList
from pos_app.viewmodels.reporting.asking import Head
from pos_app.viewmodels.reporting.rows import Wording
from pos_app.viewmodels.row_model import RowModel


def test_rows_are_drawn_both_ways(app, qtbot):
    model = RowModel(str)
    amounts = (100, 50, 0, -20)
    columns = ("name", Kind.WORDS), ("sales", Kind.MONEY)
    report = Report(
        name="staff",
        days=Days(first=date(2026, 11, 1), last=date(2026, 11, 1)),
        columns=tuple(ReportColumn(name=name, kind=kind) for name, kind in columns),
        bar="sales",
        rows=tuple(("x", n) for n in amounts),
    )
    model.replace(Wording(report).rows(report))
    bars, table = BarList(app.theme, model, name="Bars"), TableList(app.theme, model, name="Table")
    heads = (Head("Name", is_figure=False, share=4), Head("Sum", is_figure=True, share=2))
    for widget in (bars, table):
        qtbot.addWidget(widget)
        widget.resize(500, 220)
    bars.show_most(100)
    table.show_heads(heads)
    image = bars.grab().toImage()
    filled = [
        sum(
            image.pixelColor(x, 22 + 44 * place).name() == app.theme.colour("brand_line").name()
            for x in range(500)
        )
        for place in range(4)
    ]
    assert filled[0] > 1.8 * filled[1] > 0
    assert filled[2:] == [0, 0]
    assert not table.grab().isNull()
    assert table.findChild(HeadingRow).accessibleName() == "Name, Sum"
    assert not bars.findChild(HeadingRow).isVisibleTo(bars), "a bar says its own figure"
