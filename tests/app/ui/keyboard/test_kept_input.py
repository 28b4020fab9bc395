"""What waits while a PIN is looked at, and the Enter behind one that needed none."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QWindow

from pos_app.ui.keyboard.kept_input import LATE_END_MS, KeptInput, Key
from pos_app.ui.keyboard.physical_keys import Sort, Stroke
from pos_app.viewmodels.scan import Scan

END, DIGIT = Stroke(Sort.END, "", "Return"), Stroke(Sort.CHARACTER, "4", "4")


@pytest.fixture
def key(qapp):
    window = QWindow()
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_4, Qt.KeyboardModifier.NoModifier)
    return lambda stroke: Key(window, event, stroke)


def test_nothing_waits_before_and_after(key):
    kept = KeptInput()
    assert not kept.put(Scan("1"))
    kept.begin()
    assert kept.put(Scan("1"))
    assert list(kept.end()) == [Scan("1")]
    assert not kept.is_on
    assert list(kept.end()) == []


def test_what_waits_stays_in_its_order_when_it_has_to_wait_on(key):
    kept = KeptInput()
    kept.begin()
    kept.put(Scan("1"))
    kept.begin()
    kept.put(key(END))
    kept.put(Scan("2"))
    assert list(kept.end()) == [Scan("1"), key(END), Scan("2")]


def test_an_enter_in_front_of_what_waited_was_for_the_pin(key):
    kept = KeptInput()
    kept.begin()
    for each in (key(END), key(DIGIT), key(END)):
        kept.put(each)
    assert [each.stroke for each in kept.end()] == [DIGIT, END]


def test_a_late_enter_is_dropped_once_and_only_as_the_next_key():
    kept = KeptInput()

    def drops_after(*presses):
        """Whether the last press is dropped, when the PIN's last digit came at 1000 ms."""
        kept.drops(DIGIT, 1000)
        kept.begin()
        list(kept.end())
        return [kept.drops(stroke, at_ms) for stroke, at_ms in presses][-1]

    assert drops_after((END, 1000 + LATE_END_MS))
    assert not drops_after((END, 1001 + LATE_END_MS))
    assert not drops_after((END, 1200), (END, 1300))
    assert not drops_after((DIGIT, 1200), (END, 1300))
    assert not drops_after((DIGIT, 1200))
