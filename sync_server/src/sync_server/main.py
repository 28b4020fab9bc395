"""Composition root of the server: settings in, one application or a whole set of processes out."""

import contextlib
import logging
import signal
import socket
import sys
from functools import partial
from importlib.metadata import version
from random import Random, SystemRandom
from types import FrameType

import uvicorn
from litestar import Litestar
from uvicorn.supervisors import Multiprocess

from sync_server.auth.keys import derive, load_secret
from sync_server.clock import Clock, SystemClock
from sync_server.db.database import Database
from sync_server.db.migrating import make_ready
from sync_server.errors import StartRefusedError
from sync_server.http.app import build_app
from sync_server.http.state import ServerState
from sync_server.settings import Settings

STOP_S_MAX = 20


def open_database(settings: Settings, rng: Random) -> Database:
    """The database of these settings, ready for use. Raises StartRefusedError, BusyError."""
    db = Database.open(settings.effective_url, rng=rng, pool_size=settings.pool_size)
    make_ready(db)
    return db


def create_state(settings: Settings, *, clock: Clock, rng: Random) -> ServerState:
    """Everything one process works with, its keys opened. Raises StartRefusedError, BusyError."""
    secrets = derive(load_secret(settings.folder, settings.secret_key))
    db = open_database(settings, rng)
    state = ServerState(db=db, clock=clock, rng=rng, secrets=secrets, threads=settings.pool_size)
    state.ring.open(clock.wall_ms())
    return state


def create_app(settings: Settings) -> Litestar:
    """The application for one process. Raises StartRefusedError, BusyError."""
    state = create_state(settings, clock=SystemClock(), rng=SystemRandom())
    return build_app(state, version("kiryana-server"))


def serve(settings: Settings) -> None:
    """Serve until SIGTERM or SIGINT; requests that are in flight get their answer first.

    Raises StartRefusedError when the address is taken, and what create_app raises.
    """
    listener = _listen(settings)
    with contextlib.closing(listener):
        host, port = listener.getsockname()[:2]
        _set_up_log()
        if settings.workers == 1:
            _serve_one(settings, [listener], announce=f"http://{host}:{port}")
            return
        open_database(settings, SystemRandom()).close()
        logging.getLogger("sync_server").info("serving on http://%s:%s", host, port)
        config = uvicorn.Config("", workers=settings.workers, log_config=None)
        Multiprocess(config, target=partial(_serve_worker, settings), sockets=[listener]).run()


class _Server(uvicorn.Server):
    """uvicorn's server; on a signal it also lets the long polls go, so that nobody waits for them."""

    def __init__(self, config: uvicorn.Config, state: ServerState) -> None:
        super().__init__(config)
        self._state = state

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        self._state.bell.close()
        super().handle_exit(sig, frame)


def _serve_worker(settings: Settings, sockets: list[socket.socket] | None = None) -> None:
    _set_up_log()
    _serve_one(settings, sockets or [], announce="")


def _serve_one(settings: Settings, sockets: list[socket.socket], *, announce: str) -> None:
    state = create_state(settings, clock=SystemClock(), rng=SystemRandom())
    app = build_app(state, version("kiryana-server"))
    config = uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        server_header=False,
        lifespan="on",
        ws="none",
        timeout_keep_alive=75,
        timeout_graceful_shutdown=STOP_S_MAX,
        forwarded_allow_ips="127.0.0.1",
    )
    if announce:
        logging.getLogger("sync_server").info("serving on %s", announce)
    # uvicorn raises the signal again when it is done; a stop that was asked for is no failure.
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, _leave)
    _Server(config, state).run(sockets=sockets)


def _leave(_number: int, _frame: FrameType | None) -> None:
    sys.exit(0)


def _listen(settings: Settings) -> socket.socket:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    listener = socket.socket(family)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((settings.host, settings.port))
    except OSError as error:
        listener.close()
        raise StartRefusedError(
            f"{settings.host} port {settings.port} cannot be used: {error.strerror}."
        ) from error
    listener.set_inheritable(True)
    return listener


def _set_up_log() -> None:
    logging.basicConfig(
        level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s"
    )
