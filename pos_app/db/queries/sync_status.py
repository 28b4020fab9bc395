"""How this till stands with its server: what the status command and the top bar show."""

import msgspec

from pos_app.db import cursors, outbox
from pos_app.db.queries import cases
from pos_app.db.statement import Statement, Tx


class SyncStatus(msgspec.Struct, frozen=True, kw_only=True):
    """Figures of one till. `till` is its number; `last_sync_ms` is None until a round went through.

    `events` counts the whole log, own and pulled. `server_url` is None for a store without one.
    `set_aside` counts what others made and a restored server lost: it is in no figure.
    """

    store_id: int
    store_name: str
    till: int
    epoch: int
    till_seq: int
    events: int
    unsynced: int
    held: int
    quarantined: int
    cursor: int
    last_sync_ms: int | None
    oldest_unsynced_ms: int | None
    set_aside: int
    server_url: str | None


_EVENTS = Statement("SELECT max(log_no) FROM event_log")


def has_server(tx: Tx) -> bool:
    """Whether this store has a server. Raises NotEnrolled for a file without a store."""
    return bool(cursors.state(tx).server_url)


def status(tx: Tx) -> SyncStatus:
    """Read the figures. Raises NotEnrolled for a file without a store."""
    state = cursors.state(tx)
    counts = outbox.counts(tx)
    # Rows are numbered as they come and never deleted: the last number is how many there are.
    last = _EVENTS.one(tx)
    return SyncStatus(
        store_id=state.store_id,
        store_name=state.store_name,
        till=state.till_no,
        epoch=state.epoch,
        till_seq=state.till_seq,
        events=last[0] or 0 if last else 0,
        unsynced=counts.unsynced,
        held=counts.held - cases.decided(tx),
        quarantined=counts.quarantined,
        cursor=state.cursor,
        last_sync_ms=state.last_sync_ms,
        oldest_unsynced_ms=counts.oldest_ms,
        set_aside=counts.set_aside,
        server_url=state.server_url,
    )
