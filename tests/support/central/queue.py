"""The slow work of a local server, step by step instead of in threads."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_network
from typing import Any

from sync_server.queue.feeder import Feeder
from sync_server.queue.handlers import HANDLERS
from sync_server.queue.sender import WebhookSender

LOOPBACK = (ip_network("127.0.0.0/8"),)


def feeder_of(server: Any, **handlers: Any) -> Feeder:
    """A feeder of a local server, with all handlers or with those given."""
    return Feeder(server.db, handlers or HANDLERS, clock=server.clock, rng=server.rng)


def sender_of(server: Any, **more: Any) -> WebhookSender:
    """A sender of a local server that may call the loopback."""
    given = {"allowed": LOOPBACK} | more
    return WebhookSender(
        server.db, clock=server.clock, rng=server.rng, master=server.secrets.webhooks, **given
    )


def rows(server: Any, statement: str) -> list[tuple[Any, ...]]:
    """What a statement finds."""
    with server.db.read() as tx:
        return [tuple(row) for row in tx.exec_driver_sql(statement)]


class Listener:
    """A program on the loopback that takes messages; `statuses` are its next answers."""

    def __init__(self, port: int) -> None:
        self.url = f"http://127.0.0.1:{port}/hook"
        self.got: list[tuple[dict[str, str], bytes]] = []
        self.statuses: list[int] = []


@contextmanager
def listening() -> Iterator[Listener]:
    """Take messages while the block lasts."""

    class Taker(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            headers = {name.lower(): value for name, value in self.headers.items()}
            listener.got.append((headers, body))
            status = listener.statuses.pop(0) if listener.statuses else 204
            self.send_response(status)
            self.send_header("Content-Length", "0")
            self.send_header("Location", listener.url)
            self.end_headers()

        def log_message(self, *_said: object) -> None:
            """Silent."""

    taker = ThreadingHTTPServer(("127.0.0.1", 0), Taker)
    listener = Listener(taker.server_port)
    thread = threading.Thread(target=taker.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield listener
    finally:
        taker.shutdown()
        taker.server_close()
        thread.join()
