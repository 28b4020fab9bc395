"""A batch that is none, or too much, is refused before any lock is taken."""

import msgspec
import pytest
from pos_protocol.errors import ErrorCode, ProtocolError
from sync_server.db import tills
from sync_server.operations.checking import check_batch

from tests.support.chain_till import received
from tests.support.sync_server import local_server

replace = msgspec.structs.replace


@pytest.fixture
def pushed(tmp_path):
    """A signed request of two events, and the till as the server knows it."""
    with local_server(tmp_path) as server:
        till = server.enrol()
        till.append(received(1, 1_000))
        till.append(received(1, 1_000))
        with server.db.read() as tx:
            yield till.batch(), tills.find_till(tx, till.identity.till)


def refusal(request, till):
    with pytest.raises(ProtocolError) as error:
        check_batch(request, till)
    return error.value.code


def test_an_honest_batch_is_read_event_by_event(pushed):
    batch = check_batch(*pushed)
    assert [one.code for one in batch.offered] == [None, None]
    assert len(batch.sig) == 64


def test_a_batch_that_is_none_is_refused(pushed):
    request, till = pushed
    first = request.events[0]
    assert refusal(replace(request, events=[], n=0), till) == ErrorCode.BATCH_NOT_CONTIGUOUS
    assert refusal(replace(request, n=3), till) == ErrorCode.BATCH_NOT_CONTIGUOUS
    assert refusal(replace(request, first_till_seq=2), till) == ErrorCode.BATCH_NOT_CONTIGUOUS
    twice = replace(request, events=[first, first])
    assert refusal(twice, till) == ErrorCode.BATCH_NOT_CONTIGUOUS
    many = replace(request, events=[first] * 501, n=501)
    assert refusal(many, till) == ErrorCode.BATCH_TOO_LARGE
    torn = replace(request.events[1], prev="ab" * 32)
    assert refusal(replace(request, events=[first, torn]), till) == ErrorCode.CHAIN_BROKEN
    tip = replace(request.tip, hash=first.hash)
    assert refusal(replace(request, tip=tip), till) == ErrorCode.BATCH_NOT_CONTIGUOUS


@pytest.mark.parametrize("body_b64", ["%%%", "", "é"])
def test_bytes_that_are_not_what_the_hash_says_are_refused(pushed, body_b64):
    request, till = pushed
    damaged = replace(request.events[0], body=None, body_b64=body_b64)
    altered = replace(request, events=[damaged, request.events[1]])
    assert refusal(altered, till) == ErrorCode.HASH_MISMATCH


@pytest.mark.parametrize("sig", ["", "%%%", "AAAA", "A" * 88])
def test_a_signature_that_is_none_is_refused(pushed, sig):
    request, till = pushed
    unsigned = replace(request, tip=replace(request.tip, sig=sig))
    assert refusal(unsigned, till) == ErrorCode.BAD_SIGNATURE
    other_key = replace(request, tip=replace(request.tip, key_id="other"))
    assert refusal(other_key, till) == ErrorCode.BAD_SIGNATURE


def test_signature_of_a_key_that_was_replaced_since_says_nothing_against_an_event(pushed):
    request, till = pushed
    first, second = request.events

    def offered(key_id):
        signed = replace(second, key_id=key_id, sig="A" * 86 + "==")
        return check_batch(replace(request, events=[first, signed]), till).offered[1]

    assert (offered("older").code, offered("older").sig) == (None, None)
    assert offered(till.key_id).code == ErrorCode.BAD_SIGNATURE
