"""The rolling lease: two copies of one till's log cannot both be at the newest number for long.

A hello presents number n; when the till asks, it gets n + 1. As long as n + 1 was never presented,
n is taken again: the reply may have been lost. After that whoever presents n is a copy, or was set
back. A number above the newest means that this server was set back: it is believed, and
kept, so that an older copy is told apart from now on. A hello that neither asks nor presents a
number for the first time writes nothing.
"""

from msgspec import Struct

from sync_server.db import stores
from sync_server.db.continuity import leases
from sync_server.db.continuity.leases import Lease
from sync_server.db.database import Database, Tx
from sync_server.db.tills import Till

TRIES = 3
"""Two copies may ask in the same instant: the later one is judged again by what the first left."""


class Judged(Struct, frozen=True, kw_only=True):
    """What follows from a presented number: `after` is what is kept from now on."""

    is_reused: bool
    after: Lease


def judge(known: Lease, *, presented: int, wants: bool = False) -> Judged:
    """Whether this number was left behind already, and what the till gets. Pure."""
    is_lost_reply = not known.is_seen and presented == known.lease - 1
    if known.is_over or (presented < known.lease and not is_lost_reply):
        return Judged(is_reused=True, after=known)
    if is_lost_reply:
        return Judged(is_reused=False, after=known)
    if wants:
        return Judged(is_reused=False, after=Lease(lease=presented + 1, is_seen=False))
    if presented > known.lease or not known.is_seen:
        return Judged(is_reused=False, after=Lease(lease=presented, is_seen=True))
    return Judged(is_reused=False, after=known)


def settle(
    db: Database, till: Till, epoch: int, *, known: Lease, presented: int, wants: bool
) -> Judged:
    """The same, with what follows written down; no write where nothing changes."""
    judged = judge(known, presented=presented, wants=wants)
    for _ in range(TRIES):
        if judged.is_reused or judged.after == known:
            return judged
        before, after = known, judged.after

        def work(tx: Tx, before: Lease = before, after: Lease = after) -> Lease | None:
            stores.lock_feed(tx, till.store_id)
            is_done = leases.move(tx, till, epoch, before=before, after=after)
            return None if is_done else leases.find(tx, till, epoch)

        found = db.write(work)
        if found is None:
            return judged
        known = found
        judged = judge(known, presented=presented, wants=wants)
    return judged
