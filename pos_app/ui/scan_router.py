"""The one way of every key: scans to the surface on top, commands by the key map, typing on.

How a screen or a dialog takes part: it is a QWidget that also has the three members of
`ScanSurface`, and it is given to `router.add(self)` once (a dialog adds itself when it opens). The
surface added last among those that can be seen gets every scan, whatever has the focus, and every
command of its screen in `key_map`. It needs nothing else: no shortcut, no event filter, no hidden
text box. What a person types arrives as ordinary key events, in order, at the focused widget and
then at the screen's `keyPressEvent`, at most `hold_ms` (50) late. A modal window that is no surface
keeps scans away from the screens below it; `blocked` tells.

Surfaces open dialogs with `open()` and not `exec()`: a nested event loop would hold back the keys
that were typed behind the one that opened it.

The filter sits on the QWindow of each surface, and on any that gets the focus, because there it
sees each key before any widget and nothing but keys and mouse; on the application it would be
entered for every paint.
"""

from collections.abc import Callable
from functools import partial
from typing import cast

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from pos_app.ui.key_map import find
from pos_app.ui.keyboard.kept_input import KeptInput, Key, Read
from pos_app.ui.keyboard.physical_keys import KeyReader, Sort, copy_of
from pos_app.ui.scan_surface import ScanSurface
from pos_app.viewmodels.scan import (
    NORMAL,
    Assembler,
    Pass,
    Profile,
    Refused,
    RepeatIgnored,
    Replay,
    Scan,
    Step,
)

_NUMBER_HINTS = (
    Qt.InputMethodHint.ImhDigitsOnly
    | Qt.InputMethodHint.ImhFormattedNumbersOnly
    | Qt.InputMethodHint.ImhPreferNumbers
)
_KEY_EVENTS = frozenset({QEvent.Type.KeyPress, QEvent.Type.KeyRelease})
_POINTED = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin, QEvent.Type.Wheel})
_FNC1 = "\x1d"


