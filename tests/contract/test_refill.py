"""A server that was restored with loss gets back what its tills still have.

Nothing that survives on any disk is lost, nothing counts twice, and nobody has to do anything.
"""

import shutil
from uuid import UUID

import pytest
from pos_protocol.events import ReconciliationDecided
from sqlalchemy import text
from sync_server.operations.store_keeping import new_feed
from sync_server.operations.verifying import verify as verify_store

from pos_app.db import cursors, event_log, outbox
from pos_app.db.verify import verify
from pos_app.sync.faults import REFILLED
from pos_app.sync.report import Pace
from tests.contract.test_recovery import settled, stocked_pair
from tests.support import faulty_api as faults
from tests.support.faulty_api import FaultyApi, PowerCutError
from tests.support.shops.shop import CopiedTill


def set_aside(till):
    """Events of other tills that the server has lost and nobody has brought back."""
    with till.till.db.read() as tx:
        return outbox.counts(tx).set_aside


def lose_last_entry(till):
    """The disk loses the last event that the feed brought: nobody has it any more."""
    of_it = "= (SELECT event_id FROM feed ORDER BY store_seq DESC LIMIT 1)"
    with till.till.db.write() as tx:
        tx.execute("DROP TRIGGER event_log_is_never_shortened")
        tx.execute(f"DELETE FROM delivery WHERE event_id {of_it}")
        tx.execute(f"DELETE FROM event_log WHERE event_id {of_it}")
        tx.execute("DELETE FROM feed WHERE store_seq = (SELECT cursor FROM till_state)")
        tx.execute(
            "UPDATE till_state SET cursor = cursor - 1,"
            " feed_hash = (SELECT feed_hash FROM feed WHERE store_seq = cursor - 1)"
        )


def _after_push():
    """Stops a round when its one batch is answered, before it pulls."""
    stops = iter([False, False, False, True])
    return lambda: next(stops, True)


def wrong_sum(till):
    """The till's stock is not the sum of its own log any more."""
    with till.till.db.write() as tx:
        tx.execute("UPDATE stock_level SET confirmed = confirmed + 5000")
        cursors.set_fold_digest(tx, 7)


def proven(link, *tills):
    """Everybody agrees, and the server proves its own history."""
    settled(link, *tills)
    assert [set_aside(till) for till in tills] == [0] * len(tills)
    proof = verify_store(link.central.db, link.store_id)
    assert proof.is_sound, proof.problems


def test_lost_sales_of_two_tills_come_back(link):
    first, second, product = stocked_pair(link)
    backup = link.back_up()
    for _ in range(3):
        first.sell(product)
        first.sync_all(link.api(first))
        second.sell(product)
        second.sync_all(link.api(second))
    link.put_back(backup)
    report = first.sync(link.api(first))
    assert report.error is None
    assert report.recovered == REFILLED
    assert report.refilled >= 3
    assert set_aside(first) == 3, "the other till has not brought its sales back yet"
    assert first.stock()[product] == 97_000, "what nobody confirms does not count"
    assert verify(first.till.db).ok
    proven(link, first, second)
    assert link.stock()[product] == 94_000
    assert first.state().epoch == second.state().epoch == 1


def test_idle_till_finds_that_its_answered_sale_was_lost(link):
    first, second, product = stocked_pair(link)
    backup = link.back_up()
    first.sell(product)
    first.sync(link.api(first), stop=_after_push())
    assert first.unsynced() == 0
    link.put_back(backup)
    report = first.sync(link.api(first))
    assert (report.error, report.recovered) == (None, REFILLED)
    proven(link, first, second)
    assert link.stock()[product] == 99_000


def test_feed_that_grew_anew_above_a_lost_tail_is_noticed(link):
    first, second, product = stocked_pair(link)
    backup = link.back_up()
    first.sell(product)
    first.sell(product)
    first.sync_all(link.api(first))
    link.put_back(backup)
    for _ in range(4):
        second.sell(product)
    second.sync_all(link.api(second))
    report = first.sync(link.api(first))
    assert (report.error, report.recovered) == (None, REFILLED)
    proven(link, first, second)
    assert link.stock()[product] == 94_000


