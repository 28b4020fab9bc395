"""Proof that nothing was altered: the chain, the feed, the outbox, and every projection."""

import hashlib
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import zip_longest
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

import msgspec
from pos_protocol.errors import ProtocolError
from pos_protocol.events import EpochOpened
from pos_protocol.snapshot import LaneEnd
from sqlalchemy import Table

from pos_app.db import cursors, projections, rebuild, schema
from pos_app.db.brought import keeping
from pos_app.db.database import Database, sqlite_faults
from pos_app.db.event_log import Signer
from pos_app.db.migrations import making
from pos_app.db.statement import Row, Statement, Tx
from pos_app.errors import DatabaseDamaged, DiskFull, FolderNotUsable
from pos_protocol import chain, codec

PROBLEMS_MAX = 20
"""After so many problems more of them teach nothing."""


class VerifyReport(msgspec.Struct, frozen=True, kw_only=True):
    """What a check of one till's file found; `problems` are plain English, one line each."""

    ok: bool
    events: int
    chain_ok: bool
    projections_ok: bool
    problems: tuple[str, ...]


_LOG = Statement(
    "SELECT e.event_id, e.till_id, e.till_no, e.epoch, e.till_seq, e.prev, e.hash, e.kind, e.body,"
    " f.lane, EXISTS (SELECT 1 FROM outbox o WHERE o.log_no = e.log_no)"
    " OR EXISTS (SELECT 1 FROM delivery d WHERE d.event_id = e.event_id),"
    " e.version, e.occurred_ms, (e.key_id IS NULL) <> (e.sig IS NULL)"
    " FROM event_log e LEFT JOIN feed f ON f.event_id = e.event_id"
    " ORDER BY e.till_no, e.epoch, e.till_seq, e.log_no"
)
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
_FIRST = Statement(
    "SELECT e.epoch, e.prev, e.body FROM event_log e, till_state t"
    " WHERE e.till_id = t.till_id AND e.till_seq = 1 ORDER BY e.log_no"
)
_SIGNED = Statement(
    "SELECT e.body, e.sig, e.key_id FROM event_log e WHERE e.sig IS NOT NULL ORDER BY e.log_no"
)


def verify(db: Database, *, signer: Signer | None = None) -> VerifyReport:
    """Check everything that can be checked on this side; it changes nothing.

    With the till's own key its signatures under shifts' closes are checked too.

    Every body is hashed and read again, every link of the chain and of the feed followed, and all
    projections are folded anew in a scratch file and compared row by row.
    """
    with db.read() as tx:
        damage = _damage(tx)
        chained = _Chains(cursors.state(tx), keeping.ends(tx))
        broken = damage + _first(chained.problems(tx)) + _first(_feed_problems(tx))
        broken += _first(_outbox_problems(tx)) + _first(_epoch_problems(tx))
        broken += _first(_signature_problems(tx, signer)) if signer else []
        differing = [] if broken else _first(_projection_problems(tx))
    differing += _search_problems(db)
    return VerifyReport(
        ok=not broken and not differing,
        events=chained.events,
        chain_ok=not broken,
        projections_ok=not differing,
        problems=tuple(broken + differing),
    )


def rows(tx: Tx, table: Table) -> Iterator[Row]:
    """A table's rows in the order of its key."""
    names = ", ".join(column.name for column in table.columns)
    keys = ", ".join(column.name for column in table.primary_key.columns)
    sql = f"SELECT {names} FROM {table.name} ORDER BY {keys}"  # noqa: S608 - our own names
    yield from tx.execute(sql)


