"""One store's read model while a batch or a rebuild runs over it: load, fold, save."""

import hashlib
from collections.abc import Iterable, Sequence
from uuid import UUID

import msgspec
from msgspec import Struct
from pos_protocol.envelope import Recorded
from pos_protocol.events import Event, SaleCompleted, SaleReturned
from pos_protocol.ids import movement_id
from pos_protocol.sync import Verdict

from pos_protocol import ledger
from sync_server.db.bulk import Row
from sync_server.db.database import Tx
from sync_server.db.projections import cases, catalogue, khata, stock, takings
from sync_server.operations.classify import CLOSED_BY_ITSELF, classify, heaviest


class Placed(Struct, frozen=True, kw_only=True):
    """An event with its place in the feed."""

    store_seq: int
    recorded: Recorded
    event: Event
    lane: int
    held: bool


class Folded(Struct, frozen=True, kw_only=True):
    """What an event did: the verdict on it and the stock versions that its lines got."""

    verdict: Verdict
    versions: list[int]
    case_id: UUID | None


class StoreFold:
    """The read model of one store, as far as it was loaded."""

    def __init__(self, store_id: int) -> None:
        self.store_id = store_id
        self.levels: dict[int, stock.Level] = {}
        self.touched_levels: set[int] = set()
        self.movements: list[Row] = []
        self.cases: list[Row] = []
        self.catalogue = catalogue.Catalogue()
        self.takings: dict[takings.DayOfTill, takings.Takings] = {}
        self.khata = khata.Khata()

    def load(self, tx: Tx, events: Iterable[Event]) -> None:
        """Read what these events touch, in as few statements as there are tables."""
        moved: set[int] = set()
        products: set[int] = set()
        vendors: set[int] = set()
        for event in events:
            moved.update(movement.product_id for movement in ledger.stock_movements(event))
            product_id, vendor_id = catalogue.touched_by(event)
            if product_id is not None:
                products.add(product_id)
            if vendor_id is not None:
                vendors.add(vendor_id)
        if moved:
            self.levels = stock.load(tx, self.store_id, moved)
        # What has a level has a product row; only the others are looked up by name.
        self.catalogue = catalogue.load(
            tx,
            self.store_id,
            product_ids=products | (moved - self.levels.keys()),
            vendor_ids=vendors,
        )

    def apply(self, placed: Placed) -> Folded:
        """Fold one event; its lines take effect unless it is held."""
        envelope, event = placed.recorded.envelope, placed.event
        self.catalogue.apply(envelope, event)
        self.khata.apply(envelope, event)
        if isinstance(event, SaleCompleted | SaleReturned):
            day = takings.fiscal_day(envelope.occurred_at.wall_ms, envelope.occurred_at.zone)
            takings.add(
                self.takings,
                (day, envelope.till.bytes),
                amount_paisa=ledger.takings(event),
                is_return=isinstance(event, SaleReturned),
            )
        return self._move_stock(placed, ledger.stock_movements(event))

    def _move_stock(self, placed: Placed, moved: Sequence[ledger.StockMovement]) -> Folded:
        verdicts: list[Verdict] = []
        versions: list[int] = []
        for movement in moved:
            level = self.levels.get(movement.product_id)
            if level is None:
                level = self.levels[movement.product_id] = stock.Level()
                self.catalogue.mention_product(movement.product_id)
            verdict = classify(movement, quantity=level.quantity, version=level.version)
            if placed.lane:
                verdict = Verdict.FORKED
            self._move(placed, movement, level=level, verdict=verdict)
            verdicts.append(verdict)
            versions.append(level.version)
            if verdict is not Verdict.MATCH or placed.held:
                self._open_case(placed, movement.line, verdict=verdict, level=level)
        verdict = Verdict.FORKED if placed.lane else heaviest(verdicts)
        if (placed.lane or placed.held) and not moved:
            self._open_case(placed, 0, verdict=verdict, level=None)
        case_id = None
        if verdict is not Verdict.MATCH or placed.held:
            line = next((m.line for m, v in zip(moved, verdicts, strict=True) if v is verdict), 0)
            case_id = case_id_of(placed.recorded.envelope.event_id, line)
        return Folded(verdict=verdict, versions=versions, case_id=case_id)

    def _move(
        self,
        placed: Placed,
        movement: ledger.StockMovement,
        *,
        level: stock.Level,
        verdict: Verdict,
    ) -> None:
        envelope = placed.recorded.envelope
        occurred_ms = envelope.occurred_at.wall_ms
        level.version += 1
        if not placed.held:
            level.quantity += movement.delta
            if movement.delta > 0 and level.first_in_ms is None:
                level.first_in_ms = occurred_ms
                level.has_arrived = True
        self.touched_levels.add(movement.product_id)
        claim = movement.claim
        self.movements.append(
            (
                self.store_id,
                movement.product_id,
                level.version,
                placed.store_seq,
                movement.line,
                movement_id(
                    till_no=envelope.till_no,
                    epoch=envelope.epoch,
                    till_seq=envelope.till_seq,
                    line=movement.line,
                ),
                movement.type.value,
                movement.reason,
                movement.quantity,
                level.quantity,
                int(not placed.held),
                claim.known_version if claim else None,
                claim.known_quantity if claim else None,
                claim.pending if claim else None,
                verdict.value,
                occurred_ms,
            )
        )

    def _open_case(
        self, placed: Placed, line: int, *, verdict: Verdict, level: stock.Level | None
    ) -> None:
        event_id = placed.recorded.envelope.event_id
        closed = verdict in CLOSED_BY_ITSELF and not placed.held
        evidence = {"lane": placed.lane, "held": placed.held}
        if level is not None:
            evidence |= {"quantity_after": level.quantity, "version": level.version}
        self.cases.append(
            (
                self.store_id,
                case_id_of(event_id, line).bytes,
                event_id.bytes,
                line,
                verdict.value,
                "closed" if closed else "open",
                msgspec.json.encode(evidence),
                placed.store_seq,
                placed.store_seq if closed else None,
            )
        )

    def save(self, tx: Tx, *, at_ms: int | None = None) -> None:
        """Write what was touched, parents before children; `at_ms` as in `stock.save`."""
        catalogue.save(tx, self.store_id, self.catalogue)
        levels = {product: self.levels[product] for product in self.touched_levels}
        stock.save(tx, self.store_id, levels=levels, movements=self.movements, at_ms=at_ms)
        takings.save(tx, self.store_id, self.takings)
        khata.save(tx, self.store_id, self.khata)
        cases.add(tx, self.cases)


def case_id_of(event_id: UUID, line: int) -> UUID:
    """The case about one line of an event: the same after every rebuild (RFC 9562, version 8)."""
    value = int.from_bytes(hashlib.sha256(f"kiryana-case|{event_id}|{line}".encode()).digest()[:16])
    value = value & ~(0xF << 76) | 0x8 << 76
    value = value & ~(0b11 << 62) | 0b10 << 62
    return UUID(int=value)
