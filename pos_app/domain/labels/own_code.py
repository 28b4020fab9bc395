"""The store's own code for goods without one: an EAN-13 of the numbers that GS1 leaves to stores.

GS1 General Specifications, restricted circulation numbers: 20 to 29 mean something inside one store
only. Two digits of them, the product's number in ten, and the check digit.
"""

from collections.abc import Iterable

from pos_app.domain import gs1
from pos_app.domain.barcode import BarcodeRules

PREFIXES = ("20", "23", "24", "25", "26", "27", "28", "29")
NUMBER_DIGITS = 10


def own_codes(product_id: int, rules: BarcodeRules) -> tuple[str, ...]:
    """Codes for a product, the best first, none of which the shop's scale uses for its labels.

    The same at every till, so that two of them give one product one code. A number of more than
    ten digits, as other systems have them, is text behind a K.
    """
    taken = {template.pattern[:2] for template in rules.templates}
    digits = str(product_id).zfill(NUMBER_DIGITS)
    if len(digits) > NUMBER_DIGITS:
        return (f"K{product_id}",)
    return tuple(_checked(f"{prefix}{digits}") for prefix in _free(taken))


def _free(taken: set[str]) -> Iterable[str]:
    return (prefix for prefix in PREFIXES if prefix not in taken)


def _checked(digits: str) -> str:
    return f"0{digits}{gs1.check_digit(digits)}"
