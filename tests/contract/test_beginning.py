"""A till that begins from a snapshot is equal to one that pulled all, and sells meanwhile."""

import shutil
from uuid import UUID

import pytest
from msgspec import structs
from pos_protocol.errors import ProtocolError
from pos_protocol.events import (
    CustomerAdded,
    CustomerChanged,
    KhataPaid,
    ProductChanged,
    StoreRuleSet,
    Tender,
    TenderKind,
)
from pos_protocol.snapshot import TAKINGS, TakingsRow, packed
from sync_server.db import stores

from pos_app.db import cursors, event_log, outbox, schema
from pos_app.db.brought import beginning, compaction, keeping, replacing
from pos_app.db.database import Database
from pos_app.db.verify import rows, verify
from pos_app.errors import DatabaseBusy, Offline
from pos_app.operations.shifts import current_shift
from pos_app.sync import judging, snapshots
from pos_app.sync.faults import ReplyDamagedError
from pos_app.sync.report import Pace
from pos_app.sync.session import SyncSession
from tests.support.shops.shop import CopiedTill

SUMS = ("vendor", "store_rule", "stock_level", "customer", "khata_balance", "takings", "barcode")
"""What a snapshot holds row by row; registers are compared by their values."""


def shown(till):
    """Every figure of the store that this till shows."""
    with till.till.db.read() as tx:
        found = {name: list(rows(tx, schema.metadata.tables[name])) for name in SUMS}
        found["product"] = list(
            tx.execute(
                "SELECT product_id, name_en, name_ur, barcodes, unit, price, cost, vendor_id,"
                " low_at, revision, is_listed, folded, tax_bp, category FROM product"
                " ORDER BY product_id"
            )
        )
        found["digest"] = cursors.fold_digest(tx)
    return found


def record(till, *events):
    """Put events into a till's log as an operation does."""
    with till.till.db.write() as tx:
        event_log.append(tx, events, by=till.till.writer)


def busy_store(link):
    """A till that did a little of everything, all of it handed up."""
    first = link.till()
    tea, salt = first.add_product("Tea 200 g"), first.add_product("Salt", 35_00)
    first.receive(tea, 10)
    first.sell(tea, 3)
    first.sell(salt)
    with first.till.db.write() as tx:
        shift = current_shift(first.till, tx)
    record(
        first,
        StoreRuleSet(name="tax_inclusive", value="false"),
        ProductChanged(product_id=salt, base=1, tax_bp=1800, category="Spices"),
        CustomerAdded(customer_id=9, name="Aslam", limit=500_00),
        KhataPaid(
            shift_id=shift, customer_id=9, tender=Tender(kind=TenderKind.CASH, amount=120_00)
        ),
    )
    first.sync_all(link.api(first))
    return first, tea, salt


def begin(link, till, api=None):
    """Begin from the snapshot and pull the tail."""
    begun = snapshots.begin(till.till.db, api or link.api(till), till.clock, stop=lambda: False)
    till.sync_all(link.api(till))
    return begun


def assert_proven(till):
    report = verify(till.till.db)
    assert report.ok, report.problems


def test_it_is_equal_to_one_that_pulled_everything(link):
    first, tea, _ = busy_store(link)
    pulled, begun = link.till(), link.till()
    pulled.sync_all(link.api(pulled))
    begin(link, begun)
    assert shown(begun) == shown(pulled) == shown(first)
    for till in (first, begun, pulled):
        till.sell(tea)
        till.sync_all(link.api(till))
    for till in (first, begun, pulled):
        till.sync_all(link.api(till))
        assert_proven(till)
    assert shown(begun) == shown(pulled) == shown(first)
    link.assert_equal()


def test_a_round_leaves_a_long_feed_to_the_snapshot(quick_link, monkeypatch):
    busy_store(quick_link)
    new = quick_link.till()
    monkeypatch.setattr(judging, "SNAPSHOT_ABOVE_ENTRIES", 5)
    new.pace = Pace(takes_snapshot=True)
    report = new.sync(quick_link.api(new))
    assert report.wants_snapshot
    assert report.has_more
    assert new.state().cursor == 0
    begin(quick_link, new)
    assert new.sync(quick_link.api(new)).wants_snapshot is False


