"""The proof of a store: its chains, its feed, and that the read model is the fold of the log."""

import contextlib
import hashlib
from collections.abc import Callable, Iterable, Sequence
from itertools import batched
from uuid import UUID

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from msgspec import Struct
from pos_protocol.chain import (
    FEED_START,
    body_hash,
    entry_hash,
    feed_hash,
    genesis,
    office_till,
    tip_text,
)
from pos_protocol.errors import ProtocolError
from pos_protocol.events import ShiftOpened

from sync_server.db import event_log, office_shifts, signatures, stores, tills
from sync_server.db.bulk import Row
from sync_server.db.continuity import quarantine
from sync_server.db.database import Database, Tx
from sync_server.db.event_log import LoggedEvent
from sync_server.db.office_shifts import OfficeShift
from sync_server.db.projections import catalogue, corrections, khata, rules, stock, takings
from sync_server.db.projections.cases import all_cases, row_of
from sync_server.operations.classify import HELD_VERDICTS
from sync_server.operations.folding import Placed, StoreFold
from sync_server.operations.keeping.day_proof import DayProof
from sync_server.operations.rebuilding import EVENTS_AT_ONCE, placed_of
from sync_server.operations.reporting.folding import Fact
from sync_server.operations.reporting.summing import ReportProof

PROBLEMS_MAX = 20


class Proof(Struct, kw_only=True):
    """What was found: `problems` are sentences for an auditor, the first twenty."""

    store_id: int
    events: int = 0
    problems: list[str] = []

    @property
    def is_sound(self) -> bool:
        """Whether nothing was found."""
        return not self.problems

    def add(self, problem: str) -> None:
        """Note a problem."""
        if len(self.problems) < PROBLEMS_MAX:
            self.problems.append(problem)


def verify(db: Database, store_id: int) -> Proof:
    """Prove one store at one point in time. Raises BusyError."""
    proof = Proof(store_id=store_id)
    with db.snapshot() as tx:
        chains = _Chains(tx, proof)
        feed = _Feed(proof)
        fold = _Fold(proof, tx, stores.judged_otherwise_to(tx, store_id))
        for rows in batched(event_log.walk(tx, store_id), EVENTS_AT_ONCE):
            fold.foresee(tx, rows)
            first, last = rows[0].store_seq, rows[-1].store_seq
            said = event_log.labels(tx, store_id, first=first, last=last)
            marks = event_log.marks(tx, store_id, first=first, last=last)
            for row in rows:
                proof.events += 1
                feed.check(row)
                chains.check(row, said[row.store_seq])
                fold.apply(row)
                fold.check_mark(row.store_seq, marks.get(row.store_seq))
            fold.drain()
        feed.end(tx)
        chains.end(tx)
        chains.check_signatures(tx)
        fold.end(tx)
    return proof


class _Feed:
    """Positions without holes, and the hash over all of them."""

    def __init__(self, proof: Proof) -> None:
        self._proof = proof
        self._seq = 0
        self._hash = FEED_START

    def check(self, row: LoggedEvent) -> None:
        self._seq += 1
        if row.store_seq != self._seq:
            self._proof.add(f"position {self._seq} is missing")
            self._seq = row.store_seq
        if body_hash(row.body) != row.hash:
            self._proof.add(f"position {row.store_seq}: the body was changed")
        entry = entry_hash(
            store_seq=row.store_seq,
            event_id=row.event_id,
            event_hash=row.hash,
            verdict=row.verdict,
            held=row.held,
        )
        self._hash = feed_hash(self._hash, entry)
        if self._hash != row.feed_hash:
            self._proof.add(f"position {row.store_seq}: the feed's hash does not follow")
            self._hash = row.feed_hash

    def end(self, tx: Tx) -> None:
        head = stores.feed_head(tx, self._proof.store_id)
        if head is None:
            self._proof.add("the head of the feed is missing")
        elif (head.seq, head.feed_hash) != (self._seq, self._hash):
            self._proof.add("the head of the feed is not its last entry")


