"""Rules are registers: the order in which they arrive does not matter."""

from uuid import UUID

import pytest
from pos_protocol.events import StoreRuleSet
from sync_server.db.projections import rules

from tests.support.events import record
from tests.support.sync_server import local_server


@pytest.mark.parametrize("turn", [1, -1])
@pytest.mark.parametrize("batch", [1, 3])
def test_the_highest_stamp_decides(tmp_path, turn, batch):
    events = [
        record(StoreRuleSet(name=name, value=value), hlc=(ms, 0), event_id=UUID(int=n))
        for n, (name, value, ms) in enumerate(
            [("tax", "1", 5), ("tax", "2", 6), ("tax", "3", 6), ("other", "9", 1)]
        )
    ][::turn]
    with local_server(tmp_path) as server:
        for start in range(0, len(events), batch):
            added = rules.Rules()
            for one in events[start : start + batch]:
                added.apply(one.envelope, one.event)
            server.db.write(lambda tx, added=added: rules.save(tx, 1, added))
        with server.db.read() as tx:
            found = rules.load_all(tx, 1).by_name
    assert {name: rule.value for name, rule in found.items()} == {"tax": "3", "other": "9"}