def test_own_sales_that_nobody_has_yet_are_kept(link):
    first, tea, _ = busy_store(link)
    for _ in range(2):
        first.sell(tea)
    before = shown(first)["takings"]
    with first.till.db.read() as tx:
        shift_before = list(rows(tx, schema.metadata.tables["shift_total"]))
    begin_without_sync = snapshots.begin(
        first.till.db, link.api(first), first.clock, stop=lambda: False
    )
    assert begin_without_sync is not None
    assert first.unsynced() == 2
    assert first.stock()[tea] == 5_000
    assert shown(first)["takings"] == before
    with first.till.db.read() as tx:
        assert list(rows(tx, schema.metadata.tables["shift_total"])) == shift_before
    assert_proven(first)
    first.sync_all(link.api(first))
    assert_proven(first)
    link.assert_equal()


def test_sale_while_the_file_is_made_is_not_lost(quick_link, monkeypatch):
    link = quick_link
    first, tea, _ = busy_store(link)
    made = beginning.begin_from
    sold = []

    def sell_between(tx, *args, **named):
        made(tx, *args, **named)
        if len(sold) < 2:
            sold.append(1)
            first.sell(tea)

    monkeypatch.setattr(beginning, "begin_from", sell_between)
    begin(link, first)
    assert len(sold) == 2
    assert first.stock()[tea] == 5_000
    assert_proven(first)
    link.assert_equal()


def test_till_that_sells_all_the_time_stays_as_it_is(quick_link, monkeypatch):
    link = quick_link
    first, tea, _ = busy_store(link)
    made = beginning.begin_from

    def sell_between(tx, *args, **named):
        made(tx, *args, **named)
        first.sell(tea)

    monkeypatch.setattr(beginning, "begin_from", sell_between)
    with pytest.raises(DatabaseBusy):
        begin(link, first)
    assert first.unsynced() == snapshots.TRIES
    with first.till.db.read() as tx:
        assert keeping.find(tx) is None
    assert_proven(first)


def test_open_windows_go_on_across_the_change(quick_link):
    link = quick_link
    busy_store(link)
    new = link.till()
    window = Database.open(new.till.db.path)
    with window.read() as tx:
        tx.execute("SELECT count(*) FROM product").fetchone()
        begun = snapshots.begin(new.till.db, link.api(new), new.clock, stop=lambda: False)
        assert begun is not None
        assert tx.execute("SELECT count(*) FROM product").fetchone() == (1,), "one moment"
    with window.read() as tx:
        assert tx.execute("SELECT count(*) FROM product").fetchone() == (3,)
    window.close()


class CutApi:
    """A connection that is cut after some chunks, or alters one."""

    def __init__(self, api, *, after=10**6, alters=False, instead=None):
        self._api, self._after, self._alters = api, after, alters
        self._instead = instead or {}
        self.asked = 0

    def snapshot(self, *, at_least=0):
        return self._api.snapshot(at_least=at_least)

    def snapshot_chunk(self, *, snapshot_id, n):
        if self.asked == self._after:
            raise Offline(url="http://127.0.0.1:1")
        self.asked += 1
        content = self._api.snapshot_chunk(snapshot_id=snapshot_id, n=n)
        content = self._instead.get(n, content)
        return content[:-1] + b"?" if self._alters else content


def test_what_was_fetched_before_a_cut_is_not_fetched_again(quick_link):
    link = quick_link
    busy_store(link)
    new = link.till()
    cut = CutApi(link.api(new), after=2)
    with pytest.raises(Offline):
        begin(link, new, cut)
    chunks = link.api(new).snapshot().chunks
    # A power cut may leave a file of nothing.
    (new.folder / snapshots.FOLDER / chunks[0].sha256).write_bytes(b"")
    whole = CutApi(link.api(new))
    assert begin(link, new, whole) is not None
    assert whole.asked == len(chunks) - 1
    assert not (new.folder / snapshots.FOLDER).exists()


def test_altered_chunk_teaches_nothing(quick_link):
    link = quick_link
    busy_store(link)
    new = link.till()
    with pytest.raises(ReplyDamagedError):
        begin(link, new, CutApi(link.api(new), alters=True))
    assert new.state().cursor == 0
    begin(link, new)
    assert_proven(new)


def test_snapshot_of_a_feed_that_is_not_followed_is_left(quick_link):
    """The server was restored behind the hello: the next one tells, and heals."""
    link = quick_link
    first, _, _ = busy_store(link)
    before = shown(first)
    link.central.db.write(lambda tx: stores.renew_feed(tx, link.store_id, UUID(int=8)))
    with pytest.raises(ReplyDamagedError):
        begin(link, first)
    assert shown(first) == before
    session = SyncSession(first.till.db, link.api(first), first.clock, signer=first.signer)
    while (report := session.round(lambda: False)).has_more:
        assert report.error is None
    assert first.state().feed_id == UUID(int=8)
    assert shown(first) == before
    assert_proven(first)


