"""A real `kiryana-server serve` process on a free loopback port."""

import contextlib
import os
import re
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path
from random import SystemRandom

from sync_server.auth.enrolment import make_code
from sync_server.auth.keys import derive, load_secret
from sync_server.clock import SystemClock
from sync_server.db.database import Database
from sync_server.main import open_database
from sync_server.operations.store_keeping import add_store
from sync_server.settings import load_settings

START_S_MAX = 60.0
_ADDRESS = re.compile(r"serving on (http://\S+)")


class ServerNotStartedError(RuntimeError):
    """The server ended or stayed silent while starting; the message is its log."""


_NONE: Mapping[str, str] = {}


class RunningServer:
    """One server process with its data folder and, where given, its database server."""

    def __init__(
        self,
        folder: Path,
        database_url: str | None,
        options: tuple[str, ...] = (),
        settings: Mapping[str, str] = _NONE,
    ) -> None:
        self._settings = settings
        self.folder = folder
        self.database_url = database_url
        self.url = ""
        self._options = options
        self._process: subprocess.Popen[str] | None = None
        self._log: list[str] = []

    @property
    def pid(self) -> int:
        """The process id of the running server."""
        assert self._process is not None, "start() comes first"
        return self._process.pid

    @property
    def log(self) -> str:
        """What the server has written so far."""
        return "".join(self._log)

    def start(self) -> None:
        """Start on a free port, or on the former one after a stop or a kill."""
        port = self.url.rpartition(":")[2] or "0"
        self._process = subprocess.Popen(
            [sys.executable, "-m", "sync_server", "serve", "--port", port, *self._options],
            env=self._environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        ready = threading.Event()
        threading.Thread(target=self._read_log, args=(self._process, ready), daemon=True).start()
        if not ready.wait(START_S_MAX) or not self.url:
            self.kill()
            raise ServerNotStartedError(self.log)

    def stop(self) -> int:
        """Ask the server to end and give its exit status."""
        return self._end(signal.SIGTERM)

    def kill(self) -> None:
        """End the server as a power cut would."""
        self._end(signal.SIGKILL)

    def command(self, *arguments: str, stdin: str = "") -> str:
        """Run another command of kiryana-server on the same data and give what it printed."""
        done = subprocess.run(
            [sys.executable, "-m", "sync_server", *arguments],
            env=self._environment(),
            input=stdin,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode != 0:
            raise RuntimeError(done.stderr)
        return done.stdout

    def add_store(self, store_id: int = 1, name: str = "Madina General Store") -> None:
        """Make a store, as `kiryana-server store add` does, without starting another program."""
        with self._database() as db:
            add_store(
                db,
                store_id=store_id,
                name=name,
                currency="PKR",
                rng=SystemRandom(),
                now_ms=SystemClock().wall_ms(),
            )

    def enrol_code(self, store_id: int = 1) -> str:
        """A one-time code that enrols one till, as `kiryana-server enrol-code` prints it."""
        with self._database() as db:
            return make_code(
                db,
                secrets=derive(load_secret(self.folder, "")),
                store_id=store_id,
                rng=SystemRandom(),
                now_ms=SystemClock().wall_ms(),
            )

    @contextlib.contextmanager
    def _database(self) -> Iterator[Database]:
        settings = load_settings(
            {"data_dir": str(self.folder), "database_url": self.database_url}, {}
        )
        db = open_database(settings, SystemRandom())
        try:
            yield db
        finally:
            db.close()

    def _environment(self) -> dict[str, str]:
        environment = {
            key: value
            for key, value in os.environ.items()
            if key not in {"SECRET_KEY", "MYSQL_CENTRAL_URI", "KIRYANA_HOST", "KIRYANA_PORT"}
        }
        environment["KIRYANA_DATA_DIR"] = str(self.folder)
        if self.database_url:
            environment["MYSQL_CENTRAL_URI"] = self.database_url
        return environment | dict(self._settings)

    def _read_log(self, process: subprocess.Popen[str], ready: threading.Event) -> None:
        assert process.stderr is not None
        with process.stderr as lines:
            for line in lines:
                self._log.append(line)
                found = _ADDRESS.search(line)
                if found:
                    # The socket listens already: a request waits until the start is over.
                    self.url = found[1]
                    ready.set()
        ready.set()

    def _end(self, number: signal.Signals) -> int:
        if self._process is None:
            return 0
        process, self._process = self._process, None
        process.send_signal(number)
        try:
            return process.wait(timeout=60)
        except subprocess.TimeoutExpired:
            process.kill()
            return process.wait()


@contextlib.contextmanager
def running_server(
    database_url: str | None = None,
    *,
    store_ids: tuple[int, ...] = (1,),
    options: tuple[str, ...] = (),
    settings: Mapping[str, str] = _NONE,
) -> Iterator[RunningServer]:
    """Serve while the block lasts, with these stores and these settings in the environment.

    SQLite in a temporary folder unless a database is given.
    """
    with tempfile.TemporaryDirectory(prefix="kiryana-server-") as folder:
        server = RunningServer(Path(folder), database_url, options, settings)
        server.start()
        try:
            for store_id in store_ids:
                server.add_store(store_id, f"Store {store_id}")
            yield server
        finally:
            server.stop()
