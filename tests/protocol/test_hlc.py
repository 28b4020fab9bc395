"""Logical time: forward whatever the wall clock does."""

from hypothesis import given
from hypothesis import strategies as st
from pos_protocol.hlc import AHEAD_MS_MAX, COUNTER_MAX, ZERO, Hlc, merge, tick

walls = st.integers(0, 2**50)
points = st.builds(Hlc, walls, st.integers(0, COUNTER_MAX))


@given(points, st.lists(walls, min_size=1))
def test_time_never_stands_still_or_goes_back(start, wall_clock):
    last = start
    for wall_ms in wall_clock:
        following = tick(last, wall_ms)
        assert following > last
        assert following.counter <= COUNTER_MAX
        last = following


@given(points, points, walls)
def test_merging_keeps_what_was_known_and_clamps_a_clock_far_ahead(last, seen, server_ms):
    merged = merge(last, seen, server_ms)
    assert merged >= last
    assert merged == last or merged.ms <= server_ms + AHEAD_MS_MAX


@given(points, points)
def test_what_is_written_after_something_was_seen_comes_after_it(last, seen):
    assert tick(merge(last, seen, seen.ms), 0) > seen


def test_a_full_counter_borrows_a_millisecond():
    assert tick(Hlc(5, COUNTER_MAX), 0) == Hlc(6, 0)
    assert tick(ZERO, 9) == Hlc(9, 0)
    assert tick(Hlc(5, 3), 5) == Hlc(5, 4), "a clock that stands still is not run ahead of"
