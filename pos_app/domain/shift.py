"""A cashier's span at a till: what its events say about the drawer."""

from typing import Literal
from uuid import UUID

import msgspec
from pos_protocol.events import NOTE_CHARS_MAX, CashMoved, ShiftClosed, ShiftOpened
from pos_protocol.money import MONEY_PAISA_MAX

from pos_app.domain.product import checked_price, checked_text
from pos_app.errors import PriceRefused


class Drawer(msgspec.Struct, frozen=True, kw_only=True):
    """What a drawer should hold and what was found in it, in paisa, with the shift's totals."""

    expected_paisa: int
    counted_paisa: int
    sales_total_paisa: int
    returns_total_paisa: int
    grand_total_paisa: int

    @property
    def variance_paisa(self) -> int:
        """Above zero when there is more than expected."""
        return self.counted_paisa - self.expected_paisa


def opened(shift_no: int, opening_float_paisa: int) -> ShiftOpened:
    """A shift began. Raises PriceRefused for a float that cannot be meant."""
    return ShiftOpened(shift_no=shift_no, opening_float=checked_price(opening_float_paisa))


def cash_moved(
    shift_id: UUID, direction: Literal["in", "out"], *, amount_paisa: int, reason: str
) -> CashMoved:
    """Cash went in or out. Raises PriceRefused for nothing, NameRefused for the reason."""
    if amount_paisa == 0:
        raise PriceRefused(price="0", price_max_paisa=MONEY_PAISA_MAX)
    return CashMoved(
        shift_id=shift_id,
        direction=direction,
        amount=checked_price(amount_paisa),
        reason=checked_text(reason, field="reason", chars_max=NOTE_CHARS_MAX),
    )


def closed(shift_id: UUID, drawer: Drawer, *, note: str = "") -> ShiftClosed:
    """A shift ended. Raises PriceRefused for a count that cannot be meant, NameRefused."""
    return ShiftClosed(
        shift_id=shift_id,
        expected=drawer.expected_paisa,
        counted=checked_price(drawer.counted_paisa),
        sales_total=drawer.sales_total_paisa,
        returns_total=drawer.returns_total_paisa,
        grand_total=drawer.grand_total_paisa,
        note=checked_text(note, field="note", chars_max=NOTE_CHARS_MAX),
    )
