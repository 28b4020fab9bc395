"""product add, stock-in, removal, stock, movements, explain."""

import argparse
from datetime import UTC, datetime
from uuid import UUID

import pytest
from pos_protocol.events import InReason, OutReason

from pos_app.cli.goods import MOVEMENT_COLUMNS
from pos_app.cli.till import opened
from pos_app.clock import SystemClock
from pos_app.db import event_log
from pos_app.db.brought import compaction, replacing
from tests.support.factories import make_enrolled_till, make_product, make_sale
from tests.support.feed import Feed


def test_a_product_is_added_with_all_that_is_known(store):
    added = store.json(
        *("product", "add", "--name", "Basmati Rice", "--name-ur", "چاول", "--price", "540"),
        *("--barcode", "8964000123454", "--barcode", "PLU12", "--unit", "kg", "--cost", "500.50"),
    )
    assert added["price_per_unit"] == "540.00"
    assert added["barcodes"] == ["8964000123454", "PLU12"]
    row = store.json("stock", added["product_id"])
    assert row == [
        {
            "product_id": added["product_id"],
            "name": "Basmati Rice",
            "barcodes": ["8964000123454", "PLU12"],
            "quantity": 0,
            "unit": "kg",
            "price_per_unit": "540.00",
            "version": 0,
        }
    ]


def test_goods_that_came_under_that_bill_before_are_told(store):
    store.json("product", "add", "--name", "Cola", "--price", "80", "--barcode", "8964000123454")
    bill = ("--vendor", "7", "--bill", "8812", "--date", "22.11.2025")
    store.json("stock-in", "8964000123454", "2", *bill)
    assert "came in with bill" not in store.error
    store.json("stock-in", "8964000123454", "2", *bill)
    assert "Cola came in with bill 8812 before, on 2025-11-22" in store.error


def test_a_cartons_code_is_its_pieces_in_every_command(store):
    added = store.json(
        *("product", "add", "--name", "Cola", "--price", "80", "--barcode", "8964000123454"),
        *("--barcode", "18964000123451*12"),
    )

    def on_hand(*command):
        return store.json(*command)["quantity"]

    carton, number = "18964000123451", str(added["product_id"])
    assert on_hand("stock-in", carton, "2") == 24
    assert on_hand("stock-in", "8964000123454", "2") == 26
    assert on_hand("stock-in", number, "2") == 28
    assert on_hand("removal", carton, "1", "--reason", "damage") == 16
    store.json("sale", "--line", f"{carton}*1", "--cash", "960")
    assert on_hand("count", carton, "2") == 24
    assert on_hand("count", carton, "0.5") == 6
    assert "3.6" in store.refused("stock-in", carton, "0.3")


@pytest.mark.parametrize(
    "options",
    [
        ["--name", "", "--price", "1"],
        ["--name", "x" * 201, "--price", "1"],
        ["--name", "x" * 100_000, "--price", "1"],
        ["--name", "a\x00b", "--price", "1"],
        ["--name", "a\x1bb", "--price", "1"],
        ["--name", "Tea", "--price", "-1"],
        ["--name", "Tea", "--price", "NaN"],
        ["--name", "Tea", "--price", "1e3"],
        ["--name", "Tea", "--price", "1.005"],
        ["--name", "Tea", "--price", "9" * 20],
        ["--name", "Tea", "--price", ""],
        ["--name", "Tea", "--price", "1", "--barcode", ""],
        ["--name", "Tea", "--price", "1", "--barcode", "9" * 65],
        ["--name", "Tea", "--price", "1", "--barcode", "89\x1b64"],
        ["--name", "Tea", "--price", "1", "--barcode", "8964000660928"],
        ["--name", "Tea", "--price", "1", "--barcode", "08964000660928"],
        ["--name", "Tea", "--price", "1", "--cost", "-1"],
        ["--name", "Tea", "--price", "1", "--vendor", "99", "--barcode", "8964000660928"],
        ["--name", "Tea", "--price", "1", "--product-id", "9999999"],
        ["--name", "Tea", "--price", "1", "--product-id", "10000001"],
    ],
)
def test_a_product_that_cannot_be_meant_is_refused_and_nothing_changes(store, options):
    store.add()
    store.refused("product", "add", *options)
    assert len(store.json("stock")) == 1
    assert store.json("status")["events"] == 1


@pytest.mark.parametrize(
    "quantity", ["0", "-3", "1e3", "NaN", "inf", "1.0005", "", "9" * 20, "8964000660928", "1,5"]
)
def test_a_quantity_that_cannot_be_meant_is_refused(store, quantity):
    store.add()
    shown = quantity or "cannot be a quantity"
    assert shown in store.refused("stock-in", "8964000660928", quantity)
    store.refused("removal", "8964000660928", quantity, "--reason", "damage")
    assert store.json("status")["events"] == 1


def test_stock_comes_in_and_goes_out(store):
    rice = store.add("Rice", code="", unit="kg")
    assert store.json("stock-in", rice, "12.5", "--cost", "90")["quantity"] == "12.5"
    assert store.json("removal", rice, "2.5", "--reason", "spoilage")["quantity"] == 10
    assert "10 on hand" in store.text("explain", rice)
    rows = store.json("movements", rice)
    assert [(row["type"], row["reason"], row["quantity"]) for row in rows] == [
        ("stock_in", "purchase", "12.5"),
        ("manual_removal", "spoilage", "2.5"),
    ]
    assert set(rows[0]) == {"movement_id", "product_id", *MOVEMENT_COLUMNS}
    assert [row["sum"] for row in store.json("explain", rice)] == ["12.5", 10]


