"""A polite reminder of what a customer owes: its words, the link that sends them, and its slip."""

import unicodedata
from collections.abc import Iterator
from datetime import date
from urllib.parse import quote

import msgspec

from pos_app.domain.khata.accounts import PHONE_DIGITS_MAX, Customer
from pos_app.domain.names.search_text import fold_words
from pos_app.domain.slips.layout import Voice
from pos_app.domain.slips.sheet import Pair, Row, Rule, Sheet, Size, Words
from pos_app.domain.slips.word import Word

LINK_CHARS_MAX = 2300
"""A QR code of level M holds 2,331 bytes (ISO/IEC 18004, table 7)."""
_COUNTRIES = {"PKR": "92", "INR": "91"}
_JOINERS = "\u200c\u200d"
_CUT_SIGN = "\u2026"
NATIONAL_DIGITS = 10
"""Without the zero in front: 300 1234567 in Pakistan, 98765 43210 in India."""


class Reminder(msgspec.Struct, frozen=True, kw_only=True):
    """What a reminder says: `balance_paisa` is above zero.

    `since` is the day, as 2026-11-22, of the oldest entry that is still owed; empty where it lies
    before what this till knows. `phone` is the digits of an international number, empty where the
    customer has none that anybody could dial from abroad.
    """

    store_name: str
    store_lines: tuple[str, ...] = ()
    customer: Customer
    balance_paisa: int
    since: str = ""
    phone: str = ""


def international_phone(text: str, currency: str) -> str:
    """The digits of a phone number with its country's in front, as `wa.me` takes them (E.164).

    A national number is one of the country whose ISO 4217 `currency` the store keeps. Empty for
    a number that is too short, too long, or of a store in no country the till knows.
    """
    folded = "".join(fold_words(text))
    digits = "".join(char for char in folded if char.isdigit())
    country = _COUNTRIES.get(currency, "")
    if digits.startswith("00"):
        digits = digits.removeprefix("00")
    elif not text.lstrip().startswith("+"):
        national = digits.removeprefix("0")
        if len(national) == NATIONAL_DIGITS:
            digits = f"{country}{national}" if country else ""
        elif len(national) != len(digits):
            return ""
    is_whole = NATIONAL_DIGITS < len(digits) <= PHONE_DIGITS_MAX
    return digits if is_whole else ""


def reminder_words(reminder: Reminder, voice: Voice) -> str:
    """The whole reminder as one message, in the language of `voice`."""
    amount = voice.amount(reminder.balance_paisa, has_sign=True).removesuffix(".00")
    words = voice.speak(Word.REMIND_SINCE if reminder.since else Word.REMIND)
    return words.format(
        name=reminder.customer.shown_name,
        store=reminder.store_name,
        amount=amount,
        day=_day(reminder.since) if reminder.since else "",
    )


def reminder_link(reminder: Reminder, voice: Voice) -> str:
    """The address that opens the customer's chat with the words typed; empty without a number.

    Where a QR code could not hold them, names are cut until it can; amount and day are kept.
    """
    if not reminder.phone:
        return ""
    link = _link(reminder, voice)
    chars = max(len(reminder.store_name), len(reminder.customer.shown_name))
    while len(link) > LINK_CHARS_MAX and chars > 1:
        # A letter takes three to twelve signs in a link; both names may have it.
        chars -= max(1, (len(link) - LINK_CHARS_MAX) // 24)
        link = _link(_cut(reminder, chars), voice)
    return link


def _link(reminder: Reminder, voice: Voice) -> str:
    text = quote(reminder_words(reminder, voice), safe="")
    return f"https://wa.me/{reminder.phone}?text={text}"


def _cut(reminder: Reminder, chars: int) -> Reminder:
    """The same with names of at most so many characters."""
    name = _cut_name(reminder.customer.shown_name, chars)
    return msgspec.structs.replace(
        reminder,
        store_name=_cut_name(reminder.store_name, chars),
        customer=msgspec.structs.replace(reminder.customer, name=name),
    )


def _cut_name(name: str, chars: int) -> str:
    """A name cut between letters: a vowel sign belongs to the letter before it, which goes too."""
    if len(name) <= chars:
        return name
    while chars > 1 and (unicodedata.category(name[chars])[0] == "M" or name[chars] in _JOINERS):
        chars -= 1
    return f"{name[:chars].rstrip()}{_CUT_SIGN}"


def reminder_sheet(reminder: Reminder, voice: Voice) -> Sheet:
    """The reminder as a slip for the customer's hand."""
    return Sheet(tuple(_rows(reminder, voice)))


def _rows(reminder: Reminder, voice: Voice) -> Iterator[Row]:
    customer = reminder.customer
    yield Words(reminder.store_name, Size.LARGE, is_bold=True)
    for text in reminder.store_lines:
        yield Words(text, Size.SMALL)
    yield Words(voice.speak(Word.REMINDER), is_bold=True)
    for text in filter(None, (customer.shown_name, customer.phone)):
        yield Words(text, is_bold=True)
    yield Rule()
    yield Words(reminder_words(reminder, voice), is_centred=False)
    yield Rule()
    figure = voice.amount(reminder.balance_paisa, has_sign=True)
    yield Pair(voice.speak(Word.BALANCE), figure, Size.TALL, is_bold=True)


def _day(day: str) -> str:
    """A day of the till's calendar, as 22.11.2026."""
    return date.fromisoformat(day).strftime("%d.%m.%Y")
