"""The deeds of the settings: a backup that can be restored, a check, and being known again."""

import pytest

from pos_app.db.cursors import state
from pos_app.db.database import Database
from pos_app.devices.printing.errors import PrinterOffline
from pos_app.errors import Offline, ServerRefused
from pos_app.operations.safety.restoring import restore
from pos_app.viewmodels.settings.deeds import SettingsDeeds
from pos_app.viewmodels.settings.device_pages import PRINTER
from tests.support.shops.staff import hire


@pytest.fixture
def deeds(models, qtbot):
    def refuse(code):
        if code == "used":
            raise ServerRefused("code_refused")
        if code != "good":
            raise Offline

    def print_slip(till):
        if till.settings.printer.address != "file:slips.bin":
            raise PrinterOffline(address=till.settings.printer.address, problem="offline")

    made = SettingsDeeds(models.desk, enrol_again=refuse, try_printer=print_slip)
    made.read_facts()
    return made


def do(qtbot, deeds, name, typed=""):
    deeds.do(name, typed)
    qtbot.waitUntil(lambda: not deeds.is_running(name))
    return deeds.message_of(name)


def test_a_backup_is_a_whole_till_that_can_be_restored(deeds, models, qtbot, tmp_path):
    assert "folder" in do(qtbot, deeds, "back_up")
    (tmp_path / "stick").mkdir()
    models.settings.take(_folder(models), str(tmp_path / "stick"))
    (tmp_path / "stick").rmdir()
    assert "cannot be written" in do(qtbot, deeds, "back_up")
    (tmp_path / "stick").mkdir()
    assert "Everything is in" in do(qtbot, deeds, "back_up")
    assert not deeds.is_wrong("back_up")
    (file,) = (tmp_path / "stick").iterdir()
    restored = restore(tmp_path / "other", file)
    db = Database.open(tmp_path / "other" / "till.db", readonly=True)
    with db.read() as tx:
        assert state(tx).store_id == restored.store_id == models.desk.till.identity.store_id
    db.close()


def test_the_check_says_how_many_records_are_whole(deeds, qtbot):
    assert "as it was written" in do(qtbot, deeds, "verify")
    assert not deeds.is_wrong("verify")


def test_a_code_makes_the_till_known_again_or_says_why_not(deeds, models, qtbot):
    assert "works alone" in do(qtbot, deeds, "enrol_again", "good")
    assert deeds.is_wrong("enrol_again")
    with models.desk.till.db.write() as tx:
        tx.execute("UPDATE till_state SET server_url = 'http://127.0.0.1:1'")
    deeds.read_facts()
    assert "code first" in do(qtbot, deeds, "enrol_again", "  ")
    assert "cannot be reached" in do(qtbot, deeds, "enrol_again", "bad")
    assert deeds.is_wrong("enrol_again")
    assert "ask for a new one" in do(qtbot, deeds, "enrol_again", "used")
    assert "knows this till" in do(qtbot, deeds, "enrol_again", " good ")
    deeds.forget()
    assert deeds.message_of("enrol_again") == ""


def test_the_printer_that_is_set_now_is_tried(deeds, models, qtbot):
    assert "where the printer is" in do(qtbot, deeds, "try_printer")
    address = next(each for each in PRINTER.entries if each.name == "printer.address")
    models.settings.take(address, "tcp:192.0.2.1")
    assert "Close it" in do(qtbot, deeds, "try_printer")
    assert deeds.is_wrong("try_printer")
    models.settings.take(address, "file:slips.bin")
    assert "Look at the paper" in do(qtbot, deeds, "try_printer")
    assert not deeds.is_wrong("try_printer")


def test_facts_are_of_this_till(deeds, models, till):
    assert str(till.settings.data_dir) in deeds.fact("folder")
    assert "works alone" in deeds.fact("server")
    assert "Nobody" in deeds.fact("people")
    hire(till)
    deeds.read_facts()
    assert "Bano" in deeds.fact("people")


def _folder(models):
    (found,) = (
        entry
        for page in models.settings.pages
        for entry in page.entries
        if entry.name == "backup_dir"
    )
    return found
