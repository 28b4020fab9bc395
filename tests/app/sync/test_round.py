"""What a till makes of a server's judgement; tests/contract has the round against real servers."""

from random import Random
from uuid import UUID

import pytest
from msgspec.structs import replace
from pos_protocol.errors import ErrorCode, ProtocolError
from pos_protocol.events import VendorAdded
from pos_protocol.sync import (
    EpochReply,
    HelloReply,
    HelloVerdict,
    PushReply,
    PushResult,
    Status,
    Tip,
    Verdict,
)

from pos_app.db import cursors, event_log, outbox
from pos_app.db.entry import Topic
from pos_app.devices.till_key import TillKey
from pos_app.errors import ServerRefused, sentence
from pos_app.sync.faults import REFILLED, REFOLDED, NoServerError, VerdictError
from pos_app.sync.report import Pace
from pos_app.sync.round import sync_round
from tests.support.events import record
from tests.support.factories import make_product, make_sale, make_till, on_hand
from tests.support.feed import Feed

KEY = TillKey(bytes(32), key_id="k1")


class JudgingServer:
    """Says hello as told, and counts what else it is asked."""

    def __init__(self, till, **hello):
        self.till = till
        self.feed = Feed()
        self.said = hello
        self.asked = []
        self.statuses = []
        self.verdict = None

    def hello(self, request):
        self.asked.append("hello")
        reply = HelloReply(
            schema_max={},
            server_ms=request.wall_ms + 5000,
            verdict=HelloVerdict.OK,
            head=Tip(till_seq=0, hash="00" * 32),
            epoch_max=1,
            feed_id=self.feed.feed_id,
            feed_head=len(self.feed.entries),
            feed_hash_at_cursor=request.feed_hash,
        )
        return replace(reply, **self.said)

    def push(self, request):
        self.asked.append("push")
        status = self.statuses.pop(0) if self.statuses else Status.ACCEPTED
        return PushReply(
            results=[
                PushResult(
                    event_id=event.event_id, hash=event.hash, status=status, verdict=self.verdict
                )
                for event in request.events
            ],
            head=Tip(till_seq=request.tip.till_seq, hash=request.tip.hash),
        )

    def open_epoch(self, request):
        self.asked.append("open_epoch")
        return EpochReply(epoch=request.old_epoch + 1, server_nonce="ab" * 16)

    def pull(self, *, feed_id, after, limit, wait_s=0):
        self.asked.append("pull")
        return self.feed.page(after, limit)


@pytest.fixture
def till(tmp_path):
    made = make_till(tmp_path / "till")
    with made.db.write() as tx:
        tx.execute("UPDATE till_state SET server_url = 'http://127.0.0.1:1', key_id = 'k1'")
    make_product(made)
    yield made
    made.close()


def run(till, server, pace=None, *, stop=lambda: False):
    return sync_round(till.db, server, till.clock, signer=KEY, stop=stop, pace=pace)


def unsynced(till):
    with till.db.read() as tx:
        return outbox.counts(tx).unsynced


@pytest.mark.parametrize("verdict", ["rebootstrap", "upgrade_required", "slow_down", "from_2031"])
def test_judgement_ends_the_round_with_words_and_nothing_is_sent(till, verdict):
    server = JudgingServer(till, verdict=verdict, retry_after_ms=7000)
    before = unsynced(till)
    report = run(till, server)
    assert set(server.asked) == {"hello"}
    assert isinstance(report.error, VerdictError)
    assert report.verdict == report.error.code == verdict
    assert report.retry_after_s == 7.0
    assert "?" not in sentence(report.error)
    assert unsynced(till) == before


def test_head_that_this_till_never_reached_is_noticed_by_the_till_itself(till):
    server = JudgingServer(till, head=Tip(till_seq=99, hash="ab" * 32))
    before = unsynced(till)
    report = run(till, server)
    assert report.error is None
    assert report.recovered == HelloVerdict.NEW_EPOCH_REQUIRED
    assert server.asked == ["hello", "open_epoch", "push", "push", "pull"]
    assert report.pushed == before + 1, "what waited, and the event that opens the epoch"


