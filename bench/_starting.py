"""A program of its own that starts a window and prints the moment at which it is ready.

`python -m bench._starting bare` shows an empty window of PySide6; `... till FOLDER` starts the till
by its own entrance. The moment is of the monotonic clock, which processes share. start.py runs it.
"""

import sys
from time import perf_counter_ns
from typing import override

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget


class Watch(QObject):
    """Prints the moment when a window is painted and what was waiting behind that is done."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._is_painted = False
        window.installEventFilter(self)
        QTimer.singleShot(0, self._look)

    @override
    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self._is_painted |= event.type() == QEvent.Type.Paint
        return False

    def _look(self) -> None:
        """Timers are served in turn: everything begun at the first showing has run by now."""
        if not self._is_painted:
            QTimer.singleShot(0, self._look)
            return
        print(perf_counter_ns(), flush=True)
        QApplication.exit(0)


def bare() -> int:
    """The least that a PySide6 program can do."""
    app = QApplication(["bare"])
    window = QWidget()
    window.resize(1366, 768)
    window.show()
    watch = Watch(window)
    status = app.exec()
    del watch
    return status


def till(folder: str) -> int:
    """The till as `kiryana-till --data-dir FOLDER` starts it."""
    # Not above: the bare window must not pay for them.
    from pos_app import __main__, main  # noqa: PLC0415
    from pos_app.ui.main_window import MainWindow  # noqa: PLC0415

    class Watched(main.TillWindow):
        """The till's window, and somebody who looks at it."""

        def show(self) -> None:
            super().show()
            shown = QApplication.topLevelWidgets()
            (window,) = (each for each in shown if isinstance(each, MainWindow))
            Watch(window)

    main.TillWindow = Watched  # type: ignore[misc]
    return __main__.main(["--data-dir", folder])


if __name__ == "__main__":
    sys.exit(bare() if sys.argv[1] == "bare" else till(sys.argv[2]))
