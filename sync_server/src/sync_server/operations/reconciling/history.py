"""A store's stock history as far as a batch needs it, and what it says about each claim.

A claim about the product's present needs nothing but its level. A till that pushes a backlog names
one version over and over: there the newest line of the product, if it is the till's own and its
claim was found true, vouches for what lies between, as long as the till has not come past the line
that followed that version. Only what is left reads the lines themselves.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from pos_protocol.envelope import Envelope, Recorded
from pos_protocol.events import InReason, OutReason
from pos_protocol.ids import EPOCH_MAX, movement_place
from pos_protocol.ledger import Claim, StockMovement
from pos_protocol.sync import Verdict

from sync_server.db.bulk import Row
from sync_server.db.database import Tx
from sync_server.db.projections.stock import Level
from sync_server.db.queries import history
from sync_server.db.queries.history import SetAside
from sync_server.db.stock_memory import Left
from sync_server.operations.classify import Grounds
from sync_server.operations.reconciling.lineage import Lineage

COUNTS = frozenset({str(InReason.COUNT_GAIN), str(OutReason.COUNT_LOSS)})
CONCURRENT, FORKED, OVERSELL = (
    str(word) for word in (Verdict.CONCURRENT, Verdict.FORKED, Verdict.OVERSELL)
)
VOUCHING = frozenset({str(Verdict.MATCH), CONCURRENT, OVERSELL})
"""Verdicts that say: the claim of this line was true, and no count of others lay in between."""

NOW = 2**63
"""Above every position of a feed."""


class Line(NamedTuple):
    """A row of stock_movements, in the order of the table's columns."""

    store_id: int
    product_id: int
    version: int
    store_seq: int
    line: int
    movement_id: int
    type: str
    reason: str
    quantity_milli: int
    quantity_after_milli: int
    applied: int
    known_version: int | None
    known_quantity_milli: int | None
    pending_milli: int | None
    verdict: str
    occurred_ms: int

    @property
    def delta(self) -> int:
        """The signed change that the line meant, applied or held."""
        return self.quantity_milli if self.type == "stock_in" else -self.quantity_milli


PRODUCT_ID = Line._fields.index("product_id")
VERSION = Line._fields.index("version")
STORE_SEQ = Line._fields.index("store_seq")
KNOWN_VERSION = Line._fields.index("known_version")
KNOWN_QUANTITY = Line._fields.index("known_quantity_milli")
PENDING = Line._fields.index("pending_milli")
VERDICT = Line._fields.index("verdict")
MOVEMENT_ID = Line._fields.index("movement_id")
TYPE = Line._fields.index("type")
QUANTITY = Line._fields.index("quantity_milli")


