"""What must hold at the server after each of its commits, read with plain SQL."""

import hashlib
from collections import Counter, defaultdict
from typing import NamedTuple
from uuid import UUID

from pos_protocol.chain import office_till

from tests.simulation.central import HISTORY, CentralServer
from tests.simulation.judging import undone
from tests.simulation.judging.oracle import OFFICE, Intent, Oracle, Truth, kind_of
from tests.simulation.plan import STORES
from tests.simulation.world import World

_LOG = (
    "SELECT store_seq, event_id, till_id, epoch, lane, till_seq, prev, hash, body, verdict, held,"
    " feed_hash FROM event_log WHERE store_id = ? AND store_seq > ? ORDER BY store_seq"
)
_QUARANTINE = (
    "SELECT rowid, event_id, till_id, epoch, lane, till_seq, prev, hash, body, code FROM quarantine"
    " WHERE store_id = ? AND rowid > ? ORDER BY rowid"
)
_RECORDS = "SELECT count(*) FROM reconciliation WHERE store_id = ? AND event_id = ?"
_NO_FIGURES = {"unverifiable", "unexplained"}
OFFICE_IDS = {store_id: office_till(store_id).bytes for store_id in STORES}
_MOVEMENTS = (
    "SELECT store_seq, product_id, version, type, quantity_milli, quantity_after_milli, applied,"
    " known_version, known_quantity_milli, pending_milli, verdict FROM stock_movements"
    " WHERE store_id = ? AND store_seq > ? ORDER BY store_seq, version"
)


class Row(NamedTuple):
    """One event at the server, in the feed or (`store_seq` 0) in quarantine."""

    store_seq: int
    event_id: bytes
    till_id: bytes
    epoch: int
    lane: int
    till_seq: int
    prev: bytes
    hash: bytes
    body: bytes
    verdict: str
    held: bool
    feed_hash: bytes


class StoreView:
    """What was seen of one store."""

    def __init__(self) -> None:
        self.feed: list[Row] = []
        self.place: dict[bytes, Row] = {}
        self.quarantine: dict[bytes, Row] = {}
        self.heads: dict[tuple[bytes, int, int], tuple[int, bytes]] = {}
        self.known: set[tuple[bytes, bytes]] = set()
        self.ended: dict[tuple[bytes, bytes], int] = {}
        """Tips that a later epoch has taken over from, and at which place of the feed."""
        self.feed_hash = bytes(32)
        self.quarantined_to = 0
        self.levels: dict[int, tuple[int, int]] = {}
        # Who moved a product, to how much, and whether by a count; by version.
        self.history: dict[int, list[tuple[bytes, int, bool]]] = defaultdict(list)
        # What was taken back or decided, and by which of the feed's events.
        self.correcting: dict[bytes, list[Row]] = defaultdict(list)


