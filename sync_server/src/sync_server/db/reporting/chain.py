"""Sums over all stores: kept in the transaction of each store's own, so that both always agree.

A year of a thousand stores by hour is some hundred thousand rows of the stores' sums, and three
thousand of these. Each is divided into slots of stores, so that two consumers seldom wait for one
row; they take its lock as the last thing before they commit.
"""

from collections.abc import Mapping, Sequence
from operator import sub
from typing import Any

from sqlalchemy import Column, Select, delete, func, literal, select, update

from sync_server.db.bulk import merge_rows
from sync_server.db.database import Tx
from sync_server.db.queue.schema import consumer_cursor
from sync_server.db.reporting.keeping import CONSUMER, Key, Sums
from sync_server.db.reporting.schema import CHAIN_SLOTS, CHAINS, SUMMARIES
from sync_server.db.schema import store

type Kept = dict[str, dict[Key, tuple[int, ...]]]
"""A store's sums as they are stored, by table and key."""


def add_sums(tx: Tx, store_id: int, sums: Sums | Kept) -> None:
    """Add what a store's sums grew by."""
    slot = store_id % CHAIN_SLOTS
    for name, table in CHAINS.items():
        found: Mapping[Key, Sequence[int]] = sums[name]
        # In one order everywhere: who has the first row gets the others.
        rows = [(slot, *key, *found[key]) for key in sorted(found)]
        merge_rows(tx, table, rows, is_sum=True)


def kept(tx: Tx, store_id: int) -> Kept:
    """A store's sums, of the tables that the chain has too."""
    return {
        name: _rows(tx, name, select(SUMMARIES[name]).where(_of(name, "store_id") == store_id))
        for name in CHAINS
    }


def exchange(tx: Tx, store_id: int, before: Kept) -> None:
    """Put a store's sums of now in the place of those that it had."""
    after = kept(tx, store_id)
    differences: Sums = {}
    for name in CHAINS:
        old, new = before[name], after[name]
        nothing = (0,) * len(_figures(name))
        changed = {
            key: list(map(sub, new.get(key, nothing), old.get(key, nothing)))
            for key in old.keys() | new.keys()
        }
        differences[name] = {key: figures for key, figures in changed.items() if any(figures)}
    add_sums(tx, store_id, differences)
    if any(before[name].keys() - after[name].keys() for name in CHAINS):
        _drop_empty(tx, store_id % CHAIN_SLOTS)


def sum_anew(tx: Tx, slot: int) -> None:
    """Throw the sums of a slot away and sum its stores' again; their consumers wait meanwhile."""
    cursor = consumer_cursor.c
    tx.execute(
        update(consumer_cursor)
        .where(cursor.consumer == CONSUMER, cursor.store_id % CHAIN_SLOTS == slot)
        .values(failures=cursor.failures)
    )
    for table in CHAINS.values():
        tx.execute(delete(table).where(table.c.slot == slot))
    # Store after store: a sum over all at once would outlast the patience of the connection.
    stores = select(store.c.store_id).where(store.c.store_id % CHAIN_SLOTS == slot)
    for store_id in tx.execute(stores.order_by(store.c.store_id)).scalars().all():
        add_sums(tx, store_id, kept(tx, store_id))


def differing(tx: Tx, slot: int) -> list[str]:
    """The tables in which a slot is not the sum of its stores."""
    return [
        table.name
        for name, table in CHAINS.items()
        if _rows(tx, name, select(table).where(table.c.slot == slot))
        != _rows(tx, name, _summed(name, slot))
    ]


def _summed(name: str, slot: int) -> Select[*tuple[Any, ...]]:
    """The rows of a slot, in the order of the table's columns, made of the stores' own."""
    keys = [_of(name, key) for key in _keys(name)]
    figures = [func.sum(_of(name, figure)) for figure in _figures(name)]
    stores = select(store.c.store_id).where(store.c.store_id % CHAIN_SLOTS == slot)
    return (
        select(literal(slot), *keys, *figures)
        .where(_of(name, "store_id").in_(stores))
        .group_by(*keys)
    )


def _of(name: str, column: str) -> Column[int]:
    """A column of the stores' table."""
    return SUMMARIES[name].c[column]


def _keys(name: str) -> list[str]:
    return [column.name for column in CHAINS[name].primary_key if column.name != "slot"]


def _figures(name: str) -> list[str]:
    keys = {"slot", *_keys(name)}
    return [column.name for column in CHAINS[name].columns if column.name not in keys]


def _drop_empty(tx: Tx, slot: int) -> None:
    for name, table in CHAINS.items():
        zeros = [table.c[figure] == 0 for figure in _figures(name)]
        tx.execute(delete(table).where(table.c.slot == slot, *zeros))


def _rows(tx: Tx, name: str, query: Select[*tuple[Any, ...]]) -> dict[Key, tuple[int, ...]]:
    """Figures by key, without those that are all nothing; the first column is the store or slot."""
    keys = len(_keys(name)) + 1
    found = {tuple(row[1:keys]): tuple(map(int, row[keys:])) for row in tx.execute(query)}
    return {key: figures for key, figures in found.items() if any(figures)}
