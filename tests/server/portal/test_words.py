"""What a page calls things: whatever may be held for a manager has a name of its own."""

from pos_protocol.events import EVENT_KINDS
from pos_protocol.sync import Verdict
from sync_server.operations.reconciling.reading import WHY
from sync_server.portal.words import KINDS, VERDICTS


def test_every_kind_of_event_has_a_word():
    """A blocked till's shifts, khata payments and confirmations are cases as its sales are."""
    assert set(KINDS) == set(EVENT_KINDS)
    assert not set(KINDS.values()) & set(EVENT_KINDS)


def test_every_verdict_has_a_word_and_says_why():
    assert set(VERDICTS) == set(WHY) == set(Verdict)
    assert not set(VERDICTS.values()) & set(Verdict)
