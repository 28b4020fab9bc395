"""The HTTP client believes only whole answers of our own server, and says what else it met."""

import gzip
import ssl
from random import Random
from uuid import UUID

import httpx
import msgspec
import pytest
from pos_protocol.sync import (
    DIGEST_HEADER,
    TILL_NOT_KNOWN,
    HelloReply,
    HelloRequest,
    HelloVerdict,
    NonceReply,
    PushedEvent,
    PushReply,
    PushRequest,
    PushResult,
    RegisterRequest,
    SignedTip,
    Status,
    Tip,
    TokenReply,
    digest,
)

from pos_app.devices.till_key import TillKey
from pos_app.errors import Offline, ServerRefused, sentence
from pos_app.sync.connection import GZIP_ABOVE_BYTES, ServerConnection
from pos_app.sync.faults import (
    BatchTooLargeError,
    CertificateError,
    NotOurServerError,
    ReplyDamagedError,
    ServerBusyError,
    ServerFaultError,
    TillUnknownError,
    TimedOutError,
)
from pos_app.sync.server_api import HttpSyncApi, register

TILL = UUID(int=7)
FEED = UUID(int=9)
HASH = "ab" * 32
URL = "http://shop.test"


def push_request(body="x"):
    event = PushedEvent(event_id=UUID(int=1), till_seq=1, prev=HASH, hash=HASH, body=body)
    tip = SignedTip(till_seq=1, hash=HASH, key_id="k1", sig="c2ln")
    return PushRequest(store=1, till=TILL, epoch=1, first_till_seq=1, n=1, events=[event], tip=tip)


def push_reply():
    result = PushResult(event_id=UUID(int=1), hash=HASH, status=Status.ACCEPTED, store_seq=1)
    return PushReply(results=[result], head=Tip(till_seq=1, hash=HASH))


def json_reply(message, *, status=200, has_digest=True, **headers):
    body = msgspec.json.encode(message)
    given = {"content-type": "application/json"} | headers
    if has_digest:
        given[DIGEST_HEADER] = digest(body)
    return httpx.Response(status, content=body, headers=given)


class ScriptedServer:
    """Answers nonce and token by itself, everything else from a list; keeps what it was sent."""

    def __init__(self, *answers):
        self.answers = list(answers)
        self.requests = []
        self.tokens = 0
        self.has_forgotten = False

    def __call__(self, request):
        self.requests.append(request)
        if request.url.path.endswith("/nonce"):
            return json_reply(NonceReply(nonce=f"n{self.tokens}", server_ms=1))
        if request.url.path.endswith("/token"):
            if self.has_forgotten:
                said = {"code": "unauthorized", "detail": TILL_NOT_KNOWN}
                return json_reply(said, status=401)
            self.tokens += 1
            return json_reply(TokenReply(access_token=f"t{self.tokens}", expires_in=600))
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    def asked(self, name):
        return [each for each in self.requests if each.url.path.endswith(name)]


def api_of(server):
    connection = ServerConnection(URL, transport=httpx.MockTransport(server))
    return HttpSyncApi(connection, till=TILL, signer=TillKey(bytes(32), key_id="k1"))


def test_push_carries_token_and_digest_and_reads_the_answer():
    server = ScriptedServer(json_reply(push_reply()))
    assert api_of(server).push(push_request()) == push_reply()
    [sent] = server.asked("/push")
    assert sent.headers["authorization"] == "Bearer t1"
    assert sent.headers[DIGEST_HEADER] == digest(sent.content)


def test_large_body_is_compressed_and_its_digest_is_over_the_plain_bytes():
    server = ScriptedServer(json_reply(push_reply()))
    request = push_request(Random(1).randbytes(GZIP_ABOVE_BYTES).hex())
    api_of(server).push(request)
    [sent] = server.asked("/push")
    assert sent.headers["content-encoding"] == "gzip"
    plain = gzip.decompress(sent.content)
    assert plain == msgspec.json.encode(request)
    assert sent.headers[DIGEST_HEADER] == digest(plain)


