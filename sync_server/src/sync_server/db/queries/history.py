"""What a claim is held against: a product's lines, and the ancestors of a till's events."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import batched
from uuid import UUID

from msgspec import Struct
from sqlalchemy import bindparam, select

from sync_server.db import schema
from sync_server.db.bulk import Row, read_arrays
from sync_server.db.database import Tx

PRODUCTS_AT_ONCE = 150
"""Terms of one OR: the engines look each up in the key by itself."""


_epoch = schema.till_epoch.c
_PARENT_OF = select(_epoch.parent_epoch, _epoch.parent_till_seq, _epoch.parent_hash).where(
    _epoch.store_id == bindparam("of_store"),
    _epoch.till_id == bindparam("of_till"),
    _epoch.epoch == bindparam("of_epoch"),
)
_FOUND = tuple(
    select(column.lane, at_seq).where(
        column.store_id == bindparam("of_store"),
        column.till_id == bindparam("of_till"),
        column.epoch == bindparam("of_epoch"),
        column.till_seq == bindparam("at_till_seq"),
        column.hash == bindparam("with_hash"),
    )
    for column, at_seq in (
        (schema.quarantine.c, schema.quarantine.c.at_seq),
        (schema.event_log.c, schema.event_log.c.store_seq),
    )
)
_FIRST_OF_LANE = tuple(
    select(column.till_seq, column.prev, column.body)
    .where(
        column.store_id == bindparam("of_store"),
        column.till_id == bindparam("of_till"),
        column.epoch == bindparam("of_epoch"),
        column.lane == bindparam("of_lane"),
    )
    .order_by(column.till_seq)
    .limit(1)
    for column in (schema.event_log.c, schema.quarantine.c)
)
_aside = schema.quarantine.c
_SET_ASIDE = (
    select(schema.quarantine)
    .where(_aside.store_id == bindparam("of_store"), _aside.till_id == bindparam("of_till"))
    .order_by(_aside.epoch, _aside.till_seq)
)
_COLUMNS = ", ".join(column.name for column in schema.stock_movements.columns)
_LINES = f"SELECT json_array({_COLUMNS}) FROM stock_movements"  # noqa: S608 - names of our own
_NAMED = ", ".join(f"line.{column.name}" for column in schema.stock_movements.columns)
_NEWEST = (
    f"SELECT json_array({_NAMED})"  # noqa: S608 - names of our own; whole numbers are put in
    " FROM stock_on_hand AS level JOIN stock_movements AS line ON line.store_id = level.store_id"
    " AND line.product_id = level.product_id AND line.version = level.version"
    " WHERE level.store_id = {store_id:d} AND level.product_id IN ({products})"
)


class Parent(Struct, frozen=True, kw_only=True):
    """Where an epoch of a till began: its parent's epoch, number and hash."""

    epoch: int
    till_seq: int
    hash: bytes


class LaneStart(Struct, frozen=True, kw_only=True):
    """A lane's first event: its number, the hash that it follows, and its bytes."""

    till_seq: int
    prev: bytes
    body: bytes


class SetAside(Struct, frozen=True, kw_only=True):
    """An event in quarantine, by its place in its chain.

    `at_seq` is where the feed ended when it came, `released_seq` where it got out again.
    """

    epoch: int
    lane: int
    till_seq: int
    body: bytes
    released_seq: int | None = None
    at_seq: int = 0


class Found(Struct, frozen=True, kw_only=True):
    """The lane of an event; what stands in the feed at or before `at_seq` came before it."""

    lane: int
    at_seq: int


def newest_lines(tx: Tx, store_id: int, also: Mapping[int, int]) -> list[Row]:
    """The newest movement line of each of the products, as rows of stock_movements.

    And that of the version `also` names of each, which may be the newest too: then it comes twice.
    """
    rows: list[Row] = []
    for some in batched(also.items(), PRODUCTS_AT_ONCE):
        # From each product's level to the one line of its version: two look-ups, whatever the
        # history.
        products = ",".join([f"{product:d}" for product, _ in some])
        newest = _NEWEST.format(store_id=store_id, products=products)
        wanted = _any_of(store_id, [f"{product:d} AND version = {at:d}" for product, at in some])
        rows += read_arrays(tx, f"{newest} UNION ALL {_LINES} WHERE {wanted}")
    return rows


