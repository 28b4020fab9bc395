"""The processes of a run: a MariaDB, two servers, a bad network, and the tills of two stores."""

import contextlib
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random

from pos_protocol.events import CustomerAdded

from pos_app.clock import SystemClock
from pos_app.db import event_log
from pos_app.devices.till_key import TillKeyKeeper
from pos_app.operations import products
from pos_app.operations.context import TillContext
from pos_app.operations.opening import open_till
from pos_app.operations.products import NewProduct
from pos_app.settings import load_settings
from pos_app.sync.once import enrol_till, sync_once
from tests.chaos.proxy import BadNetwork, bad_network
from tests.chaos.seller import CUSTOMER, DRAIN_FILE
from tests.support.mariadb import MariadbServer, private_mariadb
from tests.support.server import RunningServer, ServerNotStartedError
from tests.support.source_tree import ROOT

STORES = (1, 2)
TILLS_EACH = 3
PRODUCTS = 6
SERVERS = 2
START_TRIES = 10
END_S_MAX = 120


class TillEndedError(Exception):
    """A till's process ended although nobody killed it; the text is what it wrote last."""


class TillProcess:
    """One till: its folder, and the process that works in it now."""

    def __init__(self, store_id: int, folder: Path, rng: Random) -> None:
        self.store_id, self.folder, self._rng = store_id, folder, rng
        self.kills = 0
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """A new life in the same folder."""
        with (self.folder / "seller.log").open("ab") as log:
            self._process = subprocess.Popen(
                [
                    sys.executable,
                    "-m",
                    "tests.chaos.seller",
                    str(self.folder),
                    str(self._rng.getrandbits(32)),
                ],
                cwd=ROOT,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )

    def kill(self) -> None:
        """SIGKILL."""
        self.check()
        assert self._process is not None
        self._process.kill()
        self._process.wait()
        self.kills += 1

    def check(self) -> None:
        """Raises TillEndedError when the process ended by itself."""
        assert self._process is not None
        if self._process.poll() is not None:
            raise self._ended()

    def wait_for_the_end(self) -> None:
        """Return when the till has handed up all and ended. Raises TillEndedError."""
        assert self._process is not None
        try:
            status = self._process.wait(END_S_MAX)
        except subprocess.TimeoutExpired as error:
            raise TillEndedError(f"{self.folder.name} does not drain") from error
        if status:
            raise self._ended()

    def end(self) -> None:
        """At the end of a run, whatever happened."""
        if self._process is not None and self._process.poll() is None:
            self._process.kill()
            self._process.wait()

    def open(self) -> TillContext:
        """The till's folder in this process; nobody else works in it now."""
        return open_till(load_settings(self.folder, {}), SystemClock(), Random(0))

    def _ended(self) -> TillEndedError:
        said = (self.folder / "seller.log").read_text(errors="replace")[-3000:]
        return TillEndedError(f"{self.folder.name} ended by itself:\n{said}")


class Town:
    """All of them."""

    def __init__(
        self, mariadb: MariadbServer, database: str, servers: list[RunningServer], rng: Random
    ) -> None:
        self.mariadb, self.database, self.servers = mariadb, database, servers
        self.tills: list[TillProcess] = []
        self._rng = rng

    @property
    def database_url(self) -> str:
        """The servers' database."""
        return self.mariadb.url(self.database)

    def settle(self, folder: Path, network: BadNetwork) -> None:
        """Make the stores and enrol their tills, in good weather; the first makes the goods."""
        for store_id in STORES:
            self.servers[0].add_store(store_id, f"Store {store_id}")
            for n in range(TILLS_EACH):
                till = TillProcess(
                    store_id, folder / f"till-{store_id}-{n + 1}", Random(self._rng.random())
                )
                code = self.servers[0].enrol_code(store_id)
                enrol_till(till.folder, network.url, code, keeper=_keeper(till.folder))
                if n == 0:
                    _make_goods(till)
                report = sync_once(till.folder, clock=SystemClock(), keeper=_keeper(till.folder))
                assert report.error is None, report
                self.tills.append(till)

    def follow(self) -> None:
        """After the end: every till takes what is new in its feed."""
        for till in self.tills:
            report = sync_once(till.folder, clock=SystemClock(), keeper=_keeper(till.folder))
            assert report.error is None, report

    def drain(self) -> None:
        """People go home; every till hands up what it has. Raises TillEndedError."""
        for till in self.tills:
            (till.folder / DRAIN_FILE).touch()
        for till in self.tills:
            till.wait_for_the_end()

    def end(self) -> None:
        """End the tills' processes, whatever happened."""
        for till in self.tills:
            till.end()

    def start_server(self, server: RunningServer) -> None:
        """Start again; a database that is just coming back may refuse it for a moment."""
        for attempt in range(START_TRIES):
            try:
                server.start()
            except ServerNotStartedError:
                if attempt == START_TRIES - 1:
                    raise
            else:
                return


@contextlib.contextmanager
def town(folder: Path, rng: Random) -> Iterator[tuple[Town, BadNetwork]]:
    """Everything up and ready to sell; every process is ended at the end, whatever happened."""
    with contextlib.ExitStack() as stack:
        mariadb = stack.enter_context(private_mariadb())
        database = mariadb.new_database()
        servers = []
        for _ in range(SERVERS):
            # One folder for both: the secret of the servers lies in it.
            server = RunningServer(folder / "server", mariadb.url(database))
            stack.callback(server.kill)
            server.start()
            servers.append(server)
        network = stack.enter_context(
            bad_network([server.url for server in servers], Random(rng.random()))
        )
        found = Town(mariadb, database, servers, rng)
        network.is_healthy = True
        found.settle(folder, network)
        stack.callback(found.end)
        yield found, network


def forget(folder: Path) -> None:
    """Remove what a good run leaves."""
    shutil.rmtree(folder, ignore_errors=True)


def _keeper(folder: Path) -> TillKeyKeeper:
    return TillKeyKeeper(folder, open_keyring=lambda: None)


def _make_goods(till: TillProcess) -> None:
    context = till.open()
    for n in range(PRODUCTS):
        products.add_product(
            context, NewProduct(name_en=f"Product {n}", price_paisa=100 * (n + 1) * 25)
        )
    with context.db.write() as tx:
        customer = CustomerAdded(customer_id=CUSTOMER, name="Customer")
        event_log.append(tx, [customer], by=context.writer)
    context.close()