def test_sales_of_the_meantime_go_up_behind_the_lost_ones(link):
    first, second, product = stocked_pair(link)
    backup = link.back_up()
    first.sell(product)
    first.sync_all(link.api(first))
    link.put_back(backup)
    first.sell(product, 2)
    report = first.sync(link.api(first))
    assert report.error is None
    assert report.held == 0
    proven(link, first, second)
    assert link.stock()[product] == 97_000


def test_epoch_that_the_server_forgot_is_taken_back(link, tmp_path):
    first, second, product = stocked_pair(link)
    old = first.back_up(tmp_path / "old.db")
    first.sell(product)
    first.sync_all(link.api(first))
    backup = link.back_up()
    first.put_back(old)
    first.sync_all(link.api(first))
    assert first.state().epoch == 2
    first.sell(product, 3)
    first.sync_all(link.api(first))
    second.sync_all(link.api(second))
    link.put_back(backup)
    report = first.sync(link.api(first))
    assert (report.error, report.recovered) == (None, REFILLED)
    assert report.held == 0
    assert first.state().epoch == 2
    proven(link, first, second)
    assert link.stock()[product] == 96_000


def left_epoch(link, till):
    """A till set back to a backup: its sale stands on a branch that it has left, nobody knows."""
    till.sync(FaultyApi(link.api(till), push=[faults.LOST_REQUEST]))
    assert till.state().epoch == 2
    assert till.unsynced() > 1


def answered_on_the_left_branch(link, till):
    """The branch goes up and is answered; the new epoch's first event does not."""
    report = till.sync(FaultyApi(link.api(till), push=[None, faults.LOST_REQUEST]))
    assert report.held > 0
    assert till.unsynced() == 1


@pytest.fixture
def set_back(link, tmp_path):
    """Two tills, a product, and the first put back to where it had not sold its last sale."""
    first, second, product = stocked_pair(link)
    old = first.back_up(tmp_path / "old.db")
    first.sell(product)
    first.sync_all(link.api(first))
    first.put_back(old)
    first.sell(product, 3)
    return first, second


def test_loss_of_what_an_earlier_epoch_had_handed_up_is_noticed(link, set_back):
    first, second = set_back
    left_epoch(link, first)
    backup = link.back_up()
    answered_on_the_left_branch(link, first)
    link.put_back(backup)
    report = first.sync(link.api(first))
    assert (report.error, report.recovered) == (None, REFILLED)
    proven(link, first, second)
    assert sum(link.takings().values()) == 4 * 100_00


class LosesTheFirst:
    """The server fails over between the two pushes of a round, and has lost the first."""

    def __init__(self, api, lose):
        self._api, self._lose = api, lose
        self.pushed = 0

    def __getattr__(self, name):
        return getattr(self._api, name)

    def push(self, request):
        self.pushed += 1
        reply = self._api.push(request)
        if self.pushed == 1:
            self._lose()
        return reply


@pytest.mark.parametrize("has_epoch", [True, False])
def test_loss_in_the_middle_of_a_round_is_noticed(link, set_back, has_epoch):
    first, second = set_back
    backup = link.back_up()
    left_epoch(link, first)
    if has_epoch:
        backup = link.back_up()
    api = LosesTheFirst(link.api(first), lambda: link.put_back(backup))
    first.sync(api)
    assert api.pushed > 1
    proven(link, first, second)
    assert sum(link.takings().values()) == 4 * 100_00


