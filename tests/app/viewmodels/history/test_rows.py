"""Bills and money in words."""

from pos_protocol.events import Tender, TenderKind

from pos_app.viewmodels.history.rows import moment, tender_word, ways_of


def test_ways_are_words_and_figures(qapp):
    tenders = (
        Tender(kind=TenderKind.KHATA, amount=34_000),
        Tender(kind=TenderKind.CARD, amount=20_050),
    )
    assert [part.split()[0] for part in ways_of(tenders).split(" \u00b7 ")] == ["Khata", "Card"]
    assert "200.50" in ways_of(tenders)
    assert ways_of(()) == ""
    assert tender_word("barter") == "barter"


def test_a_time_outside_the_calendar_is_a_dash():
    assert moment(10**17) == "\u2014"
    assert "2026" in moment(1_795_337_100_000)
