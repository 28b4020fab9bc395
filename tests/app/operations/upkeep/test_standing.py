"""How a till stands is told by the same names to programs and in reports."""

from pos_app.db import cursors
from pos_app.operations.upkeep.standing import standing
from tests.support.factories import make_product


def test_the_answer_names_every_figure(till):
    make_product(till)
    found = standing(till)
    answer = found.answer()
    assert answer["events"] == answer["unsynced"] == found.status.events > 0
    assert (answer["last_sync"], answer["server"], answer["needs_upgrade"]) == (None, None, False)
    assert str(answer["oldest_unsynced"]).endswith("Z")


def test_what_a_newer_program_wrote_asks_for_an_upgrade(till):
    with till.db.write() as tx:
        cursors.note_unread(tx, "StockFrozen", 2)
    assert standing(till).unread == [("StockFrozen", 2)]
    assert standing(till).answer()["needs_upgrade"] is True
