"""How often a login failed of late, per subject: a hash of an account, an address or both."""

from collections.abc import Sequence

from sqlalchemy import delete, insert, select, update

from sync_server.db import access_schema as schema
from sync_server.db.database import Tx

FORGOTTEN_AT_ONCE = 200


def failures_since(tx: Tx, subjects: Sequence[bytes], since_ms: int) -> dict[bytes, int]:
    """The failures of each subject whose count began after `since_ms`."""
    failure = schema.login_failure.c
    rows = tx.execute(
        select(failure.subject, failure.failures).where(
            failure.subject.in_(subjects), failure.since_ms > since_ms
        )
    )
    return {row.subject: row.failures for row in rows}


def count(tx: Tx, subject: bytes, *, now_ms: int, since_ms: int) -> None:
    """Count one failure; a count that began at `since_ms` or before begins anew."""
    failure = schema.login_failure.c
    tx.execute(
        delete(schema.login_failure).where(failure.subject == subject, failure.since_ms <= since_ms)
    )
    found = tx.execute(
        update(schema.login_failure)
        .where(failure.subject == subject)
        .values(failures=failure.failures + 1)
    )
    if found.rowcount == 0:
        tx.execute(
            insert(schema.login_failure).values(subject=subject, failures=1, since_ms=now_ms)
        )


def forget(tx: Tx, subject: bytes) -> None:
    """Begin anew for one subject."""
    tx.execute(delete(schema.login_failure).where(schema.login_failure.c.subject == subject))


def forget_before(tx: Tx, since_ms: int) -> None:
    """Delete some of the counts that have run out."""
    failure = schema.login_failure.c
    old = tx.execute(
        select(failure.subject).where(failure.since_ms <= since_ms).limit(FORGOTTEN_AT_ONCE)
    ).scalars()
    subjects = list(old)
    if subjects:
        tx.execute(delete(schema.login_failure).where(failure.subject.in_(subjects)))
