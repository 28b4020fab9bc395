"""What must hold at a till after each of its commits and at each start, read with plain SQL."""

import sqlite3
from collections import Counter

from tests.simulation.central import Row
from tests.simulation.ground.connection import WatchedConnection
from tests.simulation.judging.oracle import Intent, Oracle, Truth
from tests.simulation.judging.server_watch import ServerWatch
from tests.simulation.world import World

MEANT_KINDS = frozenset(
    {
        "SaleCompleted",
        "SaleReturned",
        "StockReceived",
        "StockRemoved",
        "StockCounted",
        "ReconciliationDecided",
        "KhataPaid",
        "KhataAdjusted",
    }
)
"""What a task says beforehand that it means; every other event moves nothing."""
_LOG = (
    "SELECT log_no, event_id, till_id, epoch, till_seq, kind, prev, hash, body FROM event_log"
    " WHERE log_no > ? ORDER BY log_no"
)
_FEED = 'SELECT store_seq, event_id, "class", held, feed_hash FROM feed WHERE store_seq > ?'
_SEEN = frozenset({"event_log", "till_state", "feed", "delivery"})
"""The tables that are looked at after a commit that wrote to them."""
_STATE = "SELECT cursor, feed_hash, epoch, till_seq, hlc_ms, hlc_counter FROM till_state"
_TIP = (
    "SELECT e.event_id FROM till_state t JOIN event_log e"
    " ON e.till_no = t.till_no AND e.epoch = t.epoch AND e.till_seq = t.till_seq"
    " AND e.hash = t.tip_hash"
)
_DELIVERY = "SELECT event_id, status, store_seq FROM delivery"
_WAITING = (
    "SELECT e.kind, e.till_seq, d.status FROM outbox JOIN event_log e USING (log_no)"
    " JOIN delivery d ON d.event_id = e.event_id"
)
_LEVELS = "SELECT product_id, confirmed, version, pending FROM stock_level"


