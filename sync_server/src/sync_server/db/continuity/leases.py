"""The lease of each epoch of a till: a number that only one copy of a log can be at."""

from msgspec import Struct
from sqlalchemy import bindparam, delete, insert, select, update

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
_MOVE = (
    update(till_lease)
    .where(
        _lease.store_id == bindparam("of_store"),
        _lease.till_id == bindparam("of_till"),
        _lease.epoch == bindparam("of_epoch"),
        _lease.lease == bindparam("was_lease"),
        _lease.is_seen == bindparam("was_seen"),
        _lease.is_over == bindparam("was_over"),
    )
    .values(lease=bindparam("to_lease"), is_seen=bindparam("to_seen"), is_over=bindparam("to_over"))
)
_ADD = insert(till_lease)


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
    moved = tx.execute(
        _MOVE,
        {
            "of_store": till.store_id,
            "of_till": till.till_id.bytes,
            "of_epoch": epoch,
            "was_lease": before.lease,
            "was_seen": int(before.is_seen),
            "was_over": int(before.is_over),
            "to_lease": after.lease,
            "to_seen": int(after.is_seen),
            "to_over": int(after.is_over),
        },
    )
    if moved.rowcount == 1:
        return True
    if before != Lease() or find(tx, till, epoch) != before:
        return False
    tx.execute(
        _ADD,
        {
            "store_id": till.store_id,
            "till_id": till.till_id.bytes,
            "epoch": epoch,
            "lease": after.lease,
            "is_seen": int(after.is_seen),
            "is_over": int(after.is_over),
        },
    )
    return True


def forget(tx: Tx, till: Till) -> None:
    """Take away a till's leases."""
    of_till = _lease.store_id == till.store_id, _lease.till_id == till.till_id.bytes
    tx.execute(delete(till_lease).where(*of_till))
