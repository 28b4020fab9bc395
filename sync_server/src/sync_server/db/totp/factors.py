"""Second factors of users: kept, confirmed, and each code spent once."""

from collections.abc import Iterable

from msgspec import Struct
from sqlalchemy import delete, func, insert, select, update

from sync_server.db.database import Tx
from sync_server.db.totp import schema

_totp, _code = schema.user_totp.c, schema.recovery_code.c


class Factor(Struct, frozen=True, kw_only=True):
    """A user's second factor; without `confirmed_ms` it was begun, and no sign-in asks for it."""

    sealed_secret: bytes
    begun_ms: int
    confirmed_ms: int | None
    newest_step: int

    @property
    def is_on(self) -> bool:
        """Whether a sign-in asks for it."""
        return self.confirmed_ms is not None


def find(tx: Tx, user_name: str) -> Factor | None:
    """A user's second factor."""
    row = tx.execute(
        select(_totp.sealed_secret, _totp.begun_ms, _totp.confirmed_ms, _totp.newest_step).where(
            _totp.user_name == user_name
        )
    ).one_or_none()
    return None if row is None else Factor(**row._asdict())


def put(tx: Tx, user_name: str, *, sealed_secret: bytes, now_ms: int) -> None:
    """Begin one, in place of whatever was there."""
    remove(tx, user_name)
    tx.execute(
        insert(schema.user_totp).values(
            user_name=user_name, sealed_secret=sealed_secret, begun_ms=now_ms, newest_step=0
        )
    )


def confirm(tx: Tx, user_name: str, *, code_hashes: Iterable[bytes], now_ms: int) -> None:
    """Turn it on, with its spare codes."""
    tx.execute(
        update(schema.user_totp).where(_totp.user_name == user_name).values(confirmed_ms=now_ms)
    )
    tx.execute(
        insert(schema.recovery_code),
        [{"user_name": user_name, "code_hash": code_hash} for code_hash in code_hashes],
    )


def spend_step(tx: Tx, user_name: str, step: int) -> bool:
    """Take the code of a span of time; False when it, or a later one, was taken before."""
    done = tx.execute(
        update(schema.user_totp)
        .where(_totp.user_name == user_name, _totp.newest_step < step)
        .values(newest_step=step)
    )
    return done.rowcount == 1


def spend_code(tx: Tx, user_name: str, code_hash: bytes) -> bool:
    """Take a spare code; False when there is no such one any more."""
    done = tx.execute(
        delete(schema.recovery_code).where(
            _code.user_name == user_name, _code.code_hash == code_hash
        )
    )
    return done.rowcount == 1


def codes_left(tx: Tx, user_name: str) -> int:
    """How many spare codes a user has."""
    asked = select(func.count()).where(_code.user_name == user_name)
    return int(tx.execute(asked).scalar_one())


def remove(tx: Tx, user_name: str) -> bool:
    """Take it away with its spare codes; False when there was none."""
    tx.execute(delete(schema.recovery_code).where(_code.user_name == user_name))
    done = tx.execute(delete(schema.user_totp).where(_totp.user_name == user_name))
    return done.rowcount == 1
