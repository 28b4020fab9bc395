"""The sync page's figures follow the log and the worker's rounds."""

from uuid import UUID

import pytest
from pos_protocol.events import EVENT_KINDS, ReconciliationDecided
from pos_protocol.sync import PushResult

from pos_app.db import event_log, outbox
from pos_app.db.queries.cases import ToCount, WaitingEvent
from pos_app.errors import Offline, ServerRefused
from pos_app.operations import selling
from pos_app.operations.products import ProductEdit, change_product
from pos_app.viewmodels import inbox as inbox_module
from pos_app.viewmodels.figures import isolated
from pos_app.viewmodels.inbox import InboxModel, local_time
from pos_app.viewmodels.models import build_models
from pos_app.viewmodels.shell import SyncState
from tests.support.factories import make_enrolled_till, make_product, make_sale
from tests.support.feed import Feed


def test_a_store_without_a_server_works_alone(models):
    assert models.inbox.view.state is SyncState.LOCAL
    assert not models.inbox.has_server
    models.inbox.sync_now()
    assert not models.inbox.view.is_running
    assert models.inbox.view.problem == ""


def test_what_waits_for_no_server_is_not_counted_after_every_sale(models, monkeypatch):
    monkeypatch.setattr(outbox, "counts", pytest.fail)
    models.sale.scan("8964000153451")
    models.sale.pay()
    assert models.inbox.view.unsynced == 0


def test_a_sale_is_one_more_to_send(qapp, tmp_path):
    till = make_enrolled_till(tmp_path, till_no=1, feed_id=UUID(int=1))
    milk = make_product(till, "Milk")
    models = build_models(till, language="en")
    before = models.inbox.view.unsynced
    models.bus.tell(make_sale(till, (milk, 1000)).topics)
    assert models.inbox.view.unsynced == before + len(("shift opened", "sale"))
    till.close()


def test_offline_is_calm_and_a_good_round_ends_it(qapp, tmp_path, qtbot):
    till = make_enrolled_till(tmp_path, till_no=1, feed_id=UUID(int=1))
    models = build_models(till, language="en")
    assert models.inbox.view.state is SyncState.WAITING
    with qtbot.waitSignal(models.inbox.sync_wanted):
        models.inbox.sync_now()
    assert models.inbox.view.is_running
    models.inbox.round_done(Offline())
    assert models.shell.view.sync is SyncState.OFFLINE
    assert "Selling goes on" in models.inbox.view.problem
    models.inbox.round_done(None)
    assert models.inbox.view.problem == ""
    assert models.inbox.view.state is not SyncState.OFFLINE
    till.close()


def test_a_till_that_the_server_has_blocked_is_not_called_offline(qapp, tmp_path):
    till = make_enrolled_till(tmp_path, till_no=1, feed_id=UUID(int=1))
    models = build_models(till, language="en")
    models.inbox.round_done(ServerRefused("revoked"))
    assert models.shell.view.sync is SyncState.ATTENTION
    assert "blocked this till" in models.inbox.view.problem
    models.inbox.round_done(ServerRefused("slow_down"))
    assert models.shell.view.sync is SyncState.OFFLINE
    till.close()


def test_what_waits_for_a_manager_is_told_in_the_shops_words(qapp, tmp_path):
    feed = Feed()
    till = make_enrolled_till(tmp_path, till_no=1, feed_id=feed.feed_id)
    milk = make_product(till, "Milk")
    models = build_models(till, language="en")
    sold = make_sale(till, (milk, 2000)).recorded
    feed.sync([till])
    held = PushResult(
        event_id=sold.envelope.event_id,
        hash=sold.hash.hex(),
        status="held",
        verdict="unexplained",
    )
    with till.db.write() as tx:
        tx.execute("INSERT OR IGNORE INTO outbox SELECT log_no FROM event_log")
        outbox.answer(tx, [held], till.clock.wall_ms())
    models.inbox.read()
    models.inbox.read_cases()
    assert models.inbox.view.state is SyncState.ATTENTION
    count, bill = models.inbox.view.cases
    assert (count.what, "More was sold" in count.what_to_do) == (f"Count {isolated('Milk')}", True)
    assert selling.receipt_no(sold) in bill.what
    assert "A manager counts it or not" in bill.what_to_do
    assert models.shell.view.to_decide == 1, "goods below zero are no conflict"
    decided = ReconciliationDecided(
        case_id=UUID(int=5), of_event_id=sold.envelope.event_id, decision="reverse"
    )
    with till.db.write() as tx:
        event_log.append(tx, [decided], by=till.writer)
    models.inbox.read()
    models.inbox.read_cases()
    assert models.inbox.view.held == 0
    assert models.inbox.view.cases == (count,)
    assert models.shell.view.to_decide == 0
    till.close()


