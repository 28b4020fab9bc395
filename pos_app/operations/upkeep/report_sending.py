"""Reports for head office: kept in the till's folder until a sync takes them.

Each is a file of its own, so two programs on one folder need no order between them: both may send
one, which the server keeps once, and both may take it away.
"""

import contextlib
import hashlib
from enum import StrEnum
from pathlib import Path
from uuid import UUID

import msgspec
from msgspec import Struct
from pos_protocol.problem_report import REPORT_BYTES_MAX

from pos_app.errors import DiskFull, FileRefused, ReportsWait, ReportTooLarge
from pos_app.operations.files.transfer import file_faults, write_whole

WAITING_MAX = 3
"""So many wait; who wants to send another one is told so, because each was sent by somebody."""
_FOLDER = "to-send"
_NOTE = "last-sent.json"
_ENDING = ".json"


class WaitingReport(Struct, frozen=True, kw_only=True):
    """A report that somebody sent, and of which till: it goes to that one's head office only."""

    store: int
    till: UUID
    asked_ms: int
    content: bytes


class Outcome(StrEnum):
    """What became of a report at a sync."""

    SENT = "sent"
    REFUSED = "refused"
    """For good: it is not kept any more."""
    NOT_TAKEN = "not_taken"
    """This server is older than reports: it waits here."""
    ELSEWHERE = "elsewhere"
    """It was of another till, whose folder this was: it is not kept any more."""


class SendingNote(Struct, frozen=True, kw_only=True):
    """What became of the last report. At head office it has its `number` since `at_ms`."""

    outcome: Outcome
    at_ms: int
    number: int | None = None
    code: str = ""


class Sending(Struct, frozen=True, kw_only=True):
    """How many reports wait, and what became of the last one before them."""

    waiting: int
    last: SendingNote | None


def keep(folder: Path, report: WaitingReport) -> int:
    """Keep a report for the next sync; gives how many wait then. `folder` is that of reports.

    It is on the disk when this returns. Raises ReportTooLarge, ReportsWait, FileRefused, DiskFull.
    """
    if len(report.content) > REPORT_BYTES_MAX:
        raise ReportTooLarge(size_bytes=len(report.content))
    count = len(waiting(folder))
    if count >= WAITING_MAX:
        raise ReportsWait(count=count)
    digest = hashlib.sha256(report.content).hexdigest()
    path = folder / _FOLDER / f"{report.asked_ms:015d}-{digest[:16]}{_ENDING}"
    with file_faults(path):
        path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, msgspec.json.encode(report))
    return len(waiting(folder))


def waiting(folder: Path) -> list[Path]:
    """The files of the reports that wait, oldest first; none where the folder cannot be read."""
    try:
        found = [path for path in (folder / _FOLDER).iterdir() if _is_report(path)]
    except OSError:
        return []
    return sorted(found)


def read(path: Path) -> WaitingReport | None:
    """A report that waits; None for what another program took away meanwhile, or no report.

    Raises FileRefused for a disk that does not read.
    """
    try:
        with file_faults(path):
            raw = path.read_bytes() if path.exists() else b""
        return msgspec.json.decode(raw, type=WaitingReport)
    except msgspec.DecodeError:
        return None


def settle(folder: Path, path: Path, note: SendingNote) -> None:
    """Take a report away, and remember what became of it.

    In this order a kill between the two sends it once more, and the server knows it. Raises
    FileRefused where the file does not go: it is sent once more, too.
    """
    remember(folder, note)
    with file_faults(path):
        path.unlink(missing_ok=True)


def remember(folder: Path, note: SendingNote) -> None:
    """Remember what became of a report; where that cannot be written, nothing else is lost."""
    with contextlib.suppress(FileRefused, DiskFull):
        write_whole(folder / _NOTE, msgspec.json.encode(note))


def sending(folder: Path) -> Sending:
    """How many reports wait, and what became of the last one."""
    try:
        last = msgspec.json.decode((folder / _NOTE).read_bytes(), type=SendingNote)
    except (OSError, msgspec.DecodeError):
        last = None
    return Sending(waiting=len(waiting(folder)), last=last)


def _is_report(path: Path) -> bool:
    # What was only begun when its program was killed begins with a dot.
    return path.name.endswith(_ENDING) and not path.name.startswith(".")
