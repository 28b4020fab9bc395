"""A product of the catalogue, and the rules that its names, codes, prices and quantities obey."""

import unicodedata

from msgspec import Struct
from pos_protocol.errors import ProtocolError
from pos_protocol.events import (
    BARCODES_MAX,
    CATEGORY_CHARS_MAX,
    CODE_CHARS_MAX,
    NAME_CHARS_MAX,
    TAX_BP_MAX,
    Barcode,
    Unit,
)
from pos_protocol.money import MONEY_PAISA_MAX, money_text, parse_money
from pos_protocol.quantity import QUANTITY_MILLI_MAX, parse_quantity, quantity_text

from pos_app.domain.barcode import NO_GOODS, normalise, parse
from pos_app.errors import (
    BarcodeRefused,
    NameRefused,
    NotGoodsCode,
    PriceRefused,
    QuantityRefused,
    RateRefused,
)

ENTERED_CHARS_MAX = 40
"""More characters than any amount or quantity has: longer text is refused before it is read."""
UNIT_MILLI = 1000

JOINERS = "\u200c\u200d"
"""Zero width joiners spell words in Urdu, Persian and Hindi; all other format characters go."""


class Product(Struct, frozen=True, kw_only=True):
    """One product as the catalogue has it now. Prices in paisa for one unit, quantities in milli.

    `revision` counts the catalogue's events about it: an edit names the one it saw. `tax_bp` is the
    rate of its tax in hundredths of a percent; `category` is empty for none.
    """

    product_id: int
    name_en: str = ""
    name_ur: str = ""
    name_hi: str = ""
    barcodes: tuple[Barcode, ...] = ()
    unit: Unit = Unit.PIECE
    price_paisa: int = 0
    cost_paisa: int | None = None
    vendor_id: int | None = None
    low_at_milli: int | None = None
    revision: int = 0
    tax_bp: int = 0
    category: str = ""

    @property
    def names(self) -> frozenset[str]:
        """Every name that it has, in any language."""
        return frozenset({self.name_en, self.name_ur, self.name_hi}) - {""}

    def name(self, lang: str = "en") -> str:
        """The name in a language; a missing one falls back to English, Urdu, Hindi in that order.

        A product without any name shows its number.
        """
        wanted = {"ur": self.name_ur, "hi": self.name_hi}.get(lang, self.name_en)
        return wanted or self.name_en or self.name_ur or self.name_hi or f"#{self.product_id}"

    def content_milli(self, code: str) -> int:
        """What one of a code is, in thousandths: a carton's pieces; else one unit."""
        contents = (each.quantity for each in self.barcodes if each.code == code)
        return next(contents, UNIT_MILLI)


def checked_text(text: str, *, field: str, chars_max: int = NAME_CHARS_MAX) -> str:
    """One line of text as it is kept: composed (NFC), runs of blanks as one, none at the ends.

    Raises NameRefused for control characters, unpaired surrogates, or more than `chars_max`
    characters. Empty text is allowed here.
    """
    if len(text) > chars_max * 4:
        raise NameRefused(field=field, problem="too long", chars_max=chars_max)
    kept = " ".join(unicodedata.normalize("NFC", text).split(" ")).strip(" ")
    if any(unicodedata.category(char) in {"Cc", "Cs", "Zl", "Zp"} for char in kept):
        raise NameRefused(field=field, problem="control characters", chars_max=chars_max)
    kept = "".join(
        char for char in kept if unicodedata.category(char) != "Cf" or char in JOINERS
    ).strip(" ")
    kept = " ".join(kept.split())
    if len(kept) > chars_max:
        raise NameRefused(field=field, problem="too long", chars_max=chars_max)
    return kept


def checked_name(text: str, *, field: str = "name") -> str:
    """A name that must not be empty. Raises NameRefused."""
    kept = checked_text(text, field=field)
    if not kept:
        raise NameRefused(field=field, problem="empty", chars_max=NAME_CHARS_MAX)
    return kept


