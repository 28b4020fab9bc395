"""Shifts, the drawer and the audit list without a screen."""

import pytest


@pytest.fixture
def selling(commands):
    """A store that has sold something."""
    commands.init()
    commands.add()
    return commands


def test_a_shift_from_its_float_to_its_z(selling):
    assert "no shift yet" in selling.text("shift", "list")
    assert "Open one" in selling.refused("shift", "x")
    assert selling.text("shift", "open", "--float", "500") == "shift 1 is open with 500.00\n"
    selling.text("sale", "--line", "8964000660928*2", "--cash", "400")
    assert selling.json("shift", "cash-out", "60.50", "--reason", "tea")["expected"] == "799.50"
    selling.text("shift", "cash-in", "1")
    selling.text("shift", "drawer", "--reason", "change")
    looked = selling.json("shift", "x")
    assert looked == selling.json("shift", "x")
    assert (looked["cash_sales"], looked["cash_out"], looked["bills"]) == ("360.00", "60.50", 1)
    assert looked["drawer_opened"] == 1
    closed = selling.json("shift", "close", "--counted", "800", "--note", "a coin short")
    assert (closed["expected"], closed["variance"]) == ("800.50", "-0.50")
    z = selling.json("shift", "z")
    assert z == selling.json("shift", "z", "1")
    assert (z["note"], z["is_open"]) == ("a coin short", False)
    assert "cash_sales\t360.00" in selling.text("shift", "z", 1)
    assert [row["shift"] for row in selling.json("shift", "list")] == [1]
    assert "no shift" in selling.refused("shift", "z", 9).lower()


def test_the_audit_list_says_what_when_who_and_who_allowed_it(selling):
    assert selling.json("audit") == []
    selling.text("shift", "open")
    selling.text("shift", "cash-out", "5", "--reason", "tea")
    selling.text("shift", "drawer")
    found = selling.json("audit")
    assert {row["kind"] for row in found} == {"cash_out", "drawer"}
    (out,) = selling.json("audit", "--kind", "cash_out")
    assert (out["amount"], out["by"], out["allowed_by"], out["note"]) == (
        "-5.00",
        "owner",
        None,
        "tea",
    )
    assert out["at"].endswith("+00:00")
    assert selling.json("audit", "--since", "2100-01-01") == []
    assert len(selling.json("audit", "--since", "2020-01-01")) == 2
    assert "cash_out" in selling.text("audit")
    assert selling.json("audit", "--kind", "SaleReturned") == []
    assert "cash_out" in selling.refused("audit", "--kind", "cashout")
    with pytest.raises(SystemExit):
        selling.status("audit", "--since", "yesterday")


def test_what_cannot_be_is_refused_and_changes_nothing(selling):
    selling.refused("shift", "cash-in", "5")
    selling.refused("shift", "close", "--counted", "5")
    selling.text("shift", "open")
    selling.refused("shift", "open")
    selling.refused("shift", "cash-in", "0")
    selling.refused("shift", "close", "--counted", "lots")
    assert selling.json("shift", "x")["is_open"]


def test_a_shift_that_is_not_there_is_not_to_be_opened(commands):
    commands.init()
    assert "No shift was closed at this till yet" in commands.refused("shift", "z")
    commands.text("shift", "open", "--float", "500")
    assert "There is no shift 99" in commands.refused("shift", "z", 99)
    assert "-1 cannot be an amount" in commands.refused("shift", "cash-in", "-1")
