"""Whether who may do what follows from the audit: a right that was put into the tables by hand.

The audit's chains show that no entry was changed; this shows that the tables of stores, roles,
tills, users, keys and webhooks are what the entries say. A chain that begins with the making of its
store tells all of it. Of an older store, which had a past before there was an audit, it tells what
was changed since: what no entry names is taken as it is there.
"""

import contextlib
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
from msgspec import Struct
from pos_protocol.ids import OFFICE_TILL_NO

from sync_server.auth.keys import key_id_of
from sync_server.db.audit import entries, subjects
from sync_server.db.audit.entries import AuditDeed, Entry, print_of
from sync_server.db.audit.subjects import OfServer, OfStore
from sync_server.db.database import Database, Tx
from sync_server.db.tills import NO_KEY


class _Till(Struct, kw_only=True):
    key_id: str
    created_ms: int
    revoked_ms: int | None = None


class _StoreSaid(Struct, kw_only=True):
    """What a store's entries come to. None: taken away; a name that is missing: never told of."""

    is_whole: bool = False
    name: str | None = None
    created_ms: int | None = None
    roles: dict[str, str | None] = {}
    tills: dict[int, _Till] = {}
    webhooks: dict[int, str | None] = {}
    removed: dict[int, int] = {}


class _ServerSaid(Struct, kw_only=True):
    """What the server's own entries come to."""

    first_ms: int | None = None
    users: dict[str, int] = {}
    passwords: dict[str, str | None] = {}
    with_factor: dict[str, bool] = {}
    keys: dict[str, int | None] = {}


def verify_access(
    db: Database, store_ids: Sequence[int], *, is_whole_server: bool = True
) -> list[str]:
    """What does not follow from the audit of these stores, and of the server, as sentences.

    All of one moment. Raises BusyError.
    """
    problems: list[str] = []
    with db.snapshot() as tx:
        are_whole = True
        for store_id in store_ids:
            said = _store_said(entries.walk(tx, store_id))
            are_whole = are_whole and said.is_whole
            found = _of_store(said, subjects.of_store(tx, store_id))
            problems += [f"store {store_id}: {problem}" for problem in found]
        if is_whole_server:
            problems += _of_server(tx, are_whole=are_whole)
    return problems


def _store_said(chain: Iterable[Entry]) -> _StoreSaid:
    said = _StoreSaid()
    for entry in chain:
        detail = _detail(entry)
        match entry.deed:
            case AuditDeed.STORE_ADDED:
                said.is_whole = entry.seq == 1
                said.name, said.created_ms = entry.subject, entry.at_ms
            case AuditDeed.STORE_CHANGED:
                said.name = entry.subject
            case AuditDeed.GRANT_GIVEN:
                said.roles[entry.subject] = detail.get("role")
            case AuditDeed.GRANT_TAKEN:
                said.roles[entry.subject] = None
            case AuditDeed.TILL_ENROLLED | AuditDeed.TILL_RETURNED:
                key_id = str(detail.get("key_id"))
                said.tills[_number(entry)] = _Till(key_id=key_id, created_ms=entry.at_ms)
            case AuditDeed.TILL_REVOKED if (till := said.tills.get(_number(entry))) is not None:
                till.revoked_ms = entry.at_ms
            case AuditDeed.WEBHOOK_ADDED:
                said.webhooks[_number(entry)] = detail.get("goes")
            case AuditDeed.WEBHOOK_REMOVED:
                said.removed[_number(entry)] = entry.at_ms
            case _:
                pass
    return said


def _detail(entry: Entry) -> dict[str, Any]:
    """What an entry adds; nothing where somebody spoilt it, which its hash shows."""
    with contextlib.suppress(msgspec.DecodeError):
        return msgspec.json.decode(entry.detail, type=dict[str, Any])
    return {}


def _number(entry: Entry) -> int:
    """The number in a subject such as `till 3`; -1 for a subject that somebody spoilt."""
    text = entry.subject.rpartition(" ")[2]
    return int(text) if text.isascii() and text.isdigit() else -1


def _of_store(said: _StoreSaid, there: OfStore) -> Iterable[str]:
    if said.name not in {None, there.name}:
        yield f"its name is {there.name!r}, and {said.name!r} by the audit"
    if said.created_ms not in {None, there.created_ms}:
        yield "it was not made when the audit says"
    for name in sorted({*said.roles, *there.roles} if said.is_whole else said.roles):
        role, told = there.roles.get(name), said.roles.get(name)
        if role != told:
            yield f"{name!r} has {_role(role)}, and {_role(told)} by the audit"
    for number in sorted({*said.tills, *there.tills} if said.is_whole else said.tills):
        if number != OFFICE_TILL_NO:
            yield from _of_till(number, said.tills.get(number), there)
    yield from _of_keys(there)
    yield from _of_webhooks(said, there)


