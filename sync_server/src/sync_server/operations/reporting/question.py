"""What is asked of a report, and the page that answers it."""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import islice

from msgspec import Struct, structs
from pos_protocol.money import money_text

from sync_server.db.database import Tx
from sync_server.db.queries.reports import names
from sync_server.db.queries.reports.sums import Scope, Sums
from sync_server.db.reporting.periods import day_number, day_of
from sync_server.errors import RefusedError, ServerCode

DAYS_ASKED = 30
"""How many days a report has that nobody gave a period."""

DAYS_MAX = 3700
FIRST_YEAR, LAST_YEAR = 2000, 2199

type Key = tuple[int, int]
"""(store_id, number): where a page ended."""


class Question(Struct, frozen=True, kw_only=True):
    """One report's question. Days are numbers such as 20261128, both ends included.

    `by` and `order` are words of the report; `days` is how far back the sale counts, `lead_days`
    how long a delivery takes. `stores` None means every store there is. With `is_day_guessed` today
    is UTC's, and whether that is right is told by the rows' own statement.
    """

    stores: tuple[int, ...] | None
    start: int
    end: int
    by: str = ""
    order: str = "number"
    days: int = 0
    lead_days: int = 0
    after: Key = (0, 0)
    limit: int = 100
    is_day_guessed: bool = False

    @property
    def scope(self) -> Scope:
        """Which sums are meant."""
        return Scope(stores=self.stores, start=self.start, end=self.end)

    def scope_and_behind(self, *figures: str) -> Scope:
        """The same, and of one store a column `behind`: how many entries its sums lack.

        And `zone_min` where today is guessed. `figures` are the sums that are wanted, none for all.
        """
        beside: tuple[str, ...] = ()
        if self.stores is not None and len(self.stores) == 1:
            beside = (names.behind_beside(self.stores),)
            beside += (names.zone_beside(self.stores),) if self.is_day_guessed else ()
        return Scope(
            stores=self.stores, start=self.start, end=self.end, beside=beside, figures=figures
        )


class Page(Struct, frozen=True, kw_only=True):
    """Some rows of a report, and where the next ones begin; None when these are the last.

    `behind` says how many entries the sums lack, and `zone_min` the zone of the store's tills,
    where the rows' own statement told it.
    """

    rows: Sequence[Struct]
    after: Key | None = None
    behind: int | None = None
    zone_min: int | None = None

    def told_by(self, found: Sequence[Sums]) -> "Page":
        """The same page with what these rows of its statement say beside."""
        first = found[0] if found else None
        return structs.replace(
            self,
            behind=getattr(first, "behind", None),
            zone_min=getattr(first, "zone_min", None),
        )


type Run = Callable[[Tx, Question], Page]


def read_day(name: str, text: str) -> int:
    """A day as `2026-11-28`. Raises RefusedError(PERIOD_REFUSED)."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or day.isoformat() != text or not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise RefusedError(
            ServerCode.PERIOD_REFUSED,
            f"{name}: a day as 2026-11-28 is needed, of the years {FIRST_YEAR} to {LAST_YEAR}",
        )
    return day_number(day)


def period(*, start: str | None, end: str | None, today: Callable[[], int]) -> tuple[int, int]:
    """The days that are meant; without any the last thirty, today included.

    Raises RefusedError(PERIOD_REFUSED).
    """
    last = today() if end is None else read_day("to", end)
    if start is None:
        first = max(day_of(last) - timedelta(days=DAYS_ASKED - 1), date(FIRST_YEAR, 1, 1))
        return day_number(first), last
    begun = read_day("from", start)
    span = (day_of(last) - day_of(begun)).days + 1
    if span < 1:
        raise RefusedError(ServerCode.PERIOD_REFUSED, "from: it lies behind the end of the period")
    if span > DAYS_MAX:
        raise RefusedError(
            ServerCode.PERIOD_REFUSED, f"a period has at most {DAYS_MAX} days, this one {span}"
        )
    return begun, last


def day_at(now_ms: int, zone_min: int) -> int:
    """The day on the wall of a store now; its zone in minutes from UTC."""
    moment = datetime.fromtimestamp(now_ms / 1000, UTC)
    return day_number((moment + timedelta(minutes=zone_min)).date())


def days_before(day: int, count: int) -> int:
    """The day so many days earlier."""
    return day_number(day_of(day) - timedelta(days=count))


class Part(Struct, frozen=True, kw_only=True):
    """A part of one store's rows: those with numbers above `after`, so many at most."""

    store_id: int
    after: int
    limit: int


def store_by_store[R: Struct](
    tx: Tx, question: Question, read: Callable[[Part], Sequence[tuple[int, R]]]
) -> Page:
    """A page of (number, row) that `read` gives in order, one store after the other."""
    rows: list[R] = []
    for store_id in _stores_from(tx, question):
        after = question.after[1] if store_id == question.after[0] else 0
        wanted = question.limit - len(rows)
        found = read(Part(store_id=store_id, after=after, limit=wanted + 1))
        rows += [row for _number, row in found[:wanted]]
        if len(found) > wanted:
            last = found[wanted - 1][0] if wanted else after
            return Page(rows=rows, after=(store_id, last))
    return Page(rows=rows)


def each_store[R: Struct](
    tx: Tx, question: Question, read: Callable[[dict[int, str]], Sequence[R]]
) -> Page:
    """A page with a row for each store; `read` gives them for stores with their names."""
    known = names.stores(tx, question.stores, after=question.after[0], limit=question.limit + 1)
    shown = dict(islice(known.items(), question.limit))
    after = (list(shown)[-1], 0) if len(known) > len(shown) else None
    return Page(rows=read(shown), after=after)


def _stores_from(tx: Tx, question: Question) -> Iterator[int]:
    known = question.stores
    if known is None:
        known = tuple(names.stores(tx, None))
    return (store_id for store_id in sorted(known) if store_id >= question.after[0])


def percent(part: int, whole: int) -> str | None:
    """A share in percent with two places, rounded half up; None of nothing."""
    if whole <= 0:
        return None
    return ratio(part * 100, whole)


def ratio(part: int, whole: int) -> str | None:
    """A quotient with two places, rounded half up; None where it has none."""
    if whole <= 0:
        return None
    hundredths = (abs(part) * 200 + whole) // (2 * whole)
    return money_text(-hundredths if part < 0 else hundredths)