def test_snapshot_of_another_store_is_left(quick_link):
    """Whatever mixed two stores up: the store is the first thing that is compared."""
    link = quick_link
    first, _, _ = busy_store(link)
    before = shown(first)
    manifest = structs.replace(link.api(first).snapshot(), store=link.store_id + 1)
    with pytest.raises(ProtocolError, match="a snapshot of store"), first.till.db.write() as tx:
        beginning.begin_from(tx, manifest, [], now_ms=0)
    assert shown(first) == before


def test_snapshot_below_what_was_answered_is_left(quick_link):
    """Lost on the way back within the same feed: its head is below what this till has of it."""
    link = quick_link
    first, tea, _ = busy_store(link)
    backup = link.back_up()
    first.sell(tea)
    first.sync_all(link.api(first))
    before = shown(first)
    link.put_back(backup)
    with pytest.raises(ReplyDamagedError, match="below"):
        begin(link, first)
    assert shown(first) == before
    session = SyncSession(first.till.db, link.api(first), first.clock, signer=first.signer)
    while (report := session.round(lambda: False)).has_more:
        assert report.error is None
    assert shown(first) == before
    assert_proven(first)
    link.assert_equal()


def test_other_chunk_that_could_be_read_is_not_the_one_that_was_named(quick_link):
    """Nothing but its hash proves what the shop took."""
    link = quick_link
    busy_store(link)
    new = link.till()
    names = [note.table for note in link.api(new).snapshot().chunks]
    row = TakingsRow(
        day="2026-01-01", till_no=1, sales_total=1, returns_total=0, sales=1, returns=0
    )
    [(_, content)] = packed(TAKINGS, [row])
    with pytest.raises(ReplyDamagedError):
        begin(link, new, CutApi(link.api(new), instead={names.index(TAKINGS): content}))
    assert new.state().cursor == 0


def test_answer_that_came_through_the_feed_counts_once(quick_link):
    """What a server could read only after its upgrade was never answered with a place."""
    first, _, _ = busy_store(quick_link)
    before = shown(first)
    with first.till.db.write() as tx:
        tx.execute("UPDATE delivery SET store_seq = NULL")
    begin(quick_link, first)
    assert shown(first) == before
    assert_proven(first)


def test_old_sale_that_waits_for_a_person_stays(quick_link):
    first, _, _ = busy_store(quick_link)
    a_sale = "SELECT min(event_id) FROM event_log WHERE kind = 'SaleCompleted'"
    with first.till.db.write() as tx:
        tx.execute(f"UPDATE delivery SET status = 'held' WHERE event_id = ({a_sale})")
    first.clock.advance(keeping.KEPT_MS + 1)
    begin(quick_link, first)
    with first.till.db.read() as tx:
        left = [row[0] for row in tx.execute("SELECT kind FROM event_log")]
        held = outbox.counts(tx).held
    assert (left, held) == (["SaleCompleted"], 1)
    assert_proven(first)


def test_sales_that_the_snapshot_held_are_put_away_only_when_they_are_old(quick_link):
    """A server that loses them again is refilled from nowhere else."""
    first, tea, _ = busy_store(quick_link)
    begin(quick_link, first)

    def kept():
        with first.till.db.read() as tx:
            return {row[0] for row in tx.execute("SELECT event_id FROM event_log")}

    def put_away():
        first.sell(tea)
        first.sync_all(quick_link.api(first))
        place = {"store_seq": first.state().cursor, "now_ms": first.clock.wall_ms()}
        assert replacing.remake(first.till.db.path, lambda tx: compaction.compact(tx, **place))

    young = kept()
    put_away()
    assert kept() == young
    first.clock.advance(keeping.KEPT_MS + 1)
    put_away()
    assert not kept() & young
    assert_proven(first)


def test_change_at_a_till_whose_clock_is_behind_wins_over_what_it_began_from(quick_link):
    link = quick_link
    first, new = link.till(), link.till()
    first.clock.jump(link.central.clock.wall_ms() - first.clock.wall_ms())
    new.clock.jump(first.clock.wall_ms() - 3_600_000 - new.clock.wall_ms())
    tea = first.add_product("Tea 200 g")
    first.sync_all(link.api(first))
    begin(link, new)
    record(new, ProductChanged(product_id=tea, base=1, price=77_00))
    for till in (new, first):
        till.sync_all(link.api(till))
        assert till.product(tea).price_paisa == 77_00


