"""Where a pushed event belongs in its till's chain: by the hash of its parent, never by its number.

A till restored from a backup that sold past its old head offers the right number with the wrong
parent; going by numbers it would be stuck for ever (design: lane by parent hash).
"""

from collections.abc import Sequence

from pos_protocol.errors import ErrorCode, ProtocolError

from sync_server.db import event_log, tills
from sync_server.db.database import Tx
from sync_server.db.event_log import LaneHead
from sync_server.db.tills import Till
from sync_server.operations.checking import Offered


class Lanes:
    """The lanes of one till's epoch while a batch is placed on them.

    `orphan` is the event whose predecessor survives nowhere, as its till says: after this server
    was restored with loss. It begins a lane of its own.
    """

    def __init__(
        self,
        tx: Tx,
        till: Till,
        *,
        epoch: int,
        genesis: bytes,
        orphan: bytes | None = None,
        heads: Sequence[LaneHead] | None = None,
    ) -> None:
        """`heads` are those of all lanes of the epoch, where the caller has read them."""
        self._tx = tx
        self._till = till
        self._epoch = epoch
        self._genesis = genesis
        self._orphan = orphan
        if heads is None:
            heads = event_log.lane_heads(tx, till, epoch)
        self._heads = {head.lane: head for head in heads}
        self._lane_by_hash = {head.hash: head.lane for head in heads}
        self._stored = set(self._heads)
        self._moved: set[int] = set()
        self._passed: set[bytes] = set()
        self._ends = tills.ended_at(tx, till, epoch) if epoch < till.epoch_max else set()

    @property
    def main_head(self) -> LaneHead:
        """The newest event of lane 0, or the genesis."""
        return self._heads.get(0, LaneHead(lane=0, till_seq=0, hash=self._genesis))

    @property
    def heads(self) -> tuple[LaneHead, ...]:
        """The newest event of each lane, lane 0 first."""
        return tuple(self._heads[lane] for lane in sorted(self._heads))

    def pass_known(self, offered: Offered) -> None:
        """Note an event of the batch that is stored already: it may be the next one's parent."""
        self._passed.add(offered.hash)

    def extend(self, offered: Offered) -> tuple[int, bool] | None:
        """Put an event behind its parent: (its lane, whether it begins a fork), or None for a gap.

        Raises ProtocolError(CHAIN_BROKEN) when its number does not follow its parent's.
        """
        lane = self._lane_by_hash.get(offered.prev)
        has_ended = offered.prev in self._ends
        is_fork = False
        if lane is not None:
            follows = self._heads[lane].till_seq + 1 == offered.till_seq
            if has_ended:
                # A later epoch took over from this parent: the till was set back to before that.
                lane, is_fork = None, True
        elif offered.prev == self._genesis:
            follows = offered.till_seq == 1
            is_fork = bool(self._heads) or has_ended
        elif self._is_known(offered) or offered.hash == self._orphan:
            follows = is_fork = True
        else:
            return None
        if not follows:
            raise ProtocolError(ErrorCode.CHAIN_BROKEN, f"till_seq {offered.till_seq}")
        if lane is None:
            lane = max(self._heads, default=0 if is_fork else -1) + 1
        self._move(lane, offered)
        return lane, is_fork

    @property
    def moved_alone(self) -> LaneHead | None:
        """The new head of the one lane that moved, if it was stored before."""
        [lane, *others] = sorted(self._moved) or [-1]
        return self._heads[lane] if lane in self._stored and not others else None

    def save(self) -> None:
        """Write the heads that moved."""
        for lane in sorted(self._moved):
            event_log.set_lane_head(
                self._tx,
                self._till,
                epoch=self._epoch,
                head=self._heads[lane],
                is_new=lane not in self._stored,
            )

    def _is_known(self, offered: Offered) -> bool:
        return offered.prev in self._passed or event_log.has_event(
            self._tx,
            self._till,
            epoch=self._epoch,
            till_seq=offered.till_seq - 1,
            event_hash=offered.prev,
        )

    def _move(self, lane: int, offered: Offered) -> None:
        if self._lane_by_hash.get(offered.prev) == lane:
            del self._lane_by_hash[offered.prev]
        self._lane_by_hash[offered.hash] = lane
        self._heads[lane] = LaneHead(lane=lane, till_seq=offered.till_seq, hash=offered.hash)
        self._moved.add(lane)
