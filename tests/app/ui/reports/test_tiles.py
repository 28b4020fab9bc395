"""A tile says its word, its figure and how that compares; without one it is away."""

from pos_app.ui.reports.tiles import GlanceRow, GlanceTile
from pos_app.viewmodels.reporting.asking import Tile


def test_tiles_come_and_go(app, qtbot):
    row = GlanceRow(app.theme)
    qtbot.addWidget(row)
    row.show_tiles((Tile("Sales", "540", "+2 %", 1), Tile("Bills", "1", "-1 %", -1)))
    shown = [tile for tile in row.findChildren(GlanceTile) if not tile.isHidden()]
    assert [tile.accessibleName() for tile in shown] == ["Sales 540 +2 %", "Bills 1 -1 %"]
    assert not row.grab().isNull()
