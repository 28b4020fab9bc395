"""What was taken off a bill after it was scanned: an owner wants to see it, also after an undo.

A cart carries it until it is sold, and the sale says it. Undo takes goods off as Delete does, so it
is written down as well; goods that come back by undo or redo were never taken off.
"""

from collections.abc import Sequence
from typing import Protocol

import msgspec
from pos_protocol.events import REMOVED_MAX


class Removed(msgspec.Struct, frozen=True, kw_only=True):
    """Goods that were on a bill: how many, in thousandths, and what they came to, in paisa."""

    product_id: int
    name: str
    quantity_milli: int
    amount_paisa: int


class Line(Protocol):
    """What of a cart's line matters here."""

    @property
    def n(self) -> int: ...

    @property
    def product_id(self) -> int: ...

    @property
    def name(self) -> str: ...

    @property
    def quantity_milli(self) -> int: ...

    @property
    def amount_paisa(self) -> int: ...


def taken_off(before: Sequence[Line], after: Sequence[Line]) -> tuple[Removed, ...]:
    """The goods that the lines `before` have and those `after` have not, or fewer of."""
    left = {line.n: line for line in after}
    found = []
    for line in before:
        now = left.get(line.n)
        quantity_milli = line.quantity_milli - (now.quantity_milli if now else 0)
        if quantity_milli > 0:
            amount_paisa = line.amount_paisa - (now.amount_paisa if now else 0)
            found.append(
                Removed(
                    product_id=line.product_id,
                    name=line.name,
                    quantity_milli=quantity_milli,
                    amount_paisa=max(0, amount_paisa),
                )
            )
    return tuple(found)


def joined(before: Sequence[Removed], more: Sequence[Removed]) -> tuple[Removed, ...]:
    """Both, in their order; of more than REMOVED_MAX those that were worth least are left out."""
    found = [*before, *more]
    while len(found) > REMOVED_MAX:
        found.remove(min(found, key=lambda each: each.amount_paisa))
    return tuple(found)


def without(some: Sequence[Removed], gone: Sequence[Removed]) -> tuple[Removed, ...]:
    """`some` less each of `gone`, once."""
    left = list(some)
    for each in gone:
        if each in left:
            left.remove(each)
    return tuple(left)
