"""What a scanned or typed code means: a trade item, a shop label, a card of our own, or plain text.

Sources of the rules: GS1 General Specifications (GTIN and its check digit, application identifiers,
restricted circulation numbers 20-29) and ISO/IEC 15424 (symbology identifiers such as ``]E0``).
"""

import enum
import re
import unicodedata
from datetime import date

import msgspec

from pos_app.domain import gs1

TEXT_LENGTH_MAX = 64
GS1_LENGTH_MAX = 512

_GS1_SYMBOLOGIES = frozenset({"]C1", "]e0", "]d2", "]Q3", "]J1"})
_SYMBOLOGIES = {
    "]E0": "EAN-13",
    "]E3": "EAN-13",
    "]E4": "EAN-8",
    "]C0": "Code 128",
    "]C1": "GS1-128",
    "]A0": "Code 39",
    "]I0": "ITF",
    "]I1": "ITF-14",
    "]e0": "GS1 DataBar",
    "]d1": "DataMatrix",
    "]d2": "GS1 DataMatrix",
    "]Q1": "QR",
    "]Q3": "GS1 QR",
    "]J1": "GS1 DotCode",
}
_EAN_LENGTHS = {"]E0": 13, "]E3": 13, "]E4": 8}
_AIM = re.compile(r"\][A-Za-z][0-9A-Za-z]")
_SPACED = re.compile(r"[0-9]+(?:[ -][0-9]+)+")
_PLU = re.compile(r"PLU[ :-]?([0-9]{1,6})", re.IGNORECASE)
_TEMPLATE = re.compile(r"2[0-9]P+X?(?:W+|V+)C")
_POUND_IN_KG = 45_359_237
"""Hundred-millionths: the pound of 1959 is 0.45359237 kg."""
# Urdu, Arabic and Hindi digits are typed at the till as well; codes are kept in Latin ones.
_DIGITS = {ord(zero) + n: str(n) for zero in "\u0660\u06f0\u0966" for n in range(10)}


class BarcodeKind(enum.StrEnum):
    """What sort of thing a code names; `TEXT` is looked up exactly as it stands."""

    GTIN = "gtin"
    GS1 = "gs1"
    WEIGHT = "weight"
    PRICE = "price"
    PLU = "plu"
    CUSTOMER = "customer"
    STAFF = "staff"
    HELD = "held"
    TEXT = "text"
    REFUSED = "refused"


NO_GOODS = frozenset({BarcodeKind.CUSTOMER, BarcodeKind.STAFF, BarcodeKind.HELD})
"""What is scanned and is no product."""


class ErrorWord(enum.StrEnum):
    """Why a code is not valid, in one stable word; the screens turn it into a sentence."""

    OK = "ok"
    EMPTY = "empty"
    BAD_CHECK_DIGIT = "bad_check_digit"
    BAD_DATE = "bad_date"
    WRONG_LENGTH = "wrong_length"
    TOO_LONG = "too_long"
    CONTROL_CHARACTERS = "control_characters"
    NO_GTIN = "no_gtin"
    NO_MEASURE = "no_measure"
    NOT_READ = "not_read"


class LabelTemplate(msgspec.Struct, frozen=True, kw_only=True):
    """A 13-digit label the shop's own scale prints, such as ``21PPPPPWWWWWC``.

    P is the PLU, W a weight, V a price, X a digit to skip, C the check digit. `step` is what one
    unit of the field is worth: thousandths of a kilogram for W, paisa for V.
    """

    pattern: str
    step: int = 1

    def __post_init__(self) -> None:
        """Refuse a pattern that could never match (ValueError)."""
        if len(self.pattern) != 13 or not _TEMPLATE.fullmatch(self.pattern) or self.step < 1:
            message = f"not a label template: {self.pattern} x {self.step}"
            raise ValueError(message)

    def matches(self, code: str) -> bool:
        """Whether a 13-digit code begins with the template's two digits."""
        return len(code) == 13 and code.startswith(self.pattern[:2])

    def field(self, code: str, letter: str) -> int:
        """The number under one letter of the pattern; -1 when the pattern has no such letter."""
        digits = "".join(c for c, p in zip(code, self.pattern, strict=True) if p == letter)
        return int(digits) if digits else -1


