"""Khata: who may buy on credit, up to what, what they owe, and how old that is. Pure."""

from collections.abc import Iterable, Iterator
from enum import StrEnum

import msgspec

from pos_app.domain.errors import (
    AdjustmentRefused,
    KhataLimitReached,
    KhataPaymentRefused,
    PhoneRefused,
)
from pos_app.domain.names.search_text import fold_words, search_text, typed_words
from pos_app.domain.names.sounds import sound_parts
from pos_app.domain.product import checked_text

PHONE_CHARS_MAX = 32
PHONE_DIGITS_MAX = 15
"""E.164 allows no more."""
PHONE_DIGITS_MIN = 3
PAID_AHEAD_MAX_PAISA = 100_000_000
"""A million rupees more than is owed is a barcode in the money box, not a payment."""
DAY_MS = 86_400_000
AGE_DAYS = (30, 60, 90)
"""Where one bucket of ageing ends and the next begins."""
_COUNTRIES = ("0092", "0091", "92", "91")
_PHONE_MARKS = frozenset(" +-()./")


class EntryKind(StrEnum):
    """What changed a balance."""

    CREDIT = "credit"
    PAYMENT = "payment"
    RETURN = "return"
    ADJUSTMENT = "adjustment"


class Customer(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody the till knows. `limit_paisa` None: the store's own limit holds."""

    customer_id: int
    name: str
    phone: str = ""
    limit_paisa: int | None = None

    @property
    def shown_name(self) -> str:
        """The name, or the number of a customer whose name is still on its way here."""
        return self.name or f"#{self.customer_id}"


class Credit(msgspec.Struct, frozen=True, kw_only=True):
    """An amount that was put on a khata, in paisa, and when."""

    amount_paisa: int
    at_ms: int


class Ageing(msgspec.Struct, frozen=True, kw_only=True):
    """How old a debt is, in paisa by age: up to 30, 60 and 90 days, and beyond.

    `oldest_ms` is when the oldest part that is still owed was bought, None when nothing is owed or
    that lies before what this till knows.
    """

    buckets: tuple[int, int, int, int] = (0, 0, 0, 0)
    oldest_ms: int | None = None

    @property
    def overdue_paisa(self) -> int:
        """What is owed for more than 30 days."""
        return sum(self.buckets[1:])


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """How a customer stands; `limit_paisa` is the one that holds, None for none."""

    customer: Customer
    balance_paisa: int
    limit_paisa: int | None = None
    last_paid_ms: int | None = None
    ageing: Ageing = Ageing()

    @property
    def over_paisa(self) -> int:
        """What is owed above the limit."""
        return over_limit(self.balance_paisa, self.limit_paisa)


def over_limit(balance_paisa: int, limit_paisa: int | None) -> int:
    """How far a balance is above a limit, in paisa; 0 within it and where there is none."""
    return 0 if limit_paisa is None else max(0, balance_paisa - limit_paisa)


def refuse_over_limit(account: Account, more_paisa: int) -> None:
    """Raise KhataLimitReached when buying for that much would take a customer over the limit."""
    over = over_limit(account.balance_paisa + more_paisa, account.limit_paisa)
    if more_paisa > 0 and over:
        raise KhataLimitReached(
            name=account.customer.shown_name, over_paisa=over, limit_paisa=account.limit_paisa
        )


def checked_payment(amount_paisa: int, balance_paisa: int) -> int:
    """An amount paid onto a khata; paying ahead is fine, a barcode is not.

    Raises KhataPaymentRefused.
    """
    if not 0 < amount_paisa <= max(balance_paisa, 0) + PAID_AHEAD_MAX_PAISA:
        shown = amount_paisa if abs(amount_paisa) < 10**20 else "That"
        raise KhataPaymentRefused(given_paisa=shown, due_paisa=max(balance_paisa, 0))
    return amount_paisa


def checked_adjustment(amount_paisa: int, note: str) -> None:
    """Raise AdjustmentRefused unless an adjustment says how much and why."""
    if not amount_paisa or not note or abs(amount_paisa) > 10 * PAID_AHEAD_MAX_PAISA:
        raise AdjustmentRefused


def checked_phone(text: str) -> str:
    """A phone number as it was given, its digits as 0 to 9. Raises PhoneRefused; may be empty."""
    kept = checked_text(text, field="phone", chars_max=PHONE_CHARS_MAX)
    kept = "".join("".join(fold_words(char)) if char.isdigit() else char for char in kept)
    digits = [char for char in kept if char.isdigit()]
    rest = set(kept) - set("0123456789") - _PHONE_MARKS
    if kept and (rest or not PHONE_DIGITS_MIN <= len(digits) <= PHONE_DIGITS_MAX):
        raise PhoneRefused(phone=text)
    return kept


def phone_key(text: str) -> str:
    """The digits by which a phone number is known: 0300-1234567 and +92 300 1234567 are one."""
    digits = "".join(char for char in "".join(fold_words(text)) if char.isdigit())
    for country in _COUNTRIES:
        if digits.startswith(country) and len(digits) - len(country) >= 10:
            return digits.removeprefix(country)
    return digits.removeprefix("0")


def customer_text(name: str, phone: str) -> str:
    """What a customer is found by: the words of the name, how they sound, the digits."""
    key = phone_key(phone)
    return f"{search_text(name)} {key}" if key else search_text(name)


def wanted_parts(text: str) -> tuple[tuple[str, ...], ...]:
    """What a typed text looks for: of each group one part must stand in `customer_text`."""
    if not any(char.isalpha() for char in text):
        key = phone_key(text)
        return ((key,),) if key else ()
    return tuple((f" {word}", *sound_parts(said, liberties=1)) for word, said in typed_words(text))


def ageing(balance_paisa: int, newest_first: Iterable[Credit], *, now_ms: int) -> Ageing:
    """How old what is owed is: payments paid the oldest goods first, as a shop reckons.

    So the newest credits are what is still open. What they do not explain is older than anything
    this till knows.
    """
    buckets = [0, 0, 0, 0]
    left, oldest_ms = balance_paisa, None
    for part in _open(newest_first, balance_paisa):
        buckets[_bucket(now_ms - part.at_ms)] += part.amount_paisa
        left -= part.amount_paisa
        oldest_ms = part.at_ms
    if left > 0:
        buckets[-1] += left
        oldest_ms = None
    first, second, third, beyond = buckets
    return Ageing(buckets=(first, second, third, beyond), oldest_ms=oldest_ms)


def _open(newest_first: Iterable[Credit], left_paisa: int) -> Iterator[Credit]:
    """The parts of credits that are still owed, newest first."""
    for credit in newest_first:
        if left_paisa <= 0:
            return
        if credit.amount_paisa > 0:
            taken = min(left_paisa, credit.amount_paisa)
            yield Credit(amount_paisa=taken, at_ms=credit.at_ms)
            left_paisa -= taken


def _bucket(age_ms: int) -> int:
    days = age_ms // DAY_MS
    return sum(days > edge for edge in AGE_DAYS)
