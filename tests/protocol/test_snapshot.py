"""Chunks are the same bytes for the same rows, bounded in size, and refused when they are not."""

import gzip
from uuid import UUID

import msgspec
import pytest
from pos_protocol.errors import ProtocolError
from pos_protocol.snapshot import StockRow, is_whole, packed, read_rows, stamp, unpack

from pos_protocol import snapshot


def levels(count):
    return [StockRow(product_id=n, quantity=-n, version=n, first_in_ms=None) for n in range(count)]


def test_rows_come_back(monkeypatch):
    monkeypatch.setattr(snapshot, "CHUNK_BYTES_AIM", 1_000)
    chunks = list(packed("stock", levels(500)))
    assert len(chunks) > 3
    found = []
    for note, content in chunks:
        assert is_whole(note, content)
        assert not is_whole(note, content + b"x")
        table, rows = unpack(content)
        assert table == note.table == "stock"
        found += read_rows(rows, StockRow)
    assert found == levels(500)
    assert sum(note.rows for note, _ in chunks) == 500


def test_equal_rows_are_equal_bytes():
    assert list(packed("stock", levels(9))) == list(packed("stock", levels(9)))
    assert list(packed("stock", [])) == []


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no gzip",
        gzip.compress(b"no messagepack \xc1"),
        gzip.compress(msgspec.msgpack.encode(("stock", [[1, 2, 3, None]])))[:-9],
        gzip.compress(b"\x00" * (snapshot.CHUNK_BYTES_MAX + 1)),
    ],
    # gzip writes the time of day into its head.
    ids=["empty", "other bytes", "no rows", "cut", "bomb"],
)
def test_bytes_that_are_no_chunk_are_refused(content):
    with pytest.raises(ProtocolError):
        unpack(content)


def test_rows_of_another_shape_are_refused():
    _, rows = unpack(gzip.compress(msgspec.msgpack.encode(("stock", [["one", 2, 3, None]]))))
    with pytest.raises(ProtocolError):
        read_rows(rows, StockRow)


def test_stamps_sort_by_time_then_counter_then_event():
    ids = [UUID(int=n) for n in (1, 2)]
    ordered = [stamp(1, 2, ids[0]), stamp(1, 2, ids[1]), stamp(1, 3, ids[0]), stamp(2, 0, ids[0])]
    assert sorted(ordered) == ordered
    assert {len(one) for one in ordered} == {26}
