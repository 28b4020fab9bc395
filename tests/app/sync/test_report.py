"""The pace of pushing, from one round to the next."""

from pos_protocol.sync import BATCH_EVENTS_LIMIT, BATCH_MAX

from pos_app.sync.report import BATCH_GROWTH, Pace


def test_pace_halves_what_was_sent_down_to_one():
    pace = Pace()
    sent = [BATCH_MAX]
    while pace.halve(sent[-1]):
        sent.append(pace.events_max)
    assert sent == [200, 100, 50, 25, 12, 6, 3, 1]
    assert pace.events_max == 1


def test_pace_grows_step_by_step_up_to_the_protocols_limit():
    pace = Pace(1)
    pace.grow()
    assert pace.events_max == 1 + BATCH_GROWTH
    for _ in range(20):
        pace.grow()
    assert pace.events_max == BATCH_EVENTS_LIMIT


def test_one_event_cannot_be_halved():
    pace = Pace()
    assert pace.halve(2)
    assert pace.events_max == 1
    assert not pace.halve(1), "else the same would be sent for ever"
