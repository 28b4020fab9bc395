"""The start of the window: from the command line's options to a till's window, or why not."""

from __future__ import annotations

import argparse
import gc
import os
import signal
import sys
from functools import partial
from pathlib import Path
from random import SystemRandom
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QCoreApplication, QTimer

from pos_app.clock import SystemClock
from pos_app.errors import (
    FolderInUse,
    FolderNotUsable,
    NotEnrolled,
    PosError,
    UpdateNeeded,
    sentence,
)
from pos_app.operations.opening import open_till
from pos_app.settings import default_data_dir, load_settings
from pos_app.till_window import TillWindow, resources
from pos_app.ui.app import LANGUAGES, TillApplication, bring_to_front
from pos_app.ui.key_map import ScreenName
from pos_app.ui.single_window import SingleWindow
from pos_app.ui.zoom import AS_THE_SCREEN, ZoomWatch, drawn_to_fit, percent_for, screen_of
from pos_app.viewmodels.startup.mistakes import MistakeLog

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pos_app.domain.people import Role
    from pos_app.operations.context import TillContext
    from pos_app.settings import Settings
    from pos_app.ui.ending import EndRequests
    from pos_app.ui.first_start import FirstStartWindow

LOOKS = ("auto", "light", "dark")
ANEW = 101
"""How the event loop ends when the window is to be drawn in another size."""


class _Seat:
    """Who works where while the window is drawn in another size: it asks them for no PIN again."""

    person: tuple[str, Role] | None = None
    screen: str = ""


def run(argv: Sequence[str]) -> int:
    """Open the window and stay until it is closed; 0 done, 1 refused, 2 wrong usage."""
    options = _options(argv)
    if not options.demo:
        return _run_until_left(options, options.data_dir or default_data_dir(os.environ))
    from tempfile import TemporaryDirectory

    with TemporaryDirectory(prefix="kiryana-demo-") as folder:
        _make_demo(Path(folder))
        return _run_until_left(options, Path(folder))


def _run_until_left(options: argparse.Namespace, data_dir: Path) -> int:
    """Open the window, and again in another size; the bill of before is in it each time."""
    seat = _Seat()
    while (status := _run(options, data_dir, seat)) == ANEW:
        if app := QCoreApplication.instance():
            # With it goes all that was shown.
            app.shutdown()
    return status


def _run(options: argparse.Namespace, data_dir: Path, seat: _Seat) -> int:
    """Open the window on a folder."""
    language, look = options.lang or "en", options.theme or "auto"
    trouble: PosError | None = None
    settings = None
    try:
        settings = load_settings(data_dir)
        language, look = options.lang or settings.lang, options.theme or settings.theme
    except PosError as error:
        trouble = error
    try:
        place = resources()
    except FolderNotUsable as error:
        # Without fonts and words there is no window to say it in.
        sys.stderr.write(f"kiryana-till: {sentence(error)}\n")
        return 1

    def make(zoom_percent: int) -> TillApplication:
        return TillApplication(
            sys.argv[:1], resources=place, language=language, look=look, zoom_percent=zoom_percent
        )

    wanted = settings.zoom_percent if settings else AS_THE_SCREEN
    app = drawn_to_fit(make, wanted_percent=wanted, on=seat.screen)
    if settings is None:
        return _tell(app, trouble)
    single = SingleWindow(settings.window_lock)
    try:
        till = _open(app, msgspec.structs.replace(settings, lang=language, theme=look), single)
    except NotEnrolled:
        return _begin(app, settings, single, seat=seat)
    except PosError as error:
        return _tell(app, error)
    return 0 if till is None else _stay(app, till, single, seat=seat)


def _begin(app: TillApplication, settings: Settings, single: SingleWindow, *, seat: _Seat) -> int:
    """Ask how this folder becomes a till's, then open its window."""
    from pos_app.first_start import begin

    try:
        begun = begin(app, settings)
        if begun is None:
            return 0
        till = _open(app, load_settings(settings.data_dir), single)
    except PosError as error:
        return _tell(app, error)
    if till is None:
        return 0
    return _stay(app, till, single, seat=seat, instead_of=begun.form, notice=begun.warning)


