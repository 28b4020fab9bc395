"""Codes are words that mean one thing each; the server's have a status of their own."""

from pos_protocol.errors import ErrorCode
from sync_server.errors import RefusedError, ServerCode
from sync_server.http.problems import STATUS, refusal_of


def test_no_word_means_two_things():
    assert not {str(code) for code in ServerCode} & {str(code) for code in ErrorCode}


def test_every_code_of_the_server_has_a_status():
    assert {code for code in ServerCode if code not in STATUS} == set()


def test_a_refusal_without_a_detail_still_says_something():
    assert str(RefusedError(ServerCode.BUSY)) == "busy"
    reply = refusal_of(RefusedError(ServerCode.NOT_FOUND, "till"), now_ms=5)
    assert (reply.status, reply.content_type) == (404, "application/problem+json")