class ServerWatch:
    """Reads what each commit added and compares it with what really happened."""

    def __init__(self, world: World, server: CentralServer, oracle: Oracle) -> None:
        self._world = world
        self._server = server
        self._oracle = oracle
        self.stores = {store_id: StoreView() for store_id in STORES}
        self._genesis: dict[tuple[bytes, int], bytes] = {}
        self.marks = {bytes(32)}
        """Every feed hash that a store's feed ever ended at, also before a loss."""
        self.restored: set[bytes] = set()
        self.revoked: set[bytes] = set()
        self.wrong: set[bytes] = set()
        """Tills whose sums were altered."""
        self.office: dict[int, Intent] = {}
        """What the office of a store is about to decide."""
        self.losses = 0
        """How often the server was put back to a backup."""
        server.watch = self.look

    def genesis(self, till_id: bytes, epoch: int) -> bytes:
        """Where an epoch's chain begins, by the nonce that the server issued for it."""
        place = till_id, epoch
        if place not in self._genesis:
            [(nonce,)] = self._server.rows(
                "SELECT server_nonce FROM till_epoch WHERE till_id = ? AND epoch = ?", *place
            )
            text = f"genesis|{UUID(bytes=till_id)}|{epoch}|{nonce}"
            self._genesis[place] = hashlib.sha256(text.encode()).digest()
        return self._genesis[place]

    def read_anew(self) -> None:
        """The server was put back to a backup: all that is there now is looked at as if new."""
        self.losses += 1
        self.stores = {store_id: StoreView() for store_id in STORES}
        self._genesis = {}
        self.revoked.clear()
        self._look()
        rows = self._server.rows("SELECT till_id FROM till WHERE revoked_ms IS NOT NULL")
        self.revoked.update(row[0] for row in rows)

    def look(self) -> None:
        """After a commit: at what it added to the stores' histories."""
        if added_to := self._server.added_to():
            self._look(added_to)

    def _look(self, added_to: frozenset[str] = HISTORY) -> None:
        """Read of each store only the tables that were written to, and only what is new there."""
        news = {n: _new(self._server, n, store) for n, store in self.stores.items()}
        # Movements have no index by place: they are looked for where events came, if any did.
        is_astray = "stock_movements" in added_to and not any(news.values())
        for store_id, store in self.stores.items():
            after, new = len(store.feed), news[store_id]
            aside = self._quarantined(store_id, store) if "quarantine" in added_to else []
            for row in new:
                self._check_place(store, row)
            for row in sorted([*new, *aside], key=lambda each: each.till_seq):
                self._check_identity(store_id, row)
                self._check_chain(store, row)
            if new or is_astray:
                self._check_movements(store_id, store, after)
            if new or aside:
                self._check_head(store_id, store)
            for row in new:
                self._check_record(store_id, row)

    def place(self, store_id: int, event_id: bytes) -> Row | None:
        """Where an event stands at the server, if it is there."""
        store = self.stores[store_id]
        return store.place.get(event_id) or store.quarantine.get(event_id)

    def lanes(self, store_id: int, till_id: bytes) -> int:
        """How many branches of a till's log the server has."""
        return sum(place[0] == till_id for place in self.stores[store_id].heads)

    def _quarantined(self, store_id: int, store: StoreView) -> list[Row]:
        found = []
        for rowid, *row, code in self._server.rows(_QUARANTINE, store_id, store.quarantined_to):
            store.quarantined_to = rowid
            held_back = Row._make((0, *row, code, True, b""))
            truth = self._oracle.events.get(held_back.event_id)
            self._world.demand(
                12,
                truth is not None and truth.is_poison,
                f"an honest event was refused as {code}: {_name(truth)}",
            )
            self._world.demand(
                1, held_back.event_id not in store.quarantine, "quarantined a second time"
            )
            store.quarantine[held_back.event_id] = held_back
            self._world.count("status quarantined")
            found.append(held_back)
        return found

    def _check_place(self, store: StoreView, row: Row) -> None:
        demand = self._world.demand
        demand(4, row.store_seq == len(store.feed) + 1, f"position {row.store_seq} leaves a hole")
        demand(1, row.event_id not in store.place, f"{row.event_id.hex()} entered the feed twice")
        text = f"{row.store_seq}|{UUID(bytes=row.event_id)}|{row.hash.hex()}|{row.verdict}"
        entry = hashlib.sha256(f"{text}|{int(row.held)}".encode()).digest()
        store.feed_hash = hashlib.sha256(store.feed_hash + entry).digest()
        demand(5, row.feed_hash == store.feed_hash, f"the feed's hash at {row.store_seq}")
        self.marks.add(row.feed_hash)
        store.feed.append(row)
        store.place[row.event_id] = row
        self._world.count(f"verdict {row.verdict}")
        self._world.count("status held" if row.held else "status accepted")

    def _check_identity(self, store_id: int, row: Row) -> None:
        demand = self._world.demand
        found = self._oracle.events.get(row.event_id)
        intent = self.office.get(store_id)
        if found is None and intent is not None and row.till_id == OFFICE_IDS[store_id]:
            found = self._of_office(store_id, row, intent)
        truth = self._world.must(2, found, f"nobody made {row.event_id.hex()}")
        demand(2, truth.body == row.body, f"other bytes than were recorded: {_name(truth)}")
        demand(11, row.hash == hashlib.sha256(row.body).digest(), f"the hash of {_name(truth)}")
        demand(18, truth.store_id == store_id, f"{_name(truth)} landed in store {store_id}")
        is_held = row.held or row.till_id not in self.revoked
        demand(18, is_held, f"{_name(truth)} of a revoked till counts")

    def _of_office(self, store_id: int, row: Row, intent: Intent) -> Truth | None:
        """What somebody at the office is about to do; before a first sale a shift is opened."""
        kind = kind_of(row.body)
        if kind == intent.kind:
            # Only one event: a command that ran twice would be nobody's.
            del self.office[store_id]
        elif kind == "ShiftOpened" and intent.kind == "SaleCompleted":
            intent = Intent(moves=Counter())
        else:
            return None
        truth = Truth(
            event_id=row.event_id,
            store_id=store_id,
            till_id=row.till_id,
            epoch=row.epoch,
            till_seq=row.till_seq,
            kind=kind,
            hash=row.hash,
            body=row.body,
            moves=intent.moves,
            takings_paisa=intent.takings_paisa,
            corrects=intent.corrects,
            is_poison=False,
            made_ms=self._world.now_ms,
            losses_met=self.losses,
            disk=OFFICE,
        )
        self._oracle.events[row.event_id] = truth
        return truth

    def _check_chain(self, store: StoreView, row: Row) -> None:
        demand = self._world.demand
        place = (row.till_id, row.epoch, row.lane)
        name = f"till {row.till_id.hex()[-6:]} lane {row.lane} till_seq {row.till_seq}"
        head = store.heads.get(place)
        # What lies in quarantine has no place, and whether it came before is not seen.
        ended_seq = store.ended.get((row.till_id, row.prev), row.store_seq)
        has_ended = row.lane == 0 and 0 < ended_seq < row.store_seq
        demand(8, not has_ended, f"{name} goes on where the epoch had ended")
        if head is not None:
            demand(15, row.till_seq == head[0] + 1, f"{name} follows {head[0]}")
            demand(8, row.prev == head[1], f"{name} does not follow its predecessor")
        elif row.lane == 0:
            genesis = self.genesis(row.till_id, row.epoch)
            demand(8, row.prev == genesis, f"{name} does not begin the chain")
            demand(15, row.till_seq == 1, f"{name} begins the chain")
        else:
            demand(9, row.till_id in self.restored, f"{name} forks without a restored backup")
            is_known = (row.till_id, row.prev) in store.known
            genesis = self.genesis(row.till_id, row.epoch)
            has_parent = is_known or row.prev == genesis or self.losses
            demand(8, has_parent, f"{name} has no parent")
            self._world.count("status fork")
        store.heads[place] = (row.till_seq, row.hash)
        store.known.add((row.till_id, row.hash))
        parent = self._oracle.events[row.event_id].parent_hash
        if parent and row.lane == 0:
            store.ended[row.till_id, parent] = row.store_seq

    def _check_head(self, store_id: int, store: StoreView) -> None:
        [(seq, feed_hash, digest)] = self._server.rows(
            "SELECT seq, feed_hash, fold_digest FROM store_head WHERE store_id = ?", store_id
        )
        demand = self._world.demand
        demand(4, seq == len(store.feed), f"the head says {seq}, the log has {len(store.feed)}")
        demand(5, feed_hash == store.feed_hash, "the head's feed hash")
        demand(6, _is_digest(digest, store), "the head's digest over the stock")

    def _check_movements(self, store_id: int, store: StoreView, after: int) -> None:
        demand = self._world.demand
        moved: dict[int, dict[int, int]] = defaultdict(dict)
        for seq, product, version, kind, quantity, now, applied, *claim in self._server.rows(
            _MOVEMENTS, store_id, after
        ):
            row = store.feed[seq - 1]
            before, version_before = store.levels.get(product, (0, 0))
            delta = quantity if kind == "stock_in" else -quantity
            name = f"product {product} version {version}"
            demand(7, version == version_before + 1, f"{name} follows {version_before}")
            demand(7, now == before + applied * delta, f"{name}: {before} {delta:+} gives {now}")
            demand(18, bool(applied) != bool(row.held), f"{name}: held and applied")
            store.levels[product] = (now, version)
            moved[seq][product] = moved[seq].get(product, 0) + delta
            self._check_verdict(store, row, product, version, claim, (before, delta))
            counted = self._oracle.events[row.event_id].kind == "StockCounted"
            store.history[product].append((row.till_id, now, counted))
        for row in store.feed[after:]:
            truth = self._oracle.events[row.event_id]
            found = {n: delta for n, delta in moved[row.store_seq].items() if delta}
            wanted = {n: delta for n, delta in truth.moves.items() if delta}
            demand(2, found == wanted, f"{_name(truth)} moved {found}, not {wanted}")
            if truth.corrects:
                undone.check(self._world, store, self._oracle, row)

    def _check_verdict(self, store, row, product, version, claim, figures) -> None:
        """What each class promises, by who moved the product since the version that was named."""
        verdict = claim[-1]
        name = f"{verdict} for product {product} version {version}"
        demand = self._world.demand
        truth = self._oracle.events[row.event_id]
        if row.lane:
            demand(10, verdict == "forked", name)
            return
        if truth.is_doubtful:
            return
        if truth.losses_met != self.losses:
            # It names versions of a feed that is gone, so a lie cannot always be told from a claim
            # about what is lost. What had been true before is so again where the rest is lost.
            if truth.is_tampered and verdict == "match":
                demand(10, _is_true(store.history[product], claim), f"{name}: tampered with")
            return
        if truth.is_tampered:
            if verdict == "unverifiable" and self._lacks_ancestor(truth):
                # It says that the till counts more: what is lost may have moved just that.
                return
            demand(10, verdict == "unexplained", f"{name}: its claim was tampered with")
            demand(10, row.held, f"{name}: tampered with, and it counts")
            return
        self._world.count("verdict judged after a loss" if self.losses else "verdict judged")
        self._check_honest(store, row, (product, version, verdict), claim, figures)

    def _check_honest(self, store, row, about, claim, figures) -> None:
        product, version, verdict = about
        known_version, known, _, _ = claim
        before, delta = figures
        name = f"{verdict} for product {product} version {version}"
        demand = self._world.demand
        truth = self._oracle.events[row.event_id]
        demand(
            10, verdict != "unexplained" or self._is_of_a_copy(row), f"{name} in an honest event"
        )
        if row.till_id == OFFICE_IDS[truth.store_id]:
            # It writes under the store's lock, and so knows everything.
            wanted = "oversell" if delta < 0 and before + delta < 0 else "match"
            demand(10, verdict == wanted, f"{name} of the office: {before} {delta:+}")
            return
        if verdict in _NO_FIGURES:
            is_unknown = verdict != "unverifiable" or _has_uncounted(store, row.till_id)
            demand(10, is_unknown or self._lacks_ancestor(truth), f"{name}: all is known")
            return
        history = store.history[product]
        demand(10, _is_true(history, claim), f"{name}: it was not {known} at {known_version}")
        since = history[known_version:]
        foreign = {till for till, _, _ in since} - {row.till_id}
        may_be_lost = row.till_id in self.restored
        if verdict == "match":
            demand(10, not foreign, f"{name}: others moved it after version {known_version}")
        elif verdict == "concurrent":
            demand(10, foreign or may_be_lost, f"{name}: nobody else after {known_version}")
        elif verdict == "oversell":
            demand(10, before + delta < 0 and delta < 0, f"{name} leaves {before + delta}")
        elif verdict == "overlap":
            is_count = truth.kind == "StockCounted" or any(counted for _, _, counted in since)
            demand(10, (foreign or may_be_lost) and is_count, f"{name}: nothing overlaps")

    def _is_of_a_copy(self, row: Row) -> bool:
        """Known: a till hands up what its copy made, and counts it as its own until it is answered.

        That is no ancestor of its events, so its claim is not explained. It takes a copied till and
        a loss of the server together.
        """
        return bool(self.losses) and row.till_id in self.restored

    def _lacks_ancestor(self, truth: Truth) -> bool:
        """Whether this server has lost something that the event's till counts with it.

        Commits that are lost between two pushes of one round come to light at the next hello. What
        is pushed meanwhile follows what is gone, and nobody can say what that had moved.
        """
        ancestors = self._oracle.ancestors(truth) if self.losses else ()
        return any(self.place(each.store_id, each.event_id) is None for each in ancestors)

    def _check_record(self, store_id: int, row: Row) -> None:
        if row.verdict == "match" and not row.held:
            return
        found = self._server.rows(_RECORDS, store_id, row.event_id)
        self._world.demand(14, found[0][0], f"{row.verdict} at {row.store_seq} has no record")


