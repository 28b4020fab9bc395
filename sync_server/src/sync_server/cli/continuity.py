"""`salvage`, `replay` and `incidents`: when a till broke, was copied, or was ahead."""

import argparse
import sys
from pathlib import Path

from sync_server.cli.counting import counted
from sync_server.cli.opened import must_know, opened_database
from sync_server.clock import SystemClock
from sync_server.errors import RefusedError, ServerCode
from sync_server.settings import Settings


def add_continuity(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", where: argparse.ArgumentParser
) -> None:
    """Name the commands."""
    saved = commands.add_parser(
        "salvage", parents=[where], help="save what a dead till did not hand up"
    )
    saved.set_defaults(command=salvage)
    saved.add_argument("file", help="its till.db")
    saved.add_argument("--store-id", type=int, required=True)
    saved.add_argument("--by", required=True, metavar="NAME", help="the admin who answers for it")
    saved.add_argument(
        "--others",
        action="store_true",
        help="what this server lost of others and this file still has; it is held",
    )
    replayed = commands.add_parser(
        "replay", parents=[where], help="let in what an older server could not read"
    )
    replayed.set_defaults(command=replay)
    replayed.add_argument("--store-id", type=int, help="one store; none: all")
    listed = commands.add_parser(
        "incidents", parents=[where], help="what was found wrong with a store's tills"
    )
    listed.set_defaults(command=incidents)
    listed.add_argument("--store-id", type=int, required=True)


def salvage(settings: Settings, given: argparse.Namespace) -> int:
    """Save a dead till's sales. Raises RefusedError, StartRefusedError, BusyError."""
    from sync_server.operations.continuity.salvaging import salvage as save

    if given.others:
        return _salvage_others(settings, given)
    now_ms = SystemClock().wall_ms()
    with opened_database(settings) as db:
        found = save(db, Path(given.file), store_id=given.store_id, by=given.by, now_ms=now_ms)
    print(
        f"Till {found.till_no}: {counted(found.entered, 'event')} saved ({found.accepted} count,"
        f" {found.held} are held, {found.quarantined} in quarantine); {found.known} were here."
    )
    if found.lost:
        lost = counted(found.lost, "event is", "events are")
        print(f"{lost} damaged beyond reading.", file=sys.stderr)
    if found.placeless:
        placeless = counted(found.placeless, "event was", "events were")
        print(
            f"{placeless} made by a copy of this till in an epoch of its own,"
            " which this server has lost: give the copy's file too, or, where that is gone, this"
            " one again with --others.",
            file=sys.stderr,
        )
    if not found.is_revoked:
        print(
            f"If its machine does not come back: kiryana-server till revoke"
            f" --store-id {given.store_id} --till {found.till_no}"
        )
    return 0


def _salvage_others(settings: Settings, given: argparse.Namespace) -> int:
    from sync_server.operations.continuity.salvaging import salvage_others

    now_ms = SystemClock().wall_ms()
    with opened_database(settings) as db:
        done = salvage_others(
            db, Path(given.file), store_id=given.store_id, by=given.by, now_ms=now_ms
        )
    for found in done:
        if found.entered:
            print(
                f"Till {found.till_no}: {counted(found.entered, 'event')} saved ({found.held} held,"
                f" {found.quarantined} in quarantine). A manager decides: 'kiryana-server cases'."
            )
        if found.lost:
            lost = counted(found.lost, "event is", "events are")
            print(f"{lost} damaged beyond reading.", file=sys.stderr)
        if found.placeless:
            print(
                f"{counted(found.placeless, 'event')} of a till that this server does not know, and"
                " whose number is another's now. Keep this file.",
                file=sys.stderr,
            )
    if not done:
        print("This server lacks nothing that this file has of other tills.")
    return 0


def replay(settings: Settings, given: argparse.Namespace) -> int:
    """Let in what an older server could not read. Raises RefusedError, StartRefusedError."""
    from sync_server.db.stores import store_ids
    from sync_server.operations.continuity.replaying import replay as play

    now_ms = SystemClock().wall_ms()
    with opened_database(settings) as db:
        with db.read() as tx:
            known = store_ids(tx)
        if given.store_id not in {None, *known}:
            raise RefusedError(ServerCode.NOT_FOUND, f"there is no store {given.store_id}")
        for store_id in known if given.store_id is None else [given.store_id]:
            done = play(db, store_id, now_ms=now_ms)
            entered = counted(done.entered, "event")
            print(
                f"Store {store_id}: {entered} entered, {done.refused} refused,"
                f" {done.unread} wait for a newer program."
            )
    return 0


def incidents(settings: Settings, given: argparse.Namespace) -> int:
    """Print what was found wrong with a store's tills.

    Raises RefusedError, StartRefusedError, BusyError.
    """
    from sync_server.db.continuity.incidents import of_store

    with opened_database(settings) as db:
        must_know(db, given.store_id)
        with db.read() as tx:
            found = of_store(tx, given.store_id)
    print("till\tepoch\tkind\tmilliseconds\tdetail")
    for each in found:
        print(f"{each.till_no}\t{each.epoch}\t{each.kind}\t{each.first_ms}\t{each.detail}")
    return 0
