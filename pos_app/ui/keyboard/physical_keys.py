"""Reads a key event as a scanner meant it: by the place of the key, whatever layout the PC has.

Scanners type as a US keyboard. Urdu, Hindi or Arabic layouts and Caps Lock would turn their codes
into something else, so characters come from the scan code and Shift alone.
"""

import enum
import sys
from typing import NamedTuple

from PySide6.QtCore import QElapsedTimer, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent

if sys.platform == "win32":
    import ctypes

# One table serves Windows (set 1) and Linux (evdev, which X11 and Wayland report 8 higher).
_ROWS = (
    (2, "1234567890-=", "!@#$%^&*()_+"),
    (16, "qwertyuiop[]", "QWERTYUIOP{}"),
    (30, "asdfghjkl;'`", 'ASDFGHJKL:"~'),
    (43, "\\zxcvbnm,./", "|ZXCVBNM<>?"),
    (57, " ", " "),
)
_PLACES = {
    first + offset: characters
    for first, plain, shifted in _ROWS
    for offset, characters in enumerate(zip(plain, shifted, strict=True))
}
_KEYPAD_DIGITS = dict(zip((71, 72, 73, 75, 76, 77, 79, 80, 81, 82), "7894561230", strict=True))
_KEYPAD = _KEYPAD_DIGITS | {55: "*", 74: "-", 78: "+", 83: ".", 98: "/", 0x135: "/"}
_LINUX_OFFSET = 8
_LINUX_PLATFORMS = frozenset({"xcb", "wayland"})
# Urdu, Arabic and Hindi digits, for keys that come without a scan code.
_DIGITS = {ord(zero) + n: str(n) for zero in "\u0660\u06f0\u0966" for n in range(10)}

_PLAIN = ~Qt.KeyboardModifier.KeypadModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_MODIFIER_NAMES = (
    (_CONTROL, "Ctrl+"),
    (_ALT, "Alt+"),
    (_SHIFT, "Shift+"),
    (Qt.KeyboardModifier.MetaModifier, "Meta+"),
    (Qt.KeyboardModifier.GroupSwitchModifier, "AltGr+"),
)
_KEY_NAMES = {
    Qt.Key.Key_Escape: "Esc",
    Qt.Key.Key_Delete: "Del",
    Qt.Key.Key_Tab: "Tab",
    Qt.Key.Key_Return: "Return",
    Qt.Key.Key_Enter: "Enter",
} | {Qt.Key(Qt.Key.Key_F1 + n - 1): f"F{n}" for n in range(1, 13)}
_MODIFIER_KEYS = frozenset(
    {
        Qt.Key.Key_Shift,
        Qt.Key.Key_Control,
        Qt.Key.Key_Alt,
        Qt.Key.Key_AltGr,
        Qt.Key.Key_Meta,
        Qt.Key.Key_CapsLock,
        Qt.Key.Key_NumLock,
        Qt.Key.Key_ScrollLock,
    }
)
LINEFEED_KEY = 0x0A
"""A key of its own on X11, without a name in Qt; programs that type for a person send it."""
_END_KEYS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, LINEFEED_KEY})
# A scanner may send control codes as Ctrl and a letter: Tab, LF and CR end a code; STX, ETX and GS
# (FNC1 of a GS1 code) are characters in it.
_END_LETTERS = "ijm"
_CONTROL_CHARACTERS = {letter: chr(ord(letter) & 0x1F) for letter in "bc]"}


class Sort(enum.Enum):
    """What a key is to a scan."""

    MODIFIER = enum.auto()
    ALT_DIGIT = enum.auto()
    END = enum.auto()
    CHARACTER = enum.auto()
    COMMAND = enum.auto()


class Stroke(NamedTuple):
    """A key, read: `character` for `CHARACTER` and `ALT_DIGIT`, `name` as `key_map` spells it."""

    sort: Sort
    character: str
    name: str