def test_body_that_shrinks_like_a_bomb_is_sent_as_it_is():
    """The server refuses one that grows beyond the protocol's measure before it reads it."""
    server = ScriptedServer(json_reply(push_reply()))
    request = push_request("y" * GZIP_ABOVE_BYTES * 40)
    api_of(server).push(request)
    [sent] = server.asked("/push")
    assert "content-encoding" not in sent.headers
    assert sent.content == msgspec.json.encode(request)


def test_expired_token_is_renewed_once_and_the_same_bytes_are_sent_again():
    expired = json_reply({"code": "token_expired"}, status=401)
    server = ScriptedServer(json_reply(push_reply()), expired, json_reply(push_reply()))
    api = api_of(server)
    api.push(push_request())
    assert api.push(push_request()) == push_reply()
    first, second = server.asked("/push")[1:]
    assert first.content == second.content
    assert second.headers["authorization"] == "Bearer t2"


def test_till_that_a_server_forgot_hears_so_while_its_token_still_holds():
    """The server was put back to before the till's enrolment; the token is good for minutes."""
    gone = json_reply({"code": "not_found", "detail": "till"}, status=404)
    server = ScriptedServer(json_reply(push_reply()), gone)
    api = api_of(server)
    api.push(push_request())
    server.has_forgotten = True
    with pytest.raises(TillUnknownError):
        api.push(push_request())


def test_second_refusal_of_a_token_is_told_and_not_repeated():
    refused = json_reply({"code": "unauthorized"}, status=401)
    server = ScriptedServer(refused, refused)
    with pytest.raises(ServerRefused) as caught:
        api_of(server).push(push_request())
    assert caught.value.code == "unauthorized"
    assert len(server.asked("/push")) == 1, "a fresh token that is refused is not asked for again"


PORTAL = b"<html><title>Welcome to the hotel</title>" + b" " * 3000
WHOLE = msgspec.json.encode(push_reply())
PROBLEM = {"content-type": "application/problem+json"}


@pytest.mark.parametrize(
    ("answer", "fault"),
    [
        (httpx.Response(200, content=PORTAL, headers={"content-type": "text/html"}), "portal"),
        (httpx.Response(302, headers={"location": "http://login.hotel/"}), "portal"),
        (httpx.Response(404, content=PORTAL, headers={"content-type": "text/html"}), "portal"),
        (json_reply({"hello": "world"}), "portal"),
        (json_reply(push_reply(), has_digest=False), "damaged"),
        (
            httpx.Response(
                200,
                content=WHOLE[:-10],
                headers={"content-type": "application/json", DIGEST_HEADER: digest(WHOLE)},
            ),
            "damaged",
        ),
        (
            httpx.Response(
                200,
                content=WHOLE[:-10],
                headers={"content-type": "application/json", DIGEST_HEADER: digest(WHOLE[:-10])},
            ),
            "damaged",
        ),
        (
            httpx.Response(
                200,
                content=WHOLE.replace(b"accepted", b"acceqted"),
                headers={"content-type": "application/json", DIGEST_HEADER: digest(WHOLE)},
            ),
            "damaged",
        ),
        (
            httpx.Response(
                200,
                stream=httpx.ByteStream(b"\x1f\x8bnot gzip at all"),
                headers={"content-type": "application/json", "content-encoding": "gzip"},
            ),
            "damaged",
        ),
        (httpx.RemoteProtocolError("peer closed"), "damaged"),
        (httpx.ReadError("reset"), "damaged"),
        (httpx.ConnectError("refused"), "offline"),
        (httpx.ReadTimeout("slow"), "timeout"),
        (httpx.ConnectTimeout("slow"), "timeout"),
    ],
)
def test_answer_that_is_not_whole_or_not_ours_teaches_nothing(answer, fault):
    kinds = {
        "portal": NotOurServerError,
        "damaged": ReplyDamagedError,
        "timeout": TimedOutError,
        "offline": Offline,
    }
    with pytest.raises(kinds[fault]) as caught:
        api_of(ScriptedServer(answer)).push(push_request())
    assert isinstance(caught.value, Offline)
    words = sentence(caught.value)
    assert "?" not in words
    assert "{" not in words


