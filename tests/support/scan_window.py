"""A small window behind the real scan router, for tests that press real keys on an X server.

It reads one command a line from standard input (`dialog`, `surface`, `list`, `box`, `close`,
`profile NAME`, `stall MS`, `state`) and answers each with one line of JSON: what arrived since the
line before.
"""

import json
import sys
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, QSocketNotifier, Qt, QThread, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLineEdit, QVBoxLayout, QWidget

from pos_app.ui.key_map import Command, ScreenName
from pos_app.ui.scan_router import ScanRouter
from pos_app.viewmodels import scan

_PROFILES = {
    "normal": scan.NORMAL,
    "slow": scan.SLOW,
    "stand": scan.STAND,
    "framed": scan.framed("]"),
}

_SILENT_KEYS = frozenset(
    {Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_CapsLock}
)


class Notes:
    """What arrived, until it is asked for."""

    def __init__(self) -> None:
        self.scans: list[str] = []
        self.refused: list[str] = []
        self.blocked: list[str] = []
        self.repeats: list[str] = []
        self.commands: list[str] = []
        self.typed = ""
        self.times_ms: list[int] = []

    def as_json(self) -> dict[str, object]:
        notes = dict(vars(self))
        gaps = [b - a for a, b in pairwise(notes.pop("times_ms"))]
        return notes | {"gap_ms_max": max(gaps, default=0), "gap_ms_min": min(gaps, default=0)}


class Screen(QWidget):
    """A surface whose own widget has no text box, as the sale screen."""

    def __init__(self, program: "Program", screen_name: ScreenName) -> None:
        super().__init__()
        self._program = program
        self._screen_name = screen_name
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def screen_name(self) -> ScreenName:
        return self._screen_name

    def take_scan(self, text: str) -> None:
        self._program.notes.scans.append(text)

    def take_command(self, command: Command) -> bool:
        self._program.notes.commands.append(command)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's own
        self._program.notes.typed += event.text()


class KeyClock(QObject):
    """Notes the time of each key press, before the router sees it."""

    def __init__(self, program: "Program") -> None:
        super().__init__()
        self._program = program

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own
        # Keys that the router gives back come by again, with the times they had.
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            times_ms = self._program.notes.times_ms
            is_new = not times_ms or event.timestamp() > times_ms[-1]
            if watched.isWindowType() and is_new and event.key() not in _SILENT_KEYS:
                times_ms.append(event.timestamp())
        return False


class Program:
    """The window, its dialog, and the conversation on standard input."""

    def __init__(self) -> None:
        self.notes = Notes()
        self.screen = Screen(self, ScreenName.SALE)
        self.screen.resize(900, 600)
        self.box = QLineEdit(self.screen)
        self.list = QComboBox(self.screen)
        self.list.addItems(["1 a", "2 b", "8 c"])
        self.list.move(300, 0)
        self.dialog: QWidget | None = None
        self.router = ScanRouter()
        self.router.add(self.screen)
        self.router.refused.connect(partial(self._note, "refused"))
        self.router.blocked.connect(partial(self._note, "blocked"))
        self.router.repeat_ignored.connect(partial(self._note, "repeats"))
        self.clock = KeyClock(self)
        application = QGuiApplication.instance()
        assert isinstance(application, QApplication)
        application.installEventFilter(self.clock)
        self.screen.show()
        self.screen.activateWindow()
        self.screen.setFocus()

    def _note(self, name: str, text: str) -> None:
        getattr(self.notes, name).append(text)

    def do(self, line: str) -> None:
        """Carry out one command line and answer."""
        name, _, argument = line.strip().partition(" ")
        match name:
            case "dialog":
                self._open(QDialog(self.screen), None)
            case "surface":
                self._open(Screen(self, ScreenName.DIALOG), ScreenName.DIALOG)
            case "list":
                self.list.showPopup()
            case "box":
                self.box.setFocus()
            case "close":
                self._close()
            case "profile":
                self.router.use_profile(_PROFILES[argument])
            case "stall":
                self._answer()
                QThread.msleep(int(argument))
                return
            case _:
                pass
        self._answer()

    def _open(self, dialog: QWidget, screen_name: ScreenName | None) -> None:
        dialog.setParent(self.screen, Qt.WindowType.Dialog)
        dialog.setWindowModality(Qt.WindowModality.ApplicationModal)
        box = QLineEdit(dialog)
        QVBoxLayout(dialog).addWidget(box)
        self.dialog = dialog
        if screen_name and isinstance(dialog, Screen):
            self.router.add(dialog)
        dialog.show()
        dialog.activateWindow()
        box.setFocus()

    def _close(self) -> None:
        self.list.hidePopup()
        self.list.setCurrentIndex(0)
        self.box.clear()
        if self.dialog:
            self.dialog.close()
            self.dialog.deleteLater()
            self.dialog = None
        self.screen.activateWindow()
        self.screen.setFocus()

    def _answer(self) -> None:
        focus = QApplication.focusWidget()
        boxes = [self.box, *(self.dialog.findChildren(QLineEdit) if self.dialog else [])]
        state = self.notes.as_json() | {
            "box": "".join(box.text() for box in boxes),
            "list": self.list.currentText(),
            "focus": type(focus).__name__,
        }
        sys.stdout.write(json.dumps(state) + "\n")
        sys.stdout.flush()
        self.notes = Notes()
        for box in boxes:
            box.clear()


def main() -> int:
    """Run until standard input ends."""
    application = QApplication(["scan_window"])
    program = Program()
    lines = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)

    def read() -> None:
        line = sys.stdin.readline()
        if not line:
            application.quit()
            return
        # The answer comes after the events that are already here.
        QTimer.singleShot(0, lambda: program.do(line))

    lines.activated.connect(read)
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
