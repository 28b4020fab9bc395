"""A key event read by the place of the key."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from pos_app.ui.keyboard.physical_keys import KeyReader, Sort, Stroke

SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
KEYPAD = Qt.KeyboardModifier.KeypadModifier
ALT_GR = Qt.KeyboardModifier.GroupSwitchModifier
NONE = Qt.KeyboardModifier.NoModifier


def read(key, modifiers=NONE, place=0, text="", platform="windows"):
    event = QKeyEvent(QEvent.Type.KeyPress, key, modifiers, place, 0, 0, text)
    return KeyReader(platform).read(event)


@pytest.mark.parametrize(
    ("modifiers", "place", "character"),
    [
        (NONE, 2, "1"),
        (SHIFT, 2, "!"),
        (NONE, 30, "a"),
        (SHIFT, 30, "A"),
        (NONE, 26, "["),
        (SHIFT, 43, "|"),
        (NONE, 52, "."),
        (SHIFT, 39, ":"),
        (NONE, 57, " "),
    ],
)
def test_a_place_and_shift_make_the_character(modifiers, place, character):
    stroke = read(Qt.Key.Key_unknown, modifiers, place, "خ")
    assert (stroke.sort, stroke.character) == (Sort.CHARACTER, character)


@pytest.mark.parametrize("platform", ["xcb", "wayland"])
def test_linux_counts_places_from_8(platform):
    assert read(Qt.Key.Key_unknown, NONE, 10, "۱", platform).character == "1"


@pytest.mark.parametrize("text", ["5", "۵", "٥", "५"])
def test_without_a_place_the_text_counts(text):
    assert read(Qt.Key.Key_unknown, text=text) == Stroke(Sort.CHARACTER, "5", "?")


@pytest.mark.parametrize(
    ("place", "character"), [(71, "7"), (82, "0"), (83, "."), (55, "*"), (0x135, "/")]
)
def test_the_keypad_types_with_num_lock_only(place, character):
    assert read(Qt.Key.Key_unknown, KEYPAD, place, character).character == character
    assert read(Qt.Key.Key_Home, KEYPAD, place).sort is Sort.COMMAND


@pytest.mark.parametrize(
    ("key", "modifiers", "place", "sort"),
    [
        (Qt.Key.Key_Return, NONE, 28, Sort.END),
        (Qt.Key.Key_Enter, KEYPAD, 0x11C, Sort.END),
        (Qt.Key.Key_Tab, NONE, 15, Sort.END),
        (Qt.Key.Key_M, CONTROL, 50, Sort.END),
        (Qt.Key.Key_J, CONTROL, 36, Sort.END),
        (Qt.Key.Key_Tab, CONTROL, 15, Sort.COMMAND),
        (Qt.Key.Key_Backtab, SHIFT, 15, Sort.COMMAND),
        (Qt.Key.Key_Shift, SHIFT, 42, Sort.MODIFIER),
        (Qt.Key.Key_CapsLock, NONE, 58, Sort.MODIFIER),
        (Qt.Key.Key_F12, NONE, 88, Sort.COMMAND),
        (Qt.Key.Key_D, CONTROL, 32, Sort.COMMAND),
        (Qt.Key.Key_5, ALT, 6, Sort.COMMAND),
        (Qt.Key.Key_5, ALT | KEYPAD, 76, Sort.ALT_DIGIT),
        (Qt.Key.Key_Clear, ALT | KEYPAD, 76, Sort.ALT_DIGIT),
        (Qt.Key.Key_Left, ALT, 0x14B, Sort.COMMAND),
        (Qt.Key.Key_E, ALT_GR, 18, Sort.COMMAND),
    ],
)
def test_keys_are_sorted(key, modifiers, place, sort):
    assert read(key, modifiers, place).sort is sort


@pytest.mark.parametrize(
    ("key", "place", "character"),
    [
        (Qt.Key.Key_BracketRight, 27, "\x1d"),
        (Qt.Key.Key_B, 48, "\x02"),
        (Qt.Key.Key_unknown, 46, "\x03"),
        (Qt.Key.Key_BracketRight, 0, "\x1d"),
    ],
)
def test_control_codes_of_a_read_are_characters(key, place, character):
    assert read(key, CONTROL, place).character == character


@pytest.mark.parametrize(
    ("key", "modifiers", "place", "name"),
    [
        (Qt.Key.Key_F12, NONE, 88, "F12"),
        (Qt.Key.Key_F12, SHIFT, 88, "Shift+F12"),
        (Qt.Key.Key_unknown, CONTROL, 44, "Ctrl+Z"),
        (Qt.Key.Key_Z, CONTROL, 0, "Ctrl+Z"),
        (Qt.Key.Key_unknown, ALT, 4, "Alt+3"),
        (Qt.Key.Key_5, ALT | KEYPAD, 76, "Alt+5"),
        (Qt.Key.Key_Delete, NONE, 111, "Del"),
        (Qt.Key.Key_Escape, NONE, 1, "Esc"),
        (Qt.Key.Key_Tab, CONTROL, 15, "Ctrl+Tab"),
        (Qt.Key.Key_Z, ALT_GR | CONTROL, 44, "Ctrl+AltGr+Z"),
    ],
)
def test_a_key_has_the_key_maps_name(key, modifiers, place, name):
    assert read(key, modifiers, place).name == name


def test_a_key_has_the_time_of_its_press_and_a_made_up_one_the_time_of_its_reading():
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_1, NONE)
    reader = KeyReader("xcb")
    first = reader.time_ms(event)
    assert 0 <= first <= reader.time_ms(event)
    event.setTimestamp(1_234_567)
    assert reader.time_ms(event) == 1_234_567
