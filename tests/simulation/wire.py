"""The network between one till and the server, as a ServerConnection that has no socket.

Messages are the real bytes of HttpSyncApi and of the server's endpoints, so a cut or flipped one
meets the real digests and decoders.
"""

from collections.abc import Callable, Mapping
from http import HTTPStatus

import msgspec
from msgspec import Struct
from msgspec.structs import replace
from pos_protocol.sync import (
    BATCH_EVENTS_LIMIT,
    DIGEST_HEADER,
    PAGE_MAX,
    PushedEvent,
    PushReply,
    PushResult,
    Status,
    Tip,
    digest,
)
from sync_server.http.bodies import BODY_BYTES_MAX
from sync_server.http.problems import Reply

from pos_app.errors import Offline
from pos_app.sync.connection import HttpReply, ServerConnection
from pos_app.sync.faults import ReplyDamagedError, TimedOutError
from tests.simulation.central import CentralServer, Request
from tests.simulation.ground.images import URL
from tests.simulation.plan import HOUR_MS
from tests.simulation.world import PowerCutError, ServerCrashError, World

_PORTAL = HttpReply(
    status=200,
    headers={"content-type": "text/html"},
    body=b"<html><body>Welcome, please sign in</body></html>",
)
_ERROR_500 = HttpReply(status=500, headers={"content-type": "text/plain"}, body=b"Internal error")
_BUSY = HttpReply(
    status=429,
    headers={"content-type": "application/problem+json", "retry-after": "30"},
    body=b'{"code":"busy"}',
)
_INSTEAD = {"portal": _PORTAL, "error_500": _ERROR_500, "busy_429": _BUSY}


SLOW_MS_MAX = 120_000
_OF_ONE_STORE = {"hello", "push", "pull", "epoch"}
"""What names a till or a feed: a token of another store is no right to it."""


class _Batch(Struct):
    """A message, as far as an onlooker counts it."""

    events: list[msgspec.Raw] = []
    entries: list[msgspec.Raw] = []


class _Offered(Struct):
    """A push, as far as its answer names it."""

    events: list[PushedEvent]
    tip: Tip


class _Answer(Struct):
    status: str


class _Asked(Struct):
    till: str
    epoch: int
    lease: int = 0
    renew_lease: bool = False


class _Told(Struct):
    verdict: str
    lease: int = 0


class _Refusal(Struct):
    code: str


class _Answers(Struct):
    results: list[_Answer]


_PUSHED = _PULLED = msgspec.json.Decoder(_Batch)
_OFFERED = msgspec.json.Decoder(_Offered)
_REFUSED = msgspec.json.Decoder(_Refusal)
_ASKED, _TOLD = msgspec.json.Decoder(_Asked), msgspec.json.Decoder(_Told)
_ANSWERED = msgspec.json.Decoder(_Answers)


_SLOW = {"push", "pull"}
"""Requests that take long enough for somebody to do something else."""


class Met(Struct):
    """What happened to one round on its way: why it may hear what no other would."""

    has_lagged: bool = False
    was_overtaken: bool = False
    """Another program on the folder handed something up behind what this round heard of."""
    has_lost_commits: bool = False
    has_garbled_refusal: bool = False
    has_garbled_name: bool = False


