"""A store's read model at one position of its feed, for tills that begin far behind it."""

from collections.abc import Iterator
from random import Random
from uuid import UUID

from pos_protocol.snapshot import (
    BALANCES,
    CUSTOMERS,
    PRODUCTS,
    RULES,
    STOCK,
    TAKINGS,
    VENDORS,
    BalanceRow,
    ChunkNote,
    CustomerRow,
    LaneEnd,
    ProductRow,
    RuleRow,
    SnapshotManifest,
    StockRow,
    TakingsRow,
    VendorRow,
    packed,
    split_stamps,
    stamp,
)

from sync_server.db import event_log, snapshots, stores, tills
from sync_server.db.database import Database, Tx
from sync_server.db.projections import catalogue, khata, rules, stock, takings
from sync_server.errors import RefusedError, ServerCode

TAIL_MAX = 20_000
"""Entries behind a snapshot that a till may still have to pull; with more a new one is made."""
AGE_MS_MAX = 24 * 3600 * 1000
_CAME_LATER = frozenset({"tax_bp", "category"})
_NEVER: catalogue.Stamp = (0, 0, "")


def snapshot(
    db: Database, *, till_id: UUID, at_least: int, rng: Random, now_ms: int
) -> SnapshotManifest:
    """A snapshot of a till's store at a position not below `at_least`: a kept one, or a new one.

    Raises RefusedError(NOT_FOUND, REVOKED), BusyError.
    """
    with db.read() as tx:
        found = _feed(tx, till_id)
        store_id, head = found.store_id, found.head
        kept = snapshots.newest(tx, store_id)
        is_usable = (
            kept is not None
            and kept.feed_id == head.feed_id
            and at_least <= kept.store_seq <= head.seq
            and head.seq - kept.store_seq <= TAIL_MAX
            and 0 <= now_ms - kept.made_ms <= AGE_MS_MAX
            and _hash_at(tx, store_id, kept.store_seq) == kept.feed_hash
        )
    if kept is not None and is_usable:
        return kept
    snapshot_id = UUID(int=rng.getrandbits(128), version=4)
    manifest, chunks = make(db, store_id, snapshot_id=snapshot_id, now_ms=now_ms)
    db.write(lambda tx: snapshots.keep(tx, manifest, chunks))
    return manifest


def chunk(db: Database, *, till_id: UUID, snapshot_id: UUID, n: int) -> bytes:
    """The bytes of one chunk. Raises RefusedError(NOT_FOUND) for one that is not kept any more."""
    with db.read() as tx:
        found = _feed(tx, till_id)
        content = snapshots.chunk(tx, found.store_id, snapshot_id=snapshot_id, n=n)
    if content is None:
        raise RefusedError(ServerCode.NOT_FOUND, "the snapshot is not kept any more")
    return content


def make(
    db: Database, store_id: int, *, snapshot_id: UUID, now_ms: int
) -> tuple[SnapshotManifest, list[bytes]]:
    """Read a whole store at one moment. Raises RefusedError(NOT_FOUND), BusyError."""
    notes: list[ChunkNote] = []
    chunks: list[bytes] = []
    with db.snapshot() as tx:
        # The first statement fixes the moment that every later one sees, and says its position.
        head = stores.feed_head(tx, store_id)
        if head is None:
            raise RefusedError(ServerCode.NOT_FOUND, f"there is no store {store_id}")
        levels = stock.load_all(tx, store_id)
        for note, content in _packed(tx, store_id, levels):
            notes.append(note)
            chunks.append(content)
        ends = event_log.all_lane_heads(tx, store_id)
    manifest = SnapshotManifest(
        snapshot_id=snapshot_id,
        store=store_id,
        feed_id=head.feed_id,
        store_seq=head.seq,
        feed_hash=head.feed_hash.hex(),
        fold_digest=stock.fold_digest(levels).hex(),
        made_ms=now_ms,
        ends=[
            LaneEnd(till=till, epoch=epoch, lane=lane, till_seq=seq, hash=event_hash.hex())
            for (till, epoch, lane), (seq, event_hash) in sorted(ends.items())
        ],
        chunks=notes,
    )
    return manifest, chunks


