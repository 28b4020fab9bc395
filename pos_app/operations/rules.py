"""The rules of the whole store: setting one, for every till."""

from pos_protocol.events import StoreRuleSet

from pos_app.db import event_log
from pos_app.domain.people import Right
from pos_app.domain.rules import StoreRules, rule_value
from pos_app.operations.context import TillContext


def set_rule(till: TillContext, name: str, value: str) -> StoreRules:
    """Set one rule of the store; `value` is JSON. Gives the rules as they stand then.

    Raises RuleRefused for a name or value that cannot be one, ApprovalNeeded.
    """
    till.need(Right.EDIT_SETTINGS)
    event = StoreRuleSet(name=name, value=rule_value(name, value))
    with till.db.write() as tx:
        event_log.append(tx, [event], by=till.writer)
    return till.rules()
