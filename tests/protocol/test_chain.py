"""Chains: any change of the past is seen, and says where."""

from uuid import UUID

import pytest
from msgspec import structs
from pos_protocol.errors import ErrorCode, ProtocolError

from pos_protocol import chain
from tests.support.events import EXAMPLES, TILL, record

START = chain.genesis(TILL, 1, "nonce")


def _history():
    history, tip = [], START
    for till_seq, event in enumerate(EXAMPLES, 1):
        history.append(record(event, till_seq=till_seq, prev=tip))
        tip = history[-1].hash
    return history


def test_a_whole_history_proves_itself():
    history = _history()
    assert chain.verify_chain(history, start=START) == history[-1].hash
    assert chain.verify_chain(history[3:], start=history[2].hash, first_till_seq=4)


@pytest.mark.parametrize("place", [0, 4, len(EXAMPLES) - 1])
def test_an_edited_body_is_seen(place):
    history = _history()
    body = history[place].body.replace(b'"owner"', b'"thief"')
    history[place] = structs.replace(history[place], body=body)
    with pytest.raises(ProtocolError) as seen:
        chain.verify_chain(history, start=START)
    assert seen.value.code is ErrorCode.HASH_MISMATCH
    assert f"till_seq {place + 1}" in seen.value.detail


def test_a_removed_or_swapped_event_is_seen():
    history = _history()
    for broken in (history[:4] + history[5:], [*history[:3], history[4], history[3]]):
        with pytest.raises(ProtocolError) as seen:
            chain.verify_chain(broken, start=START)
        assert seen.value.code is ErrorCode.CHAIN_BROKEN


def test_another_nonce_is_another_chain():
    with pytest.raises(ProtocolError):
        chain.verify_chain(_history(), start=chain.genesis(TILL, 1, "other"))


def test_the_feed_hash_covers_position_identity_bytes_and_verdict():
    given = {
        "store_seq": 1,
        "event_id": UUID(int=1),
        "event_hash": bytes(32),
        "verdict": "match",
        "held": False,
    }
    others = (
        {"store_seq": 2},
        {"event_id": UUID(int=2)},
        {"event_hash": b"\1" * 32},
        {"verdict": "oversell"},
        {"held": True},
    )
    hashes = {chain.entry_hash(**given | other) for other in ({}, *others)}
    assert len(hashes) == len(others) + 1
    assert chain.feed_hash(chain.FEED_START, hashes.pop()) != chain.FEED_START


def test_fold_terms_tell_products_quantities_and_versions_apart():
    terms = {chain.fold_term(*values) for values in ((1, 2, 3), (2, 1, 3), (1, 3, 2), (1, -2, 3))}
    assert len(terms) == 4
    assert chain.fold_term(1, 5, 0) == 0


def test_the_office_of_a_store_keeps_its_identity():
    assert chain.office_till(1) == chain.office_till(1) != chain.office_till(2)
    assert chain.office_till(1).version == 8
