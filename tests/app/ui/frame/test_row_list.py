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


def test_the_tint_of_the_row_stood_on_keeps_off_the_edges_and_a_scroll_bar(app, qtbot):
    model = RowModel(str)
    model.replace([("tea",), ("milk",)])
    rows = RowList(app.theme, model, cells=lambda row: (Cell(row[0], 1),), name="Goods")
    qtbot.addWidget(rows)
    rows.resize(300, 200)
    rows.show_current(0)
    picture = rows.grab().toImage()
    tint = app.theme.colour("brand_tint")
    colours = [picture.pixelColor(x, 24) for x in range(picture.width())]
    assert tint in colours
    assert tint not in colours[:4]
    assert tint not in colours[-4:]