def test_change_of_a_customer_wins_over_what_a_till_behind_in_time_began_from(quick_link):
    link = quick_link
    first, new = link.till(), link.till()
    first.clock.jump(link.central.clock.wall_ms() - first.clock.wall_ms())
    new.clock.jump(first.clock.wall_ms() - 3_600_000 - new.clock.wall_ms())
    first.add_product("Tea 200 g")
    first.clock.advance(30_000)
    record(first, CustomerAdded(customer_id=9, name="Aslam"))
    first.sync_all(link.api(first))
    begin(link, new)
    record(new, CustomerChanged(customer_id=9, name="Akram"))
    for till in (new, first):
        till.sync_all(link.api(till))
        with till.till.db.read() as tx:
            assert tx.execute("SELECT name FROM customer").fetchall() == [("Akram",)]


def test_after_a_servers_loss_every_own_event_is_sent_again_and_counts_once(quick_link):
    """The snapshot of a restored server may hold some of a till's events and lack others."""
    link = quick_link
    first, tea, _ = busy_store(link)
    first.sell(tea)
    before = shown(first)
    with first.till.db.write() as tx:
        cursors.set_matched(tx, cursors.state(tx).cursor)
        cursors.note_unread(tx, "ProductChanged", 9)
    begun = snapshots.begin(
        first.till.db, link.api(first), first.clock, stop=lambda: False, is_other_history=True
    )
    assert begun is not None
    with first.till.db.read() as tx:
        assert cursors.unread(tx) == [], "the snapshot holds what it means"
    assert first.state().matched == 0, "of this history nothing was compared"
    assert first.unsynced() > 1
    first.sync_all(link.api(first))
    assert snapshots.settle(first.till.db)
    assert not snapshots.settle(first.till.db)
    assert shown(first)["takings"] == before["takings"]
    assert first.stock()[tea] == 6_000
    assert_proven(first)
    link.assert_equal()


def test_snapshot_has_to_hold_all_that_was_answered(quick_link):
    """Below the place of an answered sale that has not come back yet, it would count nowhere."""
    first, _, _ = busy_store(quick_link)
    newest = "SELECT max(store_seq) FROM delivery"
    with first.till.db.write() as tx:
        cursor = cursors.state(tx).cursor
        assert beginning.needed_position(tx) == cursor
        tx.execute(f"UPDATE delivery SET store_seq = ? WHERE store_seq = ({newest})", [cursor + 3])
        assert beginning.needed_position(tx) == cursor + 3


def test_server_restored_to_before_the_snapshot_gets_back_what_this_till_has(quick_link):
    """Not even the place that the till began from is left: it begins once more, from less."""
    link = quick_link
    first, tea, _ = busy_store(link)
    backup = link.back_up()
    first.sell(tea)
    first.sync_all(link.api(first))
    begin(link, first)
    first.sell(tea)
    before = shown(first)
    link.put_back(backup)
    session = SyncSession(first.till.db, link.api(first), first.clock, signer=first.signer)
    report = session.round(lambda: False)
    assert (report.verdict, report.error) == ("rebootstrap", None)
    while report.has_more:
        report = session.round(lambda: False)
    assert report.error is None
    assert first.unsynced() == 0
    assert first.stock()[tea] == link.stock()[tea] == 5_000
    assert shown(first)["takings"] == before["takings"]
    assert_proven(first)
    link.assert_equal()


@pytest.mark.parametrize("sold", [1, 3, 5], ids=["fewer", "as many", "more"])
def test_branch_that_a_copied_till_has_not_handed_up_is_sound(quick_link, tmp_path, sold):
    link = quick_link
    first, tea, _ = busy_store(link)
    shutil.copytree(first.folder, tmp_path / "copy")
    copied = CopiedTill(first, tmp_path / "copy")
    for _ in range(3):
        first.sell(tea)
    first.sync_all(link.api(first))
    for _ in range(sold):
        copied.sell(tea)
    snapshots.begin(copied.till.db, link.api(copied), copied.clock, stop=lambda: False)
    assert copied.unsynced() > 0
    assert_proven(copied)
    copied.close()
