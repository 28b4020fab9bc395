"""One till's connection to its server, from the data folder to ready rounds; Qt-free."""

import sys
from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace
from pos_protocol.sync import HelloVerdict

from pos_app.clock import Clock
from pos_app.db import cursors
from pos_app.db.database import Database
from pos_app.db.entry import Topic
from pos_app.devices.machine import machine_name
from pos_app.devices.till_key import Signer, TillKeyKeeper
from pos_app.errors import PosError
from pos_app.operations import whereabouts
from pos_app.settings import Settings
from pos_app.sync import snapshots
from pos_app.sync.connection import ServerConnection
from pos_app.sync.faults import NoServerError
from pos_app.sync.idle import IdleUpkeep
from pos_app.sync.problem_reports.handing_up import HandedUp, ReportSender
from pos_app.sync.report import Pace, RoundReport
from pos_app.sync.round import sync_round
from pos_app.sync.server_api import HttpSyncApi

DATABASE_FILE = "till.db"
TURN_S = 0.001
"""How long a thread keeps the interpreter from others. By default it is 5 ms, and a sale waited so
at one statement after the other while a page of the feed was decoded and proven beside it."""


class SyncSession:
    """Rounds of one till. It belongs to the thread that opened it; `abort` may come from any."""

    def __init__(self, db: Database, api: HttpSyncApi, clock: Clock, *, signer: Signer) -> None:
        self._db, self._api, self._clock, self._signer = db, api, clock, signer
        self._machine = machine_name()
        self._pace = Pace(takes_snapshot=True, machine=self._machine)
        self._has_begun_anew = False
        self._upkeep = IdleUpkeep(db, clock)

    def round(self, stop: Callable[[], bool]) -> RoundReport:
        """One round; faults are in the report."""
        report = sync_round(
            self._db,
            self._api,
            self._clock,
            signer=self._signer,
            stop=stop,
            pace=self._pace,
        )
        try:
            if report.wants_snapshot:
                return self._begin(report, stop)
            if report.verdict == HelloVerdict.REBOOTSTRAP and not self._has_begun_anew:
                # Once in a session: where that does not help, a person has to look.
                self._has_begun_anew = True
                return self._begin(report, stop, is_other_history=True)
            if report.error is None:
                whereabouts.settle(self._db, machine=self._machine)
            has_settled = report.error is None and snapshots.settle(self._db)
            if has_settled or self._upkeep.after(report):
                return replace(report, topics=frozenset(Topic))
        except PosError as error:
            return replace(report, error=error, has_more=False)
        return report

    def begin_anew(self, stop: Callable[[], bool]) -> snapshots.Begun | None:
        """Take the server's snapshot in the place of what this till has of the feed.

        Raises as snapshots.begin.
        """
        return snapshots.begin(self._db, self._api, self._clock, stop=stop)

    def _begin(
        self, report: RoundReport, stop: Callable[[], bool], *, is_other_history: bool = False
    ) -> RoundReport:
        begun = snapshots.begin(
            self._db, self._api, self._clock, stop=stop, is_other_history=is_other_history
        )
        if begun is None:
            return report
        return replace(
            report, cursor=begun.store_seq, error=None, has_more=True, topics=frozenset(Topic)
        )

    def abort(self) -> None:
        """Cut a request that is being waited for."""
        self._api.abort()

    def close(self) -> None:
        """Let go of the connections to the server and to the database."""
        self._api.close()
        self._db.close()


class ReportSession:
    """The way of a till's reports. It belongs to the thread that opened it; `abort` as above."""

    def __init__(self, api: HttpSyncApi, sender: ReportSender) -> None:
        self._api, self._sender = api, sender

    def hand_up(self, bytes_max: int, *, stop: Callable[[], bool]) -> HandedUp:
        """Send what waits; faults are in the answer."""
        return self._sender.hand_up(bytes_max, stop=stop)

    def abort(self) -> None:
        """Cut a request that is being waited for."""
        self._api.abort()

    def close(self) -> None:
        """Let go of the connection."""
        self._api.close()


def open_session(
    data_dir: Path, clock: Clock, *, keeper: TillKeyKeeper | None = None
) -> SyncSession:
    """Open the store in `data_dir` for sync, with a database connection of its own.

    From then on the threads of this program take shorter turns. Raises NotEnrolled for a folder
    without a store, NoServerError for a store without a server, KeyMissingError, and what
    Database.open raises.
    """
    sys.setswitchinterval(TURN_S)
    db = Database.open(data_dir / DATABASE_FILE)
    try:
        api, signer = _open_api(db, keeper or TillKeyKeeper(data_dir))
    except BaseException:
        db.close()
        raise
    return SyncSession(db, api, clock, signer=signer)


def open_poll(data_dir: Path, *, keeper: TillKeyKeeper | None = None) -> HttpSyncApi:
    """A connection of its own for the listener; the database is read once and closed again.

    Raises as `open_session`.
    """
    db = Database.open(data_dir / DATABASE_FILE, readonly=True)
    try:
        return _open_api(db, keeper or TillKeyKeeper(data_dir))[0]
    finally:
        db.close()


def open_reports(
    data_dir: Path, clock: Clock, *, keeper: TillKeyKeeper | None = None
) -> ReportSession:
    """A connection of its own for reports; the database is read once and closed again.

    Raises as `open_session`.
    """
    db = Database.open(data_dir / DATABASE_FILE, readonly=True)
    try:
        api, _ = _open_api(db, keeper or TillKeyKeeper(data_dir))
        with db.read() as tx:
            till = cursors.state(tx).till_id
    finally:
        db.close()
    folder = Settings(data_dir=data_dir).report_folder
    return ReportSession(api, ReportSender(folder, api, clock, till=till))


def _open_api(db: Database, keeper: TillKeyKeeper) -> tuple[HttpSyncApi, Signer]:
    with db.read() as tx:
        till = cursors.state(tx)
    if till.server_url is None or till.key_id is None:
        raise NoServerError(path=db.path.parent)
    signer = keeper.load(str(till.till_id), key_id=till.key_id)
    return HttpSyncApi(ServerConnection(till.server_url), till=till.till_id, signer=signer), signer
