"""Programs of different age on the two ends: what one cannot read waits, and stops nothing else.

A newer program knows one more version of some kinds; here it says the same as the last.
"""

from contextlib import contextmanager

import pytest
from msgspec.structs import replace
from pos_protocol.events import EVENT_KINDS, EVENT_VERSIONS
from pos_protocol.sync import HelloVerdict
from sqlalchemy import text
from sync_server.db.continuity import quarantine
from sync_server.db.migrating import current_revision, make_ready, migrate
from sync_server.db.projections import cases
from sync_server.db.stock_memory import StockMemory
from sync_server.operations.continuity import hello as hello_module
from sync_server.operations.continuity.renewing import renew_outdated
from sync_server.operations.continuity.replaying import replay, replay_all
from sync_server.operations.verifying import verify as verify_store

from pos_app.db import cursors, event_log, outbox
from pos_app.db.brought import compaction
from pos_app.db.brought.keeping import KEPT_MS
from pos_app.db.verify import verify
from pos_app.operations import products
from pos_app.operations.compacting import put_away
from pos_app.sync import requests
from pos_app.sync.report import Pace
from pos_protocol import codec
from tests.contract.test_recovery import settled, stocked_pair
from tests.support.chain_till import sold
from tests.support.operating.old_databases import step_down
from tests.support.shops.link import Link, unserved

YEAR_MS = 366 * 24 * 3600 * 1000
OLD = {kind: EVENT_VERSIONS[kind] for kind in ("SaleCompleted", "VendorAdded", "ProductChanged")}
NEWER = {kind: version + 1 for kind, version in OLD.items()}


@contextmanager
def program(versions):
    """Whatever runs meanwhile is a program that knows these versions."""
    before = dict(EVENT_VERSIONS)
    EVENT_VERSIONS.update(versions)
    try:
        yield
    finally:
        EVENT_VERSIONS.update(before)


@pytest.fixture(autouse=True)
def upcasters(monkeypatch):
    """A newer program reads the older version too; no other asks for these."""
    for place in OLD.items():
        monkeypatch.setitem(codec.UPCASTERS, place, dict)


class Aged:
    """A server of another age than the till that asks."""

    def __init__(self, api, versions):
        self._api = api
        self._versions = versions

    def __getattr__(self, name):
        call = getattr(self._api, name)

        def called(*arguments, **named):
            with program(self._versions):
                return call(*arguments, **named)

        return called


def counts(till):
    with till.till.db.read() as tx:
        return outbox.counts(tx)


def judged(link):
    with link.central.db.read() as tx:
        found = sorted(cases.all_cases(tx, link.store_id), key=lambda case: case.opened_seq)
    return [(case.verdict, case.state) for case in found]


def test_newer_tills_sale_waits_at_an_older_server_and_counts_after_its_upgrade(quick_link):
    link = quick_link
    first, second, product = stocked_pair(link)
    with program(NEWER):
        first.sell(product, 2)
        report = first.sync(Aged(link.api(first), OLD))
        assert report.error is None
        assert (report.quarantined, report.accepted) == (1, 1), "the shift is readable"
        first.add_product("Soap")
        first.receive(product, 5)
        report = first.sync(Aged(link.api(first), OLD))
        assert (report.error, report.held, report.accepted) == (None, 0, 2)
        assert link.stock()[product] == 105_000
        assert counts(first).quarantined == 1
        assert judged(link) == [("unverifiable", "open")]
        # Now the server is upgraded, and starts.
        replay_all(link.central.db, now_ms=1)
        assert link.stock()[product] == 103_000
        # The sale that lay aside explains the delivery's claim; its own is not proven any more.
        assert judged(link) == [("unverifiable", "closed"), ("unverifiable", "open")]
        assert replay(link.central.db, link.store_id, now_ms=2).entered == 0
        first.sync_all(link.api(first))
        assert counts(first).quarantined == 0
        settled(link, first, second)
        assert second.stock()[product] == 103_000
        assert sum(second.takings().values()) == 200_00
        proof = verify_store(link.central.db, link.store_id)
        assert proof.is_sound, proof.problems


def test_all_that_waited_is_let_in_once(quick_link):
    link = quick_link
    first, second, product = stocked_pair(link)
    with program(NEWER):
        for _ in range(3):
            first.sell(product)
        assert first.sync(Aged(link.api(first), OLD)).quarantined == 3
        assert replay(link.central.db, link.store_id, now_ms=1).entered == 3
        assert replay(link.central.db, link.store_id, now_ms=2).entered == 0
        assert link.stock()[product] == 97_000
        settled(link, first, second)