def test_stock_is_told_as_of_a_moment(store, monkeypatch):
    rice = store.add("Rice", code="", unit="kg")
    for hour, quantity in ((9, "12.5"), (11, "2")):
        at = datetime(2026, 11, 2, hour, tzinfo=UTC)
        monkeypatch.setattr(SystemClock, "wall_ms", lambda _, at=at: int(at.timestamp() * 1000))
        store.text("stock-in", rice, quantity)

    def then(*asked):
        [row] = store.json("stock", rice, *asked)
        return row["quantity"], row["version"]

    assert then("--as-of", "2026-11-02T08:59+00:00") == (0, 0)
    assert then("--as-of", "2026-11-02T10:00+00:00") == ("12.5", 1)
    assert then("--as-of", "2026-11-02T15:59+05:00") == ("12.5", 1)
    assert then("--as-of", "2026-11-02T16:00+05:00") == then() == ("14.5", 2)
    assert "Position 1" in store.refused("stock", rice, "--position", 1)
    assert "yesterday" in store.refused("stock", rice, "--as-of", "yesterday")


def test_pieces_are_whole(store):
    store.add()
    assert "whole" in store.refused("stock-in", "8964000660928", "1.5")


def test_reasons_and_products_are_those_that_are_known(store):
    store.add()
    assert "spoilage" in store.refused("removal", "8964000660928", "1", "--reason", "whim")
    assert "purchase" in store.refused("stock-in", "8964000660928", "1", "--reason", "whim")
    assert "8964000660935" in store.refused("stock", "8964000660935")
    store.refused("explain", "nothing")


def test_every_reason_is_named_however_many_there_are(store):
    store.add()
    for command, last in (("removal", OutReason.CORRECTION), ("stock-in", InReason.CORRECTION)):
        told = store.refused(command, "8964000660928", "1", "--reason", "whim")
        assert told.endswith(f"{last}.\n")
    assert '"" cannot be a quantity' in store.refused("stock-in", "8964000660928", "")


def test_vendor_that_nobody_knows_yet_is_added_under_its_number(store):
    product_id = store.add("Ghee", code="8964000123454", vendor=3)
    assert "vendor add NAME --vendor-id 3" in store.error
    store.text("stock-in", product_id, 2, "--vendor", 3)
    assert store.error == ""
    store.text("stock-in", product_id, 2, "--vendor", 4)
    store.text("product", "change", product_id, "--vendor", 5)
    vendors = {row["vendor_id"]: row["name"] for row in store.json("vendor", "list")}
    assert vendors == {3: "Vendor 3", 4: "Vendor 4", 5: "Vendor 5"}


def test_what_is_refused_adds_no_vendor(store):
    product_id = store.add()
    store.refused("stock-in", product_id, 1, "--vendor", 3, "--lot", "x" * 300)
    store.refused("product", "change", product_id, "--name", "", "--vendor", 3)
    assert store.json("status")["events"] == 1


def test_a_store_without_goods_says_so(store):
    assert store.json("stock") == []
    assert "no products" in store.text("stock")
    product_id = store.add()
    assert "never moved" in store.text("movements", product_id)
    assert store.json("explain", product_id) == []


def test_goods_come_in_with_their_date_lot_and_bill(store):
    store.add()
    marks = ("--expiry", "12/28", "--lot", "B7", "--bill", "8812", "--date", "2025-11-22")
    came = store.json("stock-in", "8964000660928", 12, *marks)
    assert came["quantity"] == 12
    assert store.error == ""
    folder = argparse.Namespace(data_dir=str(store.folder), user=None)
    with opened(folder) as till, till.db.read() as tx:
        event = event_log.read(tx, UUID(came["event_id"])).event
    assert event.bill_no == "8812"
    assert (event.lines[0].expiry, event.lines[0].lot) == ("2028-12-31", "B7")
    assert event.delivered_on == "2025-11-22"
    [step] = store.json("explain", "8964000660928")
    assert (step["receipt"], step["delivered_on"]) == ("8812", "2025-11-22")
    for day in ("31.2.25", "2099-01-01"):
        refused = store.refused("stock-in", "8964000660928", 1, "--date", day)
        assert "day of a delivery" in refused


def test_a_date_that_has_passed_is_told_and_no_date_is_refused(store):
    store.add()
    assert store.status("stock-in", "8964000660928", 1, "--expiry", "31.12.2019") == 0
    assert "2019-12-31" in store.error
    assert "31.12.2026" in store.refused("stock-in", "8964000660928", 1, "--expiry", "31.2.27")
    assert store.json("stock")[0]["quantity"] == 1


def test_earlier_movements_are_one_line(commands):
    feed = Feed()
    till = make_enrolled_till(commands.folder, till_no=1, feed_id=feed.feed_id)
    milk = make_product(till, "Milk")
    for _ in range(3):
        make_sale(till, (milk, 1000))
    feed.sync([till])
    assert replacing.remake(
        till.db.path, lambda tx: compaction.compact(tx, store_seq=4, now_ms=1_767_225_600_000)
    )
    till.close()
    before, after = commands.json("explain", milk.product_id)
    assert (before["type"], before["quantity"], before["sum"]) == ("brought_forward", -2, -2)
    assert before["timestamp"] == "2026-01-01T00:00:00Z"
    assert (after["type"], after["sum"]) == ("sale", -3)
    told = commands.text("explain", milk.product_id)
    assert "at head office" in told
    assert "-3 on hand" in told
