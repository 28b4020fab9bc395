"""The shift that a store's office sells in."""

from typing import NamedTuple
from uuid import UUID

from pos_protocol.chain import office_till
from sqlalchemy import insert, select

from sync_server.db import access_schema, schema
from sync_server.db.database import Tx


class OfficeShift(NamedTuple):
    """An open shift: the event_id of its ShiftOpened, and its number."""

    shift_id: UUID
    shift_no: int


def logged_shift(tx: Tx, store_id: int) -> UUID | None:
    """The office's open shift by the log, for where its own row was lost."""
    log = schema.event_log.c
    found = tx.execute(
        select(log.event_id)
        .where(
            log.store_id == store_id,
            log.till_id == office_till(store_id).bytes,
            log.kind == "ShiftOpened",
        )
        .order_by(log.till_seq.desc())
        .limit(1)
    ).scalar_one_or_none()
    return None if found is None else UUID(bytes=found)


def kept_shift(tx: Tx, store_id: int) -> OfficeShift | None:
    """The office's open shift by its own row."""
    kept = access_schema.office_shift
    row = tx.execute(
        select(kept.c.shift_id, kept.c.shift_no).where(kept.c.store_id == store_id)
    ).one_or_none()
    return None if row is None else OfficeShift(UUID(bytes=row.shift_id), row.shift_no)


def remember(tx: Tx, store_id: int, shift: OfficeShift) -> None:
    """Keep the shift that was opened."""
    tx.execute(
        insert(access_schema.office_shift).values(
            store_id=store_id, shift_id=shift.shift_id.bytes, shift_no=shift.shift_no
        )
    )
