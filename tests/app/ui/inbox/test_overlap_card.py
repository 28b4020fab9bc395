"""The card of two prices on the sync page, by keys."""

from PySide6.QtCore import Qt

from pos_app.db.queries.overlaps import PriceEdit, PriceOverlap
from pos_app.ui.inbox.overlap_card import OverlapCard
from pos_app.ui.key_map import Command
from tests.support.screens import found


def test_keys_1_and_2_decide_on_the_sync_page_alone(window, models, qtbot, monkeypatch):
    tea = found(models)[0]
    edits = [
        PriceEdit(price_paisa=paisa, till_no=till_no, actor="Aslam", occurred_ms=0)
        for till_no, paisa in ((1, 54_000), (2, 55_000))
    ]
    overlap = PriceOverlap(
        product_id=tea.product_id, name=tea.name_en, holds=edits[0], other=edits[1]
    )
    left = [overlap]
    monkeypatch.setattr("pos_app.db.queries.overlaps.prices", lambda _tx: tuple(left))
    window.open_screen("sync")
    card = window.front.findChild(OverlapCard)
    assert card.isVisible()
    window.take_command(Command.TAB_2)
    qtbot.keyClick(window.front, Qt.Key.Key_2)
    assert found(models)[0].price_paisa == tea.price_paisa, "the records have no such key"
    window.take_command(Command.TAB_1)
    left.clear()
    qtbot.keyClick(window.front, Qt.Key.Key_2)
    assert found(models)[0].price_paisa == 55_000
    assert not card.isVisible()
