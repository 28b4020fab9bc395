"""Which lines of a product are a till's own: those of its event's ancestors, across epochs.

A till that was set back to a backup goes on in a new epoch, from the place that its disk had. What
it had recorded after that place on the lost disk is not its own any more: it does not know of it.
"""

from itertools import takewhile
from uuid import UUID

from msgspec import Struct
from pos_protocol.envelope import Envelope
from pos_protocol.errors import ProtocolError
from pos_protocol.events import EpochOpened, Event

from pos_protocol import codec, ledger
from sync_server.db.database import Tx
from sync_server.db.queries import history
from sync_server.db.queries.history import Found, Parent, SetAside

EPOCHS_MAX = 256


class Stretch(Struct, frozen=True, kw_only=True):
    """A piece of an ancestry: one lane of one epoch up to a till_seq.

    `positions` are its places in the feed where the lane is a branch, whose numbers another branch
    may have too. To what stands in the feed at or before `at_seq` its end was not known yet.
    """

    epoch: int
    lane: int
    upto: int
    at_seq: int
    positions: frozenset[int] | None = None


class Lineage:
    """The ancestors of the events on the main lane of one till's epoch."""

    def __init__(self, tx: Tx | None, envelope: Envelope, *, new_aside: list[SetAside]) -> None:
        self._tx = tx
        self._store_id = envelope.store
        self._till_id: UUID = envelope.till
        self.till_no = envelope.till_no
        self.epoch = envelope.epoch
        self._older: list[Stretch] | None = None
        self._aside: list[SetAside] | None = None
        self._new_aside = new_aside
        self._is_whole = True

    def owns(
        self, *, epoch: int, till_seq: int, store_seq: int, is_branch: bool, before_seq: int
    ) -> bool:
        """Whether a line of this till belongs to the ancestry, as known before a position."""
        if epoch == self.epoch:
            return not is_branch
        return any(
            stretch.epoch == epoch
            and till_seq <= stretch.upto
            and (store_seq in stretch.positions if stretch.positions is not None else not is_branch)
            for stretch in self.older(before_seq)
        )

    def older(self, before_seq: int) -> list[Stretch]:
        """The stretches before this epoch, newest first, as known before a position; read once.

        What came later changes nothing of what was judged without it: so a rebuild judges alike.
        """
        if self._older is None:
            self._older = self._read() if self._tx is not None else []
        return list(takewhile(lambda stretch: stretch.at_seq < before_seq, self._older))

    def moved_aside(self, product_id: int, *, till_seq: int, store_seq: int) -> int | None:
        """What ancestors in quarantine move of a product, in thousandths.

        None where one cannot be read, or where a part of the ancestry is not on this server.
        """
        total = 0
        older = self.older(store_seq)
        if not self._is_whole or older != self._older:
            return None
        for event in self._all_aside():
            was_out = event.released_seq is not None and event.released_seq < store_seq
            was_there = event.at_seq < store_seq and not was_out
            if not was_there or not self._is_ancestor(event, till_seq, older):
                continue
            moved = _moved(event.body, product_id)
            if moved is None:
                return None
            total += moved
        return total

    def _all_aside(self) -> list[SetAside]:
        if self._aside is None:
            tx = self._tx
            self._aside = history.set_aside(tx, self._store_id, self._till_id) if tx else []
        return self._aside + self._new_aside

    def _is_ancestor(self, event: SetAside, till_seq: int, older: list[Stretch]) -> bool:
        if event.epoch == self.epoch:
            return event.lane == 0 and event.till_seq < till_seq
        return any(
            (event.epoch, event.lane) == (stretch.epoch, stretch.lane)
            and event.till_seq <= stretch.upto
            for stretch in older
        )

    def _read(self) -> list[Stretch]:
        found: list[Stretch] = []
        place = self._parent(self.epoch)
        while place is not None and len(found) < EPOCHS_MAX:
            if place.till_seq == 0:
                place = self._parent(place.epoch)
                continue
            end = self._find(place)
            if end is None:
                self._is_whole = False
                return found
            found.append(self._stretch(place, end))
            place = self._before(place.epoch, end.lane)
        return found

    def _parent(self, epoch: int) -> Parent | None:
        assert self._tx is not None
        parent = history.parent_of(self._tx, self._store_id, self._till_id, epoch=epoch)
        return _below(parent, epoch)

    def _find(self, place: Parent) -> Found | None:
        assert self._tx is not None
        return history.find(self._tx, self._store_id, self._till_id, place=place)

    def _stretch(self, place: Parent, end: Found) -> Stretch:
        assert self._tx is not None
        positions = None
        if end.lane:
            positions = history.positions(
                self._tx,
                self._store_id,
                self._till_id,
                epoch=place.epoch,
                lane=end.lane,
                upto=place.till_seq,
            )
        return Stretch(
            epoch=place.epoch,
            lane=end.lane,
            upto=place.till_seq,
            at_seq=end.at_seq,
            positions=positions,
        )

    def _before(self, epoch: int, lane: int) -> Parent | None:
        """What comes before a lane: where it branched off, or what came before the epoch."""
        assert self._tx is not None
        if lane == 0:
            return self._parent(epoch)
        start = history.lane_start(self._tx, self._store_id, self._till_id, epoch=epoch, lane=lane)
        if start is not None and start.till_seq > 1:
            return Parent(epoch=epoch, till_seq=start.till_seq - 1, hash=start.prev)
        # A restored server may have issued the epoch to two copies, each from a place of its own.
        named = _opened_from(start.body) if start is not None else None
        return _below(named, epoch) or self._parent(epoch)


def _below(parent: Parent | None, epoch: int) -> Parent | None:
    """A parent, where it is one: a till's first epoch names an epoch that is not below it."""
    return parent if parent is not None and 0 < parent.epoch < epoch else None


def _opened_from(body: bytes) -> Parent | None:
    """What an epoch's first event says that it follows; None where it is nothing of the kind."""
    event = _read_event(body)
    if not isinstance(event, EpochOpened):
        return None
    try:
        named = bytes.fromhex(event.parent_hash)
    except ValueError:
        return None
    return Parent(epoch=event.parent_epoch, till_seq=event.parent_till_seq, hash=named)


def _moved(body: bytes, product_id: int) -> int | None:
    event = _read_event(body)
    if event is None:
        return None
    return sum(
        movement.delta
        for movement in ledger.stock_movements(event)
        if movement.product_id == product_id
    )


def _read_event(body: bytes) -> Event | None:
    try:
        return codec.decode(body).event
    except ProtocolError:
        return None