class BarcodeRules(msgspec.Struct, frozen=True, kw_only=True):
    """What a shop may set: its labels, the FNC1 stand-ins of its scanner, its currency's number."""

    templates: tuple[LabelTemplate, ...] = (
        LabelTemplate(pattern="21PPPPPWWWWWC"),
        LabelTemplate(pattern="22PPPPPVVVVVC", step=100),
    )
    separators: tuple[str, ...] = ()
    currency_number: str = "586"

    def __post_init__(self) -> None:
        """Refuse separators that are not one character each (ValueError)."""
        if any(len(separator) != 1 or separator.isalnum() for separator in self.separators):
            message = f"a separator is one character, no letter and no digit: {self.separators}"
            raise ValueError(message)


DEFAULT_RULES = BarcodeRules()


class Barcode(msgspec.Struct, frozen=True, kw_only=True):
    """A code, read. Look up `candidates` in order and take the first that is in the catalogue.

    `quantity_milli` (thousandths) and `price_paisa` come from the code itself, from a GS1 message
    or a shop label. On a label they belong to the product of the PLU: when only the last
    candidate, the whole label, is in the catalogue, it is an ordinary in-store code and they do
    not apply (`measured` says so). A code that is not `valid` may still have candidates: about one
    product in eighty is sold under a wrong check digit.
    """

    raw: str
    kind: BarcodeKind
    gtin: str | None = None
    candidates: tuple[str, ...] = ()
    quantity_milli: int | None = None
    price_paisa: int | None = None
    lot: str | None = None
    expiry: date | None = None
    plu: str | None = None
    symbology: str | None = None
    message: ErrorWord = ErrorWord.OK

    @property
    def valid(self) -> bool:
        """Whether the code was read without any fault."""
        return self.message is ErrorWord.OK

    def measured(self, candidate: str) -> bool:
        """Whether quantity and price of the code go with the product found under a candidate."""
        is_label = self.kind in {BarcodeKind.WEIGHT, BarcodeKind.PRICE}
        return not is_label or candidate != self.candidates[-1]


def parse(text: str, rules: BarcodeRules = DEFAULT_RULES) -> Barcode:
    """Read whatever a scanner or a person may send; every input gets an answer, none raises."""
    body = text.strip(" \t\r\n").translate(_DIGITS)
    aim = _AIM.match(body)
    symbology = aim.group() if aim else ""
    body = body[len(symbology) :]
    refusal = _refusal(body, symbology)
    if refusal is not ErrorWord.OK:
        code = Barcode(raw=text, kind=BarcodeKind.REFUSED, message=refusal)
    elif symbology in _EAN_LENGTHS:
        code = _ean(body, symbology, rules)
    elif gs1.is_link(body):
        code = _trade_item(body, gs1.read_link(body) or {}, rules)
    elif _is_gs1(body, symbology):
        code = _message(body, symbology, rules)
    else:
        code = _own(body) or _plain(body, rules)
    name = _SYMBOLOGIES.get(symbology, symbology) or None
    return msgspec.structs.replace(code, raw=text, symbology=name)


def normalise(code: str) -> str:
    """The one spelling under which a barcode is stored and compared.

    Digits of a GTIN's length, right or wrong in their check digit, are padded to 14, so that 12,
    13 and 14 digits of one GTIN are equal; ``plu 0012`` becomes ``PLU12``; all else is stripped.
    """
    stripped = code.strip().translate(_DIGITS)
    if gs1.is_digits(stripped) and len(stripped) in gs1.GTIN_LENGTHS:
        return stripped.zfill(14)
    plu = _PLU.fullmatch(stripped)
    return _plu_code(plu.group(1)) if plu else stripped


def _plu_code(digits: str) -> str:
    return f"PLU{int(digits)}"


def _is_gs1(body: str, symbology: str) -> bool:
    return symbology in _GS1_SYMBOLOGIES or gs1.is_message(body)


def _refusal(body: str, symbology: str) -> ErrorWord:
    if not body or body == "]":
        return ErrorWord.NOT_READ if body or symbology else ErrorWord.EMPTY
    long_form = symbology in _EAN_LENGTHS or _is_gs1(body, symbology)
    limit = GS1_LENGTH_MAX if long_form or gs1.is_link(body) else TEXT_LENGTH_MAX
    if len(body) > limit:
        return ErrorWord.TOO_LONG
    allowed = gs1.FNC1 if long_form else ""
    if any(unicodedata.category(c) in {"Cc", "Cs"} and c not in allowed for c in body):
        return ErrorWord.CONTROL_CHARACTERS
    return ErrorWord.OK


