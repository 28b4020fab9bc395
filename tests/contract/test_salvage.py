"""A dead till's file gives up the sales that were never synced, byte for byte, and only once."""

import shutil
import sqlite3

import pytest
from sync_server.auth.users import add_user
from sync_server.db.audit import entries
from sync_server.db.audit.entries import AuditDeed
from sync_server.db.continuity import incidents
from sync_server.errors import RefusedError
from sync_server.operations.continuity.salvaging import salvage
from sync_server.operations.verifying import verify as verify_store

from tests.contract.test_recovery import settled, stocked_pair
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