def _stay(
    app: TillApplication,
    till: TillContext,
    single: SingleWindow,
    *,
    seat: _Seat,
    instead_of: FirstStartWindow | None = None,
    notice: str = "",
) -> int:
    """Show the till's window until it is closed, or say what of its file cannot be read."""
    try:
        window = TillWindow(app, till, single)
        if seat.person is not None:
            window.models.login.go_on(*seat.person)
    except PosError as error:
        till.close()
        return _tell(app, error)
    window.settled.connect(partial(_collect_again, app))
    window.settled.connect(partial(_follow_size, app, window))
    ends: list[EndRequests] = []
    early = _note_ends()
    window.settled.connect(lambda: ends.append(_hear_ends(app, early)))
    window.window.setScreen(screen_of(app, seat.screen))
    window.show()
    if instead_of is not None:
        instead_of.close()
    window.tell(notice)
    mistakes = MistakeLog(till.settings.log_dir, till.clock, context=window.support.context)
    mistakes.happened.connect(window.support.show_mistake)
    mistakes.install()
    try:
        return app.exec()
    finally:
        mistakes.remove()
        works_here = window.models.desk.till
        is_locked = window.models.login.is_locked
        seat.person = None if is_locked else (works_here.person, works_here.role)
        seat.screen = window.window.screen().name()
        window.stop()
        for heard in ends:
            heard.stop()
        single.release()


def _follow_size(app: TillApplication, window: TillWindow) -> None:
    """Draw the window anew when the screen, or whoever looks at it, wants it in another size."""

    def asked() -> int:
        return percent_for(
            window.window.screen(),
            wanted_percent=window.models.desk.till.settings.zoom_percent,
            drawn_percent=app.zoom_percent,
        )

    def set_anew(names: frozenset[str]) -> None:
        if "zoom_percent" in names and asked() != app.zoom_percent:
            app.exit(ANEW)

    watch = ZoomWatch(
        window,
        drawn_percent=app.zoom_percent,
        asked_percent=asked,
        is_free=partial(_is_between_bills, app, window),
        inputs=lambda: window.inputs,
    )
    watch.outgrown.connect(partial(app.exit, ANEW))
    window.models.shell.set_anew.connect(set_anew)


def _is_between_bills(app: TillApplication, window: TillWindow) -> bool:
    """Whether the sale is in front, with an empty bill, and nobody types into a field."""
    sale = window.models.sale
    is_in_front = window.window.front.screen_name is ScreenName.SALE
    is_typed = app.is_in_field or not sale.entry.is_empty
    return is_in_front and sale.cart.is_empty and not is_typed


def _collect_again(app: TillApplication) -> None:
    """Everything is loaded: let garbage be collected again, but do not search what stays."""
    from pos_app.ui.collector import GarbageCollector

    gc.freeze()
    GarbageCollector(app)


def _note_ends() -> list[int]:
    """Until the rest is loaded only note that the system asked to end: a scan may be under way."""
    noted: list[int] = []
    for number in (signal.SIGTERM, signal.SIGINT):
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, lambda asked, _frame: noted.append(asked))
    return noted


def _hear_ends(app: TillApplication, early: list[int]) -> EndRequests:
    """From now on close the window when the system asks, or at once when it did `early`."""
    from pos_app.ui.ending import EndRequests

    ends = EndRequests(app)

    def end() -> None:
        # As by hand: what a screen does when it is hidden needs its view-model.
        app.closeAllWindows()
        app.exit(0)

    ends.asked.connect(end)
    if early:
        QTimer.singleShot(0, end)
    return ends


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


def _open(app: TillApplication, settings: Settings, single: SingleWindow) -> TillContext | None:
    """Open the till; None after the window that has it open was raised. Raises PosError."""
    is_alone = not settings.data_dir.is_dir() or single.take()
    if not is_alone and single.is_held:
        if single.raise_other():
            print_error("this till is open already; its window was brought to the front")
            return None
        raise FolderInUse(path=settings.data_dir)
    clock, rng = SystemClock(), SystemRandom()
    if not is_alone:
        # Nothing can be written there, not even the lock: the till's file says why.
        open_till(settings, clock, rng).close()
        raise FolderNotUsable(path=settings.data_dir, problem="its lock cannot be written")
    try:
        return open_till(settings, clock, rng, as_it_is=True)
    except UpdateNeeded:
        from pos_app.updating import bring_up_to_date

        bring_up_to_date(app, settings)
    return open_till(settings, clock, rng)


def _tell(app: TillApplication, error: PosError | None) -> int:
    """Say why the till cannot open, on the screen and on standard error; the exit status."""
    from pos_app.ui.trouble import TroubleWindow

    text = sentence(error) if error else ""
    print_error(text)
    words, detail = text, ""
    if error is not None and app.theme.language != "en":
        from pos_app.viewmodels import messages

        words, detail = messages.sentence(error), text
    window = TroubleWindow(app.theme, words, detail)
    bring_to_front(window)
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
