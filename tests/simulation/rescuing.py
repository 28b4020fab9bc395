"""What a restored server lost of other tills, saved by an admin out of the file of one till.

It may come at any time: before the tills have noticed the loss, between their rounds, or when the
till whose events they are has gone on by itself.
"""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from sync_server.errors import BusyError
from sync_server.operations.continuity.salvaging import Salvaged, salvage_others

from tests.simulation.ground.ages import NEWEST, program
from tests.simulation.ground.images import ADMIN
from tests.simulation.judging.oracle import OFFICE, Truth
from tests.simulation.world import ServerCrashError

_HEARD_OF = (
    "SELECT 1 FROM event_log e WHERE event_id = ? AND (EXISTS (SELECT 1 FROM aside a"
    " WHERE a.log_no = e.log_no) OR NOT EXISTS (SELECT 1 FROM own_epoch w"
    " WHERE w.epoch = e.epoch))"
)
"""Of a till's own name: a copy of it made the event, and this one hands it up to nobody."""


def rescue(till) -> None:
    """Give a till's file to the server, where it holds what the server lacks of others."""
    lost = lost_of_others(till)
    # Whose till the server has forgotten is told to enrol it first.
    if not lost or not till.server.knows(till.till_id):
        return
    # A feed brings nothing that lies in quarantine: where that is a link of a chain, what comes
    # after it begins a branch, as after a restored backup, and its own till has to leave it.
    till.server_watch.restored.update(truth.till_id for truth in lost)
    try:
        found = _saved(till)
    except (BusyError, ServerCrashError) as error:
        # A part of it may be in; the rest is saved when the file is given once more.
        till.server.ended(error)
        return
    demand = till.world.demand
    places = [till.server_watch.place(till.store_id, truth.event_id) for truth in lost]
    placeless = sum(one.placeless for one in found)
    missing = [truth for truth, row in zip(lost, places, strict=True) if row is None]
    known = [truth.kind for truth in missing if till.server.knows(UUID(bytes=truth.till_id))]
    demand(1, not known, f"of what {till.name} holds were not saved: {known}")
    demand(2, len(missing) == placeless, f"{placeless} of {len(missing)} were left out, by count")
    demand(14, all(row.held for row in places if row), f"what {till.name} had kept counts at once")
    entered = sum(one.entered for one in found)
    demand(2, entered + placeless == len(lost), f"{entered} of {len(lost)} were saved, by count")
    if entered:
        till.world.count("saved out of another till's file")
    if any(row and truth.is_destroyed for truth, row in zip(lost, places, strict=True)):
        till.world.count("saved of a till that was put back too")
    if any(
        row and truth.till_id == till.till_id.bytes for truth, row in zip(lost, places, strict=True)
    ):
        till.world.count("saved out of the file of a till's other copy")


def lost_of_others(till) -> list[Truth]:
    """What lies on a till's disk, of other tills or of its own copy, and not at the server.

    But for what the office made.
    """
    events = till.oracle.events
    return [
        events[event_id]
        for event_id in sorted(till.watch.log)
        if events[event_id].disk != OFFICE
        and till.server_watch.place(till.store_id, event_id) is None
        and (events[event_id].till_id != till.till_id.bytes or _only_heard_of(till, event_id))
    ]


def _only_heard_of(till, event_id: bytes) -> bool:
    return bool(till.connection.execute(_HEARD_OF, (event_id,)).fetchone())


def file_of(till) -> Path:
    """A copy of the till's file, as somebody carries it to the server, until the next copy."""
    path = Path(_carried().name) / "till.db"
    path.write_bytes(till.disk())
    return path


@cache
def _carried() -> TemporaryDirectory[str]:
    """Where copies lie, each in the place of the one before: to make a folder costs more."""
    return TemporaryDirectory()


def _saved(till) -> list[Salvaged]:
    path = file_of(till)
    with program(NEWEST):
        return salvage_others(
            till.server.db, path, store_id=till.store_id, by=ADMIN, now_ms=till.server.now_ms
        )


def rescue_all(run) -> None:
    """At the end of a run each till's file saves what no till has brought back, and only once.

    Then nothing that lies on any of these disks is missing, whoever made it.
    """
    for till in run.tills:
        rescue(till)
    for till in (till for till in run.tills if till.server.knows(till.till_id)):
        entered = sum(one.entered for one in _saved(till))
        run.world.demand(1, not entered, f"{entered} events of {till.name}'s file came twice")
        left = [
            run.oracle.events[event_id]
            for event_id in sorted(till.watch.log)
            if run.watch.place(till.store_id, event_id) is None
        ]
        made = [f"{truth.kind} of {truth.disk}" for truth in left if truth.disk != OFFICE]
        run.world.demand(1, not made, f"on the disk of {till.name} alone are left: {made}")


def check_returned(run) -> None:
    """What was saved is no longer set aside at any till that heard of it."""
    for till in run.tills:
        if till.is_revoked:
            continue
        left = [
            run.oracle.events[event_id].kind
            for event_id in sorted(till.aside())
            if run.watch.place(till.store_id, event_id) is not None
        ]
        run.world.demand(6, not left, f"till {till.name} leaves out what is back: {left}")