class TillWatch:
    """Follows one till's disk and compares it with what happened and with the server."""

    def __init__(
        self,
        world: World,
        oracle: Oracle,
        server: ServerWatch,
        *,
        store_id: int,
        till_id: bytes,
        disk: str,
    ) -> None:
        self._world = world
        self._oracle = oracle
        self._server = server
        self._store_id = store_id
        self._till_id = till_id
        self._disk = disk
        self.intent: Intent | None = None
        self.may_be_wrong = False
        """Somebody altered this till's sums, and nobody has folded them anew since."""

    def start(self, connection: WatchedConnection) -> None:
        """The till starts on this disk."""
        self._connection = connection
        self._log_no = 0
        self._cursor = 0
        self._stand: tuple[int, bytes, int, int] | None = None
        """Where it stood in which feed when that was looked at last."""
        self._answered: set[bytes] = set()
        self._losses_met = 0
        self._confirmed: Counter[int] = Counter()
        self._versions: Counter[int] = Counter()
        self._place = self._hlc = self._seen_hlc = (0, 0)
        self.log: set[bytes] = set()
        # A backup or a copy may be of the time when the sums were wrong.
        self.may_be_wrong = self._till_id in self._server.wrong
        connection.touched = set(_SEEN)
        self.look()
        self.check_shown()
        self.check_stock()

    def look(self) -> None:
        """After a commit: at what it wrote to."""
        touched, self._connection.touched = self._connection.touched & _SEEN, set()
        if "event_log" in touched:
            for row in self._rows(_LOG, self._log_no):
                self._check_event(*row)
        if touched & {"till_state", "feed"}:
            self._check_state(has_feed_changed="feed" in touched)
        if "delivery" in touched:
            self._check_answers()

    def _check_state(self, *, has_feed_changed: bool) -> None:
        [(cursor, feed_hash, epoch, till_seq, hlc_ms, counter)] = self._rows(_STATE)
        demand = self._world.demand
        self._meet(cursor, feed_hash)
        demand(5, cursor >= self._cursor, f"the cursor fell from {self._cursor} to {cursor}")
        place, hlc = (epoch, till_seq), (hlc_ms, counter)
        demand(15, place >= self._place, f"epoch and till_seq {place} after {self._place}")
        demand(15, hlc >= self._hlc, f"logical time {hlc} after {self._hlc}")
        self._place, self._hlc = place, hlc
        # Most commits are of something else than a page.
        stand = (cursor, feed_hash, self._cursor, self._server.losses)
        if has_feed_changed or stand != self._stand:
            self._check_pages(self._rows(_FEED, self._cursor), cursor, feed_hash)
            self._stand = (cursor, feed_hash, self._cursor, self._server.losses)

    def check_shown(self) -> None:
        """What was printed is on the disk."""
        for truth in self._oracle.of_disk(self._disk):
            if truth.is_shown and not truth.is_destroyed:
                is_here = truth.event_id in self.log
                self._world.demand(16, is_here, f"{truth.kind} {truth.till_seq} was printed")

    def check_stock(self) -> None:
        """What the screen shows is confirmed by the feed, plus what this till still adds."""
        pending = self.pending()
        here = {product: found for product, *found in self._rows(_LEVELS)}
        for product, found in here.items():
            wanted = [self._confirmed[product], self._versions[product], pending[product]]
            if self.may_be_wrong and found != wanted:
                return
            self._world.demand(6, found == wanted, f"product {product}: {found}, not {wanted}")
        self.may_be_wrong = False

    def is_confirmed_right(self) -> bool:
        """Whether what the digest covers is right: then only a claim tells of what is not."""
        return all(
            (confirmed, version) == (self._confirmed[product], self._versions[product])
            for product, confirmed, version, _ in self._rows(_LEVELS)
        )

    def shown(self) -> Counter[int]:
        """Thousandths by product as the till's screen has them."""
        rows = self._rows(_LEVELS)
        return Counter({n: confirmed + pending for n, confirmed, _, pending in rows})

    def aside(self, disk: WatchedConnection | None = None) -> set[bytes]:
        """Events of others that the server has lost: in the log, and in no figure."""
        of_disk = disk or self._connection
        rows = of_disk.execute("SELECT event_id FROM aside CROSS JOIN event_log USING (log_no)")
        return {row[0] for row in rows}

    def pending(self) -> Counter[int]:
        """What this till's own events move that the feed has not brought back."""
        placed = {row[0] for row in self._rows("SELECT event_id FROM feed")}
        total: Counter[int] = Counter()
        for event_id in self.log - placed - self.aside():
            truth = self._oracle.events[event_id]
            for product, delta in truth.moves.items():
                total[product] += delta
        return total

    def outbox(self) -> int:
        """How many own events wait for an answer."""
        [(count,)] = self._rows("SELECT count(*) FROM outbox")
        return int(count)

    def check_waiting(self) -> None:
        """What waits for an answer has none."""
        rows = self._rows(_WAITING)
        self._world.demand(3, not rows, f"{rows} wait for an answer and have one")

    @property
    def cursor(self) -> int:
        """How far the till has followed the feed."""
        return self._cursor

    @property
    def tip(self) -> bytes | None:
        """The newest event of the till's own chain; None where its epoch has none yet."""
        found = self._rows(_TIP)
        return found[0][0] if found else None

    @property
    def matched(self) -> int:
        """Up to where a hello has shown the till that the server holds the same feed."""
        [(position,)] = self._rows("SELECT matched FROM till_state")
        return int(position)

    def _check_event(self, log_no, event_id, till_id, epoch, till_seq, kind, _prev, hash_, body):
        self._log_no = log_no
        self.log.add(event_id)
        truth = self._oracle.events.get(event_id)
        demand = self._world.demand
        if truth is None:
            demand(2, till_id == self._till_id, f"{kind} {till_seq} of nobody was pulled")
            truth = self._made(event_id, epoch, till_seq, kind, hash_, body)
        elif truth.is_timely:
            self._seen_hlc = max(self._seen_hlc, truth.hlc)
        demand(11, (truth.body, truth.hash) == (body, hash_), f"{kind} {till_seq} was changed")
        demand(18, truth.store_id == self._store_id, f"{kind} {till_seq} of another store")

    def _made(self, event_id, epoch, till_seq, kind, hash_, body) -> Truth:
        intent = self.intent if kind in MEANT_KINDS else None
        truth = Truth(
            event_id=event_id,
            store_id=self._store_id,
            till_id=self._till_id,
            epoch=epoch,
            till_seq=till_seq,
            kind=kind,
            hash=hash_,
            body=body,
            moves=intent.moves if intent else Counter(),
            takings_paisa=intent.takings_paisa if intent else 0,
            owed_paisa=intent.owed_paisa if intent else Counter(),
            is_poison=bool(intent and intent.is_poison),
            is_tampered=bool(intent and intent.is_tampered),
            corrects=intent.corrects if intent else b"",
            disk=self._disk,
            made_ms=self._world.now_ms,
            losses_met=self._losses_met,
            is_doubtful=self.may_be_wrong,
        )
        self._oracle.events[event_id] = truth
        # An edit by somebody who has seen another must win over it on every till.
        is_later = truth.hlc > self._seen_hlc
        self._world.demand(15, is_later, f"{kind} {till_seq} at {truth.hlc}, {self._seen_hlc} seen")
        self._seen_hlc = max(self._seen_hlc, truth.hlc)
        self._world.log(self._till_id.hex()[-6:], kind, till_seq, hash_.hex()[:8])
        self._world.count(f"event {kind}")
        return truth

    def _meet(self, cursor: int, feed_hash: bytes) -> None:
        """After a loss of the server the till is judged by the new feed once it stands in it."""
        if self._losses_met == self._server.losses or not self._stands_in_feed(cursor, feed_hash):
            return
        self._losses_met = self._server.losses
        self._cursor = 0
        self._confirmed.clear()
        self._versions.clear()

    def _stands_in_feed(self, cursor: int, feed_hash: bytes) -> bool:
        at_server = self._server.stores[self._store_id].feed
        if cursor > len(at_server):
            return False
        return feed_hash == (at_server[cursor - 1].feed_hash if cursor else bytes(32))

    def _check_pages(self, pages: list[Row], cursor: int, feed_hash: bytes) -> None:
        demand = self._world.demand
        at_server = self._server.stores[self._store_id].feed
        touched = set()
        is_met = self._losses_met == self._server.losses
        for store_seq, event_id, verdict, held, hash_here in pages:
            demand(5, store_seq == self._cursor + 1, f"page entry {store_seq}")
            is_there = store_seq <= len(at_server) or not is_met
            demand(5, is_there, f"position {store_seq} is not at the server")
            if is_met:
                row = at_server[store_seq - 1]
                here = (event_id, verdict, bool(held), hash_here)
                there = (row.event_id, row.verdict, bool(row.held), row.feed_hash)
                demand(5, here == there, f"position {store_seq} is another one here")
            self._cursor = store_seq
            for product, delta in self._oracle.events[event_id].moves.items():
                touched.add(product)
                self._versions[product] += bool(delta)
                self._confirmed[product] += 0 if held else delta
        demand(5, cursor == self._cursor, f"cursor {cursor}, feed up to {self._cursor}")
        # Also a till that has yet to find out what the server lost stands in some feed that was.
        is_known = feed_hash in self._server.marks
        stands = self._stands_in_feed(cursor, feed_hash) if is_met else is_known
        demand(5, stands, f"the feed hash at {cursor}")
        if touched:
            self._check_confirmed(touched)

    def _check_confirmed(self, touched: set[int]) -> None:
        if self.may_be_wrong:
            return
        for product, confirmed, version, _ in self._rows(_LEVELS):
            if product in touched:
                wanted = (self._confirmed[product], self._versions[product])
                self._world.demand(
                    6,
                    (confirmed, version) == wanted,
                    f"product {product} at {self._cursor}: {(confirmed, version)}, not {wanted}",
                )

    def check_answers(self) -> None:
        """Every answer that the till holds is the server's, also after the server lost some."""
        self._answered.clear()
        self._check_answers(is_final=True)

    def _check_answers(self, *, is_final: bool = False) -> None:
        rows = self._rows(_DELIVERY)
        self._answered &= {row[0] for row in rows}
        for event_id, status, store_seq in rows:
            if event_id in self._answered or self._is_lost_since(event_id, store_seq, is_final):
                continue
            self._answered.add(event_id)
            truth = self._oracle.events[event_id]
            name = f"{truth.kind} {truth.till_seq} is {status} here"
            row = self._server.place(self._store_id, event_id)
            demand = self._world.demand
            row = self._world.must(3, row, f"{name} and not at the server")
            demand(3, row.hash == truth.hash, f"{name}, with other bytes at the server")
            demand(3, (status == "quarantined") == (row.store_seq == 0), f"{name}, not there")
            if self._server.losses:
                # Another copy of the till may have handed it up again, to another place.
                continue
            if row.store_seq and store_seq is not None:
                demand(3, store_seq == row.store_seq, f"{name} at {store_seq}")
            demand(3, status == "quarantined" or (status == "held") == row.held, f"{name}, not so")
            self._world.count(f"answer {status}")

    def _is_lost_since(self, event_id: bytes, store_seq: int | None, is_final: bool) -> bool:
        """Whether the server has lost what it answered: then the till has to find that out."""
        if is_final or not self._server.losses:
            return False
        row = self._server.place(self._store_id, event_id)
        return row is None or (store_seq or 0) != row.store_seq

    def _rows(self, sql: str, *values: object) -> list[Row]:
        return sqlite3.Connection.execute(self._connection, sql, values).fetchall()
