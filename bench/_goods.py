"""A million goods to measure with: names in three scripts, drawn as a language draws its words.

`KIRYANA_BENCH_CATALOGUE` may name a CSV file (also gzipped) with `code` and `name` columns; its
names are then used first, and again with a pack size when there are fewer than asked for.
"""

import csv
import gzip
import os
from collections.abc import Iterator
from itertools import accumulate, islice
from pathlib import Path
from random import Random

from pos_protocol.events import NAME_CHARS_MAX, Barcode, ProductAdded
from pos_protocol.ids import product_id

TILL_NO = 1
FIRST_CODE = 8_960_000_000_000
_WORDS = 30_000
_LATIN = "al ba chi da el fo ga hi ja ko la mi na or pa ra sa ta ul va wa ya zi ne ro so sh kh gh"
_URDU = "ا ب پ ت ٹ ج چ ح خ د ڈ ر ز س ش ص ط ع غ ف ق ک گ ل م ن و ہ ی ے"
_HINDI = "क ख ग घ च ज ट ड त द न प फ ब भ म य र ल व श स ह का की कु मा मी रा री ला दा ना"
_SIZES = ("50 g", "100 g", "250 g", "500 g", "1 kg", "5 kg", "200 ml", "500 ml", "1 L", "1.5 L")


class _Words:
    """Words of one script, common ones often (Zipf) and most of them rarely."""

    def __init__(self, rng: Random, letters: str, *, count: int = _WORDS) -> None:
        self._rng = rng
        pieces = letters.split()
        self._words = ["".join(rng.choices(pieces, k=rng.randint(2, 4))) for _ in range(count)]
        self._weights = list(accumulate(1 / rank for rank in range(1, count + 1)))

    def name(self) -> str:
        words = self._rng.choices(self._words, cum_weights=self._weights, k=self._rng.randint(2, 4))
        return " ".join(words).title()


def gtin(n: int) -> str:
    """The n-th good's code: 14 digits with a right check digit."""
    digits = f"{FIRST_CODE + n * 10:014d}"[:13]
    total = sum(int(digit) * (3 if place % 2 == 0 else 1) for place, digit in enumerate(digits))
    return f"{digits}{-total % 10}"


def goods(count: int, *, seed: int = 1) -> Iterator[ProductAdded]:
    """`count` products with one code each, always the same ones for a seed and a file."""
    rng = Random(seed)
    latin = _names(rng)
    urdu, hindi = _Words(rng, _URDU), _Words(rng, _HINDI)
    for n, name in enumerate(islice(latin, count), 1):
        yield ProductAdded(
            product_id=product_id(TILL_NO, n),
            name_en=name[:NAME_CHARS_MAX],
            name_ur=urdu.name() if n % 3 == 0 else "",
            name_hi=hindi.name() if n % 5 == 0 else "",
            barcodes=(Barcode(code=gtin(n)),),
            price=rng.randint(10, 2000) * 100,
        )


def _names(rng: Random) -> Iterator[str]:
    path = os.environ.get("KIRYANA_BENCH_CATALOGUE")
    if path:
        found = list(_read(Path(path)))
        yield from found
        while True:
            yield f"{rng.choice(found)} {rng.choice(_SIZES)}"
    words = _Words(rng, _LATIN)
    while True:
        yield f"{words.name()} {rng.choice(_SIZES)}"


def _read(path: Path) -> Iterator[str]:
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if (name := row["name"].strip()).isprintable() and name:
                yield name
