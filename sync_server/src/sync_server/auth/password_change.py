"""Changing one's own password."""

from uuid import UUID

from sync_server.auth import passwords
from sync_server.db import sessions, users
from sync_server.db.audit import entries
from sync_server.db.audit.entries import AuditDeed, print_of
from sync_server.db.database import Database, Tx
from sync_server.errors import RefusedError, ServerCode


def checked(db: Database, user_name: str, *, password: str, new_password: str) -> str:
    """The hash of a user's new password, when `password` is theirs.

    Raises RefusedError(FORBIDDEN) where it is not, (MALFORMED) for a new one that cannot be,
    BusyError.
    """
    with db.read() as tx:
        known = users.password_hash_of(tx, user_name)
    if known is None or not passwords.matches(known, password):
        raise RefusedError(ServerCode.FORBIDDEN, "this is not your password")
    if new_password == password:
        raise RefusedError(ServerCode.MALFORMED, "the new password is the one you have")
    return passwords.hash_password(new_password)


def change_in(tx: Tx, user_name: str, *, password_hash: str, session_id: UUID, now_ms: int) -> None:
    """Replace a user's password; their other sign-ins end, `session_id` goes on."""
    users.set_password(tx, user_name, password_hash)
    sessions.end_sessions_of(tx, user_name, now_ms, but=session_id)
    detail: dict[str, object] = {"password": print_of(password_hash)}
    entries.append(tx, AuditDeed.PASSWORD_CHANGED, subject=user_name, detail=detail, at_ms=now_ms)
