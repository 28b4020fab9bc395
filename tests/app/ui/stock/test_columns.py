"""A narrow list leaves columns out before it cuts the name."""

import pytest
from PySide6.QtCore import QPoint, Qt

from pos_app.ui.key_map import ScreenName
from pos_app.ui.main_window import MainWindow
from pos_app.ui.stock.columns import NAME_WIDTH_MIN_PX, NUMBER_WIDTH_PX, Columns
from pos_app.ui.stock.draft_list import DraftList
from pos_app.ui.widgets.fields import TextField
from pos_app.viewmodels.drafts.rows import Heading

HEADINGS = (
    Heading("Have", rank=2),
    Heading("Got", sets=0),
    Heading("Sell", rank=3),
    Heading("Date", sets=2),
)
COLUMNS = Columns(HEADINGS, (80, 90, 70, 110))


def shown(width):
    return [HEADINGS[column.cell].text for column in COLUMNS.placed(width)]


def test_columns_go_by_their_rank_and_some_never():
    assert shown(800) == ["Have", "Got", "Sell", "Date"]
    assert shown(540) == ["Have", "Got", "Date"]
    assert shown(450) == ["Got", "Date"]
    assert shown(100) == ["Got", "Date"]


def test_the_columns_stand_side_by_side_behind_the_name():
    for width in (450, 540, 700, 1200):
        start = NUMBER_WIDTH_PX + COLUMNS.name_width(width)
        for column in COLUMNS.placed(width):
            assert column.start_px == start
            start += column.width_px
        assert start < width
        assert COLUMNS.name_width(width) >= NAME_WIDTH_MIN_PX


def test_a_press_finds_the_cell_that_is_typed_there():
    for width in (450, 540, 800):
        for column in COLUMNS.placed(width):
            for x_px in (column.start_px, column.start_px + column.width_px - 1):
                assert COLUMNS.cell_at(x_px, width) == HEADINGS[column.cell].sets
        assert COLUMNS.cell_at(10, width) is None
        assert COLUMNS.cell_at(width - 1, width) is None


@pytest.mark.parametrize("language", ["en", "ur"])
def test_a_press_on_a_date_lets_it_be_typed(app, models, qtbot, language):
    app.set_language(language)
    window = MainWindow(app.theme, models)
    qtbot.addWidget(window)
    window.show()
    window.open_screen(ScreenName.STOCK)
    for code in ("8964000153451", "8964000123454"):
        window.take_scan(code)
    app.processEvents()
    window.front.page.findChild(TextField).setFocus()
    lines = window.front.page.findChild(DraftList)
    row = lines.visualRect(models.receive.lines.index(0, 0))
    end_px = row.right() - 40 if language == "en" else row.left() + 40
    qtbot.mouseClick(
        lines.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(end_px, row.center().y())
    )
    assert (models.receive.current_row, models.receive.current_cell) == (0, 2)
    qtbot.mouseClick(lines.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(row.center().x(), 900))
    assert models.receive.current_row == 0
    assert window.front.hasFocus()
