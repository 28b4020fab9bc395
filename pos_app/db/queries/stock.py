"""Stock as this till sees it, and the movements that make it."""

from collections.abc import Iterable, Iterator

import msgspec
from pos_protocol.events import MovementType
from pos_protocol.ids import OPEN_ITEM_PRODUCT_ID
from pos_protocol.ledger import Claim

from pos_app.db.statement import Row, Statement, Tx


class StockLevel(msgspec.Struct, frozen=True, kw_only=True):
    """One product's stock in thousandths: what the feed confirmed and what this till adds to it.

    `known_version` is the feed's version; `version` moves with every movement that this till
    knows of, so that it also tells states of a store without a server apart.
    """

    product_id: int
    known_quantity_milli: int = 0
    known_version: int = 0
    pending_milli: int = 0
    pending_lines: int = 0

    @property
    def quantity_milli(self) -> int:
        """What is on the shelf, as far as this till knows."""
        return self.known_quantity_milli + self.pending_milli

    @property
    def version(self) -> int:
        """How many movements of the product this till knows."""
        return self.known_version + self.pending_lines

    @property
    def claim(self) -> Claim:
        """What an event's line says the till knew."""
        return Claim(
            known_quantity=self.known_quantity_milli,
            known_version=self.known_version,
            pending=self.pending_milli,
        )


class StockRow(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the stock list."""

    product_id: int
    name: str
    barcodes: tuple[str, ...]
    unit: str
    price_paisa: int
    quantity_milli: int
    version: int
    first_in_ms: int | None


class Movement(msgspec.Struct, frozen=True, kw_only=True):
    """One line's effect on stock."""

    movement_id: int
    product_id: int
    type: MovementType
    reason: str
    quantity_milli: int
    occurred_ms: int
    till_no: int
    epoch: int
    till_seq: int
    line: int

    @property
    def delta_milli(self) -> int:
        """The signed change."""
        sign = 1 if self.type is MovementType.STOCK_IN else -1
        return sign * self.quantity_milli


class BroughtForward(msgspec.Struct, frozen=True, kw_only=True):
    """The sum of a product's earlier movements, which are at head office, and when it was taken."""

    quantity_milli: int
    taken_ms: int


_LEVEL = Statement(
    "SELECT product_id, confirmed, version, pending, pending_lines FROM stock_level"
    " WHERE product_id = :product_id"
)
_ROWS = """SELECT p.product_id, coalesce(nullif(p.name_en, ''), nullif(p.name_ur, ''), p.name_hi),
  p.barcodes, p.unit, p.price, coalesce(s.confirmed + s.pending, 0),
  coalesce(s.version + s.pending_lines, 0), s.first_in_ms
FROM product p LEFT JOIN stock_level s ON s.product_id = p.product_id WHERE p.is_listed"""
_ONE = Statement(f"{_ROWS} AND p.product_id = :product_id")
_ALL = Statement(
    f"{_ROWS} AND (p.product_id != :open_item OR s.product_id IS NOT NULL) ORDER BY p.product_id"
)
# What is held moves nothing until somebody has decided, and may bear the number of another
# movement: that of the same place on a copy's branch.
_MOVED = """SELECT m.movement_id, m.product_id, m.type, m.reason, m.quantity, m.occurred_ms
FROM movement m LEFT JOIN feed f ON f.event_id = m.event_id WHERE coalesce(f.held, 0) = 0"""
_OF_PRODUCT = Statement(
    f"{_MOVED} AND m.product_id = :product_id ORDER BY m.hlc_ms, m.movement_id, m.event_id"
)
_FORWARD = Statement("SELECT taken_ms FROM brought")
_EVERY = Statement(f"{_MOVED} ORDER BY m.hlc_ms, m.movement_id, m.event_id")


def levels(tx: Tx, product_ids: Iterable[int]) -> dict[int, StockLevel]:
    """The stock of these products; one that never moved has zeros."""
    found = {}
    for product_id in product_ids:
        if product_id not in found:
            row = _LEVEL.one(tx, product_id=product_id)
            found[product_id] = StockLevel(
                product_id=product_id,
                known_quantity_milli=row[1] if row else 0,
                known_version=row[2] if row else 0,
                pending_milli=row[3] if row else 0,
                pending_lines=row[4] if row else 0,
            )
    return found


def on_hand(tx: Tx, product_ids: Iterable[int]) -> dict[int, int]:
    """The quantities of these products in thousandths."""
    return {n: level.quantity_milli for n, level in levels(tx, product_ids).items()}


def all_stock(tx: Tx, product_id: int | None = None) -> Iterator[StockRow]:
    """One product's line of the stock list, or all by number, one at a time.

    The open item is listed when it was sold.
    """
    if product_id is None:
        rows = _ALL.run(tx, {"open_item": OPEN_ITEM_PRODUCT_ID})
    else:
        rows = _ONE.run(tx, {"product_id": product_id})
    for row in rows:
        yield StockRow(
            product_id=row[0],
            name=row[1],
            barcodes=tuple(code for code, _ in msgspec.json.decode(row[2])),
            unit=row[3],
            price_paisa=row[4],
            quantity_milli=row[5],
            version=row[6],
            first_in_ms=row[7],
        )


def movements(tx: Tx, product_id: int) -> tuple[Movement, ...]:
    """A product's movements that count, oldest first."""
    return tuple(_movement(row) for row in _OF_PRODUCT.run(tx, {"product_id": product_id}))


def all_movements(tx: Tx) -> Iterator[Movement]:
    """Every movement of the store that counts, oldest first, one at a time."""
    for row in _EVERY.run(tx):
        yield _movement(row)


def brought_forward(tx: Tx, product_id: int) -> BroughtForward:
    """What the movements that this till does not have itself added up to.

    Nothing on a till that has its whole history: there the movements make the whole stock.
    """
    found = _FORWARD.one(tx)
    if found is None:
        return BroughtForward(quantity_milli=0, taken_ms=0)
    on_hand_milli = on_hand(tx, [product_id])[product_id]
    here_milli = sum(each.delta_milli for each in movements(tx, product_id))
    return BroughtForward(quantity_milli=on_hand_milli - here_milli, taken_ms=found[0])


def _movement(row: Row) -> Movement:
    movement_id = row[0]
    return Movement(
        movement_id=movement_id,
        product_id=row[1],
        type=MovementType(row[2]),
        reason=row[3],
        quantity_milli=row[4],
        occurred_ms=row[5],
        till_no=movement_id >> 44,
        epoch=movement_id >> 36 & 0xFF,
        till_seq=movement_id >> 9 & (2**27 - 1),
        line=movement_id & 0x1FF,
    )
