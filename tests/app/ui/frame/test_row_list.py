"""Rows are painted as cells; a click and an arrow stand on the same one."""

from pos_app.ui.frame.row_list import Cell, RowList
from pos_app.viewmodels.row_model import RowModel


def test_rows_are_painted_and_stood_on(app, qtbot):
    model = RowModel(str)
    model.replace([("tea", "540"), ("milk", "")])
    rows = RowList(
        app.theme,
        model,
        cells=lambda row: (Cell(row[0], 2), Cell(row[1], 1, is_figure=True)),
        name="Goods",
    )
    qtbot.addWidget(rows)
    rows.show_current(1)
    assert rows.currentIndex().row() == 1
    rows.show_current(-1)
    assert not rows.currentIndex().isValid()
    assert rows.accessibleName() == "Goods"
    assert not rows.grab().isNull()