def test_loss_of_a_branch_is_noticed_also_by_a_till_that_hears_nothing_any_more(link, set_back):
    first, _ = set_back
    left_epoch(link, first)
    link.revoke(first)
    backup = link.back_up()
    api = LosesTheFirst(link.api(first), lambda: link.put_back(backup))
    first.sync(api)
    assert api.pushed > 1
    assert own_hashes(first) - hashes_at(link), "lost, and the epoch after it is there"
    first.sync(link.api(first))
    assert own_hashes(first) <= hashes_at(link)
    asked = FaultyApi(link.api(first))
    first.sync(asked)
    assert "push" not in asked.calls, "all is proven"
    assert verify_store(link.central.db, link.store_id).is_sound


def test_what_a_server_lost_of_its_quarantine_goes_up_again_at_the_next_start(link):
    first, second, product = stocked_pair(link)
    decided = ReconciliationDecided(
        case_id=UUID(int=1), of_event_id=UUID(int=2), decision="release", lines=()
    )
    with first.till.db.write() as tx:
        event_log.append(tx, [decided], by=first.till.writer)
    assert first.sync(link.api(first)).quarantined == 1
    first.sell(product)
    first.sync_all(link.api(first))
    signed = "DELETE FROM tip_signature WHERE hash IN (SELECT hash FROM quarantine)"
    for statement in (signed, "DELETE FROM quarantine"):
        link.central.db.write(lambda tx, gone=statement: tx.execute(text(gone)))
    first.sync(link.api(first))
    assert own_hashes(first) - hashes_at(link), "what comes after it is there"
    first.pace = Pace()
    report = first.sync(link.api(first))
    assert (report.error, report.recovered, report.quarantined) == (None, REFILLED, 1)
    assert own_hashes(first) <= hashes_at(link)
    proven(link, first, second)


def own_hashes(till):
    """The events that this till can hand up."""
    with till.till.db.read() as tx:
        rows = tx.execute("SELECT hash FROM event_log e, till_state t WHERE e.till_id = t.till_id")
        return {row[0] for row in rows}


def hashes_at(link):
    """What the server has, in the feed or in quarantine."""
    with link.central.db.read() as tx:
        return {
            bytes(row[0])
            for table in ("event_log", "quarantine")
            for row in tx.exec_driver_sql(f"SELECT hash FROM {table}")
        }


def test_loss_is_noticed_also_where_the_sum_is_wrong(link, set_back):
    first, second = set_back
    backup = link.back_up()
    left_epoch(link, first)
    answered_on_the_left_branch(link, first)
    link.put_back(backup)
    wrong_sum(first)
    first.sync_all(link.api(first))
    proven(link, first, second)
    assert sum(link.takings().values()) == 4 * 100_00


def test_loss_is_noticed_also_where_a_new_epoch_is_due(link, tmp_path):
    first, second, product = stocked_pair(link)
    shutil.copytree(first.folder, tmp_path / "copy")
    copied = CopiedTill(first, tmp_path / "copy")
    backup = link.back_up()
    first.sell(product)
    first.sync(link.api(first), stop=_after_push())
    assert first.unsynced() == 0
    link.put_back(backup)
    copied.sell(product, 2)
    copied.sell(product, 2)
    copied.sync_all(link.api(copied))
    report = first.sync(link.api(first))
    assert (report.error, first.state().epoch) == (None, 2)
    link.tills.append(copied)
    settled(link, first, second, copied)
    assert sum(link.takings().values()) == 5 * 100_00
    assert verify_store(link.central.db, link.store_id).is_sound
    link.tills.remove(copied)
    copied.close()


def test_two_copies_of_a_till_bring_back_what_either_has(link, tmp_path):
    first, second, product = stocked_pair(link)
    backup = link.back_up()
    shutil.copytree(first.folder, tmp_path / "copy")
    copied = CopiedTill(first, tmp_path / "copy")
    first.sell(product)
    first.sync_all(link.api(first))
    copied.sync_all(link.api(copied))
    copied.sell(product, 2)
    copied.sync_all(link.api(copied))
    assert copied.state().epoch == 2
    link.put_back(backup)
    copied.sync_all(link.api(copied))
    first.sync_all(link.api(first))
    link.tills.append(copied)
    settled(link, first, second, copied)
    # The copy hands up what it knows of its other self before its own epoch: nothing is held.
    assert link.stock()[product] == 97_000
    assert first.takings() == copied.takings() == link.takings()
    assert sum(link.takings().values()) == 300_00
    assert verify_store(link.central.db, link.store_id).is_sound
    link.tills.remove(copied)
    copied.close()


