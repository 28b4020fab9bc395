"""An attack on the push of one server: after each batch the database is held against the answer.

The oracle: whatever was sent, the answer is no fault of the server's; a refusal leaves every table
as it was; a reply names each event that was sent, and the rows that are new are those it speaks of.
"""

import json
from collections import Counter
from random import Random
from typing import Any

import httpx
import msgspec
from pos_protocol.sync import DIGEST_HEADER, PushReply, Status
from sqlalchemy import func, select
from sync_server.db import schema
from sync_server.db.database import Tx
from sync_server.operations.verifying import verify

from tests.support.attacking import mutations
from tests.support.http_client import HttpTill
from tests.support.random_events import random_event
from tests.support.sync_server import LocalServer

UNTOUCHED_BY_A_PUSH = frozenset({"audit_entry", "audit_head", "used_nonce", "server_key"})
COUNTED = [
    table
    for name, table in sorted(schema.metadata.tables.items())
    if name not in UNTOUCHED_BY_A_PUSH
]
IN_THE_FEED = frozenset({Status.ACCEPTED, Status.HELD, Status.FORK, Status.DUPLICATE})
NOWHERE = frozenset({Status.RETRY, Status.GAP})

type Place = tuple[bytes, bytes]
"""(event_id, hash): what an answer is about."""


class Attack:
    """One seed's tills against store 1 of a server; `statuses` and `answers` are what was seen."""

    def __init__(self, server: LocalServer, client: httpx.Client, seed: int) -> None:
        self._server = server
        self._client = client
        self._rng = Random(seed)
        self._sent: list[mutations.Wire] = []
        self.statuses: Counter[int] = Counter()
        self.answers: Counter[str] = Counter()
        self._till = self._fresh()
        self._head = 0

    def run(self, batches: int) -> None:
        """Send this many batches, and prove the store at the end. Raises AssertionError."""
        for _ in range(batches):
            self._one()
        assert verify(self._server.db, 1).problems == []

    def _one(self) -> None:
        rng, till = self._rng, self._till
        for _ in range(rng.randint(1, 3)):
            till.chain.append(random_event(rng))
        raw, headers = self._batch()
        before = self._figures()
        reply = till.post("push", raw, **headers)
        self.statuses[reply.status_code] += 1
        assert reply.status_code < 500, (raw[:2000], headers, reply.text)
        after = self._figures()
        if reply.status_code != 200:
            assert after == before, f"a refused batch changed {_differing(before, after)}"
            assert reply.json()["code"]
        else:
            self._check(msgspec.json.decode(reply.content, type=PushReply), before, after)
            self._sent.append((raw, headers))
        self._go_on()

    def _batch(self) -> mutations.Wire:
        """What is sent this time."""
        rng, till = self._rng, self._till
        good = till.chain.batch(self._head + 1)
        batch: dict[str, Any] = json.loads(msgspec.json.encode(good))
        kind = rng.random()
        if kind < 0.10 and self._sent:
            return rng.choice(self._sent)
        if kind < 0.30:
            raw = mutations.outside(rng, batch)
        elif kind < 0.40:
            raw = mutations.on_the_wire(rng, msgspec.json.encode(good))
        elif kind < 0.50:
            raw = mutations.in_another_order(rng, batch)
        elif kind < 0.80:
            raw = mutations.inside(rng, till, batch)
        else:
            raw = msgspec.json.encode(good)
        if rng.random() < 0.15:
            return mutations.packed(rng, raw)
        if rng.random() < 0.05:
            return raw, {DIGEST_HEADER.replace("-", "_"): "sha-256=" + "0" * 64}
        return raw, {}

    def _check(self, reply: PushReply, before: dict[str, int], after: dict[str, int]) -> None:
        with self._server.db.read() as tx:
            logged, set_aside = _logged(tx), _set_aside(tx)
        new = Counter[str]()
        for result in reply.results:
            self.answers[result.status] += 1
            place = result.event_id.bytes, bytes.fromhex(result.hash)
            if result.status in IN_THE_FEED:
                assert place in logged or place in set_aside, result
            elif result.status in NOWHERE:
                assert place not in logged, result
            elif result.status == Status.QUARANTINED:
                assert place in set_aside, result
            new[result.status] += 1
        grown = after["event_log"] - before["event_log"]
        assert grown == after["head"] - before["head"], "positions without a hole"
        said = new[Status.ACCEPTED] + new[Status.HELD] + new[Status.FORK]
        assert grown <= said, "more rows than answers"

    def _go_on(self) -> None:
        """From where the server says that the till is; by another till where that is elsewhere."""
        chain = self._till.chain
        hello = self._till.post("hello", chain.hello(tip=chain.tip)).json()
        head = hello["head"]["till_seq"]
        known = chain.log[head - 1].hash.hex() if 0 < head <= len(chain.log) else None
        if head == 0:
            known = chain.start.hex()
        if known == hello["head"]["hash"]:
            self._head = head
            # What was sent and not taken is sent again, or was never meant.
            if self._rng.random() < 0.5:
                del chain.log[head:]
        else:
            # A mutant took a place in this till's chain.
            self._till, self._head = self._fresh(), 0
            self._sent = []

    def _fresh(self) -> HttpTill:
        seed = self._rng.getrandbits(32)
        till = HttpTill(self._client, self._server.enrol_code(), seed=seed)
        assert till.sign_in().status_code == 200
        return till

    def _figures(self) -> dict[str, int]:
        """How many rows each table has, and where the feed and its writers' count stand."""
        with self._server.db.read() as tx:
            counts = select(
                *(
                    select(func.count()).select_from(table).scalar_subquery().label(table.name)
                    for table in COUNTED
                )
            )
            found = tx.execute(counts).one()._asdict()
            head = schema.store_head.c
            row = tx.execute(select(head.seq, head.pushes).where(head.store_id == 1)).one()
        return {**found, "head": row.seq, "pushes": row.pushes}


def _differing(before: dict[str, int], after: dict[str, int]) -> list[str]:
    return [name for name, count in after.items() if before[name] != count]


def _logged(tx: Tx) -> set[Place]:
    column = schema.event_log.c
    rows = tx.execute(select(column.event_id, column.hash).where(column.store_id == 1))
    return {(row.event_id, row.hash) for row in rows}


def _set_aside(tx: Tx) -> set[Place]:
    column = schema.quarantine.c
    rows = tx.execute(select(column.event_id, column.hash).where(column.store_id == 1))
    return {(row.event_id, row.hash) for row in rows}
