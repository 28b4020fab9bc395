"""Each kind of record has a word of its own."""

from pos_protocol.events import EVENT_KINDS

from pos_app.viewmodels.safety.kinds import KINDS, kind_word


def test_each_kind_has_its_word_and_an_unknown_one_too(qapp):
    assert KINDS.keys() == EVENT_KINDS.keys()
    assert len({kind_word(kind) for kind in EVENT_KINDS}) == len(EVENT_KINDS)
    assert kind_word("SomethingNew") == "Record of a newer program"
