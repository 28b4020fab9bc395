"""A name and a barcode for each product of the panel, which has neither."""

import csv
import gzip
import html
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct
from pos_protocol.events import NAME_CHARS_MAX

DEMONSTRATION_PREFIX = "952"
"""GS1 keeps it for demonstrations and examples: no real article has such a number."""
_IN_STORE = "2"


class Goods(Struct, frozen=True, kw_only=True):
    """What stands on the packet."""

    code: str
    name: str
    category: str = ""


def labelled(product_ids: Iterable[int], catalogue: Path | None) -> dict[int, Goods]:
    """Goods for each product: real ones of `catalogue` (code,name,valid_gtin; gzip), or made up."""
    wanted = sorted(product_ids)
    if catalogue is None:
        return {
            number: Goods(code=made_up_gtin(n), name=f"Article {number}")
            for n, number in enumerate(wanted, 1)
        }
    found = dict(zip(wanted, _real(catalogue), strict=False))
    if len(found) < len(wanted):
        raise SystemExit(f"{catalogue} has only {len(found)} usable goods of {len(wanted)}.")
    return found


def made_up_gtin(n: int) -> str:
    """The n-th number of the demonstration prefix, with its check digit (GS1: weights 3 and 1)."""
    body = f"{DEMONSTRATION_PREFIX}{n:09d}"
    weighed = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(body))
    return f"{body}{-weighed % 10}"


def _real(path: Path) -> Iterator[Goods]:
    """Goods with a valid GTIN of 13 digits that no shop gave itself, each code once."""
    seen: set[str] = set()
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            code = row["code"]
            name = " ".join(html.unescape(row["name"]).split())[:NAME_CHARS_MAX]
            is_valid = row["valid_gtin"].lower() in {"1", "true", "yes"}
            if not is_valid or len(code) != 13 or code.startswith(_IN_STORE) or code in seen:
                continue
            if name and name.isprintable():
                seen.add(code)
                yield Goods(code=code, name=name)
