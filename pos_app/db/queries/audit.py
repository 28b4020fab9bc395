"""What an owner looks through, newest first."""

from uuid import UUID

import msgspec

from pos_app.db import sql
from pos_app.db.statement import Statement, Tx


class AuditEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One thing to look at; `amount_paisa` is below zero where the shop gave it away.

    `kind` is one of price, discount, removed, void, return, drawer, cash_in, cash_out, short, over
    and recounted, or the name of an event that somebody had to allow; or number_used: then
    `subject` is a payment's number and `note` the receipt that had it first; or hired, new_role,
    new_pin and let_go: then `subject` is who, and `note` the role they have from then on.
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


NUMBER_USED = "number_used"
"""The kind of a payment whose number another bill had before; no event says so, the two do."""
# Which of two bills was first shows only when both tills' events are here.
_USED_AGAIN = (
    f"SELECT n.event_id, 0 AS n, '{NUMBER_USED}' AS kind, n.at_ms, n.till_no, n.actor,"  # noqa: S608 - our own words
    " '' AS allowed_by, coalesce(nullif(n.amount, 0), p.amount, 0) AS amount, n.number AS subject,"
    " coalesce((SELECT e.till_no || '-' || e.epoch || '-' || e.till_seq || '-'"
    "  || lower(substr(hex(e.hash), 1, 8)) FROM payment_number o"
    "  JOIN event_log e ON e.event_id = o.paid_id WHERE o.number = n.number"
    "  AND o.paid_id != n.paid_id ORDER BY o.event_id LIMIT 1), '') AS note"
    " FROM payment_number n INDEXED BY shared_number"
    " LEFT JOIN seen_payment p ON p.sale_id = n.paid_id"
    f" WHERE {sql.SHARED} AND EXISTS(SELECT 1 FROM payment_number o WHERE o.number = n.number"
    "  AND o.paid_id != n.paid_id AND o.event_id < n.event_id)"
)
_FIELDS = "event_id, n, kind, at_ms, till_no, actor, allowed_by, amount, subject, note"
_EACH = (
    f"SELECT {_FIELDS} FROM {{rows}} WHERE at_ms >= :since_ms AND (:kind = '' OR kind = :kind)"  # noqa: S608 - our own words
    " ORDER BY event_id DESC, n LIMIT :limit"
)
_KEPT, _SHARED = (_EACH.format(rows=rows) for rows in ("audit_entry", f"({_USED_AGAIN})"))
_LIST = Statement(
    f"SELECT {_FIELDS} FROM (SELECT * FROM ({_KEPT}) UNION ALL SELECT * FROM ({_SHARED}))"  # noqa: S608 - our own words
    " ORDER BY event_id DESC, n LIMIT :limit"
)
_SUMS = Statement(
    "SELECT kind, count(*), sum(amount) FROM (SELECT kind, amount, at_ms FROM audit_entry"  # noqa: S608 - our own words
    f" UNION ALL SELECT kind, amount, at_ms FROM ({_USED_AGAIN})) WHERE at_ms >= :since_ms"
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
            kind=row[2],
            at_ms=row[3],
            till_no=row[4],
            actor=row[5],
            allowed_by=row[6],
            amount_paisa=row[7],
            subject=row[8],
            note=row[9],
        )
        for row in _LIST.all(tx, **values)
    )


def sums(tx: Tx, *, since_ms: int = 0) -> tuple[AuditSum, ...]:
    """How often each kind of thing happened since a time."""
    return tuple(
        AuditSum(kind=kind, times=times, amount_paisa=amount)
        for kind, times, amount in _SUMS.all(tx, since_ms=since_ms)
    )
