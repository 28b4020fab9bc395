"""SyncApi over HTTP: the till's half of the wire.

Every fault becomes an Offline or a ServerRefused of faults.py: nothing was learned, send again.
"""

import base64
from collections.abc import Callable, Mapping
from uuid import UUID

import msgspec
from pos_protocol.chain import token_text
from pos_protocol.problem_report import ReportReply, ReportRequest
from pos_protocol.snapshot import SnapshotManifest
from pos_protocol.sync import (
    DIGEST_HEADER,
    OTHER_KEY,
    TILL_NOT_KNOWN,
    EpochReply,
    EpochRequest,
    FeedPage,
    HelloReply,
    HelloRequest,
    NonceReply,
    PushReply,
    PushRequest,
    RegisterReply,
    RegisterRequest,
    TokenReply,
    TokenRequest,
    digest,
)

from pos_app.devices.till_key import Signer
from pos_app.errors import Offline, ServerRefused
from pos_app.sync.connection import HttpReply, ServerConnection
from pos_app.sync.faults import (
    BatchTooLargeError,
    NotOurServerError,
    ReplyDamagedError,
    ServerBusyError,
    ServerFaultError,
    TillUnknownError,
    WrongKeyError,
)

RETRY_AFTER_S_DEFAULT = 60.0
RETRY_AFTER_S_MAX = 700.0
MAKING_S = 60
"""A large store's snapshot takes some seconds to make, once a day."""
_PREFIX = "/api/v1/sync/"
_OK = 200
_NOT_LET_IN = {401, 404}
_TOO_LARGE = 413
_BUSY = (429, 503)
_NOT_THERE = (404, 405)
"""Our server knows every path that is asked for here: the address is another program's."""


class HttpSyncApi:
    """SyncApi over HTTP for one enrolled till. The token lives in memory only."""

    def __init__(self, connection: ServerConnection, *, till: UUID, signer: Signer) -> None:
        self._connection = connection
        self._till = till
        self._signer = signer
        self._token = ""

    def hello(self, request: HelloRequest) -> HelloReply:
        """First call of a round. Raises Offline or ServerRefused."""
        return self._call("hello", request, HelloReply)

    def push(self, request: PushRequest) -> PushReply:
        """Hand events up; a reply without a right digest taught nothing (ReplyDamagedError)."""
        return self._call("push", request, PushReply, has_digest=True)

    def open_epoch(self, request: EpochRequest) -> EpochReply:
        """Get the next epoch of this till."""
        return self._call("epoch", request, EpochReply)

    def send_report(self, request: ReportRequest) -> ReportReply:
        """Hand up a report for whoever helps."""
        return self._call("report", request, ReportReply, has_digest=True)

    def pull(self, *, feed_id: UUID, after: int, limit: int, wait_s: int = 0) -> FeedPage:
        """The feed after a position; the server may keep the answer back for `wait_s` seconds."""
        path = f"{_PREFIX}pull?feed_id={feed_id}&after={after}&limit={limit}&wait={wait_s}"
        reply = self._get(path, wait_s=wait_s)
        return _read(self._connection.url, reply, FeedPage, has_digest=True)

    def snapshot(self, *, at_least: int = 0) -> SnapshotManifest:
        """What a snapshot of the store consists of; the server may have to make one first."""
        path = f"{_PREFIX}snapshot?at_least={at_least}"
        return _read(self._connection.url, self._get(path, wait_s=MAKING_S), SnapshotManifest)

    def snapshot_chunk(self, *, snapshot_id: UUID, n: int) -> bytes:
        """One chunk's bytes as they came: whether they are whole, the manifest says."""
        reply = self._get(f"{_PREFIX}snapshot/chunk?snapshot_id={snapshot_id}&n={n}")
        if reply.status != _OK:
            raise _refusal(self._connection.url, reply)
        return reply.body

    def abort(self) -> None:
        """Cut a waiting request; for the thread that wants to stop."""
        self._connection.abort()

    def close(self) -> None:
        """Let go of the connections."""
        self._connection.close()

    def _get(self, path: str, *, wait_s: int = 0) -> HttpReply:
        return self._authorised(
            lambda auth: self._connection.send("GET", path, headers=auth, wait_s=wait_s)
        )

    def _call[R: msgspec.Struct](
        self, name: str, request: msgspec.Struct, reply_type: type[R], *, has_digest: bool = False
    ) -> R:
        body = msgspec.json.encode(request)
        headers = {DIGEST_HEADER: digest(body)}
        reply = self._authorised(
            lambda auth: self._connection.send(
                "POST", _PREFIX + name, body=body, headers={**headers, **auth}
            )
        )
        return _read(self._connection.url, reply, reply_type, has_digest=has_digest)

    def _authorised(self, send: Callable[[Mapping[str, str]], HttpReply]) -> HttpReply:
        """Send with a token; where it does not let us in, get a new one and send the same again.

        Once. A server that was put back to before this till's enrolment takes the old token for
        right and finds no till: asked for a new one it says so.
        """
        had_token = bool(self._token)
        if not had_token:
            self._refresh()
        reply = send({"authorization": f"Bearer {self._token}"})
        if reply.status in _NOT_LET_IN and had_token:
            self._refresh()
            reply = send({"authorization": f"Bearer {self._token}"})
        return reply

    def _refresh(self) -> None:
        """Prove the key over the server's nonce: no clock, so it works after any time offline."""
        self._token = ""
        url = self._connection.url
        asked = self._connection.send("POST", f"{_PREFIX}nonce")
        nonce = _read(url, asked, NonceReply).nonce
        signature = self._signer.sign(token_text(till=self._till, nonce=nonce))
        request = TokenRequest(
            till=self._till,
            key_id=self._signer.key_id,
            nonce=nonce,
            sig=base64.b64encode(signature).decode("ascii"),
        )
        body = msgspec.json.encode(request)
        reply = _posted(self._connection, "token", body)
        try:
            self._token = _read(url, reply, TokenReply).access_token
        except ServerRefused as error:
            known = {TILL_NOT_KNOWN: TillUnknownError, OTHER_KEY: WrongKeyError}
            told = known.get(str(error.values.get("detail")))
            if told is None:
                raise
            raise told(error.code) from error


