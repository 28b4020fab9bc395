"""The fields of a product's card: a product as it would be typed, and what was typed, read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_protocol.events import Barcode, Unit

from pos_app.domain.product import checked_codes
from pos_app.domain.rules import TILES
from pos_app.errors import BarcodeRefused, PriceRefused, QuantityRefused, RateRefused, TileRefused
from pos_app.viewmodels.figures import (
    code_text,
    format_quantity,
    latin_digits,
    read_money,
    read_quantity,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pos_app.domain.product import Product

UNITS = (Unit.PIECE, Unit.KG, Unit.LITRE)
NAMES = ("name_en", "name_ur", "name_hi")
FIELDS = (*NAMES, "barcodes", "price", "cost", "tax", "low_at", "category", "vendor", "tile")
EDITED = {
    **{name: name for name in (*NAMES, "barcodes", "category")},
    "price": "price_paisa",
    "cost": "cost_paisa",
    "tax": "tax_bp",
    "low_at": "low_at_milli",
    "vendor": "vendor_id",
}
"""The fields that are the product's own, with the names that an edit gives them."""

ONE_MILLI = 1000
TIMES = "*\u00d7"


def texts_of(product: Product, *, vendor: str, tile: int | None) -> dict[str, str]:
    """A product as its fields say it; `tile` counts from 0."""
    low, cost = product.low_at_milli, product.cost_paisa
    return {
        "name_en": product.name_en,
        "name_ur": product.name_ur,
        "name_hi": product.name_hi,
        "barcodes": " ".join(map(_code_words, product.barcodes)),
        "price": _plain(product.price_paisa),
        "cost": "" if cost is None else _plain(cost),
        "tax": _plain(product.tax_bp) if product.tax_bp else "",
        "category": product.category,
        "vendor": vendor,
        "low_at": "" if low is None else format_quantity(low),
        "tile": "" if tile is None else str(tile + 1),
    }


def read_fields(texts: Mapping[str, str]) -> dict[str, object]:
    """What is typed, under the names of an edit; the vendor and the tile are not among them.

    Raises BarcodeRefused, PriceRefused, QuantityRefused, RateRefused.
    """
    if (price_paisa := read_money(texts["price"])) is None:
        raise PriceRefused(price=texts["price"])
    return {
        **{name: texts[name] for name in NAMES},
        "barcodes": checked_codes(read_codes(texts["barcodes"])),
        "price_paisa": price_paisa,
        "cost_paisa": _read_cost(texts["cost"]),
        "low_at_milli": _read_low(texts["low_at"]),
        "tax_bp": _read_rate(texts["tax"]),
        "category": texts["category"],
    }


def read_codes(text: str) -> tuple[Barcode, ...]:
    """Codes between blanks or commas, each with how many it stands for behind a star.

    Raises BarcodeRefused for a star without a code, QuantityRefused for a quantity that is none.
    """
    found = []
    for word in code_words(text):
        star = next((place for place, key in enumerate(word) if key in TIMES), len(word))
        code, many = latin_digits(word[:star]), word[star + 1 :]
        quantity = read_quantity(many) if many else ONE_MILLI
        if not code:
            raise BarcodeRefused(code=word, problem="empty")
        if not quantity:
            raise QuantityRefused(quantity=many)
        found.append(Barcode(code=code, quantity=quantity))
    return tuple(found)


def code_words(text: str) -> list[str]:
    """The codes of the field as they were typed."""
    return text.replace(",", " ").replace("\u060c", " ").split()


def read_tile(text: str) -> int | None:
    """The place of a quick tile from 0, None for none. Raises TileRefused."""
    digits = latin_digits(text.strip())
    if not digits or digits == "0":
        return None
    if not digits.isdecimal() or int(digits) > TILES:
        raise TileRefused(tile=text, tiles=TILES)
    return int(digits) - 1


def _plain(hundredths: int) -> str:
    """An amount as it would be typed: without signs, without empty decimals."""
    whole, rest = divmod(hundredths, 100)
    return f"{whole}.{rest:02d}" if rest else str(whole)


def _code_words(barcode: Barcode) -> str:
    """A barcode as the field says it: 8964000123454, or 8964000123454*12 for a carton."""
    code = code_text(barcode.code)
    if barcode.quantity == ONE_MILLI:
        return code
    many = format_quantity(barcode.quantity)
    return f"{code}*{many.rstrip('0') if '.' in many else many}"


def _read_cost(text: str) -> int | None:
    if not text.strip():
        return None
    if (cost_paisa := read_money(text)) is None:
        raise PriceRefused(price=text)
    return cost_paisa


def _read_low(text: str) -> int | None:
    if not text.strip():
        return None
    if (low_milli := read_quantity(text)) is None:
        raise QuantityRefused(quantity=text)
    return low_milli


def _read_rate(text: str) -> int:
    """A tax in hundredths of a percent; none where nothing is typed."""
    if not text.strip():
        return 0
    if (rate_bp := read_money(text.strip().removesuffix("%"))) is None:
        raise RateRefused(rate=text)
    return rate_bp
