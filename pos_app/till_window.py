"""The till's window and what runs behind it: built, connected and stopped here."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from pos_app.domain import gs1
from pos_app.errors import FolderNotUsable, PosError, sentence
from pos_app.operations.upkeep.settings import change_settings
from pos_app.support import Support
from pos_app.ui.app import bring_to_front, fill_screen, load_for_lines, open_file
from pos_app.ui.key_map import ScreenName
from pos_app.ui.main_window import MainWindow
from pos_app.ui.scan_router import ScanRouter
from pos_app.ui.tones import Tones
from pos_app.ui.widgets.theme import Writing
from pos_app.viewmodels.models import Models, build_models
from pos_app.viewmodels.scan import Profile, profile_of
from pos_app.viewmodels.shell import Notice

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.operations.context import TillContext
    from pos_app.operations.upkeep.report_sending import SendingNote
    from pos_app.settings import Settings
    from pos_app.surroundings import Surroundings
    from pos_app.sync.loop import Loop, LoopThread
    from pos_app.sync.report import RoundReport
    from pos_app.sync.watchdog import SyncWatchdog
    from pos_app.sync.worker import SyncWorker
    from pos_app.syncing import SyncLoops
    from pos_app.ui.app import TillApplication
    from pos_app.ui.single_window import SingleWindow
    from pos_app.viewmodels.paper.thread import PressThread

MINUTE_MS = 60_000
WRITTEN = frozenset({"lang", "text_size_percent", "digits", "naskh_everywhere"})
"""The settings by which words are laid out: a window is built anew for them."""
# What the first scan does not need begins one thing after another, so that none is long in its way.
TILES_MS = 100
RARE_CODES_MS = 500
SYNC_MS = 700


def resources() -> Path:
    """Where icons, fonts and words lie: in the bundle, beside the source, or installed.

    Raises FolderNotUsable for a package that was built without them, as by `pip install .`.
    """
    bundled = getattr(sys, "_MEIPASS", None)
    places = [Path(bundled)] if bundled else []
    here = Path(__file__).resolve().parent
    # A wheel carries them inside the package, a working copy beside it.
    places += [here, here.parent, Path(sys.prefix) / "share" / "kiryana-till"]
    for place in places:
        if (place / "resources" / "fonts").is_dir():
            return place / "resources"
    problem = "fonts and words are not in it; use 'pip install -e' or a wheel of 'make dist'"
    raise FolderNotUsable(path=here / "resources", problem=problem)


class TillWindow(QObject):
    """The window with what runs behind it; built once, stopped once."""

    settled = Signal()
    """What was put off at the start is loaded now."""

    def __init__(self, app: TillApplication, till: TillContext, single: SingleWindow) -> None:
        super().__init__()
        self._app, self._till, self._single = app, till, single
        self._was_away = self._is_settled = False
        self._models: Models = build_models(till, language=app.theme.language)
        self._take_writing(till.settings)
        self._tones = Tones(resources() / "sounds", self)
        self._tones.set_volume(till.settings.sound_volume)
        self._router = ScanRouter(_profile(till.settings))
        self._window = self._new_window()
        self.support = Support(app, till, self._models, window=lambda: self._window)
        self._seen_inputs, self._idle_since_ms = 0, till.clock.mono_ms()
        self._router.refused.connect(self._models.sale.refuse_scan)
        self._router.repeat_ignored.connect(self._models.sale.ignore_repeat)
        app.applicationStateChanged.connect(self._follow_front)
        self._router.blocked.connect(self._models.sale.refuse_scan)
        self._models.play_tones(self._tones.play)
        self._models.login.language_wanted.connect(self._speak)
        self._models.shell.set_anew.connect(self._set_anew)
        self._models.enrol_again = partial(_enrol_again, till.settings.data_dir)
        self._models.try_printer = partial(_print_trial, self._models)
        self._models.shell.file_wanted.connect(partial(open_file, self._models.shell))
        self._models.shell.strokes_wanted.connect(self._router.listen)
        self._models.shell.typing_waits.connect(self._router.keep)
        self._models.shell.typing_goes_on.connect(self._router.give)
        self._worker: SyncWorker | None = None
        self._loops: SyncLoops | tuple[()] = ()
        self._threads: list[LoopThread] = []
        self._left: list[tuple[LoopThread, Loop]] = []
        self._watchdog: SyncWatchdog | None = None
        self._press: PressThread | None = None
        self._around: Surroundings | None = None
        self._minute = QTimer(self)
        self._minute.timeout.connect(self._tick)
        self._later = [
            self._timer(TILES_MS, self._after_first_paint),
            self._timer(RARE_CODES_MS, gs1.load),
            self._timer(SYNC_MS, self._settle),
        ]
        single.raised.connect(self._raise)

    def show(self) -> None:
        """Show the window; what a scan does not need waits until it is painted."""
        self._tick()
        fill_screen(self._window)
        bring_to_front(self._window)
        for timer in self._later:
            timer.start()

    @property
    def models(self) -> Models:
        """What the window shows; they outlive it."""
        return self._models

    @property
    def window(self) -> MainWindow:
        """The window of now: another one after each change of language."""
        return self._window

    @property
    def inputs(self) -> int:
        """How many keys and scans have come so far."""
        return self._router.inputs

    def tell(self, text: str) -> None:
        """Show a sentence over the screen, if there is one."""
        if text:
            self._models.shell.notice(Notice(text))

    def stop(self) -> None:
        """Save the open cart and lists, end the threads, close the database."""
        for timer in (self._minute, *self._later):
            timer.stop()
        self._router.stop()
        try:
            self._models.save_now()
        except PosError as error:
            sys.stderr.write(f"kiryana-till: {sentence(error)}\n")
        if self._is_settled:
            self._models.care.end()
        for running in (self._watchdog, self._press, self._around):
            if running is not None:
                running.stop()
        for thread in self._threads:
            thread.stop()
        self.support.stop()
        self._till.close()

    def _new_window(self, first: ScreenName = ScreenName.SALE) -> MainWindow:
        window = MainWindow(self._app.theme, self._models, first=first)
        self._router.add(window)
        return window

    @Slot(str)
    def _speak(self, language: str) -> None:
        """Another language, asked for before anybody signed in: kept, and spoken from now on."""
        desk = self._models.desk
        try:
            desk.set_anew(change_settings(desk.till, {"lang": language}), {"lang"})
        except PosError as error:
            self._models.shell.fail(error)

    @Slot(object)
    def _set_anew(self, names: frozenset[str]) -> None:
        """Settings were changed: what they decide here follows at once."""
        settings = self._models.desk.till.settings
        if "theme" in names:
            self._app.set_look(settings.theme)
        if "sound_volume" in names:
            self._tones.set_volume(settings.sound_volume)
        if names & {"scanner", "scanner_prefix", "scanner_separators"}:
            self._router.use_profile(_profile(settings))
        if names & WRITTEN:
            self._app.set_language(settings.lang)
            self._take_writing(settings)
            self._models.desk.speak(settings.lang)
            self._build_anew()

    def _take_writing(self, settings: Settings) -> None:
        self._app.set_writing(
            Writing(
                size_percent=settings.text_size_percent,
                naskh_everywhere=settings.naskh_everywhere,
                native_digits=settings.digits == "native",
            )
        )

    def _build_anew(self) -> None:
        """Build the window again from the same models: the bill stays, and so does the screen."""
        if self._is_settled:
            self._models.care.check()
        before = self._window
        self._window = self._new_window(before.front.screen_name)
        self._window.setGeometry(before.geometry())
        self._window.setWindowState(before.windowState())
        bring_to_front(self._window)
        if self._around is not None:
            self._around.place()
        before.close()
        before.deleteLater()

    def _lock_when_idle(self) -> None:
        """Lock a till that nobody has used for as long as its settings say."""
        now_ms = self._till.clock.mono_ms()
        limit_min = self._models.desk.till.settings.lock_after_min
        if self._router.inputs != self._seen_inputs:
            self._seen_inputs, self._idle_since_ms = self._router.inputs, now_ms
        elif limit_min and now_ms - self._idle_since_ms >= limit_min * MINUTE_MS:
            self._models.login.lock_quietly()

    def _timer(self, interval_ms: int, work: Callable[[], None]) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=interval_ms)
        timer.timeout.connect(work)
        return timer

    @Slot()
    def _after_first_paint(self) -> None:
        """Fill the tiles; hear of second starts, which until now wait a moment for an answer."""
        load_for_lines()
        self._models.sale.tiles.read()
        self._single.listen()

    @Slot()
    def _settle(self) -> None:
        """Everything is loaded: tell so, and start to sync."""
        self.settled.emit()
        self.support.begin()
        if self._models.paper.has_printer:
            self._start_press()
        self._start_around()
        self._is_settled = True
        self._models.care.begin(len(self._models.keeper.cart.lines))
        self._models.care.check()
        if self._models.inbox.has_server:
            self._models.care.tell_where()
            self._start_sync()

    def _start_press(self) -> None:
        """The printer gets a thread of its own, and what was committed before it was ready."""
        from pos_app.paper import start_press

        self._press = start_press(self._till.settings, self._models, resources())

    def _start_around(self) -> None:
        """What faces the customer, and a scanner that does not type."""
        from pos_app.surroundings import Surroundings

        self._around = Surroundings(
            self._app, self._models, self._router, window=lambda: self._window
        )
        self._around.start()

    def _start_sync(self) -> None:
        """Start the worker and the listener, and what looks after them."""
        from pos_app.sync.watchdog import SyncWatchdog

        self._models.bus.changed.connect(self._nudge)
        self._watchdog = SyncWatchdog(
            self._has_waiting,
            self._restart_loops,
            interval_s=self._till.settings.sync_interval_s,
        )
        self._start_loops()
        self._watchdog.start()

    def _start_loops(self) -> None:
        """What talks to the server, on threads of its own."""
        from pos_app.sync.loop import LoopThread
        from pos_app.syncing import build_loops

        self._loops = build_loops(self._till.settings)
        worker = self._worker = self._loops.worker
        queued = Qt.ConnectionType.QueuedConnection
        worker.round_done.connect(self._round_done, queued)
        self._loops.reports.told.connect(self._reports_told, queued)
        if self._watchdog is not None:
            worker.round_started.connect(self._watchdog.began, queued)
            worker.round_done.connect(self._watchdog.ended, queued)
        self._models.inbox.sync_wanted.connect(worker.sync_now)
        self._threads = [LoopThread(loop, name=type(loop).__name__) for loop in self._loops]
        for thread in self._threads:
            thread.start()

    def _has_waiting(self) -> bool:
        """Whether anything waits to be handed up."""
        self._models.inbox.read()
        return self._models.inbox.view.unsynced > 0

    def _restart_loops(self) -> None:
        """Leave the loops that hang, without waiting for them, and begin with new ones."""
        self._models.shell.noted.emit("sync", "hangs, begun anew")
        for loop in self._loops:
            loop.ask_to_stop()
        self._left += zip(self._threads, self._loops, strict=True)
        self._start_loops()

    @Slot(object)
    def _round_done(self, report: RoundReport) -> None:
        """A round ended, here on the main thread: show it, and let screens read what came."""
        self._models.inbox.round_done(
            report.error,
            report.recovered,
            needs_upgrade=report.needs_upgrade,
            server_ahead_ms=report.server_ahead_ms,
        )
        if report.pulled:
            self._models.bus.tell(report.topics)

    @Slot(object)
    def _reports_told(self, notes: tuple[SendingNote, ...]) -> None:
        self._models.problem_report.hear(notes)

    @Slot(object)
    def _nudge(self, _topics: object) -> None:
        """Something was recorded: hand it up soon."""
        if self._worker is not None:
            self._worker.nudge()

    @Slot()
    def _tick(self) -> None:
        """Show the time, and again at the next full minute."""
        self._lock_when_idle()
        self._models.login.lock_stranger()
        now_ms = self._till.clock.wall_ms()
        self._models.shell.show_clock(self._models.inbox.clock_text(now_ms))
        if self._is_settled:
            self._models.care.check()
        self._minute.start(MINUTE_MS - now_ms % MINUTE_MS + 20)

    @Slot(Qt.ApplicationState)
    def _follow_front(self, state: Qt.ApplicationState) -> None:
        """Scans go to the window in front: say so when this one was not."""
        is_front = state is Qt.ApplicationState.ApplicationActive
        if is_front and self._was_away:
            self._models.shell.tell_away()
        self._was_away = not is_front and self._window.isVisible()

    @Slot()
    def _raise(self) -> None:
        """Another start asked for this window."""
        self._models.shell.noted.emit("started", "again, this window was brought to the front")
        self._window.setWindowState(self._window.windowState() & ~Qt.WindowState.WindowMinimized)
        self._window.raise_()
        self._window.activateWindow()


def _profile(settings: Settings) -> Profile:
    return profile_of(settings.scanner, prefix=settings.scanner_prefix, fnc1_key=settings.fnc1_key)


def _enrol_again(data_dir: Path, code: str) -> object:
    from pos_app.sync.once import enrol_again

    return enrol_again(data_dir, code)


def _print_trial(models: Models, till: TillContext) -> None:
    from pos_app.paper import print_trial

    print_trial(models, resources(), till)
