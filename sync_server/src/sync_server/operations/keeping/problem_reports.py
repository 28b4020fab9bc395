"""Taking a till's report for whoever helps, and giving it out: bytes that nobody unpacks here.

It is looked into in memory only as far as to know that it is what a till makes, and is kept as it
came.
"""

import hashlib
import zlib
from functools import partial
from io import BytesIO
from uuid import UUID
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from pos_protocol.errors import ErrorCode, ProtocolError
from pos_protocol.problem_report import (
    REPORT_BYTES_MAX,
    REPORT_FILES_MAX,
    REPORT_FILES_NEEDED,
    REPORT_PLAIN_BYTES_MAX,
    ReportReply,
    ReportRequest,
    is_report_file,
)

from sync_server.db import tills
from sync_server.db.audit import entries
from sync_server.db.audit.entries import AuditDeed
from sync_server.db.database import Database, Tx
from sync_server.db.problem_reports import kept
from sync_server.db.problem_reports.kept import ReportNote
from sync_server.errors import RefusedError, ServerCode

_FIRST, _END, _END_BYTES = b"PK\x03\x04", b"PK\x05\x06", 22
_FORMS = {ZIP_STORED, ZIP_DEFLATED}
_ENCRYPTED = 1


def take(db: Database, request: ReportRequest, *, till_id: UUID, now_ms: int) -> ReportReply:
    """Keep a report under the store's next number; the same bytes again have the one they got.

    Raises RefusedError(NOT_FOUND, REVOKED, TOO_LARGE, REPORT_REFUSED),
    ProtocolError(IDENTITY_MISMATCH), BusyError.
    """
    content = request.content
    if len(content) > REPORT_BYTES_MAX:
        raise RefusedError(ServerCode.TOO_LARGE, f"a report has at most {REPORT_BYTES_MAX} bytes")
    content_hash = hashlib.sha256(content).digest()
    with db.read() as tx:
        till = _sender(tx, request, till_id)
        known = kept.find_same(tx, till, content_hash)
    if known is not None:
        return _reply(known)
    refuse_other_files(content)

    def work(tx: Tx) -> ReportNote:
        number = kept.next_number(tx, till.store_id)
        # Asked again now: two that send it at once stand in a row here.
        _sender(tx, request, till_id)
        return kept.find_same(tx, till, content_hash) or kept.add(
            tx, till, number=number, content=content, content_hash=content_hash, now_ms=now_ms
        )

    return _reply(db.write(work))


def fetch(db: Database, store_id: int, number: int, *, now_ms: int) -> tuple[ReportNote, bytes]:
    """A report and its bytes; that somebody took it is audited.

    Raises RefusedError(NOT_FOUND), BusyError.
    """
    with db.read() as tx:
        found = kept.find(tx, store_id, number)
    if found is None:
        raise RefusedError(ServerCode.NOT_FOUND, f"store {store_id} has no problem report {number}")
    note, content = found
    db.write(
        lambda tx: entries.append(
            tx,
            AuditDeed.EXPORT_TAKEN,
            store_id=store_id,
            subject="problem_report",
            detail={"number": number, "till": note.till_no},
            at_ms=now_ms,
        )
    )
    return note, content


def drop_old(db: Database, now_ms: int) -> int:
    """Forget what came before kept.KEPT_DAYS days, store by store; how many. Raises BusyError."""
    than_ms = now_ms - kept.KEPT_MS
    with db.read() as tx:
        stores = kept.stores_with_older(tx, than_ms)
    count = 0
    for store_id in stores:
        count += db.write(partial(kept.drop_older, store_id=store_id, than_ms=than_ms))
    return count


def refuse_other_files(content: bytes) -> None:
    """Refuse whatever is no plain zip of the files of a report.

    All of it is read once, in memory and as far as the sizes that it names, so that each check sum
    is known to hold. Raises RefusedError(REPORT_REFUSED).
    """
    if not content.startswith(_FIRST) or content[-_END_BYTES:][: len(_END)] != _END:
        raise _refused("it is no zip, or something stands before or behind it")
    try:
        with ZipFile(BytesIO(content)) as report:
            _refuse_list(report)
            damaged = report.testzip()
    except (BadZipFile, zlib.error, EOFError, RuntimeError, ValueError) as e:
        raise _refused("its zip is damaged") from e
    if damaged is not None:
        raise _refused("a file in it is damaged")


def _refuse_list(report: ZipFile) -> None:
    listed = report.infolist()
    names = [each.orig_filename for each in listed]
    if len(names) > REPORT_FILES_MAX or len(set(names)) != len(names):
        raise _refused("it has too many files, or one twice")
    if not REPORT_FILES_NEEDED.issubset(names) or not all(map(is_report_file, names)):
        raise _refused("its files are not those of a report")
    if any(each.compress_type not in _FORMS or each.flag_bits & _ENCRYPTED for each in listed):
        raise _refused("it is packed in a way that no till uses")
    if sum(each.file_size for each in listed) > REPORT_PLAIN_BYTES_MAX:
        raise _refused(f"its files have more than {REPORT_PLAIN_BYTES_MAX} bytes")


def _refused(why: str) -> RefusedError:
    return RefusedError(ServerCode.REPORT_REFUSED, why)


def _sender(tx: Tx, request: ReportRequest, till_id: UUID) -> tills.Till:
    till = tills.find_enrolled(tx, till_id)
    if till is None:
        raise RefusedError(ServerCode.NOT_FOUND, "till")
    if request.till != till_id or request.store != till.store_id:
        raise ProtocolError(ErrorCode.IDENTITY_MISMATCH, "till or store")
    if till.is_revoked:
        raise RefusedError(ServerCode.REVOKED, "a blocked till sends no report")
    return till


def _reply(note: ReportNote) -> ReportReply:
    return ReportReply(number=note.number, received_ms=note.received_ms)
