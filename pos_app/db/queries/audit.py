"""What an owner looks through, newest first."""

from uuid import UUID

import msgspec

from pos_app.db.statement import Statement, Tx


class AuditEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One thing to look at; `amount_paisa` is below zero where the shop gave it away.

    `kind` is one of price, discount, removed, void, return, drawer, cash_in, cash_out, short, over
    and recounted, or the name of an event that somebody had to allow.
    """

    event_id: UUID
    kind: str
    at_ms: int
    till_no: int
    actor: str
    allowed_by: str
    amount_paisa: int
    subject: str
    note: str


class AuditSum(msgspec.Struct, frozen=True, kw_only=True):
    """How often a kind of thing happened, and what it came to in paisa."""

    kind: str
    times: int
    amount_paisa: int


_LIST = Statement(
    "SELECT event_id, kind, at_ms, till_no, actor, allowed_by, amount, subject, note"
    " FROM audit_entry WHERE at_ms >= :since_ms AND (:kind = '' OR kind = :kind)"
    " ORDER BY event_id DESC, n LIMIT :limit"
)
_SUMS = Statement(
    "SELECT kind, count(*), sum(amount) FROM audit_entry WHERE at_ms >= :since_ms"
    " GROUP BY kind ORDER BY kind"
)


def entries(
    tx: Tx, *, since_ms: int = 0, kind: str = "", limit: int = 200
) -> tuple[AuditEntry, ...]:
    """The newest things to look at since a time, of one kind or of all."""
    values = {"since_ms": since_ms, "kind": kind, "limit": limit}
    return tuple(
        AuditEntry(
            event_id=UUID(bytes=row[0]),
            kind=row[1],
            at_ms=row[2],
            till_no=row[3],
            actor=row[4],
            allowed_by=row[5],
            amount_paisa=row[6],
            subject=row[7],
            note=row[8],
        )
        for row in _LIST.all(tx, **values)
    )


def sums(tx: Tx, *, since_ms: int = 0) -> tuple[AuditSum, ...]:
    """How often each kind of thing happened since a time."""
    return tuple(
        AuditSum(kind=kind, times=times, amount_paisa=amount)
        for kind, times, amount in _SUMS.all(tx, since_ms=since_ms)
    )
