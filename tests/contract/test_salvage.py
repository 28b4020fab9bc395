"""A dead till's file gives up the sales that were never synced, byte for byte, and only once."""

import contextlib
import shutil
import sqlite3
from random import Random
from uuid import UUID

import pytest
from pos_protocol.events import VendorAdded
from pos_protocol.hlc import ZERO
from sync_server.auth.access_proof import verify_access
from sync_server.auth.users import add_user
from sync_server.db.audit import entries
from sync_server.db.audit.entries import AuditDeed
from sync_server.db.continuity import incidents
from sync_server.db.queries.cases import UNDECIDED
from sync_server.errors import RefusedError
from sync_server.operations.continuity.salvaging import salvage, salvage_others
from sync_server.operations.office import Draft, record
from sync_server.operations.reconciling.deciding import Ruling, decide_once
from sync_server.operations.reconciling.reading import listed
from sync_server.operations.store_keeping import revoke
from sync_server.operations.verifying import verify as verify_store

from pos_app.db import outbox
from pos_app.sync.faults import TillUnknownError
from pos_app.sync.once import enrol_again
from tests.contract.test_leases import restarted
from tests.contract.test_recovery import settled, stocked_pair
from tests.support import faulty_api as faults
from tests.support.faulty_api import FaultyApi
from tests.support.shops.shop import CopiedTill

PAGE = 4096


@pytest.fixture
def admin(link):
    return made_admin(link)


def made_admin(link):
    name = f"Amina {link.store_id}"
    add_user(
        link.central.db,
        name,
        password="a long password",
        store_id=link.store_id,
        role="admin",
        now_ms=1,
    )
    return name


def saved(link, path, by, **where):
    store_id = where.get("store_id", link.store_id)
    return salvage(link.central.db, path, store_id=store_id, by=by, now_ms=5)


def dead(till, folder):
    """The machine is gone; somebody copied its folder while it still ran: the WAL is not merged."""
    shutil.copytree(till.folder, folder)
    till.close()
    return folder / "till.db"


def found(link):
    with link.central.db.read() as tx:
        return [each.detail for each in incidents.of_store(tx, link.store_id)]


def test_sales_that_were_never_synced_are_saved_once(link, admin, tmp_path):
    first, second, product = stocked_pair(link)
    for _ in range(3):
        first.sell(product, 2)
    path = dead(first, tmp_path / "dead")
    link.tills.remove(first)
    done = saved(link, path, admin)
    assert (done.entered, done.accepted, done.lost) == (4, 4, 0), "three sales and their shift"
    assert link.stock()[product] == 94_000
    settled(link, second)
    assert second.stock()[product] == 94_000
    again = saved(link, path, admin)
    assert (again.entered, again.known) == (0, done.known + 4)
    assert found(link) == [f"{admin} answers for 4 events of till.db; 0 are lost"]
    assert verify_store(link.central.db, link.store_id).is_sound
    with link.central.db.read() as tx:
        audited = entries.last_of(tx, link.store_id, AuditDeed.TILL_SALVAGED)
    assert f'"accepted":4,"answers":"{admin}"' in audited.detail


def test_till_that_was_not_dead_goes_on_as_if_nothing_had_been(link, admin, tmp_path):
    first, second, product = stocked_pair(link)
    first.sell(product)
    shutil.copytree(first.folder, tmp_path / "copy")
    saved(link, tmp_path / "copy" / "till.db", admin)
    first.sell(product)
    settled(link, first, second)
    assert first.state().epoch == 1
    assert link.stock()[product] == 98_000


def test_file_of_another_store_is_refused(quick_link, centrals, tmp_path):
    link = quick_link
    admin = made_admin(link)
    first, _, product = stocked_pair(link)
    first.sell(product)
    path = dead(first, tmp_path / "dead")
    link.tills.remove(first)
    before = link.stock()
    other = next(link.central.stores)
    link.central.add_store(other)
    for where, words in (
        ({"store_id": other}, "belongs to store"),
        ({"store_id": 999}, "no store"),
    ):
        with pytest.raises(RefusedError, match=words):
            saved(link, path, admin, **where)
    assert link.stock() == before


def test_who_answers_must_be_an_admin(quick_link, tmp_path):
    first, _, product = stocked_pair(quick_link)
    first.sell(product)
    with pytest.raises(RefusedError, match="no admin"):
        saved(quick_link, first.folder / "till.db", "nobody")


