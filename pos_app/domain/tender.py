"""Money handed over: what is due, what goes back, what a cashier probably holds in the hand."""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from pos_protocol.events import CODE_CHARS_MAX, TENDERS_MAX, Tender, TenderKind
from pos_protocol.money import MONEY_PAISA_MAX

from pos_app.domain.errors import ReferenceMissing
from pos_app.domain.product import checked_text
from pos_app.errors import KhataNeedsCustomer, TenderNotCash, TenderRefused, TenderTooSmall

CASH_ABOVE_MAX_PAISA = 100_000_000
"""A million rupees more than the bill is a barcode in the money box, not a tender."""

REFERENCE_CHARS_MIN = 4
"""Fewer letters and digits find no payment in a bank's list."""

CARD_NUMBER_CHARS_MIN = 6
"""Fewer are the last digits of the card itself, which are the same each time that it pays."""


def change_due(total_paisa: int, tenders: Sequence[Tender], *, has_customer: bool = False) -> int:
    """What goes back from cash, in paisa.

    Raises TenderTooSmall, TenderRefused (an absurd amount, more than is due by card, or too many
    tenders), KhataNeedsCustomer.
    """
    given = sum(tender.amount for tender in tenders)
    cash = sum(tender.amount for tender in tenders if tender.kind is TenderKind.CASH)
    absurd = any(not 0 <= tender.amount <= MONEY_PAISA_MAX for tender in tenders)
    if absurd or len(tenders) > TENDERS_MAX or given > total_paisa + CASH_ABOVE_MAX_PAISA:
        shown = given if abs(given) < 10**20 else "That"
        raise TenderRefused(given_paisa=shown, due_paisa=total_paisa)
    if given < total_paisa:
        missing = total_paisa - given
        raise TenderTooSmall(given_paisa=given, due_paisa=total_paisa, missing_paisa=missing)
    if given - total_paisa > cash:
        # Change goes back in cash only: a card is charged what is due.
        over = given - total_paisa - cash
        raise TenderNotCash(given_paisa=given, due_paisa=total_paisa, over_paisa=over)
    if any(tender.kind is TenderKind.KHATA for tender in tenders) and not has_customer:
        raise KhataNeedsCustomer
    return given - total_paisa


class Pays(NamedTuple):
    """How goods that come back pay for others, in paisa.

    `given` was paid for them and pays now. `off_khata` was not paid yet: it goes off the khata, and
    `on_khata` of it onto it again for the others. `cash` is what is over, and was paid.
    """

    given: int
    off_khata: int
    on_khata: int
    cash: int

    @property
    def for_bill(self) -> int:
        """What of the bill is settled by them."""
        return self.given + self.on_khata


def pays_for(worth: int, total: int, *, unpaid: int, is_theirs: bool) -> Pays:
    """How goods of a worth pay for a bill of a total: a debt is never paid out in cash.

    `unpaid` is what of their sale stands on a khata. A bill of somebody else, which is not
    `is_theirs`, takes no debt over: only what was paid for the goods pays for it.
    """
    off_khata = min(worth, unpaid)
    given = min(worth - off_khata, total)
    on_khata = min(off_khata, total - given) if is_theirs else 0
    return Pays(given, off_khata, on_khata, cash=worth - off_khata - given)


def paid_by(tenders: Iterable[Tender], kind: TenderKind) -> int:
    """What of tenders is money of one kind, in paisa."""
    return sum(tender.amount for tender in tenders if tender.kind is kind)


def seen_paisa(tenders: Sequence[Tender]) -> int:
    """What was paid by QR without a number: the cashier saw it, the bank has not confirmed it."""
    return sum(
        tender.amount for tender in tenders if tender.kind is TenderKind.QR and not tender.reference
    )


def checked_reference(text: str, *, is_needed: bool = False) -> str:
    """What a payment is looked up by: a card's last digits or approval, a transfer's number.

    Digits of any script are kept as 0 to 9, as they stand in a bank's list. Unless `is_needed` it
    may be empty. Raises NameRefused, ReferenceMissing.
    """
    kept = checked_text(text, field="reference", chars_max=CODE_CHARS_MAX)
    kept = "".join(str(unicodedata.decimal(char, char)) for char in kept)
    if sum(map(str.isalnum, kept)) < REFERENCE_CHARS_MIN and (kept or is_needed):
        raise ReferenceMissing(chars_min=REFERENCE_CHARS_MIN)
    return kept


def confirmation(reference: str) -> Tender:
    """The number of a bank's message as a part of a bill, which had its amount before."""
    return Tender(kind=TenderKind.QR, amount=0, reference=reference)


def payment_number(tender: Tender) -> str:
    """By what a payment is known when its number is given again; empty where it cannot be known.

    The number in Latin digits and capitals, without what may be written between them.
    """
    if tender.kind not in {TenderKind.CARD, TenderKind.QR}:
        return ""
    latin = "".join(str(unicodedata.decimal(char, char)) for char in tender.reference)
    number = "".join(filter(str.isalnum, unicodedata.normalize("NFKC", latin).upper()))
    is_of_card = tender.kind is TenderKind.CARD and len(number) < CARD_NUMBER_CHARS_MIN
    return "" if is_of_card else number


def payment_numbers(tenders: Iterable[Tender]) -> Mapping[str, int]:
    """The numbers by which payments are known, and how much was paid with each, in paisa."""
    paid: Counter[str] = Counter()
    for tender in tenders:
        if number := payment_number(tender):
            paid[number] += tender.amount
    return paid