class KeyReader:
    """Reads the key events of one platform."""

    def __init__(self, platform: str | None = None) -> None:
        """Take the running application's platform, or the name Qt has for another."""
        name = QGuiApplication.platformName() if platform is None else platform
        self._offset = _LINUX_OFFSET if name in _LINUX_PLATFORMS else 0
        self._since_start = QElapsedTimer()
        self._since_start.start()

    def time_ms(self, event: QKeyEvent) -> int:
        """When the key was pressed, not when the program came round to it.

        X11 and Wayland tell it with the key. On Windows Qt gives the time of its own reading, by
        which keys that waited behind a stall would look as quick as a scanner's; the message being
        read has the true one. Keys that a program made up have none.
        """
        if sys.platform == "win32":
            at_ms = int(ctypes.WinDLL("user32").GetMessageTime()) & 0xFFFFFFFF
        else:
            at_ms = event.timestamp() or self._since_start.elapsed()
        return at_ms

    def now_ms(self) -> int:
        """The time of what comes by no key, in ms since the reader was made."""
        return self._since_start.elapsed()

    def read(self, event: QKeyEvent) -> Stroke:
        """Sort one key press or release."""
        modifiers = event.modifiers() & _PLAIN
        code = event.nativeScanCode() - self._offset
        name = _name(event, code)
        if event.key() in _MODIFIER_KEYS:
            return Stroke(Sort.MODIFIER, "", name)
        if modifiers == _ALT and code in _KEYPAD_DIGITS:
            # With or without NumLock: a scanner in Alt mode does not know which it is.
            return Stroke(Sort.ALT_DIGIT, _KEYPAD_DIGITS[code], name)
        if _is_end(event, code):
            return Stroke(Sort.END, "", name)
        character = _character(event, code)
        return Stroke(Sort.CHARACTER if character else Sort.COMMAND, character, name)


def copy_of(event: QKeyEvent) -> QKeyEvent:
    """The same key event, to be sent later: Qt's own dies with its delivery."""
    copy = QKeyEvent(
        event.type(),
        event.key(),
        event.modifiers(),
        event.nativeScanCode(),
        event.nativeVirtualKey(),
        event.nativeModifiers(),
        event.text(),
        event.isAutoRepeat(),
        event.count(),
    )
    copy.setTimestamp(event.timestamp())
    return copy


def _is_digit(event: QKeyEvent) -> bool:
    return Qt.Key.Key_0 <= event.key() <= Qt.Key.Key_9


def _is_end(event: QKeyEvent, code: int) -> bool:
    modifiers = event.modifiers() & _PLAIN
    if modifiers == _CONTROL:
        return _letter(event, code) in _END_LETTERS
    return event.key() in _END_KEYS and not modifiers


def _character(event: QKeyEvent, code: int) -> str:
    """The one character a scanner means by this key; empty when it is none."""
    modifiers = event.modifiers() & _PLAIN
    if modifiers == _CONTROL:
        return _CONTROL_CHARACTERS.get(_letter(event, code), "")
    if modifiers & ~_SHIFT:
        return ""
    if code in _PLACES:
        return _PLACES[code][bool(modifiers)]
    if code in _KEYPAD:
        # Without NumLock these keys are arrows and type nothing.
        return _KEYPAD[code] if event.text() else ""
    text = event.text().translate(_DIGITS)
    return text if len(text) == 1 and text.isprintable() else ""


def _letter(event: QKeyEvent, code: int) -> str:
    """What the key types without Shift: by its place, or by its name when it has no scan code."""
    if code in _PLACES:
        return _PLACES[code][0]
    if code in _KEYPAD_DIGITS and _is_digit(event):
        return _KEYPAD_DIGITS[code]
    is_latin = Qt.Key.Key_Space < event.key() <= Qt.Key.Key_AsciiTilde
    return chr(event.key()).lower() if is_latin else "?"


def _name(event: QKeyEvent, code: int) -> str:
    modifiers = event.modifiers()
    key = _KEY_NAMES.get(Qt.Key(event.key())) or _letter(event, code).upper()
    return "".join((*(name for modifier, name in _MODIFIER_NAMES if modifiers & modifier), key))
