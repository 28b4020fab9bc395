"""Customers with what they owe, and the entries of one khata, as people read them."""

from msgspec import Struct
from sqlalchemy import Select, func, select

from sync_server.db import bootstrap_schema as schema
from sync_server.db.database import Tx
from sync_server.db.queries.wording import all_in
from sync_server.db.schema import event_log, till


class CustomerView(Struct, frozen=True, kw_only=True):
    """A customer; `owes_max_paisa` None is no limit, `balance_paisa` above zero is owed."""

    customer_id: int
    name: str
    phone: str
    owes_max_paisa: int | None
    balance_paisa: int


class EntryView(Struct, frozen=True, kw_only=True):
    """One entry of a khata: what it adds to what is owed, and where it was written."""

    store_seq: int
    event_id: bytes
    kind: str
    amount_paisa: int
    occurred_ms: int
    till_no: int
    till_seq: int


def page(tx: Tx, store_id: int, *, after: int, limit: int, words: str = "") -> list[CustomerView]:
    """A store's customers whose numbers are above `after`, whose name or phone has all words."""
    column = schema.customer.c
    return _read(
        tx,
        _customers(store_id)
        .where(column.customer_id > after, *all_in(words, column.name, column.phone))
        .order_by(column.customer_id)
        .limit(limit),
    )


def find(tx: Tx, store_id: int, customer_id: int) -> CustomerView | None:
    """A customer by number."""
    found = _read(tx, _customers(store_id).where(schema.customer.c.customer_id == customer_id))
    return found[0] if found else None


def entries(tx: Tx, store_id: int, customer_id: int, *, after: int, limit: int) -> list[EntryView]:
    """Entries behind a position of the feed, in the feed's order."""
    entry, log, made = schema.khata_entry.c, event_log.c, till.c
    rows = tx.execute(
        select(
            entry.store_seq,
            log.event_id,
            entry.kind,
            entry.amount_paisa,
            entry.occurred_ms,
            made.till_no,
            log.till_seq,
        )
        .join_from(
            schema.khata_entry,
            event_log,
            (entry.store_id == log.store_id) & (entry.store_seq == log.store_seq),
        )
        .join(till, (log.store_id == made.store_id) & (log.till_id == made.till_id))
        .where(
            entry.store_id == store_id,
            entry.customer_id == customer_id,
            entry.store_seq > after,
        )
        .order_by(entry.store_seq)
        .limit(limit)
    )
    return [EntryView(**row._asdict()) for row in rows]


def _customers(store_id: int) -> Select[*tuple[object, ...]]:
    column, owed = schema.customer.c, schema.khata_balance.c
    return (
        select(
            column.customer_id,
            column.name,
            column.phone,
            column.owes_max_paisa,
            func.coalesce(owed.balance_paisa, 0).label("balance_paisa"),
        )
        .join_from(
            schema.customer,
            schema.khata_balance,
            (column.store_id == owed.store_id) & (column.customer_id == owed.customer_id),
            isouter=True,
        )
        .where(column.store_id == store_id)
    )


def _read(tx: Tx, query: Select[*tuple[object, ...]]) -> list[CustomerView]:
    return [CustomerView(**row._asdict()) for row in tx.execute(query)]
