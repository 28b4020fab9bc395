"""Composition root of the server: settings in, one application or a whole set of processes out."""

import contextlib
import gc
import logging
import multiprocessing
import os
import signal
import socket
import sys
import threading
from importlib.metadata import version
from multiprocessing.context import SpawnProcess
from random import Random, SystemRandom
from types import FrameType

import uvicorn
from litestar import Litestar
from litestar.handlers import HTTPRouteHandler

from sync_server import logs
from sync_server.auth.keys import derive, load_secret
from sync_server.cache.breaker import Breaker
from sync_server.cache.claim import claim_folder
from sync_server.cache.local_cells import LocalCells
from sync_server.cache.port import Cells
from sync_server.cache.rates.redis import RedisGate
from sync_server.cache.redis_cells import RedisCells
from sync_server.clock import Clock, SystemClock
from sync_server.db.database import Database
from sync_server.db.migrating import make_ready
from sync_server.errors import StartRefusedError
from sync_server.http.app import build_app
from sync_server.http.inside import Inside
from sync_server.http.modules import chosen, has_portal
from sync_server.http.rates import Rates
from sync_server.http.routes import ROUTES
from sync_server.http.state import ServerState
from sync_server.operations.caching.epochs import CacheEpochs
from sync_server.operations.caching.refreshing import Refresher
from sync_server.operations.continuity.renewing import renew_outdated
from sync_server.operations.continuity.replaying import replay_all
from sync_server.operations.keeping.auditing import note_settings
from sync_server.portal.serving import serving
from sync_server.portal.site import Site
from sync_server.queue.cache_repair import cache_repair
from sync_server.queue.feeder import Feeder
from sync_server.queue.handlers import HANDLERS
from sync_server.queue.jobs import JobDoer
from sync_server.queue.nudges import LocalNudges, Ringer, StreamNudges
from sync_server.queue.runner import QueueRunner
from sync_server.queue.sender import WebhookSender
from sync_server.settings import Settings, shared

STOP_S_MAX = 20
WATCH_S = 0.5
GARBAGE_AFTER = 20_000
"""New objects after which the youngest are looked through; Python's own number is 2,000."""

_log = logging.getLogger("sync_server")


def open_database(settings: Settings, rng: Random) -> Database:
    """The database of these settings for one command, beside servers that may run meanwhile.

    What it writes reaches the cells of the servers. Raises StartRefusedError, BusyError.
    """
    db = _open_database(settings, rng)
    if settings.redis_url or settings.is_sqlite:
        cells = RedisCells(settings.redis_url) if settings.redis_url else None
        db.watch(Refresher(cells, CacheEpochs(db), clock=SystemClock()))
    return db


def _open_database(settings: Settings, rng: Random) -> Database:
    db = Database.open(settings.effective_url, rng=rng, pool_size=settings.pool_size)
    db.reach()
    make_ready(db)
    if db.is_sqlite:
        renew_outdated(db)
    return db


def create_state(settings: Settings, *, clock: Clock, rng: Random) -> ServerState:
    """Everything one process works with, its keys opened. Raises StartRefusedError, BusyError."""
    secrets = derive(load_secret(settings.folder, settings.secret_key))
    db = _open_database(settings, rng)
    state = ServerState(
        db=db,
        clock=clock,
        rng=rng,
        secrets=secrets,
        threads=settings.pool_size,
        cells=open_cells(settings),
    )
    if state.cells is None and settings.is_sqlite:
        # The folder's first process keeps cells, and would not learn what this one writes.
        db.watch(Refresher(None, CacheEpochs(db), clock=clock))
    state.webhook_networks = settings.allowed_networks
    state.rates = open_rates(settings, rng)
    state.ring.open(clock.wall_ms())
    return state


def open_cells(settings: Settings) -> Cells | None:
    """Where products are kept for readers: Redis, or the memory of this one process.

    None where neither is: several processes without Redis read the database. Raises
    StartRefusedError for an address of Redis that is none.
    """
    if settings.redis_url:
        return Breaker(RedisCells(settings.redis_url))
    if settings.is_sqlite and settings.workers == 1 and claim_folder(settings.folder):
        return LocalCells()
    return None


def open_rates(settings: Settings, rng: Random) -> Rates:
    """Where requests are counted: in Redis for all processes, or by this one alone.

    Raises StartRefusedError for an address of Redis that is none.
    """
    processes = max(settings.processes, settings.workers)
    gate = RedisGate(settings.redis_url, processes=processes) if settings.redis_url else None
    return Rates(rng=rng, gate=gate, settings=settings)


def create_queue(settings: Settings, db: Database, *, cells: Cells | None) -> QueueRunner:
    """The threads for the slow work; they are told of what this process commits.

    Raises StartRefusedError.
    """
    clock, rng = SystemClock(), SystemRandom()
    nudges = StreamNudges(settings.redis_url) if settings.redis_url else LocalNudges()
    db.watch(Ringer(nudges))
    handlers = dict(HANDLERS)
    if cells is not None:
        handlers["cache"] = cache_repair(cells)
    secrets = derive(load_secret(settings.folder, settings.secret_key))
    sender = WebhookSender(
        db, clock=clock, rng=rng, master=secrets.webhooks, allowed=settings.allowed_networks
    )
    feeder = Feeder(db, handlers, clock=clock, rng=rng)
    return QueueRunner(feeder, sender, JobDoer(db, clock=clock, rng=rng), nudges=nudges)


