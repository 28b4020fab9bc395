"""The reports kept step by step, rebuilt, and summed straight from the events are the same."""

from random import Random

import pytest
from msgspec import structs
from pos_protocol.envelope import OccurredAt
from pos_protocol.events import InReason, StockReceived
from sqlalchemy import text
from sync_server.db import bulk, event_log
from sync_server.db.reporting import chain, keeping, schema
from sync_server.errors import RefusedError
from sync_server.operations.rebuilding import placed_of
from sync_server.operations.reporting.answering import Asked, answer
from sync_server.operations.reporting.catalogue import REPORTS
from sync_server.operations.reporting.summing import (
    fact_of,
    rebuild_chain,
    rebuild_reports,
    verify_chain,
)
from sync_server.operations.verifying import verify

from tests.support.central.queue import feeder_of
from tests.support.chain_till import SHIFT, WALL_MS
from tests.support.events import EXAMPLES
from tests.support.random_events import random_event
from tests.support.reporting.oracle import Oracle
from tests.support.sync_server import local_server

CHAIN_REPORTS = (
    ("takings", "day"),
    ("takings", "month"),
    ("takings", "hour"),
    ("takings", "cashier"),
    ("margin", "month"),
    ("tenders", ""),
    ("shrinkage", ""),
)
DAY_MS = 86_400_000
ZONES = ("+05:00", "+05:45", "-03:30", "+00:00")


@pytest.fixture
def server(tmp_path):
    with local_server(tmp_path, stores=(1, 2)) as running:
        yield running


@pytest.fixture(params=["sqlite", "mariadb"])
def each_server(request, tmp_path):
    url = request.getfixturevalue("mariadb_url") if request.param == "mariadb" else None
    with local_server(tmp_path, url, stores=(1, 2)) as running:
        yield running


def rows(server, statement):
    with server.db.read() as tx:
        return [tuple(row) for row in tx.execute(text(statement))]


def honest(event):
    """Without claims, so that the till's own knowledge is put in, and nothing is held for them."""
    lines = getattr(event, "lines", ())
    if not lines or not hasattr(lines[0], "pending"):
        return event
    told = [structs.replace(line, known_quantity=0, known_version=0, pending=0) for line in lines]
    return structs.replace(event, lines=tuple(told))


def history(server, seed, count):
    """A till's random life over two months, in several zones, by several people."""
    rng = Random(seed)
    till = server.enrol(seed=seed)
    for _ in range(count):
        event = honest(random_event(rng))
        if isinstance(event, StockReceived):
            lines = tuple(
                structs.replace(line, cost=rng.choice((None, rng.randrange(1, 9_000))))
                for line in event.lines
            )
            event = StockReceived(
                lines=lines, reason=InReason.PURCHASE, vendor_id=rng.choice((None, 1, 2))
            )
        at = OccurredAt(
            wall_ms=WALL_MS + rng.randrange(60 * DAY_MS),
            zone=rng.choice(ZONES),
            boot=SHIFT,
            mono_ms=1,
        )
        till.append(event, occurred_at=at, actor=rng.choice(("amna", "bilal", "amna/farah")))
    for start in range(0, count, 100):
        server.api(till).push(till.batch(start + 1, start + 100))


def logged(server, store_id=1):
    with server.db.read() as tx:
        found = list(event_log.walk(tx, store_id))
    return [(placed_of(row).recorded.envelope, placed_of(row).event, row.held) for row in found]


def tables(server, store_id=1):
    with server.db.read() as tx:
        return {
            table.name: sorted(keeping.all_rows(tx, store_id, table.name), key=repr)
            for table in schema.PROJECTIONS
        }


def by_key(server, sql):
    return {tuple(row[:-1]): int(row[-1]) for row in rows(server, sql) if row[-1]}


def without_zeros(found):
    return {
        key if isinstance(key, tuple) else (key,): value for key, value in found.items() if value
    }


