"""Reports without a screen: rows, JSON and a file that no spreadsheet runs."""

import pytest


@pytest.fixture
def selling(commands):
    """A store that has sold something."""
    commands.init()
    commands.add()
    commands.text("sale", "--line", "8964000660928*2", "--cash", "400")
    return commands


def test_a_report_gives_figures_as_other_commands_do_and_names_its_columns(selling, tmp_path):
    (row,) = selling.json("report", "products")
    assert (row["quantity"], row["amount"], row["profit"]) == (2, "360.00", None)
    assert selling.json("report", "tenders")[0]["net"] == "360.00"
    assert selling.text("report", "takings").startswith("day\tbills\t")
    assert selling.json("report", "takings", "--from", "2001-01-01", "--to", "2001-01-02") == []
    (row,) = selling.json("report", "categories")
    assert (row["category"], row["pieces"], row["amount"]) == ("No category", 2, "360.00")
    assert "No category" in selling.text("report", "categories")
    file = tmp_path / "staff.csv"
    assert "1 row " in selling.text("report", "staff", "--csv", file)
    text = file.read_text(encoding="utf-8-sig")
    assert text.splitlines()[1].startswith("owner,1,360.00")


def test_a_part_of_a_unit_is_a_decimal_string(commands):
    commands.init()
    commands.add(unit="kg")
    commands.text("sale", "--line", "8964000660928*1.25", "--cash", "400")
    assert commands.json("report", "products")[0]["quantity"] == "1.25"


def test_what_is_no_report_is_refused_by_name(selling):
    assert "takings" in selling.refused("report", "gossip")
    assert "first day" in selling.refused(
        "report", "takings", "--from", "2026-02-02", "--to", "2026-02-01"
    )


def test_every_report_is_named_to_whoever_asks_for_none_of_them(commands):
    said = commands.init().refused("report", "nonsense")
    assert said.endswith("shrinkage, stock-value, low-stock.\n")
