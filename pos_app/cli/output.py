"""What a command prints: JSON for programs, one line per thing for people."""

import argparse
import json
from collections.abc import Iterable, Sequence


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
