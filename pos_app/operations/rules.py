"""The rules of the whole store: setting one, for every till."""

import msgspec
from pos_protocol.events import StoreRuleSet
from pos_protocol.ids import OPEN_ITEM_PRODUCT_ID

from pos_app.db import event_log
from pos_app.domain.people import Right
from pos_app.domain.rules import TILES, StoreRules, rule_value
from pos_app.errors import OpenItemRefused
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


def pin_tile(till: TillContext, place: int, product_id: int) -> bool:
    """Let a product have a quick tile of the whole store; the same again frees the tile.

    `place` counts from 0. Whether the product has the tile now. Raises ApprovalNeeded, and
    OpenItemRefused: its price is typed each time, and a tile would sell it for nothing.
    """
    till.need(Right.EDIT_CATALOGUE)
    if product_id == OPEN_ITEM_PRODUCT_ID:
        raise OpenItemRefused
    pinned = [*till.rules().pinned_tiles, *([0] * TILES)][:TILES]
    is_pinned = pinned[place] != product_id
    # A product has one tile at most: a new place frees the old one.
    pinned = [0 if each == product_id else each for each in pinned]
    if is_pinned:
        pinned[place] = product_id
    value = rule_value("pinned_tiles", msgspec.json.encode(pinned).decode())
    with till.db.write() as tx:
        event_log.append(tx, [StoreRuleSet(name="pinned_tiles", value=value)], by=till.writer)
    return is_pinned
