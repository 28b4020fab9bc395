"""Who this till is and how far it has come: its chain's tip, its place in the feed, its server."""

from collections.abc import Iterable, Mapping
from uuid import UUID

import msgspec
from pos_protocol.chain import FEED_START, genesis
from pos_protocol.hlc import Hlc
from pos_protocol.sync import EpochClaim, EpochReply, RegisterReply

from pos_app.db.statement import Statement, Tx
from pos_app.errors import NotEnrolled

PROJECTION_VERSION = 11
"""Raised when a projection's tables or their meaning change: the next opening makes them anew."""
REGISTERED = "registered"
"""Why a till's first epoch began; a later one's first event says what it goes on from."""


class TillState(msgspec.Struct, frozen=True, kw_only=True):
    """The one row that says who and where this till is.

    `till_seq` 0 means that the epoch's first event is still to come; then `tip_hash` is the
    genesis. `feed_id` and `server_url` are None for a store without a server. `fold_digest` is 16
    hex digits over the confirmed stock (pos_protocol.chain.fold_term). Up to the place `matched`
    of the feed the server was seen to hold the very same. `lease` is the number that the server
    gave last in this epoch; `machine` and `place` are where the till ran when it was in order.
    """

    store_id: int
    store_name: str
    currency: str
    till_id: UUID
    till_no: int
    epoch: int
    server_nonce: str
    till_seq: int
    tip_hash: bytes
    hlc: Hlc
    feed_id: UUID | None
    cursor: int
    feed_hash: bytes
    fold_digest: str
    lease: int
    machine: str
    place: str
    matched: int
    last_sync_ms: int | None
    server_url: str | None
    key_id: str | None
    projection_version: int

    @property
    def genesis(self) -> bytes:
        """What the first event of this epoch names as its predecessor."""
        return genesis(self.till_id, self.epoch, self.server_nonce)


class NewTill(msgspec.Struct, frozen=True, kw_only=True):
    """What is known about a till before its first event."""

    store_id: int
    store_name: str
    currency: str
    till_id: UUID
    till_no: int
    epoch: int
    server_nonce: str = ""
    feed_id: UUID | None = None
    server_url: str | None = None
    key_id: str | None = None


_NAMES = (
    "store_id",
    "store_name",
    "currency",
    "till_id",
    "till_no",
    "epoch",
    "server_nonce",
    "till_seq",
    "tip_hash",
    "hlc_ms",
    "hlc_counter",
    "feed_id",
    "cursor",
    "feed_hash",
    "fold_digest",
    "lease",
    "machine",
    "place",
    "matched",
    "last_sync_ms",
    "server_url",
    "key_id",
    "projection_version",
)
_STATE = Statement(f"SELECT {', '.join(_NAMES)} FROM till_state WHERE id = 1")  # noqa: S608 - our own names
_IS_THERE = Statement("SELECT store_id FROM till_state")
_PLACED = Statement(
    "UPDATE till_state SET cursor = :cursor, feed_hash = :feed_hash, feed_id = :feed_id,"
    " hlc_ms = :hlc_ms, hlc_counter = :hlc_counter"
)
_DIGEST = Statement("UPDATE till_state SET fold_digest = :digest")
_DIGEST_NOW = Statement("SELECT fold_digest FROM till_state")
_LEASE = Statement("UPDATE till_state SET lease = :lease WHERE epoch = :epoch AND lease < :lease")
_AT = Statement("UPDATE till_state SET machine = :machine, place = :place")
_UNREAD = Statement("SELECT kind, version FROM unread ORDER BY kind, version")
_NOTE_UNREAD = Statement("INSERT OR IGNORE INTO unread (kind, version) VALUES (:kind, :version)")
_READ = Statement("DELETE FROM unread WHERE kind = :kind AND version = :version")
_MATCHED = Statement("UPDATE till_state SET matched = :cursor")
_SYNCED = Statement("UPDATE till_state SET last_sync_ms = :now_ms")
_PROJECTED = Statement("UPDATE till_state SET projection_version = :version")
_OWN_EPOCH = Statement(
    "INSERT OR REPLACE INTO own_epoch"
    " (epoch, server_nonce, parent_epoch, parent_till_seq, parent_hash, reason) VALUES"
    " (:epoch, :server_nonce, :parent_epoch, :parent_till_seq, :parent_hash, :reason)"
)
_EPOCHS = Statement(
    "SELECT epoch, server_nonce, parent_epoch, parent_till_seq, parent_hash, reason FROM own_epoch"
    " ORDER BY epoch"
)
_FEED_HASH = Statement(
    "SELECT feed_hash FROM feed WHERE store_seq = :position"
    " UNION ALL SELECT feed_hash FROM brought WHERE store_seq = :position"
)
_FEED_FROM = Statement("SELECT min(store_seq) FROM feed")
_EPOCH = Statement(
    "UPDATE till_state SET epoch = :epoch, server_nonce = :nonce, till_seq = 0, tip_hash = :tip,"
    " lease = 0"
)


