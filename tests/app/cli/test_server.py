"""enrol and sync where there is no server; with one they are tested in tests/system."""

from msgspec import structs

from pos_app.cli import server
from pos_app.errors import Offline
from pos_app.sync.report import RoundReport

NOBODY = "http://127.0.0.1:1"


def test_a_folder_without_a_store_or_without_a_server_has_nothing_to_sync(commands):
    assert "init" in commands.refused("sync")
    commands.init()
    assert commands.refused("sync")


def test_joining_a_server_that_is_away_is_refused_and_leaves_nothing(commands):
    assert "reached" in commands.refused("enrol", NOBODY, "CODE")
    assert not commands.folder.exists()


def test_an_address_that_is_none_is_refused(commands):
    commands.refused("enrol", "ftp://shop", "CODE")
    assert not commands.folder.exists()


def test_a_round_that_met_an_error_is_refused_with_what_it_did(commands, monkeypatch):
    report = RoundReport(pushed=3, accepted=2, pulled=5, cursor=5)
    monkeypatch.setattr(server, "sync_once", lambda folder, clock: report)
    done = commands.json("sync")
    assert (done["pushed"], done["accepted"], done["pulled"], done["error"]) == (3, 2, 5, None)
    assert "3 events sent" in commands.text("sync")
    failed = structs.replace(report, error=Offline(url=NOBODY))
    monkeypatch.setattr(server, "sync_once", lambda folder, clock: failed)
    assert commands.status("sync", "--json") == 1
    assert "cannot be reached" in commands.error
