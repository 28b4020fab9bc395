"""Events into one server process on MariaDB, beside raw inserts and beside PouchDB replicating."""

import contextlib
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench import _pouchdb, _stores, push
from bench._central import Enrolled, central
from bench._raw_central import RawCentral
from bench.figure import Figure

NAME = "ingest"
LIMIT = (
    "events a second into one server process on MariaDB: at least 0.5 of multi-row PyMySQL inserts"
    " of the same rows, and 10 times PouchDB replicating the same documents to express-pouchdb"
)
ROUNDS = 5
CHUNK = 2_000
EVENTS = push.CATALOGUE + ROUNDS * CHUNK


def run() -> list[Figure]:
    """Push, insert and replicate the same events by turns."""
    ours, raw_rates, theirs = [], [], []
    with_rival = has_rival()
    with tempfile.TemporaryDirectory() as folder, central() as server:
        sender = server.enrol(Path(folder) / "sender")
        raw = RawCentral(server)
        with contextlib.closing(sender), contextlib.closing(raw):
            _stores.record(sender.till, lambda shift_id: _stores.history(EVENTS - 1, shift_id))
            assert sender.push(push.CATALOGUE)[0] == push.CATALOGUE
            raw.follow()
            server.rest()
            for turn in range(ROUNDS):
                pushed, took_ns = sender.push(CHUNK)
                assert pushed == CHUNK
                ours.append(CHUNK / took_ns * 1e9)
                server.rest()
                raw_rates.append(CHUNK / raw.follow() * 1e9)
                if with_rival:
                    theirs.append(_replicated(sender, turn, Path(folder)))
            assert raw.differing_tables() == []
    beside_raw = _figure(
        "ingest into MariaDB, beside raw PyMySQL inserts",
        ours=ours,
        theirs=raw_rates,
        limit_ratio=0.5,
    )
    if not theirs:
        return [beside_raw]
    name = "ingest into MariaDB, beside PouchDB replicating to express-pouchdb"
    return [beside_raw, _figure(name, ours=ours, theirs=theirs, limit_ratio=10)]


def has_rival() -> bool:
    """Whether PouchDB is here or could be fetched; if not, that is said."""
    try:
        _pouchdb.fetch()
    except _pouchdb.RivalMissingError as error:
        sys.stderr.write(f"ingest: PouchDB cannot be had here, so it is not measured: {error}\n")
        return False
    return True


def _replicated(sender: Enrolled, turn: int, folder: Path) -> float:
    place = folder / f"pouchdb-{turn}"
    place.mkdir()
    done = _pouchdb.replicate(_bodies(sender, turn), place)
    assert done.docs == CHUNK
    return done.docs / done.ns * 1e9


def _bodies(sender: Enrolled, turn: int) -> Iterator[bytes]:
    """The events of one turn, as they were pushed."""
    after = push.CATALOGUE + turn * CHUNK
    with sender.till.db.read() as tx:
        rows = tx.execute(
            "SELECT body FROM event_log ORDER BY log_no LIMIT ? OFFSET ?", (CHUNK, after)
        ).fetchall()
    return (row[0] for row in rows)


def _figure(name: str, *, ours: list[float], theirs: list[float], limit_ratio: float) -> Figure:
    return Figure.of(
        name,
        list(zip(ours, theirs, strict=True)),
        unit="events/s",
        limit_ratio=limit_ratio,
        more_is_better=True,
    )
