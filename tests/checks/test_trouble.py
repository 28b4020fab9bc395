"""The acceptance checks about trouble and about what is seen, by their numbers."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

from pos_app.db.verify import verify
from pos_app.ui.frame.top_bar import TopBar
from pos_app.ui.frame.warning_line import WarningLine
from pos_app.ui.key_map import Command
from pos_app.ui.sale.line_list import LineList
from pos_app.ui.tokens import (
    DARK,
    EDGE_CONTRAST_MIN,
    EDGE_PAIRS,
    LIGHT,
    TEXT_CONTRAST_MIN,
    TEXT_PAIRS,
    contrast,
)
from pos_app.ui.widgets.pill import Pill
from pos_app.ui.widgets.toast import Toast
from pos_app.viewmodels.shell import Notice, SyncState

TEA = "8964000153451"
IN_2020 = 1_577_872_800_000
ICON = QRect(0, 0, 33, 30)
INK = 40
STATES = (SyncState.SYNCED, SyncState.OFFLINE, SyncState.ATTENTION, SyncState.LOCAL)


def test_check_30_a_clock_of_2020_is_an_amber_line_and_bills_go_on(window, models, monkeypatch):
    till = models.desk.till
    window.take_scan(TEA)
    window.take_command(Command.CASH)
    monkeypatch.setattr(type(till.clock), "wall_ms", lambda _clock: IN_2020)
    models.care.check()
    line = window.findChild(WarningLine)
    assert line.isVisible()
    assert "01.01.2020" in line.accessibleName()
    for _ in range(2):
        window.take_scan(TEA)
        window.take_command(Command.CASH)
    with till.db.read() as tx:
        rows = tx.execute(
            "SELECT till_seq, occurred_ms FROM event_log WHERE kind = 'SaleCompleted'"
            " ORDER BY till_seq"
        ).fetchall()
        waiting = tx.execute("SELECT count(*) FROM outbox").fetchone()[0]
        events = tx.execute("SELECT count(*) FROM event_log").fetchone()[0]
    assert len(rows) == 3
    assert rows[0][1] > rows[1][1] == IN_2020
    assert waiting == events, "everything is on its way to the server as ever"
    assert verify(till.db).ok


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_check_38_every_pair_of_colours_has_its_contrast(tokens):
    for pairs, least in ((TEXT_PAIRS, TEXT_CONTRAST_MIN), (EDGE_PAIRS, EDGE_CONTRAST_MIN)):
        for ink, ground in pairs:
            assert contrast(getattr(tokens, ink), getattr(tokens, ground)) >= least, (ink, ground)


@pytest.mark.parametrize("look", ["light", "dark"])
def test_check_38_states_are_told_apart_without_any_colour(window, models, qapp, look):
    """Icon and word of each state differ, drawn in grey."""
    qapp.set_look(look)
    seen: dict[str, tuple[bytes, str]] = {}
    try:
        for state in STATES:
            models.shell.show(models.shell.view._replace(sync=state, synced_at="10:42"))
            pill = window.findChild(TopBar).findChildren(Pill)[2]
            seen[state.value] = (_grey(pill), pill.accessibleName())
    finally:
        qapp.set_look("light")
    assert len({icon for icon, _ in seen.values()}) == len(STATES)
    assert len({words for _, words in seen.values()}) == len(STATES)


@pytest.mark.parametrize("look", ["light", "dark"])
def test_check_38_paid_and_an_error_are_told_apart_without_any_colour(window, models, qapp, look):
    """A bill that is paid, words and an error of the same words: each has another sign."""
    qapp.set_look(look)
    try:
        (lines,) = window.findChildren(LineList)
        empty = _signs(lines.viewport().grab(), lines.viewport().width())
        window.take_scan(TEA)
        window.take_command(Command.CASH)
        paid = _signs(lines.viewport().grab(), lines.viewport().width())
        (toast,) = window.findChildren(Toast)
        told = []
        for is_error in (False, True):
            models.shell.notice(Notice("Same words", is_error=is_error))
            told.append(_signs(toast.grab(), ICON.width()))
    finally:
        qapp.set_look("light")
    assert paid != empty
    assert told[0] != told[1]


def _signs(picture, width):
    """Where there is ink, whatever its colour: what differs from the ground around it."""
    grey = picture.toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    part = grey.copy(0, 0, width, grey.height())
    rows = [bytes(part.constScanLine(y))[:width] for y in range(part.height())]
    ground = rows[part.height() // 2][-1]
    return tuple(bytes(abs(dot - ground) > INK for dot in row) for row in rows)


def _grey(pill):
    image = pill.grab(ICON).toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    # Only what is clearly ink counts: grounds of the same grey must not make the difference.
    middle = sum(bytes(image.constBits())) / image.sizeInBytes()
    return bytes(byte < middle - 8 or byte > middle + 40 for byte in bytes(image.constBits()))
