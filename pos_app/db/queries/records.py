"""The log as a person looks through it, newest first, and the store's other tills."""

from enum import StrEnum

import msgspec
from pos_protocol.errors import ProtocolError

from pos_app.db.statement import Statement, Tx
from pos_app.domain.people import APPROVED
from pos_protocol import codec


class Place(StrEnum):
    """How far a record has come."""

    LOCAL = "local"
    WAITING = "waiting"
    THERE = "there"
    HELD = "held"
    UNUSABLE = "unusable"


class LogRecord(msgspec.Struct, frozen=True, kw_only=True):
    """One event of the log. `actor` is empty where this program cannot read it."""

    log_no: int
    kind: str
    occurred_ms: int
    till_no: int
    till_seq: int
    actor: str
    place: Place


class OtherTill(msgspec.Struct, frozen=True, kw_only=True):
    """Another till of the store: when it made the newest of what this one has heard."""

    till_no: int
    newest_ms: int


_PAGE = Statement(
    "SELECT e.log_no, e.kind, e.occurred_ms, e.till_no, e.till_seq, e.body, d.status,"
    " o.log_no IS NOT NULL, t.server_url IS NOT NULL"
    " FROM event_log e JOIN till_state t LEFT JOIN delivery d ON d.event_id = e.event_id"
    " LEFT JOIN outbox o ON o.log_no = e.log_no"
    " WHERE e.log_no < :before ORDER BY e.log_no DESC LIMIT :limit"
)
_TILLS = Statement(
    "SELECT DISTINCT n.till_no FROM takings n, till_state t WHERE n.till_no != t.till_no"
    " UNION SELECT DISTINCT s.till_no FROM shift s, till_state t WHERE s.till_no != t.till_no"
    " ORDER BY 1"
)
_NEWEST = Statement(
    "SELECT occurred_ms FROM event_log WHERE till_no = :till_no"
    " ORDER BY epoch DESC, till_seq DESC LIMIT 1"
)
NEWEST = 2**62
"""Before this number stands every record."""


def page(tx: Tx, *, before: int = NEWEST, limit: int = 100) -> tuple[LogRecord, ...]:
    """The records before a number of the log, newest first."""
    return tuple(
        LogRecord(
            log_no=row[0],
            kind=row[1],
            occurred_ms=row[2],
            till_no=row[3],
            till_seq=row[4],
            actor=_actor(row[5]),
            place=_place(row[6], waits=bool(row[7]), has_server=bool(row[8])),
        )
        for row in _PAGE.run(tx, {"before": before, "limit": limit})
    )


def other_tills(tx: Tx) -> tuple[OtherTill, ...]:
    """The store's other tills, by number, as far as this one has heard of them."""
    found = []
    for (till_no,) in _TILLS.all(tx):
        row = _NEWEST.one(tx, till_no=till_no)
        # What was put away left only sums behind: the till is known, the time is not.
        found.append(OtherTill(till_no=till_no, newest_ms=row[0] if row else 0))
    return tuple(found)


def _actor(body: bytes) -> str:
    try:
        return codec.decode(body).envelope.actor.partition(APPROVED)[0]
    except ProtocolError:
        return ""


def _place(status: str | None, *, waits: bool, has_server: bool) -> Place:
    if status == "held":
        return Place.HELD
    if status == "quarantined":
        return Place.UNUSABLE
    if not waits:
        return Place.THERE
    return Place.WAITING if has_server else Place.LOCAL
