"""The connection to Redis of an event loop: nobody waits on a thread for it."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from typing import Any

from redis import RedisError
from redis.asyncio.connection import Connection, parse_url
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff

from sync_server.cache.port import CacheAwayError
from sync_server.cache.redis_address import TIMEOUT_S, options_of, run_id_of


class OpenLine:
    """The connection while it lives. `run_id` says to which run of the server it leads."""

    # redis-py's connections publish no types.
    def __init__(self, connection: Any, loop: asyncio.AbstractEventLoop) -> None:  # noqa: ANN401
        self.connection = connection
        self.loop = loop
        self.run_id = ""

    async def ask(self, packed: bytes) -> object:
        """One command as it travels, and its answer. Raises RedisError, OSError."""
        await self.connection.send_packed_command(packed, check_health=False)
        answer: object = await self.connection.read_response()
        return answer

    def hang_up(self) -> None:
        """Close the socket without waiting for it."""
        self.connection._close()  # noqa: SLF001 - its disconnect() must be waited for


class LoopLine:
    """One connection for one asker at a time; made anew after any failure."""

    def __init__(self, url: str, *, timeout_s: float = TIMEOUT_S) -> None:
        """Connects at the first use. Raises StartRefusedError for an address that is none."""
        kind, self._options = options_of(
            parse_url, url, timeout_s=timeout_s, retry=Retry(NoBackoff(), 0)
        )
        self._kind = kind or Connection
        self._line: OpenLine | None = None

    @contextlib.asynccontextmanager
    async def one(self) -> AsyncIterator[OpenLine]:
        """The connection. Raises CacheAwayError for what fails inside the block."""
        is_sound = False
        try:
            line = await self._open()
            yield line
            is_sound = True
        except (RedisError, OSError) as error:
            raise CacheAwayError(str(error)[:200]) from error
        finally:
            if not is_sound:
                # Half an answer may lie in it.
                self.close()

    def close(self) -> None:
        """Hang up, from whichever thread; at once on the event loop itself."""
        line, self._line = self._line, None
        if line is None or line.loop.is_closed():
            return
        if _running_loop() is line.loop:
            line.hang_up()
        else:
            line.loop.call_soon_threadsafe(line.hang_up)

    async def _open(self) -> OpenLine:
        loop = asyncio.get_running_loop()
        if self._line is not None and self._line.loop is loop:
            return self._line
        self.close()
        line = OpenLine(self._kind(**self._options), loop)
        try:
            await line.connection.connect()
            line.run_id = run_id_of(await line.ask(b"*2\r\n$4\r\nINFO\r\n$6\r\nserver\r\n"))
        except BaseException:
            await line.connection.disconnect(nowait=True)
            raise
        self._line = line
        return line


def _running_loop() -> asyncio.AbstractEventLoop | None:
    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        return None
