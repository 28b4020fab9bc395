"""The entries of the audit: appended in the transaction of what they tell, each with its hash.

One chain a store, and one of the server (store 0). Who did it, and from where, is what the log's
note of the request at work says: so no caller can forget to pass it on.
"""

import hashlib
import logging
from collections.abc import Iterator
from enum import StrEnum

import msgspec
from msgspec import Struct
from sqlalchemy import Row, bindparam, func, insert, select, update

from sync_server import logs
from sync_server.db.audit import schema
from sync_server.db.audit.schema import DETAIL_CHARS_MAX
from sync_server.db.database import Tx

SERVER = 0
"""The chain of what belongs to no store."""

START = bytes(32)
SUBJECT_CHARS_MAX = 200
ENTRIES_AT_ONCE = 1000
PRINT_CHARS = 32

_log = logging.getLogger("sync_server.audit")

_head = schema.audit_head.c
# Every command asks these: they are built once.
_HEAD = select(schema.audit_head).where(_head.store_id == bindparam("of_store"))
_OF_CHAIN = update(schema.audit_head).where(_head.store_id == bindparam("of_store"))
_COUNT = _OF_CHAIN.values(seq=_head.seq + 1)
_MOVE = _OF_CHAIN.values(hash=bindparam("to_hash"))
_ADD = insert(schema.audit_entry)


class AuditDeed(StrEnum):
    """What is audited. A word is never reused for another meaning."""

    SIGNED_IN = "signed_in"
    SIGN_IN_REFUSED = "sign_in_refused"
    SIGNED_OUT = "signed_out"
    SIGNED_OUT_EVERYWHERE = "signed_out_everywhere"
    SIGN_IN_ENDED = "sign_in_ended"
    PASSWORD_CHANGED = "password_changed"  # noqa: S105 - a word, no secret
    TOTP_ON = "totp_on"
    TOTP_OFF = "totp_off"
    TOTP_RESET = "totp_reset"
    RECOVERY_CODE_USED = "recovery_code_used"
    STORE_ADDED = "store_added"
    STORE_CHANGED = "store_changed"
    FEED_RENEWED = "feed_renewed"
    USER_ADDED = "user_added"
    USER_REMOVED = "user_removed"
    GRANT_GIVEN = "grant_given"
    GRANT_TAKEN = "grant_taken"
    CODE_MADE = "code_made"
    TILL_ENROLLED = "till_enrolled"
    TILL_RETURNED = "till_returned"
    TILL_REVOKED = "till_revoked"
    TILL_SALVAGED = "till_salvaged"
    KEY_MADE = "key_made"
    KEY_FORGOTTEN = "key_forgotten"
    CASE_DECIDED = "case_decided"
    EXPORT_ASKED = "export_asked"
    EXPORT_TAKEN = "export_taken"
    IMPORT_ASKED = "import_asked"
    WEBHOOK_ADDED = "webhook_added"
    WEBHOOK_REMOVED = "webhook_removed"
    SETTINGS_CHANGED = "settings_changed"


class Entry(Struct, frozen=True, kw_only=True):
    """One entry: what was done to `subject`; `detail` is a JSON object as text."""

    store_id: int
    seq: int
    at_ms: int
    actor: str
    address: str
    deed: str
    subject: str
    detail: str
    prev: bytes
    hash: bytes


class Head(Struct, frozen=True, kw_only=True):
    """The end of a chain."""

    seq: int
    hash: bytes


def open_chain(tx: Tx, store_id: int) -> None:
    """Begin the chain of a new store."""
    tx.execute(insert(schema.audit_head).values(store_id=store_id, seq=0, hash=START))


