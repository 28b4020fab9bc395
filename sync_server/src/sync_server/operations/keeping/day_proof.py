"""The proof of the lines that a store has for its days: they follow from its log as well."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from pos_protocol.envelope import Envelope

from sync_server.db.database import Tx
from sync_server.db.projections.takings import DayOfTill, Takings, fiscal_day, zone_minutes
from sync_server.db.queue import cursors, summaries
from sync_server.db.queue.summaries import Line

CONSUMER = "summaries"


class DayProof:
    """What the log says of each day, beside the lines that are kept.

    Entries that the consumer has not counted yet, or laid aside, are no fault of a line: a day that
    has some is proven by its count alone.
    """

    def __init__(self, tx: Tx, store_id: int) -> None:
        self._kept = {line.day: line for line in summaries.all_of(tx, store_id)}
        cursor = cursors.find(tx, store_id, CONSUMER)
        self._upto = cursor.store_seq if cursor else 0
        self._aside = cursors.laid_aside(tx, store_id, CONSUMER)
        self._counted: Counter[str] = Counter()
        self._zones: defaultdict[str, set[int]] = defaultdict(set)
        self._later: set[str] = set()

    def apply(self, store_seq: int, envelope: Envelope) -> None:
        """Take in the next entry of the log."""
        at = envelope.occurred_at
        day = fiscal_day(at.wall_ms, at.zone)
        if store_seq > self._upto or store_seq in self._aside:
            self._later.add(day)
            return
        self._counted[day] += 1
        self._zones[day].add(zone_minutes(at.zone))

    def differing(self, takings: Mapping[DayOfTill, Takings]) -> Iterable[str]:
        """The days whose line is not what the log says; `takings` are those of the log."""
        sold: defaultdict[str, list[Takings]] = defaultdict(list)
        for (day, _till_id), taken in takings.items():
            sold[day].append(taken)
        for day in sorted({*self._kept, *self._counted}):
            line = self._kept.get(day)
            if line is None or not self._is_right(line, sold[day]):
                yield day

    def _is_right(self, line: Line, sold: Sequence[Takings]) -> bool:
        """Whether a line counts its day, and has its sums where it says that it is up to date."""
        if line.events != self._counted[line.day] or line.zone_min not in self._zones[line.day]:
            return False
        if line.is_stale or line.day in self._later:
            return True
        said = (
            sum(one.takings_paisa for one in sold),
            sum(one.sales for one in sold),
            sum(one.returns for one in sold),
            len(sold),
        )
        made = (line.takings_paisa, line.sales, line.returns, line.tills)
        return made == said and line.made_ms is not None
