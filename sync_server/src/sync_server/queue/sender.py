"""Sends messages to webhooks: signed, each at least once, with patience, and then no more."""

import http.client
import logging
import socket
import ssl
from collections.abc import Mapping, Sequence
from functools import partial
from random import Random

from sync_server.clock import Clock
from sync_server.db.database import Database
from sync_server.db.queue import webhooks
from sync_server.db.queue.webhooks import Delivery
from sync_server.errors import RefusedError
from sync_server.operations.outgoing.signing import secret_of, sign
from sync_server.operations.outgoing.targets import (
    Network,
    Resolve,
    Target,
    find_target,
    system_resolve,
)

TIMEOUT_S = 5.0
LEASE_MS = 20_000
AT_ONCE = 20
REST_FIRST_MS = 10_000
REST_MOST_MS = 3_600_000
LIFE_MS = 86_400_000
ANSWER_BYTES_MAX = 65_536


_log = logging.getLogger("sync_server.webhooks")


class WebhookSender:
    """Sends what is due, of all stores."""

    def __init__(
        self,
        db: Database,
        *,
        clock: Clock,
        rng: Random,
        master: bytes,
        allowed: Sequence[Network],
        resolve: Resolve = system_resolve,
    ) -> None:
        """`master` is the key behind every webhook's secret, `allowed` what is not public."""
        self._db = db
        self._clock = clock
        self._rng = rng
        self._master = master
        self._allowed = allowed
        self._resolve = resolve

    def send_due(self) -> int:
        """Send what is due now; gives the number of tries. Raises BusyError."""
        with self._db.read() as tx:
            due = webhooks.due(tx, self._clock.wall_ms(), AT_ONCE)
        tried = 0
        for delivery in due:
            until_ms = self._clock.wall_ms() + LEASE_MS
            # The claim counts the try: a worker that dies here has tried.
            if self._db.write(partial(webhooks.claim, delivery=delivery, until_ms=until_ms)):
                self._send(delivery)
                tried += 1
        return tried

    def _send(self, delivery: Delivery) -> None:
        error = ""
        try:
            target = find_target(delivery.url, self._allowed, resolve=self._resolve)
            status = post(target, self._headers(delivery), delivery.body)
            if not 200 <= status < 300:
                error = f"answered {status}"
        except (RefusedError, OSError, http.client.HTTPException) as problem:
            error = f"{type(problem).__name__}: {problem}"
        now_ms = self._clock.wall_ms()
        state, next_ms = webhooks.DELIVERED, now_ms
        if error:
            rest_ms = min(REST_MOST_MS, REST_FIRST_MS * 2 ** min(delivery.attempts, 20))
            next_ms = now_ms + self._rng.randrange(rest_ms // 2, rest_ms)
            is_over = next_ms - delivery.created_ms > LIFE_MS
            state = webhooks.DEAD if is_over else webhooks.PENDING
            _log.info("webhook %s of store %s: %s", delivery.webhook_id, delivery.store_id, error)
        self._db.write(
            lambda tx: webhooks.settle(tx, delivery, state=state, next_ms=next_ms, error=error)
        )

    def _headers(self, delivery: Delivery) -> dict[str, str]:
        secret = secret_of(self._master, delivery.store_id, delivery.webhook_id)
        timestamp = str(self._clock.wall_ms() // 1000)
        return {
            "Content-Type": "application/json",
            "User-Agent": "kiryana-server",
            "webhook-id": delivery.message_id,
            "webhook-timestamp": timestamp,
            "webhook-signature": sign(
                secret, message_id=delivery.message_id, timestamp=timestamp, body=delivery.body
            ),
        }


def post(target: Target, headers: Mapping[str, str], body: bytes) -> int:
    """Send a body to the address that was found, and give the status. Follows no redirect.

    Raises OSError, http.client.HTTPException.
    """
    connection = _Pinned(target)
    try:
        connection.request("POST", target.path, body=body, headers=dict(headers))
        answer = connection.getresponse()
        answer.read(ANSWER_BYTES_MAX)
        return answer.status
    finally:
        connection.close()


class _Pinned(http.client.HTTPConnection):
    """Connects to an address and speaks, and proves certificates, by the name."""

    def __init__(self, target: Target) -> None:
        super().__init__(target.host, target.port, timeout=TIMEOUT_S)
        self._target = target

    def connect(self) -> None:
        plain = socket.create_connection((self._target.address, self._target.port), TIMEOUT_S)
        if not self._target.is_secure:
            self.sock = plain
            return
        context = ssl.create_default_context()
        self.sock = context.wrap_socket(plain, server_hostname=self._target.host)
