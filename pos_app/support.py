"""What helps whoever helps from afar: the log of what went wrong, our mistakes, and the report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.operations.context import TillContext
    from pos_app.operations.upkeep.report_parts import WindowFacts
    from pos_app.operations.upkeep.ring_log import RingLog
    from pos_app.ui.app import TillApplication
    from pos_app.ui.main_window import MainWindow
    from pos_app.ui.mistake import MistakeDialog
    from pos_app.viewmodels.models import Models
    from pos_app.viewmodels.startup.qt_messages import QtMessages


class Support(QObject):
    """One a window. Until `begin` it loads nothing: the start is measured."""

    def __init__(
        self,
        app: TillApplication,
        till: TillContext,
        models: Models,
        *,
        window: Callable[[], MainWindow],
    ) -> None:
        """`window` gives the till's own window of now."""
        super().__init__()
        self._app, self._till, self._models, self._window = app, till, models, window
        self._since_ms = till.clock.mono_ms()
        self._dialog: MistakeDialog | None = None
        self._dialog_over: MainWindow | None = None
        self._log: RingLog | None = None
        self._qt: QtMessages | None = None
        models.window_facts = self.facts

    def begin(self) -> None:
        """The window has settled: from now on what matters to a helper is noted."""
        from importlib import metadata

        from pos_app.operations.safety import closing
        from pos_app.operations.upkeep.ring_log import RingLog
        from pos_app.viewmodels.startup.qt_messages import QtMessages

        settings = self._till.settings
        self._log = RingLog(settings.log_dir, self._till.clock)
        was_cut = closing.was_cut(settings.data_dir)
        about = f"{metadata.version('kiryana-till')}{', the last end was cut' if was_cut else ''}"
        self._log.note("started", about)
        self._models.shell.noted.connect(self._log.note)
        self._qt = QtMessages(self._log.note)
        self._qt.install()

    def stop(self) -> None:
        """The window is closed as it should be."""
        if self._qt is not None:
            self._qt.remove()
        if self._log is not None:
            self._models.shell.noted.disconnect(self._log.note)
            self._log.note("ended")
            self._log.close()

    def context(self) -> str:
        """What the till was doing, for a report of a mistake."""
        store = self._till.identity
        lines, screen = len(self._models.keeper.cart.lines), self._window().screen_name
        return f"store {store.store_id}, till {store.till_no}, {screen}: {lines}"

    @Slot(str)
    def show_mistake(self, path: str) -> None:
        """Something of ours went wrong: say so calmly; the window stays."""
        self._models.shell.noted.emit("mistake", "")
        window = self._window()
        if self._dialog is None or self._dialog_over is not window:
            # A window that was built anew has taken its dialog with it.
            from pos_app.ui.mistake import MistakeDialog

            self._dialog_over = window
            self._dialog = MistakeDialog(self._app.theme, self._models.problem_report, window)
        self._dialog.tell(path)

    def facts(self) -> WindowFacts:
        """What only the window knows; on the main thread."""
        from PySide6.QtCore import qVersion

        from pos_app.operations.upkeep.report_parts import Screen, WindowFacts

        screens = [
            Screen(
                width_px=each.size().width(),
                height_px=each.size().height(),
                ratio=each.devicePixelRatio(),
                dpi=each.logicalDotsPerInch(),
            )
            for each in self._app.screens()
        ]
        return WindowFacts(
            qt=qVersion(),
            language=self._models.desk.language,
            screen_name=self._window().screen_name,
            uptime_ms=self._till.clock.mono_ms() - self._since_ms,
            server_ahead_ms=self._models.inbox.server_ahead_ms,
            screens=tuple(screens),
        )
