"""Sync messages: either side may be newer, and a cut message teaches nothing."""

from uuid import UUID

import msgspec
import pytest

from pos_protocol import sync

RESULT = {"event_id": str(UUID(int=1)), "hash": "ab" * 32, "status": "accepted"}


def test_a_newer_server_may_say_more_and_use_a_status_we_do_not_know():
    reply = {
        "results": [RESULT | {"status": "postponed", "colour": "green"}],
        "head": {"till_seq": 1, "hash": "ab" * 32},
        "weather": "fine",
    }
    read = msgspec.convert(reply, sync.PushReply)
    assert read.results[0].status == "postponed"
    assert read.results[0].status not in set(sync.Status)


@pytest.mark.parametrize("value", ["", "ab", "AB" * 32, "zz" * 32])
def test_a_hash_is_64_lower_case_hex_digits(value):
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(RESULT | {"hash": value}, sync.PushResult)


def test_a_digest_tells_every_cut_and_change():
    body = b'{"results":[]}'
    assert sync.digest(body).startswith("sha-256=")
    assert len({sync.digest(part) for part in (body, body[:-1], body + b" ", b"")}) == 4


def test_batch_limits_agree_with_each_other():
    assert 0 < sync.BATCH_MAX <= sync.BATCH_EVENTS_LIMIT
    assert sync.BatchLimits() == sync.BatchLimits(
        events_max=sync.BATCH_MAX, bytes_max=sync.BATCH_BYTES_MAX
    )
