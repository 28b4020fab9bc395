"""Users of the server, and the roles that they have in stores."""

from typing import Literal, get_args

from sync_server.auth import passwords
from sync_server.db import stores, users
from sync_server.db.database import Database, Tx
from sync_server.errors import RefusedError, ServerCode

type Role = Literal["viewer", "cashier", "manager", "admin"]

ROLES: tuple[str, ...] = get_args(Role.__value__)
NAME_CHARS_MAX = 100


def add_user(
    db: Database, name: str, *, password: str, store_id: int, role: str, now_ms: int
) -> None:
    """Make a user with a role in a store; a user who is there already gets the role beside others.

    Then the password must be the one they have. Raises RefusedError(MALFORMED, NOT_FOUND,
    USER_EXISTS).
    """
    if role not in ROLES:
        raise RefusedError(ServerCode.MALFORMED, f"a role is one of {', '.join(ROLES)}")
    if not name.strip() or len(name) > NAME_CHARS_MAX or not name.isprintable():
        raise RefusedError(ServerCode.MALFORMED, "a user's name has 1 to 100 printable characters")
    password_hash = passwords.hash_password(password)

    def work(tx: Tx) -> None:
        if stores.find_store(tx, store_id) is None:
            raise RefusedError(ServerCode.NOT_FOUND, f"there is no store {store_id}")
        known = users.password_hash_of(tx, name)
        if known is None:
            users.add_user(tx, name, password_hash=password_hash, now_ms=now_ms)
        elif not passwords.matches(known, password):
            raise RefusedError(
                ServerCode.USER_EXISTS, f"there is a user {name} already, with another password"
            )
        if users.role_at(tx, store_id, name) is not None:
            raise RefusedError(
                ServerCode.USER_EXISTS, f"{name} has a role in store {store_id} already"
            )
        users.add_grant(tx, store_id=store_id, user_name=name, role=role)

    db.write(work)