@pytest.mark.parametrize("content", [b"", b"not a database" * 1000, None])
def test_what_is_no_tills_file_is_refused(quick_link, tmp_path, content):
    path = tmp_path / "till.db"
    admin = made_admin(quick_link)
    if content is None:
        other = sqlite3.connect(path)
        other.execute("CREATE TABLE t (a)")
        other.close()
    else:
        path.write_bytes(content)
    with pytest.raises(RefusedError, match=r"till\.db"):
        saved(quick_link, path, admin)
    with pytest.raises(RefusedError, match=r"missing\.db"):
        saved(quick_link, tmp_path / "missing.db", admin)


def log_pages(path):
    """Where the log's rows lie in the file, in order."""
    connection = sqlite3.connect(path)
    pages = connection.execute(
        "SELECT pageno FROM dbstat WHERE name = 'event_log' AND pagetype = 'leaf' ORDER BY path"
    ).fetchall()
    connection.close()
    return [page for (page,) in pages]


def damage(path, page):
    with path.open("r+b") as file:
        file.seek((page - 1) * PAGE)
        file.write(b"\xff" * PAGE)


def test_damaged_end_is_told_and_the_sound_part_is_saved(quick_link, tmp_path):
    link = quick_link
    admin = made_admin(link)
    first, second, product = stocked_pair(link)
    for _ in range(20):
        first.sell(product)
    path = first.back_up(tmp_path / "till.db")
    pages = log_pages(path)
    damage(path, pages[-1])
    done = saved(link, path, admin)
    assert done.lost > 0
    assert done.accepted == done.entered == 21 - done.lost > 10
    assert (100_000 - link.stock()[product]) // 1000 == done.accepted - 1
    assert verify_store(link.central.db, link.store_id).is_sound
    # The disk was not quite dead: what the damaged copy lacked comes after what was saved.
    settled(link, first, second)
    assert link.stock()[product] == 80_000


