"""enrol and sync where there is no server; with one they are tested in tests/system."""

import pytest
from msgspec import structs

from pos_app.cli import server
from pos_app.domain.safety.care import DAY_MS
from pos_app.errors import Offline, ServerRefused
from pos_app.sync import faults
from pos_app.sync.report import RoundReport

NOBODY = "http://127.0.0.1:1"


def test_a_folder_without_a_store_or_without_a_server_has_nothing_to_sync(commands):
    assert "init" in commands.refused("sync")
    commands.init()
    assert commands.refused("sync")


def test_joining_a_server_that_is_away_is_refused_and_leaves_nothing(commands):
    told = commands.refused("enrol", NOBODY, "CODE")
    assert "reached" in told
    assert NOBODY in told
    assert "tries again by itself" not in told
    assert not commands.folder.exists()


@pytest.mark.parametrize(
    "error",
    [
        faults.TimedOutError(url=NOBODY),
        faults.NotOurServerError(url=NOBODY, found="text/html"),
        faults.ReplyDamagedError(url=NOBODY, problem="cut"),
        faults.ServerBusyError("busy", retry_after_s=60),
        faults.ServerFaultError("server_error", status=502),
        ServerRefused("key_refused"),
    ],
)
def test_failed_joining_promises_nothing_that_only_a_till_can_keep(commands, monkeypatch, error):
    def fail(*_arguments, **_more):
        raise error

    monkeypatch.setattr(server, "join", fail)
    told = commands.refused("enrol", NOBODY, "CODE")
    assert "enrol again" in told
    assert not any(word in told for word in ("by itself", "Selling", "lost", ". ;"))


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
    assert "date of this computer" not in commands.error


@pytest.mark.parametrize(("days", "told"), [(400, "400 days behind"), (-2, "2 days ahead of")])
def test_a_clock_days_away_from_the_servers_is_told(commands, monkeypatch, days, told):
    report = RoundReport(server_ahead_ms=days * DAY_MS + 5000 * days)
    monkeypatch.setattr(server, "sync_once", lambda folder, clock: report)
    assert commands.json("sync")["clock_wrong"]
    assert told in commands.error
