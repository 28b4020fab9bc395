"""count, low-stock and expiring."""

import pytest

CODE = "8964000660928"


@pytest.fixture
def shop(commands):
    commands.init().add("=Pakola", "180.00", CODE)
    commands.text("stock-in", CODE, 10, "--expiry", "2026-01-31", "--lot", "B7")
    return commands


def test_a_count_sets_what_is_there_and_zero_is_one(shop):
    assert shop.json("count", CODE, 7, "--note", "front")["quantity"] == 7
    assert shop.json("count", CODE, 0)["quantity"] == 0
    assert "whole" in shop.refused("count", CODE, "1.5")
    shop.refused("count", CODE, "x" * 50)
    shop.refused("count", CODE, CODE)
    assert "-1 cannot be a count" in shop.refused("count", CODE, "-1")


def test_what_runs_low_is_told_and_written(shop, tmp_path):
    assert shop.json("low-stock") == []
    shop.text("product", "change", CODE, "--low-at", 12)
    (row,) = shop.json("low-stock")
    assert (row["on_hand"], row["low_at"], row["order"], row["vendor"]) == (10, 12, 3, "")
    file = tmp_path / "order.csv"
    shop.text("low-stock", "--csv", file)
    lines = file.read_text(encoding="utf-8-sig").splitlines()
    assert lines[0].startswith("vendor,product_id,name")
    assert "\n=Pakola" not in file.read_text(encoding="utf-8-sig")
    assert ",=Pakola" not in lines[1]
    shop.refused("low-stock", "--csv", tmp_path / "no" / "where.csv")


def test_what_expires_is_told_with_what_is_left(shop):
    (row,) = shop.json("expiring")
    assert (row["expiry"], row["lot"], row["left_about"]) == ("2026-01-31", "B7", 10)
    shop.text("removal", CODE, 10, "--reason", "expired")
    assert "nothing" in shop.text("expiring", "--days", 9999)
    assert "nothing" in shop.text("expiring", "--days", 99999999999)


def test_a_note_names_the_batch_that_was_thrown_away(shop):
    shop.text("stock-in", CODE, 5, "--expiry", "2026-01-20", "--lot", "A1")
    shop.text("removal", CODE, 4, "--reason", "expired", "--note", "2026-01-31 B7")
    left = {row["lot"]: row["left_about"] for row in shop.json("expiring")}
    assert left == {"A1": 5, "B7": 6}
    shop.refused("removal", CODE, 1, "--reason", "damage", "--note", "x" * 10_000)


def test_what_cannot_be_a_count_is_told_with_the_nought_that_it_may_be(commands):
    number = commands.init().add("Pakola", "180.00", "8964000660928")
    for typed in ("-1", "abc", "1000001", "1.2345", "٣"):
        said = commands.refused("count", number, typed)
        assert said == (
            f"kiryana-till: {typed} cannot be a count. Give a number from 0 to 1000000, with at"
            " most three decimals.\n"
        )
    assert "sold by the piece" in commands.refused("count", number, "1.5")
