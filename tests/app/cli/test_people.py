"""The commands about people."""

import io

import pytest


def typed(monkeypatch, text):
    monkeypatch.setattr("sys.stdin", io.StringIO(text))


def test_users_are_added_listed_and_removed(store, monkeypatch):
    assert store.text("user", "list") == "nobody: no PIN is asked\n"
    typed(monkeypatch, "2580\n")
    added = store.json("user", "add", "Aslam", "--role", "cashier", "--pin-stdin")
    assert added == {"name": "Aslam", "role": "cashier", "has_pin": True}
    store.text("user", "add", "Sana", "--role", "viewer")
    assert [row["name"] for row in store.json("user", "list")] == ["Aslam", "Sana"]
    assert "already a user" in store.refused("user", "add", "Sana", "--role", "manager")
    store.text("user", "remove", "Sana")
    assert "no user Sana" in store.refused("user", "remove", "Sana")


def test_a_refused_pin_adds_nobody(store, monkeypatch):
    for pin in ("", "12", "abcd", "9" * 1000):
        typed(monkeypatch, f"{pin}\n")
        assert "PIN" in store.refused("user", "add", "A", "--role", "cashier", "--pin-stdin")
    assert store.json("user", "list") == []


def test_a_pin_that_is_easily_guessed_is_taken_and_said_to_be_so(store, monkeypatch):
    for pin, is_easy in (("1234", True), ("2580", False)):
        typed(monkeypatch, f"{pin}\n")
        store.text("user", "add", f"A{pin}", "--role", "cashier", "--pin-stdin")
        assert ("easily guessed" in store.error) is is_easy
        typed(monkeypatch, f"{pin}\n")
        assert store.json("stock", "--as", f"A{pin}") == []


@pytest.mark.parametrize("given", [None, io.TextIOWrapper(io.BytesIO(b"25\xff80\n"), "utf-8")])
def test_an_input_that_is_closed_or_no_text_is_no_pin(store, monkeypatch, given):
    """As under a service that starts a command without an input."""
    typed(monkeypatch, "2580\n")
    store.text("user", "add", "Aslam", "--role", "cashier", "--pin-stdin")
    monkeypatch.setattr("sys.stdin", given)
    assert "PIN" in store.refused("user", "add", "Sana", "--role", "viewer", "--pin-stdin")
    assert "not the PIN" in store.refused("stock", "--as", "Aslam")
    assert [row["name"] for row in store.json("user", "list")] == ["Aslam"]


def test_a_command_acts_as_a_user_with_the_pin_and_the_rights(store, monkeypatch):
    store.add(code="8964000660928")
    typed(monkeypatch, "2580\n")
    store.text("user", "add", "Aslam", "--role", "cashier", "--pin-stdin")
    sale = ("sale", "--line", "8964000660928", "--cash", "180")
    typed(monkeypatch, "2580\n")
    assert store.json(*sale, "--as", "Aslam")["total"] == "180.00"
    typed(monkeypatch, "2581\n")
    assert "not the PIN" in store.refused(*sale, "--as", "Aslam")
    assert "no user Chor" in store.refused(*sale, "--as", "Chor")
    typed(monkeypatch, "2580\n")
    refused = ("product", "add", "--name", "Bread", "--price", "10", "--as", "Aslam")
    assert "manager" in store.refused(*refused)
    assert store.json(*sale)["total"] == "180.00"


def test_a_known_user_gets_a_new_pin(store, monkeypatch):
    add = ("user", "add", "Aslam", "--role", "cashier", "--pin-stdin", "--new-pin")
    for pin in ("2580", "1379"):
        typed(monkeypatch, f"{pin}\n")
        store.text(*add)
    typed(monkeypatch, "1379\n")
    assert store.json("stock", "--as", "Aslam") == []
    typed(monkeypatch, "8642\n")
    promoted = ("user", "add", "Aslam", "--role", "manager", "--pin-stdin", "--new-pin")
    assert "Say --role cashier" in store.refused(*promoted)
    typed(monkeypatch, "1379\n")
    assert store.json("stock", "--as", "Aslam") == [], "the PIN is what it was"


def test_a_new_pin_that_is_not_given_takes_none_away(store, monkeypatch):
    typed(monkeypatch, "2580\n")
    store.text("user", "add", "Aslam", "--role", "owner", "--pin-stdin")
    before = (store.json("status")["events"], store.json("user", "list"))
    for name in ("Aslam", "Sana"):
        refused = store.refused("user", "add", name, "--role", "owner", "--new-pin")
        assert "--pin-stdin" in refused
    typed(monkeypatch, "\n")
    assert "PIN" in store.refused(
        *("user", "add", "Aslam", "--role", "owner", "--new-pin", "--pin-stdin")
    )
    assert (store.json("status")["events"], store.json("user", "list")) == before


def test_who_only_sells_learns_no_costs_and_not_what_the_drawer_should_hold(
    store, monkeypatch, tmp_path
):
    store.add(cost="150")
    store.text("user", "add", "Aslam", "--role", "cashier")
    as_aslam = ("--as", "Aslam")
    store.text("sale", "--line", "8964000660928", "--cash", "180", *as_aslam)
    file = tmp_path / "goods.csv"
    store.text("export", "products", file, *as_aslam)
    assert "150" not in file.read_text(encoding="utf-8-sig")
    store.text("export", "products", file)
    assert "150.00" in file.read_text(encoding="utf-8-sig")
    assert "see reports" in store.refused("shift", "x", *as_aslam)
    assert "see reports" in store.refused("shift", "z", 1, *as_aslam)
    (shift,) = store.json("shift", "list", *as_aslam)
    assert (shift["bills"], shift["sales"], shift["expected"]) == (1, None, None)
    moved = store.text("shift", "cash-in", "5", "--reason", "coins", *as_aslam)
    assert "185" not in moved
    assert store.json("shift", "x")["expected"] == "185.00"
    assert "expected 185.00" in store.text("shift", "close", "--counted", "185", *as_aslam)
    assert store.json("shift", "z", 1, *as_aslam)["expected"] == "185.00"


def test_a_backup_and_its_way_back_are_the_owners_to_make(store, tmp_path):
    store.add()
    file = tmp_path / "a.backup"
    store.text("backup", file)
    store.text("user", "add", "Aslam", "--role", "manager")
    store.add("Bread", code="8901030865237")
    other = tmp_path / "other.backup"
    assert "edit settings" in store.refused("backup", other, "--as", "Aslam")
    assert not other.exists()
    events = store.json("status")["events"]
    assert "edit settings" in store.refused("restore", file, "--force", "--as", "Aslam")
    assert store.json("status")["events"] == events
    store.text("restore", file, "--force")
