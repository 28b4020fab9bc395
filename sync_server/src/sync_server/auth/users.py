"""Users of the server, and the roles that they have in stores.

Nobody is deleted: whoever has no role any more can do nothing, and what they did keeps its name.
"""

from typing import Literal, get_args

from msgspec import Struct

from sync_server.auth import passwords
from sync_server.db import sessions, stores, users
from sync_server.db.audit import entries
from sync_server.db.audit.entries import AuditDeed, print_of
from sync_server.db.changes import note_rights
from sync_server.db.database import Database, Tx
from sync_server.errors import RefusedError, ServerCode

type Role = Literal["viewer", "cashier", "manager", "admin"]

ROLES: tuple[str, ...] = get_args(Role.__value__)
NAME_CHARS_MAX = 100


class User(Struct, frozen=True, kw_only=True):
    """A user with their role in each store where they have one."""

    name: str
    created_ms: int
    grants: dict[int, str]


def add_user(
    db: Database, name: str, *, password: str, store_id: int, role: str, now_ms: int
) -> None:
    """Make a user with a role in a store; a user who is there already gets the role beside others.

    Then the password must be the one they have. Raises RefusedError(MALFORMED, NOT_FOUND,
    USER_EXISTS).
    """
    if role not in ROLES:
        raise RefusedError(ServerCode.MALFORMED, f"a role is one of {', '.join(ROLES)}")
    check_name(name)
    password_hash = passwords.hash_password(password)

    def work(tx: Tx) -> None:
        if stores.find_store(tx, store_id) is None:
            raise RefusedError(ServerCode.NOT_FOUND, f"there is no store {store_id}")
        known = users.password_hash_of(tx, name)
        if known is None:
            add_user_in(tx, name, password_hash=password_hash, now_ms=now_ms)
        elif not passwords.matches(known, password):
            raise RefusedError(
                ServerCode.USER_EXISTS, f"there is a user {name} already, with another password"
            )
        if users.role_at(tx, store_id, name) is not None:
            raise RefusedError(
                ServerCode.USER_EXISTS, f"{name} has a role in store {store_id} already"
            )
        give_in(tx, name, store_id=store_id, role=role, now_ms=now_ms)

    db.write(work)


def check_name(name: str) -> None:
    """A name that a user can have. Raises RefusedError(MALFORMED)."""
    if name != name.strip() or not name or len(name) > NAME_CHARS_MAX or not name.isprintable():
        raise RefusedError(
            ServerCode.MALFORMED,
            "a user's name has 1 to 100 printable characters, no blanks around it",
        )


def find_user(tx: Tx, name: str) -> User:
    """A user by name. Raises RefusedError(NOT_FOUND)."""
    created_ms = users.created_ms_of(tx, name)
    if created_ms is None:
        raise RefusedError(ServerCode.NOT_FOUND, f"there is no user {name[:NAME_CHARS_MAX]!r}")
    return User(name=name, created_ms=created_ms, grants=users.grants_of(tx, name))


def page_of_users(tx: Tx, *, after: str, limit: int) -> list[User]:
    """Users whose names come behind one, by name."""
    return [find_user(tx, name) for name in users.names_after(tx, after, limit=limit)]


def add_user_in(tx: Tx, name: str, *, password_hash: str, now_ms: int) -> None:
    """Make a user without a role in the caller's transaction. Raises RefusedError(USER_EXISTS)."""
    if users.password_hash_of(tx, name) is not None:
        raise RefusedError(ServerCode.USER_EXISTS, f"there is a user {name} already")
    users.add_user(tx, name, password_hash=password_hash, now_ms=now_ms)
    detail: dict[str, object] = {"password": print_of(password_hash)}
    entries.append(tx, AuditDeed.USER_ADDED, subject=name, detail=detail, at_ms=now_ms)


def give_in(tx: Tx, name: str, *, store_id: int, role: str, now_ms: int) -> None:
    """Give a user a role in a store, in place of one they may have there.

    Raises RefusedError(NOT_FOUND, LAST_ADMIN).
    """
    if stores.find_store(tx, store_id) is None:
        raise RefusedError(ServerCode.NOT_FOUND, f"there is no store {store_id}")
    before = users.role_at(tx, store_id, name)
    if before == role:
        return
    if before is not None:
        users.remove_grant(tx, store_id=store_id, user_name=name)
    users.add_grant(tx, store_id=store_id, user_name=name, role=role)
    _refuse_no_admin(tx, before)
    note_rights(tx)
    entries.append(
        tx,
        AuditDeed.GRANT_GIVEN,
        store_id=store_id,
        subject=name,
        detail={"role": role, "before": before},
        at_ms=now_ms,
    )


def take_in(tx: Tx, name: str, *, store_id: int, now_ms: int) -> None:
    """Take a user's role in a store away; none is there afterwards, whatever was before.

    Raises RefusedError(LAST_ADMIN).
    """
    before = users.role_at(tx, store_id, name)
    if before is None:
        return
    users.remove_grant(tx, store_id=store_id, user_name=name)
    _refuse_no_admin(tx, before)
    note_rights(tx)
    entries.append(
        tx,
        AuditDeed.GRANT_TAKEN,
        store_id=store_id,
        subject=name,
        detail={"before": before},
        at_ms=now_ms,
    )


def remove_in(tx: Tx, user: User, *, now_ms: int) -> None:
    """Take every role from a user and end their sign-ins. Raises RefusedError(LAST_ADMIN)."""
    for store_id in sorted(user.grants):
        take_in(tx, user.name, store_id=store_id, now_ms=now_ms)
    sessions.end_sessions_of(tx, user.name, now_ms)
    note_rights(tx)
    entries.append(tx, AuditDeed.USER_REMOVED, subject=user.name, at_ms=now_ms)


def set_password_in(tx: Tx, user: User, *, password_hash: str, now_ms: int) -> None:
    """Give a user who forgot theirs another password; all their sign-ins end."""
    users.set_password(tx, user.name, password_hash)
    sessions.end_sessions_of(tx, user.name, now_ms)
    note_rights(tx)
    entries.append(
        tx,
        AuditDeed.PASSWORD_CHANGED,
        subject=user.name,
        detail={"by": "admin", "password": print_of(password_hash)},
        at_ms=now_ms,
    )


def _refuse_no_admin(tx: Tx, before: str | None) -> None:
    """Somebody must be left who can give roles."""
    if before == "admin" and not users.has_admin(tx):
        raise RefusedError(
            ServerCode.LAST_ADMIN, "this is the last admin: make another one an admin first"
        )
