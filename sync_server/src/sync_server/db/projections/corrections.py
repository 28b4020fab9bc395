"""Which event corrects which: rows keyed by the corrected event and the correcting one's position.

What corrects what, ledger.corrected_by says.
"""

from collections.abc import Collection, Iterator, Sequence
from uuid import UUID

from msgspec import Struct
from sqlalchemy import Select, bindparam, select

from sync_server.db import schema
from sync_server.db.bulk import Row, insert_rows
from sync_server.db.database import Tx

_link, _log = schema.correction.c, schema.event_log.c
_COLUMNS = (_log.store_seq, _log.held, _log.body, _log.stock_versions)
_BY_ID = select(*_COLUMNS).where(
    _log.store_id == bindparam("of_store"),
    _log.event_id.in_(bindparam("of_events", expanding=True)),
)
_CORRECTING = (
    select(*_COLUMNS)
    .select_from(schema.correction)
    .join(
        schema.event_log,
        (_log.store_id == _link.store_id) & (_log.store_seq == _link.store_seq),
    )
    .where(
        _link.store_id == bindparam("of_store"),
        _link.corrects.in_(bindparam("of_events", expanding=True)),
    )
)


class Logged(Struct, frozen=True, kw_only=True):
    """An event of the feed that corrects or is corrected; `stock_versions` as in the log."""

    store_seq: int
    held: bool
    body: bytes
    stock_versions: bytes


def by_id(tx: Tx, store_id: int, event_ids: Collection[UUID]) -> list[Logged]:
    """Those of the events that are in the feed."""
    return _logged(tx, _BY_ID, _of(store_id, event_ids))


def correcting(tx: Tx, store_id: int, corrected: Collection[UUID]) -> list[Logged]:
    """The events that correct any of these."""
    return _logged(tx, _CORRECTING, _of(store_id, corrected))


def save(tx: Tx, rows: Sequence[Row]) -> None:
    """Write new links, in the order of the table's columns."""
    insert_rows(tx, schema.correction, rows)


def all_links(tx: Tx, store_id: int) -> Iterator[Row]:
    """Every link of a store, in the order of the table's columns."""
    for row in tx.execute(select(schema.correction).where(_link.store_id == store_id)):
        yield tuple(row)


def _of(store_id: int, event_ids: Collection[UUID]) -> dict[str, object]:
    return {"of_store": store_id, "of_events": sorted(each.bytes for each in event_ids)}


def _logged(
    tx: Tx, asked: Select[int, int, bytes, bytes], named: dict[str, object]
) -> list[Logged]:
    return [
        Logged(store_seq=seq, held=bool(held), body=body, stock_versions=versions)
        for seq, held, body, versions in tx.execute(asked, named)
    ]