def checked_code(text: str) -> str:
    """A barcode in the form under which it is kept and compared.

    Raises BarcodeRefused for an empty one, one above 64 characters, or one with characters that
    are not printable, and NotGoodsCode for one that a scan takes for something else.
    """
    if len(text) > CODE_CHARS_MAX * 2:
        raise BarcodeRefused(code=text, problem="too long")
    code = normalise(text)
    if not code:
        raise BarcodeRefused(code=text, problem="empty")
    if len(code) > CODE_CHARS_MAX:
        raise BarcodeRefused(code=text, problem="too long")
    if not code.isprintable():
        raise BarcodeRefused(code=text, problem="control characters")
    if parse(code).kind in NO_GOODS:
        raise NotGoodsCode(code=text)
    return code


def checked_codes(codes: tuple[Barcode, ...]) -> tuple[Barcode, ...]:
    """A product's barcodes, normalised, each once. Raises BarcodeRefused, QuantityRefused."""
    kept: dict[str, Barcode] = {}
    for barcode in codes:
        code = checked_code(barcode.code)
        kept[code] = Barcode(code=code, quantity=checked_quantity(barcode.quantity))
    if len(kept) > BARCODES_MAX:
        raise BarcodeRefused(code=codes[-1].code, problem=f"more than {BARCODES_MAX} of them")
    return tuple(kept.values())


def checked_price(price_paisa: int, *, refusal: type[PriceRefused] = PriceRefused) -> int:
    """A price or cost in paisa. Raises PriceRefused below zero and above the protocol's limit.

    Of other money `refusal` says what was meant.
    """
    if not 0 <= price_paisa <= MONEY_PAISA_MAX:
        shown = money_text(price_paisa) if abs(price_paisa) < 10**30 else "that number"
        raise refusal(price=shown, price_max_paisa=MONEY_PAISA_MAX)
    return price_paisa


def checked_tax(tax_bp: int) -> int:
    """A rate in hundredths of a percent, up to the whole price. Raises RateRefused."""
    if not 0 <= tax_bp <= TAX_BP_MAX:
        raise RateRefused(rate="That")
    return tax_bp


def checked_category(text: str) -> str:
    """The group that a product belongs to, on one line; empty for none. Raises NameRefused."""
    return checked_text(text, field="category", chars_max=CATEGORY_CHARS_MAX)


def read_tax(text: str) -> int:
    """A rate as typed, in hundredths of a percent: 18, 17.5 or 5%. Raises RateRefused."""
    try:
        if len(text) > ENTERED_CHARS_MAX:
            raise RateRefused(rate=text[:ENTERED_CHARS_MAX])
        return checked_tax(parse_money(text.strip().removesuffix("%")))
    except (ProtocolError, RateRefused) as error:
        raise RateRefused(rate=text[:ENTERED_CHARS_MAX]) from error


def checked_quantity(quantity_milli: int) -> int:
    """A movement's quantity in thousandths. Raises QuantityRefused at zero, below, and too high.

    Every barcode of eight digits or more lies above the limit, so a scan into a quantity box is
    refused.
    """
    if not 0 < quantity_milli <= QUANTITY_MILLI_MAX:
        shown = quantity_text(quantity_milli) if abs(quantity_milli) < 10**30 else "that number"
        raise QuantityRefused(quantity=shown, quantity_max_milli=QUANTITY_MILLI_MAX)
    return quantity_milli


def read_price(text: str, *, refusal: type[PriceRefused] = PriceRefused) -> int:
    """A price as typed, in paisa: 540, 540.5 or 540.50. Raises PriceRefused, or `refusal`."""
    try:
        if len(text) > ENTERED_CHARS_MAX:
            raise refusal(price=text, price_max_paisa=MONEY_PAISA_MAX)
        return checked_price(parse_money(text), refusal=refusal)
    except (ProtocolError, PriceRefused) as error:
        # Told as it was typed, not in paisa.
        raise refusal(price=text, price_max_paisa=MONEY_PAISA_MAX) from error


def read_quantity(text: str) -> int:
    """A quantity as typed, in thousandths: 3 or 1.25. Raises QuantityRefused."""
    try:
        if len(text) > ENTERED_CHARS_MAX:
            raise QuantityRefused(quantity=text, quantity_max_milli=QUANTITY_MILLI_MAX)
        return checked_quantity(parse_quantity(text))
    except (ProtocolError, QuantityRefused) as error:
        # Told as it was typed, not in thousandths.
        raise QuantityRefused(quantity=text, quantity_max_milli=QUANTITY_MILLI_MAX) from error
