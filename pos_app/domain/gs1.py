"""GS1's own formats: check digits, UPC-E, element strings and Digital Links, read with biip.

Everything the till asks of biip is asked here. `biip.parse` itself is not used: it offers readings
a till may not guess at (a mistyped EAN-13 comes back as a serial number, AI 21). biip is loaded by
`load` or at the first code that needs it, which a plain EAN does not: a till is ready without it.
"""

import re
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from biip import ParseConfig
    from biip.gs1_digital_link_uris import GS1DigitalLinkURI
    from biip.gs1_messages import GS1Message

FNC1 = "\x1d"
GTIN_LENGTHS = frozenset({8, 12, 13, 14})

_HRI = re.compile(r"\([0-9]{2,4}\)")
_ELEMENT_GTIN = re.compile(r"01[0-9]{14}")
_LINK = re.compile(r"https?://", re.IGNORECASE)
# Older links spell the identifiers as words; biip knows the numbers only.
_LINK_WORDS = {"gtin": "01", "lot": "10", "ser": "21", "cpv": "22", "exp": "17", "expdt": "7003"}
DATE_AIS = frozenset({"11", "12", "13", "15", "16", "17", "7003"})


class Element(msgspec.Struct, frozen=True):
    """The value under one application identifier, and its date if it is one."""

    value: str
    date: date | None


type Elements = dict[str, Element]


def load() -> None:
    """Load biip now, a tenth of a second, so that the first code that needs it does not wait."""
    expand_upc_e("01234565")
    read_message("0104006381333931")
    read_link("https://example.com/01/04006381333931")


def is_digits(code: str) -> bool:
    """Whether a code is Latin digits only, at least one."""
    return code.isascii() and code.isdigit()


def check_digit(digits: str) -> str:
    """The GS1 check digit of a code without one (weights 3 and 1 from the right, modulo 10)."""
    total = sum(int(digit) for digit in digits) + 2 * sum(int(digit) for digit in digits[::-2])
    return str(-total % 10)


def has_check_digit(code: str) -> bool:
    """Whether a string is 8, 12, 13 or 14 digits and the last one is their check digit."""
    is_gtin_like = is_digits(code) and len(code) in GTIN_LENGTHS
    return is_gtin_like and check_digit(code[:-1]) == code[-1]


def is_variable_measure(gtin: str) -> bool:
    """Whether 14 digits name goods that are weighed and priced in a shop or by a packer.

    GS1 gives them the indicator 9, and in one company the GTIN-13 that begin with 02 and 20-29.
    """
    return gtin.startswith(("9", "02", "002"))


def expand_upc_e(code: str) -> str | None:
    """The 14 digits a UPC-E of 6, 7 or 8 digits stands for; None when it is not one."""
    from biip.upc import Upc  # noqa: PLC0415 - see the module

    gtin = _with_biip(lambda: Upc.parse(code).as_gtin_14())
    return gtin if gtin and has_check_digit(gtin) else None


def shorten_to_upc_e(gtin: str) -> str | None:
    """The 8 digits of the UPC-E that stands for a GTIN of 14 digits, if there is one."""
    if gtin[:2] != "00" or not has_check_digit(gtin):
        return None
    from biip.upc import Upc  # noqa: PLC0415 - see the module

    return _with_biip(lambda: Upc.parse(gtin[2:]).as_upc_e())


def is_link(code: str) -> bool:
    """Whether a code is a web address, in any letter case."""
    return bool(_LINK.match(code))


def is_message(code: str) -> bool:
    """Whether a code without an AIM id is a GS1 message: FNC1 first, a GTIN first, or `(01)`."""
    return code.startswith(FNC1) or bool(_ELEMENT_GTIN.match(code) or _HRI.match(code))