@pytest.mark.parametrize(
    "hello",
    [{"feed_hash_at_cursor": "ab" * 32}, {"feed_hash_at_cursor": None}],
)
def test_feed_that_is_not_the_one_followed_is_noticed_by_the_till_itself(till, hello):
    server = JudgingServer(till, **hello)
    assert run(till, server).verdict == HelloVerdict.REBOOTSTRAP
    assert server.asked == ["hello", "hello"], "it goes back to the start, and is not believed"


def test_round_with_nothing_to_send_and_nothing_new_asks_one_question(till):
    server = JudgingServer(till)
    assert run(till, server).error is None
    server.asked = []
    report = run(till, server)
    assert server.asked == ["hello"]
    assert (report.error, report.has_more) == (None, False)


@pytest.mark.parametrize("status", [Status.RETRY, "a_word_of_tomorrow"])
def test_put_off_events_stay_in_the_outbox_and_the_pull_goes_on(till, status):
    server = JudgingServer(till)
    server.statuses = [status]
    before = unsynced(till)
    report = run(till, server)
    assert server.asked == ["hello", "push", "pull"]
    assert report.error.code == Status.RETRY
    assert unsynced(till) == before


def test_branch_that_another_copy_made_goes_up_by_itself(till):
    """Numbers in a row are no chain: the server refuses a batch that is none."""
    server = JudgingServer(till)
    with till.db.write() as tx:
        own = cursors.state(tx)
        copied = record(
            VendorAdded(vendor_id=9, name="of a copy"),
            store=own.store_id,
            till=own.till_id,
            till_no=own.till_no,
            epoch=own.epoch,
            till_seq=own.till_seq + 1,
            prev=bytes(32),
        )
        server.feed.take(copied)
        event_log.append_pulled(tx, server.feed.page(0))
        # As when it begins anew from a server that lost what it had answered.
        tx.execute("INSERT INTO outbox (log_no) SELECT max(log_no) FROM event_log")
    assert run(till, server).error is None
    assert server.asked == ["hello", "push", "push", "pull"]
    assert unsynced(till) == 0


def test_gap_before_an_event_whose_parent_is_nowhere_puts_it_on_a_branch(till):
    server = JudgingServer(till)
    server.statuses = [Status.GAP, Status.FORK]
    report = run(till, server)
    assert (report.error, report.recovered) == (None, HelloVerdict.NEW_EPOCH_REQUIRED)
    assert server.asked == ["hello", "push", "push", "open_epoch", "push", "pull"]
    assert unsynced(till) == 0


def test_gap_behind_an_answered_event_sends_that_again(till):
    server = JudgingServer(till)
    run(till, server)
    make_product(till, "Tea")
    server.asked.clear()
    server.statuses = [Status.GAP]
    report = run(till, server)
    assert (report.error, report.recovered, report.refilled) == (None, REFILLED, 1)
    assert server.asked == ["hello", "push", "hello", "push", "pull"]
    assert unsynced(till) == 0


def test_answer_that_nothing_explains_a_claim_counts_anew_once_in_a_session(till):
    tea = make_product(till, "Tea")
    make_sale(till, (tea, 1000))
    server, pace = JudgingServer(till), Pace()
    server.statuses, server.verdict = [Status.HELD], Verdict.UNEXPLAINED
    altered = "UPDATE stock_level SET pending = pending + 7000"
    with till.db.write() as tx:
        tx.execute(altered)
    report = run(till, server, pace)
    assert (report.error, report.recovered) == (None, REFOLDED)
    assert report.held
    assert Topic.STOCK in report.topics
    assert on_hand(till, tea) == -1000
    with till.db.write() as tx:
        tx.execute(altered)
    make_sale(till, (tea, 1000))
    server.statuses = [Status.HELD]
    assert run(till, server, pace).recovered == "", "a person has to look"
    assert on_hand(till, tea) == 5000


