"""Rows of stock movements, and the refusal of those that cannot be meant."""

import pytest
from pos_protocol.events import InReason, MovementType, OutReason
from pos_protocol.sheets import DecimalMark

from pos_app.domain.files.file_fault import CellRefusedError, FaultWord, TableRefusedError
from pos_app.domain.files.movement_file import (
    MOVEMENT_COLUMNS,
    movement_columns,
    read_movement_row,
    time_text,
)


def read(row, header=MOVEMENT_COLUMNS):
    return read_movement_row(2, row.split(","), movement_columns(header), mark=DecimalMark.POINT)


def test_a_row_of_the_original_file_is_read():
    row = read("17,7,stock_in,2.5,2024-05-01T10:30:00Z")
    assert (row.movement_id, row.product, row.quantity_milli) == (17, 7, 2500)
    assert row.type is MovementType.STOCK_IN
    assert time_text(row.timestamp_ms) == "2024-05-01T10:30:00Z"


@pytest.mark.parametrize(
    "text",
    [
        "2024-05-01 15:30:00+05:00",
        "2024-05-01T15:30:00",
        "2024-05-01 15:30:00.000",
        "2024-05-01 15:30",
        "1.5.2024 15:30",
    ],
)
def test_times_are_the_shops_own_unless_they_say_otherwise(text):
    cells = ("1", "7", "sale", "1", text)
    columns = movement_columns(MOVEMENT_COLUMNS)
    row = read_movement_row(2, cells, columns, mark=DecimalMark.POINT, zone="+05:00")
    assert time_text(row.timestamp_ms) == "2024-05-01T10:30:00Z"


def test_reasons_belong_to_their_type():
    assert read("1,7,Stock In,1,2024-05-01,opening").reason is InReason.OPENING
    assert read("1,7,manual_removal,1,2024-05-01,spoilage").reason is OutReason.SPOILAGE
    assert read("1,7,sale,1,2024-05-01,sale").reason is None
    with pytest.raises(CellRefusedError):
        read("1,7,sale,1,2024-05-01,spoilage")


def test_a_barcode_may_name_the_product():
    row = read("8964000660928,sale,1,2024-05-01", ("barcode", "type", "qty", "date"))
    assert row.product == "08964000660928"


@pytest.mark.parametrize(
    ("row", "word"),
    [
        ("1,7,teleport,1", FaultWord.BAD_TYPE),
        ("1,7,,1", FaultWord.MISSING),
        ("1,,sale,1", FaultWord.MISSING),
        ("1,7,sale,", FaultWord.MISSING),
        ("1,7,sale,0", FaultWord.ZERO),
        ("1,7,sale,-1", FaultWord.NEGATIVE),
        ("1,7,sale,NaN", FaultWord.BAD_NUMBER),
        ("1,7,sale,1.0001", FaultWord.TOO_FINE),
        ("1,7,sale,1,01/03/2026 10:30", FaultWord.BAD_TIME),
        ("1,7,sale,1,0001-01-01T00:00:00+23:59", FaultWord.BAD_TIME),
        ("1,7,sale,1,", FaultWord.MISSING),
        ("x,7,sale,1", FaultWord.BAD_ID),
    ],
)
def test_a_wrong_row_says_what_is_wrong(row, word):
    with pytest.raises(CellRefusedError) as refused:
        read(row)
    assert refused.value.word is word


def test_type_and_quantity_must_have_columns():
    with pytest.raises(TableRefusedError):
        movement_columns(("movement_id", "product_id"))


@pytest.mark.parametrize(
    ("time_ms", "text"),
    [
        (-62_135_596_800_000, "0001-01-01T00:00:00Z"),
        (253_402_340_399_000, "1970-01-01T00:00:00Z"),
        (2**62, "1970-01-01T00:00:00Z"),
    ],
)
def test_a_time_that_no_calendar_has_does_not_keep_the_rest_from_being_written(time_ms, text):
    assert time_text(time_ms) == text
