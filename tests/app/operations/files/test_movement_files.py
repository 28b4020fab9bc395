"""Movements in and out: as events of their own, at their own time, once."""

import pytest
from pos_protocol.events import Unit

from pos_app.db.queries import stock as stock_queries
from pos_app.db.queries import sync_status
from pos_app.db.verify import verify
from pos_app.domain.files.movement_file import time_text
from pos_app.operations.files.movement_files import export_movements, import_movements
from pos_app.operations.files.transfer import ImportOptions
from pos_app.operations.products import remove_product
from tests.support.factories import STORE_ID, make_product, make_sale, make_till, on_hand

HEADER = "movement_id,product_id,type,quantity,timestamp"


@pytest.fixture
def till(tmp_path):
    till = make_till(tmp_path / "till")
    yield till
    till.close()


@pytest.fixture
def sugar(till):
    return make_product(till, "Sugar", code="8964000660928", unit=Unit.KG)


def take(till, header, *rows, **options):
    path = till.settings.data_dir / "stock_movement.csv"
    path.write_bytes("\r\n".join([header, *rows]).encode())
    return import_movements(till, path, ImportOptions(**options))


def counts(report):
    return report.imported, report.updated, report.skipped, len(report.errors)


def events(till):
    with till.db.read() as tx:
        return sync_status.status(tx).events


def movements(till, product):
    with till.db.read() as tx:
        return stock_queries.movements(tx, product.product_id)


def rows_for(product):
    return [
        f"1,{product.product_id},stock_in,10,2024-05-01T09:00:00Z",
        f"2,{product.product_id},sale,2.5,2024-05-01T10:00:00Z",
        f"3,{product.product_id},manual_removal,0.5,2024-05-02T08:00:00Z",
    ]


def test_movements_keep_their_type_quantity_and_time(till, sugar):
    assert counts(take(till, HEADER, *rows_for(sugar))) == (3, 0, 0, 0)
    assert on_hand(till, sugar) == 7000
    kept = [
        (each.type, each.quantity_milli, time_text(each.occurred_ms))
        for each in movements(till, sugar)
    ]
    assert kept == [
        ("stock_in", 10_000, "2024-05-01T09:00:00Z"),
        ("sale", 2_500, "2024-05-01T10:00:00Z"),
        ("manual_removal", 500, "2024-05-02T08:00:00Z"),
    ]
    assert verify(till.db).ok


def test_a_time_with_two_readings_is_read_as_the_others_of_its_file(till, sugar):
    first, other, third = rows_for(sugar)
    first = first.replace("2024-05-01T09:00:00Z", "01/05/2024 9:00")
    third = third.replace("2024-05-02T08:00:00Z", "13/05/2024 8:00")
    assert counts(take(till, HEADER, first, other, third)) == (3, 0, 0, 0)
    days = [time_text(each.occurred_ms)[:10] for each in movements(till, sugar)]
    assert days == ["2024-05-01", "2024-05-01", "2024-05-13"]


def test_number_that_comes_twice_in_a_file_counts_once(till, sugar):
    rows = rows_for(sugar)
    other = f"2,{sugar.product_id},sale,9,2024-05-01T11:00:00Z"
    report = take(till, HEADER, *rows, rows[1], other)
    assert counts(report) == (3, 0, 0, 2)
    assert [(fault.line, fault.message) for fault in report.errors] == [
        (line, "the same movement_id as row 3; the first of them counts") for line in (5, 6)
    ]
    assert on_hand(till, sugar) == 7000


def test_the_same_file_changes_nothing_a_second_time(till, sugar):
    rows = [*rows_for(sugar), f",{sugar.product_id},sale,1,2024-05-03"]
    twins = [f",{sugar.product_id},sale,1,2024-05-04"] * 2
    first = take(till, HEADER, *rows, *twins)
    assert counts(first) == (6, 0, 0, 0)
    before = events(till)
    assert counts(take(till, HEADER, *rows, *twins)) == (0, 0, 6, 0)
    assert events(till) == before


