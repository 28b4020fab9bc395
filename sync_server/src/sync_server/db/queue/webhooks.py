"""Webhooks of a store, and the messages that are on their way to them."""

import msgspec
from msgspec import Struct
from sqlalchemy import func, insert, select, update

from sync_server.db.bulk import Row as BulkRow
from sync_server.db.bulk import insert_rows
from sync_server.db.database import Tx
from sync_server.db.queue import schema

PENDING, DELIVERED, DEAD = "pending", "delivered", "dead"


class Webhook(Struct, frozen=True, kw_only=True):
    """Where messages of some kinds go; `*` stands for every kind."""

    webhook_id: int
    url: str
    kinds: tuple[str, ...]
    made_by: str
    created_ms: int

    def wants(self, kind: str, at_ms: int) -> bool:
        """Whether a message is for it: what happened before it was made is not."""
        return at_ms >= self.created_ms and ("*" in self.kinds or kind in self.kinds)


class Delivery(Struct, frozen=True, kw_only=True):
    """A message to one webhook; `next_ms` is when it is due, or a lease while it is being sent."""

    store_id: int
    webhook_id: int
    message_id: str
    url: str
    body: bytes
    attempts: int
    next_ms: int
    created_ms: int


def add(tx: Tx, store_id: int, webhook: Webhook) -> None:
    """Make a webhook."""
    tx.execute(
        insert(schema.webhook).values(
            store_id=store_id,
            webhook_id=webhook.webhook_id,
            url=webhook.url,
            kinds=msgspec.json.encode(webhook.kinds),
            made_by=webhook.made_by,
            created_ms=webhook.created_ms,
            removed_ms=None,
        )
    )


def all_of(tx: Tx, store_id: int) -> list[Webhook]:
    """The webhooks of a store, by number."""
    column = schema.webhook.c
    rows = tx.execute(
        select(schema.webhook)
        .where(column.store_id == store_id, column.removed_ms.is_(None))
        .order_by(column.webhook_id)
    )
    return [
        Webhook(
            webhook_id=row.webhook_id,
            url=row.url,
            kinds=msgspec.json.decode(row.kinds, type=tuple[str, ...]),
            made_by=row.made_by,
            created_ms=row.created_ms,
        )
        for row in rows
    ]


def remove(tx: Tx, store_id: int, webhook_id: int, *, now_ms: int) -> bool:
    """Take a webhook away, with what was on its way; False when there is none."""
    column, sent = schema.webhook.c, schema.webhook_delivery.c
    done = tx.execute(
        update(schema.webhook)
        .where(
            column.store_id == store_id,
            column.webhook_id == webhook_id,
            column.removed_ms.is_(None),
        )
        .values(removed_ms=now_ms)
    )
    tx.execute(
        update(schema.webhook_delivery)
        .where(
            sent.store_id == store_id,
            sent.webhook_id == webhook_id,
            sent.state == PENDING,
        )
        .values(state=DEAD, error="the webhook was removed")
    )
    return done.rowcount == 1


def counts(tx: Tx, store_id: int) -> dict[tuple[int, str], int]:
    """How many messages of each webhook are in which state."""
    column = schema.webhook_delivery.c
    rows = tx.execute(
        select(column.webhook_id, column.state, func.count())
        .where(column.store_id == store_id)
        .group_by(column.webhook_id, column.state)
    )
    return {(webhook_id, state): number for webhook_id, state, number in rows}


def enqueue(tx: Tx, store_id: int, messages: list[tuple[int, str, bytes]], *, now_ms: int) -> None:
    """Put messages on their way: (webhook_id, message_id, body) each."""
    rows: list[BulkRow] = [
        (store_id, webhook_id, message_id, body, PENDING, 0, now_ms, now_ms, "")
        for webhook_id, message_id, body in messages
    ]
    insert_rows(tx, schema.webhook_delivery, rows)


def due(tx: Tx, now_ms: int, limit: int) -> list[Delivery]:
    """Messages that should be sent now, of all stores."""
    sent, hook = schema.webhook_delivery.c, schema.webhook.c
    rows = tx.execute(
        select(schema.webhook_delivery, hook.url)
        .join_from(
            schema.webhook_delivery,
            schema.webhook,
            (sent.store_id == hook.store_id) & (sent.webhook_id == hook.webhook_id),
        )
        .where(sent.state == PENDING, sent.next_ms <= now_ms)
        .order_by(sent.next_ms)
        .limit(limit)
    )
    return [
        Delivery(
            store_id=row.store_id,
            webhook_id=row.webhook_id,
            message_id=row.message_id,
            url=row.url,
            body=row.body,
            attempts=row.attempts,
            next_ms=row.next_ms,
            created_ms=row.created_ms,
        )
        for row in rows
    ]


def claim(tx: Tx, delivery: Delivery, until_ms: int) -> bool:
    """Take a message for sending until then; False when another worker was quicker."""
    sent = schema.webhook_delivery.c
    done = tx.execute(
        update(schema.webhook_delivery)
        .where(
            sent.store_id == delivery.store_id,
            sent.webhook_id == delivery.webhook_id,
            sent.message_id == delivery.message_id,
            sent.state == PENDING,
            sent.next_ms == delivery.next_ms,
        )
        .values(next_ms=until_ms, attempts=sent.attempts + 1)
    )
    return done.rowcount == 1


def settle(tx: Tx, delivery: Delivery, *, state: str, next_ms: int, error: str) -> None:
    """Note what came of sending a message."""
    sent = schema.webhook_delivery.c
    tx.execute(
        update(schema.webhook_delivery)
        .where(
            sent.store_id == delivery.store_id,
            sent.webhook_id == delivery.webhook_id,
            sent.message_id == delivery.message_id,
            sent.state == PENDING,
        )
        .values(state=state, next_ms=next_ms, error=error[:200])
    )
