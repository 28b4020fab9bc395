"""Joining a server and syncing once, for commands: no window, no thread, no waiting in between."""

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace
from pos_protocol.sync import RegisterReply, RegisterRequest, ReturningTill

from pos_app.clock import Clock
from pos_app.db import cursors
from pos_app.db.database import Database
from pos_app.devices.machine import machine_name
from pos_app.devices.till_key import TillKey, TillKeyKeeper
from pos_app.errors import ServerRefused
from pos_app.operations.enrolling import CODE_CHARS_MAX, Enrolled, enrol
from pos_app.operations.upkeep.report_sending import waiting
from pos_app.settings import Settings
from pos_app.sync.connection import ServerConnection
from pos_app.sync.faults import TAKEN_BACK_ADVICE, NoServerError, NotTakenBackError
from pos_app.sync.problem_reports.handing_up import HandedUp
from pos_app.sync.report import RoundReport
from pos_app.sync.server_api import register
from pos_app.sync.session import DATABASE_FILE, open_reports, open_session
from pos_app.sync.snapshots import Begun


class Joined(Struct, frozen=True, kw_only=True):
    """A new till and its first sync. An error in `report` does not undo the enrolment."""

    enrolled: Enrolled
    report: RoundReport


def join(
    data_dir: Path, url: str, code: str, *, clock: Clock, keeper: TillKeyKeeper | None = None
) -> Joined:
    """Enrol a new till in `data_dir` and take the store's catalogue.

    Raises what operations.enrolling.enrol raises, and AddressRefusedError.
    """
    keeper = keeper or TillKeyKeeper(data_dir)
    enrolled = enrol_till(data_dir, url, code, keeper=keeper)
    return Joined(enrolled=enrolled, report=sync_once(data_dir, clock=clock, keeper=keeper))


def enrol_till(
    data_dir: Path, url: str, code: str, *, keeper: TillKeyKeeper | None = None
) -> Enrolled:
    """Enrol a new till in `data_dir`, and leave the catalogue to the next sync.

    Raises as `join`.
    """
    connection = ServerConnection(url)
    try:
        return enrol(
            data_dir,
            connection.url,
            code,
            register=lambda request: register(connection, request),
            keeper=keeper or TillKeyKeeper(data_dir),
        )
    finally:
        connection.close()


def enrol_again(data_dir: Path, code: str, *, keeper: TillKeyKeeper | None = None) -> RegisterReply:
    """Make this till known again to its server, which was restored to before its enrolment.

    Its name, its key and its history stay; the next sync hands up what the server lacks. Raises
    what session.open_session raises, Offline, ServerRefused and of it NotTakenBackError.
    """
    keeper = keeper or TillKeyKeeper(data_dir)
    db = Database.open(data_dir / DATABASE_FILE, readonly=True)
    try:
        with db.read() as tx:
            till = cursors.state(tx)
        if till.server_url is None or till.key_id is None:
            raise NoServerError(path=data_dir)
        key = keeper.load(str(till.till_id), key_id=till.key_id)
        request = returning(db, code, key=key, machine=machine_name())
    finally:
        db.close()
    connection = ServerConnection(till.server_url)
    try:
        return register(connection, request)
    except ServerRefused as error:
        if error.code not in TAKEN_BACK_ADVICE:
            raise
        raise NotTakenBackError(error.code) from error
    finally:
        connection.close()


def returning(db: Database, code: str, *, key: TillKey, machine: str) -> RegisterRequest:
    """What a till says of itself to a server that may have forgotten it."""
    with db.read() as tx:
        till, epochs = cursors.state(tx), cursors.own_epochs(tx)
    return RegisterRequest(
        code=code.strip()[:CODE_CHARS_MAX],
        public_key=key.public_base64(),
        machine=machine,
        returning=ReturningTill(till=till.till_id, till_no=till.till_no, epochs=epochs),
    )


def sync_once(
    data_dir: Path,
    *,
    clock: Clock,
    keeper: TillKeyKeeper | None = None,
    stop: Callable[[], bool] = lambda: False,
) -> RoundReport:
    """Rounds until everything is handed up and pulled, then the reports that wait; what they did.

    The last round's error, if it met one, is in the report. Raises as session.open_session.
    """
    session = open_session(data_dir, clock, keeper=keeper)
    try:
        total = session.round(stop)
        while total.has_more and total.error is None and not stop():
            total = _added(total, session.round(stop))
    finally:
        session.close()
    return _with_reports(total, data_dir, clock=clock, keeper=keeper, stop=stop)


def _with_reports(
    total: RoundReport,
    data_dir: Path,
    *,
    clock: Clock,
    keeper: TillKeyKeeper | None,
    stop: Callable[[], bool],
) -> RoundReport:
    """Hand up the reports that wait, once the events are up; what hinders it ends no sync."""
    if not total.has_handed_up or not waiting(Settings(data_dir=data_dir).report_folder):
        return total
    line = open_reports(data_dir, clock, keeper=keeper)
    try:
        return replace(total, problem_reports=line.hand_up(total.report_bytes_max, stop=stop))
    finally:
        line.close()


def begin_anew_once(
    data_dir: Path, *, clock: Clock, keeper: TillKeyKeeper | None = None
) -> tuple[Begun | None, RoundReport]:
    """Hand everything up, take the server's snapshot, and pull what came after it.

    None with the report of a round that did not go through: then nothing was changed. Raises as
    session.open_session and snapshots.begin.
    """
    before = sync_once(data_dir, clock=clock, keeper=keeper)
    if before.error is not None:
        return None, before
    session = open_session(data_dir, clock, keeper=keeper)
    try:
        begun = session.begin_anew(lambda: False)
    finally:
        session.close()
    return begun, _added(before, sync_once(data_dir, clock=clock, keeper=keeper))


def _added(before: RoundReport, after: RoundReport) -> RoundReport:
    """Two rounds as one: counts and topics added, the rest as the later one says."""
    return replace(
        after,
        pushed=before.pushed + after.pushed,
        accepted=before.accepted + after.accepted,
        held=before.held + after.held,
        quarantined=before.quarantined + after.quarantined,
        pulled=before.pulled + after.pulled,
        topics=before.topics | after.topics,
        recovered=after.recovered or before.recovered,
        refilled=before.refilled + after.refilled,
        problem_reports=HandedUp(
            notes=before.problem_reports.notes + after.problem_reports.notes,
            error=after.problem_reports.error,
        ),
    )
