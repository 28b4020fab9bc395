"""A nonce is ours, and young."""

from random import Random

import pytest
from sync_server.auth import nonces
from sync_server.errors import RefusedError

KEY = b"k" * 32
NOW = 1_764_000_000_000


def test_a_nonce_is_good_for_two_minutes_by_this_clock():
    nonce = nonces.make(KEY, rng=Random(1), now_ms=NOW)
    nonces.check(KEY, nonce, NOW)
    nonces.check(KEY, nonce, NOW + nonces.LIFETIME_MS - 1)
    for now_ms in (NOW + nonces.LIFETIME_MS, NOW - 1):
        with pytest.raises(RefusedError):
            nonces.check(KEY, nonce, now_ms)


def test_no_two_are_the_same():
    rng = Random(1)
    assert len({nonces.make(KEY, rng=rng, now_ms=NOW) for _ in range(100)}) == 100


@pytest.mark.parametrize("nonce", ["", ".", "..", "zz.1.2", "1.é.2", "1" * 500])
def test_what_is_none_of_ours_is_refused(nonce):
    with pytest.raises(RefusedError):
        nonces.check(KEY, nonce, NOW)


def test_a_nonce_with_another_time_is_refused():
    made, drawn, tag = nonces.make(KEY, rng=Random(1), now_ms=NOW).split(".")
    with pytest.raises(RefusedError):
        nonces.check(KEY, f"{int(made, 16) + 60_000:x}.{drawn}.{tag}", NOW)
