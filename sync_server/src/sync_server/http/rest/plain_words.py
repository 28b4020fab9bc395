"""What is wrong with a value, said to a person: which field, and what is needed there."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

import msgspec
from msgspec import Struct

CHARS_MAX = 300

_KINDS = {
    "int": "a whole number",
    "float": "a number",
    "str": "text in quotes",
    "bool": "true or false",
    "array": "a list",
    "object": "an object",
    "null": "null",
}
_DAY = "a day as 2026-11-22 is needed"
PATTERNS = {
    r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$": _DAY,
    r"^\d{4}-\d{2}-\d{2}$": _DAY,
    "^[A-Z]{3}$": "three capital letters as PKR are needed",
    "^(stock_in|sale|manual_removal)$": "stock_in, sale or manual_removal is needed",
    r"^(all|[1-9][0-9]{0,14}(,[1-9][0-9]{0,14})*)$": (
        "all, or numbers of stores with commas between, is needed"
    ),
}
"""What each pattern asks for, in words."""

_TOLD: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (re.compile(r"Expected `([a-z |]+)`, got `(\w+)`"), lambda found: _needed(found[1])),
    (re.compile(r"Expected `str` of length >= (\d+)"), lambda found: _length("least", found[1])),
    (re.compile(r"Expected `str` of length <= (\d+)"), lambda found: _length("most", found[1])),
    (re.compile(r"Expected `str` matching regex (.+)"), lambda found: _matching(found[1])),
    (re.compile(r"Expected `int` >= (-?\d+)"), lambda found: f"{found[1]} or more is needed"),
    (re.compile(r"Expected `int` <= (-?\d+)"), lambda found: f"{found[1]} or less is needed"),
)


def words_of(error: msgspec.ValidationError, kind: type[Struct]) -> str:
    """A fault that msgspec found in what should have been a `kind`."""
    what, _, place = str(error).partition(" - at `$.")
    name = place.rstrip("`")
    missing = re.fullmatch(r"Object missing required field `(\w+)`", what)
    if missing:
        inside = f"{name}." if name else ""
        return f"{inside}{missing[1]}: is missing"[:CHARS_MAX]
    if what.startswith("Invalid enum value") and (words := _allowed(kind).get(name)):
        what = f"{what.removeprefix('Invalid enum value ')} is none of {', '.join(words)}"
    for pattern, tell in _TOLD:
        found = pattern.fullmatch(what)
        if found:
            what = tell(found)
            break
    return f"{name}: {what}"[:CHARS_MAX] if name else what[:CHARS_MAX]


def _needed(kinds: str) -> str:
    words = [_KINDS[kind] for kind in kinds.split(" | ") if kind in _KINDS]
    return f"{' or '.join(words)} is needed" if words else f"{kinds} is needed"


def _matching(quoted: str) -> str:
    pattern = quoted[1:-1].replace("\\\\", "\\")
    return PATTERNS.get(pattern, "it is not of the form that is needed")


def _length(which: str, count: str) -> str:
    return f"at {which} {count} character{'' if count == '1' else 's'}"


@lru_cache(maxsize=128)
def _allowed(kind: type[Struct]) -> dict[str, list[str]]:
    """The words that the fields take which take only some."""
    (shape,), parts = msgspec.json.schema_components(
        [kind], schema_hook=lambda _kind: {"type": "number"}
    )
    own = parts[shape["$ref"].rpartition("/")[2]]
    found = {name: _enum_in(values, parts) for name, values in own["properties"].items()}
    return {name: words for name, words in found.items() if words}


def _enum_in(shape: dict[str, Any], parts: dict[str, Any]) -> list[str]:
    if "$ref" in shape:
        return _enum_in(parts[shape["$ref"].rpartition("/")[2]], parts)
    words = [str(word) for word in shape.get("enum", ()) if word is not None]
    return words + [word for each in shape.get("anyOf", ()) for word in _enum_in(each, parts)]