def lines_from(tx: Tx, store_id: int, spans: Mapping[int, tuple[int, int]]) -> list[Row]:
    """The lines of each product from one version to another, both included, in order."""
    terms = [
        f"{product:d} AND version BETWEEN {first:d} AND {last:d}"
        for product, (first, last) in spans.items()
        if first <= last
    ]
    return _lines(tx, store_id, terms)


def parent_of(tx: Tx, store_id: int, till_id: UUID, *, epoch: int) -> Parent | None:
    """Where an epoch began; None for one that this server does not know."""
    place = {"of_store": store_id, "of_till": till_id.bytes, "of_epoch": epoch}
    row = tx.execute(_PARENT_OF, place).one_or_none()
    return Parent(epoch=row[0], till_seq=row[1], hash=row[2]) if row else None


def find(tx: Tx, store_id: int, till_id: UUID, *, place: Parent) -> Found | None:
    """Where an event stands, in quarantine or in the log; None when it is nowhere.

    What was released from quarantine stands in both: it came when it came to quarantine.
    """
    wanted = {
        "of_store": store_id,
        "of_till": till_id.bytes,
        "of_epoch": place.epoch,
        "at_till_seq": place.till_seq,
        "with_hash": place.hash,
    }
    for statement in _FOUND:
        row = tx.execute(statement, wanted).first()
        if row is not None:
            return Found(lane=row[0], at_seq=row[1])
    return None


def lane_start(tx: Tx, store_id: int, till_id: UUID, *, epoch: int, lane: int) -> LaneStart | None:
    """A lane's first event, in the log or in quarantine."""
    found: LaneStart | None = None
    wanted = {"of_store": store_id, "of_till": till_id.bytes, "of_epoch": epoch, "of_lane": lane}
    for statement in _FIRST_OF_LANE:
        row = tx.execute(statement, wanted).one_or_none()
        if row and (found is None or row.till_seq < found.till_seq):
            found = LaneStart(till_seq=row.till_seq, prev=row.prev, body=row.body)
    return found


def positions(
    tx: Tx, store_id: int, till_id: UUID, *, epoch: int, lane: int, upto: int
) -> frozenset[int]:
    """The feed positions of a lane's events up to a till_seq."""
    column = schema.event_log.c
    rows = tx.execute(
        select(column.store_seq).where(
            column.store_id == store_id,
            column.till_id == till_id.bytes,
            column.epoch == epoch,
            column.lane == lane,
            column.till_seq <= upto,
        )
    )
    return frozenset(rows.scalars())


def set_aside(tx: Tx, store_id: int, till_id: UUID) -> list[SetAside]:
    """A till's events in quarantine."""
    rows = tx.execute(_SET_ASIDE, {"of_store": store_id, "of_till": till_id.bytes})
    return [
        SetAside(
            epoch=row.epoch,
            lane=row.lane,
            till_seq=row.till_seq,
            body=row.body,
            released_seq=row.released_seq,
            at_seq=row.at_seq,
        )
        for row in rows
    ]


def _lines(tx: Tx, store_id: int, terms: Sequence[str]) -> list[Row]:
    """Rows in the order of the table's columns, by product and version.

    Each term names the whole key by itself: only so does SQLite look every one of them up.
    """
    rows: list[Row] = []
    for some in batched(terms, PRODUCTS_AT_ONCE):
        wanted = _any_of(store_id, some)
        rows += read_arrays(tx, f"{_LINES} WHERE {wanted} ORDER BY product_id, version")
    return rows


def _any_of(store_id: int, terms: Iterable[str]) -> str:
    return " OR ".join(f"(store_id = {store_id:d} AND product_id = {term})" for term in terms)
