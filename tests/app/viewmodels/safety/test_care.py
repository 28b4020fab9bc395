"""Warnings are words in the frame; a backup is made when it is due, and a failure is told once."""

import msgspec
import pytest

from pos_app.domain.safety.care import Care
from pos_app.operations.backups import last_backup
from pos_app.viewmodels.shell import SyncState


@pytest.fixture
def stick(models, tmp_path_factory):
    folder = tmp_path_factory.mktemp("stick")
    till = models.desk.till
    settings = msgspec.structs.replace(till.settings, backup_dir=str(folder))
    models.desk.seat(msgspec.structs.replace(till, settings=settings))
    return folder


def test_a_warning_is_a_sentence_and_goes_by_itself(models):
    models.care.show_warning(Care(is_clock_wrong=True))
    assert models.shell.view.warning.startswith("PC date looks wrong: ")
    models.care.show_warning(Care(is_clock_wrong=True, is_disk_low=True))
    assert models.shell.view.warning == "Disk nearly full (200 MB). Tell the owner"
    models.care.show_warning(Care())
    assert not models.shell.view.warning


def test_a_backup_that_is_due_is_made_beside_the_window(models, stick, qtbot):
    models.care.show_backup()
    assert models.shell.view.backup == "No backup yet"
    assert models.shell.view.is_backup_old
    models.care.check()
    models.care.check()
    qtbot.waitUntil(lambda: not models.care.is_running)
    assert len(list(stick.iterdir())) == 1
    assert models.shell.view.backup.startswith("Backup ")
    assert not models.shell.view.is_backup_old


def test_a_missing_stick_is_told_once_and_tried_again_later(models, stick, qtbot, notices):
    stick.rmdir()
    models.care.check()
    qtbot.waitUntil(lambda: not models.care.is_running)
    models.care.check()
    assert not models.care.is_running
    assert len(notices) == 1
    assert notices[0].is_error
    assert last_backup(models.desk.till.settings.data_dir) is None


def test_where_head_office_has_everything_no_backup_is_no_news(models):
    models.shell.show(models.shell.view._replace(sync=SyncState.SYNCED))
    models.care.show_backup()
    assert not models.shell.view.backup


def test_what_should_be_seen_to_is_noted_when_it_begins(models, noted):
    for found in (
        Care(is_disk_low=True),
        Care(is_disk_low=True),
        Care(),
        Care(is_clock_wrong=True),
    ):
        models.care.show_warning(found)
    assert noted == ["disk nearly full", "clock wrong"]