def append(
    tx: Tx,
    deed: AuditDeed,
    *,
    store_id: int = SERVER,
    subject: str = "",
    detail: dict[str, object] | None = None,
    at_ms: int,
) -> Entry:
    """Note what this transaction does. The chain stays locked until COMMIT: so call it last."""
    tx.execute(_COUNT, {"of_store": store_id})
    head = tx.execute(_HEAD, {"of_store": store_id}).one()
    note = logs.current()
    said = msgspec.json.encode(detail or {}, order="sorted").decode()
    bare = Entry(
        store_id=store_id,
        seq=head.seq,
        at_ms=at_ms,
        actor=_actor(note),
        address=note.address[:100] if note else "",
        deed=deed.value,
        subject=subject[:SUBJECT_CHARS_MAX],
        detail=said if len(said) <= DETAIL_CHARS_MAX else "{}",
        prev=head.hash,
        hash=START,
    )
    entry = msgspec.structs.replace(bare, hash=hash_of(bare))
    tx.execute(_ADD, msgspec.structs.asdict(entry))
    tx.execute(_MOVE, {"of_store": store_id, "to_hash": entry.hash})
    # Whoever keeps the log elsewhere holds a witness against a chain that was made anew.
    told = {"audit": entry.deed, "chain": store_id, "seq": entry.seq, "hash": entry.hash.hex()}
    _log.info("audit", extra={"fields": told})
    return entry


def print_of(*values: str) -> str:
    """What an entry says of something that it must not tell: 32 hex digits of its SHA-256.

    Of a password's hash, whose salt nobody guesses; of where a webhook goes.
    """
    return hashlib.sha256(msgspec.json.encode(values)).hexdigest()[:PRINT_CHARS]


def hash_of(entry: Entry) -> bytes:
    """SHA-256 over everything else in an entry, the hash before it among it."""
    said = (
        entry.store_id,
        entry.seq,
        entry.at_ms,
        entry.actor,
        entry.address,
        entry.deed,
        entry.subject,
        entry.detail,
        entry.prev.hex(),
    )
    return hashlib.sha256(b"kiryana-audit-1" + msgspec.json.encode(said)).digest()


def head_of(tx: Tx, store_id: int) -> Head | None:
    """The end of a chain; None where there is none."""
    row = tx.execute(_HEAD, {"of_store": store_id}).one_or_none()
    return None if row is None else Head(seq=row.seq, hash=row.hash)


def newest(tx: Tx, store_id: int, *, before: int, limit: int) -> list[Entry]:
    """Entries below a number, newest first."""
    column = schema.audit_entry.c
    rows = tx.execute(
        select(schema.audit_entry)
        .where(column.store_id == store_id, column.seq < before)
        .order_by(column.seq.desc())
        .limit(limit)
    )
    return [_entry(row) for row in rows]


def last_of(tx: Tx, store_id: int, deed: AuditDeed) -> Entry | None:
    """The newest entry of one kind."""
    column = schema.audit_entry.c
    row = tx.execute(
        select(schema.audit_entry)
        .where(column.store_id == store_id, column.deed == deed.value)
        .order_by(column.seq.desc())
        .limit(1)
    ).one_or_none()
    return None if row is None else _entry(row)


def count_of(tx: Tx, store_id: int, deed: AuditDeed, *, after: int) -> int:
    """How many entries of one kind came after a number."""
    column = schema.audit_entry.c
    wanted = column.store_id == store_id, column.deed == deed.value, column.seq > after
    return tx.execute(select(func.count()).where(*wanted)).scalar_one()


def walk(tx: Tx, store_id: int) -> Iterator[Entry]:
    """A whole chain, oldest first."""
    column = schema.audit_entry.c
    after = -1
    while rows := tx.execute(
        select(schema.audit_entry)
        .where(column.store_id == store_id, column.seq > after)
        .order_by(column.seq)
        .limit(ENTRIES_AT_ONCE)
    ).all():
        yield from (_entry(row) for row in rows)
        after = rows[-1].seq


def _actor(note: logs.Note | None) -> str:
    if note is None:
        return "server"
    if note.till:
        return f"till {note.till}"
    return note.user[:200] or "nobody signed in"


def _entry(row: Row[*tuple[object, ...]]) -> Entry:
    return Entry(**row._asdict())
