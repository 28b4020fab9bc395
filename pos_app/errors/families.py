"""The families of errors, and an error as one line of plain English."""

from typing import ClassVar

from pos_protocol.money import money_text
from pos_protocol.quantity import quantity_text


class PosError(Exception):
    """The root: named values, and a template that puts them into English.

    `comfort` is what a till that is at work may add: that selling goes on, and sync by itself.
    """

    words: ClassVar[str] = "Something went wrong."
    comfort: ClassVar[str] = ""

    def __init__(self, **values: object) -> None:
        super().__init__(f"{type(self).__name__} {values}" if values else type(self).__name__)
        self.values = values


class CashierError(PosError):
    """The person at the till can act."""


class OutsideError(PosError):
    """The world outside the program is at fault."""


class BugError(PosError):
    """A fault of ours."""

    words = "This is our mistake, not yours. Nothing you entered is lost; please report it."


def sentence(error: PosError) -> str:
    """One line of plain English: what is wrong and what to do. Money and quantities are printed."""
    kind = type(error)
    return f"{fact(error)} {kind.comfort}" if kind.comfort else fact(error)


def fact(error: PosError) -> str:
    """The line without the comfort: there may be no till yet that could go on."""
    shown = {name: _shown(name, value) for name, value in error.values.items()}
    return type(error).words.format_map(_Blank(shown))


def word_of(error: PosError) -> str:
    """The kind of an error, for a log or a helper: its class and a server's code, and no values."""
    code = str(getattr(error, "code", ""))
    is_word = code.isascii() and code.isidentifier() and len(code) <= SHOWN_CHARS_MAX
    return f"{type(error).__name__} {code}" if is_word else type(error).__name__


class _Blank(dict[str, str]):
    """A value that was not given shows as a question mark: an error must not fail to be told."""

    def __missing__(self, key: str) -> str:
        return "?"


SHOWN_CHARS_MAX = 80
_SHOWN_WHOLE = frozenset({"path", "where", "problem", "detail", "reasons", "kinds"})
"""Values that nobody typed: they say what to do, and end in nothing that would be cut."""


def _shown(name: str, value: object) -> str:
    if isinstance(value, int) and name.endswith("_paisa"):
        return money_text(value)
    if isinstance(value, int) and name.endswith("_milli"):
        return quantity_text(value)
    text = " ".join(
        "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in part)
        for part in str(value)[: SHOWN_CHARS_MAX * 4].split()
    )
    if not text:
        return '""'
    if name in _SHOWN_WHOLE or len(text) <= SHOWN_CHARS_MAX:
        return text
    return f"{text[:SHOWN_CHARS_MAX]}\N{HORIZONTAL ELLIPSIS}"
