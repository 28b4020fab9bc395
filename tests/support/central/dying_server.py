"""A server over HTTP that dies by SIGKILL at a chosen write to its database, life after life.

`python -m tests.support.central.dying_server FOLDER DATABASE_URL` prints its address. Each line on
its input is a number n: a new life serves, and dies just before its n-th write or just after its
COMMIT (0: never). An empty line ends the life, and the answer says how it had ended. Each life is a
fork of a process that has loaded all and holds no connection: starting anew takes longer.
"""

import contextlib
import itertools
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random, SystemRandom
from typing import Any, NoReturn

import uvicorn
from litestar import Litestar
from sqlalchemy import Connection, Engine, event
from sync_server.auth.keys import derive, load_secret
from sync_server.clock import SystemClock
from sync_server.db.database import Database
from sync_server.http.app import build_app
from sync_server.http.routes import ROUTES
from sync_server.main import create_state, listen
from sync_server.settings import load_settings

from tests.support.shops.link import Central
from tests.support.source_tree import ROOT

WRITES = ("INSERT", "UPDATE", "DELETE")
DIED, LIVED = "died", "lived"


class DyingServer:
    """The process seen from a test."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        self.url = self._answer()

    def live(self, dies_at: int = 0) -> None:
        """Begin a life; it listens already."""
        self._say(str(dies_at))

    def end(self) -> bool:
        """End a life, and say whether it had died by itself before."""
        self._say("")
        return self._answer() == DIED

    def _say(self, line: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(f"{line}\n")
        self._process.stdin.flush()

    def _answer(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline().strip()


@contextlib.contextmanager
def dying_server(folder: Path, database_url: str) -> Iterator[tuple[Central, DyingServer]]:
    """The server while the block lasts, and its database beside it."""
    module = "tests.support.central.dying_server"
    with subprocess.Popen(
        [sys.executable, "-m", module, str(folder), database_url],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        dying = DyingServer(process)
        db = Database.open(database_url, rng=Random(20261122))
        central = Central(
            db=db,
            secrets=derive(load_secret(folder, "")),
            rng=Random(20261122),
            clock=SystemClock(),
            url=dying.url,
            stores=itertools.count(1),
        )
        try:
            yield central, dying
        finally:
            db.close()
            assert process.stdin is not None
            process.stdin.close()


class _Death:
    """Counts the writes of a process, and ends it at one of them."""

    def __init__(self, at: int, told: int) -> None:
        self._left, self._told = at, told
        self._is_writing = False

    def watch(self, engine: Engine) -> None:
        """Look at each statement, and at both sides of each COMMIT."""
        event.listen(engine, "before_cursor_execute", self._before_statement)
        event.listen(engine, "commit", self._before_commit)
        dialect: Any = engine.dialect
        commit = dialect.do_commit

        def committed(connection: object) -> None:
            commit(connection)
            if self._is_writing:
                self._is_writing = False
                self._pass()

        dialect.do_commit = committed

    def _before_statement(self, _connection: object, _cursor: object, sql: str, *_: object) -> None:
        if sql.startswith(WRITES):
            self._pass()

    def _before_commit(self, connection: Connection) -> None:
        self._is_writing = bool(connection.get_execution_options().get("kiryana_write"))
        if self._is_writing:
            self._pass()

    def _pass(self) -> None:
        self._left -= 1
        if self._left == 0:
            os.write(self._told, b"x")
            os.kill(os.getpid(), signal.SIGKILL)


def main(folder: Path, database_url: str) -> None:
    """Serve one life after the other until the input ends."""
    given = {"data_dir": str(folder), "database_url": database_url, "port": 0}
    settings = load_settings(given, {})
    listener = listen(settings)
    state = create_state(settings, clock=SystemClock(), rng=SystemRandom())
    app = build_app(state, "of a test", ROUTES)
    state.db.close()
    sys.stdout.write(f"http://127.0.0.1:{listener.getsockname()[1]}\n")
    sys.stdout.flush()
    child, heard = 0, -1
    for line in sys.stdin:
        if line.strip():
            heard, told = os.pipe()
            child = os.fork()
            if child == 0:
                _Death(int(line), told).watch(state.db.engine)
                _serve(app, listener)
            os.close(told)
        else:
            sys.stdout.write(f"{_ended(child, heard)}\n")
            sys.stdout.flush()
            child = 0
    if child:
        _ended(child, heard)


def _serve(app: Litestar, listener: socket.socket) -> NoReturn:
    config = uvicorn.Config(app, log_config=None, access_log=False, lifespan="on", ws="none")
    uvicorn.Server(config).run(sockets=[listener])
    os._exit(1)


def _ended(child: int, heard: int) -> str:
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with open(heard, "rb") as told:
        return DIED if told.read() else LIVED


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