class Wire(ServerConnection):
    """What one till sends with. `meanwhile` is what people do while a request is on its way."""

    def __init__(self, world: World, server: CentralServer, name: str) -> None:
        super().__init__(URL)
        self._world = world
        self._server = server
        self._name = name
        self.is_cut = False
        self.is_deaf = False
        """Requests arrive, and no reply comes back."""
        self.is_refused = False
        """The server lets nobody in for a while."""
        self.met = Met()
        """What the round that runs now has met."""
        self.meanwhile: Callable[[], None] = lambda: None
        self.beside: Callable[[], None] = lambda: None
        """Another program on the same folder."""
        self.fail_over: Callable[[], None] = lambda: None
        self.other_token: Callable[[], str] = lambda: ""
        self.old_token: Callable[[], str] = lambda: ""
        self._pages = 0

    def send(
        self,
        method: str,
        path: str,
        *,
        body: bytes = b"",
        headers: Mapping[str, str] | None = None,
        wait_s: int = 0,
    ) -> HttpReply:
        """Send a request through whatever happens to the network now."""
        assert wait_s == 0, wait_s
        sent = {name.lower(): value for name, value in (headers or {}).items()}
        request = Request(
            method=method,
            target=path,
            headers=sent | {"content-type": "application/json"},
            body=body,
        )
        self._check_limits(request)
        reply = self._carried(request)
        self._world.log(self._name, request.name, reply.status, len(request.body), len(reply.body))
        self._world.count(f"reply {reply.status}")
        self._power(request, reply)
        return reply

    def abort(self) -> None:
        """Nothing waits here."""

    def close(self) -> None:
        """Nothing is held here."""

    def _carried(self, request: Request) -> HttpReply:
        happens = self._world.happens
        if self.is_cut or happens("drop_request"):
            raise Offline(url=URL)
        if self.is_refused:
            return _BUSY
        for kind, instead in _INSTEAD.items():
            if happens(kind):
                return instead
        if happens("sale_meanwhile"):
            self.meanwhile()
        if request.name in _SLOW and happens("another_program"):
            self.beside()
        if happens("misroute"):
            self._deliver_as_another(request)
        if happens("delay"):
            # It arrives after all, behind newer ones; nobody waits for the answer.
            self._world.at(self._world.chance("delay").randrange(HOUR_MS), self._late(request))
            raise TimedOutError(url=URL)
        return self._answered(request)

    def _answered(self, request: Request) -> HttpReply:
        happens = self._world.happens
        if request.name == "push" and happens("put_off"):
            return self._put_off(request)
        reply = self._deliver(self._damaged_request(request))
        if request.name == "push" and b'"fork"' in reply.body and happens("fork_lost"):
            self.met.has_lost_commits = True
            self.fail_over()
        if happens("repeat"):
            reply = self._deliver(request)
        if happens("slow"):
            # A byte a second, or a client that is held up: the reply comes, a good while later.
            self._world.now_ms += self._world.chance("slow").randrange(1000, SLOW_MS_MAX)
        if self.is_deaf or happens("drop_reply"):
            raise TimedOutError(url=URL)
        return self._damaged_reply(reply)

    def _put_off(self, request: Request) -> HttpReply:
        """A server that takes nothing now says so of each event, maybe in a newer one's words."""
        asked = _OFFERED.decode(request.body)
        word = self._world.chance("put_off").choice((Status.RETRY, "splendid"))
        results = [
            PushResult(event_id=each.event_id, hash=each.hash, status=word) for each in asked.events
        ]
        body = msgspec.json.encode(PushReply(results=results, head=asked.tip))
        headers = {DIGEST_HEADER.lower(): digest(body), "content-type": "application/json"}
        return HttpReply(status=HTTPStatus.OK, headers=headers, body=body)

    def _damaged_request(self, request: Request) -> Request:
        headers = request.headers
        if "authorization" in headers and self._world.happens("stale_token"):
            headers = headers | {"authorization": "Bearer of.another.day"}
        if request.name == "push" and self._world.happens("token_expiry"):
            headers = headers | {"authorization": self.old_token()}
        body = request.body
        if body and self._world.happens("cut_request"):
            body = body[: self._world.chance("cut_request").randrange(len(body))]
        if body and self._world.happens("flip_request"):
            body = _flipped(body, self._world.chance("flip_request"))
            # This one carries no digest: it may ask for another till's token now.
            self.met.has_garbled_name |= request.name == "token"
        target = request.target
        if request.name == "pull" and self._world.happens("small_pages"):
            # A server may always give less than was asked for.
            target = target.replace(f"limit={PAGE_MAX}", "limit=3")
        return replace(request, headers=headers, body=body, target=target)

    def _damaged_reply(self, reply: HttpReply) -> HttpReply:
        body = reply.body
        if body and self._world.happens("cut_reply"):
            cut = self._world.chance("cut_reply").randrange(len(body))
            if cut % 2:
                # The length was announced: the client sees the connection end early.
                raise ReplyDamagedError(url=URL, problem="the connection was cut")
            body = body[:cut]
        if body and self._world.happens("flip_reply"):
            body = _flipped(body, self._world.chance("flip_reply"))
            # A refusal carries no digest: its word may be another one now.
            self.met.has_garbled_refusal |= reply.status != HTTPStatus.OK
        return HttpReply(status=reply.status, headers=reply.headers, body=body)

    def _deliver(self, request: Request) -> HttpReply:
        try:
            lags = request.name == "pull" and self._world.happens("lagging_replica")
            self.met.has_lagged |= lags
            reply = self._server.answer(request, is_replica=lags)
        except ServerCrashError as crash:
            raise ReplyDamagedError(url=URL, problem="the connection was cut") from crash
        self._check_reply(request, reply)
        headers = {name.lower(): value for name, value in reply.headers.items()}
        headers["content-type"] = reply.content_type
        return HttpReply(status=reply.status, headers=headers, body=reply.content)

    def _late(self, request: Request) -> Callable[[], None]:
        def arrives() -> None:
            self._world.log(self._name, "late", request.name)
            try:
                self._server.answer(request)
            except ServerCrashError:
                self._world.log(self._name, "late request met a crash")

        return arrives

    def _deliver_as_another(self, request: Request) -> None:
        """A till of the other store sends this very message with a token of its own."""
        if "authorization" not in request.headers:
            return
        try:
            headers = request.headers | {"authorization": self.other_token()}
            reply = self._server.answer(replace(request, headers=headers))
        except ServerCrashError:
            return
        # Whether anything got in is seen by those who watch the log.
        self._world.log(self._name, "misrouted", request.name, reply.status)
        self._world.count(f"misrouted {request.name} {reply.status}")
        is_bound = request.name in _OF_ONE_STORE
        self._world.demand(18, not is_bound or reply.status != HTTPStatus.OK, "a stranger's token")

    def _power(self, request: Request, reply: HttpReply) -> None:
        if reply.status != 200:
            return
        if request.name == "push" and self._world.happens("till_crash_after_push"):
            raise PowerCutError
        if request.name == "pull":
            self._pages += 1
            if self._pages > 1 and self._world.happens("till_crash_between_pages"):
                raise PowerCutError
        else:
            self._pages = 0

    def _check_limits(self, request: Request) -> None:
        demand = self._world.demand
        demand(19, len(request.body) <= BODY_BYTES_MAX, f"a body of {len(request.body)} bytes")
        if request.name == "push":
            n = len(_PUSHED.decode(request.body).events)
            demand(19, n <= BATCH_EVENTS_LIMIT, f"a batch of {n} events")

    def _check_reply(self, request: Request, reply: Reply) -> None:
        if reply.status != HTTPStatus.OK:
            self._world.count(f"refused {_REFUSED.decode(reply.content).code}")
        if reply.status == 200 and request.name == "hello":
            self._check_lease(_ASKED.decode(request.body), _TOLD.decode(reply.content))
        if reply.status == 200 and request.name == "push":
            for result in _ANSWERED.decode(reply.content).results:
                self._world.count(f"answered {result.status}")
        if reply.status == 200 and request.name == "pull":
            n = len(_PULLED.decode(reply.content).entries)
            self._world.demand(19, n <= PAGE_MAX, f"a page of {n} entries")

    def _check_lease(self, asked: "_Asked", told: "_Told") -> None:
        """Who is told that all is well holds the newest number, and gets the next when it asks."""
        if told.verdict != "ok":
            return
        place = (asked.till, asked.epoch)
        newest = self._world.leases.get(place, 0)
        name = f"lease {asked.lease} of epoch {asked.epoch}, of which {newest} was presented"
        self._world.demand(9, asked.lease >= newest, name)
        self._world.leases[place] = asked.lease
        if asked.renew_lease:
            self._world.demand(9, told.lease == asked.lease + 1, f"{name}: {told.lease} was given")


def _flipped(body: bytes, chance) -> bytes:
    at = chance.randrange(len(body))
    return body[:at] + bytes([body[at] ^ (1 << chance.randrange(8))]) + body[at + 1 :]
