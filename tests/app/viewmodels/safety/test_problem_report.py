"""The window's report: one at a time, for everybody, and its place or its failure in words."""

import json
import zipfile
from pathlib import Path

import pytest

from pos_app.errors import DiskFull, FileRefused
from pos_app.operations.upkeep import report_sending
from pos_app.operations.upkeep.report_sending import Outcome, SendingNote
from pos_app.viewmodels.safety import problem_report
from tests.support.shops.staff import PINS, hire, seat


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


@pytest.fixture
def enrolled(model, models):
    """The same where the till has a head office."""
    with models.desk.till.db.write() as tx:
        tx.execute("UPDATE till_state SET server_url = 'http://127.0.0.1:1'")
    models.inbox.read()
    return model


def waiting(models):
    return report_sending.waiting(models.desk.till.settings.report_folder)


def sent(model, qtbot):
    model.send()
    qtbot.waitUntil(lambda: not model.is_sending)
    return model.sending_words


def test_where_there_is_no_head_office_nothing_can_be_sent(model, models, qtbot):
    assert not model.can_send
    assert not model.may_send
    assert "no head office" in sent(model, qtbot)
    assert model.is_sending_wrong
    assert waiting(models) == []


def test_a_report_waits_for_the_next_sync_and_says_what_became_of_it(
    enrolled, models, notices, qtbot
):
    assert enrolled.may_send
    assert "next sync" in sent(enrolled, qtbot)
    [path] = waiting(models)
    folder = models.desk.till.settings.report_folder
    assert report_sending.read(path).till == models.desk.till.identity.till_id
    note = SendingNote(outcome=Outcome.SENT, at_ms=models.desk.till.clock.wall_ms(), number=12)
    report_sending.settle(folder, path, note)
    enrolled.hear((note,))
    assert "at head office since" in enrolled.sending_words
    assert "12" in enrolled.sending_words
    assert not enrolled.is_sending_wrong
    assert [notice.text for notice in notices] == [enrolled.sending_words]
    enrolled.forget()
    assert enrolled.sending_words == ""
    enrolled.read_sending()
    assert "12" in enrolled.sending_words


@pytest.mark.parametrize(
    ("outcome", "is_kept", "words"),
    [
        (Outcome.NOT_TAKEN, True, "takes no reports yet"),
        (Outcome.REFUSED, False, "did not take"),
        (Outcome.ELSEWHERE, False, "another till"),
    ],
)
def test_what_did_not_arrive_is_told_as_a_fault(
    enrolled, models, notices, qtbot, outcome, is_kept, words
):
    sent(enrolled, qtbot)
    [path] = waiting(models)
    note = SendingNote(outcome=outcome, at_ms=1)
    folder = models.desk.till.settings.report_folder
    (
        report_sending.remember(folder, note)
        if is_kept
        else report_sending.settle(folder, path, note)
    )
    enrolled.hear((note,))
    assert words in enrolled.sending_words
    assert enrolled.is_sending_wrong
    assert notices[-1].is_error
    assert len(waiting(models)) == int(is_kept)
    if not is_kept:
        assert "next sync" in sent(enrolled, qtbot), "a new one is not the refused one"


def test_a_cashier_asks_a_manager_to_send_one(enrolled, models, qtbot):
    hire(models.desk.till)
    seat(models, "Aslam")
    assert enrolled.can_send
    assert not enrolled.may_send
    enrolled.send()
    question = models.desk.approver.question
    assert question is not None
    assert waiting(models) == []
    assert not enrolled.is_sending
    question.asking.type_pin(PINS["Bano"])
    qtbot.waitUntil(lambda: bool(waiting(models)) and not enrolled.is_sending)
    assert models.desk.till.actor == "Aslam"


def test_too_many_that_wait_are_told(enrolled, models, qtbot, monkeypatch):
    monkeypatch.setattr(report_sending, "WAITING_MAX", 1)
    sent(enrolled, qtbot)
    assert "wait for the next sync already" in sent(enrolled, qtbot)
    assert enrolled.is_sending_wrong
    assert len(waiting(models)) == 1
