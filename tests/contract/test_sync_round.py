"""The real sync_round against the real server: nothing lost, nothing doubled, all tills equal."""

import pytest
from pos_protocol.events import Tender, TenderKind, VendorAdded
from pos_protocol.sync import BATCH_EVENTS_LIMIT, HelloVerdict

from pos_app.db import event_log
from pos_app.domain.errors import NothingToConfirm
from pos_app.errors import Offline, ServerRefused
from pos_app.operations import selling, shifts
from pos_app.operations.paying import confirming
from pos_app.sync import round as sync_round_module
from pos_app.sync.faults import ServerBusyError, TimedOutError, VerdictError
from pos_app.sync.pages import PIECE_MAX
from pos_app.sync.report import BATCH_GROWTH, Pace
from tests.support import faulty_api as faults
from tests.support.faulty_api import FaultyApi, PowerCutError


def stocked_pair(link):
    """Two tills that share one product of which ten pieces came in."""
    first, second = link.till(), link.till()
    product = first.add_product("Tea 200 g")
    first.receive(product, 10)
    first.sync_all(link.api(first))
    second.sync_all(link.api(second))
    return first, second, product


def test_catalogue_and_stock_reach_a_new_till(link):
    first, second, product = stocked_pair(link)
    assert second.product(product).name_en == "Tea 200 g"
    assert second.stock()[product] == 10_000
    assert first.unsynced() == 0
    link.assert_equal()


def test_two_tills_that_sell_the_same_offline_converge(link):
    first, second, product = stocked_pair(link)
    for _ in range(3):
        first.sell(product, 2)
        second.sell(product, 1)
    assert (first.stock()[product], second.stock()[product]) == (4_000, 7_000)
    for till in (first, second, first):
        till.sync_all(link.api(till))
    assert first.stock()[product] == second.stock()[product] == 1_000
    assert link.stock()[product] == 1_000
    link.assert_equal()


def test_a_qr_payment_is_confirmed_at_any_till_of_the_store(link):
    first, second, _product = stocked_pair(link)
    cart = selling.sell_once(
        first.till, selling.new_cart(first.till), "", name="Sugar", price_paisa=10_000
    )
    seen = Tender(kind=TenderKind.QR, amount=10_000)
    sold = selling.complete_sale(first.till, cart, [seen]).recorded.envelope.event_id
    for till in (first, second):
        till.sync_all(link.api(till))
    confirming.confirm_payment(second.till, sold, "RA4711")
    confirming.confirm_payment(first.till, sold, "RA4712")
    for till in (first, second, first):
        till.sync_all(link.api(till))
    for till in (first, second):
        assert till.unsynced() == 0
        assert shifts.unconfirmed(till.till) == ()
        with pytest.raises(NothingToConfirm):
            confirming.confirm_payment(till.till, sold, "RA4713")
    link.assert_equal()


def test_stock_below_zero_is_a_fact_on_every_side(link):
    first, second, product = stocked_pair(link)
    first.sell(product, 8)
    second.sell(product, 8)
    for till in (first, second, first):
        till.sync_all(link.api(till))
    assert link.stock()[product] == -6_000
    link.assert_equal()


def test_backlog_goes_up_in_several_batches_and_down_in_several_pages(link):
    first, second, product = stocked_pair(link)
    for _ in range(450):
        first.sell(product)
    report = first.sync(link.api(first))
    assert report.error is None
    assert report.accepted == 451, "450 sales and the shift that the first one opened"
    assert first.unsynced() == 0
    down = second.sync(link.api(second))
    assert down.pulled == 451
    link.assert_equal()


def test_idle_round_changes_nothing_but_the_time(link):
    first, _, _ = stocked_pair(link)
    before = first.state()
    report = first.sync(link.api(first))
    assert (report.pushed, report.pulled, report.error) == (0, 0, None)
    after = first.state()
    assert after.last_sync_ms > before.last_sync_ms
    assert (after.cursor, after.feed_hash) == (before.cursor, before.feed_hash)


