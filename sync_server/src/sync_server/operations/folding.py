"""One store's read model while a batch or a rebuild runs over it: load, fold, save."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from msgspec import Struct, structs
from pos_protocol.envelope import Recorded
from pos_protocol.events import Event, ReconciliationDecided, SaleCompleted, SaleReturned
from pos_protocol.ids import case_id as case_id_of
from pos_protocol.ids import movement_id
from pos_protocol.ledger import StockMovement
from pos_protocol.sync import Verdict

from pos_protocol import ledger
from sync_server.db.bulk import Row
from sync_server.db.database import Tx
from sync_server.db.projections import catalogue, corrections, khata, rules, stock, takings
from sync_server.db.projections.stock import Level
from sync_server.db.stock_memory import StockKept
from sync_server.db.stores import FeedHead
from sync_server.operations.classify import HELD_VERDICTS, Grounds, classify, heaviest
from sync_server.operations.reconciling.casebook import CaseBook, Judged
from sync_server.operations.reconciling.corrections import Corrections, Place
from sync_server.operations.reconciling.history import StockHistory

_WITH_TAKINGS = (SaleCompleted, SaleReturned)


class Placed(Struct, frozen=True, kw_only=True):
    """An event with its place in the feed.

    `held` is what is known before its lines are judged; of an event that `is_logged` it is final.
    `is_sure`: it was written beside this feed, not beside one that the server lost. `has_left`:
    the log does not say that nothing was left of what it takes back.
    """

    store_seq: int
    recorded: Recorded
    event: Event
    lane: int
    held: bool
    is_logged: bool = False
    is_sure: bool = True
    has_left: bool = True


class Folded(Struct, frozen=True, kw_only=True):
    """What an event did: the verdict on it and the stock versions that its lines got."""

    verdict: Verdict
    held: bool
    versions: list[int]
    case_id: UUID | None


class StoreFold:
    """The read model of one store, as far as it was loaded."""

    def __init__(self, store_id: int, kept: StockKept | None = None) -> None:
        """`kept` is what need not be read; it is changed here."""
        self.store_id = store_id
        self.levels: dict[int, Level] = kept.levels if kept else {}
        self.touched_levels: set[int] = set()
        self.movements: list[Row] = []
        self.cases = CaseBook(store_id)
        self.corrections = Corrections(store_id)
        self.catalogue = catalogue.Catalogue()
        self.takings: dict[takings.DayOfTill, takings.Takings] = {}
        self.khata = khata.Khata()
        self.rules = rules.Rules()
        self.history = StockHistory(
            store_id, kept.lines if kept else {}, kept.left_at if kept else {}
        )
        # By hash: an id may be used twice in one batch.
        self._moved: dict[bytes, tuple[StockMovement, ...]] = {}

    def load(self, tx: Tx, events: Iterable[Recorded]) -> None:
        """Read what these events touch, in as few statements as there are tables."""
        known = self._with_movements(events)
        moved: set[int] = set()
        products: set[int] = set()
        vendors: set[int] = set()
        happened = []
        corrected: set[UUID] = set()
        for recorded, lines in known:
            event = recorded.event
            assert event is not None
            happened.append(event)
            moved.update([line.product_id for line in lines])
            product_id, vendor_id = catalogue.touched_by(event)
            if product_id is not None:
                products.add(product_id)
            if vendor_id is not None:
                vendors.add(vendor_id)
            if recorded.envelope.corrects is not None:
                corrected.add(recorded.envelope.corrects)
        counted = self.cases.load(tx, happened)
        unknown = (moved | counted) - self.levels.keys()
        if unknown:
            self.levels |= stock.load(tx, self.store_id, unknown)
        # What has a level has a product row; only the others are looked up by name.
        self.catalogue = catalogue.load(
            tx,
            self.store_id,
            product_ids=products | (moved - self.levels.keys()),
            vendor_ids=vendors,
        )
        self.corrections.load(tx, corrected)
        self.history.load(tx, known, self.levels)

    def know(self, recorded: Recorded, moved: tuple[StockMovement, ...]) -> None:
        """Take over what an event moves from whoever has worked it out already."""
        self._moved[recorded.hash] = moved

    def foresee(self, tx: Tx, events: Iterable[Recorded]) -> None:
        """Read the history that these events' claims will be held against."""
        known = self._with_movements(events)
        named = {recorded.envelope.corrects for recorded, _ in known}
        self.corrections.load(tx, [each for each in named if each is not None])
        self.history.load(tx, known, self.levels)

    def apply(self, placed: Placed) -> Folded:
        """Fold one event; its lines take effect unless it is held."""
        recorded, event = placed.recorded, placed.event
        envelope = recorded.envelope
        corrects = envelope.corrects
        stale = self.cases.stale_edit(event, self.catalogue)
        self.catalogue.apply(envelope, event)
        self.khata.apply(envelope, event, store_seq=placed.store_seq)
        self.rules.apply(envelope, event)
        moved = self._movements(recorded)
        self._moved.pop(recorded.hash, None)
        judged = self._judge(placed, moved)
        if corrects is not None:
            self._look_at_what_is_left(placed, judged)
        verdict = heaviest([one.verdict for one in judged])
        if stale:
            verdict = heaviest([verdict, Verdict.OVERLAP])
        if placed.lane:
            verdict = Verdict.FORKED
        is_held = placed.held or (not placed.is_logged and verdict in HELD_VERDICTS)
        if isinstance(event, _WITH_TAKINGS):
            day = takings.fiscal_day(envelope.occurred_at.wall_ms, envelope.occurred_at.zone)
            takings.add(
                self.takings,
                (day, envelope.till.bytes),
                amount_paisa=ledger.takings(event),
                is_return=isinstance(event, SaleReturned),
            )
        self._move(placed, judged, is_held=is_held)
        told_of = self.corrections.told_of
        if corrects is not None or told_of or type(event) is ReconciliationDecided:
            self.corrections.note(
                recorded,
                [(one.movement, one.version) for one in judged],
                at=Place(placed.store_seq, is_held),
            )
        case_id = self.cases.note(
            envelope,
            judged,
            verdict=verdict,
            place=(placed.store_seq, placed.lane, is_held),
            stale=stale,
        )
        self.cases.follow(
            event,
            store_seq=placed.store_seq,
            held=is_held or bool(placed.lane),
            levels=self.levels,
            is_stale=stale is not None,
        )
        return Folded(
            verdict=verdict,
            held=is_held,
            versions=[one.version for one in judged],
            case_id=case_id,
        )

    def _with_movements(
        self, events: Iterable[Recorded]
    ) -> list[tuple[Recorded, tuple[StockMovement, ...]]]:
        return [(recorded, self._movements(recorded)) for recorded in events]

    def _movements(self, recorded: Recorded) -> tuple[StockMovement, ...]:
        moved = self._moved.get(recorded.hash)
        if moved is None:
            assert recorded.event is not None
            moved = self._moved[recorded.hash] = ledger.stock_movements(recorded.event)
        return moved

    def _judge(self, placed: Placed, moved: Sequence[StockMovement]) -> list[Judged]:
        """The verdict on each line, as if those before it had taken effect."""
        earlier: dict[int, tuple[int, int]] = {}
        judged = []
        for movement in moved:
            product_id = movement.product_id
            level = self.levels.get(product_id)
            if level is None:
                level = self.levels[product_id] = Level()
                self.catalogue.mention_product(product_id)
            lines, milli = earlier.get(product_id, (0, 0))
            earlier[product_id] = lines + 1, milli + movement.delta
            if placed.lane:
                verdict, grounds = Verdict.FORKED, Grounds()
            else:
                grounds = self.history.grounds(
                    placed.recorded.envelope,
                    movement,
                    level=level,
                    earlier_milli=milli,
                    store_seq=placed.store_seq,
                )
                if not placed.is_sure:
                    grounds = structs.replace(grounds, is_sure=False)
                verdict = classify(movement, grounds, quantity=level.quantity + milli)
            judged.append(
                Judged(
                    movement=movement,
                    verdict=verdict,
                    grounds=grounds,
                    level=level,
                    version=level.version + lines + 1,
                )
            )
        return judged

    def _look_at_what_is_left(self, placed: Placed, judged: Sequence[Judged]) -> None:
        """Mark the lines that take back more than stands of what the event corrects.

        What is held for another reason moves nothing, and of what is in the log the word of that
        day holds: an older program let it count.
        """
        if placed.is_logged:
            may_be_held = not placed.has_left
        else:
            is_held = placed.held or any(one.verdict in HELD_VERDICTS for one in judged)
            may_be_held = not is_held
        if not may_be_held:
            return
        overdrawn = self.corrections.overdrawn(
            placed.recorded, [one.movement for one in judged], before_seq=placed.store_seq
        )
        for one in judged:
            if one.movement.product_id in overdrawn:
                one.verdict = Verdict.NOTHING_LEFT
                one.taken_back = overdrawn[one.movement.product_id]

    def _move(self, placed: Placed, judged: Sequence[Judged], *, is_held: bool) -> None:
        """Let the lines of an event take effect; of one that is held they only count."""
        envelope = placed.recorded.envelope
        occurred_ms = envelope.occurred_at.wall_ms
        # The number of a line stands in the lowest bits of its movement's.
        number = movement_id(
            till_no=envelope.till_no, epoch=envelope.epoch, till_seq=envelope.till_seq, line=0
        )
        for one in judged:
            movement, level = one.movement, one.level
            product_id, claim = movement.product_id, movement.claim
            level.version += 1
            if not is_held:
                delta = movement.delta
                level.quantity += delta
                if delta > 0 and level.first_in_ms is None:
                    level.first_in_ms = occurred_ms
            one.quantity_after = level.quantity
            self.touched_levels.add(product_id)
            row = (
                self.store_id,
                product_id,
                level.version,
                placed.store_seq,
                movement.line,
                number | movement.line,
                str(movement.type),
                movement.reason,
                movement.quantity,
                level.quantity,
                int(not is_held),
                claim.known_version if claim else None,
                claim.known_quantity if claim else None,
                claim.pending if claim else None,
                str(one.verdict),
                occurred_ms,
            )
            self.movements.append(row)
            self.history.add(product_id, row)

    def digest_after(self, tx: Tx, before: bytes | None) -> bytes:
        """The digest over the store's stock with what was folded; asked before it is saved.

        `before` is that of the stored rows; where it is None all of them are read, once.
        """
        stored = before or stock.fold_digest(stock.load_all(tx, self.store_id))
        touched = {product: self.levels[product] for product in self.touched_levels}
        return stock.moved_digest(stored, touched)

    def digest_from(self, before: bytes) -> bytes:
        """The digest over the stock, from the one where this was asked last.

        The levels that were touched since are forgotten: who saves them must keep their numbers.
        """
        touched = {product: self.levels[product] for product in self.touched_levels}
        self.touched_levels.clear()
        return stock.moved_digest(before, touched)

    def stock_kept(self, head: FeedHead) -> StockKept:
        """What the next batch need not read, if this one is committed and the feed ends there."""
        self.history.settle()
        return StockKept(
            head=head,
            levels=self.levels,
            lines=self.history.newest,
            left_at=self.history.left_at,
        )

    def save(self, tx: Tx, *, at_ms: int | None = None) -> None:
        """Write what was touched, parents before children; `at_ms` as in `stock.save`."""
        catalogue.save(tx, self.store_id, self.catalogue)
        levels = {product: self.levels[product] for product in self.touched_levels}
        stock.save(tx, self.store_id, levels=levels, movements=self.movements, at_ms=at_ms)
        takings.save(tx, self.store_id, self.takings)
        khata.save(tx, self.store_id, self.khata)
        rules.save(tx, self.store_id, self.rules)
        corrections.save(tx, self.corrections.links)
        self.cases.save(tx)


__all__ = ["Folded", "Placed", "StoreFold", "case_id_of"]
