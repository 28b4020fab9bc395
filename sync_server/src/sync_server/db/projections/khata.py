"""Khata: each customer's registers (the highest (hlc, event_id) wins), sums and entries."""

from collections.abc import Iterator, Mapping
from typing import Self, TypeGuard

import msgspec
from msgspec import UNSET, Struct
from pos_protocol.envelope import Envelope
from pos_protocol.events import CustomerAdded, CustomerChanged, Event
from pos_protocol.ledger import khata_entries
from sqlalchemy import bindparam, delete, select, update

from sync_server.db import bootstrap_schema as schema
from sync_server.db.bulk import Row, insert_rows
from sync_server.db.database import Tx

type Stamp = tuple[int, int, str]
"""(hlc milliseconds, hlc counter, event_id), as in the catalogue."""

_NAMING = (CustomerAdded, CustomerChanged)
_balance = schema.khata_balance.c
_ADD = (
    update(schema.khata_balance)
    .where(
        _balance.store_id == bindparam("of_store"),
        _balance.customer_id == bindparam("of_customer"),
    )
    .values(balance_paisa=_balance.balance_paisa + bindparam("added"))
)


class Customer(Struct, frozen=True, kw_only=True):
    """A customer as the newest events have it; `owes_max` in paisa.

    `stamps` are those of the fields that were ever set. A change may come before the adding: the
    customer has no name until then.
    """

    name: str = ""
    phone: str = ""
    owes_max: int | None = None
    stamps: dict[str, Stamp] = {}

    def taking(self, other: Self) -> Self:
        """The same customer with each field of `other` whose stamp is higher."""
        newer = {
            field: stamp
            for field, stamp in other.stamps.items()
            if field not in self.stamps or stamp > self.stamps[field]
        }
        fields = {field: getattr(other, field) for field in newer}
        return msgspec.structs.replace(self, **fields, stamps=self.stamps | newer)


class Khata(Struct, kw_only=True):
    """What a batch adds: the newest register of each customer it names, entries, and their sums."""

    customers: dict[int, Customer] = {}
    balances: dict[int, int] = {}
    entries: list[tuple[int, int, str, int, int]] = []

    def apply(self, envelope: Envelope, event: Event, *, store_seq: int) -> None:
        """Take in one event, which is at a position of the feed."""
        if _names_a_customer(event):
            said = _said(event, (*envelope.hlc, str(envelope.event_id)))
            known = self.customers.get(event.customer_id, Customer())
            self.customers[event.customer_id] = known.taking(said)
        for entry in khata_entries(event):
            before = self.balances.get(entry.customer_id, 0)
            self.balances[entry.customer_id] = before + entry.amount
            self.entries.append(
                (
                    entry.customer_id,
                    store_seq,
                    entry.kind,
                    entry.amount,
                    envelope.occurred_at.wall_ms,
                )
            )


def _names_a_customer(event: Event) -> TypeGuard[CustomerAdded | CustomerChanged]:
    # Asked of each event: isinstance() would try each class in turn.
    return type(event) in _NAMING


def _said(event: CustomerAdded | CustomerChanged, stamp: Stamp) -> Customer:
    """What one event says of a customer."""
    fields = {"name": event.name, "phone": event.phone, "owes_max": event.limit}
    set_fields = {field: value for field, value in fields.items() if value is not UNSET}
    return msgspec.convert({**set_fields, "stamps": dict.fromkeys(set_fields, stamp)}, Customer)


def save(tx: Tx, store_id: int, added: Khata) -> None:
    """Write the newer registers and add to the stored sums."""
    if added.customers:
        _save_customers(tx, store_id, added.customers)
    fresh = []
    for customer_id, amount in sorted(added.balances.items()):
        place = {"of_store": store_id, "of_customer": customer_id}
        found = tx.execute(_ADD, place | {"added": amount})
        if found.rowcount == 0:
            fresh.append((store_id, customer_id, amount))
    insert_rows(tx, schema.khata_balance, fresh)
    insert_rows(tx, schema.khata_entry, [(store_id, *entry) for entry in added.entries])


def all_entries(tx: Tx, store_id: int) -> Iterator[Row]:
    """Every entry of a store, in the order of the table's columns."""
    column = schema.khata_entry.c
    for row in tx.execute(select(schema.khata_entry).where(column.store_id == store_id)):
        yield tuple(row)


def load_all(tx: Tx, store_id: int) -> Khata:
    """Every customer and balance of a store, without the entries."""
    column = schema.khata_balance.c
    rows = tx.execute(
        select(column.customer_id, column.balance_paisa).where(column.store_id == store_id)
    )
    balances = {customer_id: balance for customer_id, balance in rows}  # noqa: C416 - rows are no pairs to mypy
    return Khata(customers=_load_customers(tx, store_id), balances=balances)


def _save_customers(tx: Tx, store_id: int, named: Mapping[int, Customer]) -> None:
    known = _load_customers(tx, store_id, only=list(named))
    newer = {
        key: merged
        for key, customer in sorted(named.items())
        if (merged := known.get(key, Customer()).taking(customer)) != known.get(key)
    }
    column = schema.customer.c
    outdated = [key for key in newer if key in known]
    if outdated:
        tx.execute(
            delete(schema.customer).where(
                column.store_id == store_id, column.customer_id.in_(outdated)
            )
        )
    insert_rows(
        tx,
        schema.customer,
        [
            (
                store_id,
                key,
                customer.name,
                customer.phone,
                customer.owes_max,
                msgspec.json.encode(customer.stamps, order="sorted"),
            )
            for key, customer in newer.items()
        ],
    )


def _load_customers(tx: Tx, store_id: int, *, only: list[int] | None = None) -> dict[int, Customer]:
    column = schema.customer.c
    query = select(schema.customer).where(column.store_id == store_id)
    if only is not None:
        query = query.where(column.customer_id.in_(only))
    return {
        row.customer_id: Customer(
            name=row.name,
            phone=row.phone,
            owes_max=row.owes_max_paisa,
            stamps=msgspec.json.decode(row.stamps, type=dict[str, tuple[int, int, str]]),
        )
        for row in tx.execute(query)
    }
