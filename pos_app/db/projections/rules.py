"""What the store decided about how things are done: a register for each name of a rule."""

from collections.abc import Sequence

from pos_protocol.events import EVENT_KINDS, StoreRuleSet

from pos_app.db import sql
from pos_app.db.entry import Entry, Topic, stamp_of
from pos_app.db.statement import Statement, Tx

HANDLES = frozenset({StoreRuleSet})
IGNORES = frozenset(EVENT_KINDS.values()) - HANDLES
TOPIC = Topic.RULES
TABLES = ("store_rule",)

_SET = Statement(
    sql.upsert(
        "store_rule",
        ["name"],
        {"value": sql.REPLACE, "stamp": sql.REPLACE},
        newest_by="stamp",
    )
)


def apply(tx: Tx, entries: Sequence[Entry]) -> None:
    """Keep the newest value of each rule."""
    for each in entries:
        event = each.recorded.event
        assert isinstance(event, StoreRuleSet)
        stamp = stamp_of(each.recorded)
        _SET.run(tx, {"name": event.name, "value": event.value, "stamp": stamp})


def reset(tx: Tx) -> None:
    """Forget every rule."""
    tx.execute("DELETE FROM store_rule")
