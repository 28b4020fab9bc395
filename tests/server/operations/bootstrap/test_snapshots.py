"""A snapshot is the read model at one position: made when asked for, kept while it fits."""

from uuid import UUID

import pytest
from msgspec import structs
from pos_protocol.events import CustomerAdded, ProductAdded, ProductChanged, ProductRemoved
from pos_protocol.snapshot import ROW_TYPES, is_whole, read_rows, stamp, unpack
from pos_protocol.sync import EpochRequest
from sqlalchemy import event
from sync_server.db import snapshots as kept_snapshots
from sync_server.db import stores
from sync_server.errors import RefusedError, ServerCode
from sync_server.operations.bootstrap import snapshots
from sync_server.operations.rebuilding import rebuild
from sync_server.operations.verifying import verify

from pos_protocol import events
from tests.support.chain_till import SHIFT, received, sold
from tests.support.sync_server import local_server

TEA = 10_000_001


@pytest.fixture
def server(tmp_path):
    with local_server(tmp_path) as local:
        yield local


@pytest.fixture
def till(server):
    till = server.enrol()
    till.append(ProductAdded(product_id=TEA, name_en="Tea", price=100))
    till.append(ProductChanged(product_id=TEA, price=120, base=1))
    till.append(received(TEA, 5_000))
    till.append(CustomerAdded(customer_id=3, name="Aslam", limit=9_000))
    till.append(
        events.KhataPaid(
            shift_id=SHIFT, customer_id=3, tender=events.Tender(kind="cash", amount=500)
        )
    )
    till.push_all(server.api(till))
    return till


def tables(api, manifest):
    """Every row of a snapshot by its table."""
    found = {}
    for n, note in enumerate(manifest.chunks):
        content = api.snapshot_chunk(snapshot_id=manifest.snapshot_id, n=n)
        assert is_whole(note, content)
        table, rows = unpack(content)
        found.setdefault(table, []).extend(read_rows(rows, ROW_TYPES[table]))
    return found


def test_it_says_where_each_epoch_and_branch_ends(server, till):
    api = server.api(till)
    first, start = till.tip, till.start
    asked = EpochRequest(
        store=1, till=till.identity.till, old_epoch=1, tip=first, reason="set back"
    )
    reply = api.open_epoch(asked)
    branch = till.recorded(received(TEA, 1_000), till_seq=1, prev=start)
    api.push(till.request([branch]))
    till.new_epoch(reply.epoch, reply.server_nonce)
    till.append(
        events.EpochOpened(
            parent_epoch=1, parent_till_seq=5, parent_hash=first.hash, reason="set back"
        )
    )
    till.push_all(api)
    ends = {(end.epoch, end.lane): (end.till_seq, end.hash) for end in api.snapshot().ends}
    assert ends == {
        (1, 0): (5, first.hash),
        (1, 1): (1, branch.hash.hex()),
        (2, 0): (1, till.tip.hash),
    }


def test_it_holds_what_the_log_adds_up_to(server, till):
    api = server.api(till)
    manifest = api.snapshot()
    assert (manifest.store_seq, manifest.ends[-1].till_seq) == (5, 5)
    found = tables(api, manifest)
    (tea,) = found["products"]
    added, changed = (one.envelope for one in till.log[:2])
    assert (tea.price, tea.revision, tea.is_listed) == (120, 2, True)
    assert tea.added == stamp(*added.hlc, added.event_id)
    assert tea.later == {"price": stamp(*changed.hlc, changed.event_id)}
    (level,) = found["stock"]
    assert (level.quantity, level.version) == (5_000, 1)
    assert (found["customers"][0].name, found["balances"][0].balance) == ("Aslam", -500)


def test_what_was_given_back_is_in_the_returns_and_not_in_the_sales(server, till):
    till.append(sold((TEA, 2_000)))
    back = sold((TEA, 1_000))
    till.append(
        events.SaleReturned(
            shift_id=SHIFT, lines=back.lines, tenders=back.tenders, total=back.total, reason="sour"
        )
    )
    till.push_all(server.api(till))
    (day,) = tables(server.api(till), server.api(till).snapshot())["takings"]
    assert (day.sales_total, day.sales) == (20_000, 1)
    assert (day.returns_total, day.returns) == (10_000, 1)


