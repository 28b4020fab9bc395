"""verify, rebuild, backup, restore."""

import json
import sqlite3
import zipfile


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


def test_a_report_is_made_beside_everything_else_and_its_place_told(store, tmp_path):
    text = store.text("report-problem")
    (path,) = (store.folder / "reports").glob("kiryana-problem-1-1-*.zip")
    assert text == f"give this file to whoever helps you: {path}\n"
    named = tmp_path / "for the helper.zip"
    assert store.json("report-problem", named) == {"file": str(named)}
    with zipfile.ZipFile(named) as report:
        assert json.loads(report.read("status.json"))["store_id"] == 1
    assert "no such" in store.refused("report-problem", tmp_path / "none" / "x.zip").lower()
    assert "lives by this file" in store.refused("report-problem", store.folder / "till.db")


def test_a_report_tells_why_nothing_else_works(store):
    (store.folder / "settings.toml").write_text("Rashid = 1")
    assert "settings.toml" in store.refused("status")
    path = store.json("report-problem")["file"]
    with zipfile.ZipFile(path) as report:
        about = report.read("about.json")
    assert json.loads(about)["trouble"] == "SettingsRefused"
    assert b"Rashid" not in about


def test_a_report_is_kept_for_head_office_by_who_may(store, tmp_path):
    assert "no head office" in store.refused("report-problem", "--send")
    with sqlite3.connect(store.folder / "till.db") as db:
        db.execute("UPDATE till_state SET server_url = 'http://127.0.0.1:1'")
    db.close()
    store.text("user", "add", "Aslam", "--role", "cashier")
    assert "Ask a manager" in store.refused("report-problem", "--send", "--as", "Aslam")
    assert "next sync" in store.text("report-problem", "--send")
    folder = store.folder / "reports"
    assert [path.name for path in folder.iterdir()] == ["to-send"], "no file was asked for"
    named = tmp_path / "x.zip"
    answer = store.json("report-problem", named, "--send")
    assert answer == {"file": str(named), "waiting": 2}
    assert zipfile.is_zipfile(named)
    store.json("report-problem", "--send")
    assert "3 reports wait" in store.refused("report-problem", "--send")
    assert len(list((folder / "to-send").iterdir())) == 3


def test_a_folder_without_a_store_has_no_report(commands):
    assert "no store" in commands.refused("report-problem")
    assert "no store" in commands.refused("report-problem", "--send")
    assert not commands.folder.exists()


def test_a_check_by_hand_is_what_the_report_says_was_checked_last(store):
    store.add()
    store.text("verify")
    assert json.loads((store.folder / "last-check.json").read_text())["events"] == 1
