"""What a round reports, and the pace that is kept from one round to the next."""

from uuid import UUID

from msgspec import Struct
from pos_protocol.sync import BATCH_EVENTS_LIMIT, BATCH_MAX, HelloVerdict

from pos_app.db.entry import Topic
from pos_app.errors import PosError
from pos_app.sync.faults import LOG_DAMAGED, VerdictError
from pos_app.sync.problem_reports.handing_up import HandedUp

BATCH_GROWTH = 50
LEASE_MS = 3_600_000
_IN_TROUBLE = {HelloVerdict.REBOOTSTRAP, HelloVerdict.UPGRADE_REQUIRED, LOG_DAMAGED}


class RoundReport(Struct, frozen=True, kw_only=True):
    """What one round did and met.

    `accepted`, `held` and `quarantined` count the events that got such an answer; `pulled` the feed
    entries applied; `head` and `cursor` are feed positions. `error` is what ended the round, if
    anything; `retry_after_s` is the server's wish. `has_more` asks for another round at once.
    `recovered` is the judgement of the server that this round healed (faults.RECOVERIES), if any;
    `refilled` counts the answered events that wait again, because the server has lost them.
    `wants_snapshot`: the feed is so far ahead that the store's snapshot is the shorter way.
    `needs_upgrade`: there are events that this program cannot read, here or still at the server.
    `report_bytes_max` is how large a report for whoever helps the server takes, 0 for none;
    `problem_reports` what became of those that were sent beside these rounds.
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
    needs_upgrade: bool = False
    topics: frozenset[Topic] = frozenset()
    server_ahead_ms: int = 0
    report_bytes_max: int = 0
    problem_reports: HandedUp = HandedUp()

    @property
    def has_handed_up(self) -> bool:
        """Whether the events are up, as far as they can go.

        A till that is in trouble with its server is one whose report is wanted.
        """
        is_in_trouble = isinstance(self.error, VerdictError) and self.error.code in _IN_TROUBLE
        return not self.has_more and (self.error is None or is_in_trouble)


class Pace:
    """What a till keeps from round to round, and forgets when its program ends.

    How many events are sent at once: halved by a server that cannot take them, then grown. When the
    lease is due: at the start, where a copied or restored folder is most likely to come to light,
    and then now and then, because each renewal costs the server two writes.
    """

    def __init__(
        self, events_max: int = BATCH_MAX, *, takes_snapshot: bool = False, machine: str = ""
    ) -> None:
        """With `takes_snapshot` a round leaves it to its caller to begin from a snapshot.

        `machine` is where the program runs, by devices/machine.py.
        """
        self.machine = machine
        self.events_max = events_max
        self.takes_snapshot = takes_snapshot
        self.has_folded_anew = False
        self._leased_mono_ms: int | None = None

    def wants_lease(self, mono_ms: int) -> bool:
        """Whether it is time to ask for the next lease."""
        last = self._leased_mono_ms
        return last is None or not 0 <= mono_ms - last < LEASE_MS

    def leased(self, mono_ms: int) -> None:
        """A lease was asked for and the answer came."""
        self._leased_mono_ms = mono_ms

    def halve(self, sent: int) -> bool:
        """Send half of what was too much; False when there is nothing left to halve."""
        if sent <= 1:
            return False
        self.events_max = max(1, sent // 2)
        return True

    def grow(self) -> None:
        """Dare a little more after a success."""
        self.events_max = min(BATCH_EVENTS_LIMIT, self.events_max + BATCH_GROWTH)
