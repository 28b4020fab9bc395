"""Goods that come in, leave without a sale, or are counted: what was entered becomes an event."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import msgspec
from pos_protocol.events import (
    CODE_CHARS_MAX,
    LINES_MAX,
    NOTE_CHARS_MAX,
    CountedLine,
    InReason,
    OutReason,
    ReceivedLine,
    RemovedLine,
    StockCounted,
    StockReceived,
    StockRemoved,
)
from pos_protocol.ledger import Claim
from pos_protocol.money import line_amount
from pos_protocol.quantity import QUANTITY_MILLI_MAX, quantity_text

from pos_app.domain.product import (
    checked_price,
    checked_quantity,
    checked_text,
)
from pos_app.errors import NothingChanged, QuantityRefused, ReasonRefused


class Receipt(msgspec.Struct, frozen=True, kw_only=True):
    """Goods of one product that came in: quantity in thousandths, cost of one unit in paisa."""

    product_id: int
    quantity_milli: int
    cost_paisa: int | None = None
    expiry: str | None = None
    lot: str = ""


class VendorBill(msgspec.Struct, frozen=True, kw_only=True):
    """What came with the goods: whose they were, and the number and day of the bill, where known.

    The day is what stands on the bill, or what somebody named.
    """

    vendor_id: int | None = None
    number: str = ""
    day: date | None = None


NO_BILL = VendorBill()


class Removal(msgspec.Struct, frozen=True, kw_only=True):
    """Goods of one product that left without a sale."""

    product_id: int
    quantity_milli: int
    reason: OutReason
    note: str = ""


class Count(msgspec.Struct, frozen=True, kw_only=True):
    """What was seen of one product, in thousandths; zero is a count.

    `known_milli` is the stock that the till showed at that moment, None for the moment in which the
    count is recorded.
    """

    product_id: int
    counted_milli: int
    known_milli: int | None = None


def in_reason(word: str) -> InReason:
    """A reason for goods coming in, by its word. Raises ReasonRefused."""
    if word not in list(InReason):
        raise ReasonRefused(reason=word, reasons=", ".join(InReason))
    return InReason(word)


def out_reason(word: str) -> OutReason:
    """A reason for goods leaving, by its word. Raises ReasonRefused."""
    if word not in list(OutReason):
        raise ReasonRefused(reason=word, reasons=", ".join(OutReason))
    return OutReason(word)


def received(
    lines: Sequence[Receipt],
    claims: Mapping[int, Claim],
    *,
    reason: InReason = InReason.PURCHASE,
    bill: VendorBill = NO_BILL,
) -> StockReceived:
    """Goods came in. Raises NothingChanged, QuantityRefused, PriceRefused, NameRefused."""
    _refuse_size(len(lines))
    running = _Running(claims)
    return StockReceived(
        lines=tuple(
            ReceivedLine(
                n=n,
                product_id=line.product_id,
                quantity=checked_quantity(line.quantity_milli),
                cost=None if line.cost_paisa is None else checked_price(line.cost_paisa),
                expiry=line.expiry,
                lot=checked_text(line.lot, field="lot", chars_max=CODE_CHARS_MAX),
                **running.claim(line.product_id, line.quantity_milli),
            )
            for n, line in enumerate(lines, 1)
        ),
        reason=reason,
        vendor_id=bill.vendor_id,
        bill_no=checked_text(bill.number, field="bill number", chars_max=CODE_CHARS_MAX),
        delivered_on=None if bill.day is None else bill.day.isoformat(),
    )


def cost_of(lines: Iterable[tuple[int | None, int]]) -> int:
    """What goods cost together, in paisa: of each the cost of a unit, if known, and thousandths."""
    return sum(line_amount(cost, quantity) for cost, quantity in lines if cost is not None)


def removed(lines: Sequence[Removal], claims: Mapping[int, Claim]) -> StockRemoved:
    """Goods left without a sale. Raises NothingChanged, QuantityRefused, NameRefused."""
    _refuse_size(len(lines))
    running = _Running(claims)
    return StockRemoved(
        lines=tuple(
            RemovedLine(
                n=n,
                product_id=line.product_id,
                quantity=checked_quantity(line.quantity_milli),
                reason=line.reason,
                note=checked_text(line.note, field="note", chars_max=NOTE_CHARS_MAX),
                **running.claim(line.product_id, -line.quantity_milli),
            )
            for n, line in enumerate(lines, 1)
        )
    )


def counted(lines: Sequence[Count], claims: Mapping[int, Claim], *, note: str = "") -> StockCounted:
    """What was seen on the shelf, as it stands there now.

    What came and went since a line was counted is none of its difference: it is taken along, down
    to nothing. Raises NothingChanged, QuantityRefused, NameRefused.
    """
    _refuse_size(len(lines))
    running = _Running(claims)
    told = []
    for n, line in enumerate(lines, 1):
        now = running.seen(line.product_id)
        counted = _checked_count(line.counted_milli)
        if line.known_milli is not None:
            counted = max(0, counted + now - line.known_milli)
        claim = running.claim(line.product_id, counted - now)
        told.append(CountedLine(n=n, product_id=line.product_id, counted=counted, **claim))
    return StockCounted(
        lines=tuple(told),
        note=checked_text(note, field="note", chars_max=NOTE_CHARS_MAX),
    )


class _Running:
    """Claims that move on line by line: each line's pending counts the lines before it."""

    def __init__(self, claims: Mapping[int, Claim]) -> None:
        self._claims = claims
        self._pending = {product_id: claim.pending for product_id, claim in claims.items()}

    def seen(self, product_id: int) -> int:
        """The stock that the till shows before this line."""
        return self._claims[product_id].known_quantity + self._pending[product_id]

    def claim(self, product_id: int, delta_milli: int) -> dict[str, int]:
        """The claim's fields for a line that then moves the stock by `delta_milli`."""
        claim = self._claims[product_id]
        pending = self._pending[product_id]
        self._pending[product_id] = pending + delta_milli
        return {
            "known_quantity": claim.known_quantity,
            "known_version": claim.known_version,
            "pending": pending,
        }


def _refuse_size(lines: int) -> None:
    if not lines:
        raise NothingChanged
    if lines > LINES_MAX:
        raise QuantityRefused(quantity=f"{lines} lines", quantity_max_milli=LINES_MAX * 1000)


def _checked_count(counted_milli: int) -> int:
    if not 0 <= counted_milli <= QUANTITY_MILLI_MAX:
        shown = quantity_text(counted_milli) if abs(counted_milli) < 10**30 else "that number"
        raise QuantityRefused(quantity=shown, quantity_max_milli=QUANTITY_MILLI_MAX)
    return counted_milli
