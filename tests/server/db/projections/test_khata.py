"""Customers are registers and balances sums: the order in which events arrive does not matter."""

from uuid import UUID

import pytest
from pos_protocol.events import CustomerAdded, KhataPaid, Tender, TenderKind
from sqlalchemy import select
from sync_server.db import bootstrap_schema
from sync_server.db.projections import khata

from tests.support.chain_till import SHIFT
from tests.support.events import record
from tests.support.sync_server import local_server


@pytest.fixture
def db(tmp_path):
    with local_server(tmp_path) as server:
        yield server.db


def named(name, *, ms, event_id=1):
    return record(CustomerAdded(customer_id=3, name=name), hlc=(ms, 0), event_id=UUID(int=event_id))


def paid(amount):
    tender = Tender(kind=TenderKind.CASH, amount=amount)
    return record(KhataPaid(shift_id=SHIFT, customer_id=3, tender=tender))


@pytest.mark.parametrize("turn", [1, -1])
@pytest.mark.parametrize("batch", [1, 4])
def test_highest_stamp_names_a_customer_and_payments_add_up(db, turn, batch):
    events = [named("Aslam", ms=1), named("Asad", ms=1, event_id=2), paid(500), paid(20)][::turn]
    for start in range(0, len(events), batch):
        added = khata.Khata()
        for place, one in enumerate(events[start : start + batch], start + 1):
            added.apply(one.envelope, one.event, store_seq=place)
        db.write(lambda tx, added=added: khata.save(tx, 1, added))
    with db.read() as tx:
        found = khata.load_all(tx, 1)
        entries = [tuple(row)[1:] for row in tx.execute(select(bootstrap_schema.khata_entry))]
        kept = tx.execute(select(bootstrap_schema.khata_balance.c.balance_paisa)).scalars().all()
    assert found.customers[3].name == "Asad"
    assert found.balances == {3: -520}
    assert kept == [-520]
    assert sorted(entry[3] for entry in entries) == [-500, -20]
    assert len({entry[1] for entry in entries}) == 2, "an entry stands at its place in the feed"
