"""What a newer till wrote and an older server could not read enters the feed after the upgrade.

It appears at the feed's end, as of today; its place in its till's chain is the one that it had.
"""

import logging
from functools import partial
from itertools import groupby

from msgspec import Struct
from pos_protocol.errors import ErrorCode

from sync_server.db import stores, tills
from sync_server.db.continuity import quarantine
from sync_server.db.continuity.quarantine import Quarantined
from sync_server.db.database import Database, Tx
from sync_server.errors import RefusedError, ServerCode
from sync_server.operations.checking import Batch, Offered, read_offered
from sync_server.operations.ingest import readmit_in
from sync_server.operations.rebuilding import rebuild
from sync_server.operations.rules import Place

UNKNOWN = (ErrorCode.UNKNOWN_KIND, ErrorCode.UNKNOWN_VERSION)
EVENTS_AT_ONCE = 200

_log = logging.getLogger("sync_server")


class Replayed(Struct, frozen=True, kw_only=True):
    """What became of a store's unread events: in the feed now, refused for good, still unread."""

    entered: int = 0
    refused: int = 0
    unread: int = 0


def replay(db: Database, store_id: int, *, now_ms: int) -> Replayed:
    """Let into the feed what this program can read by now; a second run finds nothing.

    A store in which something entered gets its read model made anew: cases of later events, which
    nobody could check without it, may close. Raises RefusedError(NOT_FOUND), BusyError.
    """
    total = Replayed()
    while True:
        again = partial(_replay_in, store_id=store_id, skipped=total.unread, now_ms=now_ms)
        done = db.write(again)
        total = Replayed(
            entered=total.entered + done.entered,
            refused=total.refused + done.refused,
            unread=total.unread + done.unread,
        )
        if done == Replayed():
            break
    if total.entered:
        rebuild(db, store_id)
        _log.info("store %s: %s events that were unread are in the feed", store_id, total.entered)
    return total


def replay_all(db: Database, *, now_ms: int) -> None:
    """The same for every store, as a server does when it starts. Raises BusyError."""
    with db.read() as tx:
        store_ids = stores.store_ids(tx)
    for store_id in store_ids:
        replay(db, store_id, now_ms=now_ms)


def _replay_in(tx: Tx, *, store_id: int, skipped: int, now_ms: int) -> Replayed:
    codes = [str(code) for code in UNKNOWN]
    if not quarantine.waiting_for_upgrade(tx, store_id, codes, limit=1, after=skipped):
        return Replayed()
    if stores.lock_feed(tx, store_id) is None:
        raise RefusedError(ServerCode.NOT_FOUND, f"there is no store {store_id}")
    # Again under the lock: another process may have been here.
    found = quarantine.waiting_for_upgrade(tx, store_id, codes, limit=EVENTS_AT_ONCE, after=skipped)
    total = Replayed()
    for (till_id, epoch), kept in groupby(found, key=lambda one: (one.till_id, one.epoch)):
        till = tills.find_till(tx, till_id)
        assert till is not None
        read = [(one, _read(one, till)) for one in kept]
        good = [(one, offered) for one, offered in read if offered.code is None]
        refused = [pair for pair in read if pair[1].code not in {None, *UNKNOWN}]
        for one, offered in refused:
            code = str(offered.code)
            quarantine.keep_for(tx, store_id, one, code=code, detail=offered.detail)
        if good:
            batch = Batch(till=till, epoch=epoch, offered=[each for _, each in good], sig=None)
            lanes = [one.lane for one, _ in good]
            positions = readmit_in(tx, batch, lanes, now_ms=now_ms)
            for (one, _), position in zip(good, positions, strict=True):
                quarantine.release(tx, store_id, one, store_seq=position)
        total = Replayed(
            entered=total.entered + len(good),
            refused=total.refused + len(refused),
            unread=total.unread + len(read) - len(good) - len(refused),
        )
    return total


def _read(kept: Quarantined, till: tills.Till) -> Offered:
    place = Place(
        store_id=till.store_id,
        till_id=till.till_id,
        till_no=till.till_no,
        epoch=kept.epoch,
        till_seq=kept.till_seq,
        event_id=kept.event_id,
        prev=kept.prev,
    )
    return read_offered(kept.body, kept.hash, place)