def test_epoch_that_a_server_issued_a_second_time_after_a_loss_is_no_alteration(link, tmp_path):
    first, second, product = stocked_pair(link)
    old = first.back_up(tmp_path / "old.db")
    shutil.copytree(first.folder, tmp_path / "copy")
    copied = CopiedTill(first, tmp_path / "copy")
    first.sell(product)
    first.sync_all(link.api(first))
    backup = link.back_up()
    copied.sell(product, 2)
    copied.sync_all(link.api(copied))
    link.put_back(backup)
    first.put_back(old)
    first.sell(product, 3)
    first.sync_all(link.api(first))
    assert first.state().epoch == copied.state().epoch == 2
    assert first.state().server_nonce != copied.state().server_nonce
    copied.sync_all(link.api(copied))
    link.tills.append(copied)
    proven(link, first, second, copied)
    link.tills.remove(copied)
    copied.close()


def test_epoch_of_a_copy_that_was_issued_a_second_time_is_no_alteration(link, tmp_path):
    first, second, product = stocked_pair(link)
    shutil.copytree(first.folder, tmp_path / "copy")
    copied = CopiedTill(first, tmp_path / "copy")
    old, of_copy = first.back_up(tmp_path / "old.db"), copied.back_up(tmp_path / "of_copy.db")
    first.sell(product)
    first.sync_all(link.api(first))
    backup = link.back_up()
    copied.sell(product, 2)
    # It goes on in the epoch, and nothing of that arrives: nobody but who asks next hears of it.
    copied.sync(FaultyApi(link.api(copied), push=[faults.LOST_REQUEST]))
    first.put_back(old)
    first.sell(product, 3)
    first.sync_all(link.api(first))
    assert (copied.state().epoch, first.state().epoch) == (2, 3)
    link.put_back(backup)
    copied.put_back(of_copy)
    copied.sell(product, 4)
    copied.sync_all(link.api(copied))
    assert copied.state().epoch == 2
    link.tills.append(copied)
    proven(link, first, second, copied)
    link.tills.remove(copied)
    copied.close()


def test_operator_says_that_the_store_was_restored(link):
    first, second, product = stocked_pair(link)
    backup = link.back_up()
    first.sell(product)
    first.sync_all(link.api(first))
    link.put_back(backup)
    central = link.central
    for _ in range(2):
        # Said twice, and the second time nothing is missing any more.
        new_feed(central.db, store_id=link.store_id, rng=central.rng, now_ms=1)
        report = first.sync(link.api(first))
        assert (report.error, report.recovered) == (None, REFILLED)
        assert link.stock()[product] == 99_000
    proven(link, first, second)


def test_server_restored_to_before_everything_gets_all_back(link):
    empty = link.back_up()
    first = link.till()
    enrolled = link.back_up()
    product = first.add_product("Tea 200 g")
    first.receive(product, 50)
    first.sell(product)
    first.sync_all(link.api(first))
    assert empty != enrolled
    link.put_back(enrolled)
    report = first.sync(link.api(first))
    assert report.recovered == REFILLED
    proven(link, first)
    assert link.stock()[product] == 49_000


