"""A backlog pushed through HTTP into MariaDB and pulled again, beside PyMySQL on the same rows."""

import contextlib
import tempfile
from pathlib import Path
from time import perf_counter_ns
from typing import Any

from pos_protocol.sync import PAGE_MAX
from sync_server.db import schema

from bench import _stores
from bench._central import STORE_ID, Central, Enrolled, Plain, central
from bench._raw_central import RawCentral
from bench.figure import Figure

NAME = "push"
LIMIT = (
    "events a second into MariaDB through HTTP: at least 0.4 of multi-row PyMySQL inserts of the"
    " same rows; pulled again: at least 0.4 of a raw read of them"
)
CATALOGUE = _stores.CATALOGUE_EVENTS + 1
"""Events before the first sale: goods, their opening stock, and the opening of the shift."""
CHUNK = 2_000
EVENTS = CATALOGUE + 8 * CHUNK
PAGE = PAGE_MAX
_RAW_PAGE = (
    "SELECT * FROM event_log WHERE store_id = %s AND store_seq > %s ORDER BY store_seq LIMIT %s"
)
_HASH = list(schema.event_log.columns).index(schema.event_log.c.hash)


def run() -> list[Figure]:
    """Push a backlog from one till, and pull it to another."""
    with tempfile.TemporaryDirectory() as folder, central() as server:
        sender = server.enrol(Path(folder) / "sender")
        receiver = server.enrol(Path(folder) / "receiver")
        with contextlib.closing(sender), contextlib.closing(receiver):
            _stores.record(sender.till, lambda shift_id: _stores.history(EVENTS - 1, shift_id))
            return [_push(server, sender), _pull(server, receiver)]


def _push(server: Central, sender: Enrolled) -> Figure:
    raw = RawCentral(server)
    rates, raw_rates = [], []
    with contextlib.closing(raw):
        assert sender.push(CATALOGUE)[0] == CATALOGUE
        raw.follow()
        server.rest()
        for _ in range((EVENTS - CATALOGUE) // CHUNK):
            pushed, took_ns = sender.push(CHUNK)
            assert pushed == CHUNK
            rates.append(CHUNK / took_ns * 1e9)
            server.rest()
            raw_rates.append(CHUNK / raw.follow() * 1e9)
        assert raw.differing_tables() == []
    return Figure.of(
        "push of a backlog into MariaDB, beside raw PyMySQL inserts",
        list(zip(rates, raw_rates, strict=True)),
        unit="events/s",
        limit_ratio=0.4,
        more_is_better=True,
    )


def _pull(server: Central, receiver: Enrolled) -> Figure:
    raw = server.connect()
    rates, raw_rates = [], []
    seen, raw_seen = [], []
    with contextlib.closing(raw):
        for after in range(0, EVENTS, PAGE):
            started = perf_counter_ns()
            page = receiver.api.pull(feed_id=receiver.feed_id, after=after, limit=PAGE)
            took_ns = perf_counter_ns() - started
            started = perf_counter_ns()
            rows = _raw_page(raw, after)
            raw_ns = perf_counter_ns() - started
            seen += [entry.hash for entry in page.entries]
            raw_seen += [row[_HASH].hex() for row in rows]
            rates.append(len(page.entries) / took_ns * 1e9)
            raw_rates.append(len(rows) / raw_ns * 1e9)
    assert seen == raw_seen
    assert len(seen) == EVENTS
    return Figure.of(
        "pull of the same, beside a raw PyMySQL read",
        list(zip(rates, raw_rates, strict=True)),
        unit="events/s",
        limit_ratio=0.4,
        more_is_better=True,
    )


def _raw_page(connection: Plain, after: int) -> list[tuple[Any, ...]]:
    connection.rollback()
    with connection.cursor() as cursor:
        cursor.execute(_RAW_PAGE, (STORE_ID, after, PAGE))
        return list(cursor.fetchall())
