"""A program of its own that starts a window and prints the moment at which it is ready.

`python -m bench.window._starting bare` shows an empty window of PySide6; `... till FOLDER` starts
the till by its own entrance. The moment is of the monotonic clock, which processes share. start.py
runs it.
Nothing is loaded here before the program under test would load it by itself.
"""

import sys
from time import perf_counter_ns
from typing import TYPE_CHECKING, override

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def watch(window: "QWidget") -> object:
    """Print the moment when a window is painted and what was waiting behind that is done."""
    from PySide6.QtCore import QEvent, QObject, QTimer  # noqa: PLC0415 - as said above
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - as said above

    class Watch(QObject):
        """Looks at every event of the window until it was painted."""

        is_painted = False

        @override
        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
            self.is_painted |= event.type() == QEvent.Type.Paint
            return False

        def look(self) -> None:
            """Timers are served in turn: everything begun at the first showing has run by now."""
            if not self.is_painted:
                QTimer.singleShot(0, self.look)
                return
            print(perf_counter_ns(), flush=True)
            QApplication.exit(0)

    watching = Watch(window)
    window.installEventFilter(watching)
    QTimer.singleShot(0, watching.look)
    return watching


def bare() -> int:
    """The least that a PySide6 program can do."""
    from PySide6.QtWidgets import QApplication, QWidget  # noqa: PLC0415 - as said above

    app = QApplication(["bare"])
    window = QWidget()
    window.resize(1366, 768)
    window.show()
    watching = watch(window)
    status = app.exec()
    del watching
    return status


def till(folder: str) -> int:
    """The till as `kiryana-till --data-dir FOLDER` starts it."""
    from pos_app import __main__  # noqa: PLC0415 - as said above

    __main__.begin_loading()
    from pos_app import main  # noqa: PLC0415 - as said above
    from pos_app.till_window import TillWindow  # noqa: PLC0415 - as said above

    class Watched(TillWindow):
        """The till's window, and somebody who looks at it."""

        @override
        def show(self) -> None:
            from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - as said above

            from pos_app.ui.main_window import MainWindow  # noqa: PLC0415 - as said above

            super().show()
            shown = QApplication.topLevelWidgets()
            (window,) = (each for each in shown if isinstance(each, MainWindow))
            watch(window)

    vars(main)["TillWindow"] = Watched
    return __main__.main(["--data-dir", folder])


if __name__ == "__main__":
    sys.exit(bare() if sys.argv[1] == "bare" else till(sys.argv[2]))
