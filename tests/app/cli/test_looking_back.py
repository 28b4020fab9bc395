"""return, void, bills, and QR payments that were only seen."""

import pytest


@pytest.fixture
def sold(store):
    store.add()
    store.add("Soap", price="95.50", code="8964000000017")
    return store.json(
        "sale", "--line", "8964000660928*3", "--line", "8964000000017", "--cash", "1000"
    )


def test_parts_come_back_and_then_the_rest(store, sold):
    back = store.json("return", sold["receipt_no"], "--line", "1*2", "--reason", "sour")
    assert back["total"] == "360.00"
    assert back["tenders"] == [{"kind": "cash", "amount": "360.00"}]
    assert back["lines"] == [{"n": 1, "name": "Pakola", "quantity": 2}]
    assert "still come back" in store.refused("return", sold["receipt_no"], "--line", "1*2")
    rest = store.json("return", sold["receipt_no"].upper())
    assert rest["total"] == "275.50"
    store.refused("return", sold["receipt_no"])
    store.refused("void", sold["receipt_no"], "--reason", "late")


def test_a_void_takes_everything_back_once(store, sold):
    undone = store.json("void", sold["receipt_no"], "--reason", "wrong customer")
    assert (undone["total"], undone["is_void"]) == ("635.50", True)
    store.refused("void", sold["receipt_no"], "--reason", "again")
    assert [row["kind"] for row in store.json("audit", "--kind", "void")] == ["void"]


@pytest.mark.parametrize(
    "arguments",
    [
        ["return", "1-1-1-00000000"],
        ["return", "nothing"],
        ["return", "RECEIPT", "--line", "9"],
        ["return", "RECEIPT", "--line", "x*1"],
        ["return", "RECEIPT", "--line", "1*0"],
        ["return", "RECEIPT", "--line", "1*-1"],
        ["return", "RECEIPT", "--line", "1*4"],
        ["return", "RECEIPT", "--line", "1*2", "--line", "1*2"],
        ["return", "RECEIPT", "--line", "1" * 5000],
        ["return", "RECEIPT", "--line", "1", "--reason", "x" * 501],
        ["void", "1-1-1-00000000", "--reason", "x"],
    ],
)
def test_what_cannot_be_meant_is_refused_and_nothing_changes(store, sold, arguments):
    before = store.json("status")["events"]
    store.refused(*(sold["receipt_no"] if each == "RECEIPT" else each for each in arguments))
    assert store.json("status")["events"] == before


def test_bills_are_listed_newest_first(store, sold):
    store.text("return", sold["receipt_no"], "--line", "2")
    rows = store.json("bills")
    assert [(row["kind"], row["total"]) for row in rows] == [
        ("return", "95.50"),
        ("sale", "635.50"),
    ]
    assert rows[1]["came_back"]
    assert rows[1]["receipt_no"] == sold["receipt_no"]
    assert store.json("bills", "--day", "2020-01-01") == []
    assert "no bills" in store.text("bills", "--day", "2020-01-01")
    assert sold["receipt_no"] in store.text("bills")


def test_a_bill_that_came_back_says_so_whatever_is_asked_of_it(store):
    store.add()
    sold = store.json("sale", "--line", "8964000660928", "--cash", "200")["receipt_no"]
    store.text("void", sold, "--reason", "wrong customer")
    for again in (("return",), ("return", "--line", "1"), ("void", "--reason", "again")):
        command, *rest = again
        assert "came back before" in store.refused(command, sold, *rest)


def test_a_line_that_came_back_is_named(store):
    store.add()
    store.add("Tea", code="8901030865237")
    lines = ("--line", "8964000660928", "--line", "8901030865237")
    sold = store.json("sale", *lines, "--cash", "360")["receipt_no"]
    store.text("return", sold, "--line", "1")
    assert "Only 0 of Pakola" in store.refused("return", sold, "--line", "1")


@pytest.fixture
def seen(store):
    """A bill that was paid by QR without a number."""
    store.add()
    return store.json("sale", "--line", "8964000660928", "--qr", "180")["receipt_no"]


def test_a_payment_that_was_only_seen_is_listed_until_it_is_confirmed(store, seen):
    assert [row["unconfirmed"] for row in store.json("bills")] == [True]
    (row,) = store.json("payment", "list")
    assert (row["receipt_no"], row["amount"]) == (seen, "180.00")
    assert seen in store.text("payment", "list")
    assert store.json("shift", "x")["qr_unconfirmed"] == "180.00"
    for receipt, number in ((seen, "RA4"), (seen, ""), ("1-1-1-00000000", "RA4711")):
        store.refused("payment", "confirm", receipt, number)
    done = store.json("payment", "confirm", seen, "RA4711")
    assert (done["receipt_no"], done["amount"], done["reference"]) == (seen, "180.00", "RA4711")
    store.refused("payment", "confirm", seen, "RA4712")
    assert store.json("payment", "list") == []
    assert "every QR payment is confirmed" in store.text("payment", "list")
    assert store.json("shift", "x")["qr_unconfirmed"] == "0.00"
    assert store.json("verify")["ok"]


def test_a_voided_bill_has_nothing_to_confirm(store, seen):
    undone = store.json("void", seen, "--reason", "never came")
    assert store.json("payment", "list") == []
    for receipt in (seen, undone["receipt_no"]):
        assert "confirm" in store.refused("payment", "confirm", receipt, "RA4711")


def test_a_viewer_confirms_no_payment(store, seen):
    store.text("user", "add", "Vahid", "--role", "viewer")
    store.refused("--as", "Vahid", "payment", "confirm", seen, "RA4711")
    assert store.json("payment", "list")


@pytest.mark.parametrize("is_void", [False, True])
def test_a_number_that_paid_before_is_used_and_told(store, seen, is_void):
    store.json("payment", "confirm", seen, "RA-4711")
    assert store.error == ""
    if is_void:
        store.text("void", seen, "--reason", "wrong customer")
    told = f"note: ra4711 paid 180.00 of bill {seen} on "
    other = store.json("sale", "--line", "8964000660928", "--qr", "180:ra4711")["receipt_no"]
    assert store.error.startswith(told)
    assert store.error.count("\n") == 1
    assert ("voided" in store.error) == is_void
    third = store.json("sale", "--line", "8964000660928", "--qr", "180")["receipt_no"]
    assert store.json("payment", "confirm", third, "ra4711")["reference"] == "ra4711"
    assert store.error.startswith(told)
    store.text("customer", "add", "--name", "Rashid")
    store.text("khata-pay", "Rashid", "50", "--qr", "ra4711")
    assert store.error.startswith(told)
    rows = store.json("audit", "--kind", "number_used")
    assert [(row["what"], row["note"], row["amount"]) for row in rows] == [
        ("RA4711", seen, amount) for amount in ("50.00", "180.00", "180.00")
    ]
    assert other in store.text("bills")
    assert "number_used" in store.refused("audit", "--kind", "number")


def test_cash_for_what_nobody_confirmed_is_for_somebody_who_may(store):
    store.add()
    sold = store.json("sale", "--line", "8964000660928*2", "--cash", "200", "--qr", "160")
    receipt = sold["receipt_no"]
    assert store.json("return", receipt, "--line", "1*1")["tenders"] == [
        {"kind": "qr", "amount": "160.00"},
        {"kind": "cash", "amount": "20.00"},
    ]
    assert store.json("void", receipt, "--reason", "x")["tenders"] == [
        {"kind": "cash", "amount": "180.00"}
    ]
    assert store.json("payment", "list") == []