def work(settings: Settings) -> None:
    """Do the slow work until SIGTERM or SIGINT; what is in hand is ended first.

    Raises StartRefusedError, BusyError.
    """
    logs.set_up(settings.log_form)
    stopping = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda _number, _frame: stopping.set())
    db = _open_database(settings, SystemRandom())
    cells = Breaker(RedisCells(settings.redis_url)) if settings.redis_url else None
    runner = create_queue(settings, db, cells=cells)
    runner.start()
    _log.info("working")
    stopping.wait()
    runner.stop()
    db.close()
    _log.info("stopped")


def create_app(settings: Settings) -> Litestar:
    """The application for one process under a server of one's own. Raises as create_state does."""
    state = create_state(settings, clock=SystemClock(), rng=SystemRandom())
    return _app_of(state, settings)


def _app_of(state: ServerState, settings: Settings) -> Litestar:
    return build_app(
        state,
        version("kiryana-server"),
        chosen(ROUTES, settings.only),
        pages=portal_pages(state) if has_portal(settings.only) else (),
    )


def portal_pages(state: ServerState) -> list[HTTPRouteHandler]:
    """The portal, which reads and writes by this process's own API."""
    site = Site(
        api=Inside(state),
        db=state.db,
        clock=state.clock,
        rng=state.rng,
        key=state.secrets.portal,
    )
    return serving(site, state.run)


def serve(settings: Settings) -> None:
    """Serve until SIGTERM or SIGINT; requests that are in flight get their answer first.

    Raises StartRefusedError when the address is taken, and what create_state raises.
    """
    chosen(ROUTES, settings.only)
    listener = listen(settings)
    with contextlib.closing(listener):
        logs.set_up(settings.log_form)
        # The schema and the keys are made once, before anybody is told or workers look for them.
        state = create_state(settings, clock=SystemClock(), rng=SystemRandom())
        note_settings(state.db, shared(settings), SystemClock().wall_ms())
        # What a newer till wrote before this program was upgraded counts from now on.
        replay_all(state.db, now_ms=SystemClock().wall_ms())
        host, port = listener.getsockname()[:2]
        _log.info("serving on http://%s:%s until told to stop", host, port)
        if settings.workers == 1:
            _serve_one(state, listener, settings)
            return
        state.close()
        _supervise(settings, listener)


def _supervise(settings: Settings, listener: socket.socket) -> None:
    """Keep the workers running until told to stop; one that died is replaced."""
    context = multiprocessing.get_context("spawn")
    stopping = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda _number, _frame: stopping.set())

    def new_worker() -> SpawnProcess:
        worker = context.Process(target=_serve_worker, args=(settings, listener))
        worker.start()
        return worker

    workers = [new_worker() for _ in range(settings.workers)]
    while not stopping.wait(WATCH_S):
        for place, worker in enumerate(workers):
            if not worker.is_alive():
                _log.error(
                    "worker %s ended with %s: another takes its place", worker.pid, worker.exitcode
                )
                workers[place] = new_worker()
    for worker in workers:
        worker.terminate()
    for worker in workers:
        worker.join(STOP_S_MAX + 10)


def _serve_worker(settings: Settings, listener: socket.socket) -> None:
    logs.set_up(settings.log_form)
    parent = multiprocessing.parent_process()
    assert parent is not None

    def follow_parent() -> None:
        parent.join()
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=follow_parent, daemon=True).start()
    state = create_state(settings, clock=SystemClock(), rng=SystemRandom())
    _serve_one(state, listener, settings)


class _Server(uvicorn.Server):
    """uvicorn's server; on a signal it also lets the long polls go."""

    def __init__(self, config: uvicorn.Config, state: ServerState) -> None:
        super().__init__(config)
        self._state = state

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        self._state.bell.close()
        super().handle_exit(sig, frame)


def _serve_one(state: ServerState, listener: socket.socket, settings: Settings) -> None:
    if settings.queue == "here":
        runner = create_queue(settings, state.db, cells=state.cells)
        state.before_close(runner.stop)
        runner.start()
    elif settings.redis_url:
        nudges = StreamNudges(settings.redis_url)
        state.before_close(nudges.close)
        state.db.watch(Ringer(nudges))
    app = _app_of(state, settings)
    # A batch makes some thousand short-lived objects. With Python's own thresholds it would look
    # through everything that was loaded for garbage with each: an eighth of a push's time.
    gc.collect()
    gc.freeze()
    gc.set_threshold(GARBAGE_AFTER, 20, 20)
    config = uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        server_header=False,
        lifespan="on",
        ws="none",
        timeout_keep_alive=75,
        timeout_graceful_shutdown=STOP_S_MAX,
        forwarded_allow_ips=settings.trusted_proxies,
    )
    # uvicorn raises the signal again when it is done; a stop that was asked for is no failure.
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, _leave)
    _Server(config, state).run(sockets=[listener])


def _leave(_number: int, _frame: FrameType | None) -> None:
    sys.exit(0)


def listen(settings: Settings) -> socket.socket:
    """A socket bound to the address of the settings. Raises StartRefusedError when it is taken."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    # asyncio switches Nagle's algorithm off only where the protocol is named; with it each reply's
    # body waits some 40 ms until the other side has acknowledged its head.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((settings.host, settings.port))
        listener.listen(1024)
    except OSError as error:
        listener.close()
        raise StartRefusedError(
            f"{settings.host} port {settings.port} cannot be used: {error.strerror}."
        ) from error
    listener.set_inheritable(True)
    return listener
