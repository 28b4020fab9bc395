"""Tills of a store, their epochs, and the one-time codes that enrol them."""

from uuid import UUID

from msgspec import Struct
from sqlalchemy import Row, and_, bindparam, delete, func, insert, select, update

from sync_server.db import schema
from sync_server.db.database import Tx

# What every request of a till asks is built once: building takes longer than the database does.
_TILL = select(schema.till).where(schema.till.c.till_id == bindparam("of_till"))
_EPOCH = select(schema.till_epoch).where(
    schema.till_epoch.c.store_id == bindparam("of_store"),
    schema.till_epoch.c.till_id == bindparam("of_till"),
    schema.till_epoch.c.epoch == bindparam("of_epoch"),
)
_later, _head = schema.till_epoch.c, schema.till_head.c
_ENDED_AT = (
    select(_later.parent_hash)
    .join_from(
        schema.till_epoch,
        schema.till_head,
        and_(
            _later.store_id == _head.store_id,
            _later.till_id == _head.till_id,
            _later.epoch == _head.epoch,
        ),
    )
    .where(
        _later.store_id == bindparam("of_store"),
        _later.till_id == bindparam("of_till"),
        _later.parent_epoch == bindparam("of_epoch"),
        _head.lane == 0,
    )
)

NO_KEY = b""


class Till(Struct, frozen=True, kw_only=True):
    """A till as registered. `public_key` is the raw Ed25519 key.

    The office has none, and a till of which a restored server knows by its dead machine's file.
    """

    store_id: int
    till_id: UUID
    till_no: int
    epoch_max: int
    key_id: str
    public_key: bytes
    machine: str = ""
    is_revoked: bool = False


class Epoch(Struct, frozen=True, kw_only=True):
    """One unbroken life of a till's log, as a server issued it."""

    epoch: int
    server_nonce: str
    parent_epoch: int
    parent_till_seq: int
    parent_hash: bytes
    reason: str


class EnrolCode(Struct, frozen=True, kw_only=True):
    """A one-time code, of which only a keyed hash is kept; `selector` finds it."""

    store_id: int
    selector: str
    code_hash: bytes
    expires_ms: int
    tries_left: int


def add_till(tx: Tx, till: Till, now_ms: int) -> None:
    """Register a till. Its number must be free."""
    tx.execute(
        insert(schema.till).values(
            store_id=till.store_id,
            till_id=till.till_id.bytes,
            till_no=till.till_no,
            epoch_max=till.epoch_max,
            key_id=till.key_id,
            public_key=till.public_key,
            machine=till.machine,
            created_ms=now_ms,
            revoked_ms=None,
        )
    )


def next_till_no(tx: Tx, store_id: int) -> int:
    """The lowest number above all given ones; numbers are never used again."""
    till = schema.till.c
    highest = tx.execute(
        select(func.max(till.till_no)).where(till.store_id == store_id)
    ).scalar_one()
    return int(highest) + 1


def find_till(tx: Tx, till_id: UUID) -> Till | None:
    """A till by its id, whatever its store."""
    row = tx.execute(_TILL, {"of_till": till_id.bytes}).one_or_none()
    if row is None:
        return None
    return Till(
        store_id=row.store_id,
        till_id=till_id,
        till_no=row.till_no,
        epoch_max=row.epoch_max,
        key_id=row.key_id,
        public_key=row.public_key,
        machine=row.machine,
        is_revoked=row.revoked_ms is not None,
    )


def find_enrolled(tx: Tx, till_id: UUID) -> Till | None:
    """A till that has shown its key to this server, as everyone has who asks by a token.

    After a restore a token of before may be good still, of a till that is known by a file alone.
    """
    till = find_till(tx, till_id)
    return till if till is not None and till.key_id else None


def move_machine(tx: Tx, till: Till, machine: str) -> None:
    """An admin's code says that this till lives on another machine from now on."""
    column = schema.till.c
    tx.execute(
        update(schema.till)
        .where(column.store_id == till.store_id, column.till_id == till.till_id.bytes)
        .values(machine=machine)
    )


def give_key(tx: Tx, till: Till, *, key_id: str, public_key: bytes, now_ms: int) -> None:
    """A till that was known by its file alone shows its key: it counts as enrolled now."""
    column = schema.till.c
    tx.execute(
        update(schema.till)
        .where(column.store_id == till.store_id, column.till_id == till.till_id.bytes)
        .values(key_id=key_id, public_key=public_key, created_ms=now_ms)
    )


def revoke_till(tx: Tx, till_id: UUID, now_ms: int) -> bool:
    """Mark a till as revoked; False when there is none or it is revoked already."""
    till = schema.till.c
    found = tx.execute(
        update(schema.till)
        .where(till.till_id == till_id.bytes, till.revoked_ms.is_(None))
        .values(revoked_ms=now_ms)
    )
    return found.rowcount == 1


def forget(tx: Tx, till: Till) -> None:
    """Take away a till of which nothing is kept but its epochs."""
    for table in (schema.till_epoch, schema.till):
        tx.execute(
            delete(table).where(
                table.c.store_id == till.store_id, table.c.till_id == till.till_id.bytes
            )
        )


def of_store(tx: Tx, store_id: int) -> list[Till]:
    """All tills of a store by their numbers, its office first."""
    till = schema.till.c
    ids = tx.execute(select(till.till_id).where(till.store_id == store_id).order_by(till.till_no))
    found = (find_till(tx, UUID(bytes=till_id)) for till_id in ids.scalars().all())
    return [each for each in found if each is not None]


def till_numbers(tx: Tx, store_id: int) -> dict[bytes, int]:
    """The till_no of each till_id of a store."""
    till = schema.till.c
    rows = tx.execute(select(till.till_id, till.till_no).where(till.store_id == store_id))
    return {row.till_id: row.till_no for row in rows}