class _Chains:
    """Every event behind a parent that is there, and every lane's head where it ends."""

    def __init__(self, tx: Tx, proof: Proof) -> None:
        self._proof = proof
        self._heads: dict[tuple[UUID, int, int], tuple[int, bytes]] = {}
        self._begins: dict[tuple[UUID, int, int], int] = {}
        self._places: set[tuple[UUID, int, int, bytes]] = set()
        for (till_id, epoch), nonce in tills.epochs_of_store(tx, proof.store_id).items():
            till = UUID(bytes=till_id)
            self._places.add((till, epoch, 0, genesis(till, epoch, nonce)))
        for kept in quarantine.quarantined(tx, proof.store_id):
            if body_hash(kept.body) != kept.hash:
                name = f"till {kept.till_id} epoch {kept.epoch} till_seq {kept.till_seq}"
                proof.add(f"{name}: what lies in quarantine was changed")
            self._places.add((kept.till_id, kept.epoch, kept.till_seq, kept.hash))
            self._lengthen((kept.till_id, kept.epoch, kept.lane), (kept.till_seq, kept.hash))

    def check(self, row: LoggedEvent, label: event_log.Label) -> None:
        try:
            envelope = placed_of(row).recorded.envelope
            prev = bytes.fromhex(envelope.prev)
        except (ProtocolError, AssertionError):
            self._proof.add(f"position {row.store_seq}: the body cannot be read")
            return
        wall_ms = envelope.occurred_at.wall_ms
        if label != (envelope.kind, envelope.version, envelope.prev, wall_ms):
            self._proof.add(f"position {row.store_seq}: its row is not what the body says")
        lane = (row.till_id, row.epoch, row.lane)
        # A branch may begin with an event whose predecessor a restored server lost for good.
        begins_branch = row.lane > 0 and row.till_seq < self._begins.get(lane, row.till_seq + 1)
        is_known = (row.till_id, row.epoch, row.till_seq - 1, prev) in self._places
        if not is_known and not begins_branch:
            self._proof.add(f"position {row.store_seq}: its predecessor in the till is missing")
        self._places.add((row.till_id, row.epoch, row.till_seq, row.hash))
        self._lengthen(lane, (row.till_seq, row.hash))

    def end(self, tx: Tx) -> None:
        if self._heads != event_log.all_lane_heads(tx, self._proof.store_id):
            self._proof.add("a till's head is not the end of its chain")

    def check_signatures(self, tx: Tx) -> None:
        """What a till signed is there, and it is what it signed."""
        store_id = self._proof.store_id
        for one in signatures.all_signatures(tx, store_id):
            name = f"till {one.till_id} epoch {one.epoch} till_seq {one.till_seq}"
            if (one.till_id, one.epoch, one.till_seq, one.hash) not in self._places:
                self._proof.add(f"{name}: the till signed an event that is not there")
            text = tip_text(
                store=store_id,
                till=one.till_id,
                epoch=one.epoch,
                till_seq=one.till_seq,
                tip_hash=one.hash,
            )
            try:
                Ed25519PublicKey.from_public_bytes(one.public_key).verify(one.sig, text)
            except (ValueError, InvalidSignature):
                self._proof.add(f"{name}: the signature is not the till's")

    def _lengthen(self, lane: tuple[UUID, int, int], end: tuple[int, bytes]) -> None:
        self._begins[lane] = min(end[0], self._begins.get(lane, end[0]))
        self._heads[lane] = max(end, self._heads.get(lane, (0, b"")))


