"""The text of a payment QR: the store's own payee, with the amount of this bill and its reference.

Two formats. UPI deep links (NPCI, UPI Linking Specification): `upi://pay?pa=...&am=...`. And
merchant-presented QR codes (EMVCo QRCPS-MPM 1.1), on which Raast and Bharat QR are built: the store
gives the text of the QR that its bank printed; scheme and account stay as the bank wrote them, and
the code becomes one of use for one amount.
"""

import re
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from pos_protocol.money import money_text

from pos_app.domain.errors import PayeeRefused

PAYLOAD_CHARS_MAX = 512
_VPA = re.compile(r"[a-zA-Z0-9._-]{2,256}@[a-zA-Z][a-zA-Z0-9.-]{1,64}")
_NUMBERS = {"PKR": "586", "INR": "356"}
"""ISO 4217 numeric codes."""
_FORMAT, _INITIATION, _CURRENCY, _AMOUNT = "00", "01", "53", "54"
_ADDITIONAL, _CRC = "62", "63"
_REFERENCE_LABEL = "05"
_ONE_USE = "12"
_CRC_HEAD = "6304"
REFERENCE_CHARS_MAX = 25

type Fields = dict[str, str]


def payload(payee: str, amount_paisa: int, *, currency: str, name: str, reference: str) -> str:
    """What the QR says: pay this amount to the store's payee. `name` is the store's.

    Raises PayeeRefused for a payee that cannot be paid in this currency, or is none.
    """
    text = payee.strip()
    label = "".join(char for char in reference if char.isalnum() or char == "-")
    label = label[:REFERENCE_CHARS_MAX]
    if text.lower().startswith("upi:") or _VPA.fullmatch(text):
        if currency != "INR":
            raise PayeeRefused(problem=f"UPI pays rupees of India, not {currency}")
        return _upi(text, amount_paisa, name=name, reference=label)
    return _merchant(text, amount_paisa, currency=currency, reference=label)


def check_payee(payee: str, *, currency: str) -> None:
    """Raise PayeeRefused unless a QR can be made of it; nothing is fine too."""
    if payee:
        payload(payee, 100, currency=currency, name="Store", reference="1")


def crc16(text: str) -> str:
    """ISO/IEC 13239: polynomial 0x1021 from 0xFFFF over the UTF-8 bytes, as four capital digits."""
    value = 0xFFFF
    for byte in text.encode():
        value ^= byte << 8
        for _ in range(8):
            value = (value << 1 ^ 0x1021 if value & 0x8000 else value << 1) & 0xFFFF
    return f"{value:04X}"


def read_fields(text: str) -> Fields:
    """Id, length and value after each other, as EMVCo writes them. Raises PayeeRefused."""
    fields: Fields = {}
    at = 0
    while at < len(text):
        number, size = text[at : at + 2], text[at + 2 : at + 4]
        end = at + 4 + (int(size) if _is_number(size) else 0)
        if not _is_number(number) or not _is_number(size) or end > len(text):
            raise PayeeRefused(problem="it is not a payment QR")
        if number in fields:
            raise PayeeRefused(problem=f"the field {number} stands in it twice")
        fields[number] = text[at + 4 : end]
        at = end
    return fields


def _upi(payee: str, amount_paisa: int, *, name: str, reference: str) -> str:
    """A UPI deep link; what the payee's own link says besides stays."""
    asked = {"pa": payee, "pn": name}
    if not _VPA.fullmatch(payee):
        asked = dict(parse_qsl(urlsplit(payee).query))
        if not _VPA.fullmatch(asked.get("pa", "")):
            raise PayeeRefused(problem="the UPI link names no address to pay to")
        # A signed link is signed over the amount it was made for.
        asked.pop("sign", None)
        asked.setdefault("pn", name)
    asked |= {
        "am": money_text(amount_paisa),
        "cu": "INR",
        "tr": reference,
        "tn": f"Bill {reference}",
    }
    return f"upi://pay?{urlencode(asked, quote_via=quote, safe='@')}"


def _merchant(text: str, amount_paisa: int, *, currency: str, reference: str) -> str:
    """A merchant-presented QR for one amount."""
    if len(text) > PAYLOAD_CHARS_MAX:
        raise PayeeRefused(problem="it is too long")
    fields = read_fields(text)
    if fields.get(_FORMAT) != "01" or not any(_is_account(number) for number in fields):
        raise PayeeRefused(problem="it is not a merchant's payment QR")
    if text[-8:-4] != _CRC_HEAD or crc16(text[:-4]) != text[-4:].upper():
        raise PayeeRefused(problem="its check sum is wrong, so it was not read whole")
    if fields.get(_CURRENCY) != _NUMBERS.get(currency):
        raise PayeeRefused(problem=f"it is not for {currency}")
    del fields[_CRC]
    more = read_fields(fields.get(_ADDITIONAL, ""))
    more[_REFERENCE_LABEL] = reference
    fields |= {
        _INITIATION: _ONE_USE,
        _AMOUNT: money_text(amount_paisa),
        _ADDITIONAL: _written(more),
    }
    body = _written({_FORMAT: fields.pop(_FORMAT), **dict(sorted(fields.items()))}) + _CRC_HEAD
    return body + crc16(body)


def _written(fields: Fields) -> str:
    if any(len(value) > 99 for value in fields.values()):
        raise PayeeRefused(problem="a field of it is too long")
    return "".join(f"{number}{len(value):02d}{value}" for number, value in fields.items())


def _is_account(number: str) -> bool:
    """Merchant account information stands in fields 02 to 51."""
    return 2 <= int(number) <= 51


def _is_number(text: str) -> bool:
    return len(text) == 2 and text.isascii() and text.isdecimal()