def exists(tx: Tx) -> bool:
    """Whether the file holds a store."""
    return _IS_THERE.one(tx) is not None


def state(tx: Tx) -> TillState:
    """Who and where this till is. Raises NotEnrolled for a file without a store."""
    row = _STATE.one(tx)
    if row is None:
        raise NotEnrolled(path="this folder")
    found = dict(zip(_NAMES, row, strict=True))
    found["hlc"] = Hlc(found.pop("hlc_ms"), found.pop("hlc_counter"))
    found["till_id"] = UUID(bytes=found["till_id"])
    found["feed_id"] = UUID(bytes=found["feed_id"]) if found["feed_id"] else None
    return TillState(**found)


def begin(tx: Tx, till: NewTill) -> None:
    """Write the identity of a new till, before its first event."""
    values: Mapping[str, object] = {
        "id": 1,
        "store_id": till.store_id,
        "store_name": till.store_name,
        "currency": till.currency,
        "till_id": till.till_id.bytes,
        "till_no": till.till_no,
        "epoch": till.epoch,
        "server_nonce": till.server_nonce,
        "tip_hash": genesis(till.till_id, till.epoch, till.server_nonce),
        "feed_id": till.feed_id.bytes if till.feed_id else None,
        "feed_hash": FEED_START,
        "boot": bytes(16),
        "server_url": till.server_url,
        "key_id": till.key_id,
        "projection_version": PROJECTION_VERSION,
    }
    names = ", ".join(values)
    places = ", ".join(f":{name}" for name in values)
    tx.execute(f"INSERT INTO till_state ({names}) VALUES ({places})", values)  # noqa: S608 - our own names
    first = EpochClaim(
        epoch=till.epoch,
        server_nonce=till.server_nonce,
        parent_epoch=0,
        parent_till_seq=0,
        parent_hash=bytes(32).hex(),
        reason=REGISTERED,
    )
    _keep_epoch(tx, first)


def enrolled(tx: Tx, url: str, reply: RegisterReply) -> None:
    """Write the identity that a server gave to a new till."""
    begin(
        tx,
        NewTill(
            store_id=reply.store,
            store_name=reply.store_name,
            currency=reply.currency,
            till_id=reply.till,
            till_no=reply.till_no,
            epoch=reply.epoch,
            server_nonce=reply.server_nonce,
            feed_id=reply.feed_id,
            server_url=url,
            key_id=reply.key_id,
        ),
    )


def move_to(tx: Tx, *, feed_id: UUID, cursor: int, feed_hash: bytes, hlc: Hlc) -> None:
    """The feed up to `cursor` is applied; in the transaction that applied it."""
    values = {
        "cursor": cursor,
        "feed_hash": feed_hash,
        "feed_id": feed_id.bytes,
        "hlc_ms": hlc.ms,
        "hlc_counter": hlc.counter,
    }
    _PLACED.run(tx, values)


def fold_digest(tx: Tx) -> int:
    """The digest over the confirmed stock as a number below 2**64.

    What cannot be one, because somebody altered it, counts as 0: then it differs from the server's,
    and the next sync has the stock counted anew.
    """
    row = _DIGEST_NOW.one(tx)
    try:
        return int(row[0], 16) if row else 0
    except ValueError:
        return 0


def set_fold_digest(tx: Tx, digest: int) -> None:
    """Keep the digest over the confirmed stock."""
    _DIGEST.run(tx, {"digest": f"{digest:016x}"})


