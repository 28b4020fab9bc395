"""What a till's people meant to do and what it printed: lines of a file that outlive a SIGKILL."""

import os
from collections import Counter
from pathlib import Path

import msgspec
from msgspec import Struct

FILE = "diary.jsonl"


class Act(Struct, kw_only=True):
    """One thing somebody was about to do: thousandths by product, paisa taken and owed.

    `counted` is what was seen on a shelf; what that moves is known only when it is done.
    """

    kind: str
    moves: dict[int, int] = {}
    takings_paisa: int = 0
    owed_paisa: int = 0
    counted: dict[int, int] = {}


class Line(Struct, kw_only=True, omit_defaults=True):
    """An act begins, or the program says that it is done and prints the event's number."""

    about: Act | None = None
    done: str = ""
    hash: str = ""


class Entry(Struct, kw_only=True):
    """One act and what was printed for it; both empty where the process died in between."""

    act: Act
    event_id: str = ""
    hash: str = ""


class Diary:
    """Appends lines with one write each: the kernel has them even if the process ends now."""

    def __init__(self, folder: Path) -> None:
        self._file = os.open(folder / FILE, os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def about(self, act: Act) -> None:
        """Somebody is about to do this."""
        self._write(Line(about=act))

    def done(self, event_id: str, event_hash: str) -> None:
        """The receipt is in somebody's hand."""
        self._write(Line(done=event_id, hash=event_hash))

    def _write(self, line: Line) -> None:
        os.write(self._file, msgspec.json.encode(line) + b"\n")


def read(folder: Path) -> list[Entry]:
    """All acts of a till, in order."""
    entries: list[Entry] = []
    path = folder / FILE
    for text in path.read_bytes().splitlines() if path.exists() else ():
        line = msgspec.json.decode(text, type=Line)
        if line.about is not None:
            entries.append(Entry(act=line.about))
        else:
            entries[-1].event_id, entries[-1].hash = line.done, line.hash
    return entries


class Sums(Struct, kw_only=True):
    """What a store's books must say at the end."""

    stock: Counter[int] = msgspec.field(default_factory=Counter)
    takings_paisa: int = 0
    owed_paisa: int = 0
    acts: Counter[str] = msgspec.field(default_factory=Counter)

    def add(self, act: Act) -> None:
        """Count an act that happened."""
        self.stock.update(act.moves)
        self.takings_paisa += act.takings_paisa
        self.owed_paisa += act.owed_paisa
        self.acts[act.kind] += 1
