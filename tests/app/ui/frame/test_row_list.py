"""Rows are painted under the names of their columns; a click and an arrow stand on the same one."""

import pytest
from PySide6.QtGui import QAccessible

from pos_app.ui.frame.row_list import HEADING_PX, ROW_PX, Cell, Column, HeadingRow, RowList
from pos_app.viewmodels.row_model import RowModel

COLUMNS = (Column("Item", 2), Column("Price", 1, is_figure=True))


@pytest.fixture
def goods(app, qtbot):
    model = RowModel(lambda row: row[0], spoken=lambda row: f"{row[0]} for {row[1]}")
    model.replace([("tea", "540"), ("milk", "380")])

    def cells(row):
        return [Cell(text) for text in row]

    rows = RowList(app.theme, model, columns=COLUMNS, cells=cells, name="Goods")
    qtbot.addWidget(rows)
    rows.resize(300, 200)
    return rows


def test_rows_are_painted_and_stood_on(goods):
    goods.show_current(1)
    assert goods.currentIndex().row() == 1
    goods.show_current(-1)
    assert not goods.currentIndex().isValid()
    assert goods.accessibleName() == "Goods"
    assert not goods.grab().isNull()


def test_the_names_of_the_columns_stand_over_the_rows_and_are_read(goods):
    goods.show()
    heading = goods.findChild(HeadingRow)
    assert heading.accessibleName() == "Item, Price"
    assert heading.isVisible()
    rows = goods.viewport().geometry()
    assert heading.geometry().bottom() + 1 == rows.top() == HEADING_PX
    assert (heading.x(), heading.width()) == (rows.x(), rows.width())
    goods.show_columns(())
    assert not heading.isVisible()
    assert goods.viewport().y() == 0


def test_a_row_that_keys_come_to_is_said(goods, monkeypatch):
    told = []
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", told.append)
    goods.show_current(0)
    assert not told, "nobody looks at it yet"
    goods.show()
    goods.show_current(1)
    goods.show_current(1)
    said = [event.message() for event in told if hasattr(event, "message")]
    assert said == ["milk for 380"]


def test_the_tint_of_the_row_stood_on_keeps_off_the_edges_and_a_scroll_bar(app, goods):
    goods.show_current(0)
    picture = goods.viewport().grab().toImage()
    tint = app.theme.colour("brand_tint")
    colours = [picture.pixelColor(x, ROW_PX // 2) for x in range(picture.width())]
    assert tint in colours
    assert tint not in colours[:4]
    assert tint not in colours[-4:]
