"""A till set back to a backup, and a folder in use twice, join the server's history again.

Nothing that survives on any disk is lost, nothing counts twice, and selling never waits.
"""

import shutil

import pytest
from pos_protocol.sync import HelloVerdict
from sync_server.db.continuity import incidents

from pos_app.db.verify import verify
from pos_app.operations.khata.accounts import accounts
from pos_app.operations.khata.customers import add_customer
from tests.support import faulty_api as faults
from tests.support.faulty_api import FaultyApi, PowerCutError
from tests.support.shops.shop import CopiedTill


def stocked_pair(link):
    """Two tills that share one product of which a hundred pieces came in."""
    first, second = link.till(), link.till()
    product = first.add_product("Tea 200 g")
    first.receive(product, 100)
    first.sync_all(link.api(first))
    second.sync_all(link.api(second))
    return first, second, product


def settled(link, *tills):
    """Let everybody sync twice, and look that nobody is put off and all is proven."""
    for till in (*tills, *tills):
        till.sync_all(link.api(till))
    for till in tills:
        assert till.unsynced() == 0
        report = verify(till.till.db)
        assert report.ok, report.problems
    link.assert_equal()


def test_lost_tail_comes_back_from_the_server(link, tmp_path):
    first, second, product = stocked_pair(link)
    backup = first.back_up(tmp_path / "backup.db")
    for _ in range(3):
        first.sell(product)
    first.sync_all(link.api(first))
    first.put_back(backup)
    report = first.sync(link.api(first))
    assert report.error is None
    assert report.recovered == HelloVerdict.NEW_EPOCH_REQUIRED
    assert first.state().epoch == 2
    assert first.stock()[product] == 97_000
    settled(link, first, second)
    assert sum(first.takings().values()) == sum(second.takings().values()) > 0


@pytest.mark.parametrize("sold_after", [1, 3, 5], ids=["fewer", "as many", "more"])
def test_sales_after_a_restore_are_kept_beside_the_lost_ones(link, tmp_path, sold_after):
    first, second, product = stocked_pair(link)
    first.sell(product)
    first.sync_all(link.api(first))
    backup = first.back_up(tmp_path / "backup.db")
    for _ in range(3):
        first.sell(product)
    first.sync_all(link.api(first))
    first.put_back(backup)
    for _ in range(sold_after):
        first.sell(product)
    report = first.sync(link.api(first))
    assert report.error is None
    assert report.recovered == HelloVerdict.NEW_EPOCH_REQUIRED
    assert report.held == sold_after, "a manager decides about them"
    with link.central.db.read() as tx:
        noted = incidents.of_store(tx, link.store_id)
    assert [(each.kind, each.epoch) for each in noted] == [("rolled_back", 1)], "told once"
    first.sell(product)
    settled(link, first, second)
    assert first.stock()[product] == 95_000
    assert first.state().epoch == 2


def test_unsynced_sales_in_a_backup_are_answered_as_known(link, tmp_path):
    first, second, product = stocked_pair(link)
    first.sell(product, 2)
    backup = first.back_up(tmp_path / "backup.db")
    first.sync_all(link.api(first))
    first.put_back(backup)
    first.sync_all(link.api(first))
    assert first.state().epoch == 1, "nothing was lost, so nothing has to be joined"
    settled(link, first, second)
    assert link.stock()[product] == 98_000


def test_backup_of_an_older_epoch_at_its_very_end_is_noticed(link, tmp_path):
    first, second, product = stocked_pair(link)
    early = first.back_up(tmp_path / "early.db")
    first.sell(product)
    first.sync_all(link.api(first))
    first.put_back(early)
    late = first.back_up(tmp_path / "late.db")
    first.sync_all(link.api(first))
    first.sell(product)
    first.sync_all(link.api(first))
    assert first.state().epoch == 2
    first.put_back(late)
    first.sell(product, 5)
    first.sync_all(link.api(first))
    assert first.state().epoch == 3
    settled(link, first, second)


