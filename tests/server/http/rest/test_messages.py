"""Figures, moments and codes as they are shown."""

import pytest
from pos_protocol.ids import movement_id
from sync_server.db.queries.movements import MovementView
from sync_server.http.rest.messages import moment_text, movement_reply, shown_code


@pytest.mark.parametrize(
    ("kept", "shown"),
    [
        ("08964000123454", "8964000123454"),
        ("00000096385074", "96385074"),
        ("18964000123451", "18964000123451"),
        ("milk", "milk"),
        ("012345", "012345"),
    ],
)
def test_a_code_is_shown_as_it_is_printed_on_goods(kept, shown):
    assert shown_code(kept) == shown


def test_a_moment_is_in_utc_or_none():
    assert moment_text(1_764_000_000_123) == "2025-11-24T16:00:00.123Z"
    assert moment_text(2**53) is None


def test_a_movement_says_which_till_made_it_and_where():
    movement = MovementView(
        movement_id=movement_id(till_no=5, epoch=2, till_seq=1234, line=3),
        product_id=7,
        type="sale",
        reason="sale",
        quantity_milli=1_250,
        quantity_after_milli=-2_000,
        version=9,
        verdict="oversell",
        occurred_ms=0,
    )
    reply = movement_reply(1, movement)
    assert (reply.till, reply.till_seq) == (5, 1234)
    assert (reply.quantity, reply.new_quantity) == ("1.25", -2)
