"""A private MariaDB server in a temporary folder, for tests and for the benchmark."""

import contextlib
import os
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pymysql

from tests.support.programs import find_program

USER = "kiryana"
PASSWORD = "kiryana"
_START_SECONDS_MAX = 60.0
_START_ATTEMPTS = 3


class MariadbNotStartedError(RuntimeError):
    """The server stopped or stayed silent while starting; the message ends with its log."""


class MariadbServer:
    """One mariadbd: its folder, port and process. Times are UTC, text is utf8mb4."""

    def __init__(self, folder: Path, options: Sequence[str]) -> None:
        """Prepare `folder`, empty or kept from another time; `options` go to mariadbd."""
        self.port = 0
        self._port_tried = 0
        self._folder = folder
        self._options = tuple(options)
        self._process: subprocess.Popen[bytes] | None = None
        self._databases = 0
        self._run_as = ["--user=root"] if os.geteuid() == 0 else []
        # A folder that was kept has them.
        if not (folder / "files").exists():
            self._create_system_tables()

    @property
    def socket_path(self) -> Path:
        """The Unix socket that the server listens on beside its port."""
        return self._folder / "sql.sock"

    @property
    def pid(self) -> int:
        """The process id of the running server."""
        return self._running().pid

    def url(self, database: str) -> str:
        """Return the SQLAlchemy address of `database` over TCP on the loopback."""
        address = f"127.0.0.1:{self.port}/{database}"
        # Each connection with TLS reads every authority of this machine: 20 ms.
        return f"mysql+pymysql://{USER}:{PASSWORD}@{address}?charset=utf8mb4&ssl_disabled=true"

    def new_database(self) -> str:
        """Create an empty database of a name not used before and return the name."""
        self._databases += 1
        name = f"kiryana_{self._databases}"
        self._execute(f"CREATE DATABASE {name} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci")
        return name

    def drop_database(self, name: str) -> None:
        """Drop the database `name`; nothing happens when it is gone already."""
        self._execute(f"DROP DATABASE IF EXISTS {name}")

    def start(self) -> None:
        """Start the server on a free port, or on its former port after a stop or a kill."""
        for attempt in range(1, _START_ATTEMPTS + 1):
            port = self.port or _free_port()
            try:
                self._start_on(port)
            except MariadbNotStartedError:
                # Between choosing a free port and taking it another program may have taken it.
                if attempt == _START_ATTEMPTS or self.port:
                    raise
            else:
                self.port = port
                return

    def stop(self) -> None:
        """Ask the server to end and wait until it has; harmless when it is not running."""
        self._end(signal.SIGTERM)

    def kill(self) -> None:
        """End the server as a power cut would: SIGKILL, nothing flushed."""
        self._end(signal.SIGKILL)

    def _end(self, signal_number: signal.Signals) -> None:
        if self._process is None:
            return
        self._process.send_signal(signal_number)
        try:
            self._process.wait(timeout=60)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process = None

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            raise MariadbNotStartedError("The server is not running: call start() first.")
        return self._process

    def _create_system_tables(self) -> None:
        installer = find_program("mariadb-install-db", package="mariadb-server")
        done = subprocess.run(
            [
                installer,
                "--no-defaults",
                *self._run_as,
                f"--datadir={self._folder / 'files'}",
                "--auth-root-authentication-method=normal",
                "--skip-test-db",
            ],
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode != 0:
            raise MariadbNotStartedError(f"mariadb-install-db failed: {done.stdout}{done.stderr}")
        (self._folder / "first.sql").write_text(
            f"CREATE USER IF NOT EXISTS '{USER}'@'%' IDENTIFIED BY '{PASSWORD}';\n"
            f"GRANT ALL ON *.* TO '{USER}'@'%' WITH GRANT OPTION;\n"
        )

    def _start_on(self, port: int) -> None:
        self._port_tried = port
        log = self._folder / "server.log"
        # A server that starts deletes the temporary tables of all others in its folder for them.
        (self._folder / "tmp").mkdir(exist_ok=True)
        with log.open("ab") as output:
            self._process = subprocess.Popen(
                [
                    find_program("mariadbd", package="mariadb-server"),
                    "--no-defaults",
                    *self._run_as,
                    f"--datadir={self._folder / 'files'}",
                    f"--tmpdir={self._folder / 'tmp'}",
                    f"--socket={self.socket_path}",
                    f"--pid-file={self._folder / 'server.pid'}",
                    f"--port={port}",
                    "--bind-address=127.0.0.1",
                    f"--init-file={self._folder / 'first.sql'}",
                    "--character-set-server=utf8mb4",
                    "--default-time-zone=+00:00",
                    "--skip-name-resolve",
                    "--innodb-buffer-pool-size=64M",
                    *self._options,
                ],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
            )
        try:
            self._wait_until_ready()
        except MariadbNotStartedError as problem:
            self.kill()
            tail = log.read_text(errors="replace")[-2000:]
            raise MariadbNotStartedError(f"{problem}\n{tail}") from problem

    def _wait_until_ready(self) -> None:
        deadline = time.monotonic() + _START_SECONDS_MAX
        while time.monotonic() < deadline:
            if self._running().poll() is not None:
                raise MariadbNotStartedError("mariadbd ended while starting.")
            try:
                self._execute("SELECT 1")
            except pymysql.err.OperationalError:
                time.sleep(0.02)
            else:
                return
        raise MariadbNotStartedError(f"mariadbd was silent for {_START_SECONDS_MAX:.0f} s.")

    def _execute(self, statement: str) -> None:
        # By TCP: PyMySQL leaves its socket open when a Unix socket refuses the connection.
        connection = pymysql.connect(
            host="127.0.0.1",
            port=self._port_tried,
            user=USER,
            password=PASSWORD,
            autocommit=True,
            ssl_disabled=True,
        )
        with contextlib.closing(connection), connection.cursor() as cursor:
            cursor.execute(statement)


@contextlib.contextmanager
def private_mariadb(*options: str, parent: Path | None = None) -> Iterator[MariadbServer]:
    """Run a MariaDB of one's own while the block lasts; `options` are added to mariadbd's.

    `parent` is where its folder is made, the system's temporary folder unless given.
    """
    with tempfile.TemporaryDirectory(prefix="kiryana-sql-", dir=parent) as folder:
        server = MariadbServer(Path(folder), options)
        server.start()
        try:
            yield server
        finally:
            server.stop()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
