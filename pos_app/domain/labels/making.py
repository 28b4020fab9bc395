"""From a product to its label: names, price, price of a part, and the code that finds it again."""

from collections.abc import Sequence

from pos_protocol.events import Unit
from pos_protocol.money import line_amount

from pos_app.domain import gs1
from pos_app.domain.labels.label import Label
from pos_app.domain.labels.symbol import symbol_of
from pos_app.domain.product import Product
from pos_app.domain.slips.layout import Voice
from pos_app.domain.slips.word import Word

ONE_MILLI = 1000
PART_MILLI = 250
"""A quarter of a kilogram or litre: the pao that loose goods are asked for by."""
_UNITS = {Unit.KG: (Word.PER_KG, Word.PART_KG), Unit.LITRE: (Word.PER_LITRE, Word.PART_LITRE)}
LANGUAGES = ("en", "ur", "hi")


def label_of(product: Product, voice: Voice, languages: Sequence[str]) -> Label:
    """A product's label; its name in the first language is the large one."""
    names = tuple(dict.fromkeys(product.name(language) for language in languages))
    words = _UNITS.get(product.unit)
    code = label_code(product)
    label = Label(
        names=names[:2],
        price=_price(product.price_paisa, voice),
        code=code,
        symbol=symbol_of(code) if code else None,
    )
    if words is None:
        return label
    unit, part = map(voice.speak, words)
    quarter = voice.amount(line_amount(product.price_paisa, PART_MILLI))
    return label._replace(unit=unit, part=f"{part}: {quarter}")


def languages_of(first: str) -> tuple[str, ...]:
    """The languages of a label, the store's own first: who shops may read another script."""
    return (first, *(language for language in LANGUAGES if language != first))


def label_code(product: Product) -> str:
    """The code of one piece that belongs on the label, empty without any.

    A trade code that is right goes before one that the shop made up, and a carton's never counts.
    """
    codes = [each.code for each in product.barcodes if each.quantity == ONE_MILLI]
    return next((code for code in codes if gs1.has_check_digit(code)), codes[0] if codes else "")


def _price(paisa: int, voice: Voice) -> str:
    """A price to be read from the aisle: with its paisa only where it has any."""
    return voice.amount(paisa, has_sign=True).removesuffix(".00")