def test_an_export_read_back_changes_nothing(till, sugar):
    take(till, HEADER, *rows_for(sugar))
    make_sale(till, (sugar, 1500))
    path = till.settings.data_dir / "out.csv"
    assert export_movements(till, path) == 4
    before = events(till)
    report = import_movements(till, path, ImportOptions())
    assert counts(report) == (0, 0, 4, 0)
    assert events(till) == before


def test_what_is_known_is_known_of_removed_goods_too(till, sugar):
    """An export and an old file that came back were told to import the removed product first."""
    take(till, HEADER, *rows_for(sugar))
    path = till.settings.data_dir / "out.csv"
    export_movements(till, path)
    remove_product(till, sugar.product_id)
    before = events(till)
    assert counts(import_movements(till, path, ImportOptions())) == (0, 0, 3, 0)
    assert counts(take(till, HEADER, *rows_for(sugar))) == (0, 0, 3, 0)
    unknown = take(till, HEADER, f"9,{sugar.product_id},sale,1,2024-05-03")
    assert counts(unknown) == (0, 0, 0, 1)
    assert events(till) == before


def test_a_small_foreign_number_is_not_taken_for_one_of_ours(till, sugar):
    make_sale(till, (sugar, 1000))
    ours = movements(till, sugar)[0].movement_id
    report = take(till, HEADER, f"{ours},{sugar.product_id},stock_in,3,2024-05-01")
    assert counts(report) == (1, 0, 0, 0)


def test_a_sale_of_the_file_carries_no_money(till, sugar):
    take(till, HEADER, *rows_for(sugar))
    assert movements(till, sugar)[1].reason == "sale"
    sold = make_sale(till, (sugar, 1000))
    assert sold.total_paisa == sugar.price_paisa


@pytest.mark.parametrize(
    ("row", "word"),
    [
        ("1,77,sale,1,2024-05-01", "no product 77"),
        ("1,9{0},sale,1,2024-05-01", "no product"),
        ("1,{0},sale,1,2999-01-01", "still to come"),
        ("1,{0},sale,1,", "no timestamp"),
        ("1,{0},sale,0,2024-05-01", "above zero"),
        ("1,{0},fly,1,2024-05-01", "type"),
    ],
)
def test_a_wrong_row_is_told_and_the_others_go_in(till, sugar, row, word):
    good = f"9,{sugar.product_id},stock_in,1,2024-05-01"
    report = take(till, HEADER, row.format(sugar.product_id), good)
    assert counts(report) == (1, 0, 0, 1)
    assert word in report.errors[0].message
    assert report.errors[0].line == 2


def test_pieces_are_whole(till):
    soap = make_product(till, "Soap")
    report = take(till, HEADER, f"1,{soap.product_id},sale,1.5,2024-05-01")
    assert counts(report) == (0, 0, 0, 1)


def test_products_go_by_barcode_and_rows_of_other_stores_need_a_word(till, sugar):
    header = "storeID,barcode,type,qty,date"
    row = "99,8964000660928,stock_in,1,2024-05-01"
    assert counts(take(till, header, row)) == (0, 0, 0, 1)
    assert counts(take(till, header, row, any_store=True)) == (1, 0, 0, 0)
    ours = f"{STORE_ID},8964000660928,stock_in,1,2024-05-02"
    assert counts(take(till, header, ours)) == (1, 0, 0, 0)
    assert on_hand(till, sugar) == 2000


def test_a_dry_run_reports_the_same_and_records_nothing(till, sugar):
    before = events(till)
    planned = take(till, HEADER, *rows_for(sugar), "x", dry_run=True)
    assert events(till) == before
    assert planned == take(till, HEADER, *rows_for(sugar), "x")


def test_the_next_sale_after_old_movements_keeps_todays_time(till, sugar):
    take(till, HEADER, *rows_for(sugar))
    make_sale(till, (sugar, 1000))
    assert time_text(movements(till, sugar)[-1].occurred_ms).startswith("2026-01-01")
