"""How a setting's value is written on the page and read from it again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QT_TRANSLATE_NOOP

from pos_app.devices.printing.address import read_address
from pos_app.errors import SettingsRefused
from pos_app.viewmodels.figures import (
    ISOLATE,
    POP_ISOLATE,
    format_money,
    format_rate,
    latin_digits,
    read_money,
)

if TYPE_CHECKING:
    from collections.abc import Callable

RATE_BP_MAX = 10_000
LIST_MAX = 20
# What a scanner may send before a code; it cannot be typed, so it is spelled.
CONTROLS = {"STX": "\x02", "ETX": "\x03", "GS": "\x1d"}


class Value(NamedTuple):
    """How a value is shown and read; `read` raises ValueError, `wrong` says what to type."""

    show: Callable[[Any], str]
    read: Callable[[str], object]
    wrong: object = ""


def _bare(text: str) -> str:
    return text.replace(ISOLATE, "").replace(POP_ISOLATE, "")


def _line(text: str) -> str:
    line = " ".join(text.split())
    if not all(letter.isprintable() for letter in line):
        raise ValueError(text)
    return line


def _money(text: str) -> int | None:
    if not text.strip():
        return None
    paisa = read_money(text)
    if paisa is None:
        raise ValueError(text)
    return paisa


def _rate(text: str) -> int:
    hundredths = read_money(text.strip().removesuffix("%"))
    if hundredths is None or hundredths > RATE_BP_MAX:
        raise ValueError(text)
    return hundredths


def _whole(text: str) -> int:
    figures = latin_digits(text.strip())
    if not figures.isascii() or not figures.isdecimal():
        raise ValueError(text)
    return int(figures)


def _switch(text: str) -> bool:
    return {"true": True, "false": False}[text]


def _list(text: str) -> tuple[str, ...]:
    found = tuple(part.strip() for part in text.split(",") if part.strip())
    if len(found) > LIST_MAX:
        raise ValueError(text)
    return found


def _address(text: str) -> str:
    try:
        return str(read_address(text)) if text.strip() else ""
    except SettingsRefused as error:
        raise ValueError(text) from error


def _folder(text: str) -> str:
    """A folder that is there, whole; a slip would be found when its backups are wanted."""
    if not text.strip():
        return ""
    try:
        folder = Path(text.strip()).expanduser()
        is_there = folder.is_absolute() and folder.is_dir()
    except (OSError, RuntimeError) as error:
        raise ValueError(text) from error
    if not is_there:
        raise ValueError(text)
    return str(folder)


def _show_controls(text: str) -> str:
    for word, letter in CONTROLS.items():
        text = text.replace(letter, word)
    return text


def _controls(text: str) -> str:
    text = text.strip()
    for word, letter in CONTROLS.items():
        text = text.replace(word, letter)
    return text


def _separator(text: str) -> str:
    """A mark, a control's name, or a function key however it is written: f8."""
    return text.upper() if text[:1] in "fF" and text[1:].isdecimal() else _controls(text)


LINE = Value(str, _line, QT_TRANSLATE_NOOP("Settings", "One line of plain words, not so long"))
CHOICE = Value(str, str)
SWITCH = Value(lambda on: str(on).lower(), _switch)
OF_COMPUTER = SWITCH._replace(
    wrong=QT_TRANSLATE_NOOP("Settings", "This computer does not let the till change that")
)
NUMBER = Value(str, _whole, QT_TRANSLATE_NOOP("Settings", "Type a whole number that makes sense"))
RATE = Value(
    format_rate, _rate, QT_TRANSLATE_NOOP("Settings", "Type a percentage from 0 to 100, like 10")
)
MONEY = Value(
    lambda paisa: "" if paisa is None else _bare(format_money(paisa)),
    _money,
    QT_TRANSLATE_NOOP("Settings", "Type an amount like 5000, or leave it empty"),
)
LABEL = Value(
    str,
    str.strip,
    QT_TRANSLATE_NOOP(
        "Settings",
        "Thirteen places: two digits of its own, then P product, W weight or V price, C check",
    ),
)
LABELS = Value(", ".join, _list, LABEL.wrong)
SEPARATORS = Value(
    lambda parts: ", ".join(map(_show_controls, parts)),
    lambda text: tuple(map(_separator, _list(text))),
    QT_TRANSLATE_NOOP("Settings", "Type what the scanner sends, with commas between: F8, |, ~"),
)
ADDRESS = Value(
    str,
    lambda text: text.strip() if _address(text) else "",
    QT_TRANSLATE_NOOP(
        "Settings", "Such as tcp:192.168.1.50, usb:/dev/usb/lp0, cups:NAME or windows:NAME"
    ),
)
FOLDER = Value(
    str,
    _folder,
    QT_TRANSLATE_NOOP(
        "Settings", "There is no such folder. Put the stick in, then type its folder"
    ),
)
PREFIX = Value(
    _show_controls,
    _controls,
    QT_TRANSLATE_NOOP("Settings", "Type what the scanner sends before each code, such as STX"),
)