def test_the_sums_are_the_fold_of_the_log(each_server):
    history(each_server, 7, 300)
    feeder_of(each_server).sweep()
    told = Oracle().take(logged(each_server))
    assert len(told.net) > 100
    days = "FROM report_{} WHERE store_id = 1 AND period % 100 <> 0"

    def read(columns, table):
        return by_key(each_server, f"SELECT {columns} {days.format(table)}")

    assert read("period, net_paisa", "sales") == without_zeros(
        {key: net for key, net in told.net.items() if len(key) == 1}
    )
    assert read("period, 'hour', hour, net_paisa", "hour") == without_zeros(
        {key: net for key, net in told.net.items() if "hour" in key}
    )
    assert read("period, 'by', cashier, net_paisa", "cashier") == without_zeros(
        {key: net for key, net in told.net.items() if "by" in key}
    )
    assert read("period, 1, sales", "sales") | read("period, -1, returns", "sales") == (
        without_zeros({key: count for key, count in told.counts.items() if len(key) == 2})
    )
    assert read("period, tender, taken_paisa - paid_back_paisa", "tender") == without_zeros(
        told.tender
    )
    assert read("period, product_id, cost_paisa", "product") == without_zeros(told.cost)
    assert read("period, product_id, 'milli', sold_milli - returned_milli", "product") | read(
        "period, product_id, 'gross', gross_paisa", "product"
    ) == without_zeros(told.product)
    assert read("period, type, reason, line_count", "moved") == without_zeros(told.moved)
    assert by_key(
        each_server,
        "SELECT customer_id, SUM(more_paisa - less_paisa) FROM report_khata GROUP BY customer_id",
    ) == without_zeros(told.khata)
    assert by_key(
        each_server, "SELECT product_id, quantity_milli FROM report_product_now"
    ) == without_zeros(told.stock)
    assert by_key(
        each_server, "SELECT product_id, quantity_milli FROM stock_on_hand"
    ) == without_zeros(told.stock)


def test_sums_agree_with_each_other(server):
    history(server, 8, 200)
    feeder_of(server).sweep()
    first = "SELECT SUM(net_paisa), SUM(cost_paisa), SUM(tax_paisa), SUM(gross_paisa) FROM report_"
    (whole,) = rows(server, f"{first}sales WHERE period % 100 = 0")
    for table in ("sales", "hour", "cashier"):
        assert rows(server, f"{first}{table} WHERE period % 100 <> 0") == [whole], table
        assert rows(server, f"{first}{table} WHERE period % 100 = 0") == [whole], table
    line = f"{first}sale_line"
    assert rows(server, line)[0][1:] == whole[1:]
    ((rounded,),) = rows(server, "SELECT SUM(rounding_paisa) FROM report_sales WHERE period % 100")
    assert rows(server, line)[0][0] + rounded == whole[0]
    ((value,),) = rows(server, "SELECT stock_value_paisa FROM report_store_now")
    changes = "SELECT SUM(stock_value_paisa) FROM report_{} WHERE period % 100 = 0"
    for table in ("sales", "product"):
        assert rows(server, changes.format(table)) == [(value,)], table
    ((takings,),) = rows(server, "SELECT SUM(takings_paisa) FROM sales_daily")
    assert takings == whole[0]


def test_a_rebuild_makes_what_was_kept_step_by_step(each_server):
    history(each_server, 9, 200)
    other = each_server.enrol(2, seed=3)
    for event in EXAMPLES:
        other.append(event)
    other.push_all(each_server.api(other))
    feeder_of(each_server).sweep()
    kept = tables(each_server), tables(each_server, 2)
    assert all(kept[0].values()), "each table has something to prove"
    rebuild_reports(each_server.db, 1)
    assert (tables(each_server), tables(each_server, 2)) == kept
    assert verify(each_server.db, 1).problems == []
    feeder_of(each_server).sweep()
    assert (tables(each_server), tables(each_server, 2)) == kept
    with pytest.raises(RefusedError):
        rebuild_reports(each_server.db, 9)


