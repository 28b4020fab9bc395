"""The lease of each epoch of a till: a number that only one copy of a log can be at."""

from msgspec import Struct
from sqlalchemy import bindparam, insert, select, update

from sync_server.db.continuity.schema import till_lease
from sync_server.db.database import Tx
from sync_server.db.tills import Till

_lease = till_lease.c
# Every hello asks this: it is built once.
_FIND = select(_lease.lease, _lease.is_seen, _lease.is_over).where(
    _lease.store_id == bindparam("store_id"),
    _lease.till_id == bindparam("till_id"),
    _lease.epoch == bindparam("epoch"),
)


class Lease(Struct, frozen=True, kw_only=True):
    """The newest lease that was given out. `is_seen`: it was presented since, so it arrived.

    `is_over`: a copy of the log went on in another epoch, and whoever is in this one must too.
    """

    lease: int = 0
    is_seen: bool = True
    is_over: bool = False


def find(tx: Tx, till: Till, epoch: int) -> Lease:
    """The lease of an epoch; number 0 before the first."""
    place = {"store_id": till.store_id, "till_id": till.till_id.bytes, "epoch": epoch}
    row = tx.execute(_FIND, place).one_or_none()
    if row is None:
        return Lease()
    return Lease(lease=row.lease, is_seen=bool(row.is_seen), is_over=bool(row.is_over))


def move(tx: Tx, till: Till, epoch: int, *, before: Lease, after: Lease) -> bool:
    """Put one lease in the place of another; False when somebody else has been here meanwhile.

    The caller has locked the store where there was none before.
    """
    values = {
        "lease": after.lease,
        "is_seen": int(after.is_seen),
        "is_over": int(after.is_over),
    }
    place = {"store_id": till.store_id, "till_id": till.till_id.bytes, "epoch": epoch}
    if tx.execute(_FIND, place).one_or_none() is None:
        if before != Lease():
            return False
        tx.execute(insert(till_lease).values(**place, **values))
        return True
    found = tx.execute(
        update(till_lease)
        .where(
            _lease.store_id == till.store_id,
            _lease.till_id == till.till_id.bytes,
            _lease.epoch == epoch,
            _lease.lease == before.lease,
            _lease.is_seen == int(before.is_seen),
            _lease.is_over == int(before.is_over),
        )
        .values(**values)
    )
    return found.rowcount == 1