def _plain(body: str, rules: BarcodeRules) -> Barcode:
    """A code without structure: digits of a GTIN's length are a GTIN, anything else is text."""
    if not gs1.is_digits(body):
        return _spaced(body, rules) or Barcode(
            raw=body, kind=BarcodeKind.TEXT, candidates=(normalise(body),)
        )
    if len(body) in gs1.GTIN_LENGTHS:
        return _number(body, rules, may_be_upc_e=True)
    candidates = [body]
    gtin = None
    if len(body) <= 5:
        candidates.append(_plu_code(body))
    if len(body) in {6, 7}:
        # A scanner may leave out the number system and the check digit of a UPC-E.
        gtin = gs1.expand_upc_e(body)
        candidates += [gtin] if gtin else []
    return Barcode(raw=body, kind=BarcodeKind.TEXT, gtin=gtin, candidates=tuple(candidates))


def _spaced(body: str, rules: BarcodeRules) -> Barcode | None:
    """A GTIN in the groups that are printed below its bars, or an ISBN with its hyphens.

    Only with a right check digit; a catalogue may hold the same text as it stands.
    """
    digits = body.replace(" ", "").replace("-", "")
    if not _SPACED.fullmatch(body) or not gs1.has_check_digit(digits):
        return None
    code = _number(digits, rules, may_be_upc_e=True)
    return msgspec.structs.replace(code, candidates=(body, *code.candidates))


def _own(body: str) -> Barcode | None:
    plu = _PLU.fullmatch(body)
    if plu:
        digits = str(int(plu.group(1)))
        return Barcode(raw=body, kind=BarcodeKind.PLU, plu=digits, candidates=(_plu_code(digits),))
    kinds = {"C:": BarcodeKind.CUSTOMER, "S:": BarcodeKind.STAFF, "H:": BarcodeKind.HELD}
    kind = kinds.get(body[:2].upper())
    if kind is None:
        return None
    name = body[2:].strip()
    if not name:
        return Barcode(raw=body, kind=BarcodeKind.REFUSED, message=ErrorWord.NOT_READ)
    return Barcode(raw=body, kind=kind, candidates=(name,))


def _number(body: str, rules: BarcodeRules, *, may_be_upc_e: bool) -> Barcode:
    """8, 12, 13 or 14 digits: a shop label or a GTIN, and never anything else."""
    whole = body.zfill(14)
    template = next((t for t in rules.templates if t.matches(whole[1:]) and whole[0] == "0"), None)
    if template:
        return _label(whole, template)
    gtin = whole if gs1.has_check_digit(body) else None
    short = (
        gs1.expand_upc_e(body) if may_be_upc_e and len(body) == 8 else gs1.shorten_to_upc_e(whole)
    )
    # An EAN-8 may read as a UPC-E too, so both are looked up; a whole code with a wrong check
    # digit comes last, because some goods carry one and their shops have them so in the catalogue.
    spellings = (gtin, short.zfill(14) if short else None, whole)
    candidates = tuple(dict.fromkeys(code for code in spellings if code))
    gtin = gtin or (short if len(body) == 8 else None)
    return Barcode(
        raw=body,
        kind=BarcodeKind.GTIN,
        gtin=gtin,
        candidates=candidates,
        message=ErrorWord.OK if gtin else ErrorWord.BAD_CHECK_DIGIT,
    )


def _label(whole: str, template: LabelTemplate) -> Barcode:
    code = whole[1:]
    is_weight = "W" in template.pattern
    kind = BarcodeKind.WEIGHT if is_weight else BarcodeKind.PRICE
    if not gs1.has_check_digit(code):
        return Barcode(raw=code, kind=kind, candidates=(whole,), message=ErrorWord.BAD_CHECK_DIGIT)
    plu = str(template.field(code, "P"))
    amount = template.field(code, "W" if is_weight else "V") * template.step
    # A catalogue may hold the label's article as its PLU, or as the label with an empty measure.
    pairs = zip(code[:-1], template.pattern, strict=False)
    bare = "".join("0" if letter in "WVX" else digit for digit, letter in pairs)
    article = f"0{bare}{gs1.check_digit(bare)}"
    return Barcode(
        raw=code,
        kind=kind,
        gtin=whole,
        candidates=(_plu_code(plu), *([article] if article != whole else []), whole),
        quantity_milli=amount if is_weight else None,
        price_paisa=None if is_weight else amount,
        plu=plu,
    )