def _packed(
    tx: Tx, store_id: int, levels: dict[int, stock.Level]
) -> Iterator[tuple[ChunkNote, bytes]]:
    known = catalogue.load_all(tx, store_id)
    yield from packed(VENDORS, _vendors(known))
    yield from packed(PRODUCTS, _products(known))
    yield from packed(STOCK, (_level(product, one) for product, one in sorted(levels.items())))
    accounts = khata.load_all(tx, store_id)
    yield from packed(CUSTOMERS, _customers(accounts))
    balances = sorted(accounts.balances.items())
    yield from packed(BALANCES, (BalanceRow(customer_id=n, balance=owed) for n, owed in balances))
    yield from packed(TAKINGS, _takings(tx, store_id))
    yield from packed(RULES, _rules(rules.load_all(tx, store_id)))


def _vendors(known: catalogue.Catalogue) -> Iterator[VendorRow]:
    for vendor_id, vendor in sorted(known.vendors.items()):
        # One that only a delivery named has no name yet.
        if vendor.stamp != _NEVER:
            yield VendorRow(vendor_id=vendor_id, name=vendor.name, stamp=_stamp(vendor.stamp))


def _products(known: catalogue.Catalogue) -> Iterator[ProductRow]:
    for product_id, product in sorted(known.products.items()):
        # One that only stock named has no register yet.
        if product.stamps:
            yield _product(product_id, product)


def _product(product_id: int, product: catalogue.Product) -> ProductRow:
    stamps = {field: _stamp(value) for field, value in product.stamps.items()}
    # A till calls its register of being listed by its own name.
    stamps["is_listed"] = stamps.pop("state", b"")
    # Adding sets every field: where one was never set, nothing was added yet. What came
    # later may be missing of a product that was added before.
    fields = (*(field for field in catalogue.FIELDS if field not in _CAME_LATER), "is_listed")
    added = min(stamps.get(field, b"") for field in fields)
    return ProductRow(
        product_id=product_id,
        name_en=product.name_en,
        name_ur=product.name_ur,
        name_hi=product.name_hi,
        barcodes=list(product.barcodes),
        unit=str(product.unit),
        price=product.price,
        cost=product.cost,
        vendor_id=product.vendor_id,
        low_at=product.low_at,
        revision=product.revision,
        is_listed=product.state == "live",
        added=added,
        later={field: value for field, value in stamps.items() if value > added},
        tax_bp=product.tax_bp,
        category=product.category,
    )


def _level(product_id: int, level: stock.Level) -> StockRow:
    return StockRow(
        product_id=product_id,
        quantity=level.quantity,
        version=level.version,
        first_in_ms=level.first_in_ms,
    )


def _customers(accounts: khata.Khata) -> Iterator[CustomerRow]:
    for customer_id, customer in sorted(accounts.customers.items()):
        fields = {"name": "name", "phone": "phone", "owes_max": "limit"}
        stamps = {
            said: _stamp(customer.stamps[field]) if field in customer.stamps else b""
            for field, said in fields.items()
        }
        lowest, later = split_stamps(stamps)
        yield CustomerRow(
            customer_id=customer_id,
            name=customer.name,
            phone=customer.phone,
            limit=customer.owes_max,
            stamp=lowest,
            later=later,
        )


def _rules(known: rules.Rules) -> Iterator[RuleRow]:
    for name, rule in sorted(known.by_name.items()):
        yield RuleRow(name=name, value=rule.value, stamp=_stamp(rule.stamp))


def _takings(tx: Tx, store_id: int) -> Iterator[TakingsRow]:
    numbers = tills.numbers_of_store(tx, store_id)
    for (day, till_id), total in sorted(takings.load_all(tx, store_id).items()):
        yield TakingsRow(
            day=day,
            till_no=numbers[till_id],
            sales_total=total.takings_paisa + total.returns_paisa,
            returns_total=total.returns_paisa,
            sales=total.sales,
            returns=total.returns,
        )


def _stamp(value: catalogue.Stamp) -> bytes:
    return stamp(value[0], value[1], UUID(value[2]))


def _feed(tx: Tx, till_id: UUID) -> stores.TillFeed:
    found = stores.feed_of_till(tx, till_id)
    if found is None:
        raise RefusedError(ServerCode.NOT_FOUND, "till")
    if found.is_revoked:
        raise RefusedError(ServerCode.REVOKED, "a revoked till does not pull")
    return found


def _hash_at(tx: Tx, store_id: int, store_seq: int) -> str:
    if store_seq == 0:
        return bytes(32).hex()
    found = event_log.hash_at(tx, store_id, store_seq)
    return "" if found is None else found.hex()
