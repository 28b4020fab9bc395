"""The benchmark's own parts: turns, percentiles, goods, and a raw side that does the same work."""

from itertools import islice
from random import Random

from bench import _goods, _stores
from bench._raw_sale import RawSale
from bench._selling import Seller, sell_once
from bench._timing import by_turns, in_repetitions, percentile
from pos_app.domain import gs1
from pos_app.operations import opening


def test_a_percentile_is_one_of_the_times():
    times = list(range(1, 101))
    assert [percentile(times, at) for at in (50, 95, 100)] == [50, 95, 100]
    assert percentile([7], 50) == 7


def test_sides_take_turns_and_the_first_rounds_are_not_kept():
    calls = []

    def side(name):
        return lambda turn: calls.append((name, turn)) or turn

    kept = by_turns({"a": side("a"), "b": side("b")}, 19, warm_up=1)
    assert kept == {"a": list(range(1, 20)), "b": list(range(1, 20))}
    rounds = [calls[place : place + 2] for place in range(0, 40, 2)]
    assert [{name for name, _ in each} for each in rounds] == [{"a", "b"}] * 20
    assert {each[0][0] for each in rounds} == {"a", "b"}, "neither is always first"


def test_a_stretch_of_a_run_holds_the_same_rounds_of_both_sides():
    slow, quick = [4, 4, 4, 6, 6, 6, 8, 8, 8], [2, 2, 2, 3, 3, 3, 4, 4, 4]
    assert in_repetitions(slow, quick, 50) == [(4e-6, 2e-6), (6e-6, 3e-6), (8e-6, 4e-6)]
    assert len(in_repetitions(slow, quick, 50, count=9)) == 9


def test_goods_repeat_and_have_codes_that_scan():
    first, again = (list(islice(_goods.goods(50), 50)) for _ in range(2))
    assert first == again
    assert len({product.product_id for product in first}) == 50
    assert all(gs1.has_check_digit(product.barcodes[0].code) for product in first)
    assert any(product.name_ur for product in first)
    assert any(product.name_hi for product in first)


def test_the_raw_side_of_a_sale_writes_the_same_rows(tmp_path):
    opening.create_store(tmp_path / "till", store_id=1, name="Bench", rng=Random(1))
    till = _stores.open_till(tmp_path / "till")
    _stores.record(till, lambda shift_id: _stores.history(_stores.CATALOGUE_EVENTS + 5, shift_id))
    till.close()
    sell_once(tmp_path / "till")
    own = _stores.copy(tmp_path / "till", tmp_path / "raw") / "till.db"
    seller = Seller(tmp_path / "till")
    raw = RawSale(tmp_path / "till" / "till.db", own)
    for _ in range(2):
        cart = seller.fill_cart()
        cart_rows = raw.read_cart(seller.cart_id)
        seller.sell(cart)
        copied = raw.read_sale(seller.event_id, seller.cart_id, cart_rows)
        assert "sale" in raw.differing_tables()
        assert raw.write(copied) > 0
        assert raw.differing_tables() == []
    raw.close()
    seller.till.close()
