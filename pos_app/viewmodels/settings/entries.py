"""What a page of settings is made of: values of the till or the store, deeds, and facts."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING, NamedTuple

from pos_app.viewmodels.settings.values import Value

if TYPE_CHECKING:
    from collections.abc import Sequence


class Place(enum.Enum):
    """Who keeps a value: this till (settings.toml), the whole store (an event), or the computer."""

    TILL = "till"
    STORE = "store"
    COMPUTER = "computer"


class Option(NamedTuple):
    """One of a few values, and its word; `is_name` words are in letters of their own."""

    value: str
    word: object
    is_name: bool = False


class Setting(NamedTuple):
    """A value that is typed, or chosen where there are `options`. Words are English sources."""

    name: str
    place: Place
    value: Value
    label: object
    hint: object = ""
    options: Sequence[Option] = ()
    is_figure: bool = False


class Deed(NamedTuple):
    """Something a page can do; where `asks` is not empty it needs a typed word for that."""

    name: str
    label: object
    word: object
    hint: object = ""
    asks: object = ""


class Fact(NamedTuple):
    """Something to know, read when the page is opened."""

    name: str
    label: object


type Entry = Setting | Deed | Fact


class Page(NamedTuple):
    """A page: its name, its word in the list, what it is about, and its entries."""

    name: str
    icon: str
    word: object
    about: object
    entries: Sequence[Entry]
