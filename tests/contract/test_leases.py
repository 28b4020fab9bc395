"""Two copies of one till are told apart by their lease, also where neither has sold since.

A lost reply is no copy, a restored server accuses nobody, and no sale is lost on the way.
"""

import shutil

import pytest
from pos_protocol.sync import HelloVerdict
from sqlalchemy import text
from sync_server.db.continuity import incidents

from pos_app.db import cursors
from pos_app.sync.faults import VerdictError
from pos_app.sync.once import enrol_again
from pos_app.sync.report import LEASE_MS, Pace
from tests.contract.test_recovery import settled, stocked_pair
from tests.support import faulty_api as faults
from tests.support.faulty_api import FaultyApi, PowerCutError
from tests.support.shops.shop import CopiedTill

HERE, THERE = "counter#1111111111111111", "laptop#2222222222222222"


def copy_of(till, folder):
    """The till's folder, copied while the program is closed."""
    till.close()
    shutil.copytree(till.folder, folder)
    till.open()
    return CopiedTill(till, folder)


def restarted(till, machine=""):
    """The program starts again: it asks for the next lease at its first round."""
    till.pace = Pace(machine=machine)
    return till


def found(link):
    with link.central.db.read() as tx:
        return [(each.kind, each.epoch) for each in incidents.of_store(tx, link.store_id)]


def known_machine(link, till, machine):
    """The server registered this till on this machine."""
    till_id = till.state().till_id.bytes
    link.central.db.write(
        lambda tx: tx.execute(
            text("UPDATE till SET machine = :machine WHERE till_id = :till"),
            {"machine": machine, "till": till_id},
        )
    )


def test_idle_copy_is_noticed_before_either_has_sold(link, tmp_path):
    first, second, product = stocked_pair(link)
    copied = copy_of(first, tmp_path / "copy")
    for till in (first, copied):
        # One of them asks first and shows the new number at once; the other has an old one.
        restarted(till).sync(link.api(till))
    assert {first.state().epoch, copied.state().epoch} == {1, 2}
    assert found(link) == [("copied", 1)]
    report = first.sync(link.api(first))
    assert (report.error, report.recovered) == (None, HelloVerdict.NEW_EPOCH_REQUIRED)
    first.sell(product)
    copied.sell(product)
    link.tills.append(copied)
    settled(link, first, second, copied)
    assert link.stock()[product] == 98_000
    assert found(link) == [("copied", 1)], "told once"
    link.tills.remove(copied)
    copied.close()


def test_copies_of_which_each_syncs_in_turn_by_a_program_of_its_own_are_noticed(link, tmp_path):
    first, _, _ = stocked_pair(link)
    restarted(first).sync(link.api(first))
    copied = copy_of(first, tmp_path / "copy")
    for till in (copied, first):
        restarted(till).sync(link.api(till))
    assert found(link) == [("copied", 1)]
    copied.close()


def test_till_put_back_to_a_backup_is_noticed_though_it_had_sold_nothing(link, tmp_path):
    first, second, product = stocked_pair(link)
    backup = first.back_up(tmp_path / "backup.db")
    for _ in range(2):
        restarted(first).sync_all(link.api(first))
        first.sync_all(link.api(first))
    first.put_back(backup)
    report = restarted(first).sync(link.api(first))
    assert (report.error, report.recovered) == (None, HelloVerdict.NEW_EPOCH_REQUIRED)
    first.sell(product)
    settled(link, first, second)


def test_copy_on_another_machine_hands_up_its_sales_and_is_told_to_register(link, tmp_path):
    first, second, product = stocked_pair(link)
    known_machine(link, first, HERE)
    copied = copy_of(first, tmp_path / "copy")
    for _ in range(2):
        restarted(first, HERE).sync_all(link.api(first))
        first.sync_all(link.api(first))
    copied.sell(product, 3)
    report = restarted(copied, THERE).sync(link.api(copied))
    assert isinstance(report.error, VerdictError)
    assert report.error.code == HelloVerdict.REGISTER_ANEW
    assert copied.unsynced() == 0, "no sale is lost"
    assert report.pulled == 0
    assert found(link) == [("copied", 1)]
    first.sync_all(link.api(first))
    first.sell(product)
    settled(link, first, second)
    assert sum(link.takings().values()) == 400_00
    copied.close()


