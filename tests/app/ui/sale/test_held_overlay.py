"""The list of bills on hold, by keys alone."""

import pytest
from PySide6.QtCore import Qt

from pos_app.ui.key_map import Command
from pos_app.ui.sale.held_overlay import HeldOverlay
from pos_app.ui.widgets.fields import TextField

CODES = ("8964000153451", "8961014011111", "8964000123454")


@pytest.fixture
def overlay(window, models):
    for place, code in enumerate(CODES):
        models.sale.scan(code)
        models.sale.holding.hold(f"bill {place}")
    window.take_command(Command.RECALL)
    (overlay,) = window.findChildren(HeldOverlay)
    assert overlay.isVisible()
    return overlay


def labels(models):
    return [row.label for row in models.sale.holding.rows.rows]


def test_a_digit_takes_its_bill_up(overlay, models, qtbot):
    third = labels(models)[2]
    qtbot.keyClicks(overlay, "3")
    assert not overlay.isVisible()
    (line,) = models.sale.cart.lines
    assert line.code == CODES[int(third[-1])].zfill(14)


def test_arrows_and_enter_take_a_bill_up(overlay, window, models, qtbot):
    window.take_command(Command.RECALL)
    qtbot.keyClick(overlay, Qt.Key.Key_Down)
    assert models.sale.holding.current_row == 2
    qtbot.keyClick(overlay, Qt.Key.Key_Up)
    wanted = labels(models)[1]
    qtbot.keyClick(overlay, Qt.Key.Key_Return)
    assert models.sale.cart.lines[0].code == CODES[int(wanted[-1])].zfill(14)


def test_a_bill_is_named_there(overlay, window, models, qtbot):
    window.take_command(Command.HOLD)
    (field,) = overlay.findChildren(TextField)
    assert field.isVisible()
    field.clear()
    qtbot.keyClicks(field, "red cap")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert not field.isVisible()
    assert labels(models)[0] == "red cap"
    window.take_command(Command.HOLD)
    window.take_command(Command.BACK)
    assert overlay.isVisible()
    window.take_command(Command.BACK)
    assert not overlay.isVisible()
    assert models.sale.cart.is_empty


def test_a_scan_goes_to_the_bill(overlay, window, models):
    window.take_scan(CODES[0])
    assert not overlay.isVisible()
    assert len(models.sale.cart.lines) == 1


def test_other_keys_do_nothing(overlay, models, qtbot):
    qtbot.keyClicks(overlay, "x90")
    assert overlay.isVisible()
    assert models.sale.cart.is_empty
