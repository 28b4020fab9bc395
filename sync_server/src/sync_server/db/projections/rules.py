"""What a store decided about how things are done: registers, the newest value of each name."""

import msgspec
from msgspec import Struct
from pos_protocol.envelope import Envelope
from pos_protocol.events import Event, StoreRuleSet
from sqlalchemy import delete, select

from sync_server.db import bootstrap_schema as schema
from sync_server.db.bulk import insert_rows
from sync_server.db.database import Tx

type Stamp = tuple[int, int, str]
"""(hlc milliseconds, hlc counter, event_id), as in the catalogue."""


class Rule(Struct, frozen=True, kw_only=True):
    """A rule as the newest event has it; `value` is JSON that the tills understand."""

    value: str
    stamp: Stamp


class Rules(Struct, kw_only=True):
    """The newest register of each rule that a batch sets."""

    by_name: dict[str, Rule] = {}

    def apply(self, envelope: Envelope, event: Event) -> None:
        """Take in one event."""
        if type(event) is StoreRuleSet:
            stamp = (*envelope.hlc, str(envelope.event_id))
            known = self.by_name.get(event.name)
            if known is None or stamp > known.stamp:
                self.by_name[event.name] = Rule(value=event.value, stamp=stamp)


def save(tx: Tx, store_id: int, added: Rules) -> None:
    """Write the registers that are newer than what is stored."""
    if not added.by_name:
        return
    known = load_all(tx, store_id).by_name
    newer = {
        name: rule
        for name, rule in sorted(added.by_name.items())
        if name not in known or rule.stamp > known[name].stamp
    }
    column = schema.store_rule.c
    outdated = [name for name in newer if name in known]
    if outdated:
        tx.execute(
            delete(schema.store_rule).where(column.store_id == store_id, column.name.in_(outdated))
        )
    insert_rows(
        tx,
        schema.store_rule,
        [
            (store_id, name, rule.value, msgspec.json.encode(rule.stamp))
            for name, rule in newer.items()
        ],
    )


def load_all(tx: Tx, store_id: int) -> Rules:
    """Every rule that a store set."""
    column = schema.store_rule.c
    rows = tx.execute(select(schema.store_rule).where(column.store_id == store_id))
    return Rules(
        by_name={
            row.name: Rule(
                value=row.value, stamp=msgspec.json.decode(row.stamps, type=tuple[int, int, str])
            )
            for row in rows
        }
    )
