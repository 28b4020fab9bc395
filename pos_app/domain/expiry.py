"""Expiry dates as people type them and as labels print them: `3112`, `12/26`, `31.12.2026`."""

import unicodedata
from datetime import MAXYEAR, date, timedelta
from itertools import pairwise

from pos_app.domain.gs1 import has_check_digit
from pos_app.errors import ExpiryRefused

NONE_TYPED = "0"
"""Typed for goods that bear no date."""
DOUBTFUL_YEARS = 10
"""Hardly any goods keep for longer: a date beyond that is probably a slip of the hand."""

DATE_DIGITS = 8
ISO_CHARS = len("2026-12-31")
_CENTURY = 2000
_TYPED_CHARS_MAX = 16
_SEPARATORS = "/.-\u066b\u06d4\u060d "
# A year of two digits after a month must be one that goods can bear today: 05/11 is the 5th of
# November, because nothing on a shelf expires in 2011.
_SHORT_YEAR_MIN = 13
_YEARLESS_TRIES = 9
"""The 29th of February comes again within eight years."""

type _Cut = tuple[str, ...]


def read_expiry(text: str, today: date) -> date | None:
    """The date that a typed or printed text means; None for `0`, which says there is none.

    Day before month, as on labels in Pakistan and India. Day and month alone mean their next day
    from `today` on; month and year mean the last day of the month. With or without separators
    (`/`, `.`, `-`, blank), years of two or four digits from 2000 to 2099, digits of any script;
    2026-12-31 is read too. Raises ExpiryRefused for everything else.
    """
    plain = _plain(text)
    if plain == NONE_TYPED:
        return None
    for cut in _cuts(plain):
        found = _dated(cut, today)
        if found is not None:
            return found
    raise ExpiryRefused(expiry=text)


def is_expiry(text: str, today: date) -> bool:
    """Whether a text can be read as an expiry date, or as none."""
    try:
        read_expiry(text, today)
    except ExpiryRefused:
        return False
    return True


def is_like_date(text: str) -> bool:
    """Whether a text is parted as a date is, or has its eight digits and is no EAN-8."""
    plain = _plain(text)
    parts = plain.split("/")
    if not all(part.isdecimal() and len(part) in {1, 2, 4} for part in parts):
        return len(plain) == DATE_DIGITS and plain.isdecimal() and not has_check_digit(plain)
    return len(parts) in {2, 3}


def is_doubtful(expiry: date, today: date) -> bool:
    """Whether goods that arrive today with this date are surprising: past, or years away."""
    return expiry < today or expiry.year - today.year > DOUBTFUL_YEARS


def _plain(text: str) -> str:
    """Latin digits with one slash for each separator."""
    if len(text) > _TYPED_CHARS_MAX:
        return ""
    digits = ((unicodedata.decimal(char, None), char) for char in text.strip())
    latin = "".join(char if value is None else str(value) for value, char in digits)
    return "".join("/" if char in _SEPARATORS else char for char in latin)


def _cuts(plain: str) -> list[_Cut]:
    """The ways to part a text into day, month and year, likeliest first."""
    if "/" in plain:
        return [tuple(plain.split("/"))]
    if not plain.isdecimal():
        return []
    ends: dict[int, list[tuple[int, ...]]] = {
        3: [(1, 3)],
        4: [(2, 4)],
        6: [(2, 4, 6), (2, 6)],
        8: [(2, 4, 8), (4, 6, 8)],
    }
    cuts = ends.get(len(plain), [])
    return [tuple(plain[left:right] for left, right in pairwise((0, *cut))) for cut in cuts]


def _dated(cut: _Cut, today: date) -> date | None:
    """The date that one way of parting means, if any."""
    if not all(part.isdecimal() and len(part) in {1, 2, 4} for part in cut):
        return None
    if len(cut) == 2:
        return _two_parts(*cut, today=today)
    if len(cut) != 3:
        return None
    year, month, day = cut if len(cut[0]) == 4 else cut[::-1]
    return _day(_year(year), int(month), int(day))


def _two_parts(first: str, second: str, *, today: date) -> date | None:
    """Year and month, month and year, or else day and month."""
    if len(first) == 4:
        return _month_end(int(first), int(second))
    is_short_year = len(second) == 2 and int(second) >= _SHORT_YEAR_MIN
    if is_short_year or len(second) == 4:
        return _month_end(_year(second), int(first))
    return _next(int(first), int(second), today)


def _year(digits: str) -> int:
    """A year of two or four digits; one digit is none, and outside this century."""
    return _CENTURY + int(digits) if len(digits) == 2 else int(digits)


def _day(year: int, month: int, day: int) -> date | None:
    """A day of this century that is in the calendar."""
    if not _CENTURY <= year < _CENTURY + 100:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month_end(year: int, month: int) -> date | None:
    """The last day of a month of this century: goods keep through the month on their label."""
    first = _day(year, month, 1)
    if first is None:
        return None
    return (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def _next(day: int, month: int, today: date) -> date | None:
    """The next such day from today on."""
    years = range(today.year, min(today.year + _YEARLESS_TRIES, MAXYEAR))
    days = (_day(year, month, day) for year in years)
    return next((each for each in days if each is not None and each >= today), None)


def batch_note(expiry: date, lot: str) -> str:
    """How a removal says which batch left: its date and its lot."""
    return f"{expiry.isoformat()} {lot}".strip()


def noted_batch(note: str) -> tuple[date, str] | None:
    """Date and lot of the batch that a removal's note names; None where it names none."""
    day, _, lot = note.partition(" ")
    try:
        return (date.fromisoformat(day), lot) if len(day) == ISO_CHARS else None
    except ValueError:
        return None
