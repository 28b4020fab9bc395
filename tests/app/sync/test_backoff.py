"""Back-off spreads, grows, and stays under its cap."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from pos_app.sync.backoff import BASE_S, CAP_S, next_delay_s


@given(failures=st.integers(1, 10**9), seed=st.integers())
def test_delay_is_never_hot_and_never_above_the_cap(failures, seed):
    delay_s = next_delay_s(failures, Random(seed))
    assert BASE_S / 10 <= delay_s <= CAP_S


def test_ceiling_doubles_from_the_base():
    rng = Random(7)
    for failures, ceiling_s in ((1, 2.0), (2, 4.0), (5, 32.0), (30, CAP_S)):
        seen = [next_delay_s(failures, rng) for _ in range(2000)]
        assert max(seen) <= ceiling_s
        assert max(seen) > 0.9 * ceiling_s
        assert min(seen) < 0.15 * ceiling_s, "jitter is full, not half"


def test_a_run_is_repeatable_by_its_seed():
    assert [next_delay_s(n, Random(3)) for n in range(1, 9)] == [
        next_delay_s(n, Random(3)) for n in range(1, 9)
    ]
