"""A document of one table over any number of pages, before anybody knows how large they are."""

from enum import Enum
from typing import NamedTuple


class Tone(Enum):
    """How a line of the table looks."""

    PLAIN = "plain"
    STRONG = "strong"
    """A sum, or what the reader looks for."""
    QUIET = "quiet"
    """A part of the line above it: smaller."""


class Heading(NamedTuple):
    """A column; `share` is its part of the width."""

    word: str
    is_figure: bool = False
    share: int = 2


class Line(NamedTuple):
    """One line of the table, a text for each column."""

    cells: tuple[str, ...]
    tone: Tone = Tone.PLAIN


class Fact(NamedTuple):
    """A word and its figure above the table."""

    word: str
    figure: str
    is_strong: bool = False


class Mark(NamedTuple):
    """One bar of a chart: its word, a short one for below it, how long it is, and its figure."""

    word: str
    short: str
    amount: int
    figure: str


class Chart(NamedTuple):
    """Bars above the table: side by side over time, or one below the other by name.

    `heat` are amounts by weekday (Monday first) and hour, empty for none; `days` name the weekdays.
    """

    marks: tuple[Mark, ...] = ()
    is_over_time: bool = False
    heat: tuple[tuple[int, ...], ...] = ()
    days: tuple[str, ...] = ()

    @property
    def has_heat(self) -> bool:
        """Whether there is anything by weekday and hour."""
        return any(any(day) for day in self.heat)


class Document(NamedTuple):
    """What stands on the pages. `page_words` has {n} and {count} for each page's foot.

    `about` says below the title whom and which days it is about, `notes` what must be known beside
    the figures, `signatures` who signs at the end.
    """

    store_name: str
    store_lines: tuple[str, ...]
    title: str
    about: tuple[str, ...]
    headings: tuple[Heading, ...]
    lines: tuple[Line, ...]
    facts: tuple[Fact, ...] = ()
    chart: Chart = Chart()
    notes: tuple[str, ...] = ()
    signatures: tuple[str, ...] = ()
    page_words: str = "Page {n} of {count}"


class Paper(Enum):
    """The sizes of paper."""

    A4 = "a4"
    A5 = "a5"