def test_hello_with_a_flipped_digit_is_not_taken_for_a_restored_server():
    reply = HelloReply(
        schema_max={},
        server_ms=1,
        verdict=HelloVerdict.OK,
        head=Tip(till_seq=1, hash=HASH),
        epoch_max=1,
        feed_id=FEED,
        feed_head=41,
        feed_hash_at_cursor=HASH,
    )
    whole = msgspec.json.encode(reply)
    headers = {"content-type": "application/json", DIGEST_HEADER: digest(whole)}
    flipped = httpx.Response(
        200, content=whole.replace(b'"feed_head":41', b'"feed_head":40'), headers=headers
    )
    asked = HelloRequest(
        schema_max={},
        store=1,
        till=TILL,
        epoch=1,
        tip=Tip(till_seq=1, hash=HASH),
        feed_id=FEED,
        cursor=41,
        feed_hash=HASH,
        wall_ms=1,
    )
    with pytest.raises(ReplyDamagedError):
        api_of(ScriptedServer(flipped)).hello(asked)
    bare = api_of(ScriptedServer(json_reply(reply, has_digest=False)))
    assert bare.hello(asked) == reply


@pytest.mark.parametrize(
    ("status", "headers", "wait_s"),
    [
        (429, {"retry-after": "7"}, 7.0),
        (503, {"retry-after": "0"}, 0.0),
        (503, {}, 60.0),
        (503, {"retry-after": "Wed, 21 Oct 2026 07:28:00 GMT"}, 60.0),
        (503, {"retry-after": "99999999"}, 700.0),
        (429, {"retry-after": "-5"}, 60.0),
        (429, {"retry-after": "9" * 400}, 60.0),
    ],
)
def test_busy_server_says_when_to_come_back(status, headers, wait_s):
    with pytest.raises(ServerBusyError) as caught:
        api_of(ScriptedServer(httpx.Response(status, headers=headers))).push(push_request())
    assert caught.value.retry_after_s == wait_s


@pytest.mark.parametrize(
    ("answer", "kind", "code"),
    [
        (httpx.Response(500, content=b"oops"), ServerFaultError, "server_error"),
        (httpx.Response(502, content=PORTAL), ServerFaultError, "server_error"),
        (httpx.Response(413, content=b""), BatchTooLargeError, "batch_too_large"),
        (
            httpx.Response(403, content=b'{"code":"revoked"}', headers=PROBLEM),
            ServerRefused,
            "revoked",
        ),
        (httpx.Response(500, content=b"{nonsense", headers=PROBLEM), ServerRefused, "server_error"),
    ],
)
def test_refusal_carries_the_servers_word(answer, kind, code):
    with pytest.raises(kind) as caught:
        api_of(ScriptedServer(answer)).push(push_request())
    assert caught.value.code == code


def test_certificate_that_does_not_hold_sends_nothing_and_says_so():
    cause = ssl.SSLCertVerificationError("self-signed certificate")
    cause.verify_message = "self-signed certificate"
    fault = httpx.ConnectError("tls")
    fault.__cause__ = cause
    with pytest.raises(CertificateError) as caught:
        api_of(ScriptedServer(fault)).push(push_request())
    assert "self-signed" in sentence(caught.value)


def test_pull_asks_for_what_follows_its_place():
    page = {"feed_id": str(FEED), "entries": [], "feed_hash": HASH, "head": 5}
    server = ScriptedServer(json_reply(page))
    assert api_of(server).pull(feed_id=FEED, after=5, limit=200, wait_s=25).head == 5
    [sent] = server.asked("/pull")
    assert dict(sent.url.params) == {
        "feed_id": str(FEED),
        "after": "5",
        "limit": "200",
        "wait": "25",
    }


def test_refused_code_reaches_the_caller_as_the_servers_word():
    server = ScriptedServer(
        httpx.Response(403, content=b'{"code":"code_refused","detail":"spent"}', headers=PROBLEM)
    )
    connection = ServerConnection(URL, transport=httpx.MockTransport(server))
    with pytest.raises(ServerRefused) as caught:
        register(connection, RegisterRequest(code="1234", public_key="AA=="))
    assert caught.value.code == "code_refused"
    [sent] = server.asked("/register")
    assert sent.headers[DIGEST_HEADER] == digest(sent.content), "a key with a flipped digit is none"
