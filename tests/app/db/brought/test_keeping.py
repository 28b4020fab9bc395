"""What was brought forward comes back as it was, and nothing altered is loaded."""

import sqlite3
from random import Random

import msgspec
import pytest
from pos_protocol.errors import ErrorCode, ProtocolError
from pos_protocol.snapshot import ROW_TYPES, packed

from pos_app.db import cursors, projections, rebuild, schema
from pos_app.db.brought import keeping, rows, tables
from pos_app.db.brought.keeping import Brought
from pos_app.db.migrations import making
from pos_app.db.verify import rows as rows_of
from tests.app.db.brought.test_compaction import ROWS_OF_EVENTS
from tests.app.db.test_projections_law import lively_till


@pytest.fixture
def till(tmp_path):
    opened = lively_till(tmp_path, Random(5))
    yield opened
    opened.close()


@pytest.fixture
def scratch():
    connection = sqlite3.connect(":memory:", isolation_level=None)
    making.make(connection)
    yield connection
    connection.close()


def sums(tx):
    return {
        table.name: list(rows_of(tx, table))
        for table in schema.PROJECTED
        if table.name not in ROWS_OF_EVENTS | {"stock_level"}
    } | {
        "confirmed": list(
            tx.execute(
                "SELECT product_id, confirmed, version FROM stock_level WHERE version > 0"
                " ORDER BY product_id"
            )
        )
    }


def filled(till, scratch, *, digest=None):
    """The till's figures brought forward into an empty file."""
    with till.db.read() as tx:
        state = cursors.state(tx)
        chunks = [content for _, content in keeping.dump(tx)]
    cursors.begin(
        scratch,
        cursors.NewTill(
            store_id=state.store_id,
            store_name=state.store_name,
            currency=state.currency,
            till_id=state.till_id,
            till_no=state.till_no,
            epoch=1,
        ),
    )
    brought = Brought(
        origin="snapshot",
        feed_id=state.feed_id,
        store_seq=state.cursor,
        feed_hash=state.feed_hash,
        fold_digest=digest or state.fold_digest,
        taken_ms=5,
    )
    keeping.keep(scratch, brought, lane_ends=[], chunks=chunks)
    return brought


def test_every_sum_and_register_comes_back(till, scratch):
    brought = filled(till, scratch)
    assert keeping.find(scratch) == brought
    rebuild.fold_anew(scratch)
    with till.db.read() as tx:
        assert sums(scratch) == sums(tx)
        assert cursors.fold_digest(scratch) == cursors.fold_digest(tx)
    scratch.execute(
        "INSERT INTO product_search (product_search, rank) VALUES ('integrity-check', 1)"
    )
    assert any(sums(scratch).values())


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE brought_chunk SET content = zeroblob(9) WHERE n = 1",
        "UPDATE brought SET fold_digest = '0000000000000001'",
        "DELETE FROM brought_chunk WHERE n > 0",
    ],
)
def test_what_was_altered_is_not_loaded(till, scratch, statement):
    filled(till, scratch)
    scratch.execute(statement)
    projections.reset(scratch)
    with pytest.raises(ProtocolError) as refused:
        keeping.load(scratch)
    assert refused.value.code == ErrorCode.HASH_MISMATCH


def test_row_of_a_table_that_comes_twice_is_refused(scratch):
    loader = rows.Loader(scratch)
    [(_, content)] = packed("vendors", [ROW_TYPES["vendors"](vendor_id=1, name="M", stamp=b"")])
    table, packed_rows = keeping.unpack(content)
    loader.take(table, packed_rows)
    with pytest.raises(ProtocolError):
        loader.take(table, packed_rows)
    loader.take("a table of a newer server", msgspec.Raw(b""))


def test_tables_are_those_of_the_schema():
    assert tables.brought.metadata is schema.metadata
    known = set(schema.metadata.tables)
    assert {"brought", "brought_chunk", "brought_end"} <= known
    projected = {table.name for table in schema.PROJECTED} - ROWS_OF_EVENTS
    # A product's fields and codes travel within its row.
    assert len(rows.TABLES) == len(projected - {"product_field", "barcode"})
