"""What is typed or scanned to find a bill: its number, a day, an amount, or words."""

import re
from datetime import date
from typing import NamedTuple

from pos_protocol.errors import ProtocolError
from pos_protocol.money import parse_money

TEXT_CHARS_MAX = 100
_RECEIPT = re.compile(r"([0-9]{1,3})-([0-9]{1,3})-([0-9]{1,9})(?:-([0-9a-f]{1,8}))?")
_SCANNED = re.compile(r"[0-9]{1,3}-[0-9]{1,3}-[0-9]{1,9}-[0-9A-Fa-f]{8}")
_DAY = re.compile(r"([0-9]{1,2})[./]([0-9]{1,2})(?:[./]|[./]([0-9]{2}|[0-9]{4}))?")
_CENTURY = 2000


class BillPlace(NamedTuple):
    """Where a receipt number points: a place of a till's log, and how its hash begins."""

    till_no: int
    epoch: int
    till_seq: int
    hash_start: str = ""


class BillWish(NamedTuple):
    """One meaning of the text; `words` are names of goods or people.

    A bare whole number is an amount and may be the running number of a bill of this till too.
    """

    place: BillPlace | None = None
    day: str = ""
    total_paisa: int | None = None
    till_seq: int | None = None
    words: str = ""


def is_receipt_no(text: str) -> bool:
    """Whether a scan is a whole receipt number, as the code on every receipt holds it."""
    return _SCANNED.fullmatch(text.strip()) is not None


def read_wish(text: str, *, today: date) -> BillWish:
    """What a typed text asks for: 1-1-57, 22/11, 22.11.2026, 2026-11-22, 540, or words.

    A day without a year is the last one that was not after `today`; 22.11 is an amount.
    """
    typed = text.strip()[:TEXT_CHARS_MAX]
    receipt = _RECEIPT.fullmatch(typed.casefold())
    if receipt:
        till_no, epoch, till_seq = map(int, receipt.groups()[:3])
        return BillWish(place=BillPlace(till_no, epoch, till_seq, receipt[4] or ""))
    day = _read_day(typed, today)
    if day is not None:
        return BillWish(day=day.isoformat())
    try:
        paisa = parse_money(typed.replace(",", "").removesuffix("/-"))
    except ProtocolError:
        return BillWish(words=typed)
    is_whole = typed.isascii() and typed.isdecimal() and len(typed) <= 9
    return BillWish(total_paisa=abs(paisa), till_seq=int(typed) if is_whole else None)


def _read_day(typed: str, today: date) -> date | None:
    found = _DAY.fullmatch(typed)
    try:
        if found is None:
            return date.fromisoformat(typed) if typed.count("-") == 2 else None
        number, month, year = int(found[1]), int(found[2]), found[3]
        if year is None and "/" not in typed and not typed.endswith("."):
            return None
        if year is not None:
            return date(int(year) + (_CENTURY if len(year) == 2 else 0), month, number)
        this_year = date(today.year, month, number)
        return this_year if this_year <= today else date(today.year - 1, month, number)
    except ValueError:
        return None
