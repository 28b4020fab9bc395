"""A push carries the exact bytes, the signed tip, and what a restored server may have lost."""

import base64

import pytest
from msgspec.structs import replace
from pos_protocol.chain import tip_text
from pos_protocol.sync import EpochClaim, Tip

from pos_app.db import cursors, outbox
from pos_app.devices.till_key import TillKey
from pos_app.sync import requests
from tests.support.factories import make_product


def test_push_names_its_piece_and_signs_its_tip(till):
    make_product(till)
    make_product(till, "Tea")
    key = TillKey.generate().named("key")
    claim = EpochClaim(
        epoch=2,
        server_nonce="ab",
        parent_epoch=1,
        parent_till_seq=3,
        parent_hash=bytes(32).hex(),
        reason="set back",
    )
    with till.db.read() as tx:
        state = cursors.state(tx)
        batch = outbox.pending(tx, events_max=10, bytes_max=10**6)
    push = requests.push_of(state, batch, key, epochs=[claim], is_orphan=True)
    assert (push.n, push.first_till_seq, push.epochs, push.is_orphan) == (2, 1, [claim], True)
    assert [event.body.encode() for event in push.events] == [event.body for event in batch]
    text = tip_text(
        store=state.store_id, till=state.till_id, epoch=1, till_seq=2, tip_hash=batch[-1].hash
    )
    assert base64.b64decode(push.tip.sig) == key.sign(text)


@pytest.mark.parametrize("field", ["epoch", "prev"])
def test_piece_ends_where_the_chain_does_whatever_the_numbers_say(till, field):
    for n in range(4):
        make_product(till, f"Tea {n}")
    with till.db.read() as tx:
        waiting = outbox.pending(tx, events_max=10, bytes_max=10**6)
    assert requests.piece_of(waiting) == waiting
    waiting[2] = replace(waiting[2], **{field: {"epoch": 2, "prev": bytes(32)}[field]})
    assert requests.piece_of(waiting) == waiting[:2]
    assert requests.piece_of([]) == []


def test_hello_says_what_the_till_holds(till):
    make_product(till)
    with till.db.read() as tx:
        state = cursors.state(tx)
        acked = outbox.acked(tx, state)
    assert acked is None
    hello = requests.hello_of(state, till.clock, requests.Asking(acked=acked))
    assert (hello.tip.till_seq, hello.tip.hash) == (state.till_seq, state.tip_hash.hex())
    assert (hello.acked, hello.acked_epoch) == (None, None)
    earlier = outbox.Acked(epoch=3, tip=Tip(till_seq=9, hash="ab" * 32))
    hello = requests.hello_of(state, till.clock, requests.Asking(acked=earlier))
    assert (hello.acked, hello.acked_epoch) == (earlier.tip, 3)
    assert (hello.cursor, hello.feed_hash) == (0, bytes(32).hex())