def test_prices_are_not_read_again_after_a_round_that_brought_none(models, monkeypatch):
    read = []
    monkeypatch.setattr(inbox_module.overlaps, "prices", lambda _tx: read.append(1) or ())
    models.inbox.read_cases()
    make_sale(models.desk.till, (make_product(models.desk.till), 1000))
    models.inbox.read_cases()
    assert len(read) == 1
    product = make_product(models.desk.till, "Rusk")
    change_product(models.desk.till, product.product_id, ProductEdit(price_paisa=1))
    models.inbox.read_cases()
    assert len(read) == 2


def test_times_of_today_have_no_date(models):
    now = models.desk.till.clock.wall_ms()
    assert models.inbox.clock_text(now) == local_time(now).strftime("%H:%M")
    assert "." in models.inbox.clock_text(now - 10 * 86_400_000)
    assert models.inbox.clock_text(None) == ""


def test_a_scan_here_is_told_where_it_belongs(models, notices):
    assert isinstance(models.inbox, InboxModel)
    models.inbox.tell_scan("C:10000001")
    assert notices[-1].is_error


def test_what_a_round_healed_is_told_once_and_stays_on_the_page(models, notices):
    models.inbox.round_done(None, "new_epoch_required")
    assert "A copy of this till was in use" in notices[-1].text
    assert not notices[-1].is_error
    models.inbox.round_done(None)
    models.inbox.read()
    assert len(notices) == 1
    assert models.inbox.view.healed == notices[-1].text
    assert models.inbox.view.healed_ms == models.desk.till.clock.wall_ms()


def test_the_page_hears_of_a_round_that_changed_no_figure(models, qtbot):
    with qtbot.waitSignal(models.inbox.changed):
        models.inbox.round_done(None)


def test_every_kind_of_record_that_may_wait_has_shop_words_and_says_what_to_do(models):
    waiting = tuple(
        WaitingEvent(
            kind=kind,
            receipt="1-1-7-68ac3086" if kind == "SaleCompleted" else "",
            occurred_ms=0,
            is_quarantined=is_quarantined,
            verdict=verdict,
            code="",
        )
        for kind in EVENT_KINDS
        for verdict, is_quarantined in (
            ("unexplained", False),
            ("forked", False),
            ("nothing_left", False),
            ("", True),
        )
    )
    for event in waiting:
        models.inbox.show_cases((), (event,))
        (row,) = models.inbox.view.cases
        assert event.kind not in row.what
        assert "newer program" not in row.what
        assert row.what_to_do
        is_of_money = "Khata, Adjust" in row.what_to_do
        assert is_of_money == ((event.kind, event.verdict) == ("SaleReturned", "nothing_left"))
    rows = {models.inbox._waiting_row(event).what for event in waiting}  # noqa: SLF001 - all at once
    assert len(rows) == len(EVENT_KINDS)


def test_what_a_restored_server_lost_of_other_tills_is_told_until_it_is_back(qapp, tmp_path):
    till = make_enrolled_till(tmp_path, till_no=1, feed_id=UUID(int=1))
    make_product(till, "Milk")
    models = build_models(till, language="en")
    for rows, is_told in (("SELECT 1", True), ("SELECT log_no FROM aside WHERE 0", False)):
        with till.db.write() as tx:
            tx.execute("DELETE FROM aside")
            tx.execute(f"INSERT INTO aside (log_no) {rows}")
        models.inbox.round_done(None)
        assert (models.inbox.view.set_aside, len(models.inbox.view.cases)) == (is_told, is_told)
        wanted = [ToCount(product_id=n, name=str(n), is_asked=True) for n in range(9)]
        models.inbox.show_cases(tuple(wanted), ())
        is_first = "of others" in models.inbox.view.cases[0].what
        assert is_first is is_told, "no list of others hides it"
    till.close()


@pytest.mark.parametrize("wall_ms", [2**62, -(2**62), 253_402_300_799_000, -62_135_596_800_000])
def test_a_foreign_time_at_the_end_of_the_calendar_is_shown(wall_ms):
    assert local_time(wall_ms).tzinfo is not None


def test_each_way_in_which_rounds_go_wrong_is_noted_once(models, noted):
    inbox = models.inbox
    assert inbox.server_ahead_ms is None
    for _ in range(3):
        inbox.round_done(None, server_ahead_ms=70)
    for error in (Offline(), Offline(), ServerRefused("revoked"), ServerRefused("revoked"), None):
        inbox.round_done(error)
    inbox.round_done(None, recovered="refilled", server_ahead_ms=-5)
    assert noted == [
        "sync works",
        "sync Offline",
        "sync ServerRefused revoked",
        "sync works",
        "sync healed refilled",
    ]
    assert inbox.server_ahead_ms == -5