class StockHistory:
    """The newest lines of some products of one store; older ones are read when they are asked."""

    def __init__(
        self,
        store_id: int,
        newest: dict[int, list[Row]] | None = None,
        left_at: dict[int, Left] | None = None,
    ) -> None:
        """`newest` is what need not be read: products with their newest line.

        And `left_at` where in the feed each of them left the version that this line names.
        """
        self._store_id = store_id
        self._tx: Tx | None = None
        # For each product its lines without a hole, up to the newest.
        self._lines: dict[int, list[Row]] = {} if newest is None else newest
        self._left_at: dict[int, Left] = {} if left_at is None else left_at
        self._lineages: dict[tuple[int, int], Lineage] = {}
        self._new_aside: list[SetAside] = []
        # Products that may have more lines than `settle` leaves them.
        self._grown: set[int] = set()

    def load(
        self,
        tx: Tx,
        events: Iterable[tuple[Recorded, Sequence[StockMovement]]],
        levels: Mapping[int, Level],
    ) -> None:
        """Read what these claims will be held against, in at most two questions."""
        self._tx = tx
        # Of each product what the first claim says, and the oldest version that any claim names.
        asked: dict[int, tuple[Envelope, Claim]] = {}
        oldest: dict[int, int] = {}
        for recorded, moved in events:
            for movement in moved:
                claim, product = movement.claim, movement.product_id
                level = levels.get(product)
                if claim is None or level is None or claim.known_version >= level.version:
                    continue
                asked.setdefault(product, (recorded.envelope, claim))
                version = claim.known_version
                oldest[product] = min(version, oldest.get(product, version))
        newest = {
            product: claim.known_version + 1
            for product, (_, claim) in asked.items()
            if product not in self._lines
        }
        if newest:
            self._keep_newest(history.newest_lines(tx, self._store_id, newest), levels)
        spans = {}
        for product, (envelope, claim) in asked.items():
            have: Any = self._lines.get(product)
            if not have:
                continue
            first, kept_from = max(oldest[product], 1), have[0][VERSION]
            if kept_from > first and not self._vouches(have[-1], envelope, claim, before_seq=NOW):
                spans[product] = (first, kept_from - 1)
        if spans:
            self._keep(history.lines_from(tx, self._store_id, spans))

    def add(self, product_id: int, row: Row) -> None:
        """Note a new line of a product."""
        self._lines.setdefault(product_id, []).append(row)
        self._grown.add(product_id)

    def put_aside(self, event: SetAside) -> None:
        """Note an event of the batch's till that goes to quarantine with it."""
        self._new_aside.append(event)

    def settle(self) -> None:
        """Keep the newest line of each product; the others are in the database now."""
        self._lineages.clear()
        for product in self._grown:
            rows = self._lines[product]
            if len(rows) > 1:
                newest: Any = rows[-1]
                if newest[VERDICT] in VOUCHING and newest[KNOWN_VERSION] is not None:
                    # Kept from now on: the lines that tell it are let go.
                    self._left_seq(newest)
                self._lines[product] = rows[-1:]
        self._grown.clear()

    @property
    def newest(self) -> dict[int, list[Row]]:
        """After `settle`, each product's newest line."""
        return self._lines

    @property
    def left_at(self) -> dict[int, Left]:
        """After `settle`, where the products left the versions that their newest lines name."""
        return self._left_at

    def lineage(self, envelope: Envelope) -> Lineage:
        """The ancestry of an event on the main lane of its epoch."""
        place = envelope.till_no, envelope.epoch
        found = self._lineages.get(place)
        if found is None:
            found = Lineage(self._tx, envelope, new_aside=self._new_aside)
            self._lineages[place] = found
        return found

    def grounds(
        self,
        envelope: Envelope,
        movement: StockMovement,
        *,
        level: Level,
        earlier_milli: int,
        store_seq: int,
    ) -> Grounds:
        """What is known about one line's claim.

        `level` is the product's before the event, `earlier_milli` what the event's earlier lines
        move of it.
        """
        claim = movement.claim
        if claim is None:
            return Grounds()
        missing = claim.pending - earlier_milli
        if claim.known_version == level.version:
            grounds = Grounds(is_true=claim.known_quantity == level.quantity, missing=missing)
        elif claim.known_version > level.version:
            grounds = Grounds(is_true=False)
        else:
            there_milli = level.quantity + earlier_milli
            grounds = self._vouched(
                envelope, movement, missing=missing, there_milli=there_milli, store_seq=store_seq
            ) or self._from_lines(envelope, movement, missing=missing, store_seq=store_seq)
        if grounds.is_true and grounds.missing:
            return self._with_aside(grounds, envelope, movement.product_id, store_seq=store_seq)
        return grounds

    def _with_aside(
        self, grounds: Grounds, envelope: Envelope, product_id: int, *, store_seq: int
    ) -> Grounds:
        aside = self.lineage(envelope).moved_aside(
            product_id, till_seq=envelope.till_seq, store_seq=store_seq
        )
        return Grounds(
            is_true=grounds.is_true,
            missing=grounds.missing,
            others=grounds.others,
            has_count=grounds.has_count,
            set_aside=aside,
        )

    def _vouched(
        self,
        envelope: Envelope,
        movement: StockMovement,
        *,
        missing: int,
        there_milli: int,
        store_seq: int,
    ) -> Grounds | None:
        """The grounds by the newest line's word; None where that does not tell enough.

        A sale below zero does not tell whether others were at work, which only matters to a line
        that is not below zero too.
        """
        rows, claim = self._lines.get(movement.product_id), movement.claim
        if (
            not rows
            or claim is None
            or not self._vouches(rows[-1], envelope, claim, before_seq=store_seq)
        ):
            return None
        # By position in the row again: these few fields of each line of a backlog.
        row: Any = rows[-1]
        if row[VERDICT] == OVERSELL and not _runs_out(movement, there_milli):
            return None
        delta = row[QUANTITY] if row[TYPE] == "stock_in" else -row[QUANTITY]
        return Grounds(missing=missing - row[PENDING] - delta, others=row[VERDICT] == CONCURRENT)

    def _from_lines(
        self, envelope: Envelope, movement: StockMovement, *, missing: int, store_seq: int
    ) -> Grounds:
        claim = movement.claim
        assert claim is not None
        at, after = self._since(movement.product_id, claim.known_version)
        known_milli = at.quantity_after_milli if at else 0
        stood_there = (at is None or at.store_seq <= envelope.cursor) and (
            not after or after[0].store_seq > envelope.cursor
        )
        others = has_count = False
        for line in after:
            if self._is_own(line, envelope, store_seq):
                missing -= line.delta
            else:
                others = True
                has_count = has_count or line.reason in COUNTS
        return Grounds(
            is_true=stood_there and known_milli == claim.known_quantity,
            missing=missing,
            others=others,
            has_count=has_count,
        )

    def _since(self, product_id: int, version: int) -> tuple[Line | None, list[Line]]:
        """The line at a version (None for 0) and all after it."""
        have = self._lines.get(product_id, [])
        first = max(version, 1)
        if (not have or _line(have[0]).version > first) and self._tx is not None:
            last = _line(have[0]).version - 1 if have else 2**53
            span = {product_id: (first, last)}
            self._keep(history.lines_from(self._tx, self._store_id, span))
            have = self._lines.get(product_id, [])
        lines = [_line(row) for row in have]
        at = next((line for line in lines if line.version == version), None)
        return at, [line for line in lines if line.version > version]

    def _vouches(self, row: Row, envelope: Envelope, claim: Claim, *, before_seq: int) -> bool:
        """Whether the newest line is the till's own, said the same, and was found true.

        And still is: a till that has come past the next line of the product knows of that one.
        """
        # By position in the row: a backlog asks this for each of its lines.
        if (
            row[KNOWN_VERSION] != claim.known_version
            or row[KNOWN_QUANTITY] != claim.known_quantity
            or row[VERDICT] not in VOUCHING
        ):
            return False
        return self._left_seq(row) > envelope.cursor and self._is_own(row, envelope, before_seq)

    def _left_seq(self, newest: Row) -> int:
        """Where in the feed a product left the version that its newest line names."""
        row: Any = newest
        product_id, version = row[PRODUCT_ID], row[KNOWN_VERSION] + 1
        left = self._left_at.get(product_id)
        if left is None or left.version != version:
            left = self._left_at[product_id] = self._find_left(product_id, version)
        return left.store_seq

    def _find_left(self, product_id: int, version: int) -> Left:
        rows: Any = self._lines[product_id]
        first = rows[0][VERSION]
        if first <= version:
            return Left(version, rows[version - first][STORE_SEQ])
        assert self._tx is not None
        span = {product_id: (version, version)}
        [row] = history.lines_from(self._tx, self._store_id, span)
        return Left(version, _line(row).store_seq)

    def _keep_newest(self, rows: Sequence[Row], levels: Mapping[int, Level]) -> None:
        """Keep each product's newest line, and of the other one its place only."""
        for row in rows:
            line = _line(row)
            if line.version == levels[line.product_id].version:
                self._lines[line.product_id] = [row]
            else:
                self._left_at[line.product_id] = Left(line.version, line.store_seq)

    def _is_own(self, row: Row, envelope: Envelope, before_seq: int) -> bool:
        number: Any = row[MOVEMENT_ID]
        if number >> 44 != envelope.till_no:
            return False
        if number >> 36 & EPOCH_MAX == envelope.epoch:
            return row[VERDICT] != FORKED
        line = _line(row)
        place = movement_place(number)
        return self.lineage(envelope).owns(
            epoch=place.epoch,
            till_seq=place.till_seq,
            store_seq=line.store_seq,
            is_branch=line.verdict == FORKED,
            before_seq=before_seq,
        )

    def _keep(self, rows: Sequence[Row]) -> None:
        """Put lines in front of those that are here; they come by product and version."""
        older: dict[int, list[Row]] = {}
        for row in rows:
            older.setdefault(_line(row).product_id, []).append(row)
        for product, lines in older.items():
            self._lines[product] = lines + self._lines.get(product, [])
            self._grown.add(product)


def _runs_out(movement: StockMovement, there_milli: int) -> bool:
    after_milli = there_milli + movement.delta
    return movement.delta < 0 and after_milli < 0 and not movement.is_count


def _line(row: Row) -> Line:
    return Line._make(row)
