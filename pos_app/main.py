"""The composition root of the window: everything is built and connected here, and nowhere else."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from random import SystemRandom
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Slot

from pos_app.clock import SystemClock
from pos_app.domain import gs1
from pos_app.errors import FolderInUse, NotEnrolled, PosError, sentence
from pos_app.operations.opening import open_till
from pos_app.settings import default_data_dir, load_settings, save_language
from pos_app.ui.app import LANGUAGES, TillApplication
from pos_app.ui.main_window import MainWindow
from pos_app.ui.scan_router import ScanRouter
from pos_app.ui.single_window import SingleWindow
from pos_app.ui.tones import Tones
from pos_app.viewmodels.models import Models, build_models
from pos_app.viewmodels.shell import Notice
from pos_app.viewmodels.startup.mistakes import MistakeLog

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pos_app.operations.context import TillContext
    from pos_app.settings import Settings
    from pos_app.sync.loop import LoopThread
    from pos_app.sync.report import RoundReport
    from pos_app.sync.worker import SyncWorker
    from pos_app.ui.first_start import FirstStartWindow
    from pos_app.ui.mistake import MistakeDialog

LOOKS = ("auto", "light", "dark")
MINUTE_MS = 60_000
TILES_MS = 100
RARE_CODES_MS = 500
_BEGUN = 100
"""How the event loop of the first start ends when there is a till to open."""


def run(argv: Sequence[str]) -> int:
    """Open the window and stay until it is closed; 0 done, 1 refused, 2 wrong usage."""
    options = _options(argv)
    if not options.demo:
        return _run(options, options.data_dir or default_data_dir(os.environ))
    from tempfile import TemporaryDirectory

    with TemporaryDirectory(prefix="kiryana-demo-") as folder:
        _make_demo(Path(folder))
        return _run(options, Path(folder))


def _run(options: argparse.Namespace, data_dir: Path) -> int:
    """Open the window on a folder."""
    language, look = options.lang or "en", options.theme or "auto"
    trouble: PosError | None = None
    settings = None
    try:
        settings = load_settings(data_dir)
        language, look = options.lang or settings.lang, options.theme or settings.theme
    except PosError as error:
        trouble = error
    app = TillApplication([*sys.argv[:1]], resources=resources(), language=language, look=look)
    if settings is None:
        return _tell(app, trouble)
    single = SingleWindow(settings.window_lock)
    try:
        till = _open(settings, single)
    except NotEnrolled:
        return _begin(app, settings, single)
    except PosError as error:
        return _tell(app, error)
    return 0 if till is None else _stay(app, till, single)


def _begin(app: TillApplication, settings: Settings, single: SingleWindow) -> int:
    """Ask how this folder becomes a till's, then open its window."""
    from pos_app.ui.first_start import FirstStartWindow
    from pos_app.viewmodels.startup.first_start import FirstStartModel

    model = FirstStartModel(_FolderMakers(settings.data_dir), language=app.theme.language)
    form = FirstStartWindow(app.theme, model)
    model.language_chosen.connect(app.set_language)
    model.language_chosen.connect(form.rebuild)
    model.done.connect(lambda: app.exit(_BEGUN))
    form.show()
    if app.exec() != _BEGUN:
        return 0
    try:
        if model.language != settings.lang:
            save_language(settings.data_dir, model.language)
        till = _open(load_settings(settings.data_dir), single)
    except PosError as error:
        return _tell(app, error)
    return 0 if till is None else _stay(app, till, single, instead_of=form, notice=model.warning)


class _FolderMakers:
    """The two ways in which a folder becomes a till's; sync is loaded when it is asked for."""

    def __init__(self, data_dir: Path) -> None:
        self._data_dir = data_dir

    def create(self, name: str, currency: str) -> None:
        """Make a shop without a server."""
        from pos_app.operations.opening import create_store

        rng = SystemRandom()
        create_store(self._data_dir, store_id=1, name=name, currency=currency, rng=rng)

    def join(self, url: str, code: str) -> PosError | None:
        """Join a shop on a server; the catalogue comes with the first sync."""
        from pos_app.sync.once import enrol_till

        return enrol_till(self._data_dir, url, code).warning