def read_message(message: str, separators: tuple[str, ...] = ()) -> Elements | None:
    """Elements by application identifier, of a raw or a bracketed message; None if malformed.

    Raw messages separate their fields by FNC1 (0x1D) or by one of `separators`.
    """
    if not message.isascii():
        # The GS1 character set is ASCII; biip's patterns would take digits of any script.
        return None
    from biip.gs1_messages import GS1Message  # noqa: PLC0415 - see the module

    if _HRI.match(message):
        return _with_biip(lambda: _elements(GS1Message.parse_hri(message, config=_config())))
    raw = message.lstrip(FNC1)
    config = _config((FNC1, *separators))
    return _with_biip(lambda: _elements(GS1Message.parse(raw, config=config)))


def read_link(link: str) -> Elements | None:
    """Elements by application identifier of a GS1 Digital Link; None when it is not one.

    A date that does not exist is there without its date, as in a message.
    """
    scheme, _, rest = link.partition("#")[0].partition("://")
    path, _, query = rest.partition("?")
    parts = path.rstrip("/").split("/")
    # Names and values take turns, and a value is last: a lot may be called LOT.
    parts[-2::-2] = [_LINK_WORDS.get(part.lower(), part) for part in parts[-2::-2]]
    if "01" in parts and not _is_gtin("".join(parts[parts.index("01") :][1:2])):
        # biip would fill up to 14 digits what is none.
        return None
    start = f"{scheme.lower()}://{'/'.join(parts)}?"
    pairs = [_link_pair(pair) for pair in query.split("&")]
    found = _read_plain_link(start + "&".join(map("=".join, pairs)))
    if found is not None:
        return found
    others = ["=".join(pair) for pair in pairs if pair[0] not in DATE_AIS]
    found = _read_plain_link(start + "&".join(others))
    dates = {ai: Element(value, None) for ai, value in pairs if ai in DATE_AIS}
    return None if found is None else found | dates


def _is_gtin(digits: str) -> bool:
    return is_digits(digits) and len(digits) in GTIN_LENGTHS


def _link_pair(pair: str) -> tuple[str, str]:
    name, _, value = pair.partition("=")
    return _LINK_WORDS.get(name.lower(), name), value


def _read_plain_link(link: str) -> Elements | None:
    from biip.gs1_digital_link_uris import GS1DigitalLinkURI  # noqa: PLC0415 - see the module

    return _with_biip(lambda: _elements(GS1DigitalLinkURI.parse(link, config=_config())))


def scale(digits: str, decimals: int, wanted: int) -> int:
    """Digits of which some are decimals, as a whole number with `wanted` ones, half rounded up.

    `scale("001750", 3, 3)` is 1750 thousandths; GS1's 310n and 392n carry `decimals` as n.
    """
    divisor = int(10**decimals)
    return (2 * int(digits) * int(10**wanted) + divisor) // (2 * divisor)


def _config(separators: tuple[str, ...] = (FNC1,)) -> "ParseConfig":
    from biip import ParseConfig  # noqa: PLC0415 - see the module

    # Dates are judged by the caller, so that a code with an impossible one still names a product.
    return ParseConfig(gs1_element_strings_verify_date=False, separator_chars=separators)


def _elements(message: "GS1Message | GS1DigitalLinkURI") -> Elements:
    """Elements by application identifier; LookupError when one comes twice and differs."""
    elements: Elements = {}
    for string in message.element_strings:
        element = Element(string.value, string.date)
        if elements.setdefault(string.ai.ai, element) != element:
            raise LookupError(string.ai.ai)
    return elements


def _with_biip[T](read: Callable[[], T]) -> T | None:
    """Run one reading of biip; None when it cannot.

    Besides its own exceptions biip 5.2 lets through those of the text and number handling inside
    it (int, Decimal, urlsplit, an index past the end, an assertion). A scan must never stop a
    sale, so all of these mean "not read".
    """
    from biip import BiipException  # noqa: PLC0415 - see the module

    try:
        return read()
    except (BiipException, ValueError, LookupError, ArithmeticError, AssertionError, RuntimeError):
        return None
