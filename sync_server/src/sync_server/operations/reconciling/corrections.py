"""What is left to take back of an event that another one corrects.

An event moves its own lines, when it counts, and what everything that corrects it moves: its
undoing, goods that came back, a manager's decision about its case. The sum is what still stands of
it, and nobody can take back more than that: two tills that are offline may undo one delivery, or
take back the goods of one sale, and each of them is right by what it knows.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple
from uuid import UUID

import msgspec
from msgspec import Struct
from pos_protocol.envelope import Recorded
from pos_protocol.events import SaleReturned
from pos_protocol.ledger import StockMovement

from pos_protocol import codec, ledger
from sync_server.db.bulk import Row
from sync_server.db.database import Tx
from sync_server.db.projections import corrections
from sync_server.db.projections.corrections import Logged

NOW = 2**63
"""Above every position of a feed."""
LEVELS_MAX = 20
"""An undoing may be undone, and so on; no person goes further."""


class Place(NamedTuple):
    """Where an event stands in the feed, and whether it is held there."""

    store_seq: int
    is_held: bool


class Effect(Struct, frozen=True, kw_only=True):
    """What one event of the feed moves by itself: signed thousandths by product, none when held.

    `versions` are those of its lines, by product.
    """

    store_seq: int
    milli: Mapping[int, int]
    versions: Mapping[int, Sequence[int]]


class Corrections:
    """The corrections that a batch makes, and the story of each event that it corrects."""

    def __init__(self, store_id: int) -> None:
        self.links: list[Row] = []
        self._store_id = store_id
        self._effects: dict[UUID, Effect] = {}
        self._correcting: dict[UUID, set[UUID]] = {}
        self.told_of: set[UUID] = set()
        """Whose story is told: what a batch corrects, and what corrects that."""

    def load(self, tx: Tx, corrected: Collection[UUID]) -> None:
        """Read what became of these events until now, and of nothing else from now on."""
        self._effects, self._correcting = {}, {}
        asked, self.told_of = set(corrected), set(corrected)
        if asked:
            for logged in corrections.by_id(tx, self._store_id, asked):
                self._keep(logged)
        for _ in range(LEVELS_MAX):
            if not asked:
                return
            found = corrections.correcting(tx, self._store_id, asked)
            asked = {self._keep(logged) for logged in found} - self.told_of
            self.told_of |= asked

    def note(
        self, recorded: Recorded, moved: Sequence[tuple[StockMovement, int]], *, at: Place
    ) -> None:
        """Take in an event of the batch with its movements and the versions that they got."""
        envelope = recorded.envelope
        corrected = ledger.corrected_by(recorded)
        if corrected is not None:
            self.links.append((self._store_id, corrected.bytes, at.store_seq))
        if corrected in self.told_of or envelope.event_id in self.told_of:
            self.told_of.add(envelope.event_id)
            self._tell(envelope.event_id, corrected, _effect(moved, at))

    def overdrawn(
        self, recorded: Recorded, moved: Sequence[StockMovement], *, before_seq: int
    ) -> dict[int, tuple[int, ...]]:
        """The products of which an event takes back more than stands of what it corrects.

        Each with the versions of the lines that took of it before. Of a sale that this server does
        not have nobody can say what stands.
        """
        corrected = recorded.envelope.corrects
        assert corrected is not None
        meant = _sums(moved)
        stands, taken = self.story(corrected, before_seq)
        known = self._effects.get(corrected)
        if known is None or known.store_seq >= before_seq:
            if isinstance(recorded.event, SaleReturned):
                return {}
            # An undoing says what it undoes: its own lines, the other way.
            stands.subtract(meant)
        return {
            product_id: tuple(sorted(taken[product_id]))
            for product_id, milli in meant.items()
            if not _is_within(milli, stands[product_id])
        }

    def story(self, event_id: UUID, before_seq: int) -> tuple[Counter[int], Mapping[int, set[int]]]:
        """What stands of an event before a place of the feed, and the lines that changed it."""
        stands: Counter[int] = Counter()
        changed: defaultdict[int, set[int]] = defaultdict(set)
        seen, asked = {event_id}, [event_id]
        while asked:
            one = asked.pop()
            effect = self._effects.get(one)
            if effect is not None and effect.store_seq < before_seq:
                stands.update(effect.milli)
                if one != event_id:
                    for product_id in effect.milli:
                        changed[product_id].update(effect.versions[product_id])
            asked += [each for each in self._correcting.get(one, ()) if each not in seen]
            seen.update(asked)
        return stands, changed

    def _keep(self, logged: Logged) -> UUID:
        recorded = codec.decode(logged.body)
        event, envelope = recorded.event, recorded.envelope
        assert event is not None, logged.store_seq
        versions = msgspec.json.decode(logged.stock_versions, type=list[int])
        moved = zip(ledger.stock_movements(event), versions, strict=True)
        place = Place(logged.store_seq, logged.held)
        effect = _effect(list(moved), place)
        self._tell(envelope.event_id, ledger.corrected_by(recorded), effect)
        return envelope.event_id

    def _tell(self, event_id: UUID, corrected: UUID | None, effect: Effect) -> None:
        self._effects[event_id] = effect
        if corrected is not None:
            # What is proven comes twice: it is read of the log first, and then folded.
            self._correcting.setdefault(corrected, set()).add(event_id)


def standing(tx: Tx, store_id: int, event_id: UUID) -> Mapping[int, int]:
    """What stands of an event of the feed: signed thousandths by product."""
    told = Corrections(store_id)
    told.load(tx, [event_id])
    stands, _ = told.story(event_id, NOW)
    return stands


def is_left(tx: Tx, store_id: int, recorded: Recorded) -> bool:
    """Whether as much stands now of what an event corrects as it takes back."""
    corrected = recorded.envelope.corrects
    if corrected is None or recorded.event is None:
        return True
    told = Corrections(store_id)
    told.load(tx, [corrected])
    return not told.overdrawn(recorded, ledger.stock_movements(recorded.event), before_seq=NOW)


def _effect(moved: Sequence[tuple[StockMovement, int]], place: Place) -> Effect:
    versions: dict[int, list[int]] = {}
    for movement, version in moved:
        versions.setdefault(movement.product_id, []).append(version)
    milli = {} if place.is_held else _sums(movement for movement, _ in moved)
    return Effect(store_seq=place.store_seq, milli=milli, versions=versions)


def _sums(moved: Iterable[StockMovement]) -> Counter[int]:
    sums: Counter[int] = Counter()
    for movement in moved:
        sums[movement.product_id] += movement.delta
    return sums


def _is_within(milli: int, stands: int) -> bool:
    """Whether so much can be taken back of what stands: the other way, and no more than it."""
    return milli * stands <= 0 and abs(milli) <= abs(stands)
