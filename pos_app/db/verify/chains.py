"""The chains of a file's log: each till's events follow each other, from each epoch's first on."""

import hashlib
from collections.abc import Iterator, Sequence
from uuid import UUID

from pos_protocol.errors import ProtocolError
from pos_protocol.events import EpochOpened
from pos_protocol.snapshot import LaneEnd
from pos_protocol.sync import EpochClaim

from pos_app.db import cursors
from pos_app.db.event_log import Signer
from pos_app.db.statement import Row, Statement, Tx
from pos_protocol import chain, codec

_LOG = Statement(
    "SELECT e.event_id, e.till_id, e.till_no, e.epoch, e.till_seq, e.prev, e.hash, e.kind, e.body,"
    " f.lane, EXISTS (SELECT 1 FROM outbox o WHERE o.log_no = e.log_no)"
    " OR EXISTS (SELECT 1 FROM delivery d WHERE d.event_id = e.event_id),"
    " e.version, e.occurred_ms, (e.key_id IS NULL) <> (e.sig IS NULL)"
    " FROM event_log e LEFT JOIN feed f ON f.event_id = e.event_id"
    " ORDER BY e.till_no, e.epoch, e.till_seq, e.log_no"
)
_FIRST = Statement(
    "SELECT e.epoch, e.prev, e.body, f.lane FROM till_state t JOIN event_log e"
    " ON e.till_id = t.till_id LEFT JOIN feed f ON f.event_id = e.event_id"
    " WHERE e.till_seq = 1 ORDER BY e.log_no"
)
_SIGNED = Statement(
    "SELECT e.body, e.sig, e.key_id FROM event_log e WHERE e.sig IS NOT NULL ORDER BY e.log_no"
)


class Chains:
    """Follows each till's chain through the log, ordered by till, epoch and till_seq.

    What this file recorded in its own epoch has no holes. Of what only the feed brought, from other
    tills, from a copy of this one, or from before a restored backup, those events are missing that
    the server has in quarantine, perhaps the very one that a fork began with: there each lane of
    the feed is followed as far as it has no holes.
    """

    def __init__(self, state: cursors.TillState, ends: Sequence[LaneEnd]) -> None:
        self._state = state
        self._ends = {(end.till.bytes, end.epoch, end.lane): end for end in ends}
        self.events = 0
        self._epoch: tuple[int, int] | None = None
        self._till_seq = 0
        self._parents: set[bytes] = set()
        self._here: set[bytes] = set()
        self._lanes: dict[int | None, tuple[int, bytes]] = {}
        self._brought = 0
        tip = state.tip_hash.hex()
        self._has_tip = state.till_seq == 0 or any(end.hash == tip for end in ends)

    def problems(self, tx: Tx) -> Iterator[str]:
        """What is wrong with the log, in its order."""
        for row in _LOG.run(tx):
            self.events += 1
            yield from _body_problems(row, self._state)
            yield from self._link_problems(row)
        if not self._has_tip:
            yield f"the till's tip is {self._state.till_seq}, which is not in its log"

    def _link_problems(self, row: Row) -> Iterator[str]:
        till_no, epoch, till_seq = row[2:5]
        if (till_no, epoch) != self._epoch:
            self._epoch, self._till_seq = (till_no, epoch), 0
            self._parents, self._here, self._lanes = set(), set(), {}
            self._begin(row[1], epoch)
        is_own = row[1] == self._state.till_id.bytes and row[10]
        if till_seq <= self._brought:
            # Kept for a person to look at, or beside what a copy of this till had handed up; those
            # around it were put away.
            self._has_tip |= is_own and self._is_tip(row)
            if is_own and till_seq == self._brought:
                # This till goes on from its own branch beside the end that was brought forward.
                self._here.add(row[6])
            return
        place = f"till {till_no} epoch {epoch} till_seq {till_seq}"
        if is_own and epoch == self._state.epoch:
            yield from self._own_problems(row, place)
        elif not self._follows_its_lane(row):
            yield f"{place}: it does not follow its predecessor"

    def _begin(self, till_id: bytes, epoch: int) -> None:
        """Go on from where the chain stands at what was brought forward."""
        ends = [end for key, end in self._ends.items() if key[:2] == (till_id, epoch)]
        self._brought = self._till_seq = max((end.till_seq for end in ends), default=0)
        self._here = {bytes.fromhex(end.hash) for end in ends}
        self._lanes = {end.lane: (end.till_seq, bytes.fromhex(end.hash)) for end in ends}

    def _own_problems(self, row: Row, place: str) -> Iterator[str]:
        till_seq, prev, event_hash = row[4:7]
        if till_seq != self._till_seq:
            has_hole = till_seq != self._till_seq + 1
            self._parents = set() if has_hole else self._here
            self._here = set()
            if has_hole:
                yield f"{place}: events before it are missing"
            self._till_seq = till_seq
        self._here.add(event_hash)
        parents = {self._state.genesis} if till_seq == 1 else self._parents
        if parents and prev not in parents:
            yield f"{place}: it does not follow its predecessor"
        if prev == self._state.tip_hash and row[9] is None:
            yield f"{place}: it stands behind the till's tip"
        self._has_tip |= self._is_tip(row)

    def _is_tip(self, row: Row) -> bool:
        at = self._state
        return tuple(row[3:5]) == (at.epoch, at.till_seq) and row[6] == at.tip_hash

    def _follows_its_lane(self, row: Row) -> bool:
        till_seq, prev, event_hash, lane = row[4], row[5], row[6], row[9]
        if lane is None:
            # Handed up again or set aside after a loss of the server: branches are not told apart.
            return True
        before = self._lanes.get(lane)
        self._lanes[lane] = (till_seq, event_hash)
        return before is None or before[0] + 1 != till_seq or before[1] == prev


