"""How much to order of what runs low; the same rule as the server's report of low stock."""

SOLD_DAYS = 28
"""Sales of so many days tell how fast goods sell: in whole weeks each weekday counts alike."""
LEAD_DAYS = 7
"""What is ordered should last so many days."""
WHOLE_MILLI = 1000


def suggested_milli(*, sold_milli: int, on_hand_milli: int, low_at_milli: int) -> int:
    """What to order, in thousandths, always whole units.

    Enough that the stock lasts LEAD_DAYS at the rate of the last SOLD_DAYS, and stands above the
    mark of low stock again.
    """
    for_sales = -(-(sold_milli * LEAD_DAYS - on_hand_milli * SOLD_DAYS) // SOLD_DAYS)
    for_mark = low_at_milli + 1 - on_hand_milli
    missing = max(0, for_sales, for_mark)
    return -(-missing // WHOLE_MILLI) * WHOLE_MILLI
