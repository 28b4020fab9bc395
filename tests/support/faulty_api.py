"""A server that is met through a bad network: faults on request, one for each call.

`FaultyApi` stands before any SyncApi; `FaultyTransport` in the HTTP client, where it damages bytes.
"""

import gzip
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import httpx
from msgspec.structs import replace
from pos_protocol.errors import ProtocolError
from pos_protocol.sync import FeedPage, PushReply
from sync_server.errors import BusyError, RefusedError

from pos_app.errors import Offline, ServerRefused
from pos_app.sync.faults import BatchTooLargeError, ServerBusyError, TimedOutError

LOST_REQUEST = "lost request"
LOST_REPLY = "lost reply"
REPEATED = "repeated"
SERVER_ERROR = "server error"
BUSY = "busy"
TIMED_OUT = "timed out"
TOO_LARGE = "too large"
FAULTS_OF_CALLS = (LOST_REQUEST, LOST_REPLY, REPEATED, SERVER_ERROR, BUSY, TIMED_OUT)

SHORT_ANSWERS = "short answers"
REORDERED_ANSWERS = "reordered answers"
FOREIGN_ANSWERS = "foreign answers"
UNKNOWN_STATUS = "unknown status"
PUT_OFF = "put off"
FAULTS_OF_PUSH = (SHORT_ANSWERS, REORDERED_ANSWERS, FOREIGN_ANSWERS, UNKNOWN_STATUS, PUT_OFF)

SKIPPED_ENTRY = "skipped entry"
ALTERED_BODY = "altered body"
ALTERED_FEED_HASH = "altered feed hash"
REPEATED_PAGE = "repeated page"
FAULTS_OF_PULL = (SKIPPED_ENTRY, ALTERED_BODY, ALTERED_FEED_HASH, REPEATED_PAGE)

TRUNCATED = "truncated"
BIT_FLIP = "bit flip"
PORTAL = "portal"
REDIRECT = "redirect"
HTTP_500 = "500"
EXPIRED = "expired token"
FAULTS_OF_HTTP = (TRUNCATED, BIT_FLIP, PORTAL, REDIRECT, HTTP_500, EXPIRED, LOST_REPLY, REPEATED)


class PowerCutError(BaseException):
    """The power went; nothing catches this."""


class FaultyApi:
    """Any SyncApi behind faults. `plan` maps a call's name to the faults of its next calls."""

    def __init__(self, api, **plan):
        self._api = api
        self.plan = {name: list(faults) for name, faults in plan.items()}
        self.calls = []

    def hello(self, request):
        return self._called("hello", lambda: self._api.hello(request))

    def push(self, request):
        reply, fault = self._called("push", lambda: self._api.push(request), is_altered=True)
        return _altered_push(reply, fault)

    def pull(self, *, feed_id, after, limit, wait_s=0):
        page, fault = self._called(
            "pull",
            lambda: self._api.pull(feed_id=feed_id, after=after, limit=limit, wait_s=wait_s),
            is_altered=True,
        )
        if fault == REPEATED_PAGE:
            return self._api.pull(feed_id=feed_id, after=max(0, after - 1), limit=limit)
        return _altered_pull(page, fault)

    def open_epoch(self, request):
        return self._called("open_epoch", lambda: self._api.open_epoch(request))

    def send_report(self, request):
        return self._called("send_report", lambda: self._api.send_report(request))

    def _called(self, name, call, *, is_altered=False):
        self.calls.append(name)
        planned = self.plan.get(name)
        fault = planned.pop(0) if planned else None
        _before(fault)
        reply = call()
        if fault == REPEATED:
            reply = call()
        if fault == LOST_REPLY:
            raise Offline(url="the test")
        if isinstance(fault, type) and issubclass(fault, BaseException):
            raise fault
        return (reply, fault) if is_altered else reply


def _before(fault):
    raised = {
        LOST_REQUEST: Offline(url="the test"),
        TIMED_OUT: TimedOutError(url="the test"),
        SERVER_ERROR: ServerRefused("server_error"),
        BUSY: ServerBusyError("busy", retry_after_s=7.0),
        TOO_LARGE: BatchTooLargeError("batch_too_large"),
    }.get(fault)
    if raised is not None:
        raise raised


