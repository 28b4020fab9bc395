"""Prices that were changed in two places without knowing of each other, seen by every till."""

import pytest

from pos_app.db.queries import overlaps
from pos_app.operations.products import ProductEdit, change_product, remove_product, settle_price
from tests.support.factories import make_enrolled_till, make_product
from tests.support.feed import Feed


@pytest.fixture
def store(tmp_path):
    """Two tills that know the same tea, and their feed."""
    feed = Feed()
    tills = [
        make_enrolled_till(tmp_path / f"till{number}", till_no=number, feed_id=feed.feed_id)
        for number in (1, 2)
    ]
    tea = make_product(tills[0], "Tea").product_id
    feed.sync(tills)
    yield feed, tills, tea
    for till in tills:
        till.close()


def price(till, product_id, paisa):
    change_product(till, product_id, ProductEdit(price_paisa=paisa))


def found(till):
    with till.db.read() as tx:
        return [
            (each.product_id, each.holds.price_paisa, each.other.price_paisa)
            for each in overlaps.prices(tx)
        ]


def test_only_a_price_a_removal_or_a_decision_may_change_the_answer(store):
    _, (one, _), tea = store

    def differs(since):
        with one.db.read() as tx:
            return overlaps.may_differ(tx, since=since), overlaps.log_end(tx)

    _, end = differs(0)
    make_product(one, "Rusk")
    assert differs(end) == (False, end + 1)
    price(one, tea, 54_000)
    assert differs(end + 1)[0]
    assert not differs(end + 2)[0]
    remove_product(one, tea)
    assert differs(end + 2)[0]
    assert differs(10**9)[0], "another log: nothing is known of it"


def test_two_prices_made_apart_are_an_overlap_on_both_tills(store):
    feed, (one, two), tea = store
    price(one, tea, 54_000)
    price(two, tea, 55_000)
    feed.sync([one, two])
    feed.sync([one, two])
    assert found(one) == found(two)
    ((product_id, *prices),) = found(one)
    assert (product_id, sorted(prices)) == (tea, [54_000, 55_000])
    with one.db.read() as tx:
        (overlap,) = overlaps.prices(tx)
    assert {overlap.holds.till_no, overlap.other.till_no} == {1, 2}
    assert overlap.name == "Tea"


def test_what_was_changed_one_after_the_other_is_none(store):
    feed, (one, two), tea = store
    price(one, tea, 54_000)
    feed.sync([one, two])
    price(two, tea, 55_000)
    feed.sync([one, two])
    price(one, tea, 56_000)
    feed.sync([one, two])
    assert found(one) == found(two) == []


def test_the_same_price_twice_and_another_field_are_none(store):
    feed, (one, two), tea = store
    price(one, tea, 54_000)
    price(two, tea, 54_000)
    feed.sync([one, two])
    change_product(one, tea, ProductEdit(name_ur="چائے"))
    price(two, tea, 57_000)
    feed.sync([one, two])
    assert found(one) == found(two) == []


def test_a_second_change_of_the_same_till_hides_nothing(store):
    feed, (one, two), tea = store
    price(two, tea, 55_000)
    price(one, tea, 54_000)
    price(one, tea, 53_000)
    feed.sync([one, two])
    assert [sorted(prices) for _tea, *prices in found(two)] == [[53_000, 55_000]]


@pytest.mark.parametrize("paisa", [54_000, 55_000])
def test_a_decision_for_either_price_settles_it_on_every_till(store, paisa):
    feed, (one, two), tea = store
    price(one, tea, 54_000)
    price(two, tea, 55_000)
    feed.sync([one, two])
    assert settle_price(two, tea, paisa).price_paisa == paisa
    feed.sync([one, two])
    assert found(one) == found(two) == []
    with one.db.read() as tx:
        assert tx.execute("SELECT price FROM product WHERE product_id = ?", (tea,)).fetchone() == (
            paisa,
        )


def test_a_product_that_is_gone_needs_no_decision(store):
    feed, (one, two), tea = store
    price(one, tea, 54_000)
    price(two, tea, 55_000)
    feed.sync([one, two])
    remove_product(one, tea)
    assert found(one) == []