def _is_true(history: list[tuple[bytes, int, bool]], claim: list[int]) -> bool:
    """Whether a product had the quantity that is named when it had the version that is named."""
    version, known = claim[:2]
    return known == (history[version - 1][1] if version else 0)


def _is_digest(digest: bytes | None, store: StoreView) -> bool:
    """Of a feed that has not begun, with something in quarantine already, none is kept."""
    return digest == (_digest(store.levels) if store.feed else None)


def _new(server: CentralServer, store_id: int, store: StoreView) -> list[Row]:
    return [Row(*row) for row in server.rows(_LOG, store_id, len(store.feed))]


def _has_uncounted(store: StoreView, till_id: bytes) -> bool:
    aside = (*store.quarantine.values(), *(row for row in store.feed if row.held))
    return any(row.till_id == till_id for row in aside)


def _digest(levels: dict[int, tuple[int, int]]) -> bytes:
    """The sum over all products of what their quantity and version hash to."""
    total = 0
    for product, (quantity, version) in levels.items():
        text = f"{product}|{quantity}|{version}"
        total += int.from_bytes(hashlib.sha256(text.encode()).digest()[:8])
    return (total % 2**64).to_bytes(8)


def _name(truth: Truth | None) -> str:
    return "an unknown event" if truth is None else f"{truth.kind} {truth.till_seq}"