@pytest.mark.parametrize("fault", faults.FAULTS_OF_CALLS)
@pytest.mark.parametrize("call", ["hello", "push", "pull"])
def test_fault_of_any_call_is_repaired_by_the_next_rounds(two_links, call, fault):
    link = two_links
    first, second, product = stocked_pair(link)
    first.sell(product, 2)
    second.sell(product, 3)
    second.sync_all(link.api(second))
    report = first.sync(FaultyApi(link.api(first), **{call: [fault]}))
    kind = {faults.BUSY: ServerBusyError, faults.TIMED_OUT: TimedOutError}.get(fault)
    if kind is ServerBusyError:
        assert isinstance(report.error, ServerBusyError)
        assert report.retry_after_s == 7.0
    elif fault != faults.REPEATED and not (call == "push" and fault == faults.TIMED_OUT):
        assert report.error is not None
    for till in (first, second, first):
        till.sync_all(link.api(till))
    assert link.stock()[product] == 5_000
    link.assert_equal()


@pytest.mark.parametrize("fault", faults.FAULTS_OF_PUSH)
def test_answers_that_do_not_fit_are_not_believed(quick_link, fault):
    first, second, product = stocked_pair(quick_link)
    first.sell(product)
    first.sell(product)
    waiting = first.unsynced()
    report = first.sync(FaultyApi(quick_link.api(first), push=[fault]))
    assert report.error is not None
    assert report.pushed == 0
    assert first.unsynced() == waiting
    first.sync_all(quick_link.api(first))
    second.sync_all(quick_link.api(second))
    assert quick_link.stock()[product] == 8_000
    quick_link.assert_equal()


@pytest.mark.parametrize("fault", faults.FAULTS_OF_PULL)
def test_page_that_does_not_fit_is_refused_whole(quick_link, fault):
    first, second, product = stocked_pair(quick_link)
    first.sell(product)
    first.sell(product)
    first.sync_all(quick_link.api(first))
    before = second.state()
    report = second.sync(FaultyApi(quick_link.api(second), pull=[fault]))
    assert isinstance(report.error, ServerRefused)
    after = second.state()
    assert (after.cursor, after.feed_hash) == (before.cursor, before.feed_hash)
    assert second.stock()[product] == 10_000
    second.sync_all(quick_link.api(second))
    quick_link.assert_equal()


@pytest.mark.parametrize("call", ["hello", "push", "pull"])
@pytest.mark.parametrize("fault", faults.FAULTS_OF_HTTP)
def test_damaged_bytes_teach_nothing(http_link, call, fault):
    first, second, product = stocked_pair(http_link)
    first.sell(product, 2)
    second.sell(product)
    second.sync_all(http_link.api(second))
    api = http_link.api(first, **{call: [fault]})
    report = first.sync(api)
    if fault in {faults.EXPIRED, faults.REPEATED}:
        # The first request of an API carries a fresh token, so that a refusal of it is told.
        assert fault != faults.REPEATED or report.error is None
    elif (call, fault) != ("hello", faults.BIT_FLIP):
        # A flipped bit of a hello may only change a figure that is not believed without proof.
        assert isinstance(report.error, Offline | ServerRefused)
    for till in (first, second, first):
        till.sync_all(http_link.api(till))
    assert http_link.stock()[product] == 7_000
    http_link.assert_equal()


def test_token_that_expires_in_the_middle_of_a_push_is_renewed_without_a_fault(http_link):
    first, second, product = stocked_pair(http_link)
    first.sell(product)
    report = first.sync(http_link.api(first, push=[faults.EXPIRED], pull=[faults.EXPIRED]))
    assert report.error is None
    assert first.unsynced() == 0
    second.sync_all(http_link.api(second))
    http_link.assert_equal()


@pytest.mark.parametrize("pages", [1, 2, 3])
def test_power_cut_between_pages_loses_and_doubles_nothing(quick_link, pages, monkeypatch):
    monkeypatch.setattr(sync_round_module, "PAGE_MAX", PIECE_MAX)
    first, second, product = stocked_pair(quick_link)
    for _ in range(4 * PIECE_MAX):
        first.sell(product)
    first.sync_all(quick_link.api(first))
    cut = FaultyApi(quick_link.api(second), pull=[None] * (pages - 1) + [PowerCutError])
    with pytest.raises(PowerCutError):
        second.sync(cut)
    second.close()
    second.open()
    assert second.state().cursor == 2 + PIECE_MAX * (pages - 1)
    second.sync_all(quick_link.api(second))
    assert second.stock()[product] == 10_000 - 4_000 * PIECE_MAX
    quick_link.assert_equal()


