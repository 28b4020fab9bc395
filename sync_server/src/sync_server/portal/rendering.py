"""Templates, what they can say about figures and times, and the files that pages link to.

The templates escape everything; a name that is missing in one is an error, not an empty place.
"""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context

from sync_server.portal import words
from sync_server.portal.report_words import CHOICES

FOLDER = Path(__file__).parent
TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
SIGNS = {"PKR": "Rs", "INR": "Rs", "USD": "$", "EUR": "€", "GBP": "£"}
_NO_BREAK = "\u00a0"


class Assets:
    """The files in static/, each at a path that changes with its content."""

    def __init__(self, folder: Path = FOLDER / "static") -> None:
        self.files: dict[str, tuple[bytes, str]] = {}
        self._paths: dict[str, str] = {}
        for path in sorted(folder.rglob("*")):
            if path.suffix in TYPES:
                content = path.read_bytes()
                name = path.relative_to(folder).as_posix()
                digest = hashlib.sha256(content).hexdigest()[:16]
                self._paths[name] = f"/static/{digest}/{name}"
                self.files[self._paths[name]] = (content, TYPES[path.suffix])

    def path(self, name: str) -> str:
        """Where a file is; empty for one that the build did not bring."""
        return self._paths.get(name, "")


def make_environment(assets: Assets) -> Environment:
    """The templates, ready to be drawn."""
    environment = Environment(
        loader=FileSystemLoader(FOLDER / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.globals.update(
        asset=assets.path, words=words, choices=choices, vendor_options=vendor_options
    )
    environment.filters.update(
        money=money,
        cash=cash,
        quantity=quantity,
        moment=moment,
        ago=ago,
        day=day,
        spoken=words.spoken,
        many=many,
    )
    return environment


def grouped(text: str) -> str:
    """A decimal with commas, `-1234.50` as `−1,234.50`."""
    sign, bare = ("\u2212", text[1:]) if text.startswith("-") else ("", text)
    whole, point, parts = bare.partition(".")
    return f"{sign}{int(whole):,}{point}{parts}"


def money(value: str | None) -> str:
    """An amount of a table: always two decimals, so that points stand below each other."""
    return "" if value is None else grouped(str(value))


@pass_context
def cash(context: Context, value: str | None) -> str:
    """An amount by itself, with the currency and without paisa that are none."""
    if value is None:
        return ""
    text = str(value).removesuffix(".00")
    shop = context.get("shop")
    currency = shop.currency if shop else str(context.get("currency") or "PKR")
    return f"{SIGNS.get(currency, currency)}{_NO_BREAK}{grouped(text)}"


def quantity(value: str | int | None, unit: str = "") -> str:
    """A quantity; with its unit where that is not pieces."""
    if value is None:
        return ""
    shown = grouped(str(value))
    return shown if unit in {"", "piece"} else f"{shown}{_NO_BREAK}{unit}"


@pass_context
def moment(context: Context, text: str | None) -> str:
    """A moment by the clock of the store's tills; on pages about all stores in UTC."""
    if not text:
        return ""
    shop = context.get("shop")
    then = datetime.fromisoformat(text)
    if shop is None:
        return f"{then.astimezone(UTC):%-d %b %Y, %H:%M} UTC"
    return f"{then.astimezone(UTC) + timedelta(minutes=shop.zone_min):%-d %b %Y, %H:%M}"


@pass_context
def ago(context: Context, text: str | None) -> str:
    """How long ago, in the one unit that matters."""
    if not text:
        return "never"
    now = datetime.fromtimestamp(context["now_ms"] // 1000, UTC)
    seconds = int((now - datetime.fromisoformat(text)).total_seconds())
    for size, word in ((86_400, "day"), (3600, "hour"), (60, "minute")):
        if seconds >= size:
            return f"{many(seconds // size, word)} ago"
    return "just now"


def day(text: str) -> str:
    """`2026-11-28` as `Sat 28 Nov`; a month as `Nov 2026`."""
    if len(text) == 7:
        return f"{datetime.fromisoformat(f'{text}-01'):%b %Y}"
    return f"{datetime.fromisoformat(text):%a %-d %b}"


def many(count: int, word: str) -> str:
    """`1 case`, `2 cases`."""
    return f"{count:,} {word}" if count == 1 else f"{count:,} {word}s"


def choices(names: Sequence[str]) -> list[tuple[str, str]]:
    """What a report can be asked by, with the words for it."""
    return [(name, CHOICES[name]) for name in names]


def vendor_options(vendors: Sequence[Mapping[str, Any]]) -> list[tuple[str, str]]:
    """Vendors for a list to choose from."""
    return [(str(one["VendorId"]), one["name"] or f"Vendor {one['VendorId']}") for one in vendors]


def decimal_of(value: object) -> Decimal:
    """A figure of the API for comparing and drawing; what is empty is 0."""
    return Decimal(str(value)) if value not in {None, ""} else Decimal(0)
