"""`problem-report list` and `problem-report save`: what tills sent for whoever helps."""

import argparse

from sync_server.cli.counting import counted
from sync_server.cli.opened import must_know, opened_database
from sync_server.cli.written import write_bytes
from sync_server.clock import SystemClock
from sync_server.settings import Settings


def add_problem_report(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", where: argparse.ArgumentParser
) -> None:
    """Name the commands."""
    group = commands.add_parser(
        "problem-report", parents=[where], help="what tills sent for whoever helps"
    )
    verbs = group.add_subparsers(required=True)
    listed = verbs.add_parser("list", parents=[where], help="the reports of a store's tills")
    listed.set_defaults(command=show)
    saved = verbs.add_parser("save", parents=[where], help="write one into a file")
    saved.set_defaults(command=save)
    for sub in (listed, saved):
        sub.add_argument("--store-id", type=int, required=True)
    saved.add_argument("number", type=int, metavar="NUMBER")
    saved.add_argument("file", metavar="FILE")


def show(settings: Settings, given: argparse.Namespace) -> int:
    """Print the reports of a store, newest first.

    Raises RefusedError, StartRefusedError, BusyError.
    """
    from sync_server.db.problem_reports import kept

    with opened_database(settings) as db:
        must_know(db, given.store_id)
        with db.read() as tx:
            found = kept.of_store(tx, given.store_id)
    print("number\ttill\tbytes\tmilliseconds")
    for each in found:
        print(f"{each.number}\t{each.till_no}\t{each.size_bytes}\t{each.received_ms}")
    return 0


def save(settings: Settings, given: argparse.Namespace) -> int:
    """Write a report's zip into a file. Raises RefusedError, StartRefusedError, BusyError."""
    from sync_server.operations.keeping.problem_reports import fetch

    with opened_database(settings) as db:
        must_know(db, given.store_id)
        now_ms = SystemClock().wall_ms()
        note, content = fetch(db, given.store_id, given.number, now_ms=now_ms)
        write_bytes(given.file, content)
    size = counted(note.size_bytes, "byte")
    print(f"Report {note.number} of till {note.till_no}: {size} written.")
    return 0
