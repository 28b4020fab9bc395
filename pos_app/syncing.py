"""What talks to the server beside the window: the worker, the listener and the way of reports."""

from __future__ import annotations

from random import SystemRandom
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt

from pos_app.clock import SystemClock
from pos_app.operations.upkeep.report_sending import waiting
from pos_app.sync.listener import Listener
from pos_app.sync.report_loop import ReportLoop
from pos_app.sync.worker import SyncWorker

if TYPE_CHECKING:
    from pathlib import Path

    from pos_app.settings import Settings
    from pos_app.sync.server_api import HttpSyncApi
    from pos_app.sync.session import ReportSession, SyncSession


class SyncLoops(NamedTuple):
    """Each runs on a thread of its own; they hear of each other's work by signals."""

    worker: SyncWorker
    listener: Listener
    reports: ReportLoop


def build_loops(settings: Settings) -> SyncLoops:
    """The loops of one till, connected with each other and not begun."""
    data_dir, folder = settings.data_dir, settings.report_folder
    loops = SyncLoops(
        SyncWorker(
            lambda: _open_session(data_dir),
            interval_s=settings.sync_interval_s,
            rng=SystemRandom(),
        ),
        Listener(lambda: _open_poll(data_dir), rng=SystemRandom()),
        ReportLoop(
            lambda: _open_reports(data_dir),
            has_waiting=lambda: bool(waiting(folder)),
            rng=SystemRandom(),
        ),
    )
    queued = Qt.ConnectionType.QueuedConnection
    loops.worker.round_done.connect(loops.listener.round_done, queued)
    loops.worker.round_done.connect(loops.reports.round_done, queued)
    loops.listener.heard.connect(loops.worker.heard, queued)
    return loops


# HTTP, TLS and the keyring are loaded where they are used: on the thread of the loop.


def _open_session(data_dir: Path) -> SyncSession:
    from pos_app.sync.session import open_session

    return open_session(data_dir, SystemClock())


def _open_poll(data_dir: Path) -> HttpSyncApi:
    from pos_app.sync.session import open_poll

    return open_poll(data_dir)


def _open_reports(data_dir: Path) -> ReportSession:
    from pos_app.sync.session import open_reports

    return open_reports(data_dir, SystemClock())
