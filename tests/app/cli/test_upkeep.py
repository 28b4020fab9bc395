"""verify, rebuild, backup, restore."""

import sqlite3


def test_a_sound_till_is_proven(store):
    store.add()
    report = store.json("verify")
    assert report == {
        "ok": True,
        "events": 1,
        "chain_ok": True,
        "projections_ok": True,
        "problems": [],
    }
    assert "1 event:" in store.text("verify")


def test_a_changed_figure_is_found_and_rebuilt(store):
    product_id = store.add()
    store.text("stock-in", product_id, 5)
    with sqlite3.connect(store.folder / "till.db") as raw:
        raw.execute("UPDATE stock_level SET pending = pending + 1000")
    raw.close()
    assert store.status("verify", "--json") == 1
    assert store.status("verify") == 1
    assert store.output
    assert store.json("rebuild")["events"] == 2
    assert store.json("verify")["ok"]
    assert store.json("stock", product_id)[0]["quantity"] == 5


def test_a_backup_comes_back(store, tmp_path):
    product_id = store.add()
    store.text("stock-in", product_id, 5)
    saved = tmp_path / "saved.db"
    assert store.json("backup", saved) == {"events": 2, "file": str(saved)}
    store.text("stock-in", product_id, 7)
    assert "--force" in store.refused("restore", saved)
    restored = store.json("restore", saved, "--force")
    assert restored["events"] == 2
    assert restored["kept_aside"].startswith(str(store.folder))
    assert store.json("stock", product_id)[0]["quantity"] == 5
    assert "events restored" in store.text("restore", saved)


def test_compacting_a_young_store_changes_nothing(store):
    store.add()
    assert store.json("compact") == {"events": 0, "store_seq": None}
    assert "nothing" in store.text("compact")
    assert store.json("verify")["events"] == 1
