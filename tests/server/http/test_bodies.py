"""Compression of bodies: taken where it helps, refused where it is a bomb, never in the digest."""

import gzip
import tracemalloc

import pytest
from pos_protocol.sync import DIGEST_HEADER, EXPANSION_FREE_BYTES, EXPANSION_MAX, digest
from sync_server.errors import RefusedError, ServerCode
from sync_server.http.bodies import BODY_BYTES_MAX, GZIP_ABOVE_BYTES, compressed, plain_body
from sync_server.http.problems import Reply

JSON_GZIP = {"content-type": "application/json", "content-encoding": "gzip"}


def test_a_body_is_read_as_it_was_before_compression():
    body = b'{"n": 1}' * 100
    headers = {**JSON_GZIP, DIGEST_HEADER.lower(): digest(body)}
    assert plain_body(gzip.compress(body), headers) == body


@pytest.mark.parametrize("size", [EXPANSION_FREE_BYTES * 4, BODY_BYTES_MAX, BODY_BYTES_MAX * 30])
def test_a_bomb_is_refused_before_it_takes_memory(size):
    bomb = gzip.compress(b" " * size)
    assert size > len(bomb) * EXPANSION_MAX
    tracemalloc.start()
    with pytest.raises(RefusedError) as refused:
        plain_body(bomb, JSON_GZIP)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert refused.value.code == ServerCode.TOO_LARGE
    assert peak < max(EXPANSION_FREE_BYTES, len(bomb) * EXPANSION_MAX) * 3


def test_a_small_body_of_one_word_is_no_bomb():
    body = b"[" + b"0," * 30_000 + b"0]"
    assert len(body) < EXPANSION_FREE_BYTES
    assert plain_body(gzip.compress(body), JSON_GZIP) == body


@pytest.mark.parametrize("accepted", ["gzip", "br, gzip;q=0.5", "GZIP , deflate"])
def test_a_long_reply_is_compressed_for_who_takes_it(accepted):
    reply = Reply(status=200, content=b"milk " * 5_000, headers={DIGEST_HEADER: "said"})
    smaller = compressed(reply, accepted=accepted)
    assert len(smaller.content) * 20 < len(reply.content)
    assert gzip.decompress(smaller.content) == reply.content
    assert smaller.headers["Content-Encoding"] == "gzip"
    assert smaller.headers[DIGEST_HEADER] == "said"


@pytest.mark.parametrize(
    ("size", "accepted"),
    [(50_000, ""), (50_000, "br"), (50_000, "gzip;q=0"), (50_000, "gzip; q=0.0"), (10, "gzip")],
)
def test_other_replies_stay_as_they_are(size, accepted):
    reply = Reply(status=200, content=b"m" * size)
    assert compressed(reply, accepted=accepted) == reply
    assert GZIP_ABOVE_BYTES < 50_000