def test_original_whose_copy_was_quicker_keeps_its_name(link, tmp_path):
    first, second, product = stocked_pair(link)
    known_machine(link, first, HERE)
    copied = copy_of(first, tmp_path / "copy")
    for _ in range(2):
        restarted(copied, THERE).sync_all(link.api(copied))
        copied.sync_all(link.api(copied))
    report = restarted(first, HERE).sync(link.api(first))
    assert (report.error, report.recovered) == (None, HelloVerdict.NEW_EPOCH_REQUIRED)
    assert copied.sync(link.api(copied)).error.code == HelloVerdict.REGISTER_ANEW
    first.sell(product)
    settled(link, first, second)
    copied.close()


def test_admin_moves_a_till_to_a_new_machine_by_a_code(http_link, tmp_path, monkeypatch):
    link = http_link
    first, second, product = stocked_pair(link)
    known_machine(link, first, HERE)
    backup = first.back_up(tmp_path / "backup.db")
    for _ in range(2):
        restarted(first, HERE).sync_all(link.api(first))
    first.put_back(backup)
    first.sell(product)
    report = restarted(first, THERE).sync(link.api(first))
    assert report.error.code == HelloVerdict.REGISTER_ANEW
    monkeypatch.setattr("pos_app.sync.once.machine_name", lambda: THERE)
    enrol_again(first.folder, link.code(), keeper=first.keeper)
    report = first.sync(link.api(first))
    assert (report.error, report.recovered) == (None, HelloVerdict.NEW_EPOCH_REQUIRED)
    settled(link, first, second)


@pytest.mark.parametrize("fault", [*faults.FAULTS_OF_CALLS, PowerCutError])
def test_lost_reply_of_a_renewal_is_no_copy(two_links, fault):
    link = two_links
    first, second, _ = stocked_pair(link)
    for _ in range(3):
        restarted(first)
        try:
            first.sync(FaultyApi(link.api(first), hello=[fault]))
        except PowerCutError:
            first.close()
            first.open()
    first.sync_all(link.api(first))
    assert first.state().epoch == 1
    assert found(link) == []
    settled(link, first, second)


def test_restored_server_accuses_nobody(link):
    first, second, product = stocked_pair(link)
    backup = link.back_up()
    for _ in range(3):
        restarted(first).sync_all(link.api(first))
        first.sell(product)
        first.sync_all(link.api(first))
    link.put_back(backup)
    for _ in range(3):
        restarted(first).sync_all(link.api(first))
    assert first.state().epoch == 1
    settled(link, first, second)


def test_lease_is_asked_for_at_the_start_and_now_and_then(quick_link):
    first, _, _ = stocked_pair(quick_link)
    assert first.state().lease == 1
    for _ in range(3):
        first.sync_all(quick_link.api(first))
    assert first.state().lease == 1
    first.clock.advance(LEASE_MS)
    first.sync_all(quick_link.api(first))
    assert first.state().lease == 2


def test_second_program_on_the_folder_that_was_quicker_is_no_copy(quick_link):
    link = quick_link
    first, second, _ = stocked_pair(link)
    inner = link.api(first)

    class Slow(FaultyApi):
        """While a hello is on its way, the other program renews the lease and shows it."""

        def hello(self, request):
            if "hello" not in self.calls:
                for _ in range(2):
                    restarted(first).sync_all(inner)
            return super().hello(request)

    report = first.sync(Slow(inner))
    assert report.error is None
    assert first.state().epoch == 1
    assert found(link) == []
    with first.till.db.read() as tx:
        assert cursors.state(tx).lease == 3
    settled(link, first, second)
