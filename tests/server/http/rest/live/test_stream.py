"""A stream of hints, as an ASGI application: what it sends, whom it lets in, when it ends."""

import asyncio
import contextlib
import json

import pytest
from sync_server.errors import RefusedError, ServerCode
from sync_server.http.bell import FeedBell
from sync_server.http.rest.live import stream as live
from sync_server.http.rest.live.stream import LiveStream, LiveStreams


class Reader:
    """The other end of a stream: `takes` says whether it reads what is sent."""

    def __init__(self, *, takes=True):
        self.said = b""
        self.grew = asyncio.Event()
        self.left = asyncio.Event()
        self.is_over = False
        self.takes = takes

    async def receive(self):
        await self.left.wait()
        return {"type": "http.disconnect"}

    async def send(self, message):
        if not self.takes:
            await asyncio.Event().wait()
        self.said += message.get("body", b"")
        self.is_over = message["type"] == "http.response.body" and not message["more_body"]
        self.grew.set()

    async def until(self, text):
        """Wait until this was sent."""
        async with asyncio.timeout(30):
            while text not in self.said.decode():
                self.grew.clear()
                await self.grew.wait()

    @property
    def events(self):
        """What was sent, as (name, data)."""
        parts = [part.splitlines() for part in self.said.decode().split("\n\n") if part]
        return [
            (part[0].removeprefix("event: "), json.loads(part[1].removeprefix("data: ")))
            for part in parts
            if part[0].startswith("event: ")
        ]


@contextlib.asynccontextmanager
async def opened(*, stores=(1, 2), heads=None, again=None, seconds=60, takes=True):
    """A stream that is being read: its bell, its reader and its task."""

    async def read(asked):
        return {store_id: (heads or {}).get(store_id, 5) for store_id in asked}

    async def the_same():
        return stores

    bell = FeedBell(read)
    streams = LiveStreams(bell, read)
    place = contextlib.ExitStack()
    place.enter_context(streams.entered("amna"))
    stream = LiveStream(
        streams, place=place, store_ids=stores, look_again=again or the_same, seconds=seconds
    )
    reader = Reader(takes=takes)
    async with bell.running():
        task = asyncio.create_task(stream({}, reader.receive, reader.send))
        yield bell, reader, task
        reader.left.set()
        async with asyncio.timeout(30):
            await task
        assert streams.count == 0, "its place is free again"


def lived(work, **more):
    async def run():
        async with opened(**more) as (bell, reader, task):
            await work(bell, reader, task)
            return reader

    return asyncio.run(run())


def test_it_says_where_the_feeds_stand_and_then_each_move_of_its_stores():
    async def work(bell, reader, _task):
        await reader.until("event: stores")
        bell.ring(3, 9)
        bell.ring(2, 6)
        await reader.until("event: moved")
        bell.ring(2, 6)
        bell.ring(1, 7)
        await reader.until('"position":7')

    reader = lived(work)
    assert reader.said.startswith(b"retry: 5000\n\n")
    assert reader.events == [
        ("stores", {"1": 5, "2": 5}),
        ("moved", {"store_id": 2, "position": 6}),
        ("moved", {"store_id": 1, "position": 7}),
    ]


def test_moves_that_nobody_has_fetched_become_one():
    async def work(bell, reader, _task):
        await reader.until("event: stores")
        for seq in range(6, 400):
            bell.ring(1, seq)
        await reader.until('"position":399')

    assert len(lived(work).events) == 2


def test_the_end_of_the_server_ends_it_at_once_and_lets_nobody_in():
    async def work(bell, reader, task):
        await reader.until("event: stores")
        bell.close()
        async with asyncio.timeout(10):
            await task
        assert reader.is_over
        with (
            pytest.raises(RefusedError) as refused,
            LiveStreams(bell, None).entered("amna"),
        ):
            pass
        assert refused.value.code == ServerCode.BUSY

    assert lived(work).events[-1] == ("end", {"code": "not_ready", "detail": "this process ends"})


def test_a_beat_says_that_it_lives_and_follows_the_rights_of_now(monkeypatch):
    monkeypatch.setattr(live, "HEARTBEAT_S", 0.05)
    answers = iter([(2,), (2,)])

    async def again():
        with contextlib.suppress(StopIteration):
            return next(answers)
        raise RefusedError(ServerCode.UNAUTHORIZED, "this sign-in has ended: log in again")

    async def work(bell, reader, task):
        await reader.until("still here")
        # Nothing lies still: the rights are looked at all the same.
        while not task.done():
            bell.ring(1, 8)
            bell.ring(2, len(reader.said) + 10)
            await asyncio.sleep(0.001)

    reader = lived(work, again=again)
    assert reader.events[-1][0] == "end"
    assert reader.events[-1][1]["code"] == "unauthorized"
    assert 1 not in {said.get("store_id") for name, said in reader.events if name == "moved"}
    assert reader.is_over


def test_it_ends_when_its_time_is_over():
    async def work(_bell, reader, task):
        async with asyncio.timeout(10):
            await task
        assert reader.is_over

    assert [name for name, _ in lived(work, seconds=0).events] == ["stores", "end"]


def test_a_reader_that_takes_nothing_is_let_go(monkeypatch):
    monkeypatch.setattr(live, "SLOW_S", 0.05)

    async def work(_bell, _reader, task):
        async with asyncio.timeout(10):
            await task

    lived(work, takes=False)


def test_caps_for_a_user_and_for_the_process_are_said_in_words(monkeypatch):
    monkeypatch.setattr(live, "STREAMS_MAX", 6)
    streams = LiveStreams(FeedBell(None), None)

    def refused(name):
        with pytest.raises(RefusedError) as raised, streams.entered(name):
            pass
        return raised.value

    with contextlib.ExitStack() as stack:
        for _ in range(5):
            stack.enter_context(streams.entered("amna"))
        assert refused("amna").code == ServerCode.THROTTLED
        assert "close one" in refused("amna").detail
        stack.enter_context(streams.entered("bilal"))
        full = refused("bilal")
        assert (full.code, full.retry_after_s) == (ServerCode.BUSY, 15)
        assert "no more fit" in full.detail
    assert streams.count == 0
    with streams.entered("amna"):
        assert streams.count == 1
