"""Keys through the real filter, with events that carry scan codes and times of our choosing."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QVBoxLayout, QWidget

from pos_app.ui.key_map import Command, ScreenName
from pos_app.ui.scan_router import ScanRouter
from pos_app.ui.scan_surface import ScanSurface
from pos_app.viewmodels.scan import STAND, Profile, framed

# The offscreen platform says what it cannot do; none of it matters here.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

EAN = "8964000123454"
PLACES = dict(zip("1234567890", range(2, 12), strict=True)) | {"a": 30, "b": 48, "c": 46, "]": 27}
NO_MODIFIER = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
KEYPAD = Qt.KeyboardModifier.KeypadModifier


class Screen(QWidget):
    """A surface that notes what it is given."""

    screen_name = ScreenName.SALE

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scans: list[str] = []
        self.commands: list[Command] = []
        self.typed = ""
        self.refuses = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def take_scan(self, text: str) -> None:
        self.scans.append(text)

    def take_command(self, command: Command) -> bool:
        self.commands.append(command)
        return not self.refuses

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's own
        self.typed += event.text() or f"<{Qt.Key(event.key()).name}>"


class Fingers:
    """Sends key events to a window, each some milliseconds after the one before."""

    def __init__(self, widget: QWidget) -> None:
        self.window = widget.window().windowHandle()
        self.now_ms = 5_000

    def press(self, key, text="", *, place=0, modifiers=NO_MODIFIER, gap_ms=4, repeat=False):
        self.now_ms += gap_ms
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, modifiers, place, 0, 0, text, repeat)
            event.setTimestamp(self.now_ms)
            QCoreApplication.sendEvent(self.window, event)

    def type(self, text, *, gap_ms=4):
        for character in text:
            key = Qt.Key(ord(character.upper()))
            self.press(key, character, place=PLACES[character], gap_ms=gap_ms)

    def enter(self, *, gap_ms=4):
        self.press(Qt.Key.Key_Return, "\r", place=28, gap_ms=gap_ms)


def show(qtbot, widget):
    qtbot.addWidget(widget)
    widget.show()
    qtbot.waitExposed(widget)
    widget.activateWindow()
    qtbot.waitUntil(lambda: widget.windowHandle() is not None)


@pytest.fixture
def screen(qtbot):
    screen = Screen()
    box = QLineEdit(screen)
    box.setObjectName("box")
    screen.box = box
    show(qtbot, screen)
    screen.setFocus()
    qtbot.waitUntil(screen.hasFocus)
    return screen


@pytest.fixture
def router(qtbot, screen):
    router = ScanRouter(parent=screen)
    router.add(screen)
    return router


def test_a_screen_is_a_surface(screen):
    surface: ScanSurface = screen
    members = {name for name in vars(ScanSurface) if not name.startswith("_")}
    assert all(hasattr(surface, name) for name in members)


@pytest.fixture
def fingers(screen, router):
    return Fingers(screen)


def test_a_router_that_was_stopped_leaves_every_key_alone(screen, router, fingers):
    router.stop()
    fingers.type(EAN)
    assert (screen.scans, screen.typed) == ([], EAN)


def test_a_scan_goes_to_the_screen_and_types_nothing(screen, router, fingers, qtbot):
    with qtbot.waitSignal(router.scanned) as signal:
        fingers.type(EAN)
        fingers.enter()
    assert signal.args == [EAN]
    assert screen.scans == [EAN]
    assert screen.typed == ""


def test_a_scan_before_the_window_has_the_keyboard_is_whole(qtbot):
    """An X server without a window manager gives keys to the window under the pointer."""
    screen = Screen()
    router = ScanRouter(parent=screen)
    router.add(screen)
    screen.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    qtbot.addWidget(screen)
    screen.show()
    fingers = Fingers(screen)
    assert QGuiApplication.focusWindow() is not fingers.window
    fingers.type(EAN[:4])
    screen.activateWindow()
    qtbot.waitUntil(lambda: QGuiApplication.focusWindow() is fingers.window)
    fingers.type(EAN[4:])
    fingers.enter()
    assert (screen.scans, screen.typed) == ([EAN], "")


def test_a_focused_text_box_stays_empty_while_scanning(screen, fingers):
    screen.box.setFocus()
    fingers.type(EAN)
    fingers.enter()
    assert (screen.scans, screen.box.text()) == ([EAN], "")


def test_typing_reaches_the_focused_box_in_order(screen, fingers, qtbot):
    screen.box.setFocus()
    fingers.type("12345", gap_ms=120)
    qtbot.waitUntil(lambda: screen.box.text() == "12345")
    assert screen.scans == []


def test_what_was_typed_before_a_click_goes_where_it_was_typed(screen, fingers, qtbot):
    other = QLineEdit(screen)
    other.move(0, 60)
    other.show()
    screen.resize(300, 300)
    screen.box.setFocus()
    fingers.type("12", gap_ms=120)
    qtbot.mouseClick(screen.windowHandle(), Qt.MouseButton.LeftButton, pos=QPoint(5, 65))
    assert other.hasFocus()
    fingers.type("3", gap_ms=120)
    qtbot.waitUntil(lambda: other.text() == "3")
    assert screen.box.text() == "12"


def test_a_touch_in_the_middle_of_a_scan_does_not_cut_it(screen, fingers, qtbot):
    screen.resize(300, 300)
    fingers.type(EAN[:6])
    qtbot.mouseClick(screen.windowHandle(), Qt.MouseButton.LeftButton, pos=QPoint(200, 200))
    fingers.type(EAN[6:])
    fingers.enter()
    assert (screen.scans, screen.typed, screen.box.text()) == ([EAN], "", "")


def test_typing_without_a_box_reaches_the_screen(screen, fingers, qtbot):
    fingers.type("3a", gap_ms=120)
    fingers.enter(gap_ms=120)
    qtbot.waitUntil(lambda: screen.typed == "3a\r")


def test_the_layout_and_caps_lock_do_not_matter(screen, fingers):
    # Urdu digits and a capital are what the layout makes of the keys of 8, 9, 6, 4 and a.
    for character, text in zip("8964a", "۸۹۶۴A", strict=True):
        fingers.press(Qt.Key.Key_unknown, text, place=PLACES[character])
    fingers.enter()
    assert screen.scans == ["8964a"]


def test_digits_without_a_scan_code_are_read_by_their_text(screen, fingers):
    for text in "८९६४":
        fingers.press(Qt.Key.Key_unknown, text)
    fingers.enter()
    assert screen.scans == ["8964"]


def test_keypad_keys_without_num_lock_are_arrows(screen, fingers, qtbot):
    fingers.press(Qt.Key.Key_Up, place=72, modifiers=KEYPAD)
    assert screen.typed == "<Key_Up>"


def test_a_command_key_reaches_the_surface_and_not_the_widget(screen, fingers):
    fingers.press(Qt.Key.Key_F12, place=88)
    assert screen.commands == [Command.CASH]
    assert screen.typed == ""


def test_a_command_the_surface_does_not_take_goes_on(screen, fingers):
    screen.refuses = True
    fingers.press(Qt.Key.Key_F12, place=88)
    assert screen.typed == "<Key_F12>"


def test_commands_work_by_the_place_of_the_key(screen, fingers):
    fingers.press(Qt.Key.Key_unknown, "ز", place=44, modifiers=CONTROL)
    fingers.press(Qt.Key.Key_unknown, "۳", place=4, modifiers=ALT)
    assert screen.commands == [Command.UNDO, Command.TILE_3]


def test_delete_and_undo_belong_to_a_focused_box(screen, fingers):
    screen.box.setText("12")
    screen.box.setFocus()
    screen.box.setCursorPosition(0)
    fingers.press(Qt.Key.Key_Delete, place=111)
    assert (screen.box.text(), screen.commands) == ("2", [])


def test_a_held_command_key_counts_once(screen, fingers):
    fingers.press(Qt.Key.Key_F12, place=88)
    fingers.press(Qt.Key.Key_F12, place=88, repeat=True)
    assert screen.commands == [Command.CASH]


def test_a_held_key_is_typing(screen, fingers, qtbot):
    fingers.type("1")
    for gap_ms in [500, *[33] * 9]:
        fingers.press(Qt.Key.Key_1, "1", place=2, gap_ms=gap_ms, repeat=True)
    assert screen.typed == "1" * 11
    assert screen.scans == []


def test_commands_inside_a_code_are_dropped_and_the_code_refused(screen, router, fingers, qtbot):
    with qtbot.waitSignal(router.refused) as signal:
        fingers.type("8964")
        fingers.press(Qt.Key.Key_D, "\x04", place=32, modifiers=CONTROL)
        fingers.press(Qt.Key.Key_F12, place=88)
        fingers.type("001")
        fingers.enter()
    assert signal.args == ["8964001"]
    assert (screen.scans, screen.commands, screen.typed) == ([], [], "")


def test_gs_as_a_control_key_is_part_of_a_gs1_code(screen, fingers):
    fingers.type("]c1")
    fingers.press(Qt.Key.Key_BracketRight, "\x1d", place=27, modifiers=CONTROL)
    fingers.type("10ab")
    fingers.press(Qt.Key.Key_M, "\r", place=50, modifiers=CONTROL)
    assert screen.scans == ["]c1\x1d10ab"]


def test_f8_is_fnc1_when_the_scanner_says_so(screen, router, fingers, qtbot):
    router.use_profile(Profile(fnc1_key="F8"))
    fingers.type("]c110ab")
    fingers.press(Qt.Key.Key_F8, place=66)
    fingers.type("2112")
    fingers.enter()
    assert screen.scans == ["]c110ab\x1d2112"]
    fingers.press(Qt.Key.Key_F8, place=66)
    fingers.type("0108964000153451")
    fingers.enter()
    assert screen.scans[1:] == ["\x1d0108964000153451"], "also as the first of a code"
    assert screen.commands == []
    fingers.press(Qt.Key.Key_F8, place=66, gap_ms=500)
    qtbot.waitUntil(lambda: screen.commands == [Command.RETURN])


def test_stx_frames_a_slow_read(screen, router, fingers):
    router.use_profile(framed("\x02"))
    fingers.press(Qt.Key.Key_B, "\x02", place=48, modifiers=CONTROL)
    fingers.type("ab12", gap_ms=150)
    fingers.enter(gap_ms=150)
    assert screen.scans == ["ab12"]


def test_a_scanner_in_alt_mode(screen, fingers):
    for character in EAN:
        fingers.press(Qt.Key.Key_0, "0", place=82, modifiers=ALT | KEYPAD, gap_ms=2)
        for digit in f"{ord(character):03d}":
            place = {"0": 82, "4": 75, "5": 76, "8": 72, "9": 73}.get(digit, 0)
            place = place or {"1": 79, "2": 80, "3": 81, "6": 77, "7": 71}[digit]
            key = Qt.Key(ord(digit))
            fingers.press(key, digit, place=place, modifiers=ALT | KEYPAD, gap_ms=2)
        fingers.press(Qt.Key.Key_Alt, place=56, gap_ms=2)
    fingers.enter()
    assert screen.scans == [EAN]
    assert screen.commands == []


def test_alt_and_one_keypad_digit_is_a_tile(screen, fingers):
    fingers.press(Qt.Key.Key_5, "5", place=76, modifiers=ALT | KEYPAD)
    fingers.press(Qt.Key.Key_Alt, place=56, gap_ms=30)
    assert screen.commands == [Command.TILE_5]


def test_a_stand_tells_a_repeat(screen, router, fingers, qtbot):
    router.use_profile(STAND)
    fingers.type(EAN)
    fingers.enter()
    with qtbot.waitSignal(router.repeat_ignored) as signal:
        fingers.type(EAN)
        fingers.enter()
    assert (signal.args, screen.scans) == ([EAN], [EAN])


def test_no_suffix_needs_only_silence(screen, fingers, qtbot):
    fingers.type(EAN)
    qtbot.waitUntil(lambda: screen.scans == [EAN])


def test_changing_the_scanner_gives_held_keys_back(screen, router, fingers):
    fingers.type("1")
    router.use_profile(STAND)
    assert screen.typed == "1"


def test_a_scan_in_a_number_field_must_look_like_one(screen, fingers):
    screen.box.setInputMethodHints(Qt.InputMethodHint.ImhFormattedNumbersOnly)
    screen.box.setFocus()
    fingers.type("5000")
    fingers.enter()
    assert (screen.scans, screen.box.text()) == ([], "5000")


def dialog_over(qtbot, screen, kind=QDialog):
    dialog = kind(screen)
    dialog.setWindowFlag(Qt.WindowType.Dialog)
    dialog.setWindowModality(Qt.WindowModality.ApplicationModal)
    box = QLineEdit(dialog)
    layout = QVBoxLayout(dialog)
    layout.addWidget(box)
    dialog.box = box
    show(qtbot, dialog)
    box.setFocus()
    qtbot.waitUntil(box.hasFocus)
    return dialog


def test_a_modal_dialog_that_is_no_surface_keeps_scans_from_the_screen(
    screen, router, fingers, qtbot
):
    dialog = dialog_over(qtbot, screen)
    hand = Fingers(dialog)
    with qtbot.waitSignal(router.blocked) as signal:
        hand.type(EAN)
        hand.enter()
    assert signal.args == [EAN]
    assert (screen.scans, dialog.box.text()) == ([], "")
    hand.press(Qt.Key.Key_F12, place=88)
    assert screen.commands == []


def test_a_dialog_that_is_a_surface_takes_scans_until_it_is_gone(screen, router, fingers, qtbot):
    dialog = dialog_over(qtbot, screen, Screen)
    dialog.screen_name = ScreenName.DIALOG
    router.add(dialog)
    hand = Fingers(dialog)
    hand.type(EAN)
    hand.enter()
    hand.press(Qt.Key.Key_F12, place=88, gap_ms=100)
    assert (dialog.scans, dialog.commands) == ([EAN], [Command.SAVE])
    assert dialog.box.text() == ""
    dialog.hide()
    assert router.surface() is screen
    dialog.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert router.surface() is screen


def test_an_open_list_keeps_its_value_and_its_escape(screen, fingers, qtbot):
    combo = QComboBox(screen)
    combo.addItems(["1 a", "2 b", "8 c"])
    combo.show()
    combo.showPopup()
    qtbot.waitUntil(combo.view().isVisible)
    fingers.type(EAN)
    fingers.enter()
    assert (screen.scans, combo.currentText()) == ([EAN], "1 a")
    fingers.press(Qt.Key.Key_Escape, place=1, gap_ms=100)
    assert screen.commands == []
    qtbot.waitUntil(lambda: not combo.view().isVisible())


def test_the_surface_added_last_is_on_top_and_a_hidden_one_is_passed_over(screen, router, qtbot):
    other = Screen()
    show(qtbot, other)
    router.add(other)
    assert router.surface() is other
    router.add(screen)
    assert router.surface() is screen
    screen.hide()
    assert router.surface() is other
    router.remove(other)
    assert router.surface() is None


def test_a_window_that_goes_while_its_keys_are_held_does_no_harm(screen, router, qtbot):
    dialog = dialog_over(qtbot, screen)
    Fingers(dialog).type("12")
    dialog.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    with qtbot.captureExceptions() as exceptions:
        router.use_profile(STAND)
    assert exceptions == []
    assert screen.typed == ""


def test_what_comes_while_keys_are_kept_goes_on_afterwards_in_its_order(
    screen, router, fingers, qtbot
):
    router.keep()
    fingers.type("12", gap_ms=90)
    fingers.press(Qt.Key.Key_F6, place=64, gap_ms=90)
    fingers.type(EAN, gap_ms=4)
    fingers.enter()
    router.take("]E0" + EAN)
    assert (screen.typed, screen.commands, screen.scans) == ("", [], [])
    router.give(True)
    assert screen.typed == "12"
    assert screen.commands == [Command.HOLD]
    assert screen.scans == [EAN, "]E0" + EAN]
    fingers.press(Qt.Key.Key_F6, place=64, gap_ms=90)
    assert len(screen.commands) == 2, "from now on at once"


def test_typing_that_nobody_wants_is_dropped_and_commands_and_scans_are_not(
    screen, router, fingers
):
    router.keep()
    fingers.type("12", gap_ms=90)
    fingers.enter(gap_ms=90)
    fingers.press(Qt.Key.Key_Escape, place=1, gap_ms=90)
    router.take(EAN)
    router.give(False)
    assert (screen.typed, screen.commands, screen.scans) == ("", [Command.BACK], [EAN])


def test_the_enter_behind_a_pin_that_needed_none_goes_nowhere(screen, router, fingers):
    router.keep()
    fingers.enter(gap_ms=90)
    fingers.type("1", gap_ms=90)
    fingers.enter(gap_ms=90)
    router.give(True)
    assert screen.typed == "1\r"


def test_an_enter_soon_after_a_pin_goes_nowhere_though_the_pin_is_looked_at_already(
    screen, router, fingers, qtbot
):
    def pin():
        fingers.type("4", gap_ms=90)
        qtbot.waitUntil(lambda: screen.typed.endswith("4"))
        router.keep()
        router.give(True)
        screen.typed = ""

    pin()
    fingers.enter(gap_ms=400)
    assert screen.typed == ""
    fingers.enter(gap_ms=100)
    assert screen.typed == "\r", "one is enough"
    pin()
    fingers.enter(gap_ms=900)
    assert screen.typed == "\r", "so late it is meant for what is in front"
    pin()
    fingers.type(EAN, gap_ms=4)
    fingers.enter()
    assert screen.scans == [EAN], "a scan ends with its Enter"


def test_a_key_that_is_still_held_down_is_not_typed_afterwards(screen, router, fingers):
    router.keep()
    for _ in range(3):
        fingers.press(Qt.Key.Key_0, "0", place=11, gap_ms=33, repeat=True)
    router.give(True)
    assert screen.typed == ""


def test_keys_kept_behind_one_that_asks_again_wait_once_more(screen, router, fingers):
    def ask_again(command):
        screen.commands.append(command)
        if command is Command.HOLD:
            router.keep()
        return True

    screen.take_command = ask_again
    router.keep()
    fingers.press(Qt.Key.Key_F6, place=64, gap_ms=90)
    fingers.type("1", gap_ms=90)
    fingers.press(Qt.Key.Key_F3, place=61, gap_ms=90)
    router.give(True)
    assert (screen.typed, screen.commands) == ("", [Command.HOLD])
    router.give(True)
    assert (screen.typed, screen.commands) == ("1", [Command.HOLD, Command.QUANTITY])
