"""Proof that nothing was altered: the chain, the feed, the outbox, and every projection."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import zip_longest
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

import msgspec
from pos_protocol.errors import ProtocolError
from sqlalchemy import Table

from pos_app.db import cursors, projections, rebuild, schema
from pos_app.db.brought import keeping
from pos_app.db.database import Database, sqlite_faults
from pos_app.db.event_log import Signer
from pos_app.db.migrations import making
from pos_app.db.projections import stock_on_hand
from pos_app.db.statement import Row, Statement, Tx
from pos_app.db.verify.chains import Chains, epoch_problems, signature_problems
from pos_app.errors import DatabaseDamaged, DiskFull, FolderNotUsable
from pos_protocol import chain

PROBLEMS_MAX = 20
"""After so many problems more of them teach nothing."""


class VerifyReport(msgspec.Struct, frozen=True, kw_only=True):
    """What a check of one till's file found; `problems` are plain English, one line each."""

    ok: bool
    events: int
    chain_ok: bool
    projections_ok: bool
    problems: tuple[str, ...]


_FEED = Statement(
    "SELECT f.store_seq, f.event_id, e.hash, f.class, f.held, f.feed_hash FROM feed f"
    " LEFT JOIN event_log e ON e.event_id = f.event_id ORDER BY f.store_seq"
)
_FORGOTTEN = Statement(
    "SELECT e.till_seq FROM event_log e, till_state t WHERE e.till_id = t.till_id"
    " AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.log_no = e.log_no)"
    " AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.event_id = e.event_id)"
    " AND NOT EXISTS (SELECT 1 FROM feed f WHERE f.event_id = e.event_id)"
    " AND NOT EXISTS (SELECT 1 FROM aside a WHERE a.log_no = e.log_no) LIMIT 1"
)
_PLAIN_TABLES = (
    "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
)


def verify(db: Database, *, signer: Signer | None = None) -> VerifyReport:
    """Check everything that can be checked on this side; it changes nothing.

    With the till's own key its signatures under shifts' closes are checked too.

    Every body is hashed and read again, every link of the chain and of the feed followed, and all
    projections are folded anew in a scratch file and compared row by row.
    """
    with db.read() as tx:
        damage = _damage(tx)
        chained = Chains(cursors.state(tx), keeping.ends(tx))
        broken = damage + _first(chained.problems(tx)) + _first(_feed_problems(tx))
        broken += _first(_outbox_problems(tx)) + _first(epoch_problems(tx))
        broken += _first(signature_problems(tx, signer)) if signer else []
        differing = [] if broken else _first(_projection_problems(tx))
    differing += _search_problems(db)
    return VerifyReport(
        ok=not broken and not differing,
        events=chained.events,
        chain_ok=not broken,
        projections_ok=not differing,
        problems=tuple(broken + differing),
    )


def is_stock_sound(db: Database) -> bool:
    """Whether the stock that is kept, and the digest over it, follow from the log.

    It only reads, so sales go on meanwhile. Raises ProtocolError for an event that cannot be read.
    """
    with db.read() as tx:
        folded = stock_on_hand.folded(keeping.stock(tx), rebuild.batches(tx))
        return stock_on_hand.shown(tx) == folded


def rows(tx: Tx, table: Table) -> Iterator[Row]:
    """A table's rows in the order of its key."""
    names = ", ".join(column.name for column in table.columns)
    keys = ", ".join(column.name for column in table.primary_key.columns)
    sql = f"SELECT {names} FROM {table.name} ORDER BY {keys}"  # noqa: S608 - our own names
    yield from tx.execute(sql)


def _feed_problems(tx: Tx) -> Iterator[str]:
    state = cursors.state(tx)
    found = keeping.find(tx)
    position, feed_hash = 0, chain.FEED_START
    if found is not None:
        position, feed_hash = found.store_seq, found.feed_hash
        if found.feed_id != state.feed_id:
            yield "what was brought forward is of another feed"
    for store_seq, event_id, event_hash, verdict, held, kept in _FEED.run(tx):
        position += 1
        if store_seq != position or event_hash is None:
            yield f"feed position {position} is missing"
            return
        link = chain.entry_hash(
            store_seq=store_seq,
            event_id=UUID(bytes=event_id),
            event_hash=event_hash,
            verdict=verdict,
            held=bool(held),
        )
        feed_hash = chain.feed_hash(feed_hash, link)
        if feed_hash != kept:
            yield f"feed position {position} was altered"
            return
    if (position, feed_hash) != (state.cursor, state.feed_hash):
        yield f"the cursor is {state.cursor}, the feed ends at {position}"


