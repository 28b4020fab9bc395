"""What becomes of a till's file of a run's middle: put away in part, begun anew, or salvaged.

Each is tried on copies at the end of some runs, and must come to what the run itself came to.
"""

from sync_server.operations import verifying
from sync_server.operations.continuity.salvaging import salvage

from pos_app.db import cursors, outbox, rebuild
from pos_app.db.brought import beginning, compaction
from pos_app.db.database import Database
from pos_app.db.verify import verify
from tests.simulation import rescuing
from tests.simulation.ground.connection import WatchedConnection
from tests.simulation.ground.images import ADMIN, TILL_FILE
from tests.simulation.judging.newcomer import (
    StoreCopy,
    begun,
    compare,
    follow,
    made_anew,
    snapshot_of,
)
from tests.simulation.plan import DAY_MS

LATER_MS = 3 * 365 * DAY_MS
"""Whatever a till's clock said, its events are old by then."""


def check(run) -> None:
    """Unless the server has lost something: then its tills' places in the feed are others."""
    if run.midway is None or run.watch.losses:
        return
    chance = run.world.rng("heirs")
    known = [till for till in run.tills if till.name in run.midway_tills and not till.is_revoked]
    if not known:
        return
    till = chance.choice(known)
    early, late = (
        StoreCopy(run, image) for image in (run.midway[0], run.server.connection.image())
    )
    try:
        disk = run.midway_tills[till.name]
        _put_away(run, till, late, disk=disk, chance=chance)
        _begin_anew(run, till, early, late, disk=disk)
        _begin_anew(run, till, late, late, disk=till.connection.image())
        _salvage(run, till, early)
    finally:
        early.close()
        late.close()


def _put_away(run, till, late: StoreCopy, *, disk: bytes, chance) -> None:
    """The file follows the feed with a part of it put away; today's file puts all of it away."""
    today = till.connection.image()
    for image in (disk, today):
        connection = WatchedConnection.from_image(image)
        # Whoever opens the file folds first what an older program could not read.
        rebuild.catch_up(_database(connection))
        place = _cursor(connection)
        if place:
            store_seq = place if image is today else chance.randint(1, place)
            made = _compacted(run, connection, store_seq)
            follow(_database(made), late.seen_by(till.store_id, till.till_id))
            _prove(run, till, made, "a till that put events away")
            made.close()
        connection.close()
    run.world.count("events put away")


def _compacted(run, connection: WatchedConnection, store_seq: int) -> WatchedConnection:
    now_ms = run.world.now_ms + LATER_MS

    def change(tx) -> None:
        compaction.compact(tx, store_seq=store_seq, now_ms=now_ms)

    return made_anew(run.world, connection, change)


def _begin_anew(run, till, source: StoreCopy, late: StoreCopy, *, disk: bytes) -> None:
    """The file gives up what it has of the feed for the store's snapshot of its own day."""
    connection = WatchedConnection.from_image(disk)
    with _database(connection).read() as tx:
        waiting, at_least = outbox.counts(tx).unsynced, beginning.needed_position(tx)
    manifest, chunks = snapshot_of(source.seen_by(till.store_id, till.till_id), at_least=at_least)
    began = begun(run.world, connection, manifest, chunks)
    connection.close()
    with _database(began).read() as tx:
        kept = outbox.counts(tx).unsynced
    run.world.demand(1, kept == waiting, f"till {till.name} began anew with {kept} of {waiting}")
    follow(_database(began), late.seen_by(till.store_id, till.till_id))
    _prove(run, till, began, "a till that began anew")
    began.close()
    run.world.count("began anew")


def _salvage(run, till, early: StoreCopy) -> None:
    """A dead till's file gives the server of the run's middle all that it lacked, once."""
    demand, store_id = run.world.demand, till.store_id
    path = rescuing.file_of(till)
    found = [
        salvage(early.db, path, store_id=store_id, by=ADMIN, now_ms=run.world.now_ms)
        for _ in range(2)
    ]
    demand(1, not found[0].lost, f"of a sound file of till {till.name} {found[0].lost} were lost")
    demand(1, not found[1].entered, f"till {till.name} was salvaged twice: {found[1]}")
    mine = {
        event_id
        for event_id in till.watch.log - till.watch.aside()
        if run.oracle.events[event_id].till_id == till.till_id.bytes
    }
    rows = early.rows(
        "SELECT event_id, hash FROM event_log WHERE store_id = ? UNION ALL"
        " SELECT event_id, hash FROM quarantine WHERE store_id = ?",
        store_id,
        store_id,
    )
    there = [event_id for event_id, _ in rows]
    missing = [run.oracle.events[event_id] for event_id in mine - set(there)]
    demand(1, len(missing) == found[0].placeless, f"of till {till.name} were not saved: {missing}")
    # Only a copy goes on in an epoch that this file does not know.
    is_theirs = all(truth.disk != till.name for truth in missing)
    demand(1, is_theirs, f"of till {till.name} itself were not saved: {missing}")
    demand(1, len(there) == len(set(there)), f"till {till.name} was saved twice")
    for event_id, event_hash in rows:
        demand(11, run.oracle.events[event_id].hash == event_hash, "a saved event was altered")
    proof = verifying.verify(early.db, store_id)
    demand(14, proof.is_sound, f"store {store_id} after a salvage: {proof.problems}")
    run.world.count("salvaged")


def _prove(run, till, connection: WatchedConnection, name: str) -> None:
    db = _database(connection)
    with db.read() as tx:
        counts = outbox.counts(tx)
    # Of its own sales a till counts also those that the server has not, or has refused.
    is_level = not counts.unsynced and not counts.quarantined
    compare(run, till.store_id, db, name=name, has_takings=is_level)
    report = verify(db, signer=till.image.key)
    run.world.demand(8, report.ok, f"{name}, {till.name}: {report.problems}")


def _cursor(connection: WatchedConnection) -> int:
    with _database(connection).read() as tx:
        return cursors.state(tx).cursor


def _database(connection: WatchedConnection) -> Database:
    return Database(TILL_FILE, connection)
