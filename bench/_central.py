"""A server as a shop has it, MariaDB and HTTP in processes of their own, with tills enrolled."""

import base64
import contextlib
from collections.abc import Iterator
from pathlib import Path
from time import monotonic, perf_counter_ns, sleep
from uuid import UUID

import pymysql
from pos_protocol.chain import tip_text
from pos_protocol.sync import BATCH_BYTES_MAX, PushedEvent, PushRequest, SignedTip
from sqlalchemy import make_url

from bench import _stores
from pos_app.clock import SystemClock
from pos_app.db import cursors, outbox
from pos_app.devices.till_key import TillKeyKeeper
from pos_app.operations.context import TillContext
from pos_app.operations.enrolling import enrol
from pos_app.sync.connection import ServerConnection
from pos_app.sync.report import Pace
from pos_app.sync.server_api import HttpSyncApi, register
from pos_app.sync.session import SyncSession, open_session
from tests.support.mariadb import MariadbServer, private_mariadb
from tests.support.server import RunningServer, running_server

STORE_ID = 1
REST_S_MAX = 60.0
_BEHIND = (
    "SELECT count(*) FROM consumer_cursor JOIN store_head USING (store_id)"
    " WHERE consumer_cursor.store_seq < store_head.seq"
)
type Plain = pymysql.Connection[pymysql.cursors.Cursor]


class Central:
    """The server and its database."""

    def __init__(self, mariadb: MariadbServer, server: RunningServer, database: str) -> None:
        self.mariadb, self.server, self.database = mariadb, server, database

    def enrol(self, folder: Path) -> "Enrolled":
        """A new till of the store, its key in a file."""
        keeper = TillKeyKeeper(folder, open_keyring=lambda: None)
        connection = ServerConnection(self.server.url)
        try:
            enrol(
                folder,
                connection.url,
                self.server.enrol_code(STORE_ID),
                register=lambda request: register(connection, request),
                keeper=keeper,
            )
        finally:
            connection.close()
        return Enrolled(folder, self.server.url, keeper)

    def connect(self, database: str = "") -> Plain:
        """Plain PyMySQL to the server's own database, or to another one."""
        url = make_url(self.mariadb.url(database or self.database))
        return pymysql.connect(
            host=url.host,
            port=url.port,
            user=url.username,
            password=url.password,
            database=url.database,
            charset="utf8mb4",
            autocommit=False,
            # As the server's own connections.
            ssl_disabled=True,
        )

    def rest(self) -> None:
        """Wait until the slow work behind the feed is done, so that it falls on no other side."""
        deadline_s = monotonic() + REST_S_MAX
        connection = self.connect()
        with contextlib.closing(connection), connection.cursor() as cursor:
            while monotonic() < deadline_s:
                cursor.execute(_BEHIND)
                if cursor.fetchone() == (0,):
                    return
                connection.rollback()
                sleep(0.02)
        raise TimeoutError("the slow work behind the feed does not end")


class Enrolled:
    """A till that can push and pull."""

    def __init__(self, folder: Path, url: str, keeper: TillKeyKeeper) -> None:
        self._folder, self._keeper = folder, keeper
        self.till: TillContext = _stores.open_till(folder)
        with self.till.db.read() as tx:
            self.state = cursors.state(tx)
        self._signer = keeper.load(str(self.state.till_id), key_id=self.state.key_id or "")
        self.api = HttpSyncApi(ServerConnection(url), till=self.state.till_id, signer=self._signer)
        self._pace = Pace()

    @property
    def feed_id(self) -> UUID:
        """The feed that the store follows."""
        assert self.state.feed_id is not None
        return self.state.feed_id

    def push(self, events_max: int) -> tuple[int, int]:
        """Hand up the next events of the backlog; how many, and the nanoseconds it took.

        In batches as large as a till's with a backlog: each that went well lets the next be larger.
        Timed from the events in memory to the answers in memory: signing, HTTP and the server. The
        till's own reading and keeping happen in between, as in a round of sync.
        """
        pushed = took_ns = 0
        while pushed < events_max:
            with self.till.db.read() as tx:
                some = min(self._pace.events_max, events_max - pushed)
                batch = outbox.pending(tx, events_max=some, bytes_max=BATCH_BYTES_MAX)
            if not batch:
                break
            started = perf_counter_ns()
            reply = self.api.push(self._request(batch))
            took_ns += perf_counter_ns() - started
            self._pace.grow()
            assert {result.status for result in reply.results} == {"accepted"}
            with self.till.db.write() as tx:
                answered = outbox.answer(tx, reply.results, SystemClock().wall_ms())
            assert answered == len(batch)
            pushed += answered
        return pushed, took_ns

    def session(self) -> SyncSession:
        """Rounds of sync for another thread, with a database connection of their own."""
        return open_session(self._folder, SystemClock(), keeper=self._keeper)

    def close(self) -> None:
        """Let go of the connection and of the till's file."""
        self.api.close()
        self.till.close()

    def _request(self, batch: list[outbox.PendingEvent]) -> PushRequest:
        last = batch[-1]
        text = tip_text(
            store=self.state.store_id,
            till=self.state.till_id,
            epoch=last.epoch,
            till_seq=last.till_seq,
            tip_hash=last.hash,
        )
        return PushRequest(
            store=self.state.store_id,
            till=self.state.till_id,
            epoch=last.epoch,
            first_till_seq=batch[0].till_seq,
            n=len(batch),
            events=[
                PushedEvent(
                    event_id=event.event_id,
                    till_seq=event.till_seq,
                    prev=event.prev.hex(),
                    hash=event.hash.hex(),
                    body=event.body.decode(),
                )
                for event in batch
            ],
            tip=SignedTip(
                till_seq=last.till_seq,
                hash=last.hash.hex(),
                key_id=self._signer.key_id,
                sig=base64.b64encode(self._signer.sign(text)).decode(),
            ),
        )


@contextlib.contextmanager
def central() -> Iterator[Central]:
    """Run both processes while the block lasts, on free ports of the loopback."""
    with private_mariadb() as mariadb:
        database = mariadb.new_database()
        with running_server(mariadb.url(database), store_ids=(STORE_ID,)) as server:
            yield Central(mariadb, server, database)
