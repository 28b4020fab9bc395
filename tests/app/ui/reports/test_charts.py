"""Bars and cells are drawn from the leading edge, and a click finds the bar under it."""

import pytest
from PySide6.QtCore import QPoint, Qt

from pos_app.ui.reports.charts import ColumnChart, HeatMap
from pos_app.viewmodels.reporting.bars import Bar

BARS = [Bar(f"day {n}", str(n), n * 100, str(n * 100)) for n in range(10)]


@pytest.mark.parametrize(("language", "expected"), [("en", 0), ("ur", 9)])
def test_the_oldest_bar_is_at_the_leading_edge(app, qtbot, language, expected):
    app.set_language(language)
    chart = ColumnChart(app.theme, "Sales")
    qtbot.addWidget(chart)
    chart.resize(600, 300)
    chart.show_bars(BARS, 9)
    assert chart.accessibleName() == "Sales: day 9, 900"
    with qtbot.waitSignal(chart.chosen, check_params_cb=lambda place: place == expected):
        qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(5, 100))
    image = chart.grab().toImage()
    empty, full = (
        image.pixelColor(570 if language == "en" else 30, 120),
        image.pixelColor(30 if language == "en" else 570, 120),
    )
    assert empty == app.theme.colour("brand")
    assert full != empty, "the highest bar is the newest one, at the other edge"


def test_the_busiest_hour_is_the_darkest_cell(app, qtbot):
    heat = HeatMap(app.theme, "Hours")
    qtbot.addWidget(heat)
    heat.resize(600, 200)
    assert not heat.grab().isNull()
    heat.show_heat(tuple(tuple(hour * (day == 6) for hour in range(24)) for day in range(7)))
    colours = {heat.grab().toImage().pixelColor(x, 165).name() for x in range(60, 600)}
    assert app.theme.colour("brand").name() in colours