def test_two_copies_of_one_folder_each_go_on_in_an_epoch_of_their_own(link, tmp_path):
    first, second, product = stocked_pair(link)
    first.close()
    shutil.copytree(first.folder, tmp_path / "copy")
    first.open()
    copied = CopiedTill(first, tmp_path / "copy")
    link.tills.append(copied)
    for _ in range(2):
        first.sell(product)
        copied.sell(product, 3)
    for _ in range(3):
        first.sync_all(link.api(first))
        copied.sync_all(link.api(copied))
    epochs = {first.state().epoch, copied.state().epoch}
    assert epochs == {1, 2}
    for _ in range(3):
        first.sell(product)
        copied.sell(product)
        copied.sync_all(link.api(copied))
        first.sync_all(link.api(first))
    assert {first.state().epoch, copied.state().epoch} == epochs, "no epoch is spent on idling"
    settled(link, first, second, copied)
    assert link.stock()[product] == 92_000
    link.tills.remove(copied)
    copied.close()


def test_two_copies_that_ask_for_the_same_epoch_both_keep_their_sales(quick_link, tmp_path):
    link = quick_link
    first, second, product = stocked_pair(link)
    backup = first.back_up(tmp_path / "backup.db")
    first.sell(product)
    first.sync_all(link.api(first))
    first.put_back(backup)
    first.close()
    shutil.copytree(first.folder, tmp_path / "copy")
    first.open()
    copied = CopiedTill(first, tmp_path / "copy")
    copied.clock.reboot()
    link.tills.append(copied)
    with pytest.raises(PowerCutError):
        first.sync(FaultyApi(link.api(first), push=[PowerCutError]))
    copied.sync_all(link.api(copied))
    settled(link, copied, first, second)
    link.tills.remove(copied)
    copied.close()


@pytest.mark.parametrize("call", ["open_epoch", "push", "pull"])
@pytest.mark.parametrize("fault", [*faults.FAULTS_OF_CALLS, PowerCutError])
def test_fault_while_a_till_recovers_is_repaired_by_the_next_round(
    quick_link, tmp_path, call, fault
):
    link = quick_link
    first, second, product = stocked_pair(link)
    backup = first.back_up(tmp_path / "backup.db")
    first.sell(product)
    first.sync_all(link.api(first))
    first.put_back(backup)
    first.sell(product, 2)
    first.sell(product, 2)
    api = FaultyApi(link.api(first), **{call: [fault]})
    if fault is PowerCutError:
        with pytest.raises(PowerCutError):
            first.sync(api)
        first.close()
        first.open()
    else:
        first.sync(api)
    settled(link, first, second)
    assert first.state().epoch in {2, 3}
    assert link.stock()[product] == 99_000


def test_sale_while_the_epoch_is_asked_for_is_kept(quick_link, tmp_path):
    link = quick_link
    first, second, product = stocked_pair(link)
    backup = first.back_up(tmp_path / "backup.db")
    first.sell(product)
    first.sync_all(link.api(first))
    first.put_back(backup)
    inner = link.api(first)

    class BusyCounter(FaultyApi):
        """A customer is served while the server answers."""

        def open_epoch(self, request):
            reply = super().open_epoch(request)
            if self.calls.count("open_epoch") == 1:
                first.sell(product, 4)
            return reply

    report = first.sync(BusyCounter(inner))
    assert report.error is None
    assert report.has_more
    settled(link, first, second)


def test_numbers_of_new_products_go_on_above_those_of_the_lost_tail(link, tmp_path):
    first, second, _ = stocked_pair(link)
    backup = first.back_up(tmp_path / "backup.db")
    lost = [first.add_product(f"Lost {n}") for n in range(3)]
    first.sync_all(link.api(first))
    first.put_back(backup)
    first.sync_all(link.api(first))
    assert first.product(lost[-1]).name_en == "Lost 2"
    assert first.add_product("New") == lost[-1] + 1
    settled(link, first, second)


def test_a_customer_added_before_the_first_sync_after_a_restore_is_no_lost_one(link, tmp_path):
    first, second, _ = stocked_pair(link)
    backup = first.back_up(tmp_path / "backup.db")
    lost = [add_customer(first.till, f"Lost {n}") for n in range(3)]
    first.sync_all(link.api(first))
    first.put_back(backup)
    added = add_customer(first.till, "New")
    settled(link, first, second)
    assert added.customer.customer_id not in {each.customer.customer_id for each in lost}
    for till in (first, second):
        names = [each.customer.name for each in accounts(till.till)]
        assert sorted(names) == ["Lost 0", "Lost 1", "Lost 2", "New"]
