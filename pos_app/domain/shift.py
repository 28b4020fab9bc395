"""A cashier's span at a till: what its events say about the drawer."""

from collections.abc import Mapping
from functools import partial
from typing import Literal
from uuid import UUID

import msgspec
from pos_protocol.events import (
    NOTE_CHARS_MAX,
    PIECES_MAX,
    CashMoved,
    CashPiece,
    DrawerOpened,
    ShiftClosed,
    ShiftOpened,
)
from pos_protocol.money import MONEY_PAISA_MAX

from pos_app.domain.product import checked_price, checked_text
from pos_app.errors import AmountRefused, QuantityRefused

_NOT_COUNTED = "not counted"
"""How the note of a close begins whose drawer nobody counted."""


def uncounted_note(note: str) -> str:
    """The note of a shift that is closed without a count."""
    return f"{_NOT_COUNTED}: {note}" if note.strip() else _NOT_COUNTED


def read_note(note: str) -> tuple[bool, str]:
    """Whether the drawer was counted, and what somebody wrote about it."""
    is_uncounted = note == _NOT_COUNTED or note.startswith(f"{_NOT_COUNTED}: ")
    return not is_uncounted, note[len(_NOT_COUNTED) + 2 :] if is_uncounted else note


class TypedCount(msgspec.Struct, frozen=True, kw_only=True):
    """The count of a drawer while it is typed: how many of each note and coin, by worth in paisa.

    `first_paisa` is the sum that was counted before the expected one was shown.
    """

    pieces: dict[int, int]
    first_paisa: int | None = None


class CashCount(msgspec.Struct, frozen=True, kw_only=True):
    """What was counted in a drawer, in paisa: the sum, and the notes and coins if they were told.

    `first_paisa` is the sum before the expected one was shown.
    """

    counted_paisa: int
    pieces: tuple[CashPiece, ...] = ()
    first_paisa: int | None = None

    @property
    def changed_from_paisa(self) -> int | None:
        """The first sum, where it was another one."""
        return None if self.first_paisa == self.counted_paisa else self.first_paisa


def counted(pieces: Mapping[int, int]) -> CashCount:
    """A count by note and coin: how many of each worth in paisa. Raises QuantityRefused."""
    for count in pieces.values():
        if not 0 <= count <= PIECES_MAX:
            raise QuantityRefused(quantity=str(count), quantity_max_milli=PIECES_MAX * 1000)
    kept = tuple(
        CashPiece(denomination=worth, count=count)
        for worth, count in sorted(pieces.items(), reverse=True)
        if count
    )
    total = sum(piece.denomination * piece.count for piece in kept)
    return CashCount(counted_paisa=total, pieces=kept)


class Drawer(msgspec.Struct, frozen=True, kw_only=True):
    """What a drawer should hold and what was found in it, in paisa, with the shift's totals."""

    expected_paisa: int
    count: CashCount
    sales_total_paisa: int
    returns_total_paisa: int
    grand_total_paisa: int

    @property
    def variance_paisa(self) -> int:
        """Above zero when there is more than expected."""
        return self.count.counted_paisa - self.expected_paisa


_checked_amount = partial(checked_price, refusal=AmountRefused)
"""Money of a drawer: nobody named a price."""


def opened(shift_no: int, opening_float_paisa: int) -> ShiftOpened:
    """A shift began. Raises AmountRefused for a float that cannot be meant."""
    return ShiftOpened(shift_no=shift_no, opening_float=_checked_amount(opening_float_paisa))


def cash_moved(
    shift_id: UUID,
    direction: Literal["in", "out"],
    *,
    amount_paisa: int,
    reason: str,
    delivery: UUID | None = None,
) -> CashMoved:
    """Cash went in or out, maybe for a delivery.

    Raises AmountRefused for nothing, NameRefused for the reason.
    """
    if amount_paisa == 0:
        raise AmountRefused(price="0", price_max_paisa=MONEY_PAISA_MAX)
    return CashMoved(
        shift_id=shift_id,
        direction=direction,
        amount=_checked_amount(amount_paisa),
        reason=checked_text(reason, field="reason", chars_max=NOTE_CHARS_MAX),
        delivery=delivery,
    )


def closed(shift_id: UUID, drawer: Drawer, *, note: str = "") -> ShiftClosed:
    """A shift ended. Raises AmountRefused for a count that cannot be meant, NameRefused."""
    return ShiftClosed(
        shift_id=shift_id,
        expected=drawer.expected_paisa,
        counted=_checked_amount(drawer.count.counted_paisa),
        sales_total=drawer.sales_total_paisa,
        returns_total=drawer.returns_total_paisa,
        grand_total=drawer.grand_total_paisa,
        note=checked_text(note, field="note", chars_max=NOTE_CHARS_MAX),
        pieces=drawer.count.pieces,
        first_counted=drawer.count.changed_from_paisa,
    )


def drawer_opened(shift_id: UUID, *, reason: str) -> DrawerOpened:
    """The drawer was opened without a sale. Raises NameRefused for the reason."""
    text = checked_text(reason, field="reason", chars_max=NOTE_CHARS_MAX)
    return DrawerOpened(shift_id=shift_id, reason=text)
