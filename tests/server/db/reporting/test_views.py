"""The views say what the reports say, every column is described, and one user reads only them."""

import re
from pathlib import Path
from random import Random

import pymysql
import pytest
from pos_protocol.events import ProductAdded
from sqlalchemy import make_url, text
from sync_server.cli import run
from sync_server.db.database import Database
from sync_server.db.reporting.bi_user import make_bi_user
from sync_server.db.reporting.view_columns import TYPES
from sync_server.db.reporting.view_sql import FIRST_DAY
from sync_server.db.reporting.views import VIEWS, markdown, names
from sync_server.errors import RefusedError, StartRefusedError
from sync_server.operations.reporting.answering import Asked, answer
from sync_server.operations.reporting.catalogue import REPORTS
from sync_server.operations.verifying import verify

from tests.support.central.queue import feeder_of
from tests.support.chain_till import sold
from tests.support.reporting.worked_example import TEA, at, tell
from tests.support.sync_server import local_server

DOCS = Path(__file__).parents[4] / "docs" / "bi.md"
PASSWORD = "a long enough 'password' 100%"


@pytest.fixture(params=["sqlite", "mariadb"], scope="module")
def server(request, tmp_path_factory):
    """The worked example in two stores; read only."""
    url = None
    if request.param == "mariadb":
        engine = request.getfixturevalue("mariadb_server")
        url = engine.url(engine.new_database())
    with local_server(tmp_path_factory.mktemp("views"), url, stores=(1, 2)) as running:
        tell(running)
        tell(running, seed=5, store_id=2)
        feeder_of(running).sweep()
        running.clock.now_ms = at("2026-01-20 12:00").wall_ms
        yield running


def rows(server, statement):
    with server.db.read() as tx:
        return [tuple(row) for row in tx.execute(text(statement))]


def report(server, name, **asked):
    given = {"stores": (1,), "start": "2026-01-01", "end": "2026-01-31"} | asked
    return answer(server.db, REPORTS[name], Asked(**given), now_ms=server.clock.now_ms).rows


def two(value):
    return None if value is None else f"{value:.2f}"


def test_every_view_can_be_read_and_has_the_columns_that_are_described(server):
    for view in VIEWS:
        with server.db.read() as tx:
            found = tx.execute(text(f"SELECT * FROM {view.name} LIMIT 3"))
            assert list(found.keys()) == [column.name for column in view.columns], view.name
            rows_of_view = found.all()
        assert rows_of_view or view.name == "rpt_cases", view.name


def test_the_docs_describe_every_column():
    assert markdown() in DOCS.read_text(encoding="utf-8"), (
        "write what db.reporting.views.markdown() gives into docs/bi.md"
    )
    assert len(set(names())) == len(VIEWS)
    for view in VIEWS:
        # Digits only where a view has a successor, as dim_product_v2.
        assert re.fullmatch(r"[a-z_]+(_v[2-9])?", view.name)
        assert all(re.fullmatch(r"[a-z_]+", column.name) for column in view.columns)
        assert all(column.kind in TYPES for column in view.columns)