def _ean(body: str, symbology: str, rules: BarcodeRules) -> Barcode:
    """What a scanner calls an EAN: the digits, perhaps an add-on or a composite part behind it."""
    linear, _, composite = body.partition("|]e")
    length = _EAN_LENGTHS[symbology]
    number = linear[:length] if symbology == "]E3" else linear
    if not gs1.is_digits(number):
        return Barcode(raw=body, kind=BarcodeKind.REFUSED, message=ErrorWord.NOT_READ)
    if len(number) != length:
        is_known = len(number) in gs1.GTIN_LENGTHS
        return Barcode(
            raw=body,
            kind=BarcodeKind.GTIN,
            candidates=(normalise(number),) if is_known else (),
            message=ErrorWord.WRONG_LENGTH,
        )
    code = _number(number, rules, may_be_upc_e=False)
    extra = gs1.read_message(composite[1:], rules.separators) if composite else None
    values = _values(extra or {}, rules)
    return msgspec.structs.replace(code, lot=values.lot, expiry=values.expiry)


def _message(body: str, symbology: str, rules: BarcodeRules) -> Barcode:
    code = _trade_item(body, gs1.read_message(body, rules.separators), rules)
    if symbology in _GS1_SYMBOLOGIES or gs1.FNC1 in body or len(body) > TEXT_LENGTH_MAX:
        return code
    # Only its first digits say that this is GS1: a catalogue may hold the same text as it stands.
    return msgspec.structs.replace(code, candidates=(*code.candidates, body))


def _trade_item(body: str, elements: gs1.Elements | None, rules: BarcodeRules) -> Barcode:
    """A GS1 message must name a trade item (AI 01); the rest of it is extra."""
    if elements is None or "01" not in elements:
        # Half a message is not half a product: nothing of it is looked up.
        message = ErrorWord.NOT_READ if elements is None else ErrorWord.NO_GTIN
        return Barcode(raw=body, kind=BarcodeKind.REFUSED, message=message)
    gtin = elements["01"].value
    if not gtin.strip("0"):
        return Barcode(raw=body, kind=BarcodeKind.REFUSED, message=ErrorWord.NO_GTIN)
    is_right = gs1.has_check_digit(gtin)
    dates_right = all(elements[ai].date for ai in gs1.DATE_AIS if ai in elements)
    values = _values(elements, rules)
    fault = ErrorWord.OK if dates_right else ErrorWord.BAD_DATE
    return msgspec.structs.replace(
        values,
        raw=body,
        gtin=gtin if is_right else None,
        candidates=(gtin,),
        message=fault if is_right else ErrorWord.BAD_CHECK_DIGIT,
    )


def _values(elements: gs1.Elements, rules: BarcodeRules) -> Barcode:
    """Lot, expiry, net weight (310n kilograms, 320n pounds), amount payable (392n, 393n)."""
    lot = elements.get("10")
    expiry = elements.get("17") or elements.get("7003") or elements.get("15")
    quantity_milli = None
    price_paisa = None
    for ai, element in elements.items():
        if ai.startswith("310"):
            quantity_milli = gs1.scale(element.value, int(ai[3]), 3)
        elif ai.startswith("320"):
            kilograms = str(int(element.value) * _POUND_IN_KG)
            quantity_milli = gs1.scale(kilograms, int(ai[3]) + 8, 3)
        elif ai.startswith("392"):
            price_paisa = gs1.scale(element.value, int(ai[3]), 2)
        elif ai.startswith("393") and element.value.startswith(rules.currency_number):
            price_paisa = gs1.scale(element.value[3:], int(ai[3]), 2)
    return Barcode(
        raw="",
        kind=BarcodeKind.GS1,
        lot=lot.value if lot else None,
        expiry=expiry.date if expiry else None,
        quantity_milli=quantity_milli,
        price_paisa=price_paisa,
    )
