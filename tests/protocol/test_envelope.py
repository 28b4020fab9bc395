"""The envelope: every field has limits, and an event outside them cannot be written."""

import pytest
from pos_protocol.envelope import BODY_BYTES_MAX
from pos_protocol.errors import ErrorCode, ProtocolError

from tests.support.events import EXAMPLES, record


@pytest.mark.parametrize(
    "fields",
    [
        {"store": 0},
        {"till_no": 512},
        {"epoch": 256},
        {"till_seq": 0},
        {"till_seq": 2**27},
        {"cursor": -1},
        {"actor": "a" * 101},
        {"kind": "K" * 41},
        {"version": 0},
        {"hlc": (1, 65_536)},
        {"hlc": (-1, 0)},
        {"prev": b"short"},
    ],
    ids=str,
)
def test_an_envelope_beyond_its_limits_cannot_be_written(fields):
    with pytest.raises(ProtocolError) as refused:
        record(EXAMPLES[0], **fields)
    assert refused.value.code is ErrorCode.UNREADABLE_BODY


def test_the_largest_sale_fits_a_body():
    sale = next(event for event in EXAMPLES if type(event).__name__ == "SaleCompleted")
    line = {field: getattr(sale.lines[0], field) for field in sale.lines[0].__struct_fields__}
    lines = tuple(
        type(sale.lines[0])(**line | {"n": n, "name": "ن" * 100, "code": "9" * 64})
        for n in range(1, 501)
    )
    whole = {field: getattr(sale, field) for field in sale.__struct_fields__}
    recorded = record(type(sale)(**whole | {"lines": lines}))
    assert len(recorded.body) < BODY_BYTES_MAX
