"""`report NAME`: what the API says, on the terminal."""

import argparse
import sys
from typing import TYPE_CHECKING

import msgspec

from sync_server.cli.counting import counted
from sync_server.cli.opened import must_know, opened_database
from sync_server.clock import SystemClock
from sync_server.errors import RefusedError, ServerCode
from sync_server.settings import Settings

if TYPE_CHECKING:
    from sync_server.operations.reporting.answering import Asked
    from sync_server.operations.reporting.catalogue import Report

LIMIT = 100
DAYS_MAX = 3650


def add_report(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", where: argparse.ArgumentParser
) -> None:
    """Add the command."""
    sub = commands.add_parser("report", parents=[where], help="print a report")
    sub.set_defaults(command=show)
    sub.add_argument("name", help="stores, products, takings ...; a wrong one tells them all")
    sub.add_argument(
        "--store-id", type=int, action="append", help="may be said again; none: every store"
    )
    sub.add_argument("--from", dest="start", metavar="DAY", help="as 2026-11-01")
    sub.add_argument("--to", dest="end", metavar="DAY", help="included; none: today")
    sub.add_argument("--by", default="", help="what each row is about")
    sub.add_argument("--order", default="number", help="of products: net, margin or quantity")
    sub.add_argument("--days", type=int, help="how far back the sale counts")
    sub.add_argument("--lead-days", type=int, help="how long a delivery takes")
    sub.add_argument("--limit", type=int, default=LIMIT, help="rows to print; --csv has them all")
    form = sub.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true")
    form.add_argument("--csv", action="store_true")


def show(settings: Settings, given: argparse.Namespace) -> int:
    """Print a report. Raises RefusedError, StartRefusedError, BusyError."""
    from sync_server.operations.keeping.auditing import note_report_taken
    from sync_server.operations.reporting import answering, catalogue

    report = _report(given)
    asked = _asked(report, given)
    now_ms = SystemClock().wall_ms()
    with opened_database(settings) as db:
        must_know(db, *(asked.stores or ()))
        if given.csv:
            question = answering.understood(db, report, asked, now_ms=now_ms)
            with db.snapshot() as tx:
                catalogue.write_csv(tx, report, question, file=sys.stdout)
            note_report_taken(db, report.name, question, now_ms=now_ms)
            return 0
        found = answering.answer(db, report, asked, now_ms=now_ms)
    if given.json:
        said = {
            "report": report.name,
            "from": found.start,
            "to": found.end,
            "stores": None if asked.stores is None else list(asked.stores),
            "behind": found.behind,
            "items": list(found.rows),
        }
        print(msgspec.json.format(msgspec.json.encode(said)).decode())
        return 0
    print("\t".join(catalogue.columns(report)))
    for row in found.rows:
        values = msgspec.structs.astuple(row)
        print("\t".join("" if value is None else str(value) for value in values))
    if found.after is not None:
        print(
            f"There are more than {counted(len(found.rows), 'row')}: --limit, or --csv.",
            file=sys.stderr,
        )
    if found.behind:
        behind = counted(found.behind, "entry is", "entries are")
        print(f"{behind} not summed up yet.", file=sys.stderr)
    return 0


def _report(given: argparse.Namespace) -> "Report":
    from sync_server.operations.reporting.catalogue import REPORTS

    report = REPORTS.get(given.name)
    if report is None:
        raise RefusedError(
            ServerCode.NOT_FOUND,
            f"there is no report {given.name!r}; there are {', '.join(REPORTS)}",
        )
    for flag, words in (("by", report.by), ("order", report.order or ("number",))):
        said = getattr(given, flag)
        if said and said not in words:
            choice = f"one of {', '.join(words)}" if words else "nothing"
            raise RefusedError(ServerCode.MALFORMED, f"--{flag} of {report.name} is {choice}")
    return report


def _asked(report: "Report", given: argparse.Namespace) -> "Asked":
    from sync_server.operations.reporting.answering import Asked

    days = report.days if given.days is None else given.days
    lead_days = report.lead_days if given.lead_days is None else given.lead_days
    wrong = [
        one for one in (given.days, given.lead_days) if one is not None and not 1 <= one <= DAYS_MAX
    ]
    if wrong or given.limit < 1:
        raise RefusedError(ServerCode.MALFORMED, "days are 1 to 3650, and a limit is above zero")
    return Asked(
        stores=tuple(sorted(set(given.store_id))) if given.store_id else None,
        start=given.start,
        end=given.end,
        by=given.by,
        order=given.order,
        days=days if report.days else 0,
        lead_days=lead_days if report.lead_days else 0,
        limit=given.limit,
    )
