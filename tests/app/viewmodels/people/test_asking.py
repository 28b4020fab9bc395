"""Asking for a PIN: who, the last digit, wrong ones, the wait, badges and scans."""

import pytest

from pos_app.errors import PinsLost
from pos_app.operations import people
from pos_app.viewmodels.people.asking import AskingModel
from tests.support.shops.staff import PINS, hire

CODE = "8964000153451"


@pytest.fixture
def asking(models, till):
    hire(till)
    asking = AskingModel(models.desk, people.everybody(till))
    asking.tones, asking.right = [], []
    asking.toned.connect(asking.tones.append)
    asking.proven.connect(asking.right.append)
    return asking


def settle(qtbot, asking):
    qtbot.waitUntil(lambda: not asking.view.is_checking)


def type_pin(asking, pin):
    for count in range(1, len(pin) + 1):
        asking.type_pin(pin[:count])


def test_the_last_digit_gives_the_pin_and_nobody_waits_for_the_answer(asking, qtbot):
    type_pin(asking, PINS["Aslam"][:3])
    assert not asking.view.is_checking
    with qtbot.waitSignal(asking.spent):
        asking.type_pin(PINS["Aslam"])
        assert asking.view.is_checking, "the answer comes later: the window goes on"
    assert [attempt.name for attempt in asking.right] == ["Aslam"]


@pytest.mark.parametrize("new", ["739182", "7391"])
def test_a_pin_that_a_command_gave_meanwhile_is_awaited_whole(asking, till, qtbot, new):
    """An owner who forgot theirs stands before a locked till: half of the new one is no try."""
    assert asking.view.person.pin_digits == len(PINS["Aslam"])
    people.change_pin(till, "Aslam", pin=new, hasher=people.hasher_of(till))
    type_pin(asking, new)
    settle(qtbot, asking)
    assert [attempt.name for attempt in asking.right] == ["Aslam"]
    assert asking.view.message == ""
    assert asking.view.person.pin_digits == len(new)


def test_a_wrong_pin_is_said_and_the_fifth_one_waits(asking, qtbot):
    for _ in range(4):
        type_pin(asking, "9999")
        settle(qtbot, asking)
        assert "not the PIN of" in asking.view.message
    type_pin(asking, "9999")
    settle(qtbot, asking)
    assert asking.view.wait_s == 30
    asking.type_pin("1")
    assert "Too many" in asking.view.message, "the seconds stand beside what they are for"
    type_pin(asking, PINS["Aslam"])
    assert not asking.view.is_checking
    assert asking.right == []
    qtbot.waitUntil(lambda: asking.view.wait_s < 30)
    asking.move(1)
    assert asking.view.wait_s == 0, "somebody else need not wait"
    type_pin(asking, PINS["Bano"])
    settle(qtbot, asking)
    assert [attempt.name for attempt in asking.right] == ["Bano"]


def test_a_scan_gives_no_pin_and_a_badge_only_a_name(asking):
    asking.take_scan(CODE)
    assert asking.view.message == "Enter the PIN first"
    assert asking.tones == ["blocked"]
    asking.take_scan("S:sana")
    assert asking.view.person.name == "Sana"
    assert not asking.view.is_checking
    asking.take_scan("S:Nobody")
    asking.take_scan("S:")
    assert asking.tones == ["blocked"] * 3
    assert asking.view.person.name == "Sana"


def test_arrows_and_letters_choose_and_stay_within(asking):
    asking.move(-5)
    assert asking.view.person.name == "Aslam"
    asking.choose_letter("s")
    assert asking.view.person.name == "Sana"
    asking.choose_letter("z")
    asking.move(5)
    assert asking.view.person.name == "Sana"


def test_enter_gives_too_short_a_pin_nowhere(asking):
    asking.give("")
    assert asking.view.message == ""
    asking.give("258")
    assert asking.view.message == "A PIN has 4 to 6 digits"
    asking.type_pin("2")
    assert asking.view.message == ""


def test_somebody_without_a_pin_needs_enter_only(models, till):
    people.add_user(till, "Guddu", people.Role.CASHIER, pin=None, hasher=people.hasher_of(till))
    asking = AskingModel(models.desk, people.everybody(till))
    proven = []
    asking.proven.connect(proven.append)
    asking.type_pin("1")
    assert proven == []
    asking.give("1")
    assert [attempt.name for attempt in proven] == ["Guddu"]


def test_a_lost_secret_is_told_in_words(asking, qtbot, monkeypatch):
    def lost(*_arguments):
        raise PinsLost(path="x")

    monkeypatch.setattr(people, "is_right", lost)
    type_pin(asking, PINS["Aslam"])
    settle(qtbot, asking)
    assert "cannot be checked" in asking.view.message


def test_nobody_to_ask_is_no_fault(models):
    asking = AskingModel(models.desk, ())
    asking.move(1)
    asking.give("2580")
    asking.choose_letter("a")
    assert asking.view.person is None
