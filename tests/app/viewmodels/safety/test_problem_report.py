"""The window's report: one at a time, for everybody, and its place or its failure in words."""

import json
import zipfile
from pathlib import Path

import pytest

from pos_app.errors import DiskFull, FileRefused
from pos_app.viewmodels.safety import problem_report
from tests.support.shops.staff import hire, seat


@pytest.fixture
def model(models):
    return models.problem_report


def made(model, qtbot):
    model.make()
    assert model.is_running
    qtbot.waitUntil(lambda: not model.is_running)
    return model.words


def test_the_answer_names_the_file_and_a_cashier_may_make_it(model, models, noted, qtbot):
    hire(models.desk.till)
    seat(models, "Aslam")
    words = made(model, qtbot)
    assert not model.is_wrong
    assert models.desk.approver.question is None
    (path,) = models.desk.till.settings.report_folder.iterdir()
    assert str(path) in words
    with zipfile.ZipFile(path) as report:
        assert json.loads(report.read("about.json"))["window"] is None
    assert noted == ["report made"]
    model.forget()
    assert model.words == ""


def test_while_one_is_made_another_is_not_begun(model, qtbot, monkeypatch):
    begun = []
    monkeypatch.setattr(problem_report, "make_report", lambda *_, **__: begun.append(1) or Path())
    model.make()
    model.make()
    model.forget()
    assert model.words
    qtbot.waitUntil(lambda: not model.is_running)
    assert begun == [1]


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (FileRefused(path="x", problem="denied"), "could not be written"),
        (DiskFull(), "disk is full"),
    ],
)
def test_what_cannot_be_written_is_told(model, noted, qtbot, monkeypatch, error, words):
    def refuse(*_, **__):
        raise error

    monkeypatch.setattr(problem_report, "make_report", refuse)
    assert words in made(model, qtbot).lower()
    assert model.is_wrong
    assert noted == [f"report {type(error).__name__}"]
