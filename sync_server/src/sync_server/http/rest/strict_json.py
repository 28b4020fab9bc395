"""Bodies and queries of people's programs: read strictly, with words for each fault.

A key that comes twice, a key that nobody knows, NaN and its kin, and numbers that pass through
binary floats are what silently loses money elsewhere.
"""

import functools
import json
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import msgspec
from msgspec import Struct
from pos_protocol.errors import ProtocolError
from pos_protocol.money import MONEY_PAISA_MAX, money_text, parse_money
from pos_protocol.quantity import QUANTITY_MILLI_MAX, parse_quantity

from sync_server.errors import RefusedError, ServerCode
from sync_server.http.rest.plain_words import words_of

BODY_BYTES_MAX = 64 * 1024
DIGITS_MAX = 40
ORIGINAL_NAMES = {
    "store_id": "storeID",
    "item_desc": "itemDesc",
    "item_quantity": "ItemQuantity",
    "vendor_id": "VendorId",
}
"""The original files' spellings, which are taken beside snake_case everywhere."""

_PLAIN = re.compile(r"-?\d{1,20}(?:\.\d{1,20})?", re.ASCII)
_JOINERS = "\u200c\u200d"


class Figure:
    """An amount or a quantity as it was written: a JSON number or a decimal string, never a float.

    `text` is a plain decimal without trailing zeros.
    """

    def __init__(self, text: str) -> None:
        self.text = text

    @classmethod
    def read(cls, value: object) -> "Figure":
        """Take what JSON gave. Raises ValueError in words."""
        if isinstance(value, bool) or not isinstance(value, int | str | Decimal):
            raise ValueError("Expected a number, or a decimal number as text")
        if isinstance(value, int) and abs(value) >= 10**20:
            raise ValueError("Expected a smaller number")
        text = str(value)
        if _PLAIN.fullmatch(text) is None:
            raise ValueError("Expected a plain decimal number such as 540, 540.50 or 1.25")
        return cls(text.rstrip("0").rstrip(".") if "." in text else text)

    def paisa(self, name: str) -> int:
        """As money of zero or more. Raises RefusedError(MALFORMED)."""
        try:
            paisa = parse_money(self.text)
        except ProtocolError as error:
            raise _refused(
                name,
                f"an amount has at most two decimals and is at most {money_text(MONEY_PAISA_MAX)}",
            ) from error
        if paisa < 0:
            raise _refused(name, "an amount of zero or more is needed")
        return paisa

    def milli(self, name: str, *, least: int | None = None) -> int:
        """As a quantity in thousandths, of at least `least`. Raises RefusedError(MALFORMED)."""
        try:
            milli = parse_quantity(self.text)
        except ProtocolError as error:
            raise _refused(
                name,
                "a quantity has at most three decimals and is at most"
                f" {QUANTITY_MILLI_MAX // 1000}",
            ) from error
        if least is not None and milli < least:
            words = "above zero" if least > 0 else "of zero or more"
            raise _refused(name, f"a quantity {words} is needed")
        return milli


def figure_schema(kind: type) -> dict[str, Any]:
    """The OpenAPI schema of a Figure."""
    assert kind is Figure, kind
    return {
        "oneOf": [
            {"type": "number"},
            {"type": "string", "pattern": r"^-?\d{1,20}(\.\d{1,20})?$"},
        ]
    }


def read_object(raw: bytes) -> dict[str, Any]:
    """A JSON object without repeated keys. Raises RefusedError(MALFORMED, TOO_LARGE)."""
    if len(raw) > BODY_BYTES_MAX:
        raise RefusedError(
            ServerCode.TOO_LARGE, f"a request has at most {BODY_BYTES_MAX // 1024} KiB"
        )
    if not raw.strip():
        raise RefusedError(ServerCode.MALFORMED, "the body is empty: a JSON object is needed")
    try:
        value = json.loads(
            raw.decode(),
            object_pairs_hook=_once,
            parse_float=Decimal,
            parse_int=_whole,
            parse_constant=_no_constant,
        )
    except RecursionError as error:
        raise RefusedError(ServerCode.MALFORMED, "nested too deeply") from error
    except UnicodeDecodeError as error:
        raise RefusedError(ServerCode.MALFORMED, "not UTF-8") from error
    except (ValueError, ArithmeticError) as error:
        raise RefusedError(ServerCode.MALFORMED, f"not JSON: {str(error)[:200]}") from error
    if not isinstance(value, dict):
        raise RefusedError(ServerCode.MALFORMED, "a JSON object is needed")
    return value


def one_spelling(value: Mapping[str, Any]) -> bytes:
    """The same bytes for the same values, whatever their order and blanks.

    Raises RefusedError(MALFORMED) for half a character, which JSON can spell and nobody can store.
    """
    try:
        return msgspec.json.encode(value, order="sorted")
    except UnicodeEncodeError as error:
        raise RefusedError(ServerCode.MALFORMED, "text with half a character") from error


def read_as[T: Struct](kind: type[T], given: Mapping[str, Any], *, is_text: bool = False) -> T:
    """Values by their names, in either spelling; `is_text` for a query, where all are text.

    Raises RefusedError(MALFORMED) for what is missing, unknown, doubled or of another type.
    """
    values: dict[str, Any] = {}
    known = _names(kind)
    for name, value in given.items():
        field = known.get(name)
        if field is None:
            raise _refused(name[:40], f"unknown; known are {', '.join(_spellings(kind))}")
        if field in values:
            raise _refused(name, "given twice, in two spellings")
        values[field] = value
    try:
        return msgspec.convert(values, kind, strict=not is_text, dec_hook=_dec_hook)
    except msgspec.ValidationError as error:
        raise RefusedError(ServerCode.MALFORMED, words_of(error, kind)) from error


def clean_text(name: str, text: str) -> str:
    """A text without blanks around it. Raises RefusedError(MALFORMED) for control characters."""
    text = text.strip()
    if not text:
        raise _refused(name, "must not be empty")
    if not all(char.isprintable() or char in _JOINERS for char in text):
        raise _refused(name, "must not hold control characters")
    return text


@functools.cache
def _names(kind: type[Struct]) -> Mapping[str, str]:
    """Every spelling with the field it means. Working it out took a third of a cached read."""
    known: dict[str, str] = {}
    for field in msgspec.structs.fields(kind):
        spellings = {field.name, field.encode_name, ORIGINAL_NAMES.get(field.name, field.name)}
        known |= dict.fromkeys(spellings, field.encode_name)
    return known | getattr(kind, "OTHER_NAMES", {})


def _spellings(kind: type[Struct]) -> list[str]:
    return [field.encode_name for field in msgspec.structs.fields(kind)]


def _dec_hook(kind: type, value: object) -> object:
    assert kind is Figure, kind
    return Figure.read(value)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    values = dict(pairs)
    if len(values) != len(pairs):
        raise ValueError("a key comes twice")
    return values


def _whole(digits: str) -> int:
    if len(digits) > DIGITS_MAX:
        raise ValueError("a number has too many digits")
    return int(digits)


def _no_constant(name: str) -> object:
    raise ValueError(f"{name} is not JSON")


def _refused(name: str, why: str) -> RefusedError:
    return RefusedError(ServerCode.MALFORMED, f"{name}: {why}")
