"""Sync as the cashier sees it: how the till stands with its server, what waits, and a push."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from pos_app.db.entry import Topic
from pos_app.db.queries import cases, overlaps, sync_status
from pos_app.domain.moment import utc_moment
from pos_app.errors import PosError, ServerRefused, word_of
from pos_app.viewmodels.figures import format_count, isolated
from pos_app.viewmodels.goods.scanned import tell_scan
from pos_app.viewmodels.messages import recovery_sentence, sentence, upgrade_sentence
from pos_app.viewmodels.shell import Notice, SyncState

if TYPE_CHECKING:
    from datetime import datetime

    from pos_app.db.statement import Tx
    from pos_app.viewmodels.shell import Desk


STOCK_KINDS = frozenset(
    {"SaleCompleted", "SaleReturned", "StockReceived", "StockRemoved", "StockCounted"}
)
"""What a manager counts in the stock, or not."""
ASKS_SOMEBODY = frozenset({"revoked", "rebootstrap", "register_anew", "log_damaged"})
"""Judgements of the server about this till that it cannot heal by itself."""
SETTLES = frozenset({Topic.CATALOGUE, Topic.STOCK})
CASES_SHOWN = 4
"""What fits on the smallest screen; how many more there are is told."""


class CaseRow(NamedTuple):
    """One thing to look at, in the shop's words: what it is, and what to do."""

    what: str
    what_to_do: str


class SyncView(NamedTuple):
    """Figures of the sync page; times are milliseconds since 1970, None for never."""

    state: SyncState = SyncState.LOCAL
    server_url: str = ""
    events: int = 0
    unsynced: int = 0
    held: int = 0
    quarantined: int = 0
    set_aside: int = 0
    last_sync_ms: int | None = None
    oldest_ms: int | None = None
    problem: str = ""
    is_running: bool = False
    healed: str = ""
    healed_ms: int | None = None
    cases: tuple[CaseRow, ...] = ()
    more_cases: int = 0
    prices: int = 0
    """How many products have a price to be decided."""
    waiting: int = 0
    """How many conflicts somebody should see, those prices among them."""


