"""Users and what they may do in which store."""

from sqlalchemy import delete, insert, select, update

from sync_server.db import schema
from sync_server.db.database import Tx


def password_hash_of(tx: Tx, user_name: str) -> str | None:
    """A user's password hash, or None when there is no such user."""
    user = schema.app_user.c
    found: str | None = tx.execute(
        select(user.password_hash).where(user.user_name == user_name)
    ).scalar_one_or_none()
    return found


def add_user(tx: Tx, user_name: str, *, password_hash: str, now_ms: int) -> None:
    """Make a user."""
    tx.execute(
        insert(schema.app_user).values(
            user_name=user_name, password_hash=password_hash, created_ms=now_ms
        )
    )


def set_password(tx: Tx, user_name: str, password_hash: str) -> None:
    """Replace a user's password hash."""
    user = schema.app_user.c
    tx.execute(
        update(schema.app_user)
        .where(user.user_name == user_name)
        .values(password_hash=password_hash)
    )


def role_at(tx: Tx, store_id: int, user_name: str) -> str | None:
    """The role of a user in a store."""
    grant = schema.user_grant.c
    found: str | None = tx.execute(
        select(grant.role).where(grant.store_id == store_id, grant.user_name == user_name)
    ).scalar_one_or_none()
    return found


def add_grant(tx: Tx, *, store_id: int, user_name: str, role: str) -> None:
    """Give a user a role in a store."""
    tx.execute(insert(schema.user_grant).values(store_id=store_id, user_name=user_name, role=role))


def remove_grant(tx: Tx, *, store_id: int, user_name: str) -> None:
    """Take a user's role in a store away."""
    grant = schema.user_grant.c
    tx.execute(
        delete(schema.user_grant).where(grant.store_id == store_id, grant.user_name == user_name)
    )


def has_admin(tx: Tx) -> bool:
    """Whether anybody is an admin anywhere."""
    grant = schema.user_grant.c
    return (
        tx.execute(select(grant.store_id).where(grant.role == "admin").limit(1)).first() is not None
    )


def created_ms_of(tx: Tx, user_name: str) -> int | None:
    """When a user was made; None for nobody of that name."""
    user = schema.app_user.c
    found: int | None = tx.execute(
        select(user.created_ms).where(user.user_name == user_name)
    ).scalar_one_or_none()
    return found


def names_after(tx: Tx, after: str, *, limit: int) -> list[str]:
    """Names of users behind one, in order."""
    user = schema.app_user.c
    rows = tx.execute(
        select(user.user_name).where(user.user_name > after).order_by(user.user_name).limit(limit)
    )
    return list(rows.scalars())


def grants_of(tx: Tx, user_name: str) -> dict[int, str]:
    """The role of a user in each store where they have one."""
    grant = schema.user_grant.c
    rows = tx.execute(
        select(grant.store_id, grant.role)
        .where(grant.user_name == user_name)
        .order_by(grant.store_id)
    )
    return {row.store_id: row.role for row in rows}
