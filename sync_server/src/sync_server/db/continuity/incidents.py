"""What was found wrong with a till: written once for each till, epoch and kind, and kept."""

from msgspec import Struct
from sqlalchemy import bindparam, delete, insert, select

from sync_server.db import schema
from sync_server.db.continuity.schema import till_incident
from sync_server.db.database import Tx
from sync_server.db.tills import Till

DETAIL_CHARS_MAX = 250

_incident = till_incident.c
_NOTED = select(_incident.first_ms).where(
    _incident.store_id == bindparam("of_store"),
    _incident.till_id == bindparam("of_till"),
    _incident.epoch == bindparam("of_epoch"),
    _incident.kind == bindparam("of_kind"),
)


class Incident(Struct, frozen=True, kw_only=True):
    """One finding, in words for an operator; `first_ms` is when it was found first."""

    till_no: int
    epoch: int
    kind: str
    detail: str
    first_ms: int


def is_noted(tx: Tx, till: Till, kind: str, *, epoch: int) -> bool:
    """Whether this was found before."""
    about = {
        "of_store": till.store_id,
        "of_till": till.till_id.bytes,
        "of_epoch": epoch,
        "of_kind": kind,
    }
    return tx.execute(_NOTED, about).first() is not None


def note(tx: Tx, till: Till, kind: str, *, epoch: int, detail: str, now_ms: int) -> None:
    """Write a finding down, once; the caller has locked the store."""
    if is_noted(tx, till, kind, epoch=epoch):
        return
    tx.execute(
        insert(till_incident).values(
            store_id=till.store_id,
            till_id=till.till_id.bytes,
            epoch=epoch,
            kind=kind,
            detail=detail[:DETAIL_CHARS_MAX],
            first_ms=now_ms,
        )
    )


def note_rollback(tx: Tx, till: Till, epoch: int, *, detail: str, now_ms: int) -> None:
    """Write down that a till was put back to a backup or copied, unless a copy is known already.

    Its history shows that it was one of both, and not which.
    """
    if not is_noted(tx, till, "copied", epoch=epoch):
        note(tx, till, "rolled_back", epoch=epoch, detail=detail, now_ms=now_ms)


def of_store(tx: Tx, store_id: int) -> list[Incident]:
    """The findings about a store's tills, in the order in which they were made."""
    till = schema.till.c
    rows = tx.execute(
        select(till_incident, till.till_no)
        .join_from(
            till_incident,
            schema.till,
            (till.store_id == _incident.store_id) & (till.till_id == _incident.till_id),
        )
        .where(_incident.store_id == store_id)
        .order_by(_incident.first_ms, _incident.till_id, _incident.epoch, _incident.kind)
    )
    return [
        Incident(
            till_no=row.till_no,
            epoch=row.epoch,
            kind=row.kind,
            detail=row.detail,
            first_ms=row.first_ms,
        )
        for row in rows
    ]


def forget(tx: Tx, till: Till) -> None:
    """Take away a till's findings."""
    of_till = _incident.store_id == till.store_id, _incident.till_id == till.till_id.bytes
    tx.execute(delete(till_incident).where(*of_till))