class _Chains:
    """Follows each till's chain through the log, ordered by till, epoch and till_seq.

    What this file recorded in its own epoch has no holes. Of what only the feed brought, from other
    tills, from a copy of this one, or from before a restored backup, those events are missing that
    the server has in quarantine, perhaps the very one that a fork began with: there each lane of
    the feed is followed as far as it has no holes.
    """

    def __init__(self, state: cursors.TillState, ends: Sequence[LaneEnd]) -> None:
        self._state = state
        self._ends = {(end.till.bytes, end.epoch, end.lane): end for end in ends}
        self.events = 0
        self._epoch: tuple[int, int] | None = None
        self._till_seq = 0
        self._parents: set[bytes] = set()
        self._here: set[bytes] = set()
        self._lanes: dict[int | None, tuple[int, bytes]] = {}
        self._brought = 0
        tip = state.tip_hash.hex()
        self._has_tip = state.till_seq == 0 or any(end.hash == tip for end in ends)

    def problems(self, tx: Tx) -> Iterator[str]:
        """What is wrong with the log, in its order."""
        for row in _LOG.run(tx):
            self.events += 1
            yield from _body_problems(row, self._state)
            yield from self._link_problems(row)
        if not self._has_tip:
            yield f"the till's tip is {self._state.till_seq}, which is not in its log"

    def _link_problems(self, row: Row) -> Iterator[str]:
        till_no, epoch, till_seq = row[2:5]
        if (till_no, epoch) != self._epoch:
            self._epoch, self._till_seq = (till_no, epoch), 0
            self._parents, self._here, self._lanes = set(), set(), {}
            self._begin(row[1], epoch)
        is_own = row[1] == self._state.till_id.bytes and row[10]
        if till_seq <= self._brought:
            # Kept for a person to look at, or beside what a copy of this till had handed up; those
            # around it were put away.
            self._has_tip |= is_own and self._is_tip(row)
            return
        place = f"till {till_no} epoch {epoch} till_seq {till_seq}"
        if is_own and epoch == self._state.epoch:
            yield from self._own_problems(row, place)
        elif not self._follows_its_lane(row):
            yield f"{place}: it does not follow its predecessor"

    def _begin(self, till_id: bytes, epoch: int) -> None:
        """Go on from where the chain stands at what was brought forward."""
        ends = [end for key, end in self._ends.items() if key[:2] == (till_id, epoch)]
        self._brought = self._till_seq = max((end.till_seq for end in ends), default=0)
        self._here = {bytes.fromhex(end.hash) for end in ends}
        self._lanes = {end.lane: (end.till_seq, bytes.fromhex(end.hash)) for end in ends}

    def _own_problems(self, row: Row, place: str) -> Iterator[str]:
        till_seq, prev, event_hash = row[4:7]
        if till_seq != self._till_seq:
            has_hole = till_seq != self._till_seq + 1
            self._parents = set() if has_hole else self._here
            self._here = set()
            if has_hole:
                yield f"{place}: events before it are missing"
            self._till_seq = till_seq
        self._here.add(event_hash)
        parents = {self._state.genesis} if till_seq == 1 else self._parents
        if parents and prev not in parents:
            yield f"{place}: it does not follow its predecessor"
        if prev == self._state.tip_hash and row[9] is None:
            yield f"{place}: it stands behind the till's tip"
        self._has_tip |= self._is_tip(row)

    def _is_tip(self, row: Row) -> bool:
        at = self._state
        return tuple(row[3:5]) == (at.epoch, at.till_seq) and row[6] == at.tip_hash

    def _follows_its_lane(self, row: Row) -> bool:
        till_seq, prev, event_hash, lane = row[4], row[5], row[6], row[9]
        if lane is None:
            # Handed up again or set aside after a loss of the server: branches are not told apart.
            return True
        before = self._lanes.get(lane)
        self._lanes[lane] = (till_seq, event_hash)
        return before is None or before[0] + 1 != till_seq or before[1] == prev


def _body_problems(row: Row, state: cursors.TillState) -> Iterator[str]:
    event_id, till_id, till_no, epoch, till_seq, prev, event_hash, kind, body = row[:9]
    place = f"till {till_no} epoch {epoch} till_seq {till_seq}"
    if hashlib.sha256(body).digest() != event_hash:
        yield f"{place}: the bytes were altered"
        return
    try:
        envelope = codec.decode(body).envelope
    except ProtocolError as error:
        yield f"{place}: {error}"
        return
    said = (
        envelope.event_id.bytes,
        envelope.till.bytes,
        envelope.till_no,
        envelope.epoch,
        envelope.till_seq,
        bytes.fromhex(envelope.prev),
        envelope.kind,
        envelope.version,
        envelope.occurred_at.wall_ms,
    )
    if envelope.store != state.store_id:
        yield f"{place}: it is of store {envelope.store}, and the till says {state.store_id}"
    if envelope.till == state.till_id and envelope.till_no != state.till_no:
        yield f"{place}: the till says now that it is till {state.till_no}"
    if said != (event_id, till_id, till_no, epoch, till_seq, prev, kind, *row[11:13]):
        yield f"{place}: its row was altered"
    if row[13]:
        yield f"{place}: of its signature and the name of the key one is missing"


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


def _epoch_problems(tx: Tx) -> Iterator[str]:
    """What the file keeps of this till's epochs, held against itself and each one's first event."""
    state = cursors.state(tx)
    kept = {claim.epoch: claim for claim in cursors.own_epochs(tx)}
    newest = kept.get(state.epoch)
    if newest is None or newest.server_nonce != state.server_nonce or max(kept) != state.epoch:
        yield f"what is kept of epoch {state.epoch} is not what the till goes by"
    for claim in kept.values():
        if not claim.parent_epoch and (claim.parent_till_seq or int(claim.parent_hash, 16)):
            yield f"epoch {claim.epoch} is kept with another beginning than it had"
    for epoch, prev, body in _FIRST.run(tx):
        known = kept.get(epoch)
        try:
            opened = codec.decode(body).event
        except ProtocolError:
            continue  # What cannot be read was named already.
        is_so = known is None or prev == chain.genesis(state.till_id, epoch, known.server_nonce)
        if known is not None and isinstance(opened, EpochOpened):
            said = (opened.parent_epoch, opened.parent_till_seq, opened.parent_hash, opened.reason)
            is_so = is_so and said == (
                known.parent_epoch,
                known.parent_till_seq,
                known.parent_hash,
                known.reason,
            )
        elif known is not None:
            # Only a registered till begins without saying where it goes on from.
            is_so = is_so and not known.parent_epoch and known.reason == cursors.REGISTERED
        if not is_so:
            yield f"what is kept of epoch {epoch} is not what its first event says"


def _signature_problems(tx: Tx, signer: Signer) -> Iterator[str]:
    """Ed25519 gives one signature for one text and key (RFC 8032): it is made again.

    A key that was lost has signed before: what names another key and is not of this one is its.
    """
    for body, sig, key_id in _SIGNED.run(tx, {}):
        try:
            recorded = codec.decode(body)
        except ProtocolError:
            continue  # What cannot be read was named already.
        if (signer.sign(chain.tip_text_of(recorded)) == sig) != (key_id == signer.key_id):
            envelope = recorded.envelope
            yield (
                f"till {envelope.till_no} epoch {envelope.epoch} till_seq {envelope.till_seq}:"
                " the signature under it is not this till's"
            )


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