def test_what_nobody_brings_back_is_told_and_counts_nowhere(link):
    first, second, product = stocked_pair(link)
    backup = link.back_up()
    second.sell(product, 5)
    second.sync_all(link.api(second))
    first.sync_all(link.api(first))
    assert first.stock()[product] == 95_000
    link.put_back(backup)
    first.sync_all(link.api(first))
    assert set_aside(first) == 2, "the shift's opening and the sale"
    assert first.stock()[product] == 100_000
    assert first.takings() == link.takings() == {}
    report = verify(first.till.db)
    assert report.ok, report.problems


def test_second_loss_while_the_first_is_being_healed(link):
    first, second, product = stocked_pair(link)
    backup = link.back_up()
    for till in (first, second):
        till.sell(product)
        till.sync_all(link.api(till))
    for _ in range(3):
        link.put_back(backup)
        first.sync_all(link.api(first))
        assert link.stock()[product] == 99_000
    proven(link, first, second)
    assert link.stock()[product] == 98_000


@pytest.mark.parametrize("call", ["hello", "push", "pull"])
@pytest.mark.parametrize("fault", [*faults.FAULTS_OF_CALLS, PowerCutError])
def test_fault_while_a_till_refills_is_repaired_by_the_next_round(quick_link, call, fault):
    link = quick_link
    first, second, product = stocked_pair(link)
    backup = link.back_up()
    for till in (first, second, first):
        till.sell(product)
        till.sync_all(link.api(till))
    link.put_back(backup)
    for nth in range(3):
        api = FaultyApi(link.api(first), **{call: [None] * nth + [fault]})
        if fault is PowerCutError:
            try:
                first.sync(api)
            except PowerCutError:
                first.close()
                first.open()
        else:
            first.sync(api)
    proven(link, first, second)
    assert link.stock()[product] == 97_000


def test_first_piece_of_a_log_that_survives_nowhere_does_not_stop_the_rest(link):
    first, _, product = stocked_pair(link)
    backup = link.back_up()
    first.sell(product)
    first.sync_all(link.api(first))
    first.sell(product, 2)
    link.put_back(backup)
    lose_last_entry(first)
    report = first.sync(link.api(first))
    while report.has_more or report.recovered:
        assert report.error is None, report
        report = first.sync(link.api(first))
    assert first.unsynced() == 0
    assert first.state().epoch == 2
    assert verify_store(link.central.db, link.store_id).is_sound


def test_lost_tail_that_the_feed_had_brought_back_goes_up_again(link, tmp_path):
    first, second, product = stocked_pair(link)
    backup, old = link.back_up(), first.back_up(tmp_path / "old.db")
    first.sell(product)
    first.sync_all(link.api(first))
    first.put_back(old)
    first.sync_all(link.api(first))
    assert first.state().epoch == 2, "the sale came back to a disk that has no answer to it"
    link.put_back(backup)
    report = first.sync(link.api(first))
    assert (report.error, report.recovered) == (None, REFILLED)
    proven(link, first, second)
    assert link.stock()[product] == 99_000


def test_what_a_lost_copy_made_goes_up_by_the_other_once_that_has_left_the_epoch(link, tmp_path):
    first, second, product = stocked_pair(link)
    shutil.copytree(first.folder, tmp_path / "copy")
    copied = CopiedTill(first, tmp_path / "copy")
    backup = link.back_up()
    first.sell(product)
    first.sync_all(link.api(first))
    copied.sell(product, 2)
    copied.sync_all(link.api(copied))
    first.sync_all(link.api(first))
    assert (first.state().epoch, copied.state().epoch) == (1, 2)
    copied.close()
    link.put_back(backup)
    first.sync_all(link.api(first))
    assert set_aside(first) > 0, "the copy, whose disk is gone, would hand it up itself"
    old = first.back_up(tmp_path / "old.db")
    first.sell(product)
    first.sync_all(link.api(first))
    first.put_back(old)
    for till in (first, second):
        till.sync_all(link.api(till))
    assert first.state().epoch > 1
    assert sum(first.takings().values()) == sum(link.takings().values()) == 4 * 100_00
    assert verify_store(link.central.db, link.store_id).is_sound