def test_record_that_the_disk_altered_closes_the_way_up_and_nothing_else(till):
    tea = make_product(till, "Tea")
    make_sale(till, (tea, 1000))
    make_sale(till, (tea, 1000))
    with till.db.write() as tx:
        tx.execute("DROP TRIGGER event_log_is_never_changed")
        tx.execute(
            "UPDATE event_log SET body = CAST(replace(body, '1000', '2000') AS BLOB)"
            " WHERE log_no = (SELECT max(log_no) - 1 FROM event_log)"
        )
    server, before = JudgingServer(till), unsynced(till)
    report = run(till, server)
    assert isinstance(report.error, VerdictError)
    assert "salvage" in sentence(report.error)
    assert server.asked == ["hello", "push", "pull"], "what came before went up, and news came"
    assert (before, unsynced(till)) == (5, 2)


def test_answer_that_nothing_explains_a_claim_is_told_alone_where_the_figures_are_right(till):
    server = JudgingServer(till)
    server.statuses, server.verdict = [Status.HELD], Verdict.UNEXPLAINED
    report = run(till, server)
    assert (report.held, report.recovered) == (1, "")


@pytest.mark.parametrize("status", [Status.FORK, Status.ID_REUSE])
def test_answer_about_another_branch_is_final_and_begins_a_new_epoch(till, status):
    server = JudgingServer(till)
    server.statuses = [status]
    report = run(till, server)
    assert report.error is None
    assert report.recovered == HelloVerdict.NEW_EPOCH_REQUIRED
    assert server.asked == ["hello", "push", "open_epoch", "push", "pull"]
    assert unsynced(till) == 0
    assert report.held + report.quarantined == 1


def test_store_without_a_server_says_so(tmp_path):
    till = make_till(tmp_path / "alone")
    report = run(till, JudgingServer(till))
    assert isinstance(report.error, NoServerError)
    till.close()


def test_stop_before_the_start_asks_nothing(till):
    server = JudgingServer(till)
    report = run(till, server, stop=lambda: True)
    assert server.asked == []
    assert report.error is None


@pytest.mark.parametrize(
    "fault", [ProtocolError(ErrorCode.FEED_CHANGED, "x"), ServerRefused("feed_changed", detail="x")]
)
def test_feed_that_changed_is_a_judgement_and_not_a_crash(till, fault):
    class ChangedServer(JudgingServer):
        def pull(self, **asked):
            raise fault

    report = run(till, ChangedServer(till))
    assert report.error.code == HelloVerdict.REBOOTSTRAP


def test_lease_and_time_are_kept_after_a_good_round(till):
    report = run(till, JudgingServer(till, lease=4))
    assert report.error is None
    assert 3000 <= report.server_ahead_ms <= 5000
    with till.db.read() as tx:
        state = cursors.state(tx)
    assert state.lease == 4
    assert state.last_sync_ms is not None


def test_full_disk_is_part_of_the_report(till):
    server = JudgingServer(till)
    with till.db.write() as tx:
        pages = tx.execute("PRAGMA page_count").fetchone()[0]
        tx.execute(f"PRAGMA max_page_count = {pages}")
    for n in range(400):
        recorded = make_till_event(till, n)
        server.feed.take(recorded)
    report = run(till, server)
    assert type(report.error).__name__ == "DiskFull"
    with till.db.read() as tx:
        assert cursors.state(tx).cursor == 0


def make_till_event(till, n):
    """An event of another till of the store."""
    with till.db.read() as tx:
        store = cursors.state(tx).store_id
    return record(
        VendorAdded(vendor_id=n + 1, name="x" * 100),
        store=store,
        till_seq=n + 1,
        event_id=UUID(int=Random(n).getrandbits(128), version=4),
    )
