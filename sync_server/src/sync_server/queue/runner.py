"""The threads that do the slow work, in a worker process or beside the API."""

import logging
import threading
import time
from collections.abc import Callable

from sync_server.errors import BusyError
from sync_server.queue.feeder import Feeder
from sync_server.queue.jobs import JobDoer
from sync_server.queue.nudges import Nudges
from sync_server.queue.sender import WebhookSender

SWEEP_S = 10.0
POLL_S = 1.0
STOP_S = 15.0
QUIET_S = 0.5
QUIET_WAIT_S_MAX = 3.0
"""While a feed keeps moving, the slow work waits: it would take turns with the pushes for one
interpreter, and do in many small steps what then is one."""

_log = logging.getLogger("sync_server.queue")


class QueueRunner:
    """Three threads: entries of the feed, messages to webhooks, and jobs with the night's work."""

    def __init__(
        self, feeder: Feeder, sender: WebhookSender, doer: JobDoer, *, nudges: Nudges
    ) -> None:
        self._feeder = feeder
        self._sender = sender
        self._doer = doer
        self._nudges = nudges
        self._stopped = threading.Event()
        self._threads = [
            threading.Thread(target=self._loop, args=(work,), name=name, daemon=True)
            for name, work in (("feed", self._feed), ("webhooks", self._send), ("jobs", self._do))
        ]

    def start(self) -> None:
        """Begin."""
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """Let each thread end what it has in hand; nothing is lost if one cannot."""
        self._stopped.set()
        self._nudges.close()
        for thread in self._threads:
            if thread.is_alive():
                thread.join(STOP_S)

    def _loop(self, work: Callable[[], None]) -> None:
        while not self._stopped.is_set():
            try:
                work()
            except BusyError as error:
                _log.warning("the database is away, the queue waits: %s", error)
                self._stopped.wait(POLL_S)
            # A thread that ended would be missed by nobody: what it met is told, and it goes on.
            except Exception:  # noqa: BLE001
                _log.exception("the queue met a mistake of ours")
                self._stopped.wait(POLL_S)

    def _feed(self) -> None:
        """A sweep finds what no nudge told; then the nudges, until the next one."""
        self._feeder.sweep()
        waited_s = 0.0
        while waited_s < SWEEP_S and not self._stopped.is_set():
            named = self._nudges.wait(POLL_S)
            waited_s += POLL_S
            if named:
                self._feeder.run(named | self._until_quiet())
            self._feeder.rest()

    def _until_quiet(self) -> set[int]:
        """Wait until no more nudges come, but not for long; gives the stores they named."""
        named: set[int] = set()
        give_up_s = time.monotonic() + QUIET_WAIT_S_MAX
        while time.monotonic() < give_up_s and not self._stopped.is_set():
            more = self._nudges.wait(QUIET_S)
            if not more:
                break
            named |= more
        return named

    def _send(self) -> None:
        if not self._sender.send_due():
            self._stopped.wait(POLL_S)

    def _do(self) -> None:
        if not self._doer.do_next() and not self._doer.make_summaries():
            self._doer.drop_old()
            self._stopped.wait(POLL_S)
