"""Products edited at the office: the numbers that are given, and edits against a till's clock."""

import pytest
from pos_protocol.events import Unit
from pos_protocol.ids import OPEN_ITEM_PRODUCT_ID
from sync_server.errors import RefusedError

from tests.support.chain_till import received
from tests.support.office import put, remove
from tests.support.sync_server import local_server


@pytest.fixture
def server(tmp_path):
    with local_server(tmp_path) as running:
        yield running


def test_numbers_are_given_in_a_row_and_never_again(server):
    assert [put(server, None).value.product_id for _ in range(2)] == [1, 2]
    put(server, 40)
    assert put(server, None).value.product_id == 41
    remove(server, 41)
    assert put(server, None).value.product_id == 42


def test_the_open_item_and_the_tills_numbers_are_not_given(server):
    for number in (OPEN_ITEM_PRODUCT_ID, 10_000_001, 20_000_005):
        with pytest.raises(RefusedError, match="given by the tills"):
            put(server, number)


def test_one_high_number_does_not_use_up_those_below(server):
    put(server, OPEN_ITEM_PRODUCT_ID - 1)
    put(server, 2)
    assert [put(server, None).value.product_id for _ in range(2)] == [1, 3]
    remove(server, 3)
    assert put(server, None).value.product_id == 4, "never again, also not below"


def test_goods_that_a_till_moved_may_be_named_at_the_office(server):
    till = server.enrol()
    till.append(received(10_000_001, 5_000))
    till.push_all(server.api(till))
    named = put(server, 10_000_001, name="Soap").value
    assert (named.name, named.quantity_milli, named.version) == ("Soap", 5_000, 1)


def test_only_what_is_said_otherwise_is_changed(server):
    put(server, vendor_id=3, barcodes=("1", "2"), unit=Unit.KG)
    kept = put(server, price_paisa=1200).value
    assert (kept.price_paisa, kept.vendor_id, kept.barcodes, kept.unit) == (
        1200,
        3,
        ("1", "2"),
        "kg",
    )
    assert put(server, price_paisa=1200).store_seq == 0, "nothing to say, no event"
    assert put(server, price_paisa=1200, barcodes=()).value.barcodes == ()


def test_an_edit_here_wins_over_the_edits_before_it(server):
    """Also when they were made by a clock that was ahead."""
    now_ms = server.clock.now_ms
    server.clock.now_ms += 3_600_000
    put(server, price_paisa=2000)
    server.clock.now_ms = now_ms
    assert put(server, price_paisa=3000).value.price_paisa == 3000
    remove(server)
    assert put(server, price_paisa=4000).value.price_paisa == 4000
