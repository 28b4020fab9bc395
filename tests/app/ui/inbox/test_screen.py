"""The sync page says when the store's other tills were last heard of."""

from pos_app.ui.inbox.case_card import CaseCard
from pos_app.ui.key_map import ScreenName
from pos_app.ui.widgets.card import Card, Label
from pos_app.viewmodels.goods.rows import NOTHING
from pos_app.viewmodels.shell import SyncState


def heard(window):
    return [
        label.text()
        for label in window.front.findChildren(Label)
        if label.isVisible() and "Last heard" in label.text()
    ]


def test_a_round_that_brought_what_another_till_sold_tells_of_it_at_once(window, models):
    window.open_screen(ScreenName.SYNC)
    assert heard(window) == [], "a till alone"
    with models.desk.till.db.write() as tx:
        tx.execute("INSERT INTO takings VALUES ('2026-01-01', 2, 1, 0, 1, 0)")
    models.inbox.show(models.inbox.view._replace(state=SyncState.SYNCED, last_sync_ms=1))
    assert [text.count("Till") for text in heard(window)] == [1]
    assert "2" in heard(window)[0]
    window.open_screen(ScreenName.SALE)
    with models.desk.till.db.write() as tx:
        tx.execute("INSERT INTO takings VALUES ('2026-01-01', 3, 1, 0, 1, 0)")
    window.open_screen(ScreenName.SYNC)
    assert [text.count("Till") for text in heard(window)] == [2]


def test_nothing_waits_since_a_time_where_nothing_waits(window, models):
    window.open_screen(ScreenName.SYNC)
    view = models.inbox.view._replace(
        state=SyncState.SYNCED, unsynced=0, oldest_ms=60_000, last_sync_ms=1, events=1_284
    )
    models.inbox.show(view)
    values = window.front._values  # noqa: SLF001 - labels that have no names
    assert values[3].text() == NOTHING
    assert "1,284" in values[5].text()


def test_every_card_of_the_page_begins_at_the_same_distance_from_its_edge(window):
    window.open_screen(ScreenName.SYNC)
    page = window.front.findChild(CaseCard).parentWidget()
    cards = [card for card in page.children() if isinstance(card, Card)]
    assert len(cards) == 3
    assert len({card.column.contentsMargins().left() for card in cards}) == 1
