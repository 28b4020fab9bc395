"""The rules of the store as they stand."""

from pos_app.db.statement import Statement, Tx
from pos_app.domain.rules import StoreRules, read_rules

_ALL = Statement("SELECT name, value FROM store_rule")


def read(tx: Tx, *, default: StoreRules) -> StoreRules:
    """What the store decided; `default` is what holds where it decided nothing."""
    return read_rules(dict(_ALL.all(tx)), default=default)
