"""The server's log of this process, kept for a test to read."""

import contextlib
import io
import logging
from collections.abc import Callable, Iterator

from sync_server import logs


@contextlib.contextmanager
def kept_log(level: int = logging.INFO) -> Iterator[Callable[[], str]]:
    """What is logged in the block, as JSON lines; the test's own HTTP client stays out of it."""
    root, client, stream = logging.getLogger(), logging.getLogger("httpx"), io.StringIO()
    before = root.handlers[:], root.level, client.level
    logs.set_up("json", stream)
    root.setLevel(level)
    client.setLevel(logging.WARNING)
    try:
        yield stream.getvalue
    finally:
        root.handlers[:], root.level, client.level = before
