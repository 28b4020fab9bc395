"""Which events were corrected, and by which."""

from uuid import UUID

from pos_app.db.statement import Statement, Tx

_CORRECTING = Statement(
    "SELECT event_id FROM correction WHERE corrects = :corrects AND kind = :kind ORDER BY event_id"
)


def correcting(tx: Tx, event_id: UUID, kind: str) -> tuple[UUID, ...]:
    """The events of a kind that correct this one."""
    rows = _CORRECTING.all(tx, corrects=event_id.bytes, kind=kind)
    return tuple(UUID(bytes=row[0]) for row in rows)
