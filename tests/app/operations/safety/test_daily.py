"""A backup a day into a folder that is there, and a week of them at most."""

import msgspec
import pytest

from pos_app.errors import FileRefused
from pos_app.operations.backups import NOTE, last_backup
from pos_app.operations.safety import daily
from pos_app.operations.safety.restoring import restore
from tests.support.factories import make_product

DAY_MS = 86_400_000


@pytest.fixture
def stick(tmp_path):
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def with_stick(till, folder, **changes):
    settings = msgspec.structs.replace(till.settings, backup_dir=str(folder), **changes)
    return msgspec.structs.replace(till, settings=settings)


def test_a_backup_is_made_once_a_day_and_can_be_put_back(till, stick, tmp_path):
    make_product(till)
    assert not daily.is_due(till), "nobody named a folder"
    till = with_stick(till, stick)
    assert daily.is_due(till)
    made = daily.run(till)
    assert made == last_backup(till.settings.data_dir)
    assert not daily.is_due(till)
    assert not daily.is_due(with_stick(till, stick, backup_daily=False))
    for _ in range(9):
        till.clock.jump(DAY_MS)
        assert daily.is_due(till)
        daily.run(till)
    assert len(list(stick.iterdir())) == 7
    assert restore(tmp_path / "new", next(stick.iterdir())).events == 1


def test_a_folder_may_be_named_as_under_home(till, stick, tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    daily.run(with_stick(till, f"~/{stick.name}"))
    assert len(list(stick.iterdir())) == 1


def test_a_missing_stick_is_told_and_no_folder_is_made_in_its_place(till, tmp_path):
    away = tmp_path / "away"
    with pytest.raises(FileRefused):
        daily.run(with_stick(till, away))
    assert not away.exists()
    assert last_backup(till.settings.data_dir) is None


def test_a_note_that_cannot_be_read_counts_as_none(till):
    (till.settings.data_dir / NOTE).write_text("{", encoding="utf-8")
    assert last_backup(till.settings.data_dir) is None