def chain_rows(server):
    """The sums of all stores, and the same made of the stores' own by plain SQL."""
    kept, made = {}, {}
    for name, table in schema.CHAINS.items():
        keys = [column.name for column in table.primary_key][1:]
        figures = [column.name for column in table.columns][len(keys) + 1 :]
        sums = ", ".join([*keys, *(f"SUM({figure})" for figure in figures)])
        by = ", ".join(keys)
        for found, source in ((kept, table.name), (made, name)):
            rows_of = rows(server, f"SELECT {sums} FROM {source} GROUP BY {by} ORDER BY {by}")
            found[name] = [tuple(map(str, row)) for row in rows_of if any(row[len(keys) :])]
    return kept, made


def test_the_sums_of_all_stores_are_those_of_the_stores_however_they_came_about(each_server):
    each_server.add_store(17)
    history(each_server, 21, 120)
    for store_id in (2, 17):
        other = each_server.enrol(store_id, seed=store_id)
        for event in EXAMPLES:
            other.append(event)
        other.push_all(each_server.api(other))
    feeder_of(each_server).sweep()
    kept, made = chain_rows(each_server)
    assert kept == made
    assert all(kept.values())
    assert verify_chain(each_server.db) == []
    for name, by in CHAIN_REPORTS:
        whole, named = (
            answer(
                each_server.db,
                REPORTS[name],
                Asked(stores=stores, start="2026-01-05", end="2027-03-09", by=by),
                now_ms=WALL_MS,
            )
            for stores in (None, (1, 2, 17))
        )
        assert whole == named, (name, by)
        assert whole.rows, (name, by)
    rebuild_reports(each_server.db, 1)
    assert chain_rows(each_server) == (kept, made)
    rebuild_chain(each_server.db)
    assert chain_rows(each_server) == (kept, made)


def test_what_a_rebuild_finds_wrong_in_a_store_goes_out_of_the_sums_of_all_stores_too(server):
    history(server, 22, 60)
    feeder_of(server).sweep()
    right, _made = chain_rows(server)
    invented = (1, 20200101, "cash", 1, 100, 0, 0)
    server.db.write(
        lambda tx: bulk.insert_rows(
            tx, schema.report_tender, [invented, (1, 20200100, *invented[2:])]
        )
    )
    server.db.write(lambda tx: chain.sum_anew(tx, 1))
    assert verify_chain(server.db) == []
    rebuild_reports(server.db, 1)
    assert chain_rows(server) == (right, right)
    assert rows(server, "SELECT * FROM chain_tender WHERE period < 20210000") == []


def test_verify_names_the_sum_of_all_stores_that_somebody_changed_and_a_rebuild_heals_it(server):
    history(server, 23, 60)
    feeder_of(server).sweep()
    server.db.write(
        lambda tx: tx.exec_driver_sql("UPDATE chain_hour SET net_paisa = net_paisa + 1")
    )
    assert verify_chain(server.db) == ["chain_hour"]
    rebuild_chain(server.db)
    assert verify_chain(server.db) == []


def test_verify_names_the_report_that_somebody_changed_and_a_rebuild_heals_it(server):
    history(server, 10, 60)
    feeder_of(server).sweep()
    server.db.write(
        lambda tx: tx.exec_driver_sql("UPDATE report_sales SET net_paisa = 1 WHERE store_id = 1")
    )
    assert verify(server.db, 1).problems == ["report_sales is not what the log says"]
    rebuild_reports(server.db, 1)
    assert verify(server.db, 1).problems == []


def test_a_report_that_lags_behind_is_proven_up_to_where_it_is(server):
    history(server, 11, 60)
    feeder_of(server).sweep()
    till = server.enrol(seed=12)
    till.append(EXAMPLES[4])
    till.push_all(server.api(till))
    assert verify(server.db, 1).problems == []


def test_an_entry_of_the_log_is_the_fact_that_the_consumer_gets(server):
    history(server, 13, 5)
    with server.db.read() as tx:
        facts = [fact_of(row) for row in event_log.walk(tx, 1)]
    # What is drawn may be nothing that a till decides: that is set aside.
    ((taken,),) = rows(server, "SELECT count(*) FROM event_log")
    assert 0 < taken <= 5
    assert [fact.store_seq for fact in facts] == list(range(1, taken + 1))
