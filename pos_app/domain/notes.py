"""Notes and coins: what is in use, what makes a sum, what a customer probably holds in the hand."""

from pos_protocol.events import CashPiece

DENOMINATIONS: dict[str, tuple[int, ...]] = {
    "PKR": (500_000, 100_000, 50_000, 10_000, 5_000, 2_000, 1_000, 500, 200, 100),
    "INR": (50_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500, 200, 100),
}
"""The notes and coins in use, in paisa, largest first; one worth is one place, note or coin."""
OTHER_DENOMINATIONS = (100_000, 50_000, 10_000, 5_000, 2_000, 1_000, 500, 100)

QUICK_CASH_MAX = 4
ROUNDED_FROM_PAISA = 5_000
"""Nobody rounds a bill up to notes of less than 50 rupees: those pay it exactly."""
LARGE_NOTES = 3
"""So many of the largest notes are handed over for a small bill when the purse has no other."""


def denominations(currency: str) -> tuple[int, ...]:
    """What a drawer may hold in a currency (ISO 4217), in paisa, largest first."""
    return DENOMINATIONS.get(currency, OTHER_DENOMINATIONS)


def fewest_pieces(amount_paisa: int, currency: str) -> tuple[CashPiece, ...]:
    """The fewest notes and coins that make an amount, largest first; what no coin makes stays out.

    Taking the largest that fits gives the fewest in both currencies: each worth is at least about
    twice the next one.
    """
    pieces = []
    for worth in denominations(currency):
        count, amount_paisa = divmod(amount_paisa, worth)
        if count:
            pieces.append(CashPiece(denomination=worth, count=count))
    return tuple(pieces)


def quick_cash(total_paisa: int, currency: str) -> tuple[int, ...]:
    """Four sums that a customer is likely to hand over, in paisa, smallest first, above the total.

    The total rounded up to each note, the largest notes alone, and two of the largest; above that
    people count in it.
    """
    notes = [worth for worth in denominations(currency) if worth >= ROUNDED_FROM_PAISA]
    offers = {-(-total_paisa // note) * note for note in notes}
    offers |= {*notes[:LARGE_NOTES], 2 * notes[0]}
    offers = {offer for offer in offers if offer > total_paisa}
    while len(offers) < QUICK_CASH_MAX:
        offers.add((max(offers, default=total_paisa) // notes[0] + 1) * notes[0])
    return tuple(sorted(offers)[:QUICK_CASH_MAX])
