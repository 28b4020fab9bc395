"""Proving a till's file beside the window: the log is whole and every figure follows from it."""

import contextlib
import re

import msgspec

from pos_app.db.database import Database
from pos_app.db.verify import VerifyReport, verify
from pos_app.operations.context import TillContext
from pos_app.settings import Settings

NOTE = "last-check.json"
"""Beside the database and not in it: what it says is about the database."""
_TABLE = re.compile(r"(\w+): row ")


class LastCheck(msgspec.Struct, frozen=True, kw_only=True):
    """What the last check of a till's file said; `tables` are those that differ from the log."""

    at_ms: int
    events: int
    chain_ok: bool
    projections_ok: bool
    problems: int
    tables: tuple[str, ...]


def prove(till: TillContext) -> VerifyReport:
    """Check everything, on a connection of its own: for a pool thread. Changes nothing.

    Raises what `Database.open` raises.
    """
    db = Database.open(till.settings.database)
    try:
        report = verify(db, signer=till.signer())
    finally:
        db.close()
    note(till, report)
    return report


def note(till: TillContext, report: VerifyReport) -> None:
    """Remember what a check said; a note that cannot be written makes the check no worse."""
    tables = {found[1] for problem in report.problems if (found := _TABLE.match(problem))}
    last = LastCheck(
        at_ms=till.clock.wall_ms(),
        events=report.events,
        chain_ok=report.chain_ok,
        projections_ok=report.projections_ok,
        problems=len(report.problems),
        tables=tuple(sorted(tables)),
    )
    with contextlib.suppress(OSError):
        (till.settings.data_dir / NOTE).write_bytes(msgspec.json.encode(last))


def last_check(settings: Settings) -> LastCheck | None:
    """What the last check said; None for never."""
    try:
        return msgspec.json.decode((settings.data_dir / NOTE).read_bytes(), type=LastCheck)
    except (OSError, msgspec.DecodeError):
        return None
