"""What the audit tells of, as it stands in the tables now: the other side of its proof."""

from collections.abc import Collection

from msgspec import Struct
from sqlalchemy import Row, Table, func, select

from sync_server.db import keys, schema
from sync_server.db.database import Tx
from sync_server.db.keys import StoredKey
from sync_server.db.queue.schema import webhook
from sync_server.db.totp.schema import user_totp

type Found = Row[*tuple[object, ...]]


class OfStore(Struct, frozen=True, kw_only=True):
    """Of one store: its name, who has which role, its tills by number, its webhooks by number."""

    name: str
    created_ms: int
    roles: dict[str, str]
    tills: dict[int, Found]
    epochs: dict[bytes, int]
    webhooks: dict[int, Found]


class OfServer(Struct, frozen=True, kw_only=True):
    """Of no store: users by name, who has a second factor, the keys that sign tokens."""

    users: dict[str, Found]
    with_factor: Collection[str]
    keys: list[StoredKey]


def of_store(tx: Tx, store_id: int) -> OfStore:
    """What there is of a store that exists."""
    grants, tills, hooks = (
        _rows(tx, table, store_id) for table in (schema.user_grant, schema.till, webhook)
    )
    [store] = _rows(tx, schema.store, store_id)
    epoch = schema.till_epoch.c
    newest = tx.execute(
        select(epoch.till_id, func.max(epoch.epoch))
        .where(epoch.store_id == store_id)
        .group_by(epoch.till_id)
    )
    return OfStore(
        name=store.name,
        created_ms=store.created_ms,
        roles={row.user_name: row.role for row in grants},
        tills={row.till_no: row for row in tills},
        epochs={row[0]: row[1] for row in newest},
        webhooks={row.webhook_id: row for row in hooks},
    )


def of_server(tx: Tx) -> OfServer:
    """What there is of no store."""
    factor = user_totp.c
    return OfServer(
        users={row.user_name: row for row in tx.execute(select(schema.app_user))},
        with_factor=set(
            tx.execute(select(factor.user_name).where(factor.confirmed_ms.is_not(None))).scalars()
        ),
        keys=keys.all_keys(tx),
    )


def _rows(tx: Tx, table: Table, store_id: int) -> list[Found]:
    return list(tx.execute(select(table).where(table.c.store_id == store_id)))