def _body_problems(row: Row, state: cursors.TillState) -> Iterator[str]:
    event_id, till_id, till_no, epoch, till_seq, prev, event_hash, kind, body = row[:9]
    place = f"till {till_no} epoch {epoch} till_seq {till_seq}"
    if hashlib.sha256(body).digest() != event_hash:
        yield f"{place}: the bytes were altered"
        return
    try:
        envelope = codec.decode(body).envelope
    except ProtocolError as error:
        yield f"{place}: {error}"
        return
    said = (
        envelope.event_id.bytes,
        envelope.till.bytes,
        envelope.till_no,
        envelope.epoch,
        envelope.till_seq,
        bytes.fromhex(envelope.prev),
        envelope.kind,
        envelope.version,
        envelope.occurred_at.wall_ms,
    )
    if envelope.store != state.store_id:
        yield f"{place}: it is of store {envelope.store}, and the till says {state.store_id}"
    if envelope.till == state.till_id and envelope.till_no != state.till_no:
        yield f"{place}: the till says now that it is till {state.till_no}"
    if said != (event_id, till_id, till_no, epoch, till_seq, prev, kind, *row[11:13]):
        yield f"{place}: its row was altered"
    if row[13]:
        yield f"{place}: of its signature and the name of the key one is missing"


def epoch_problems(tx: Tx) -> Iterator[str]:
    """What the file keeps of this till's epochs, held against itself and each one's first event."""
    state = cursors.state(tx)
    kept = {claim.epoch: claim for claim in cursors.own_epochs(tx)}
    newest = kept.get(state.epoch)
    if newest is None or newest.server_nonce != state.server_nonce or max(kept) != state.epoch:
        yield f"what is kept of epoch {state.epoch} is not what the till goes by"
    for claim in kept.values():
        if not claim.parent_epoch and (claim.parent_till_seq or int(claim.parent_hash, 16)):
            yield f"epoch {claim.epoch} is kept with another beginning than it had"
    # Of an epoch that the file only heard of, a restored server may have issued the number anew.
    lived = cursors.lived_in(kept.values(), state.epoch)
    begun: dict[int, bool] = {}
    for epoch, prev, body, lane in _FIRST.run(tx):
        # A server that lost an epoch issues its number again, to a copy of this till: one of the
        # two says what is kept here. On a branch stands the one that it does not know.
        is_so = _begins(kept.get(epoch), till_id=state.till_id, prev=prev, body=body)
        if is_so or not lane:
            begun[epoch] = begun.get(epoch, False) or is_so
    for epoch, is_so in begun.items():
        if not is_so and epoch in lived:
            yield f"what is kept of epoch {epoch} is not what its first event says"


def _begins(known: EpochClaim | None, *, till_id: UUID, prev: bytes, body: bytes) -> bool:
    """Whether an epoch's first event says what is kept of it, where anything is."""
    try:
        event = codec.decode(body).event
    except ProtocolError:
        return True  # What cannot be read was named already.
    if known is None:
        return True
    if prev != chain.genesis(till_id, known.epoch, known.server_nonce):
        return False
    if not isinstance(event, EpochOpened):
        # Only a registered till begins without saying where it goes on from.
        return not known.parent_epoch and known.reason == cursors.REGISTERED
    said = (event.parent_epoch, event.parent_till_seq, event.parent_hash, event.reason)
    return said == (known.parent_epoch, known.parent_till_seq, known.parent_hash, known.reason)


def signature_problems(tx: Tx, signer: Signer) -> Iterator[str]:
    """Ed25519 gives one signature for one text and key (RFC 8032): it is made again.

    A key that was lost has signed before: what names another key and is not of this one is its.
    """
    for body, sig, key_id in _SIGNED.run(tx, {}):
        try:
            recorded = codec.decode(body)
        except ProtocolError:
            continue  # What cannot be read was named already.
        if (signer.sign(chain.tip_text_of(recorded)) == sig) != (key_id == signer.key_id):
            envelope = recorded.envelope
            yield (
                f"till {envelope.till_no} epoch {envelope.epoch} till_seq {envelope.till_seq}:"
                " the signature under it is not this till's"
            )
