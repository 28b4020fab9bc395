"""The heading of the sync page never says that nothing is to be done over what is to be done."""

import pytest

from pos_app.ui.inbox.standing_words import pill_of, title_of, words_of
from pos_app.viewmodels.inbox import CaseRow, SyncView
from pos_app.viewmodels.shell import SyncState

TO_COUNT = CaseRow("Count Milk", "A manager asks how many are on the shelf.")


@pytest.mark.parametrize("state", [SyncState.SYNCED, SyncState.WAITING])
def test_nothing_to_do_is_not_said_over_a_question(app, state):
    calm = SyncView(state=state)
    assert "Nothing to do" in words_of(calm)
    for asked in (calm._replace(prices=2), calm._replace(cases=(TO_COUNT,))):
        assert "Nothing to do" not in words_of(asked)
        assert ("To decide: \u20662" in title_of(asked)) is (asked.prices == 2)


def test_every_state_has_a_heading_a_sentence_and_a_pill(app):
    for words in (title_of, words_of, lambda view: pill_of(view)[:2]):
        assert len({words(SyncView(state=state)) for state in SyncState}) == len(SyncState)
    assert pill_of(SyncView(is_running=True))[1] == "Syncing"