def test_what_waited_on_a_branch_is_let_in_there_and_held(quick_link, tmp_path):
    link = quick_link
    first, second, product = stocked_pair(link)
    backup = first.back_up(tmp_path / "backup.db")
    first.sell(product)
    first.sync_all(link.api(first))
    first.put_back(backup)
    with program(NEWER):
        first.sell(product, 2)
        report = first.sync(Aged(link.api(first), OLD))
        assert (report.error, report.quarantined, report.held) == (None, 1, 1)
        assert replay(link.central.db, link.store_id, now_ms=1).entered == 1
        assert link.stock()[product] == 99_000
        settled(link, first, second)
        assert counts(first).held == 2, "the shift's opening and the sale"
        proof = verify_store(link.central.db, link.store_id)
        assert proof.is_sound, proof.problems


def test_what_was_let_in_lies_aside_no_more_and_explains_no_claim_twice(quick_link):
    """The till that made both counts both, until it has seen one of them in the feed."""
    link = quick_link
    first, second, product = stocked_pair(link)
    with program(NEWER):
        first.sell(product, 2)
        with first.till.db.write() as tx:
            broken = replace(sold((product, 5_000), pending=-2_000, **confirmed(tx)), total=1)
            event_log.append(tx, [broken], by=first.till.writer)
        assert first.sync(Aged(link.api(first), OLD)).quarantined == 2
        assert replay(link.central.db, link.store_id, now_ms=1).entered == 1
        # It hands up before it pulls: what it says to know is of before the replay.
        first.sell(product)
        report = first.sync(link.api(first))
        assert (report.error, report.held) == (None, 0)
        assert judged(link)[-1] == ("unverifiable", "closed"), "known to the piece"
        first.sync_all(link.api(first))
        second.sync_all(link.api(second))
        assert link.stock()[product] == second.stock()[product] == 97_000
        proof = verify_store(link.central.db, link.store_id)
        assert proof.is_sound, proof.problems


def confirmed(tx):
    """What a till says to know of its only product's stock."""
    [(quantity, version)] = tx.execute("SELECT confirmed, version FROM stock_level").fetchall()
    return {"known_quantity": quantity, "known_version": version}


def test_what_is_readable_by_then_and_breaks_a_rule_stays_where_it_is(quick_link):
    link = quick_link
    first, _, product = stocked_pair(link)
    with program(NEWER):
        first.sell(product)
        first.sync(Aged(link.api(first), OLD))
        with link.central.db.read() as tx:
            [kept] = quarantine.waiting_for_upgrade(
                tx, link.store_id, ["unknown_version"], limit=10
            )
        broken = kept.body.replace(b'"total":10000', b'"total":10001')
        link.central.db.write(lambda tx: _replace_body(tx, link.store_id, broken))
        done = replay(link.central.db, link.store_id, now_ms=1)
        assert (done.entered, done.refused) == (0, 1)
        assert replay(link.central.db, link.store_id, now_ms=1).refused == 0


def _replace_body(tx, store_id, body):
    tx.execute(
        text("UPDATE quarantine SET body = :body WHERE store_id = :store"),
        {"body": body, "store": store_id},
    )


def test_older_till_keeps_what_it_cannot_read_and_counts_it_after_its_upgrade(quick_link):
    link = quick_link
    first, second, product = stocked_pair(link)
    with program(NEWER):
        change_price(first, product)
        first.sync_all(link.api(first))
    report = second.sync(Careless(link.api(second)))
    assert report.error is None
    assert report.needs_upgrade
    assert second.state().cursor == first.state().cursor
    assert second.product(product).price_paisa == 100_00, "the change could not be read"
    report = second.sync(Careless(link.api(second)))
    assert (report.error, report.needs_upgrade) == (None, True)
    assert verify(second.till.db).ok
    with program(NEWER):
        second.close()
        second.open()
        assert second.product(product).price_paisa == 150_00
        with second.till.db.read() as tx:
            assert cursors.unread(tx) == []
        report = second.sync(link.api(second))
        assert (report.error, report.needs_upgrade) == (None, False)
        settled(link, first, second)


def test_older_till_puts_nothing_away_that_it_could_not_read(quick_link, monkeypatch):
    """What it passed over has gone into no sum: the upgrade has to find it in the log."""
    link = quick_link
    monkeypatch.setattr(compaction, "EVENTS_MIN", 1)
    first, second, product = stocked_pair(link)
    read = second.state().cursor
    with program(NEWER):
        change_price(first, product)
        first.receive(product, 1)
        first.sync_all(link.api(first))
    for _ in range(2):
        second.sync(Careless(link.api(second)))
    assert second.state().matched == read + 2
    second.clock.jump(2 * KEPT_MS)
    done = put_away(second.till.db, second.clock)
    assert (done.store_seq, second.stock()[product]) == (read, 101_000)
    with program(NEWER):
        second.close()
        second.open()
        assert second.product(product).price_paisa == 150_00
        put_away(second.till.db, second.clock)
        assert second.product(product).price_paisa == 150_00
        assert verify(second.till.db).ok


