"""What a command prints: JSON for programs, one line per thing for people."""

import argparse
import io
import json
import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TextIO, override

_ONLY_SHOW = {
    *("status", "stock", "movements", "explain", "scan", "bills", "receipt", "khata"),
    *("audit", "report", "verify", "low-stock", "expiring"),
}
_ONLY_SHOW_OF = {"list", "x", "z"}
_INTO_FILES = ("csv", "pdf", "png", "escpos", "print")


class AnswerLostError(Exception):
    """An answer that was all that a command does could not be written."""


class Output(io.TextIOBase):
    """A standard stream as a command writes to it: it may be full, closed, or nobody reads it.

    Where it `is_all` that the command does, it ends there, by AnswerLostError. What does more goes
    on to its end: who repeats a sale because its answer was lost sells twice. `fault` is what went
    wrong.
    """

    def __init__(self, stream: TextIO | None, *, is_all: bool) -> None:
        self.fault: OSError | None = None
        self._stream, self._is_all = stream, is_all

    @override
    def write(self, text: str, /) -> int:
        if self.fault is None:
            try:
                self._out().write(text)
            except OSError as error:
                self._lose(error)
        return len(text)

    @override
    def flush(self) -> None:
        if self.fault is None:
            try:
                self._out().flush()
            except OSError as error:
                self._lose(error)

    @override
    def close(self) -> None:
        # The collector closes what it finds, and the stream below is not the command's to end.
        return

    def _out(self) -> TextIO:
        if self._stream is None:
            raise OSError("it is closed")
        return self._stream

    def _lose(self, error: OSError) -> None:
        self.fault = error
        if self._stream is not None:
            # What is left in the stream would be written, and complained about, at the very end.
            with Path(os.devnull).open("w") as nowhere:
                os.dup2(nowhere.fileno(), self._stream.fileno())
        if self._is_all:
            raise AnswerLostError from error


def only_answers(parsed: argparse.Namespace) -> bool:
    """Whether a command changes nothing and writes no file, beside what it prints."""
    shows = (
        {parsed.command} & _ONLY_SHOW
        or {getattr(parsed, "subcommand", "")} & _ONLY_SHOW_OF
        or getattr(parsed, "dry_run", False)
    )
    return bool(shows) and not any(getattr(parsed, kind, None) for kind in _INTO_FILES)


def show(parsed: argparse.Namespace, answer: object, text: str) -> None:
    """Print an answer as one JSON document, or as text."""
    print(json.dumps(answer, ensure_ascii=False, indent=2) if parsed.json else text)


def counted(count: int, one: str, many: str = "") -> str:
    """A number with its noun as English has it: `1 event`, `2 events`; `many` where no s does."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def show_rows(
    parsed: argparse.Namespace,
    rows: Iterable[dict[str, object]],
    *,
    columns: Sequence[str],
    empty: str,
) -> None:
    """Print rows as a JSON array, or as columns; both row by row, however many there are."""
    if parsed.json:
        _show_array(rows)
        return
    any_row = False
    for row in rows:
        if not any_row:
            print("\t".join(columns))
            any_row = True
        print("\t".join(_cell(row[column]) for column in columns))
    if not any_row:
        print(empty)


def _show_array(rows: Iterable[dict[str, object]]) -> None:
    opening = "["
    for row in rows:
        print(f"{opening}{json.dumps(row, ensure_ascii=False)}", end="")
        opening = ",\n "
    print("[]" if opening == "[" else "]")


def _cell(value: object) -> str:
    if isinstance(value, (list, tuple)):
        return " ".join(map(str, value))
    text = "" if value is None else str(value)
    return "".join(char if char.isprintable() else " " for char in text)