def add_epoch(tx: Tx, till: Till, epoch: Epoch, *, now_ms: int) -> None:
    """Issue an epoch; the highest is the till's newest."""
    tx.execute(
        insert(schema.till_epoch).values(
            store_id=till.store_id,
            till_id=till.till_id.bytes,
            epoch=epoch.epoch,
            server_nonce=epoch.server_nonce,
            parent_epoch=epoch.parent_epoch,
            parent_till_seq=epoch.parent_till_seq,
            parent_hash=epoch.parent_hash,
            reason=epoch.reason,
            opened_ms=now_ms,
        )
    )
    tx.execute(
        # Whoever saves several out of a file knows the till as it was before the first of them.
        update(schema.till)
        .where(
            schema.till.c.store_id == till.store_id,
            schema.till.c.till_id == till.till_id.bytes,
            schema.till.c.epoch_max < epoch.epoch,
        )
        .values(epoch_max=epoch.epoch)
    )


def find_epoch(tx: Tx, till: Till, epoch: int) -> Epoch | None:
    """An epoch of a till, when this server issued it."""
    place = {"of_store": till.store_id, "of_till": till.till_id.bytes, "of_epoch": epoch}
    row = tx.execute(_EPOCH, place).one_or_none()
    return _epoch(row) if row is not None else None


def epochs_of(tx: Tx, till: Till) -> list[Epoch]:
    """All epochs of a till, in order."""
    column = schema.till_epoch.c
    rows = tx.execute(
        select(schema.till_epoch)
        .where(column.store_id == till.store_id, column.till_id == till.till_id.bytes)
        .order_by(column.epoch)
    )
    return [_epoch(row) for row in rows]


def ended_at(tx: Tx, till: Till, epoch: int) -> set[bytes]:
    """The tips from which the till went on in a later epoch that holds something."""
    place = {"of_store": till.store_id, "of_till": till.till_id.bytes, "of_epoch": epoch}
    return set(tx.execute(_ENDED_AT, place).scalars())


def epochs_of_store(tx: Tx, store_id: int) -> dict[tuple[bytes, int], str]:
    """The server nonce of each (till_id, epoch) of a store."""
    column = schema.till_epoch.c
    rows = tx.execute(
        select(column.till_id, column.epoch, column.server_nonce).where(column.store_id == store_id)
    )
    return {(row.till_id, row.epoch): row.server_nonce for row in rows}


def add_code(tx: Tx, code: EnrolCode) -> None:
    """Keep a one-time code's hash."""
    tx.execute(
        insert(schema.enrol_code).values(
            store_id=code.store_id,
            selector=code.selector,
            code_hash=code.code_hash,
            expires_ms=code.expires_ms,
            tries_left=code.tries_left,
            used_ms=None,
        )
    )


def has_code(tx: Tx, selector: str) -> bool:
    """Whether a code with this selector was ever made."""
    code = schema.enrol_code.c
    return tx.execute(select(code.selector).where(code.selector == selector)).first() is not None


def try_code(tx: Tx, selector: str, now_ms: int) -> EnrolCode | None:
    """Spend one try of a live code and give it; None when there is none, it is used, old or spent.

    The UPDATE takes the row first, so tries in parallel are counted one after the other.
    """
    code = schema.enrol_code.c
    spent = tx.execute(
        update(schema.enrol_code)
        .where(
            code.selector == selector,
            code.used_ms.is_(None),
            code.tries_left > 0,
            code.expires_ms > now_ms,
        )
        .values(tries_left=code.tries_left - 1)
    )
    if spent.rowcount != 1:
        return None
    return find_code(tx, selector)


def find_code(tx: Tx, selector: str) -> EnrolCode | None:
    """A code as it is kept, used ones too."""
    code = schema.enrol_code.c
    row = tx.execute(select(schema.enrol_code).where(code.selector == selector)).one_or_none()
    if row is None:
        return None
    return EnrolCode(
        store_id=row.store_id,
        selector=selector,
        code_hash=row.code_hash,
        expires_ms=row.expires_ms,
        tries_left=row.tries_left,
    )


def enrolled_by(tx: Tx, selector: str, public_key: bytes) -> tuple[bytes, Till] | None:
    """The till that a used code and this key made, and the code's hash; None for any other."""
    code, till = schema.enrol_code.c, schema.till.c
    row = tx.execute(
        select(code.code_hash, till.till_id)
        .join_from(
            schema.enrol_code,
            schema.till,
            and_(code.store_id == till.store_id, code.used_ms == till.created_ms),
        )
        .where(code.selector == selector, till.public_key == public_key)
    ).one_or_none()
    if row is None:
        return None
    found = find_till(tx, UUID(bytes=row.till_id))
    return (row.code_hash, found) if found is not None else None


def use_code(tx: Tx, selector: str, now_ms: int) -> None:
    """Mark a code as used: it never works again."""
    tx.execute(
        update(schema.enrol_code)
        .where(schema.enrol_code.c.selector == selector)
        .values(used_ms=now_ms)
    )


def numbers_of_store(tx: Tx, store_id: int) -> dict[bytes, int]:
    """The number of each till of a store, by its till_id in 16 bytes."""
    till = schema.till.c
    rows = tx.execute(select(till.till_id, till.till_no).where(till.store_id == store_id))
    return {row.till_id: row.till_no for row in rows}


def _epoch(row: Row[tuple[object, ...]]) -> Epoch:
    return Epoch(
        epoch=row.epoch,
        server_nonce=row.server_nonce,
        parent_epoch=row.parent_epoch,
        parent_till_seq=row.parent_till_seq,
        parent_hash=row.parent_hash,
        reason=row.reason,
    )
