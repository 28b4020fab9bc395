"""How a till stands with its server, as `status --json` says it."""

import msgspec

from pos_app.db import cursors
from pos_app.db.queries import sync_status
from pos_app.db.queries.sync_status import SyncStatus
from pos_app.domain.files.movement_file import time_text
from pos_app.operations.context import TillContext
from pos_app.operations.safety.looking import look


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """Figures of one till; `unread` are the kinds and versions that this program cannot read."""

    status: SyncStatus
    unread: list[tuple[str, int]]
    is_clock_wrong: bool

    def answer(self) -> dict[str, object]:
        """What programs are told; times are as in every exported file, null for never."""
        status = self.status
        return {
            "store_id": status.store_id,
            "store_name": status.store_name,
            "till": status.till,
            "epoch": status.epoch,
            "events": status.events,
            "unsynced": status.unsynced,
            "held": status.held,
            "quarantined": status.quarantined,
            "set_aside": status.set_aside,
            "cursor": status.cursor,
            "last_sync": _time(status.last_sync_ms),
            "oldest_unsynced": _time(status.oldest_unsynced_ms),
            "server": status.server_url,
            "needs_upgrade": bool(self.unread),
            "clock_wrong": self.is_clock_wrong,
        }


def standing(till: TillContext) -> Standing:
    """Read the figures. Raises what `Database.read` raises."""
    with till.db.read() as tx:
        unread, status = cursors.unread(tx), sync_status.status(tx)
    return Standing(status=status, unread=unread, is_clock_wrong=look(till).is_clock_wrong)


def _time(time_ms: int | None) -> str | None:
    return None if time_ms is None else time_text(time_ms)
