"""Where pages go: into a PDF file, or onto a printer of the computer; the last is remembered."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, Protocol

from PySide6.QtCore import QObject, Signal

from pos_app.errors import PosError
from pos_app.operations.reporting.files import write_bytes
from pos_app.operations.upkeep.settings import change_settings
from pos_app.viewmodels.figures import isolated
from pos_app.viewmodels.shell import Notice

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pos_app.domain.slips.sheet import Sheet
    from pos_app.viewmodels.shell import Desk

    type Draw = Callable[[object], None]

PDF = ""
"""The name of the printer that is none."""


class Pages(NamedTuple):
    """What is to be printed: `draw` is given a paged device of Qt, of whichever kind.

    `path` gives where its PDF goes and may raise PosError; `done` is called once it is made.
    """

    title: str
    draw: Draw
    path: Callable[[], Path]
    done: Callable[[], object] = lambda: None


class Ways(Protocol):
    """How a window brings pages onto paper."""

    def printers(self) -> tuple[str, ...]:
        """The names of the computer's printers, its default first."""

    def print_on(self, name: str, pages: Pages) -> bool:
        """Print on a printer; False where it is gone or takes nothing."""

    def as_pdf(self, pages: Pages) -> bytes:
        """The pages as a PDF."""

    def draw_slip(self, device: object, sheet: Sheet) -> None:
        """Draw what a receipt printer would print onto pages."""


class PagesModel(QObject):
    """Asks where pages go, where the computer has a printer; else they become a PDF at once."""

    changed = Signal()
    ended = Signal()

    def __init__(self, desk: Desk, open_ways: Callable[[], Ways]) -> None:
        super().__init__()
        self._desk, self._open_ways = desk, open_ways
        self._pages: Pages | None = None
        self.choices: tuple[str, ...] = (PDF,)
        self.current = 0

    @cached_property
    def ways(self) -> Ways:
        """Loaded when paper is first wanted."""
        return self._open_ways()

    @property
    def title(self) -> str:
        """What is to be printed."""
        return self._pages.title if self._pages else ""

    def send(self, pages: Pages) -> None:
        """Print these pages or write them, where somebody says."""
        self._pages = pages
        self.choices = (PDF, *self.ways.printers())
        last = self._desk.till.settings.page_printer
        self.current = self.choices.index(last) if last in self.choices else 0
        if len(self.choices) == 1:
            self.go()
        else:
            self._desk.shell.pages_asked.emit(self)

    def move(self, rows: int) -> None:
        """Look at another place."""
        self.choose(self.current + rows)

    def choose(self, place: int) -> None:
        """Look at one of the places; beyond the ends means the end."""
        place = max(0, min(len(self.choices) - 1, place))
        if place != self.current:
            self.current = place
            self.changed.emit()

    def give_up(self) -> None:
        """Nothing is printed."""
        self._pages = None
        self.ended.emit()

    def go(self) -> None:
        """Print or write them there, and remember it; what fails can be tried elsewhere."""
        pages, name = self._pages, self.choices[self.current]
        if pages is None:
            return
        try:
            notice = self._write(pages) if name == PDF else self._print(name, pages)
            if notice is None:
                words = self.tr("{printer} takes nothing. Look at it, or choose another place")
                words = words.format(printer=isolated(name))
                self._desk.shell.notice(Notice(words, is_error=True))
                return
            self._remember(name)
        except PosError as error:
            self._desk.shell.fail(error)
            return
        self._pages = None
        self.ended.emit()
        self._desk.shell.notice(notice)
        pages.done()

    def _write(self, pages: Pages) -> Notice:
        path = pages.path()
        write_bytes(self.ways.as_pdf(pages), path)
        words = self.tr("Written to {path}").format(path=isolated(str(path)))
        return Notice(words, opens=str(path))

    def _print(self, name: str, pages: Pages) -> Notice | None:
        if not self.ways.print_on(name, pages):
            return None
        return Notice(self.tr("Sent to {printer}").format(printer=isolated(name)))

    def _remember(self, name: str) -> None:
        """Offer the same place the next time; without a choice there was none."""
        till = self._desk.till
        if len(self.choices) > 1 and name != till.settings.page_printer:
            self._desk.set_anew(change_settings(till, {"page_printer": name}), {"page_printer"})