def test_power_cut_after_the_server_took_a_batch_is_answered_by_duplicates(quick_link):
    first, second, product = stocked_pair(quick_link)
    first.sell(product)
    with pytest.raises(PowerCutError):
        first.sync(FaultyApi(quick_link.api(first), push=[PowerCutError]))
    first.close()
    first.open()
    assert first.unsynced() > 0
    report = first.sync(quick_link.api(first))
    assert report.error is None
    assert first.unsynced() == 0
    second.sync_all(quick_link.api(second))
    quick_link.assert_equal()


def test_batch_that_is_too_large_is_halved_until_it_passes(quick_link):
    first, _, product = stocked_pair(quick_link)
    for _ in range(40):
        first.sell(product)
    api = FaultyApi(quick_link.api(first), push=[faults.TOO_LARGE] * 3)
    report = first.sync(api)
    assert report.error is None
    assert first.unsynced() == 0
    assert api.calls.count("push") > 4


def test_backlog_goes_up_in_batches_that_grow_as_far_as_the_server_lets_them(quick_link):
    first, *_ = stocked_pair(quick_link)
    backlog = [VendorAdded(vendor_id=n, name=f"Vendor {n}") for n in range(1, 1501)]
    with first.till.db.write() as tx:
        event_log.append(tx, backlog, by=first.till.writer)
    first.pace = Pace(BATCH_EVENTS_LIMIT - BATCH_GROWTH)
    api, sent = quick_link.api(first), []
    push = api.push
    api.push = lambda request: sent.append(request.n) or push(request)
    assert first.sync(api).error is None
    assert sent == [450, 500, 500, 50]
    assert first.unsynced() == 0


def test_slow_network_gets_smaller_batches_and_then_the_round_ends(quick_link):
    first, _, product = stocked_pair(quick_link)
    for _ in range(40):
        first.sell(product)
    api = FaultyApi(quick_link.api(first), push=[faults.TIMED_OUT] * 9)
    report = first.sync(api)
    assert isinstance(report.error, TimedOutError)
    assert api.calls.count("push") == 4
    assert first.pace.events_max <= 5
    first.sync_all(quick_link.api(first))
    assert first.unsynced() == 0


def test_round_that_is_asked_to_stop_ends_between_pages_and_says_that_there_is_more(
    quick_link, monkeypatch
):
    monkeypatch.setattr(sync_round_module, "PAGE_MAX", PIECE_MAX)
    first, second, product = stocked_pair(quick_link)
    for _ in range(4 * PIECE_MAX):
        first.sell(product)
    first.sync_all(quick_link.api(first))
    api = FaultyApi(quick_link.api(second))
    report = second.sync(api, stop=lambda: api.calls.count("pull") >= 2)
    assert report.pulled == 2 * PIECE_MAX
    assert report.has_more
    second.sync_all(quick_link.api(second))
    quick_link.assert_equal()


def test_blocked_till_hands_up_its_sales_and_pulls_nothing(link):
    first, second, product = stocked_pair(link)
    second.sell(product)
    first.sell(product)
    first.sync_all(link.api(first))
    link.revoke(second)
    report = second.sync(link.api(second))
    assert isinstance(report.error, VerdictError)
    assert report.verdict == HelloVerdict.REVOKED
    assert (report.held, report.pulled) == (2, 0)
    assert second.unsynced() == 0
    assert link.stock()[product] == 9_000, "a blocked till's sale waits for a manager"


def test_two_programs_on_one_folder_sync_side_by_side(quick_link):
    first, second, product = stocked_pair(quick_link)
    for _ in range(300):
        second.sell(product)
    second.sync_all(quick_link.api(second))
    inner = quick_link.api(first)

    class Interleaved(FaultyApi):
        """Before each page another program on the same folder takes one."""

        def pull(self, **asked):
            page = super().pull(**asked)
            if self.calls.count("pull") == 1:
                first.sync_all(inner)
            return page

    report = first.sync(Interleaved(inner))
    assert report.error is None
    assert first.state().cursor == 303
    quick_link.assert_equal()
