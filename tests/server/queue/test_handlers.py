"""What the consumers make of a feed: alerts that open and close, messages, days."""

import msgspec
import pytest
from pos_protocol.problem_report import ReportRequest
from sync_server.db.problem_reports.kept import KEPT_MS
from sync_server.db.queue import summaries, webhooks
from sync_server.db.queue.webhooks import Webhook
from sync_server.operations import office_stock
from sync_server.queue.jobs import JobDoer, is_over

from tests.support.central.queue import feeder_of, rows
from tests.support.central.report_zip import report_zip
from tests.support.chain_till import WALL_MS, received, sold
from tests.support.office import fill, move, remove
from tests.support.sync_server import local_server

OPEN = "SELECT kind, product_id, quantity_milli FROM alert WHERE closed_ms IS NULL"


@pytest.fixture
def server(tmp_path):
    with local_server(tmp_path) as running:
        yield running


def low_at(server, milli):
    server.db.write(lambda tx: tx.exec_driver_sql(f"UPDATE product SET low_at_milli = {milli}"))


def hook(server, *kinds, created_ms=0):
    made = Webhook(
        webhook_id=len(kinds),
        url="http://127.0.0.1/",
        kinds=kinds,
        made_by="x",
        created_ms=created_ms,
    )
    server.db.write(lambda tx: webhooks.add(tx, 1, made))


def messages(server):
    found = rows(server, "SELECT body FROM webhook_delivery ORDER BY message_id")
    return [msgspec.json.decode(body) for (body,) in found]


def test_a_product_that_runs_low_raises_one_alert_until_it_is_full_again(server):
    fill(server, 10)
    low_at(server, 5_000)
    feeder = feeder_of(server)
    feeder.sweep()
    assert rows(server, OPEN) == []
    for left in (5, 4):
        move(server, office_stock.sell, (5 if left == 5 else 1) * 1_000)
        feeder.sweep()
        assert rows(server, OPEN) == [("low_stock", 7, 5_000)]
    move(server, office_stock.sell, 5_000)
    feeder.sweep()
    assert rows(server, OPEN) == [("negative_stock", 7, -1_000)]
    move(server, office_stock.stock_in, 20_000)
    feeder.sweep()
    assert rows(server, OPEN) == []
    assert rows(server, "SELECT COUNT(*) FROM alert") == [(2,)]


def test_a_removed_product_has_no_alert(server):
    fill(server, 1)
    move(server, office_stock.sell, 2_000)
    feeder_of(server).sweep()
    assert len(rows(server, OPEN)) == 1
    remove(server)
    feeder_of(server).sweep()
    assert rows(server, OPEN) == []


def test_the_same_entries_again_change_nothing(server):
    """As after a restore of the cursors alone."""
    fill(server, 1)
    move(server, office_stock.sell, 2_000)
    feeder_of(server).sweep()
    before = rows(server, "SELECT * FROM alert")
    server.db.write(lambda tx: tx.exec_driver_sql("UPDATE consumer_cursor SET store_seq = 0"))
    feeder_of(server).sweep()
    assert rows(server, "SELECT * FROM alert") == before


def test_a_webhook_is_told_what_it_asked_for_since_it_was_made(server):
    fill(server, 1)
    server.clock.now_ms += 1_000
    hook(server, "SaleCompleted", "alert.negative_stock", created_ms=server.clock.now_ms)
    move(server, office_stock.sell, 2_000)
    move(server, office_stock.stock_in, 5_000)
    feeder_of(server).sweep()
    move(server, office_stock.sell, 9_000)
    feeder_of(server).sweep()
    told = messages(server)
    assert sorted(one["type"] for one in told) == [
        "SaleCompleted",
        "SaleCompleted",
        "alert.negative_stock",
    ]
    sale = next(one for one in told if one["type"] == "SaleCompleted")
    assert sale["data"]["payload"]["lines"][0]["product_id"] == 7


def test_a_day_is_summed_up_when_it_is_over_and_again_when_more_of_it_comes(server):
    till = server.enrol()
    api = server.api(till)
    till.append(received(10_000_001, 9_000))
    till.append(sold((10_000_001, 1_000)))
    api.push(till.batch())
    feeder, doer = feeder_of(server), JobDoer(server.db, clock=server.clock, rng=server.rng)
    feeder.sweep()
    assert doer.make_summaries() == 0, "the day is not over"
    server.clock.now_ms = WALL_MS + 2 * 86_400_000
    assert doer.make_summaries() == 1
    assert doer.make_summaries() == 0

    def day():
        with server.db.read() as tx:
            (found,) = summaries.newest(tx, 1, before="9999-12-31", limit=5)
        return found.sales, found.takings_paisa, found.events

    assert day() == (1, 10_000, 2)
    till.append(sold((10_000_001, 2_000)))
    api.push(till.batch(3))
    feeder.sweep()
    assert doer.make_summaries() == 1
    assert day() == (2, 30_000, 3)


def test_a_report_of_a_till_is_kept_for_some_time_only(server):
    till = server.enrol()
    request = ReportRequest(store=1, till=till.identity.till, content=report_zip())
    server.api(till).send_report(request)
    doer = JobDoer(server.db, clock=server.clock, rng=server.rng)
    doer.drop_old()
    kept_rows = "SELECT COUNT(*) FROM problem_report"
    server.clock.now_ms += KEPT_MS
    doer.drop_old()
    assert rows(server, kept_rows) == [(1,)]
    server.clock.now_ms += 1
    doer.drop_old()
    assert rows(server, kept_rows) == [(1,)], "it looks once an hour"
    server.clock.now_ms += 3_600_000
    doer.drop_old()
    assert rows(server, kept_rows) == [(0,)]


def test_a_day_ends_where_its_store_is():
    noon_ms = 1_800_000_000_000 // 86_400_000 * 86_400_000 + 20 * 3_600_000
    day = summaries.StaleDay(store_id=1, day="2027-01-15", zone_min=300)
    assert not is_over(day, noon_ms)
    assert is_over(day, noon_ms + 2 * 3_600_000)
    assert not is_over(msgspec.structs.replace(day, zone_min=0), noon_ms + 2 * 3_600_000)
