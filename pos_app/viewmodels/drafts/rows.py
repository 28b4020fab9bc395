"""One line of a stock screen: as it is entered, as it is kept, and as its row shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from pos_protocol.events import OutReason, Unit

from pos_app.db.queries import products, stock
from pos_app.domain.product import checked_quantity
from pos_app.domain.stock_draft import DraftLine
from pos_app.errors import QuantityNotWhole

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pos_app.db.statement import Tx
    from pos_app.domain.product import Product


ONE_MILLI = 1000


class Cell(NamedTuple):
    """One figure or word of a row; `tone` is a token's name, `is_current` marks what keys set.

    `under` stands small below it: a lot, or the cost before (`is_struck`).
    """

    text: str
    tone: str = "text"
    is_current: bool = False
    is_word: bool = False
    under: str = ""
    is_struck: bool = False


class Heading(NamedTuple):
    """The name of a column; where room is short, the column of the highest `rank` goes first.

    `sets` is the number of the cell that typing sets there, None where nothing is typed.
    """

    text: str
    rank: int = 0
    sets: int | None = None


class StockRow(NamedTuple):
    """One row as it is shown."""

    number: int
    name: str
    second: str
    cells: tuple[Cell, ...]


class Marks(NamedTuple):
    """What a code says about the very goods it is on: a date as 2026-12-31, and a lot."""

    expiry: str | None = None
    lot: str = ""


NO_MARKS = Marks()


@dataclass(frozen=True, kw_only=True, slots=True)
class Draft:
    """One line that is being entered; amounts in paisa, quantities in thousandths.

    `n` names the line for as long as the list lives. `known_milli` is the stock of the moment in
    which the line was counted, `have_milli` that of now.
    """

    product: Product
    have_milli: int
    quantity_milli: int
    n: int = 0
    cost_paisa: int | None = None
    expiry: str | None = None
    lot: str = ""
    reason: OutReason = OutReason.SPOILAGE
    note: str = ""
    known_milli: int | None = None

    @property
    def marks(self) -> Marks:
        """The date and the lot."""
        return Marks(self.expiry, self.lot)


class Question(NamedTuple):
    """Something surprising that was typed: Enter does the edit, any other key forgets it."""

    text: str
    edit: Callable[[Draft], Draft]


def checked_count(product: Product, quantity_milli: int, *, lang: str = "en") -> int:
    """A quantity that fits the product's unit; a refusal names the goods in `lang`.

    Raises QuantityRefused, QuantityNotWhole.
    """
    checked_quantity(quantity_milli)
    if product.unit is Unit.PIECE and quantity_milli % ONE_MILLI:
        raise QuantityNotWhole(name=product.name(lang), quantity_milli=quantity_milli)
    return quantity_milli


def spoken(row: StockRow) -> str:
    """A row for a screen reader."""
    words = (word for cell in row.cells for word in (cell.text, cell.under) if word)
    return ", ".join([row.name, *words])


def kept_line(draft: Draft) -> DraftLine:
    """A line as it lies on the disk."""
    return DraftLine(
        n=draft.n,
        product_id=draft.product.product_id,
        quantity_milli=draft.quantity_milli,
        cost_paisa=draft.cost_paisa,
        expiry=draft.expiry,
        lot=draft.lot,
        reason=draft.reason,
        note=draft.note,
        known_milli=draft.known_milli,
    )


def removed_goods(tx: Tx, lines: Sequence[DraftLine]) -> tuple[tuple[Product, DraftLine], ...]:
    """The lines whose goods were taken out of the catalogue, with what these were."""
    found = ((products.removed(tx, line.product_id), line) for line in lines)
    return tuple((product, line) for product, line in found if product is not None)


def read_drafts(tx: Tx, lines: Sequence[DraftLine]) -> tuple[Draft, ...]:
    """Kept lines with their products and stock of now; a line whose product is gone is left out."""
    have = stock.on_hand(tx, {line.product_id for line in lines})
    found = ((products.by_id(tx, line.product_id), line) for line in lines)
    return tuple(
        Draft(
            product=product,
            have_milli=have[line.product_id],
            quantity_milli=line.quantity_milli,
            n=line.n,
            cost_paisa=line.cost_paisa,
            expiry=line.expiry,
            lot=line.lot,
            reason=line.reason,
            note=line.note,
            known_milli=line.known_milli,
        )
        for product, line in found
        if product is not None
    )
