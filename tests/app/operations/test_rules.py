"""A rule of the store is an event, and only who may edit settings sets one."""

import msgspec
import pytest
from pos_protocol.ids import OPEN_ITEM_PRODUCT_ID

from pos_app.domain.people import Role
from pos_app.errors import ApprovalNeeded, OpenItemRefused, RuleRefused
from pos_app.operations.rules import pin_tile, set_rule


def test_the_newest_value_stands(till):
    assert set_rule(till, "count_at_open", "true").count_at_open
    assert not set_rule(till, "count_at_open", "false").count_at_open
    with pytest.raises(RuleRefused):
        set_rule(till, "count_at_open", "7")
    assert not till.rules().count_at_open


def test_a_manager_sets_none(till):
    manager = msgspec.structs.replace(till, role=Role.MANAGER)
    with pytest.raises(ApprovalNeeded):
        set_rule(manager, "rounding_paisa", "100")


def test_an_open_item_gets_no_tile_which_would_sell_it_for_nothing(till):
    with pytest.raises(OpenItemRefused):
        pin_tile(till, 2, OPEN_ITEM_PRODUCT_ID)
    assert not any(till.rules().pinned_tiles)
