"""The reports by keys alone: other days, other reports, bars, a table, files."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest  # noqa: TID251 - keys for a window in process; qtbot has no walk
from PySide6.QtWidgets import QApplication

from pos_app.ui.key_map import Command, ScreenName
from pos_app.ui.reports.charts import ColumnChart, HeatMap
from pos_app.ui.reports.days_form import DaysForm
from pos_app.ui.reports.rows import BarList, TableList
from pos_app.ui.reports.tiles import GlanceTile
from pos_app.ui.widgets.message import MessagePage
from tests.support.screens.reporting import settled

TEA = "8964000153451"


@pytest.fixture
def front(window, models, qtbot):
    """The reports in front, after one sale."""
    models.sale.scan(TEA)
    models.sale.pay()
    with qtbot.waitActive(window):
        window.activateWindow()
    window.take_command(Command.SCREEN_6)
    settled(models)
    return window


def press(*keys):
    for key in keys:
        QTest.keyClick(QApplication.focusWidget(), key)


def test_bars_are_read_by_arrows_and_told_to_a_screen_reader(front, models):
    front.take_command(Command.NEXT_DAYS)
    settled(models)
    chart = front.findChild(ColumnChart)
    assert chart.isVisible()
    assert front.findChild(HeatMap).isVisible()
    press(Qt.Key.Key_End)
    assert models.reports.view.current == 6
    assert "540" in chart.accessibleName()
    press(Qt.Key.Key_Left)
    assert models.reports.view.current == 5
    assert not chart.grab().isNull()
    told = [tile.accessibleName() for tile in front.findChildren(GlanceTile) if tile.isVisible()]
    assert len(told) == 4
    assert told[0].startswith("Sales")


def test_each_report_is_a_key_away_as_bars_and_as_a_table(front, models):
    for place in range(1, 10):
        assert front.take_command(Command(f"tab_{place}"))
        settled(models)
        assert models.reports.view.tab == place - 1
    front.take_command(Command.TAB_2)
    settled(models)
    assert front.findChild(BarList).isVisible()
    assert front.take_command(Command.TABLE)
    assert front.findChild(TableList).isVisible()
    press(Qt.Key.Key_Right)
    settled(models)
    assert models.reports.view.period == 1


def test_days_are_typed_and_files_written_by_keys(front, models, qtbot):
    front.take_command(Command.DAYS)
    form = front.findChild(DaysForm)
    QTest.keyClicks(QApplication.focusWidget(), "1.1.2026")
    press(Qt.Key.Key_Return, Qt.Key.Key_Return)
    assert not form.isVisible()
    settled(models)
    assert models.reports.days.first.year == 2026
    front.take_command(Command.DAYS)
    QTest.keyClicks(QApplication.focusWidget(), "1.2.2026")
    assert front.take_command(Command.SAVE), "the button shows F12"
    assert not form.isVisible()
    settled(models)
    assert models.reports.days.first.month == 2
    folder = models.desk.till.settings.report_folder
    for command in (Command.SECOND, Command.EXPORT):
        assert front.take_command(command)
    (pdf,), (sheet,) = folder.glob("*.pdf"), folder.glob("*.csv")
    assert pdf.read_bytes().startswith(b"%PDF-")
    assert sheet.stat().st_size > 20


def test_esc_leads_back_and_nothing_stays_to_be_seen(front, models):
    front.take_command(Command.BACK)
    assert front.screen_name is ScreenName.SALE
    assert models.reports.report is None


def test_a_report_of_now_without_rows_speaks_of_no_other_days(front, models):
    front.take_command(Command.TAB_6)
    settled(models)
    (said,) = [each for each in front.findChildren(MessagePage) if each.isVisible()]
    assert said.accessibleName().startswith("Nothing here now")