class ScanRouter(QObject):
    """Sorts the keys of every window; make one, after the application.

    `scanned` carries each code that some surface took, `refused` one that carried command keys,
    `repeat_ignored` one that a stand scanner read again, `blocked` one that nobody could take.
    """

    scanned = Signal(str)
    refused = Signal(str)
    repeat_ignored = Signal(str)
    blocked = Signal(str)

    def __init__(self, profile: Profile = NORMAL, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._assembler: Assembler[Key] = Assembler(profile)
        self._surfaces: list[ScanSurface] = []
        self._reader = KeyReader()
        self._lets_next_pass = False
        self._listener: Callable[[int, str, str], None] | None = None
        self._last_taken: tuple[int, str] | None = None
        self._kept = KeptInput()
        self.inputs = 0
        """How many keys, clicks and touches came so far: a till that nobody uses locks itself."""
        self._silence = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._silence.timeout.connect(self._on_silence)
        self._last_chance = QTimer(self, singleShot=True, interval=0)
        self._last_chance.timeout.connect(self._on_timeout)
        application = cast("QGuiApplication", QGuiApplication.instance())
        application.focusWindowChanged.connect(self._watch)
        self._watch(QGuiApplication.focusWindow())

    def stop(self) -> None:
        """Hear no more keys: the windows that come now are not this till's."""
        application = cast("QGuiApplication", QGuiApplication.instance())
        application.focusWindowChanged.disconnect(self._watch)
        for window in QGuiApplication.allWindows():
            window.removeEventFilter(self)

    def use_profile(self, profile: Profile) -> None:
        """Change to another scanner; keys held at the moment are given back."""
        self._on_timeout()
        self._assembler = Assembler(profile)
        self._last_taken = None

    def listen(self, listener: Callable[[int, str, str], None] | None) -> None:
        """Tell somebody of each key as it comes: its time in ms, its character, its name."""
        self._listener = listener

    @Slot(str)
    def take(self, text: str) -> None:
        """A whole code from a scanner that does not type: it goes the way of every other.

        Keys that are held for another scanner, or for a person, are not disturbed.
        """
        self.inputs += 1
        if self._listener is not None:
            at_ms = self._reader.now_ms()
            for character in text:
                self._listener(at_ms, character, character)
            self._listener(at_ms, "", "Return")
        last, self._last_taken = self._last_taken, (self._reader.now_ms(), text)
        repeat_ms = self._assembler.profile.repeat_ms
        if last and last[1] == text and self._last_taken[0] - last[0] < repeat_ms:
            self._report(RepeatIgnored(text))
        else:
            self._report(Scan(text))

    @Slot()
    def keep(self) -> None:
        """Keep what is typed and scanned from now on, in its order, until `give`."""
        self._kept.begin()

    @Slot(bool)
    def give(self, is_typing_wanted: bool) -> None:
        """Send on what was kept, to the window that has the keyboard now.

        Where typing is not wanted only commands and scans go on.
        """
        for each in self._kept.end():
            if not isinstance(each, Key):
                self._report(each)
            elif is_typing_wanted or each.stroke.sort is Sort.COMMAND:
                now = QGuiApplication.focusWindow()
                self._give_back((each if now is None else each._replace(window=now),))

    def add(self, surface: ScanSurface) -> None:
        """Put a surface on top of the others; it leaves by itself when it is destroyed."""
        self.remove(surface)
        self._surfaces.append(surface)
        if isinstance(surface, QWidget) and surface.isWindow():
            # Keys may come before the focus does, and a code must not be cut by it.
            surface.winId()
            self._watch(surface.windowHandle())
        if isinstance(surface, QObject):
            surface.destroyed.connect(partial(self._forget, id(surface)))

    def remove(self, surface: ScanSurface) -> None:
        """Take a surface out; nothing happens when it is not in."""
        self._forget(id(surface))

    def surface(self) -> ScanSurface | None:
        """The surface on top that can be seen, unless a modal window lies over it."""
        modal = QApplication.activeModalWidget()
        for surface in reversed(self._surfaces):
            if surface.isVisible():
                is_covered = modal is not None and surface.window() is not modal.window()
                return None if is_covered else surface
        return None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() not in _KEY_EVENTS:
            if event.type() in _POINTED:
                self._on_pointed()
            return False
        self.inputs += 1
        if self._lets_next_pass:
            self._lets_next_pass = False
            return False
        key = Key(cast("QWindow", watched), copy_of(event), self._reader.read(event))
        return self._carry_out(self._feed(key))

    def _feed(self, key: Key) -> list[Step[Key]]:
        """What the assembler makes of one key event."""
        event, stroke, assembler = key.event, key.stroke, self._assembler
        at_ms = self._reader.time_ms(event)
        if event.type() == QEvent.Type.KeyPress and self._kept.drops(stroke, at_ms):
            return []
        steps: list[Step[Key]] = [Pass(key)]
        if self._listener is not None and event.type() == QEvent.Type.KeyPress:
            self._listener(at_ms, stroke.character, stroke.name)
        if event.type() == QEvent.Type.KeyRelease:
            if event.key() == Qt.Key.Key_Alt:
                steps = assembler.alt_release(at_ms, key)
            elif stroke.sort is not Sort.MODIFIER:
                steps = assembler.release(key)
        elif stroke.sort is Sort.ALT_DIGIT:
            steps = assembler.alt_digit(at_ms, stroke.character, key)
        elif stroke.sort is Sort.COMMAND:
            steps = self._feed_command(at_ms, key)
        elif stroke.sort is Sort.END:
            steps = assembler.end(at_ms, key, is_number_field=_has_number_focus())
        elif stroke.sort is Sort.CHARACTER:
            feed = assembler.repeat if event.isAutoRepeat() else assembler.key
            steps = feed(at_ms, stroke.character, key)
        return steps

    def _feed_command(self, at_ms: int, key: Key) -> list[Step[Key]]:
        is_fnc1 = key.stroke.name == self._assembler.profile.fnc1_key
        if is_fnc1 and not key.event.isAutoRepeat():
            # It may be the first of a code. A person's comes back a moment later, as a command.
            return self._assembler.key(at_ms, _FNC1, key)
        return self._assembler.command(at_ms, key)

    def _carry_out(self, steps: list[Step[Key]]) -> bool:
        """Take the steps; True when the key being filtered must not go on."""
        self._last_chance.stop()
        if self._assembler.is_holding:
            # One more than the silence itself: timers may fire a part of a millisecond early.
            self._silence.start(self._assembler.hold_ms + 1)
        else:
            self._silence.stop()
        goes_on = False
        for step in steps:
            match step:
                case Pass(key) if not self._kept.is_on:
                    goes_on = not self._do_command(key)
                case Pass(key):
                    # The finger may still lie on the key after which keys are kept.
                    self._give_back(() if key.event.isAutoRepeat() else (key,))
                case Replay(keys):
                    self._give_back(keys)
                case _:
                    self._report(step)
        return not goes_on

    def _report(self, read: Read) -> None:
        if self._kept.put(read):
            return
        match read:
            case Refused(text):
                self.refused.emit(text)
            case RepeatIgnored(text):
                self.repeat_ignored.emit(text)
            case Scan(text):
                surface = self.surface()
                if surface is None:
                    self.blocked.emit(text)
                else:
                    surface.take_scan(text)
                    self.scanned.emit(text)

    def _give_back(self, keys: tuple[Key, ...]) -> None:
        for key in keys:
            # A key given back before this one may have closed the window.
            if not self._kept.put(key) and isValid(key.window) and not self._do_command(key):
                self._lets_next_pass = True
                QCoreApplication.sendEvent(key.window, key.event)
                self._lets_next_pass = False

    def _do_command(self, key: Key) -> bool:
        """Let the surface on top carry out a command key; False when it is none or not taken."""
        # An open list or menu has the keys: Esc closes it, not the screen behind it.
        is_free = QApplication.activePopupWidget() is None
        is_press = key.event.type() == QEvent.Type.KeyPress
        surface = self.surface() if is_press and is_free else None
        binding = find(key.stroke.name, surface.screen_name) if surface else None
        if surface is None or binding is None or (binding.yields_to_text and _has_text_focus()):
            return False
        if key.event.isAutoRepeat() and not binding.repeats:
            return True
        return surface.take_command(binding.command)

    def _on_pointed(self) -> None:
        """Typing before a click goes where it was typed; a touch cuts no scanner's burst."""
        self.inputs += 1
        if not self._assembler.is_burst:
            self._on_timeout()

    def _on_silence(self) -> None:
        # Keys that wait behind a stall go first, or the end of a scan would fall off its beginning:
        # on X11 they do so anyway; nobody promises it elsewhere.
        self._last_chance.start()

    def _on_timeout(self) -> None:
        if self._assembler.is_holding:
            self._carry_out(self._assembler.timeout())

    def _watch(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)

    def _forget(self, surface_id: int, *_: object) -> None:
        self._surfaces = [surface for surface in self._surfaces if id(surface) != surface_id]


def _has_text_focus() -> bool:
    widget = QApplication.focusWidget()
    return widget is not None and widget.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


def _has_number_focus() -> bool:
    widget = QApplication.focusWidget()
    if widget is None or not _has_text_focus():
        return False
    return bool(widget.inputMethodHints() & _NUMBER_HINTS)