class InboxModel(QObject):
    """Follows the sync worker's rounds; the window never waits for it."""

    changed = Signal()
    sync_wanted = Signal()
    """Asks the worker for a round now."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._error: PosError | None = None
        self.server_ahead_ms: int | None = None
        """How far the server's clock is before this one's; None before a round went through."""
        self._needs_upgrade = False
        self._prices_known = 0
        self._prices_read_to: int | None = None
        self.view = SyncView()
        desk.bus.changed.connect(self._on_topics)
        self.read()

    @property
    def has_server(self) -> bool:
        """Whether this store has a server at all."""
        return bool(self.view.server_url)

    def sync_now(self) -> None:
        """Ask for a round; without a server there is nothing to ask."""
        if self.view.state is not SyncState.LOCAL:
            self.show(self.view._replace(is_running=True))
            self.sync_wanted.emit()

    def round_done(
        self,
        error: PosError | None,
        recovered: str = "",
        *,
        needs_upgrade: bool = False,
        server_ahead_ms: int = 0,
    ) -> None:
        """A round ended, with the error that stopped it or None, and the word of what it healed.

        `needs_upgrade`: other tills write what this program cannot read.
        What was healed is told at once and stays on the page: people may ask what happened.
        """
        self._note(error, recovered)
        if error is None:
            self.server_ahead_ms = server_ahead_ms
        self._error, self._needs_upgrade = error, needs_upgrade
        self.view = self.view._replace(is_running=False)
        if recovered:
            words, now_ms = recovery_sentence(recovered), self._desk.till.clock.wall_ms()
            self.view = self.view._replace(healed=words, healed_ms=now_ms)
            self._desk.shell.notice(Notice(words))
        self.read()
        self.read_cases()
        # Told even where every figure is as before: the page shows that the round has ended.
        self.changed.emit()

    def tell_scan(self, text: str) -> None:
        """A code was scanned where nothing is sold: say what it is."""
        tell_scan(self._desk, text)

    def read(self) -> None:
        """Read the figures again."""
        try:
            with self._desk.till.db.read() as tx:
                if not sync_status.has_server(tx):
                    # What waits for nobody is not counted: it is the whole log, after every sale.
                    self.show(self.view._replace(state=SyncState.LOCAL, server_url="", problem=""))
                    return
                status = sync_status.status(tx)
        except PosError as error:
            self.show(self.view._replace(problem=sentence(error)))
            return
        view = self.view._replace(
            server_url=status.server_url or "",
            events=status.events,
            unsynced=status.unsynced,
            held=status.held,
            quarantined=status.quarantined,
            set_aside=status.set_aside,
            last_sync_ms=status.last_sync_ms,
            oldest_ms=status.oldest_unsynced_ms,
            problem=self._problem(),
        )
        self.show(view._replace(state=self._state(view)))

    def _note(self, error: PosError | None, recovered: str) -> None:
        """Leave a word for whoever helps: once for each way in which rounds go wrong, or heal."""
        now = "works" if error is None else word_of(error)
        before = "works" if self._error is None else word_of(self._error)
        is_first = error is None and self.server_ahead_ms is None
        if is_first or now != before:
            self._desk.shell.noted.emit("sync", now)
        if recovered:
            self._desk.shell.noted.emit("sync", f"healed {recovered}")

    def _problem(self) -> str:
        if self._error is not None:
            return sentence(self._error)
        return upgrade_sentence() if self._needs_upgrade else ""

    def read_cases(self) -> None:
        """Read what somebody should look at: when the page is looked at, and after a round."""
        try:
            with self._desk.till.db.read() as tx:
                waiting = cases.waiting(tx)
                to_count = cases.to_count(tx, lang=self._desk.language)
                prices = self._prices(tx)
        except PosError as error:
            self.show(self.view._replace(problem=sentence(error)))
            return
        self.show_cases(to_count, waiting, prices=prices)

    def _prices(self, tx: Tx) -> int:
        """How many prices are to be decided; hundreds of records are read only after a change."""
        seen = self._prices_read_to
        if seen is None or overlaps.may_differ(tx, since=seen):
            self._prices_known = len(overlaps.prices(tx))
        self._prices_read_to = overlaps.log_end(tx)
        return self._prices_known

    def show_cases(
        self,
        to_count: tuple[cases.ToCount, ...],
        waiting: tuple[cases.WaitingEvent, ...],
        *,
        prices: int = 0,
    ) -> None:
        """Show what somebody should look at: what was lost, what is to be counted, the rest.

        Goods below zero are listed and not counted among the conflicts: a shop that keeps no stock
        would have the sign of a conflict for ever.
        """
        rows = (*map(self._count_row, to_count), *map(self._waiting_row, waiting))
        if self.view.set_aside:
            rows = (self._lost_row(self.view.set_aside), *rows)
        more = max(0, len(rows) - CASES_SHOWN)
        below = sum(not product.is_asked for product in to_count)
        self.show(
            self.view._replace(
                cases=rows[:CASES_SHOWN],
                more_cases=more,
                prices=prices,
                waiting=prices + len(rows) - below,
            )
        )

    def clock_text(self, at_ms: int | None) -> str:
        """A time of today as HH:MM, an older one with its date; empty for never."""
        return clock_text(at_ms, self._desk.till.clock.wall_ms())

    def _count_row(self, product: cases.ToCount) -> CaseRow:
        what = self.tr("Count {name}").format(name=isolated(product.name))
        if product.is_asked:
            return CaseRow(what, self.tr("A manager asks how many are on the shelf."))
        return CaseRow(what, self.tr("More was sold than was known to be there."))

    def _waiting_row(self, event: cases.WaitingEvent) -> CaseRow:
        time = isolated(self.clock_text(event.occurred_ms))
        if event.receipt:
            words = self.tr("Bill {number} of {time}")
            what = words.format(number=isolated(event.receipt), time=time)
        elif event.kind == "StockReceived":
            what = self.tr("Goods that came in, {time}").format(time=time)
        elif event.kind == "StockRemoved":
            what = self.tr("Goods that were taken out, {time}").format(time=time)
        elif event.kind == "StockCounted":
            what = self.tr("Count of {time}").format(time=time)
        else:
            # Hardly ever anything else waits: the till opens without these words.
            from pos_app.viewmodels.safety.kinds import kind_word  # noqa: PLC0415 - as said above

            what = f"{kind_word(event.kind)}, {time}"
        return CaseRow(what, self._why(event))

    def _lost_row(self, count: int) -> CaseRow:
        """What others made and a restored server lost, as long as nobody has it again."""
        what = self.tr("Records of others that the server lost: {count}")
        what_to_do = self.tr(
            "They count nowhere. Sync the tills that made them, also a copy of this one."
            " If those are gone, the server's admin saves them from this till's file."
        )
        return CaseRow(what.format(count=isolated(format_count(count))), what_to_do)

    def _why(self, event: cases.WaitingEvent) -> str:
        """Why it waits; the money of a bill counts all the same."""
        if event.is_quarantined:
            return self.tr("The server keeps it and cannot use it. Tell whoever looks after it.")
        if event.kind not in STOCK_KINDS:
            return self.tr("Nothing to do here. A manager looks at it at head office.")
        if event.verdict == "unexplained":
            return self.tr("The stock this till knew does not fit. A manager counts it or not.")
        if event.verdict == "forked":
            return self.tr("Made on a copy or an old backup. A manager counts it or not.")
        if event.verdict == "nothing_left":
            return self._why_twice(is_bill=event.kind == "SaleReturned")
        return self.tr("A manager decides whether it counts in the stock.")

    def _why_twice(self, *, is_bill: bool) -> str:
        """Why what takes something back a second time waits."""
        if is_bill:
            return self.tr(
                "It had been taken back already. A manager counts it once more or not. Money that"
                " went out twice is asked for, and a khata put right under Khata, Adjust."
            )
        return self.tr("It had been taken back already. A manager counts it once more or not.")

    def _state(self, view: SyncView) -> SyncState:
        if not view.server_url:
            return SyncState.LOCAL
        if view.held or view.quarantined or _asks_somebody(self._error):
            return SyncState.ATTENTION
        if self._error is not None:
            return SyncState.OFFLINE
        if view.unsynced or view.last_sync_ms is None:
            return SyncState.WAITING
        return SyncState.SYNCED

    def show(self, view: SyncView) -> None:
        """Show other figures here and in the top bar."""
        if view == self.view:
            return
        self.view = view
        shell = self._desk.shell
        shell.show(
            shell.view._replace(
                sync=view.state,
                to_decide=view.waiting,
                unsynced=view.unsynced,
                synced_at=self.clock_text(view.last_sync_ms),
            )
        )
        self.changed.emit()

    def _on_topics(self, topics: frozenset[object]) -> None:
        """Every change of the log may be one more to send; a price or a count may settle something.

        A sale settles nothing: it waits for none of that.
        """
        self.read()
        if self.view.waiting and topics & SETTLES and Topic.SALES not in topics:
            self.read_cases()


def _asks_somebody(error: PosError | None) -> bool:
    """Whether the server answered, and no other round helps until somebody has done something."""
    return isinstance(error, ServerRefused) and error.code in ASKS_SOMEBODY


def local_time(wall_ms: int) -> datetime:
    """Wall time as the clock on the wall shows it; what no calendar has as `utc_moment`."""
    moment = utc_moment(wall_ms)
    try:
        return moment.astimezone()
    except (OverflowError, OSError):
        # At the calendar's ends, and on Windows before 1970, there is no local time.
        return moment


def clock_text(at_ms: int | None, now_ms: int) -> str:
    """A time of today as HH:MM, an older one with its date; empty for never."""
    if at_ms is None:
        return ""
    at = local_time(at_ms)
    is_today = at.date() == local_time(now_ms).date()
    return at.strftime("%H:%M" if is_today else "%d.%m. %H:%M")