def change_price(till, product):
    products.change_product(till.till, product, products.ProductEdit(price_paisa=150_00))


class Careless(Aged):
    """A server that names nothing which must be understood."""

    def __init__(self, api):
        super().__init__(api, NEWER)

    def hello(self, request):
        reply = self._api.hello(request)
        return replace(reply, must_understand={})


def test_older_till_stops_to_pull_at_a_sale_it_cannot_read_and_goes_on_selling(quick_link):
    link = quick_link
    first, second, product = stocked_pair(link)
    with program(NEWER):
        first.receive(product, 1)
        first.sell(product, 3)
        first.receive(product, 1)
        first.sync_all(link.api(first))
    newer = Aged(link.api(second), NEWER)
    before = second.state().cursor
    second.sell(product)
    for _ in range(2):
        report = second.sync(newer)
        assert report.error.code == HelloVerdict.UPGRADE_REQUIRED
        assert report.needs_upgrade
        assert second.unsynced() == 0, "it goes on pushing"
        second.sell(product)
    assert second.state().cursor == before + 2, "up to the sale: the delivery and the shift"
    assert second.stock()[product] == 101_000 - 3_000
    assert verify(second.till.db).ok
    with program(NEWER):
        second.close()
        second.open()
        settled(link, first, second)
        assert link.stock()[product] == 102_000 - 3_000 - 3_000


def test_till_that_comes_back_after_a_year_hands_up_everything(two_links):
    link = two_links
    first, second, product = stocked_pair(link)
    for _ in range(3):
        second.sell(product)
    second.clock.jump(YEAR_MS)
    second.clock.reboot()
    second.sell(product)
    for _ in range(210):
        first.sell(product)
        if first.unsynced() > 100:
            first.sync_all(link.api(first))
    second.pace = Pace()
    settled(link, first, second)
    assert link.stock()[product] == 100_000 - 214_000
    assert second.state().epoch == 1


def test_old_events_are_understood_by_a_newer_server_for_ever(quick_link):
    link = quick_link
    first, second, product = stocked_pair(link)
    second.sell(product)
    first.sell(product)
    with program(NEWER):
        settled(link, first, second)
        assert link.stock()[product] == 98_000
        assert verify_store(link.central.db, link.store_id).is_sound


@pytest.mark.parametrize("revision", ["0018", "0001"])
def test_server_is_upgraded_between_two_rounds_of_its_tills(tmp_path, revision):
    with unserved(tmp_path) as central:
        link = Link(central, tmp_path)
        first, second, product = stocked_pair(link)
        first.sell(product, 200)
        second.sell(product)
        settled(link, first, second)
        # What an older program has: the tables of its time, and nothing of what came later.
        while current_revision(central.db) != revision:
            step_down(central.db)
        for till in (first, second):
            till.sell(product)
        migrate(central.db)
        renew_outdated(central.db)
        make_ready(central.db)
        # The upgraded program is another process: it keeps nothing of the one before.
        central.stock_memory = StockMemory()
        settled(link, first, second)
        assert {till.state().epoch for till in (first, second)} == {1}
        assert link.stock()[product] == 100_000 - 203_000
        assert verify_store(central.db, link.store_id).problems == []
        link.close()


@pytest.mark.parametrize(
    ("server", "till", "is_understood"),
    [
        ((1, 2), (1, 1), True),
        ((2, 3), (1, 1), False),
        ((1, 1), (1, 2), True),
        ((1, 1), (2, 2), False),
    ],
)
def test_protocols_meet_where_they_overlap(quick_link, monkeypatch, server, till, is_understood):
    link = quick_link
    first, second, product = stocked_pair(link)
    monkeypatch.setattr(hello_module, "PROTO_MIN", server[0])
    monkeypatch.setattr(hello_module, "PROTO_MAX", server[1])
    first.sell(product)
    asked = requests.hello_of

    def spoken(*arguments):
        return replace(asked(*arguments), proto=till)

    monkeypatch.setattr("pos_app.sync.round.hello_of", spoken)
    report = first.sync(link.api(first))
    if is_understood:
        assert report.error is None
        return
    assert report.error.code == HelloVerdict.UPGRADE_REQUIRED
    assert first.unsynced() == 2
    first.sell(product)
    monkeypatch.undo()
    settled(link, first, second)
    assert link.stock()[product] == 98_000


def test_every_kind_has_a_version():
    assert set(EVENT_KINDS) == set(EVENT_VERSIONS)
