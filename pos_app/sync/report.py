"""What a round reports, and the pace that is kept from one round to the next."""

from uuid import UUID

from msgspec import Struct
from pos_protocol.sync import BATCH_EVENTS_LIMIT, BATCH_MAX

from pos_app.db.entry import Topic
from pos_app.errors import PosError

BATCH_GROWTH = 50


class RoundReport(Struct, frozen=True, kw_only=True):
    """What one round did and met.

    `accepted`, `held` and `quarantined` count the events that got such an answer; `pulled` the feed
    entries applied; `head` and `cursor` are feed positions. `error` is what ended the round, if
    anything; `retry_after_s` is the server's wish. `has_more` asks for another round at once.
    `recovered` is the judgement of the server that this round healed (faults.RECOVERIES), if any;
    `refilled` counts the answered events that wait again, because the server has lost them.
    `wants_snapshot`: the feed is so far ahead that the store's snapshot is the shorter way.
    """

    pushed: int = 0
    accepted: int = 0
    held: int = 0
    quarantined: int = 0
    pulled: int = 0
    head: int = 0
    cursor: int = 0
    feed_id: UUID | None = None
    verdict: str = ""
    error: PosError | None = None
    retry_after_s: float | None = None
    has_more: bool = False
    wants_snapshot: bool = False
    recovered: str = ""
    refilled: int = 0
    topics: frozenset[Topic] = frozenset()
    server_ahead_ms: int = 0


class Pace:
    """How many events are sent at once: halved by a server that cannot take them, then grown."""

    def __init__(self, events_max: int = BATCH_MAX, *, takes_snapshot: bool = False) -> None:
        """With `takes_snapshot` a round leaves it to its caller to begin from a snapshot."""
        self.events_max = events_max
        self.takes_snapshot = takes_snapshot

    def halve(self, sent: int) -> bool:
        """Send half of what was too much; False when there is nothing left to halve."""
        if sent <= 1:
            return False
        self.events_max = max(1, sent // 2)
        return True

    def grow(self) -> None:
        """Dare a little more after a success."""
        self.events_max = min(BATCH_EVENTS_LIMIT, self.events_max + BATCH_GROWTH)