def _stay(
    app: TillApplication,
    till: TillContext,
    single: SingleWindow,
    *,
    instead_of: FirstStartWindow | None = None,
    notice: str = "",
) -> int:
    """Show the till's window until it is closed."""
    window = TillWindow(app, till, single)
    window.show()
    if instead_of is not None:
        instead_of.close()
    window.tell(notice)
    mistakes = MistakeLog(till.settings.log_dir, till.clock, context=window.context)
    mistakes.happened.connect(window.show_mistake)
    mistakes.install()
    try:
        return app.exec()
    finally:
        mistakes.remove()
        window.stop()


def resources() -> Path:
    """Where icons, fonts and words lie: in the bundle, beside the source, or installed."""
    bundled = getattr(sys, "_MEIPASS", None)
    places = [Path(bundled)] if bundled else []
    here = Path(__file__).resolve().parent
    # A wheel carries them inside the package, a working copy beside it.
    places += [here, here.parent, Path(sys.prefix) / "share" / "kiryana-till"]
    found = (place / "resources" for place in places)
    return next(folder for folder in found if (folder / "fonts").is_dir())


class TillWindow(QObject):
    """The window with what runs behind it; built once, stopped once."""

    def __init__(self, app: TillApplication, till: TillContext, single: SingleWindow) -> None:
        super().__init__()
        self._app, self._till, self._single = app, till, single
        self._mistake: MistakeDialog | None = None
        self._models: Models = build_models(till, language=app.theme.language)
        self._window = MainWindow(app.theme, self._models)
        self._router = ScanRouter()
        self._router.add(self._window)
        self._router.refused.connect(self._models.sale.refuse_scan)
        self._router.blocked.connect(self._models.sale.refuse_scan)
        self._tones = Tones(resources() / "sounds", self)
        for model in (self._models.sale, self._models.receive, self._models.remove):
            model.toned.connect(self._tones.play)
        self._worker: SyncWorker | None = None
        self._threads: list[LoopThread] = []
        self._minute = QTimer(self)
        self._minute.timeout.connect(self._tick)
        single.raised.connect(self._raise)

    def show(self) -> None:
        """Show the window; what it does not need to be painted begins after that."""
        self._tick()
        self._window.show()
        QTimer.singleShot(0, self._after_first_paint)

    def tell(self, text: str) -> None:
        """Show a sentence over the screen, if there is one."""
        if text:
            self._models.shell.notice(Notice(text))

    def context(self) -> str:
        """What the till was doing, for a report of a mistake."""
        store = self._till.identity
        lines = len(self._models.keeper.cart.lines)
        return f"store {store.store_id}, till {store.till_no}, {self._window.screen_name}: {lines}"

    @Slot(str)
    def show_mistake(self, path: str) -> None:
        """Something of ours went wrong: say so calmly; the window stays."""
        if self._mistake is None:
            from pos_app.ui.mistake import MistakeDialog

            self._mistake = MistakeDialog(self._app.theme, self._window)
        self._mistake.tell(path)

    def stop(self) -> None:
        """Save the open cart, end the threads, close the database."""
        try:
            self._models.keeper.save_now()
        except PosError as error:
            print_error(sentence(error))
        for thread in self._threads:
            thread.stop()
        self._till.close()

    @Slot()
    def _after_first_paint(self) -> None:
        """Listen for second starts, start to sync; what only rare codes need is loaded later."""
        self._single.listen()
        QTimer.singleShot(TILES_MS, self._models.sale.tiles.read)
        QTimer.singleShot(RARE_CODES_MS, gs1.load)
        if self._models.inbox.has_server:
            self._start_sync()

    def _start_sync(self) -> None:
        """Start the worker and the listener on threads of their own."""
        from pos_app.sync.listener import Listener
        from pos_app.sync.loop import LoopThread
        from pos_app.sync.session import open_poll, open_session
        from pos_app.sync.worker import SyncWorker

        data_dir = self._till.settings.data_dir
        interval_s = self._till.settings.sync_interval_s
        worker = SyncWorker(
            lambda: open_session(data_dir, SystemClock()), interval_s=interval_s, rng=SystemRandom()
        )
        listener = Listener(lambda: open_poll(data_dir), rng=SystemRandom())
        queued = Qt.ConnectionType.QueuedConnection
        worker.round_done.connect(self._round_done, queued)
        worker.round_done.connect(listener.round_done, queued)
        listener.heard.connect(worker.heard, queued)
        self._models.inbox.sync_wanted.connect(worker.sync_now)
        self._models.bus.changed.connect(self._nudge)
        self._worker = worker
        self._loops = (worker, listener)
        self._threads = [LoopThread(loop, name=type(loop).__name__) for loop in self._loops]
        for thread in self._threads:
            thread.start()

    @Slot(object)
    def _round_done(self, report: RoundReport) -> None:
        """A round ended, here on the main thread: show it, and let screens read what came."""
        self._models.inbox.round_done(report.error)
        if report.pulled:
            self._models.bus.tell(report.topics)

    @Slot(object)
    def _nudge(self, _topics: object) -> None:
        """Something was recorded: hand it up soon."""
        if self._worker is not None:
            self._worker.nudge()

    @Slot()
    def _tick(self) -> None:
        """Show the time, and again at the next full minute."""
        now_ms = self._till.clock.wall_ms()
        self._models.shell.show_clock(self._models.inbox.clock_text(now_ms))
        self._minute.start(MINUTE_MS - now_ms % MINUTE_MS + 20)

    @Slot()
    def _raise(self) -> None:
        """Another start asked for this window."""
        self._window.showNormal()
        self._window.raise_()
        self._window.activateWindow()


