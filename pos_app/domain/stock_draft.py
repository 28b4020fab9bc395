"""A list of goods that is being entered and not yet recorded: it is kept, and it can be undone."""

import enum

import msgspec
from pos_protocol.events import OutReason


class DraftName(enum.StrEnum):
    """The lists that a till keeps, one for each screen."""

    RECEIVE = "receive"
    REMOVE = "remove"
    COUNT = "count"


class DraftLine(msgspec.Struct, frozen=True, kw_only=True):
    """One line: quantity in thousandths, cost of one unit in paisa, expiry as 2026-12-31.

    `known_milli` is the stock that the till showed when the line was counted.
    `n` names the line for as long as the list lives, and lines stand in its order.
    """

    n: int
    product_id: int
    quantity_milli: int
    cost_paisa: int | None = None
    expiry: str | None = None
    lot: str = ""
    reason: OutReason = OutReason.SPOILAGE
    note: str = ""
    known_milli: int | None = None


class SavedList(msgspec.Struct, frozen=True, kw_only=True):
    """What a shop takes out again and again: goods, their usual quantities, reasons and notes."""

    name: str
    lines: tuple[DraftLine, ...]


class StockDraft(msgspec.Struct, frozen=True, kw_only=True):
    """A whole list with what is known about the delivery.

    What is counted, such as a shelf, stands where a delivery has the number of its bill. A day is
    as 2026-11-28, None for the one on which it is recorded. `is_paid_now`: out of the drawer, else
    on credit, as most are.
    """

    name: DraftName
    lines: tuple[DraftLine, ...] = ()
    vendor_name: str = ""
    bill_no: str = ""
    delivered_on: str | None = None
    is_paid_now: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing was entered."""
        return self == StockDraft(name=self.name)
