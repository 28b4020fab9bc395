"""Which committed events have their paper, which wait for it, and which nobody has decided yet.

A job has no content of its own: its slip is made from the event, whenever it is printed.
"""

from enum import StrEnum
from typing import NamedTuple
from uuid import UUID

from pos_app.db.statement import Statement, Tx

SLIP_KINDS = ("SaleCompleted", "SaleReturned", "KhataPaid", "CashMoved", "ShiftClosed")
"""The kinds of events that have a slip."""
ASKED_MAX = 50


class JobState(StrEnum):
    """Where the paper of an event stands. `skipped`: none was wanted."""

    WAITING = "waiting"
    PRINTED = "printed"
    SKIPPED = "skipped"


class Job(NamedTuple):
    """The paper of one event; `problem` is the class name of what stood in its way."""

    event_id: UUID
    state: JobState
    problem: str = ""


_KINDS = ", ".join(f"'{kind}'" for kind in SLIP_KINDS)
_ONE = Statement("SELECT event_id, state, problem FROM print_job WHERE event_id = :event_id")
_PUT = Statement(
    "INSERT INTO print_job (event_id, state, problem, changed_ms)"
    " VALUES (:event_id, :state, :problem, :changed_ms)"
    " ON CONFLICT (event_id) DO UPDATE SET state = excluded.state, problem = excluded.problem,"
    " changed_ms = excluded.changed_ms"
)
_WAITING = Statement(
    "SELECT j.event_id FROM print_job j JOIN event_log e ON e.event_id = j.event_id"
    " WHERE j.state = 'waiting' ORDER BY e.log_no"
)
_SKIP_WAITING = Statement(
    "UPDATE print_job SET state = 'skipped', changed_ms = :changed_ms WHERE state = 'waiting'"
)
_MARK = Statement("SELECT log_no FROM print_mark")
_SET_MARK = Statement(
    "INSERT INTO print_mark (one, log_no) VALUES (1, :log_no)"
    " ON CONFLICT (one) DO UPDATE SET log_no = max(log_no, excluded.log_no)"
)
_MARK_EVENT = Statement(
    "INSERT INTO print_mark (one, log_no)"
    " SELECT 1, log_no FROM event_log WHERE event_id = :event_id"
    " ON CONFLICT (one) DO UPDATE SET log_no = max(log_no, excluded.log_no)"
)
_LAST_LOG_NO = Statement("SELECT coalesce(max(log_no), 0) FROM event_log")
_UNDECIDED = Statement(
    "SELECT event_id FROM event_log"  # noqa: S608 - our own kinds
    f" WHERE log_no > :log_no AND till_no = :till_no AND kind IN ({_KINDS})"
    " AND event_id NOT IN (SELECT event_id FROM print_job) ORDER BY log_no LIMIT :limit"
)
_TALLY = Statement(
    "SELECT state, problem, count(*) FROM print_job GROUP BY state, problem ORDER BY 1, 2"
)
_LAST = Statement(
    "SELECT event_id FROM event_log"  # noqa: S608 - our own kinds
    f" WHERE till_no = :till_no AND kind IN ({_KINDS}) ORDER BY log_no DESC LIMIT 1"
)


def begin(tx: Tx) -> None:
    """A printer is set here for the first time: what happened before asks for no paper."""
    if _MARK.one(tx) is None:
        row = _LAST_LOG_NO.one(tx)
        assert row is not None
        _SET_MARK.run(tx, {"log_no": row[0]})


def put(tx: Tx, job: Job, *, now_ms: int) -> None:
    """Write down how the paper of an event stands; what came before it in the log is decided."""
    values = {"event_id": job.event_id.bytes, "state": str(job.state), "problem": job.problem}
    _PUT.run(tx, {**values, "changed_ms": now_ms})
    _MARK_EVENT.run(tx, {"event_id": job.event_id.bytes})


def job_of(tx: Tx, event_id: UUID) -> Job | None:
    """How the paper of an event stands, or None where nobody has decided."""
    row = _ONE.one(tx, event_id=event_id.bytes)
    return Job(event_id, JobState(row[1]), row[2]) if row else None


def waiting(tx: Tx) -> tuple[UUID, ...]:
    """The events whose paper waits for a printer, oldest first."""
    return tuple(UUID(bytes=row[0]) for row in _WAITING.all(tx))


def skip_waiting(tx: Tx, *, now_ms: int) -> None:
    """Nobody wants the paper that waits any more."""
    _SKIP_WAITING.run(tx, {"changed_ms": now_ms})


def undecided(tx: Tx, till_no: int) -> tuple[UUID, ...]:
    """Own events whose paper nobody has decided: the till died between payment and print."""
    row = _MARK.one(tx)
    if row is None:
        return ()
    values = {"log_no": row[0], "till_no": till_no, "limit": ASKED_MAX}
    return tuple(UUID(bytes=found[0]) for found in _UNDECIDED.run(tx, values))


def last_with_slip(tx: Tx, till_no: int) -> UUID | None:
    """The newest event of a till that has a slip, or None."""
    row = _LAST.one(tx, till_no=till_no)
    return UUID(bytes=row[0]) if row else None


def tally(tx: Tx) -> list[tuple[str, str, int]]:
    """How many jobs stand in each state with each problem. Reads every job there ever was."""
    return [(row[0], row[1], row[2]) for row in _TALLY.run(tx)]