def _make_demo(data_dir: Path) -> None:
    """Make a store with a few goods, to look at and to throw away."""
    from pos_app.operations.demo import stock_demo
    from pos_app.operations.opening import create_store

    create_store(data_dir, store_id=1, name="Madina General Store", rng=SystemRandom())
    till = open_till(load_settings(data_dir), SystemClock(), SystemRandom())
    stock_demo(till)
    till.close()


def print_error(text: str) -> None:
    """One line on standard error."""
    sys.stderr.write(f"kiryana-till: {text}\n")


def _open(settings: Settings, single: SingleWindow) -> TillContext | None:
    """Open the till; None after the window that has it open was raised. Raises PosError."""
    if settings.data_dir.is_dir() and not single.take():
        if single.raise_other():
            print_error("this till is open already; its window was brought to the front")
            return None
        raise FolderInUse(path=settings.data_dir)
    return open_till(settings, SystemClock(), SystemRandom())


def _tell(app: TillApplication, error: PosError | None) -> int:
    """Say why the till cannot open, on the screen and on standard error; the exit status."""
    from pos_app.ui.trouble import TroubleWindow

    text = sentence(error) if error else ""
    print_error(text)
    window = TroubleWindow(app.theme, text)
    window.show()
    app.exec()
    return 1


def _options(argv: Sequence[str]) -> argparse.Namespace:
    """Read the window's options; a wrong one leaves by SystemExit(2)."""
    parser = argparse.ArgumentParser(prog="kiryana-till")
    parser.add_argument("--data-dir", type=Path)
    parser.add_argument("--lang", choices=LANGUAGES)
    parser.add_argument("--theme", choices=LOOKS)
    parser.add_argument("--demo", action="store_true")
    return parser.parse_args(list(argv))
