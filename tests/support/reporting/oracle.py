"""The reports' sums made a second way: straight from a list of events, with plain arithmetic.

Nothing here is shared with the server but the meaning of stock movements, and the days.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from typing import Any

from pos_protocol import events, ledger


def half_up(value: Fraction) -> int:
    """A whole number; a half goes up."""
    return int((value + Fraction(1, 2)) // 1)


class Oracle:
    """What happened in one store."""

    def __init__(self) -> None:
        self.net: dict[Any, int] = defaultdict(int)
        self.counts: dict[Any, int] = defaultdict(int)
        self.product: dict[Any, int] = defaultdict(int)
        self.tender: dict[Any, int] = defaultdict(int)
        self.moved: dict[Any, int] = defaultdict(int)
        self.khata: dict[int, int] = defaultdict(int)
        self.stock: dict[int, int] = defaultdict(int)
        self.average: dict[int, int] = {}
        self.listed: dict[int, int | None] = {}
        self.cost: dict[Any, int] = defaultdict(int)

    def take(self, logged: Iterable[tuple[Any, Any, bool]]) -> "Oracle":
        """Take in (envelope, event, held) in the order of the feed."""
        for envelope, event, held in logged:
            zone = envelope.occurred_at.zone
            minutes = (int(zone[1:3]) * 60 + int(zone[4:6])) * (-1 if zone[0] == "-" else 1)
            moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(
                milliseconds=envelope.occurred_at.wall_ms, minutes=minutes
            )
            day = int(moment.strftime("%Y%m%d"))
            self._take(event, day, moment.hour, who=envelope.actor.split("/")[0], held=held)
        return self

    def _take(self, event: Any, day: int, hour: int, *, who: str, held: bool) -> None:
        if isinstance(event, events.SaleCompleted | events.SaleReturned):
            self._bill(event, day, ((day,), (day, "hour", hour), (day, "by", who)))
            self._lines(event, day, held=held)
        elif isinstance(event, events.ProductAdded | events.ProductChanged):
            if event.cost is None or isinstance(event.cost, int):
                self.listed[event.product_id] = event.cost
        elif not held:
            for moved in ledger.stock_movements(event):
                if isinstance(event, events.StockReceived):
                    self._pay(event.lines[moved.line - 1])
                self.stock[moved.product_id] += moved.delta
                self.moved[day, str(moved.type), str(moved.reason)] += 1
        for entry in ledger.khata_entries(event):
            self.khata[entry.customer_id] += entry.amount

    def _bill(self, event: Any, day: int, keys: Iterable[tuple[Any, ...]]) -> None:
        sign = 1 if isinstance(event, events.SaleCompleted) else -1
        for key in keys:
            self.net[key] += sign * event.total
            self.counts[(*key, sign)] += 1
        for tender in event.tenders:
            if tender.kind is not events.TenderKind.EXCHANGE:
                self.tender[day, str(tender.kind)] += sign * tender.amount
        self.tender[day, "cash"] -= getattr(event, "change", 0)

    def _lines(self, event: Any, day: int, *, held: bool) -> None:
        sign = 1 if isinstance(event, events.SaleCompleted) else -1
        for line in event.lines:
            self.product[day, line.product_id, "milli"] += sign * line.quantity
            self.product[day, line.product_id, "gross"] += sign * line.gross
            unit = self._unit(line.product_id)
            if unit is not None:
                cost = half_up(Fraction(line.quantity * unit, 1_000_000))
                self.cost[day, line.product_id] += sign * cost
            if not held:
                self.stock[line.product_id] -= sign * line.quantity

    def _unit(self, product_id: int) -> int | None:
        listed = self.listed.get(product_id)
        known = self.average.get(product_id)
        return listed * 1000 if known is None and listed is not None else known

    def _pay(self, line: Any) -> None:
        if line.cost is None:
            return
        known, there = self._unit(line.product_id), max(self.stock[line.product_id], 0)
        paid = line.cost * 1000
        if known is not None:
            whole = there * known + line.quantity * paid
            paid = half_up(Fraction(whole, there + line.quantity))
        self.average[line.product_id] = paid
