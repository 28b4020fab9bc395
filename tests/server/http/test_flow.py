"""A thousand tills that return at once are let in one after another, and each gets its turn."""

import heapq
from random import Random

import pytest
from pos_protocol.sync import HelloVerdict
from sync_server.errors import RefusedError
from sync_server.http.flow import IN_FLIGHT_PER_STORE, Flow
from sync_server.operations.continuity.hello import put_off

from pos_app.sync import judging
from tests.support.chain_till import received
from tests.support.sync_server import local_server

TILLS = 1000
PER_S, BURST = 20.0, 40.0


class Moment:
    """A time that the test moves."""

    now_s = 0.0

    def __call__(self):
        return self.now_s


def returning_at_once(rng):
    """The second in which each till's hello was answered, and how often each had to ask."""
    moment = Moment()
    flow = Flow(moment, per_s=PER_S, burst=BURST)
    # After an outage every till asks within the same second or two.
    waiting = [(rng.uniform(0.0, 2.0), till) for till in range(TILLS)]
    heapq.heapify(waiting)
    answered, asked = [], [0] * TILLS
    while waiting:
        moment.now_s, till = heapq.heappop(waiting)
        asked[till] += 1
        wait_s = flow.put_off_s()
        if wait_s:
            # As SyncWorker spreads the server's wish.
            heapq.heappush(waiting, (moment.now_s + wait_s * rng.uniform(1.0, 1.2), till))
        else:
            answered.append(moment.now_s)
    return answered, asked


@pytest.mark.parametrize("seed", range(5))
def test_a_thousand_tills_that_return_at_once_are_spread(seed):
    answered, asked = returning_at_once(Random(seed))
    assert len(answered) == TILLS
    for start in range(int(max(answered)) + 1):
        in_second = sum(start <= at < start + 1 for at in answered)
        assert in_second <= BURST + PER_S
        if start > 5:
            assert in_second <= 2 * PER_S, "the second wave is no wave"
    assert max(answered) < 1.6 * TILLS / PER_S, "nobody waits much longer than all together must"
    assert max(asked) <= 5
    assert sum(asked) < 3 * TILLS


def test_turns_that_are_too_far_away_are_given_anew():
    flow = Flow(Moment(), per_s=1.0, burst=1.0)
    waits = [flow.put_off_s() for _ in range(2000)]
    assert waits[0] == 0.0
    assert max(waits) <= 600.0


def test_a_clock_that_is_set_back_stops_nobody():
    moment = Moment()
    moment.now_s = 10_000.0
    flow = Flow(moment, per_s=1.0, burst=1.0)
    assert flow.put_off_s() == 0.0
    moment.now_s = 0.0
    assert 0.0 < flow.put_off_s() <= 600.0
    moment.now_s = 2.0
    assert flow.put_off_s() == 0.0


def test_a_store_has_so_many_places_and_another_store_its_own():
    flow = Flow(Moment())
    places = [flow.place_of(1) for _ in range(IN_FLIGHT_PER_STORE)]
    for place in places:
        place.__enter__()
    with pytest.raises(RefusedError) as refused, flow.place_of(1):
        pass
    assert refused.value.retry_after_s == 1
    with flow.place_of(2):
        pass
    places[0].__exit__(None, None, None)
    with flow.place_of(1):
        pass


def test_hello_that_is_put_off_says_when_to_come_again_and_nothing_else(tmp_path):
    with local_server(tmp_path) as server:
        till = server.enrol()
        till.append(received(1, 1_000))
        asked = till.hello()
        reply = put_off(asked, wait_s=7.5, now_ms=3)
    assert (reply.verdict, reply.retry_after_ms, reply.server_ms) == ("slow_down", 7500, 3)
    assert (reply.head, reply.feed_head) == (asked.tip, asked.cursor)
    assert judging.judged(None, reply) == HelloVerdict.SLOW_DOWN