def _outbox_problems(tx: Tx) -> Iterator[str]:
    row = _FORGOTTEN.one(tx)
    if row is not None:
        yield f"till_seq {row[0]} was neither answered nor is it waiting to be sent"


def _projection_problems(tx: Tx) -> Iterator[str]:
    """Fold the log anew into a scratch file and compare; a difference names its table and row."""
    with TemporaryDirectory(prefix="kiryana-verify-") as folder:
        scratch = sqlite3.connect(Path(folder) / "scratch.db", isolation_level=None)
        try:
            scratch.execute("PRAGMA synchronous = OFF")
            scratch.execute("BEGIN")
            making.make(scratch)
            _copy_state(tx, scratch)
            keeping.copy(tx, scratch)
            keeping.load(scratch)
            for batch in rebuild.batches(tx):
                projections.apply(scratch, batch)
            yield from _differences(tx, scratch)
        except ProtocolError as error:
            yield str(error)
        finally:
            scratch.close()


def _copy_state(tx: Tx, scratch: Tx) -> None:
    state = cursors.state(tx)
    cursors.begin(
        scratch,
        cursors.NewTill(
            store_id=state.store_id,
            store_name=state.store_name,
            currency=state.currency,
            till_id=state.till_id,
            till_no=state.till_no,
            epoch=state.epoch,
        ),
    )


def _differences(tx: Tx, scratch: Tx) -> Iterator[str]:
    for projection in projections.PROJECTIONS:
        for table in (schema.metadata.tables[name] for name in projection.TABLES):
            width = len(table.primary_key.columns)
            for kept, folded in zip_longest(rows(tx, table), rows(scratch, table)):
                if kept != folded:
                    key = (kept or folded)[:width]
                    yield f"{table.name}: row {_shown(key)} is not what the log says"
                    break
    if cursors.state(tx).fold_digest != cursors.state(scratch).fold_digest:
        yield "the digest over confirmed stock is not what the feed says"


def _search_problems(db: Database) -> list[str]:
    """The index checks itself against the products' rows; it wants a write lock for that."""
    check = "INSERT INTO product_search (product_search, rank) VALUES ('integrity-check', 1)"
    try:
        try:
            with db.write() as tx:
                tx.execute(check)
        except (FolderNotUsable, DiskFull):
            # Where nothing can be written a copy is asked, in a scratch file.
            with db.read() as tx, closing(sqlite3.connect("")) as copy, sqlite_faults(db.path):
                tx.backup(copy)
                copy.execute(check)
    except (DatabaseDamaged, sqlite3.OperationalError):
        return ["the search index does not hold what the products' names say"]
    return []


def _shown(key: Row) -> str:
    return ", ".join(part.hex() if isinstance(part, bytes) else str(part) for part in key)


def _damage(tx: Tx) -> list[str]:
    """What SQLite finds wrong with the file; the search index is proven by itself.

    From 3.44 on it asks that too (sqlite.org/pragma.html, integrity_check), and where the index
    cannot even be opened the whole check ends.
    """
    try:
        found = _quick_check(tx, PROBLEMS_MAX)
    except sqlite3.OperationalError:
        tables = [row[0] for row in tx.execute(_PLAIN_TABLES)]
        found = [line for table in tables for line in _quick_check(tx, f"'{table}'")]
    return [f"the file is damaged: {line}" for line in found if "FTS5" not in line]


def _quick_check(tx: Tx, what: int | str) -> list[str]:
    """The lines of a check of so many problems, or of a table; none when it is sound."""
    lines = [row[0] for row in tx.execute(f"PRAGMA quick_check({what})")]
    return [] if lines == ["ok"] else lines


def _first(problems: Iterator[str]) -> list[str]:
    return [problem for problem, _ in zip(problems, range(PROBLEMS_MAX), strict=False)]
