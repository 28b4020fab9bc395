"""Unknown codes queue, each until it is added, sold once or skipped."""

import pytest
from pos_protocol.events import Barcode

from pos_app.viewmodels.unknown import QUEUE_MAX, new_product, script_of


@pytest.fixture
def unknown(models):
    return models.sale.unknown


def test_three_codes_wait_in_order(unknown):
    for code in ("111", "222", "333"):
        assert unknown.put(code, 1000)
    assert (unknown.code, unknown.more) == ("111", 2)
    unknown.skip()
    assert (unknown.code, unknown.more) == ("222", 1)


def test_the_same_code_again_adds_to_its_quantity(unknown, qtbot):
    unknown.put("111", 1000)
    unknown.put("111", 2000)
    with qtbot.waitSignal(unknown.sold_once) as sold:
        assert unknown.sell_once("Box", "5")
    assert sold.args[0].quantity_milli == 3000


def test_a_full_queue_says_so(unknown):
    for number in range(QUEUE_MAX):
        assert unknown.put(str(number), 1000)
    assert not unknown.put("one more", 1000)


@pytest.mark.parametrize(
    ("name", "price"),
    [("", "5"), ("Box", ""), ("Box", "-5"), ("Box", "8964000153451234"), ("A\x00B", "5")],
)
def test_a_wrong_name_or_price_keeps_the_code(unknown, name, price):
    unknown.put("111", 1000)
    assert not unknown.add(name, price)
    assert not unknown.sell_once(name, price)
    assert unknown.code == "111"
    assert unknown.message


def test_the_name_is_asked_for_before_the_price(unknown):
    unknown.put("111", 1000)
    for deed in (unknown.add, unknown.sell_once):
        assert not deed(" ", "")
        assert "name" in unknown.message
        assert not deed("Box", "")
        assert "amount" in unknown.message


def test_all_that_wait_are_put_away_at_once(unknown, qtbot):
    unknown.put("111", 1000)
    unknown.put("222", 1000)
    unknown.add("", "")
    with qtbot.waitSignal(unknown.changed):
        unknown.put_away()
    assert (unknown.code, unknown.message) == ("", "")
    with qtbot.assertNotEmitted(unknown.changed):
        unknown.put_away()


def test_nothing_waits_nothing_happens(unknown):
    assert not unknown.add("Box", "5")
    assert not unknown.sell_once("Box", "5")
    unknown.skip()
    assert unknown.code == ""


def test_a_name_is_kept_where_its_script_belongs():
    code = Barcode(code="111", quantity=1000)
    assert new_product("چینی", price_paisa=1, barcode=code).name_ur == "چینی"
    assert new_product("चीनी", price_paisa=1, barcode=code).name_hi == "चीनी"
    assert new_product("Sugar", price_paisa=1, barcode=code).name_en == "Sugar"
    assert script_of("7 Up") == "latin"
    assert script_of("123") == "latin"