def test_a_product_that_was_removed_and_never_added_is_told_so(server, till):
    till.append(ProductRemoved(product_id=TEA + 1, base=0))
    till.append(received(TEA + 2, 1_000))
    till.push_all(server.api(till))
    api = server.api(till)
    products = {row.product_id: row for row in tables(api, api.snapshot())["products"]}
    assert set(products) == {TEA, TEA + 1}, "one that only stock named has no register"
    assert products[TEA + 1].added == b""
    assert not products[TEA + 1].is_listed
    assert set(products[TEA + 1].later) == {"is_listed"}


def test_it_is_kept_until_the_tail_is_long_or_a_day_is_over(server, till, monkeypatch):
    api = server.api(till)
    first = api.snapshot()
    till.append(received(TEA, 1_000))
    till.push_all(api)
    assert api.snapshot().snapshot_id == first.snapshot_id
    assert api.snapshot(at_least=6).store_seq == 6
    second = api.snapshot()
    server.clock.now_ms += snapshots.AGE_MS_MAX + 1
    third = api.snapshot()
    assert len({first.snapshot_id, second.snapshot_id, third.snapshot_id}) == 3
    monkeypatch.setattr(snapshots, "TAIL_MAX", 0)
    till.append(received(TEA, 1_000))
    till.push_all(api)
    assert api.snapshot().store_seq == 7
    with pytest.raises(RefusedError) as refused:
        api.snapshot_chunk(snapshot_id=first.snapshot_id, n=0)
    assert refused.value.code == ServerCode.NOT_FOUND
    with server.db.read() as tx:
        newest = kept_snapshots.newest(tx, 1)
    assert newest is not None
    assert newest.store_seq == 7


def test_one_of_another_history_is_not_given_again(server, till):
    api = server.api(till)
    api.snapshot()
    renewed = UUID(int=8)
    server.db.write(lambda tx: stores.renew_feed(tx, 1, renewed))
    made = api.snapshot()
    assert made.feed_id == renewed
    # What stood at this place before the database was set back.
    lost = structs.replace(
        made, snapshot_id=UUID(int=9), feed_hash="ab" * 32, made_ms=made.made_ms + 1
    )
    server.db.write(lambda tx: kept_snapshots.keep(tx, lost, []))
    server.clock.now_ms = max(server.clock.now_ms, lost.made_ms)
    assert api.snapshot().feed_hash == made.feed_hash


def test_of_another_store_nothing_is_given(server, till):
    server.add_store(2)
    other = server.enrol(2, seed=9)
    mine = server.api(till).snapshot()
    assert server.api(other).snapshot().store_seq == 0
    with pytest.raises(RefusedError):
        server.api(other).snapshot_chunk(snapshot_id=mine.snapshot_id, n=0)
    with pytest.raises(RefusedError):
        server.api(till).snapshot_chunk(snapshot_id=UUID(int=5), n=0)


@pytest.mark.parametrize("engine", ["sqlite", "mariadb"])
def test_position_comes_from_inside_the_moment_that_is_read(request, tmp_path, engine):
    """What is pushed while a snapshot is being read is in neither its rows nor its position."""
    url = request.getfixturevalue("mariadb_url") if engine == "mariadb" else None
    with local_server(tmp_path, url) as server:
        assert_one_moment(server)


def assert_one_moment(server):
    till = server.enrol()
    api = server.api(till)
    till.append(received(TEA, 5_000))
    till.push_all(api)
    pushed = []

    @event.listens_for(server.db.engine, "after_cursor_execute")
    def push_between(_connection, _cursor, statement, *_rest):
        if "stock_on_hand" in statement and not pushed:
            pushed.append(True)
            till.append(received(TEA, 1_000))
            till.push_all(api)

    manifest, _ = snapshots.make(server.db, 1, snapshot_id=UUID(int=1), now_ms=1)
    event.remove(server.db.engine, "after_cursor_execute", push_between)
    assert pushed
    assert manifest.store_seq == 1
    later = api.snapshot(at_least=2)
    assert later.store_seq == 2
    assert later.fold_digest != manifest.fold_digest


def test_khata_is_proven_and_rebuilt_like_the_rest(server, till):
    assert verify(server.db, 1).is_sound
    rebuild(server.db, 1)
    assert verify(server.db, 1).is_sound
