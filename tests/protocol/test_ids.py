"""Identifiers: made offline, never colliding, the same everywhere."""

from random import Random
from uuid import RFC_4122

from hypothesis import given
from hypothesis import strategies as st

from pos_protocol import ids


@given(st.integers(0, 2**48 - 1), st.integers())
def test_an_event_id_is_a_uuid_of_version_7_that_carries_its_time(now_ms, seed):
    event_id = ids.new_event_id(now_ms, Random(seed))
    assert (event_id.version, event_id.variant) == (7, RFC_4122)
    assert event_id.int >> 80 == now_ms


def test_event_ids_of_one_millisecond_differ():
    rng = Random(7)
    assert len({ids.new_event_id(1, rng) for _ in range(10_000)}) == 10_000


@given(st.integers(0, 2**16 - 2), st.integers())
def test_of_one_millisecond_the_higher_counter_is_the_higher_id(counter, seed):
    rng = Random(seed)
    first, second = (ids.new_event_id(1, rng, counter=n) for n in (counter, counter + 1))
    assert first < second < ids.new_event_id(2, rng, counter=0)
    assert (second.version, second.variant) == (7, RFC_4122)


places = st.tuples(
    st.integers(0, ids.TILL_NO_MAX),
    st.integers(0, ids.EPOCH_MAX),
    st.integers(1, ids.TILL_SEQ_MAX),
    st.integers(0, ids.LINE_MAX),
)


@given(places, places)
def test_a_movement_id_is_unique_in_its_store_and_exact_in_json(one, other):
    first, second = (
        ids.movement_id(till_no=t, epoch=e, till_seq=s, line=n) for t, e, s, n in (one, other)
    )
    assert (first == second) == (one == other)
    assert 0 < first < 2**53
    assert int(float(first)) == first


def test_two_tills_never_make_the_same_product():
    assert ids.product_id(1, ids.PRODUCT_BLOCK - 2) < ids.product_id(2, 1)
    assert ids.product_id(0, 1) != ids.OPEN_ITEM_PRODUCT_ID