def test_hole_in_the_middle_keeps_what_comes_after_it_on_a_lane_of_its_own(quick_link, tmp_path):
    link = quick_link
    admin = made_admin(link)
    first, second, product = stocked_pair(link)
    for _ in range(20):
        first.sell(product)
    path = first.back_up(tmp_path / "till.db")
    pages = log_pages(path)
    damage(path, pages[len(pages) // 2])
    first.close()
    link.tills.remove(first)
    done = saved(link, path, admin)
    assert done.lost > 0
    assert done.held > 0
    assert done.accepted + done.held == 21 - done.lost
    settled(link, second)
    assert verify_store(link.central.db, link.store_id).is_sound
    assert saved(link, path, admin).entered == 0


def test_altered_row_is_not_believed(quick_link, tmp_path):
    link = quick_link
    admin = made_admin(link)
    first, _, product = stocked_pair(link)
    first.sell(product)
    path = first.back_up(tmp_path / "till.db")
    connection = sqlite3.connect(path)
    connection.execute("DROP TRIGGER event_log_is_never_changed")
    connection.execute(
        "UPDATE event_log SET body = CAST(replace(body, '10000', '10') AS BLOB)"
        " WHERE kind = 'SaleCompleted'"
    )
    connection.commit()
    connection.close()
    done = saved(link, path, admin)
    assert (done.lost, done.entered) == (1, 1)
    assert link.takings() == {}


def test_what_a_copy_made_in_an_epoch_of_its_own_is_left_to_the_copys_file(quick_link, tmp_path):
    link = quick_link
    admin = made_admin(link)
    first, _, product = stocked_pair(link)
    shutil.copytree(first.folder, tmp_path / "copy")
    copied = CopiedTill(first, tmp_path / "copy")
    backup = link.back_up()
    first.sell(product)
    first.sync_all(link.api(first))
    copied.sell(product, 2)
    copied.sync_all(link.api(copied))
    assert copied.state().epoch == 2
    copied.sell(product, 3)
    copied.sync_all(link.api(copied))
    first.sync_all(link.api(first))
    link.put_back(backup)
    done = saved(link, first.back_up(tmp_path / "first.db"), admin)
    assert done.placeless == 2, "the opening of the copy's epoch, and its sale in it"
    assert saved(link, copied.back_up(tmp_path / "copied.db"), admin).placeless == 0
    assert sum(link.takings().values()) == 6 * 100_00
    assert saved(link, tmp_path / "first.db", admin).entered == 0
    assert verify_store(link.central.db, link.store_id).is_sound
    copied.close()


def lost_but_for_another(link, tmp_path, sales=2):
    """Server and till are put back to before some sales, which another till has pulled."""
    first, second, product = stocked_pair(link)
    server, disk = link.back_up(), first.back_up(tmp_path / "first.db")
    for _ in range(sales):
        first.sell(product)
    first.sync_all(link.api(first))
    second.sync_all(link.api(second))
    link.put_back(server)
    first.put_back(disk)
    settled(link, first, second)
    return first, second, product


def kept_of_others(till):
    with till.till.db.read() as tx:
        return outbox.counts(tx).set_aside


def rescued(link, till, by):
    path = till.folder / "till.db"
    return salvage_others(link.central.db, path, store_id=link.store_id, by=by, now_ms=5)


def test_sale_that_only_another_till_still_has_is_saved_out_of_its_file_and_held(
    link, admin, tmp_path
):
    first, second, product = lost_but_for_another(link, tmp_path)
    assert (link.stock()[product], kept_of_others(second)) == (100_000, 3), "and a shift"
    [done] = rescued(link, second, admin)
    assert (done.till_no, done.entered, done.held) == (first.state().till_no, 3, 3)
    assert rescued(link, second, admin) == [], "once"
    settled(link, first, second)
    first.sell(product)
    settled(link, first, second)
    assert kept_of_others(second) == 0
    assert link.stock()[product] == 99_000, "nothing counts before somebody has decided"
    assert sum(link.takings().values()) == 300_00, "the money counts at once"
    waiting = [one for one in listed_cases(link) if one.kind == "SaleCompleted"]
    assert [one.is_held for one in waiting] == [True, True]
    rng = Random(1)
    for one in waiting:
        ruling = Ruling(case_id=UUID(str(one.case_id)), decision="release")
        decide_once(link.central.db, link.store_id, ruling, actor=admin, rng=rng, now_ms=6)
    settled(link, first, second)
    assert link.stock()[product] == 97_000
    assert verify_store(link.central.db, link.store_id).is_sound
    assert f"{admin} answers for 3 events of till.db; 0 are lost" in found(link)


def listed_cases(link):
    return listed(link.central.db, link.store_id, states=UNDECIDED, after=(0, 0), limit=50)


def test_till_that_was_only_away_goes_on_behind_what_another_till_saved_for_it(
    link, admin, tmp_path
):
    first, second, product = stocked_pair(link)
    server = link.back_up()
    first.sell(product)
    first.sync_all(link.api(first))
    second.sync_all(link.api(second))
    link.put_back(server)
    second.sync_all(link.api(second))
    [done] = rescued(link, second, admin)
    assert done.held == done.entered == 2
    first.sell(product)
    settled(link, first, second)
    assert first.state().epoch == 1
    assert first.unsynced() == 0
    assert link.stock()[product] == 99_000, "the one that was saved is held"
    assert verify_store(link.central.db, link.store_id).is_sound


def test_what_the_office_made_is_left_out_and_an_admin_must_answer(quick_link):
    link = quick_link
    _, second, _ = stocked_pair(link)
    server = link.back_up()
    vendor = Draft(VendorAdded(vendor_id=7, name="Metro"))
    made = lambda _tx: ([vendor], ZERO)  # noqa: E731 - the office asks for a function
    record(link.central.db, link.store_id, made, actor="o", rng=Random(1), now_ms=1)
    second.sync_all(link.api(second))
    link.put_back(server)
    second.sync_all(link.api(second))
    assert kept_of_others(second) == 1
    assert rescued(link, second, made_admin(link)) == [], "its chain has gone on without it"
    with pytest.raises(RefusedError, match="no admin"):
        rescued(link, second, "nobody")


def test_altered_event_of_another_till_is_not_saved(quick_link, tmp_path):
    link = quick_link
    admin = made_admin(link)
    _, second, product = lost_but_for_another(link, tmp_path)
    second.close()
    link.tills.remove(second)
    with contextlib.closing(sqlite3.connect(second.folder / "till.db")) as file:
        file.execute("DROP TRIGGER event_log_is_never_changed")
        file.execute(
            "UPDATE event_log SET body = CAST(body || ' ' AS BLOB) WHERE log_no ="
            " (SELECT max(log_no) FROM aside)"
        )
        file.commit()
    [lost, done] = rescued(link, second, admin)
    assert (lost.lost, done.entered, done.held) == (1, 2, 2)
    assert link.stock()[product] == 100_000


def test_saved_beginning_of_another_epoch_of_that_number_ends_none(quick_link, tmp_path):
    link = quick_link
    first, second, product = stocked_pair(link)
    old = first.back_up(tmp_path / "old.db")
    for _ in range(2):
        restarted(first).sync_all(link.api(first))
    server = link.back_up()
    first.put_back(old)
    restarted(first).sync_all(link.api(first))
    first.sell(product)
    first.sync_all(link.api(first))
    assert first.state().epoch == 2
    second.sync_all(link.api(second))
    link.put_back(server)
    second.sync_all(link.api(second))
    first.put_back(old)
    restarted(first).sync(FaultyApi(link.api(first), open_epoch=[faults.LOST_REPLY]))
    assert first.state().epoch == 1, "the second one of this number has been issued, unheard"
    [done] = rescued(link, second, made_admin(link))
    assert done.entered == done.held == 3, "the first one of this number: its opening and a sale"
    first.sell(product, 4)
    settled(link, first, second)
    assert first.state().epoch == 3
    assert link.stock()[product] == 96_000, "only what was saved waits for a manager"
    assert verify_store(link.central.db, link.store_id).is_sound


def lost_but_for_its_other_self(link, tmp_path):
    """A copy sold in an epoch of its own; then server and copy are put back to before that."""
    first, second, product = stocked_pair(link)
    shutil.copytree(first.folder, tmp_path / "copy")
    copied = CopiedTill(first, tmp_path / "copy")
    server, disk = link.back_up(), copied.back_up(tmp_path / "copied.db")
    first.sell(product)
    first.sync_all(link.api(first))
    for sold in (2, 3):
        copied.sell(product, sold)
        copied.sync_all(link.api(copied))
    for till in (first, second):
        till.sync_all(link.api(till))
    assert (first.state().epoch, copied.state().epoch) == (1, 2)
    link.put_back(server)
    copied.put_back(disk)
    settled(link, first, second)
    return first, second, copied, product


@pytest.mark.parametrize("is_issued_again", [False, True])
@pytest.mark.parametrize("whose", ["its other self", "another till"])
def test_sale_of_a_copy_in_a_lost_epoch_of_its_own_is_saved_out_of_whichever_file_has_it(
    link, admin, tmp_path, whose, is_issued_again
):
    first, second, copied, product = lost_but_for_its_other_self(link, tmp_path)
    link.tills.append(copied)
    if is_issued_again:
        settled(link, first, second, copied)
    assert link.stock()[product] == 99_000
    holder = first if whose == "its other self" else second
    kept = kept_of_others(holder)
    [done] = rescued(link, holder, admin)
    assert (done.till_no, done.entered, done.held, done.placeless) == (
        first.state().till_no,
        kept,
        kept,
        0,
    ), "its opening, two sales and a shift"
    assert rescued(link, first, admin) == rescued(link, second, admin) == [], "once"
    settled(link, first, second, copied)
    for till in (first, copied):
        till.sell(product)
    settled(link, first, second, copied)
    assert (first.state().epoch, copied.state().epoch) == (1, 2 if is_issued_again else 3)
    assert kept_of_others(first) == kept_of_others(second) == 0
    assert link.stock()[product] == 97_000, "what was saved waits for a manager"
    assert sum(link.takings().values()) == 8 * 100_00
    assert verify_store(link.central.db, link.store_id).is_sound
    link.tills.remove(copied)
    copied.close()


def test_till_that_comes_back_to_an_epoch_saved_for_it_goes_on(link, admin, tmp_path):
    first, second, product = stocked_pair(link)
    old = first.back_up(tmp_path / "old.db")
    first.sell(product)
    first.sync_all(link.api(first))
    server = link.back_up()
    first.put_back(old)
    first.sell(product, 2)
    first.sync_all(link.api(first))
    assert first.state().epoch == 2
    second.sync_all(link.api(second))
    first.sell(product, 4)
    link.put_back(server)
    second.sync_all(link.api(second))
    [done] = rescued(link, second, admin)
    assert done.held == done.entered > 0
    settled(link, first, second)
    first.sell(product, 8)
    settled(link, first, second)
    assert first.state().epoch == 3, "what was saved is evidence, and no place to go on from"
    assert sum(link.takings().values()) == 15 * 100_00
    assert verify_store(link.central.db, link.store_id).is_sound


def forgotten(link, tmp_path):
    """A till that sold is dead, and the server is put back to before its enrolment."""
    first, second, product = stocked_pair(link)
    server = link.back_up()
    third = link.till()
    third.sync_all(link.api(third))
    for sold in (1, 2):
        third.sell(product, sold)
        third.sync_all(link.api(third))
    third.sell(product, 4)
    second.sync_all(link.api(second))
    link.tills.remove(third)
    link.put_back(server)
    settled(link, first, second)
    return first, second, third, product


def test_till_that_died_after_the_server_forgot_it_is_known_again_by_its_file(
    link, admin, tmp_path
):
    first, second, third, product = forgotten(link, tmp_path)
    path = dead(third, tmp_path / "dead")
    done = saved(link, path, admin)
    assert (done.till_no, done.accepted, done.held) == (3, 4, 0)
    assert saved(link, path, admin).entered == 0
    settled(link, first, second)
    assert link.stock()[product] == 93_000
    assert verify_store(link.central.db, link.store_id).is_sound
    assert verify_access(link.central.db, [link.store_id], is_whole_server=False) == []


def test_till_that_was_not_dead_shows_its_key_after_its_file_was_saved(http_link, tmp_path):
    link = http_link
    admin = made_admin(link)
    first, second, third, product = forgotten(link, tmp_path)
    shutil.copytree(third.folder, tmp_path / "copy")
    saved(link, tmp_path / "copy" / "till.db", admin)
    third.sell(product, 8)
    assert isinstance(third.sync(link.api(third)).error, TillUnknownError)
    assert enrol_again(third.folder, link.code(), keeper=third.keeper).till == third.state().till_id
    link.tills.append(third)
    settled(link, first, second, third)
    assert link.stock()[product] == 85_000
    assert verify_access(link.central.db, [link.store_id], is_whole_server=False) == []


def test_old_token_lets_in_no_till_of_which_the_server_knows_by_a_file_alone(http_link, tmp_path):
    link = http_link
    first, second, product = stocked_pair(link)
    server = link.back_up()
    third = link.till()
    api = link.api(third)
    third.sync_all(api)
    third.sell(product, 1)
    third.sync_all(api)
    link.tills.remove(third)
    link.put_back(server)
    settled(link, first, second)
    shutil.copytree(third.folder, tmp_path / "copy")
    saved(link, tmp_path / "copy" / "till.db", made_admin(link))
    third.sell(product, 2)
    assert isinstance(third.sync(api).error, TillUnknownError)
    assert third.state().epoch == 1
    enrol_again(third.folder, link.code(), keeper=third.keeper)
    link.tills.append(third)
    settled(link, first, second, third)
    assert link.stock()[product] == 97_000


def test_file_of_a_forgotten_till_whose_number_is_anothers_is_kept_until_that_one_leaves_it(
    link, admin, tmp_path
):
    first, second, third, product = forgotten(link, tmp_path)
    path = dead(third, tmp_path / "dead")
    link.tills.append(third)
    other = link.till()
    other.close()
    for till in (third, other):
        link.tills.remove(till)
    with pytest.raises(RefusedError, match="another till's now"):
        saved(link, path, admin)
    revoke(link.central.db, store_id=link.store_id, till_no=other.enrolled.till_no, now_ms=9)
    assert saved(link, path, admin).accepted == 4, "it had recorded nothing"
    settled(link, first, second)
    assert link.stock()[product] == 93_000
    assert verify_access(link.central.db, [link.store_id], is_whole_server=False) == []


def test_file_of_a_till_of_another_server_is_not_taken_for_a_forgotten_one(quick_link, tmp_path):
    link = quick_link
    admin = made_admin(link)
    _, _, third, product = forgotten(link, tmp_path)
    path = dead(third, tmp_path / "dead")
    with contextlib.closing(sqlite3.connect(path)) as file:
        file.execute("UPDATE till_state SET feed_id = randomblob(16)")
        file.execute("UPDATE feed SET feed_hash = randomblob(32)")
        file.commit()
    with pytest.raises(RefusedError, match="shares no history"):
        saved(link, path, admin)
    assert link.stock()[product] == 100_000


def test_sales_of_a_forgotten_till_whose_disk_is_gone_are_saved_out_of_another_tills_file(
    link, admin, tmp_path
):
    first, second, third, _ = forgotten(link, tmp_path)
    third.close()
    [done] = rescued(link, second, admin)
    assert (done.till_no, done.held, done.placeless) == (3, 3, 0)
    assert rescued(link, second, admin) == []
    settled(link, first, second)
    assert sum(link.takings().values()) == 300_00
    assert verify_store(link.central.db, link.store_id).is_sound
    assert verify_access(link.central.db, [link.store_id], is_whole_server=False) == []


def test_forgotten_till_that_lives_goes_on_behind_what_another_tills_file_gave_of_it(
    http_link, tmp_path
):
    link = http_link
    first, second, third, product = forgotten(link, tmp_path)
    rescued(link, second, made_admin(link))
    enrol_again(third.folder, link.code(), keeper=third.keeper)
    link.tills.append(third)
    settled(link, first, second, third)
    third.sell(product, 8)
    settled(link, first, second, third)
    assert sum(link.takings().values()) == 15 * 100_00
    assert link.stock()[product] == 92_000, "what came before waits for a manager"
    assert verify_store(link.central.db, link.store_id).is_sound
    assert verify_access(link.central.db, [link.store_id], is_whole_server=False) == []
