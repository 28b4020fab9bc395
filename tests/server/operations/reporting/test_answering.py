"""A report of one store is one statement, of one moment, and says how far behind it is."""

from decimal import Decimal

import pytest
from sqlalchemy import event
from sync_server.db.queries.reports import sums
from sync_server.db.reporting.schema import report_product
from sync_server.operations.reporting.answering import Asked, answer
from sync_server.operations.reporting.catalogue import REPORTS

from pos_protocol import events
from tests.support.central.queue import feeder_of
from tests.support.chain_till import received, sold
from tests.support.reporting.worked_example import at, bill, delivery
from tests.support.sync_server import local_server

PERIOD = {"start": "2026-06-01", "end": "2026-06-30"}


@pytest.fixture(params=["sqlite", "mariadb"])
def server(request, tmp_path):
    url = request.getfixturevalue("mariadb_url") if request.param == "mariadb" else None
    with local_server(tmp_path, url, stores=(1, 2)) as running:
        running.clock.now_ms = at("2026-06-30 12:00").wall_ms
        till = running.enrol()
        for day in ("2026-06-01", "2026-06-02"):
            till.append(bill(events.SaleCompleted, 1), occurred_at=at(f"{day} 10:00"))
        till.push_all(running.api(till))
        feeder_of(running).sweep()
        # Three more, of which the sums know nothing yet.
        for _ in range(3):
            till.append(received(10_000_001, 1_000), occurred_at=at("2026-06-03 10:00"))
        till.push_all(running.api(till))
        yield running


def answered(server, name, **asked):
    report = REPORTS[name]
    given = {"days": report.days, "lead_days": report.lead_days, "stores": (1,)}
    period = {} if report.is_of_now else PERIOD
    return answer(server.db, report, Asked(**(given | period | asked)), now_ms=server.clock.now_ms)


def statements(server, work):
    """How many times the database is asked."""
    asked = []

    def note(_connection, _cursor, statement, *_):
        asked.append(statement)

    event.listen(server.db.engine, "before_cursor_execute", note)
    try:
        work()
    finally:
        event.remove(server.db.engine, "before_cursor_execute", note)
    return [one for one in asked if not one.startswith("BEGIN")]


@pytest.mark.parametrize(("name", "by"), [("takings", "day"), ("takings", "hour"), ("margin", "")])
def test_a_report_of_one_store_asks_once(server, name, by):
    asked = statements(server, lambda: answered(server, name, by=by))
    assert len(asked) == 1, asked


def test_what_to_order_asks_once_and_again_where_the_day_is_another_than_utc_s(server):
    till = server.enrol(seed=2)
    salt = events.ProductAdded(product_id=20_000_001, name_en="Salt", price=100, low_at=9_000)
    till.append(salt, occurred_at=at("2026-06-30 11:00"))
    till.append(sold((20_000_001, 2_000)), occurred_at=at("2026-06-30 11:00"))
    till.append(sold((20_000_001, 1_000)), occurred_at=at("2026-07-01 01:00"))
    till.push_all(server.api(till))
    feeder_of(server).sweep()
    found = []
    for moment, asked_times in (("2026-06-30 12:00", 1), ("2026-07-01 02:00", 4)):
        server.clock.now_ms = at(moment).wall_ms
        asked = statements(
            server, lambda: found.append(answered(server, "low-stock", days=1, lead_days=1))
        )
        assert len([one for one in asked if one.startswith("SELECT")]) <= asked_times, asked
    assert [one.end for one in found] == ["2026-06-30", "2026-07-01"]
    assert [[row.sold_a_day for row in one.rows] for one in found] == [["2"], ["1"]]


def test_the_last_thirty_days_end_on_the_wall_of_the_store(server):
    for moment in ("2026-06-30 12:00", "2026-07-01 02:00"):
        server.clock.now_ms = at(moment).wall_ms
        assert answered(server, "takings", start=None, end=None).end == moment[:10]


@pytest.mark.parametrize("by", ["day", "month", "hour", "cashier"])
def test_it_says_how_far_behind_it_is(server, by):
    one = answered(server, "takings", by=by)
    every = answered(server, "takings", by=by, stores=None)
    both = answered(server, "takings", by=by, stores=(1, 2))
    assert one.behind == every.behind == both.behind == 3
    assert one.rows == every.rows == both.rows
    assert sum(row.sales for row in one.rows) == 2


@pytest.mark.parametrize("name", ["takings", "margin"])
@pytest.mark.parametrize("stores", [(1,), None])
def test_a_day_on_which_goods_were_only_delivered_took_nothing(server, name, stores):
    """What a delivery adds to the stock's worth is summed beside the sales of its day."""
    before = answered(server, name, by="day", stores=stores).rows
    till = server.enrol(seed=2)
    till.append(delivery(10, 5_000), occurred_at=at("2026-06-07 10:00"))
    till.push_all(server.api(till))
    feeder_of(server).sweep()
    now = answered(server, name, by="day", stores=stores)
    assert ([row.key for row in now.rows], now.behind) == (["2026-06-01", "2026-06-02"], 0)
    assert now.rows == before


def test_a_store_without_rows_says_so_too(server):
    empty = answered(server, "takings", start="2026-01-01", end="2026-01-31")
    assert (list(empty.rows), empty.behind) == ([], 3)
    assert (
        list(answered(server, "takings", stores=(2,)).rows),
        answered(server, "takings", stores=(2,)).behind,
    ) == ([], 0)


def test_pages_of_stores_follow_each_other(server):
    first = answered(server, "stores", stores=None, limit=1)
    second = answered(server, "stores", stores=None, limit=1, after=first.after)
    assert ([row.store_id for row in first.rows], first.after) == ([1], (1, 0))
    assert ([row.store_id for row in second.rows], second.after) == ([2], None)
    assert (first.rows[0].sales, second.rows[0].sales) == (2, 0)


def sell(server, *amounts):
    """Sums of products 1, 2, ... of both stores, each with an amount of its own."""
    columns = {column.name: 0 for column in report_product.columns}
    keys = [(store_id, number) for store_id in (1, 2) for number in range(1, len(amounts) + 1)]
    rows = [
        columns
        | {"store_id": store_id, "period": 20260600, "product_id": number}
        | {"line_count": 1, "sold_milli": 1_000, "net_paisa": amounts[number - 1]}
        for store_id, number in keys
    ]
    server.db.write(lambda tx: tx.execute(report_product.insert(), rows))


def test_categories_are_exact_beyond_what_a_double_counts(server):
    (before,) = answered(server, "categories").rows
    sell(server, 2**53, 1, 1, -(2**53))
    (row,) = answered(server, "categories").rows
    assert row.products == before.products + 4
    assert Decimal(row.net) - Decimal(before.net) == Decimal("0.02")


def test_categories_of_many_stores_are_summed_some_at_a_time(server, monkeypatch):
    sell(server, 100, 20, 3)
    for stores in ((1, 2), None):
        together = answered(server, "categories", stores=stores).rows
        monkeypatch.setattr(sums, "STORES_AT_ONCE", 1)
        assert answered(server, "categories", stores=stores).rows == together
        monkeypatch.undo()
        alone = [answered(server, "categories", stores=(one,)).rows[0] for one in (1, 2)]
        assert together[0].products == sum(row.products for row in alone) == 7
        assert Decimal(together[0].net) == sum(Decimal(row.net) for row in alone)
