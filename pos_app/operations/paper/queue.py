"""The queue to the printer: it holds no slips, only which events want paper, so it survives all.

What nobody decided (the till died between payment and print) is asked about once, and never opens
the drawer: only a commit that was just seen does.
"""

from typing import NamedTuple
from uuid import UUID

from pos_protocol.envelope import Recorded

from pos_app.db import event_log, print_jobs
from pos_app.db.print_jobs import Job, JobState
from pos_app.operations.context import TillContext


class Unprinted(NamedTuple):
    """Events without their paper, oldest first: a printer failed, or the till died before it."""

    waiting: tuple[UUID, ...] = ()
    undecided: tuple[UUID, ...] = ()

    @property
    def event_ids(self) -> tuple[UUID, ...]:
        """All of them."""
        return self.waiting + self.undecided


def begin(till: TillContext) -> Unprinted:
    """What was left without paper when the till was last in use."""
    with till.db.write() as tx:
        print_jobs.begin(tx)
    return unprinted(till)


def unprinted(till: TillContext) -> Unprinted:
    """What is without paper now."""
    with till.db.read() as tx:
        return Unprinted(
            waiting=print_jobs.waiting(tx),
            undecided=print_jobs.undecided(tx, till.identity.till_no),
        )


def decide(till: TillContext, event_id: UUID, state: JobState, *, problem: str = "") -> None:
    """Write down how the paper of an event stands."""
    with till.db.write() as tx:
        print_jobs.put(tx, Job(event_id, state, problem), now_ms=till.clock.wall_ms())


def give_up(till: TillContext) -> None:
    """Nobody wants what was left without paper any more; it can still be printed as a copy."""
    now_ms = till.clock.wall_ms()
    with till.db.write() as tx:
        print_jobs.skip_waiting(tx, now_ms=now_ms)
        for event_id in print_jobs.undecided(tx, till.identity.till_no):
            print_jobs.put(tx, Job(event_id, JobState.SKIPPED), now_ms=now_ms)


def was_printed(till: TillContext, event_id: UUID) -> bool:
    """Whether a slip of this event was handed out, so that another is a copy."""
    with till.db.read() as tx:
        job = print_jobs.job_of(tx, event_id)
    return job is not None and job.state is JobState.PRINTED


def last(till: TillContext) -> Recorded | None:
    """The newest event of this till that has a slip."""
    with till.db.read() as tx:
        event_id = print_jobs.last_with_slip(tx, till.identity.till_no)
        return event_log.read(tx, event_id) if event_id else None


def event(till: TillContext, event_id: UUID) -> Recorded | None:
    """An event of the log."""
    with till.db.read() as tx:
        return event_log.read(tx, event_id)