def _of_webhooks(said: _StoreSaid, there: OfStore) -> Iterable[str]:
    for number, goes in sorted(said.webhooks.items()):
        hook = there.webhooks.get(number)
        if hook is None:
            yield f"webhook {number} of the audit is missing"
        elif goes not in {None, print_of(hook.url, *_kinds(hook.kinds))}:
            yield f"webhook {number} does not go where the audit says"
        elif hook.removed_ms != said.removed.get(number):
            yield f"webhook {number} was not taken away when the audit says"
    if said.is_whole:
        for number in sorted(there.webhooks.keys() - said.webhooks.keys()):
            yield f"webhook {number} is in no entry of the audit"


def _kinds(content: bytes) -> list[str]:
    with contextlib.suppress(msgspec.DecodeError):
        return msgspec.json.decode(content, type=list[str])
    return []


def _role(role: str | None) -> str:
    return "no role" if role is None else f"the role {role}"


def _of_till(number: int, told: _Till | None, there: OfStore) -> Iterable[str]:
    till = there.tills.get(number)
    if till is None:
        yield f"till {number} of the audit is missing"
    elif told is None:
        yield f"till {number} is in no entry of the audit"
    elif (till.key_id, till.created_ms) != (told.key_id, told.created_ms):
        yield f"till {number} is not the one of the audit, or has another key"
    elif till.revoked_ms != told.revoked_ms:
        yield f"till {number} is not blocked as the audit says"


def _of_keys(there: OfStore) -> Iterable[str]:
    for number, till in sorted(there.tills.items()):
        if till.epoch_max != there.epochs.get(till.till_id):
            yield f"till {number}: its newest epoch is not the newest of its epochs"
        if number != OFFICE_TILL_NO:
            has_none = (till.key_id, till.public_key) == ("", NO_KEY)
            if not has_none and till.key_id != key_id_of(till.public_key):
                yield f"till {number}: its key has another name"
        elif (till.key_id, till.public_key, till.revoked_ms) != ("", b"", None):
            yield "the office is no till: it has no key, and nobody can block it"


def _of_server(tx: Tx, *, are_whole: bool) -> list[str]:
    there, said = subjects.of_server(tx), _ServerSaid()
    for entry in entries.walk(tx, entries.SERVER):
        _hear(said, entry)
    found = [*_of_users(said, there, are_whole=are_whole)]
    for name in sorted(said.with_factor):
        if said.with_factor[name] is not (name in there.with_factor):
            told = "a second factor" if said.with_factor[name] else "no second factor"
            found.append(f"{name!r} has {told} by the audit alone")
    if are_whole:
        unsaid = sorted(set(there.with_factor) - said.with_factor.keys())
        found += [f"{name!r}: the second factor is in no entry of the audit" for name in unsaid]
    known = {key.key_id: key for key in there.keys}
    told_of = {key_id: at_ms for key_id, at_ms in said.keys.items() if at_ms is not None}
    for key_id in sorted({*known, *told_of} if are_whole else told_of):
        key = known.get(key_id)
        if key is None:
            found.append(f"the key {key_id} of the audit is missing")
        elif (told_of.get(key_id), key_id_of(key.public_key)) != (key.created_ms, key_id):
            found.append(f"the key {key_id} that signs tokens is not in the audit as it is")
    return found


def _of_users(said: _ServerSaid, there: OfServer, *, are_whole: bool) -> Iterable[str]:
    for name, row in sorted(there.users.items()):
        told = said.passwords.get(name)
        if name in said.users:
            if row.created_ms != said.users[name]:
                yield f"{name!r} was not made when the audit says"
        elif are_whole or (said.first_ms is not None and row.created_ms >= said.first_ms):
            yield f"{name!r} is in no entry of the audit"
        if told is not None and told != print_of(row.password_hash):
            yield f"the password of {name!r} is not the one of the audit"
    for name in sorted(said.users.keys() - there.users.keys()):
        yield f"{name!r} of the audit is missing"


def _hear(said: _ServerSaid, entry: Entry) -> None:
    name, detail = entry.subject, _detail(entry)
    if said.first_ms is None:
        said.first_ms = entry.at_ms
    match entry.deed:
        case AuditDeed.USER_ADDED:
            said.users[name], said.passwords[name] = entry.at_ms, detail.get("password")
        case AuditDeed.PASSWORD_CHANGED:
            said.passwords[name] = detail.get("password")
        case AuditDeed.TOTP_ON:
            said.with_factor[name] = True
        case AuditDeed.TOTP_OFF | AuditDeed.TOTP_RESET:
            said.with_factor[name] = False
        case AuditDeed.KEY_MADE:
            said.keys[name] = entry.at_ms
        case AuditDeed.KEY_FORGOTTEN:
            said.keys[name] = None
        case _:
            pass
