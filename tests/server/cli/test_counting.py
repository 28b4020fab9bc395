"""One of a thing is not several."""

from sync_server.cli.counting import counted


def test_a_number_has_its_noun_as_english_has_it():
    assert [counted(count, "event") for count in (0, 1, 2)] == ["0 events", "1 event", "2 events"]
    assert counted(1, "case waits", "cases wait") == "1 case waits"
    assert counted(3, "entry", "entries") == "3 entries"
