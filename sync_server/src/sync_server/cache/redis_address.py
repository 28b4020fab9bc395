"""Connections to Redis that know which run of it they lead to, and never wait for long."""

import contextlib
import threading
from collections.abc import Callable, Iterator
from typing import Any

from redis import Connection, RedisError
from redis.backoff import NoBackoff
from redis.connection import parse_url
from redis.retry import Retry

from sync_server.cache.port import CacheAwayError
from sync_server.errors import StartRefusedError

TIMEOUT_S = 0.25


class Line:
    """One connection. `run_id` is another one after a restart or a failover of the server."""

    # redis-py's connections publish no types.
    def __init__(self, connection: Any) -> None:  # noqa: ANN401
        self.connection = connection
        self.run_id = ""

    def open(self) -> None:
        """Connect, and ask where one is."""
        self.connection.connect()
        self.run_id = run_id_of(self.ask("INFO", "server"))

    def ask(self, *command: str | bytes | int) -> object:
        """One command and its answer. Raises RedisError, OSError."""
        self.connection.send_command(*command)
        answer: object = self.connection.read_response()
        return answer


class Lines:
    """Open connections, of which each is lent to one thread at a time.

    A plain list rather than redis-py's pool, which asks each connection whether it is well before
    it lends it, connects it anew by itself, and counts what nobody reads.
    """

    def __init__(self, url: str, *, timeout_s: float = TIMEOUT_S) -> None:
        """Connects at the first use. Raises StartRefusedError for an address that is none."""
        self._kind, self._options = options_of(
            parse_url, url, timeout_s=timeout_s, retry=Retry(NoBackoff(), 0)
        )
        self._kind = self._kind or Connection
        self._lock = threading.Lock()
        self._idle: list[Line] = []

    @contextlib.contextmanager
    def one(self) -> Iterator[Line]:
        """A connection of one's own. Raises CacheAwayError for what fails inside the block."""
        line: Line | None = None
        is_sound = False
        try:
            line = self._take()
            yield line
            is_sound = True
        except (RedisError, OSError) as error:
            # The others lead to the same server: none is asked before it connects anew.
            self.close()
            raise CacheAwayError(str(error)[:200]) from error
        finally:
            if line is not None:
                if is_sound:
                    with self._lock:
                        self._idle.append(line)
                else:
                    # Half an answer may lie in it.
                    line.connection.disconnect()

    def close(self) -> None:
        """Disconnect what nobody uses."""
        with self._lock:
            idle, self._idle = self._idle, []
        for line in idle:
            line.connection.disconnect()

    def _take(self) -> Line:
        with self._lock:
            if self._idle:
                return self._idle.pop()
        line = Line(self._kind(**self._options))
        try:
            line.open()
        except (RedisError, OSError):
            line.connection.disconnect()
            raise
        return line


def options_of(
    parse: Callable[[str], object], url: str, *, timeout_s: float, retry: object
) -> tuple[Any, dict[str, Any]]:
    """The kind of connection that an address asks for (None: a plain one), and its options.

    Raises StartRefusedError for an address that is none.
    """
    try:
        given: dict[str, Any] = dict(parse(url))  # type: ignore[call-overload]
    except ValueError as error:
        raise StartRefusedError(
            "The Redis address is not understood; it looks like redis://host:6379/0."
        ) from error
    kind = given.pop("connection_class", None)
    # redis-py waits five seconds and tries ten times more by default: here nobody waits, because
    # the database has the answer.
    quick = {"socket_timeout": timeout_s, "socket_connect_timeout": timeout_s}
    return kind, given | quick | {"retry": retry, "protocol": 2}


def run_id_of(info: object) -> str:
    """The run_id in what `INFO server` answers."""
    assert isinstance(info, bytes)
    lines = dict(line.split(b":", 1) for line in info.splitlines() if b":" in line)
    return lines[b"run_id"].decode()


def look_at(url: str) -> str | None:
    """The eviction policy of a Redis, "" where it is not told; None for one that is away.

    Raises StartRefusedError for an address that is none.
    """
    lines = Lines(url, timeout_s=2.0)
    try:
        with lines.one() as line:
            answer = line.ask("INFO", "memory")
    except CacheAwayError:
        return None
    finally:
        lines.close()
    assert isinstance(answer, bytes)
    found = dict(one.split(b":", 1) for one in answer.splitlines() if b":" in one)
    return found.get(b"maxmemory_policy", b"").decode()