def test_sums_of_the_views_are_the_reports(server):
    january = "WHERE store_id = 1 AND day BETWEEN '2026-01-01' AND '2026-01-31'"
    (store,) = report(server, "stores")
    columns = "SUM(takings), SUM(gross), SUM(revenue), SUM(cost), SUM(margin), SUM(returned)"
    (daily,) = rows(server, f"SELECT {columns} FROM rpt_sales_daily {january}")
    assert [two(value) for value in daily] == [
        *(store.takings, store.gross, store.revenue, store.cost, store.margin, store.returned),
    ]
    columns = "SUM(net), SUM(gross), SUM(revenue), SUM(cost), SUM(quantity)"
    (lines,) = rows(server, f"SELECT {columns} FROM rpt_sales_line {january}")
    assert [two(value) for value in lines[:4]] == [
        *(store.takings, store.gross, store.revenue, store.cost)
    ]
    (tea,) = report(server, "products")
    assert int(lines[4]) == tea.sold - tea.returned
    (daily,) = rows(
        server, f"SELECT SUM(net), SUM(sold), SUM(margin) FROM rpt_product_daily {january}"
    )
    assert (two(daily[0]), int(daily[1]), two(daily[2])) == (tea.net, tea.sold, tea.margin)
    (rest,) = report(server, "categories")
    columns = "SUM(net), SUM(cost), SUM(margin), SUM(bill_lines)"
    where = f"{january} AND category = ''"
    (daily,) = rows(server, f"SELECT {columns} FROM rpt_category_daily {where}")
    assert [two(value) for value in daily[:3]] == [rest.net, rest.cost, rest.margin]
    assert int(daily[3]) == rest.bill_lines
    assert rows(server, "SELECT name, category FROM dim_product_v2 WHERE store_id = 1") == [
        ("Tea", "")
    ]
    (cash,) = report(server, "tenders")
    assert two(rows(server, f"SELECT SUM(amount) FROM rpt_takings {january}")[0][0]) == cash.kept
    (spoilt,) = report(server, "shrinkage")
    where = f"{january} AND reason = 'spoilage'"
    assert two(rows(server, f"SELECT SUM(value) FROM rpt_stock_changes {where}")[0][0]) == (
        spoilt.value
    )


def test_the_spellings_of_a_category_are_one_in_the_views_as_in_the_report(mariadb_url, tmp_path):
    for url in (None, mariadb_url):
        with local_server(tmp_path, url) as server:
            tell(server)
            till = server.enrol(seed=8)
            spelled = ("Hot drinks", " hot  DRINKS ", "hotdrinks", "STRASSE", "straße", "")
            for number, word in enumerate(spelled, TEA + 1):
                till.append(ProductAdded(product_id=number, name_en="x", price=1, category=word))
                till.append(sold((number, 1_000), price=10_000 + number - TEA))
            till.push_all(server.api(till))
            feeder_of(server).sweep()
            (day,) = rows(server, "SELECT MIN(day) FROM rpt_sales_daily WHERE store_id = 1")[0]
            columns = "category, bill_lines, net"
            found = rows(
                server,
                f"SELECT {columns} FROM rpt_category_daily_v2 WHERE day = '{day}' ORDER BY 1",
            )
            told = report(server, "categories", start=str(day), end=str(day), by="category")
            assert sorted((row.category or "", row.bill_lines, row.net) for row in told) == [
                (category, int(lines), two(net)) for category, lines, net in found
            ]
            assert [row[:2] for row in found] == [("", 1), ("Hot drinks", 3), ("STRASSE", 2)]
            assert len(rows(server, "SELECT DISTINCT category FROM dim_product_v3")) == 3
            assert verify(server.db, 1).problems == []
            server.db.write(lambda tx: tx.execute(text("UPDATE product SET category_key = 'x'")))
            assert verify(server.db, 1).problems == ["the catalogue is not what the log says"]


def test_the_months_of_the_views_are_those_of_the_reports(server):
    where = "WHERE store_id = 2 AND month = '2026-01-01'"
    columns = "cost_of_sales, opening_value, closing_value, turns_a_year"
    (found,) = rows(server, f"SELECT {columns} FROM rpt_turnover {where}")
    (turns,) = report(server, "turnover", stores=(2,))
    assert [two(value) for value in found] == [
        *(turns.cost_of_sales, turns.opening_value, turns.closing_value, turns.turns_a_year)
    ]
    columns = "deliveries, purchased, spoilt, margin"
    (found,) = rows(server, f"SELECT {columns} FROM rpt_vendor_performance {where}")
    (vendor,) = report(server, "vendors", stores=(2,))
    assert [int(found[0]), *(two(value) for value in found[1:])] == [
        *(vendor.deliveries, vendor.purchased, vendor.spoilt, vendor.margin)
    ]
    (stock,) = rows(
        server, "SELECT quantity, unit_cost, value, last_sold FROM rpt_stock_now WHERE store_id = 2"
    )
    assert (int(stock[0]), two(stock[1]), two(stock[2]), str(stock[3])) == (
        14,
        "110.00",
        "1540.00",
        "2026-01-01",
    )


