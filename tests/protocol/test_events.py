"""Every kind has an example, a golden file that decodes for ever, and limits that hold."""

import pytest
from msgspec import structs
from pos_protocol.errors import ErrorCode, ProtocolError

from pos_protocol import codec, events
from tests.support.events import EXAMPLES, SHIFT, record


def test_every_kind_has_an_example():
    assert [type(example).__name__ for example in EXAMPLES] == list(events.EVENT_KINDS)
    assert list(events.EVENT_VERSIONS) == list(events.EVENT_KINDS)


@pytest.mark.parametrize(
    "change",
    [
        {"quantity": 0},
        {"quantity": -1000},
        {"quantity": 10**9 + 1},
        {"amount": -1},
        {"name": ""},
        {"name": "x" * 201},
        {"code": "9" * 65},
        {"n": 0},
        {"product_id": 2**60},
    ],
    ids=str,
)
def test_a_line_beyond_the_limits_cannot_be_written(change):
    sale = next(event for event in EXAMPLES if isinstance(event, events.SaleCompleted))
    line = structs.replace(sale.lines[0], **change)
    with pytest.raises(ProtocolError) as refused:
        record(structs.replace(sale, lines=(line,)))
    assert refused.value.code is ErrorCode.BAD_PAYLOAD


@pytest.mark.parametrize("category", ["x" * 61, "a\nb", "dairy\n", "\x00", "\x85"], ids=repr)
def test_a_category_is_one_short_line(category):
    added = next(event for event in EXAMPLES if isinstance(event, events.ProductAdded))
    for event in (added, events.ProductChanged(product_id=1, base=1)):
        with pytest.raises(ProtocolError) as refused:
            record(structs.replace(event, category=category))
        assert refused.value.code is ErrorCode.BAD_PAYLOAD


def test_floats_strings_and_unknown_fields_are_no_amounts():
    body = record(events.CashMoved(shift_id=SHIFT, direction="in", amount=5)).body
    for value in (b"5.5", b'"5"', b"true", b"null", b'5,"tip":1'):
        with pytest.raises(ProtocolError) as refused:
            codec.decode(body.replace(b'"amount":5', b'"amount":' + value))
        assert refused.value.code is ErrorCode.BAD_PAYLOAD


def test_spellings_of_a_category_share_a_key():
    spellings = ("Dairy & eggs", "dairy &EGGS", " DAIRY&eggs")
    assert len({events.category_key(text) for text in spellings}) == 1
    assert events.category_key("e\u0301picerie") == events.category_key("\u00c9picerie")
    assert events.category_key("دودھ دہی") == events.category_key("دودھدہی")
    assert events.category_key("Tea") != events.category_key("Teas")
    assert events.category_key(" ") == ""
