"""What a page calls things: whatever may be held for a manager has a name of its own."""

from pos_protocol.events import EVENT_KINDS
from sync_server.portal.words import KINDS


def test_every_kind_of_event_has_a_word():
    """A blocked till's shifts, khata payments and confirmations are cases as its sales are."""
    assert set(KINDS) == set(EVENT_KINDS)
    assert not set(KINDS.values()) & set(EVENT_KINDS)