def set_lease(tx: Tx, lease: int, *, epoch: int) -> None:
    """Keep the lease that the server's hello gave, unless the till has gone on meanwhile."""
    _LEASE.run(tx, {"lease": lease, "epoch": epoch})


def set_place(tx: Tx, *, machine: str, place: str) -> None:
    """The server found all in order while the till ran on this machine, in this place."""
    _AT.run(tx, {"machine": machine, "place": place})


def unread(tx: Tx) -> list[tuple[str, int]]:
    """Kinds, with the version, that came with the feed and could not be read."""
    return [(row[0], row[1]) for row in _UNREAD.run(tx)]


def note_unread(tx: Tx, kind: str, version: int) -> None:
    """An event of such a kind is in the log, and in no figure until a rebuild can read it."""
    _NOTE_UNREAD.run(tx, {"kind": kind, "version": version})


def forget_unread(tx: Tx, kind: str, version: int) -> None:
    """A rebuild has read all of this kind."""
    _READ.run(tx, {"kind": kind, "version": version})


def set_matched(tx: Tx, cursor: int) -> None:
    """A hello showed that both sides hold the same feed up to `cursor`."""
    _MATCHED.run(tx, {"cursor": cursor})


def set_last_sync(tx: Tx, now_ms: int) -> None:
    """A round went through at `now_ms` by this till's clock; for display."""
    _SYNCED.run(tx, {"now_ms": now_ms})


def set_projection_version(tx: Tx, version: int) -> None:
    """The projections mean what this version of them means."""
    _PROJECTED.run(tx, {"version": version})


def open_epoch(tx: Tx, reply: EpochReply, *, reason: str) -> None:
    """Begin a new epoch on the server's word: the next event is its first and names its genesis.

    The earlier ones are kept too: a file that was set back may not know them. Of those that it only
    heard of, a restored server may have issued one anew: its newest word counts.
    """
    till = state(tx)
    epoch, server_nonce = reply.epoch, reply.server_nonce
    tip = genesis(till.till_id, epoch, server_nonce)
    _EPOCH.run(tx, {"epoch": epoch, "nonce": server_nonce, "tip": tip})
    lived = lived_in(own_epochs(tx), till.epoch)
    for known in reply.epochs:
        if known.epoch != epoch and known.epoch not in lived:
            _keep_epoch(tx, known)
    opened = EpochClaim(
        epoch=epoch,
        server_nonce=server_nonce,
        parent_epoch=till.epoch,
        parent_till_seq=till.till_seq,
        parent_hash=till.tip_hash.hex(),
        reason=reason,
    )
    _keep_epoch(tx, opened)


def own_epochs(tx: Tx) -> list[EpochClaim]:
    """The epochs of this till that its file knows, as the server issued them."""
    return [
        EpochClaim(
            epoch=row[0],
            server_nonce=row[1],
            parent_epoch=row[2],
            parent_till_seq=row[3],
            parent_hash=row[4].hex(),
            reason=row[5],
        )
        for row in _EPOCHS.run(tx)
    ]


def lived_in(known: Iterable[EpochClaim], epoch: int) -> set[int]:
    """The epochs that a file went through up to `epoch`; of the others it knows by hearsay."""
    parents = {claim.epoch: claim.parent_epoch for claim in known}
    lived: set[int] = set()
    while epoch in parents and epoch not in lived:
        lived.add(epoch)
        epoch = parents[epoch]
    return lived


def feed_hash_at(tx: Tx, position: int) -> bytes | None:
    """The feed's hash at a position up to the cursor; None where this till keeps no entry."""
    if position == 0:
        return FEED_START
    row = _FEED_HASH.one(tx, position=position)
    return row[0] if row else None


def feed_begins_after(tx: Tx) -> int:
    """The position before the first feed entry that this till keeps."""
    row = _FEED_FROM.one(tx)
    return row[0] - 1 if row and row[0] is not None else state(tx).cursor


def _keep_epoch(tx: Tx, claim: EpochClaim) -> None:
    values = msgspec.structs.asdict(claim) | {"parent_hash": bytes.fromhex(claim.parent_hash)}
    _OWN_EPOCH.run(tx, values)