class _Fold:
    """The read model made anew in memory, beside the one that is stored."""

    def __init__(self, proof: Proof, tx: Tx, judged_otherwise_to: int) -> None:
        self._proof = proof
        self._judged_otherwise_to = judged_otherwise_to
        self._reports = ReportProof(tx, proof.store_id)
        self._days = DayProof(tx, proof.store_id)
        self._digest = stock.fold_digest({})
        self._office = office_till(proof.store_id)
        self._shift: OfficeShift | None = None
        self._fold = StoreFold(proof.store_id)
        self._movements = 0
        self._cases = 0
        self._entries = 0
        self._links = 0
        self._placed: dict[int, Placed] = {}

    def foresee(self, tx: Tx, rows: Sequence[LoggedEvent]) -> None:
        """Read what the claims of these events are held against."""
        self._placed = {}
        for row in rows:
            with contextlib.suppress(ProtocolError, AssertionError):
                self._placed[row.store_seq] = placed_of(row)
        self._fold.foresee(tx, [placed.recorded for placed in self._placed.values()])

    def apply(self, row: LoggedEvent) -> None:
        placed = self._placed.get(row.store_seq)
        if placed is None:
            return
        folded = self._fold.apply(placed)
        envelope = placed.recorded.envelope
        self._days.apply(row.store_seq, envelope)
        if isinstance(placed.event, ShiftOpened) and envelope.till == self._office:
            self._shift = OfficeShift(envelope.event_id, placed.event.shift_no)
        self._reports.apply(
            Fact(
                store_seq=row.store_seq,
                envelope=envelope,
                event=placed.event,
                held=row.held,
            )
        )
        try:
            versions = msgspec.json.decode(row.stock_versions, type=list[int])
        except msgspec.DecodeError:
            self._proof.add(f"position {row.store_seq}: the versions of its stock cannot be read")
            return
        if row.store_seq <= self._judged_otherwise_to:
            # Its verdict and whether it is held are the word of that day, bound by the feed's hash.
            found = row.verdict, folded.versions, row.held
        else:
            must_hold = folded.verdict in HELD_VERDICTS
            found = folded.verdict, folded.versions, must_hold or row.held
        if found != (row.verdict, versions, row.held):
            self._proof.add(f"position {row.store_seq}: verdict or versions are not what follows")

    def check_mark(self, store_seq: int, mark: bytes | None) -> None:
        """Whether the digest that tills are told of at a position is that of the stock there."""
        if mark is None or store_seq <= self._judged_otherwise_to:
            return
        self._digest = self._fold.digest_from(self._digest)
        if mark != self._digest:
            self._proof.add(f"position {store_seq}: the digest over the stock is another one")

    def drain(self) -> None:
        """Keep only the sum of what was folded so far."""
        self._movements = _sum_of(self._fold.movements, self._movements)
        self._fold.movements.clear()
        entries = self._fold.khata.entries
        self._entries = _sum_of(((self._proof.store_id, *one) for one in entries), self._entries)
        entries.clear()
        self._links = _sum_of(self._fold.corrections.links, self._links)
        self._fold.corrections.links.clear()
        self._fold.history.settle()
        closed = self._fold.cases.drop_closed()
        self._cases = _sum_of((row_of(self._proof.store_id, case) for case in closed), self._cases)

    def end(self, tx: Tx) -> None:
        """Hold every table against the fold, one after the other."""
        store_id, fold = self._proof.store_id, self._fold
        head = stores.feed_head(tx, store_id)
        kept = head.fold_digest if head else None
        left = (row_of(store_id, case) for case in fold.cases.left())
        tables: dict[str, Callable[[], bool]] = {
            "the stock movements are": lambda: (
                _sum_of(stock.all_movements(tx, store_id), 0) == self._movements
            ),
            "the cases are": lambda: (
                _sum_of((row_of(store_id, case) for case in all_cases(tx, store_id)), 0)
                == _sum_of(left, self._cases)
            ),
            "the corrections are": lambda: (
                _sum_of(corrections.all_links(tx, store_id), 0) == self._links
            ),
            "the stock on hand is": lambda: (
                _levels(stock.load_all(tx, store_id)) == _levels(fold.levels)
            ),
            "the digest over the stock is": lambda: kept in {None, stock.fold_digest(fold.levels)},
            "the takings are": lambda: takings.load_all(tx, store_id) == fold.takings,
            "the khata is": lambda: (
                _sum_of(khata.all_entries(tx, store_id), 0) == self._entries
                and khata.load_all(tx, store_id) == fold.khata
            ),
            "the rules are": lambda: rules.load_all(tx, store_id) == fold.rules,
            "the catalogue is": lambda: (
                catalogue.has_categories_by_key(tx, store_id)
                and _registers(catalogue.load_all(tx, store_id)) == _registers(fold.catalogue)
            ),
        }
        for what, is_right in tables.items():
            try:
                is_sound = is_right()
            except (msgspec.DecodeError, ValueError):
                # A row that nobody can read any more is a fault like any other.
                is_sound = False
            if not is_sound:
                self._proof.add(f"{what} not what the log says")
        self._end_behind_the_feed(tx)

    def _end_behind_the_feed(self, tx: Tx) -> None:
        """What the consumers keep, and the office's own row."""
        store_id = self._proof.store_id
        for table in self._reports.differing():
            self._proof.add(f"{table} is not what the log says")
        for day in self._days.differing(self._fold.takings):
            self._proof.add(f"the line of the day {day} is not what the log says")
        if office_shifts.kept_shift(tx, store_id) not in {None, self._shift}:
            self._proof.add("the office's shift is not the one that it opened")


def _sum_of(rows: Iterable[Row], start: int) -> int:
    """A sum of hashes: equal for equal rows in any order."""
    for row in rows:
        digest = hashlib.sha256(repr(tuple(row)).encode()).digest()
        start = (start + int.from_bytes(digest)) % 2**256
    return start


def _levels(levels: dict[int, stock.Level]) -> dict[int, tuple[int, int, int | None]]:
    return {
        product: (level.quantity, level.version, level.first_in_ms)
        for product, level in levels.items()
    }


def _registers(known: catalogue.Catalogue) -> tuple[object, object]:
    products = {
        key: msgspec.structs.replace(
            product, is_new=False, has_new_barcodes=False, unit=str(product.unit)
        )
        for key, product in known.products.items()
    }
    vendors = {key: (vendor.name, vendor.stamp) for key, vendor in known.vendors.items()}
    return products, vendors