def _altered_push(reply: PushReply, fault) -> PushReply:
    results = reply.results
    altered = {
        SHORT_ANSWERS: results[:-1],
        REORDERED_ANSWERS: [*results, results[0]] if len(results) == 1 else results[::-1],
        FOREIGN_ANSWERS: [replace(result, hash="ab" * 32) for result in results],
        UNKNOWN_STATUS: [replace(result, status="splendid") for result in results],
        PUT_OFF: [replace(result, status="retry") for result in results],
    }
    return replace(reply, results=altered.get(fault, results))


def _altered_pull(page: FeedPage, fault) -> FeedPage:
    entries = page.entries
    if not entries:
        return page
    if fault == SKIPPED_ENTRY:
        return replace(page, entries=entries[1:])
    if fault == ALTERED_BODY:
        body = (entries[0].body or "").replace("1", "2", 1)
        return replace(page, entries=[replace(entries[0], body=body), *entries[1:]])
    if fault == ALTERED_FEED_HASH:
        return replace(page, feed_hash="ab" * 32)
    return page


class ServiceApi:
    """The server's own SyncService as the till's HTTP client would show it: the same faults."""

    def __init__(self, service):
        self._service = service

    def send_report(self, request):
        with _told():
            return self._service.send_report(request)

    def hello(self, request):
        with _told():
            return self._service.hello(request)

    def push(self, request):
        with _told():
            return self._service.push(request)

    def pull(self, *, feed_id, after, limit, wait_s=0):
        with _told():
            return self._service.pull(feed_id=feed_id, after=after, limit=limit, wait_s=wait_s)

    def open_epoch(self, request):
        with _told():
            return self._service.open_epoch(request)

    def snapshot(self, *, at_least=0):
        with _told():
            return self._service.snapshot(at_least=at_least)

    def snapshot_chunk(self, *, snapshot_id, n):
        with _told():
            return self._service.snapshot_chunk(snapshot_id=snapshot_id, n=n)


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except BusyError as error:
        raise ServerBusyError("busy", retry_after_s=2.0) from error
    except (RefusedError, ProtocolError) as error:
        raise ServerRefused(str(error.code), detail=error.detail) from error


class FaultyTransport(httpx.BaseTransport):
    """A real network with faults, planned by the last word of a path for its next requests."""

    def __init__(self, **plan):
        self._network = httpx.HTTPTransport()
        self.plan = {name: list(faults) for name, faults in plan.items()}

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        planned = self.plan.get(request.url.path.rpartition("/")[2])
        fault = planned.pop(0) if planned else None
        if fault == EXPIRED:
            request.headers["authorization"] = "Bearer of.an.older.day"
        if fault in _INSTEAD:
            return _INSTEAD[fault]()
        response = self._sent(request)
        if fault == REPEATED:
            response = self._sent(request)
        if fault == LOST_REPLY:
            raise httpx.ReadError("the reply was lost")
        return _damaged(response, fault)

    def close(self) -> None:
        self._network.close()

    def _sent(self, request: httpx.Request) -> httpx.Response:
        """Send and read whole, so that a repetition finds the connection free."""
        body = request.read()
        again = httpx.Request(
            request.method,
            request.url,
            headers=request.headers,
            content=body,
            extensions=request.extensions,
        )
        response: httpx.Response = self._network.handle_request(again)
        response.read()
        response.close()
        return response


_PAGE = b"<html><body>Welcome to the hotel, please sign in</body></html>"
_INSTEAD: dict[str, Callable[[], httpx.Response]] = {
    PORTAL: lambda: httpx.Response(200, content=_PAGE, headers={"content-type": "text/html"}),
    REDIRECT: lambda: httpx.Response(302, headers={"location": "http://login.hotel/"}),
    HTTP_500: lambda: httpx.Response(500, content=b"Internal Server Error"),
}


def _damaged(response: httpx.Response, fault) -> httpx.Response:
    content = response.content
    if fault == TRUNCATED:
        content = content[: len(content) // 2]
    if fault == BIT_FLIP:
        middle = len(content) // 2
        content = content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :]
    headers = {
        name: value
        for name, value in response.headers.items()
        if name not in {"content-length", "content-encoding", "transfer-encoding"}
    }
    if response.headers.get("content-encoding") == "gzip":
        content = gzip.compress(content)
        headers["content-encoding"] = "gzip"
    return httpx.Response(response.status_code, content=content, headers=headers)