def register(connection: ServerConnection, request: RegisterRequest) -> RegisterReply:
    """Enrol with a one-time code. Raises Offline, or ServerRefused with the server's word."""
    body = msgspec.json.encode(request)
    return _read(connection.url, _posted(connection, "register", body), RegisterReply)


def _posted(connection: ServerConnection, name: str, body: bytes) -> HttpReply:
    """Send a body with its digest: a flipped digit in a key would enrol a till that has another."""
    headers = {DIGEST_HEADER: digest(body)}
    return connection.send("POST", f"{_PREFIX}{name}", body=body, headers=headers)


class _Problem(msgspec.Struct, frozen=True):
    """The part of a problem+json (RFC 9457) that is branched on."""

    code: str = ""
    detail: str = ""


def _read[R: msgspec.Struct](
    url: str, reply: HttpReply, reply_type: type[R], *, has_digest: bool = False
) -> R:
    """A good reply's message, or the fault that it stands for."""
    if reply.status != _OK and not (reply.status == 201 and _is_json(reply)):
        raise _refusal(url, reply)
    if not _is_json(reply):
        found = reply.headers.get("content-type", "no content type")[:60]
        raise NotOurServerError(url=url, found=found)
    said = reply.headers.get(DIGEST_HEADER.lower())
    # Where none is required but one came, it must hold too: a flipped digit in a hello would look
    # like a restored server.
    if (has_digest or said is not None) and said != digest(reply.body):
        raise ReplyDamagedError(url=url, problem="its digest does not hold")
    try:
        return msgspec.json.decode(reply.body, type=reply_type)
    except msgspec.ValidationError as error:
        raise NotOurServerError(url=url, found=f"an unknown message: {error}"[:200]) from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ReplyDamagedError(url=url, problem="it ends too early") from error


def _refusal(url: str, reply: HttpReply) -> Offline | ServerRefused:
    """What a status other than 200 means."""
    problem = _problem(reply)
    if reply.status in _BUSY:
        return ServerBusyError(
            problem.code or "busy", retry_after_s=_retry_after_s(reply), detail=problem.detail
        )
    if reply.status == _TOO_LARGE:
        return BatchTooLargeError(problem.code or "batch_too_large", detail=problem.detail)
    if reply.status >= 500:
        code = problem.code or "server_error"
        return ServerFaultError(code, status=reply.status, detail=problem.detail)
    if problem.code and reply.status not in _NOT_THERE:
        return ServerRefused(problem.code, status=reply.status, detail=problem.detail)
    found = f"status {reply.status}"
    if 300 <= reply.status < 400:
        found = f"a redirect to {reply.headers.get('location', 'nowhere')[:100]}"
    return NotOurServerError(url=url, found=found)


def _problem(reply: HttpReply) -> _Problem:
    if not _is_json(reply):
        return _Problem()
    try:
        return msgspec.json.decode(reply.body, type=_Problem)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return _Problem()


def _is_json(reply: HttpReply) -> bool:
    kind = reply.headers.get("content-type", "").partition(";")[0].strip().lower()
    return kind == "application/json" or kind.endswith("+json")


def _retry_after_s(reply: HttpReply) -> float:
    """Retry-After in seconds (RFC 9110, 10.2.3); its form as a date would need a clock to trust."""
    text = reply.headers.get("retry-after", "").strip()
    if text.isascii() and text.isdecimal() and len(text) < 10:
        return min(float(text), RETRY_AFTER_S_MAX)
    return RETRY_AFTER_S_DEFAULT
