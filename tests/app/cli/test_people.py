"""The commands about people."""

import io


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
    for pin in ("", "12", "1234", "abcd", "9" * 1000):
        typed(monkeypatch, f"{pin}\n")
        assert "PIN" in store.refused("user", "add", "A", "--role", "cashier", "--pin-stdin")
    assert store.json("user", "list") == []


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
