"""What the scanner sent, key by key: a live trace, and learning its kind from three scans."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from pos_app.domain import barcode
from pos_app.viewmodels.figures import isolated
from pos_app.viewmodels.scan import NORMAL, SLOW

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pos_app.viewmodels.shell import ShellModel

SILENCE_MS = 400
"""So long without a key ends what is traced: longer than a framed scanner may pause."""
CODE_MIN = 4
LEARN_SCANS = 3
GAP_SPARE_PERCENT = 140
SUFFIXES = ("Return", "Enter", "Tab", "Ctrl+M", "Ctrl+J", "Ctrl+I")
SHOWN_CHARS_MAX = 48


class Read(NamedTuple):
    """One burst of keys: what it typed, the ms between keys, and the key that ended it."""

    text: str
    gaps_ms: tuple[int, ...]
    suffix: str

    @property
    def mean_ms(self) -> int:
        """The pause between two keys, in whole ms."""
        return sum(self.gaps_ms) // len(self.gaps_ms) if self.gaps_ms else 0


class Tracer:
    """Gathers keys into reads; told the time of each key, it needs no clock."""

    def __init__(self) -> None:
        self._text = ""
        self._gaps: list[int] = []
        self._last_ms = 0

    def stroke(self, at_ms: int, character: str, name: str) -> Read | None:
        """A key was pressed; the read that it ended, or None."""
        if name in SUFFIXES:
            return self._end(name)
        if not character:
            return None
        if self._text:
            self._gaps.append(at_ms - self._last_ms)
        self._text += character
        self._last_ms = at_ms
        return None

    def silence(self) -> Read | None:
        """No key came for a while: what there is ends without a suffix."""
        return self._end("")

    def _end(self, suffix: str) -> Read | None:
        read = Read(self._text, tuple(self._gaps), suffix)
        self._text, self._gaps = "", []
        return read if len(read.text) >= CODE_MIN else None


def learn(reads: Sequence[Read]) -> dict[str, Any] | None:
    """The settings for a scanner that made these reads; None for a person's keys."""
    worst = max((gap for read in reads for gap in read.gaps_ms), default=0)
    first = {read.text[0] for read in reads}
    if len(first) == 1 and not (prefix := first.pop()).isprintable() and prefix != "\x1d":
        return {"scanner": "framed", "scanner_prefix": prefix}
    needed = worst * GAP_SPARE_PERCENT // 100
    for name, profile in (("normal", NORMAL), ("slow", SLOW)):
        means = [read.mean_ms for read in reads]
        if needed <= profile.gap_ms and max(means) <= profile.median_ms:
            return {"scanner": name}
    return None


class ScannerModel(QObject):
    """Shows the last reads while the scanner's page is open, and learns when it is asked to."""

    changed = Signal()

    def __init__(self, shell: ShellModel, *, keep: Callable[[dict[str, Any]], None]) -> None:
        super().__init__()
        self._shell, self._keep = shell, keep
        self._tracer = Tracer()
        self._reads: list[Read] = []
        self._silence = QTimer(self, singleShot=True, interval=SILENCE_MS)
        self._silence.timeout.connect(self._on_silence)
        self._is_on = False
        self.last: Read | None = None
        self.learning_words = ""
        self._is_learning = False

    def listen(self, *, is_on: bool) -> None:
        """Begin or end to be told of every key."""
        if is_on != self._is_on:
            self._is_on = is_on
            self._shell.strokes_wanted.emit(self.stroke if is_on else None)
            self.last, self.learning_words, self._is_learning = None, "", False

    def learn(self) -> None:
        """Watch the next three scans."""
        self._reads, self._is_learning = [], True
        self._tell_progress()

    def stroke(self, at_ms: int, character: str, name: str) -> None:
        """A key was pressed anywhere in the window."""
        self._silence.start()
        self._take(self._tracer.stroke(at_ms, character, name))

    def trace(self) -> tuple[tuple[str, str], ...]:
        """What the last read was: a word and a figure each; empty before the first."""
        read = self.last
        if read is None:
            return ()
        found = barcode.parse(read.text)
        shown = "".join(c if c.isprintable() else "\u00b7" for c in read.text)[:SHOWN_CHARS_MAX]
        verdict = (
            found.kind.value.upper().replace("_", " ") if found.valid else self.tr("Not a code")
        )
        return (
            (self.tr("Sent"), isolated(shown)),
            (self.tr("Code"), isolated(verdict)),
            (self.tr("Length"), isolated(len(read.text))),
            (self.tr("ms per character"), isolated(read.mean_ms)),
            (self.tr("Longest pause, ms"), isolated(max(read.gaps_ms, default=0))),
            (self.tr("Ends with"), isolated(read.suffix or "\u2013")),
            (self.tr("Looks like"), self._verdict(read)),
        )

    def _verdict(self, read: Read) -> str:
        found = learn([read])
        if found is None:
            return self.tr("typed by hand")
        words = {
            "normal": self.tr("a normal scanner"),
            "slow": self.tr("a slow scanner"),
            "framed": self.tr("a scanner with a prefix"),
        }
        return words[found["scanner"]]

    def _on_silence(self) -> None:
        self._take(self._tracer.silence())

    def _take(self, read: Read | None) -> None:
        if read is None:
            return
        self.last = read
        if self._is_learning:
            self._reads.append(read)
            self._tell_progress()
        self.changed.emit()

    def _tell_progress(self) -> None:
        left = LEARN_SCANS - len(self._reads)
        if left > 0:
            self.learning_words = self.tr("Scan %n more time(s)", "", left)
            self.changed.emit()
            return
        self._is_learning = False
        found = learn(self._reads)
        if found is None:
            self.learning_words = self.tr("That was typed by hand, or is too slow for a scanner")
        else:
            self.learning_words = self.tr("Learnt. The scanner is set")
            self._keep(found)
