"""customer, khata, khata-pay, khata-adjust, and sale on khata, by card and by QR."""

import pytest


@pytest.fixture
def rashid(store):
    return store.json("customer", "add", "--name", "Rashid Mehmood", "--phone", "0300-1234567")


def test_a_khata_from_the_paper_book_to_a_payment(store, rashid):
    product_id = store.add()
    store.text("khata-adjust", "rashid", "4120", "--note", "paper book")
    sold = store.json("sale", "--line", f"{product_id}*2", "--cash", "100", "--khata", "mahmud")
    taken = store.json("khata-pay", "0300 1234567", "3000", "--card", "4411")
    assert (taken["balance_before"], taken["balance_after"]) == ("4380.00", "1380.00")
    found = store.json("khata", str(rashid["customer_id"]))
    assert (found["balance"], found["opening"]) == ("1380.00", "0.00")
    assert [entry["balance"] for entry in found["entries"]] == ["4120.00", "4380.00", "1380.00"]
    assert found["entries"][1]["receipt_no"] == sold["receipt_no"]
    assert found["entries"][1]["items"][0]["quantity"] == 2
    assert found["ageing"] == ["1380.00", "0.00", "0.00", "0.00"]
    assert "owes 1380.00" in store.text("khata", "rashid")
    assert store.json("customer", "list")[0]["balance"] == "1380.00"


def test_a_sale_is_paid_in_parts(store):
    product_id = store.add()
    sold = store.json(
        "sale", "--line", product_id, "--card", "50:4411", "--qr", "30:RA99", "--cash", "200"
    )
    assert (sold["total"], sold["change"]) == ("180.00", "100.00")


def test_a_customer_is_changed(store, rashid):
    changed = store.json("customer", "change", "rashid", "--limit", "8000", "--phone", "111")
    assert (changed["limit"], changed["phone"]) == ("8000.00", "111")
    assert store.json("customer", "change", "rashid", "--no-limit")["limit"] is None


@pytest.mark.parametrize("card", ["C:{}", "c: {}", "]C0C:{}"])
def test_a_customer_is_named_by_what_their_card_says_to_a_scanner(store, rashid, card):
    card = card.format(store.json("khata", "rashid")["customer_id"])
    assert store.json("khata", card)["name"] == store.json("khata", "rashid")["name"]
    store.refused("khata", "C:999")


@pytest.mark.parametrize(
    "arguments",
    [
        ("khata", "nobody"),
        ("khata-pay", "rashid", "0"),
        ("khata-pay", "rashid", "abc"),
        ("khata-pay", "rashid", "5", "--qr", "12"),
        ("khata-adjust", "rashid", "0", "--note", "why"),
        ("khata-adjust", "rashid", "x", "--note", "why"),
        ("customer", "add", "--name", " "),
        ("customer", "change", "rashid", "--phone", "call me"),
        ("sale", "--line", "8964000660928", "--khata", "nobody"),
        ("sale", "--line", "8964000660928", "--card", "999"),
        ("sale", "--line", "8964000660928", "--qr", "180:12"),
    ],
)
def test_what_cannot_be_is_refused_in_a_line(store, rashid, arguments):
    store.add()
    before = store.json("status")["events"]
    assert store.refused(*arguments)
    assert store.json("status")["events"] == before


def test_a_sale_that_nobody_pays_is_wrong_usage(store):
    store.add()
    with pytest.raises(SystemExit) as left:
        store.status("sale", "--line", "8964000660928")
    assert left.value.code == 2


def test_a_payment_of_nothing_is_told_without_a_bill(store, rashid):
    said = store.refused("khata-pay", "rashid", "0")
    assert "0.00 cannot be meant for 0.00 that is owed" in said


def test_amounts_and_days_that_cannot_be_meant_are_told_as_such(commands):
    number = commands.init().add("Pakola", "180.00", "8964000660928")
    commands.text("customer", "add", "--name", "Rashid")
    for arguments in (
        ("khata-pay", "rashid", "-5"),
        ("khata-adjust", "rashid", "abc", "--note", "x"),
    ):
        assert "cannot be an amount. Give one from 0 to 100000000000.00" in commands.refused(
            *arguments
        )
    with pytest.raises(SystemExit, match="2"):
        commands.status("khata", "rashid", "--from", "2026-12-02", "--to", "2026-12-01")
    commands.text("sale", "--line", f"{number}*2", "--khata", "rashid")
    (entry,) = commands.json("khata", "rashid")["entries"]
    assert entry["items"][0]["quantity"] == 2
