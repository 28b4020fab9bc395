"""Whatever happens in one store of a server leaves every row of another as it was.

The two have products, customers, rules and tills of the same numbers.
"""

from uuid import UUID

from pos_protocol.events import Barcode, CustomerChanged, ProductChanged, StoreRuleSet
from sync_server.operations.rebuilding import rebuild
from sync_server.operations.reconciling.deciding import Ruling, decide_once
from sync_server.operations.store_keeping import new_feed

from tests.contract.test_beginning import busy_store, record
from tests.contract.test_leases import restarted
from tests.contract.test_salvage import listed_cases
from tests.support.shops.link import Link


def lively(link, folder):
    """A store in which things were edited, put back, held and decided."""
    first, tea, _ = busy_store(link)
    record(first, ProductChanged(product_id=tea, base=1, barcodes=(Barcode(code="8964000000017"),)))
    backup = first.back_up(folder / f"{link.store_id}.db")
    first.sell(tea)
    restarted(first).sync_all(link.api(first))
    first.put_back(backup)
    first.sell(tea, 2)
    restarted(first).sync_all(link.api(first))
    decide(link)
    return first, tea


def decide(link):
    case = next(one for one in listed_cases(link) if one.is_held)
    ruling = Ruling(case_id=UUID(str(case.case_id)), decision="release")
    central = link.central
    decide_once(central.db, link.store_id, ruling, actor="o", rng=central.rng, now_ms=7)


def rows_of(link):
    return {table.name: sorted(map(repr, rows)) for table, rows in link.back_up()}


def test_nothing_that_happens_in_one_store_touches_another(centrals, tmp_path):
    central = centrals("in process, sqlite")
    here, there = (Link(central, tmp_path / name) for name in ("here", "there"))
    first, tea = lively(here, tmp_path)
    lively(there, tmp_path)
    before = rows_of(there)
    assert before["customer"], "both have a customer of this number"
    assert before["product_barcode"]
    record(
        first,
        ProductChanged(
            product_id=tea, base=1, price=77_00, barcodes=(Barcode(code="8964000123454"),)
        ),
        CustomerChanged(customer_id=9, name="Akram"),
        StoreRuleSet(name="tax_inclusive", value="true"),
    )
    record(first, ProductChanged(product_id=tea, base=1, barcodes=(Barcode(code="8964000654321"),)))
    first.receive(tea, 5)
    first.sell(tea, 9)
    first.sync_all(here.api(first))
    backup = first.back_up(tmp_path / "again.db")
    first.sell(tea)
    first.sync_all(here.api(first))
    first.put_back(backup)
    first.sell(tea, 3)
    restarted(first).sync_all(here.api(first))
    decide(here)
    rebuild(central.db, here.store_id)
    new_feed(central.db, store_id=here.store_id, rng=central.rng, now_ms=8)
    here.revoke(first)
    first.sell(tea)
    restarted(first).sync(here.api(first))
    assert rows_of(there) == before
    for link in (here, there):
        link.close()
