"""Who waits for a feed is woken by a push here, by one elsewhere, and by the end of the server."""

import asyncio

from sync_server.http.bell import FeedBell


class Heads:
    """What another process has committed meanwhile."""

    def __init__(self, heads):
        self.heads = heads
        self.asked = []

    async def read(self, stores):
        self.asked.append(stores)
        return self.heads


def wait_while(heads, act, *, timeout_s=30.0):
    """Whether a waiter for store 1 after 5 is woken by `act` before its time runs out."""

    async def run():
        bell = FeedBell(heads.read)
        async with bell.running():
            waiting = asyncio.create_task(bell.wait(1, after=5, timeout_s=timeout_s))
            await asyncio.sleep(0)
            act(bell)
            done, _ = await asyncio.wait([waiting], timeout=timeout_s / 2)
            waiting.cancel()
            return bool(done)

    return asyncio.run(run())


def test_a_push_in_this_process_rings():
    assert wait_while(Heads({}), lambda bell: bell.ring(1, 6))


def test_a_push_to_another_store_or_an_old_one_does_not():
    def act(bell):
        bell.ring(2, 9)
        bell.ring(1, 5)

    assert not wait_while(Heads({1: 5}), act, timeout_s=2.0)


def test_what_another_process_committed_is_seen_by_one_query():
    heads = Heads({1: 6})
    assert wait_while(heads, lambda bell: None)
    assert heads.asked == [[1]]


def test_the_end_lets_everybody_go_and_nobody_waits_again():
    def act(bell):
        bell.close()

    assert wait_while(Heads({}), act)

    async def late():
        bell = FeedBell(Heads({}).read)
        async with bell.running():
            bell.close()
            await asyncio.wait_for(bell.wait(1, after=0, timeout_s=30), 5)

    asyncio.run(late())
