"""The report for whoever helps: one small zip, made even where the till itself cannot open."""

from collections.abc import Mapping
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from random import Random
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import msgspec

from pos_app.clock import Clock, local_moment
from pos_app.db import cursors
from pos_app.domain.people import Right
from pos_app.errors import (
    DiskFull,
    FileRefused,
    FolderNotUsable,
    NoHeadOffice,
    NotEnrolled,
    PosError,
    UpdateNeeded,
)
from pos_app.operations.context import TillContext
from pos_app.operations.files.transfer import file_faults, write_whole
from pos_app.operations.opening import open_till
from pos_app.operations.upkeep import report_sending
from pos_app.operations.upkeep.report_parts import ReportParts, WindowFacts, backup_folder
from pos_app.operations.upkeep.report_sending import WaitingReport
from pos_app.settings import Settings

KEPT = 5
"""So many reports of a till lie in a folder; the oldest goes first."""


def make_report(
    settings: Settings,
    clock: Clock,
    rng: Random,
    *,
    window: WindowFacts | None = None,
    path: Path | None = None,
    trouble: PosError | None = None,
) -> Path:
    """Write the report and give its place; for any thread, with a connection of its own.

    Without a `path` it lies in the backup folder where there is one, else in the till's own folder
    of reports, and only the newest few stay. `trouble` is what kept the settings from being read.
    Raises NotEnrolled for a folder without a store, FileRefused, DiskFull.
    """
    till: TillContext | None = None
    hindrance: PosError | None
    try:
        till, hindrance = _opened(settings, clock, rng)
    except NotEnrolled:
        raise
    except PosError as error:
        hindrance = error
    trouble = trouble or hindrance
    try:
        report = _zipped(ReportParts(settings, clock, till=till, window=window).texts(trouble))
    finally:
        if till is not None:
            till.close()
    if path is not None:
        write_whole(path, report)
        return path
    return _write_by_default(settings, _name(clock, till), report)


def send_report(till: TillContext, rng: Random, *, window: WindowFacts | None = None) -> int:
    """Make a report and keep it for the next sync; gives how many wait then.

    For any thread: of `till` only who works at it counts, the connection is one of its own. Raises
    ApprovalNeeded, NoHeadOffice, ReportsWait, ReportTooLarge, FileRefused, DiskFull and what
    opening the till raises.
    """
    till.need(Right.SEND_PROBLEM_REPORT)
    settings, clock = till.settings, till.clock
    own, hindrance = _opened(settings, clock, rng)
    try:
        with own.db.read() as tx:
            state = cursors.state(tx)
        if state.server_url is None:
            raise NoHeadOffice
        parts = ReportParts(settings, clock, till=own, window=window)
        waiting = WaitingReport(
            store=state.store_id,
            till=state.till_id,
            asked_ms=clock.wall_ms(),
            content=_zipped(parts.texts(hindrance)),
        )
    finally:
        own.close()
    return report_sending.keep(settings.report_folder, waiting)


def _opened(
    settings: Settings, clock: Clock, rng: Random
) -> tuple[TillContext, FolderNotUsable | DiskFull | None]:
    """The till, and why it is for reading only where nothing can be written.

    It asks no keyring for the till's key: that may ask somebody for a password.
    """
    hindrance: FolderNotUsable | DiskFull | None = None
    try:
        till = open_till(settings, clock, rng)
    except (FolderNotUsable, DiskFull) as error:
        hindrance = error
        try:
            till = open_till(settings, clock, rng, at_rest=True)
        except (FolderNotUsable, UpdateNeeded):
            raise error from None
    return msgspec.structs.replace(till, signer=lambda: None), hindrance


def _zipped(parts: Mapping[str, str]) -> bytes:
    """The report in memory: it is small, and is then written in one piece.

    Each file bears the zip's own first day: a computer whose clock says 1970 could make none else.
    """
    made = BytesIO()
    with ZipFile(made, "w") as report:
        for name, text in parts.items():
            report.writestr(ZipInfo(name), text, compress_type=ZIP_DEFLATED)
    return made.getvalue()


def _name(clock: Clock, till: TillContext | None) -> str:
    moment = local_moment(clock.wall_ms(), clock.zone())
    whose = "closed" if till is None else f"{till.identity.store_id}-{till.identity.till_no}"
    return f"kiryana-problem-{whose}-{moment:%Y-%m-%d-%H%M%S}.zip"


def _write_by_default(settings: Settings, name: str, report: bytes) -> Path:
    """Beside the backups, or on the till's own disk where that cannot be. Raises as write_whole."""
    beside = backup_folder(settings)
    if beside is not None:
        with suppress(FileRefused, DiskFull):
            write_whole(beside / name, report)
            _drop_old(beside / name)
            return beside / name
    own = settings.report_folder / name
    with file_faults(own):
        settings.report_folder.mkdir(exist_ok=True)
    write_whole(own, report)
    _drop_old(own)
    return own


def _drop_old(newest: Path) -> None:
    """Let the newest reports of this till stay, and this one whatever the clock says."""
    moment_chars = len("2026-11-30-224501.zip")
    others = newest.parent.glob(f"{newest.name[:-moment_chars]}*.zip")
    with suppress(OSError):
        for old in sorted(path for path in others if path != newest)[: -(KEPT - 1)]:
            old.unlink(missing_ok=True)