def test_the_movements_of_the_view_add_up_to_the_stock(server):
    columns = "product_id, SUM(stock_change), COUNT(*)"
    where = "WHERE store_id = 1 GROUP BY product_id"
    assert [
        (product, int(total), int(count))
        for product, total, count in rows(server, f"SELECT {columns} FROM rpt_movements {where}")
    ] == [(TEA, 14, 5)]
    (day,) = rows(server, "SELECT * FROM dim_date WHERE day = '2027-01-03'")
    assert tuple(int(value) for value in day[1:]) == (2027, 1, 1, 3, 7, 53)
    assert rows(server, "SELECT COUNT(*), MIN(day) FROM dim_date")[0][0] == 10_000
    assert str(rows(server, "SELECT MIN(day) FROM dim_date")[0][0]) == FIRST_DAY


def connect(url, user):
    address = make_url(url)
    return pymysql.connect(
        host=address.host,
        port=address.port,
        user=user,
        password=PASSWORD,
        database=address.database,
        autocommit=True,
    )


def test_the_user_for_analysis_reads_the_views_and_nothing_else(mariadb_url, tmp_path):
    with local_server(tmp_path, mariadb_url) as server:
        tell(server)
        feeder_of(server).sweep()
        for _ in range(2):
            assert make_bi_user(
                server.db, name="kiryana_bi", host="%", password=PASSWORD, statement_s=1
            )
        may_not = make_url(mariadb_url).set(username="kiryana_bi", password=PASSWORD)
        db = Database.open(may_not.render_as_string(hide_password=False), rng=Random(1))
        with pytest.raises(StartRefusedError, match="does not let"):
            make_bi_user(db, name="bi_two", host="%", password=PASSWORD)
        db.close()
        connection = connect(mariadb_url, "kiryana_bi")
        with connection, connection.cursor() as cursor:
            cursor.execute("SHOW TABLES")
            assert sorted(name for (name,) in cursor.fetchall()) == sorted(names())
            for view in names():
                cursor.execute(f"SELECT * FROM {view} LIMIT 1")
            for forbidden in (
                "SELECT * FROM event_log",
                "SELECT password_hash FROM app_user",
                "SELECT * FROM report_sales",
                "DELETE FROM rpt_sales_line",
                "UPDATE dim_store SET name = 'x'",
                "SHOW CREATE VIEW rpt_sales_line",
                "CREATE TABLE mine (a INT)",
                "SELECT * FROM mysql.user",
            ):
                with pytest.raises(pymysql.err.MySQLError) as refused:
                    cursor.execute(forbidden)
                assert refused.value.args[0] in {1142, 1044, 1143}, forbidden
            with pytest.raises(pymysql.err.MySQLError) as too_long:
                cursor.execute("SELECT COUNT(*) FROM dim_date a, dim_date b, dim_date c")
            assert too_long.value.args[0] == 1969, "max_statement_time exceeded"


def test_what_cannot_be_made_is_refused_in_words(tmp_path, mariadb_server, capsys, monkeypatch):
    with local_server(tmp_path) as server, pytest.raises(StartRefusedError, match="no users"):
        make_bi_user(server.db, name="kiryana_bi", host="%", password=PASSWORD)
    monkeypatch.setenv("KIRYANA_DATA_DIR", str(tmp_path))
    assert run(("bi-user",)) == 1
    assert "no users" in capsys.readouterr().err
    assert run(("bi-user", "--seconds", "0")) == 1
    address = make_url(mariadb_server.url("mysql")).set(username="root", password=None)
    db = Database.open(address.render_as_string(hide_password=False), rng=Random(1))
    for name, host in (("bi' OR 1=1", "%"), ("bi", "a'b"), ("Root", "%")):
        with pytest.raises(RefusedError, match="small letters"):
            make_bi_user(db, name=name, host=host, password=PASSWORD)
    db.close()
