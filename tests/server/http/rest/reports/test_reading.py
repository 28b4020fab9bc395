"""Reports by the API: the worked example's figures, whose they are, and what is refused."""

import csv
import io

import pytest
from sync_server.db.audit import entries
from sync_server.http.rest.reports.messages import DeadQuery, LowQuery
from sync_server.http.rest.reports.routes import FORMS, PREFIX, REPORT_ROUTES
from sync_server.operations.reporting import catalogue
from sync_server.operations.reporting.catalogue import REPORTS, columns
from sync_server.operations.reporting.owing import aged

from tests.support.central.queue import feeder_of
from tests.support.central.served import served
from tests.support.reporting.worked_example import TEA, at, tell
from tests.support.rest import RestUser, give_role, problem, rest_state
from tests.support.sync_server import local_server

JANUARY = "from=2026-01-01&to=2026-01-31"


@pytest.fixture(params=["sqlite", "mariadb"], scope="module")
def shop(request, tmp_path_factory):
    """The worked example in stores 1 and 2, on each engine; read only."""
    url = None
    if request.param == "mariadb":
        server = request.getfixturevalue("mariadb_server")
        url = server.url(server.new_database())
    with local_server(tmp_path_factory.mktemp("shop"), url, stores=(1, 2, 3)) as server:
        for role in ("viewer", "cashier", "manager"):
            give_role(server, role, role)
        give_role(server, "both", "manager")
        give_role(server, "both", "manager", store_id=2)
        give_role(server, "neighbour", "manager", store_id=2)
        give_role(server, "chief", "admin", store_id=3)
        tell(server)
        tell(server, seed=5, store_id=2)
        feeder_of(server).sweep()
        server.clock.now_ms = at("2026-01-20 12:00").wall_ms
        with served(rest_state(server)) as client:
            yield server, client


@pytest.fixture
def client(shop):
    return shop[1]


@pytest.fixture
def manager(client):
    return RestUser(client, "manager")


def items(user, name, query=JANUARY):
    reply = user.get(f"{PREFIX}/{name}?{query}")
    assert reply.status_code == 200, reply.text
    return reply.json()["items"]


def test_a_report_that_is_taken_as_a_file_is_audited_in_its_stores_chain_or_the_servers(
    shop, manager
):
    def newest(store_id):
        with shop[0].db.read() as tx:
            (entry,) = entries.newest(tx, store_id, before=10**9, limit=1)
        return entry

    manager.get(f"{PREFIX}/stores.csv?{JANUARY}")
    taken = newest(1)
    assert (taken.deed, taken.subject, taken.actor) == ("export_taken", "report_stores", "manager")
    assert '"from":20260101' in taken.detail
    RestUser(shop[1], "both").get(f"{PREFIX}/products.csv?{JANUARY}&stores=1,2")
    taken = newest(entries.SERVER)
    assert (taken.actor, taken.subject) == ("both", "report_products")
    assert '"stores":[1,2]' in taken.detail


def test_the_worked_example_as_reports(manager):
    (store,) = items(manager, "stores")
    assert {
        "sales": 1,
        "returns": 1,
        "gross": "600.00",
        "discounts": "10.00",
        "tax": "0.00",
        "takings": "590.00",
        "returned": "150.00",
        "average_sale": "740.00",
        "revenue": "590.00",
        "cost": "440.00",
        "margin": "150.00",
        "margin_percent": "25.42",
        "uncosted_revenue": "0.00",
    }.items() <= store.items()
    (tea,) = items(manager, "products")
    assert (tea["name"], tea["sold"], tea["returned"], tea["net"]) == ("Tea", 5, 1, "590.00")
    (turns,) = items(manager, "turnover")
    assert {
        "cost_of_sales": "440.00",
        "opening_value": "1000.00",
        "closing_value": "1540.00",
        "average_value": "1270.00",
        "turns_a_year": "4.08",
        "days_of_stock": "89.48",
    }.items() <= turns.items()
    (of_tea,) = items(manager, "turnover", f"{JANUARY}&by=product")
    assert of_tea | {"product_id": None, "name": ""} == turns | {"name": ""}
    (spoilt,) = items(manager, "shrinkage")
    assert (spoilt["reason"], spoilt["kind"], spoilt["value"]) == ("spoilage", "loss", "220.00")
    assert spoilt["percent_of_revenue"] == "37.29"
    (vendor,) = items(manager, "vendors")
    assert {
        "name": "Metro",
        "deliveries": 1,
        "purchased": "1200.00",
        "spoilt": "220.00",
        "spoilt_percent": "18.33",
        "margin": "150.00",
        "sell_through_percent": "36.67",
    }.items() <= vendor.items()


def test_goods_without_a_category_are_one_group_in_plain_words(manager):
    (rest,) = items(manager, "categories")
    (tea,) = items(manager, "products")
    assert (rest["category"], rest["name"], rest["store_id"]) == (None, "No category", 1)
    assert (rest["products"], rest["pieces"], rest["kg"], rest["bill_lines"]) == (1, 4, 0, 1)
    for field in ("gross", "discounts", "net", "revenue", "cost", "margin", "margin_percent"):
        assert rest[field] == tea[field], field
    lines = manager.get(f"{PREFIX}/categories.csv?{JANUARY}").text.splitlines()
    assert lines[1].startswith("1,,No category,1,1,4,0,0,600.00,10.00,0.00,590.00")


def test_takings_by_each_thing(manager):
    days = items(manager, "takings", "from=2025-12-01&to=2026-01-31")
    assert [(row["key"], row["takings"]) for row in days] == [
        ("2026-01-01", "740.00"),
        ("2026-01-02", "-150.00"),
    ]
    hours = items(manager, "takings", f"{JANUARY}&by=hour")
    assert [(row["key"], row["takings"]) for row in hours] == [
        ("09:00", "740.00"),
        ("10:00", "-150.00"),
    ]
    (cashier,) = items(manager, "takings", f"{JANUARY}&by=cashier")
    assert (cashier["key"], cashier["takings"]) == ("amna", "590.00")
    (month,) = items(manager, "margin", "from=2025-12-15&to=2026-01-01&by=month")
    assert (month["key"], month["margin"]) == ("2026-01", "190.00")
    (cash,) = items(manager, "tenders")
    assert (cash["tender"], cash["taken"], cash["kept"]) == ("cash", "740.00", "590.00")


def test_the_stock_of_now(manager):
    (store,) = items(manager, "stock-value", "")
    assert (store["products"], store["value"], store["on_hand"]) == (1, "1540.00", None)
    (tea,) = items(manager, "stock-value", "by=product")
    assert (tea["on_hand"], tea["unit_cost"], tea["value"]) == (14, "110.00", "1540.00")
    assert items(manager, "dead-stock", "") == []
    (dead,) = items(manager, "dead-stock", "days=10")
    assert (dead["last_sold"], dead["days_without_sale"], dead["value"]) == (
        "2026-01-01",
        19,
        "1540.00",
    )
    assert items(manager, "low-stock", "") == [], "14 last 98 days at one in seven"
    (low,) = items(manager, "low-stock", "lead_days=140")
    assert (low["sold_a_day"], low["days_left"], low["suggested"]) == ("0.143", "98.00", 6)


def test_a_chain_sees_its_stores_and_nobody_sees_others(client, manager):
    both, chief = RestUser(client, "both"), RestUser(client, "chief", store_id=3)
    seen = [row["store_id"] for row in items(both, "stores", f"{JANUARY}&stores=all")]
    assert seen == [1, 2]
    everything = items(chief, "stores", f"{JANUARY}&stores=all")
    assert [row["takings"] for row in everything] == ["590.00", "590.00", "0.00"]
    (cash,) = items(chief, "tenders", f"{JANUARY}&stores=all")
    assert cash["kept"] == "1180.00"
    (together,) = items(chief, "categories", f"{JANUARY}&stores=all")
    assert (together["store_id"], together["net"], together["products"]) == (None, "1180.00", 2)
    each = items(chief, "categories", f"{JANUARY}&stores=all&by=store")
    assert [(row["store_id"], row["net"]) for row in each] == [(1, "590.00"), (2, "590.00")]
    assert [row["store_id"] for row in items(chief, "products", f"{JANUARY}&stores=2")] == [2]
    for name in FORMS:
        for wanted in ("2", "1,2", "99"):
            reply = manager.get(f"{PREFIX}/{name}?stores={wanted}")
            problem(reply, 404, "not_found")
        mine = manager.get(f"{PREFIX}/{name}?stores=all").json()
        assert mine["stores"] == [1]
        assert all(item.get("store_id", 1) == 1 for item in mine["items"])
    problem(manager.get(f"{PREFIX}/stores", x_store_id="2"), 404, "not_found")


@pytest.mark.parametrize("role", ["viewer", "cashier"])
def test_who_counts_a_drawer_sees_no_takings_and_no_costs(client, role):
    user = RestUser(client, role)
    for name, (_query, _reply, deed) in FORMS.items():
        reply = user.get(f"{PREFIX}/{name}")
        if deed == "read":
            assert reply.status_code == 200
        else:
            problem(reply, 403, "forbidden")
    fields = set(columns(REPORTS["low-stock"]))
    assert not {"value", "cost", "takings", "unit_cost"} & fields


def test_pages_are_the_whole_and_have_an_end(client):
    chief = RestUser(client, "chief", store_id=3)
    for name, extra in (("products", ""), ("stores", ""), ("turnover", "&by=product")):
        query = f"{JANUARY}&stores=all{extra}"
        whole = items(chief, name, query)
        found, cursor = [], ""
        while True:
            reply = chief.get(f"{PREFIX}/{name}?{query}&limit=1{cursor}")
            found += reply.json()["items"]
            if reply.json()["next_cursor"] is None:
                assert "link" not in reply.headers
                break
            cursor = f"&cursor={reply.json()['next_cursor']}"
            assert 'rel="next"' in reply.headers["link"]
        assert found == whole, name


def test_the_largest_products_are_of_one_store(client, manager):
    assert items(manager, "products", f"{JANUARY}&order=margin")[0]["product_id"] == TEA
    chief = RestUser(client, "chief", store_id=3)
    problem(chief.get(f"{PREFIX}/products?stores=all&order=net"), 400, "malformed")


def test_the_same_report_is_not_sent_twice(manager):
    first = manager.get(f"{PREFIX}/stores?{JANUARY}")
    assert first.headers["cache-control"] == "private, no-cache"
    again = manager.get(f"{PREFIX}/stores?{JANUARY}", if_none_match=first.headers["etag"])
    assert (again.status_code, again.content) == (304, b"")
    other = manager.get(f"{PREFIX}/stores?from=2026-01-02&to=2026-01-31")
    assert other.headers["etag"] != first.headers["etag"]


@pytest.mark.parametrize(
    ("query", "status", "code"),
    [
        ("from=2026-02-30&to=2026-03-01", 422, "period_refused"),
        ("from=2026-03-02&to=2026-03-01", 422, "period_refused"),
        ("from=2000-01-01&to=2026-03-01", 422, "period_refused"),
        ("to=1999-12-31", 422, "period_refused"),
        ("to=9999-12-31", 422, "period_refused"),
        ("from=1.1.2026", 400, "malformed"),
        ("stores=", 400, "malformed"),
        ("stores=1;2", 400, "malformed"),
        ("stores=0", 400, "malformed"),
        ("cursor=1", 400, "malformed"),
        ("cursor=1-x", 400, "malformed"),
        ("limit=0", 400, "malformed"),
        ("limit=501", 400, "malformed"),
        ("order=name", 400, "malformed"),
        ("colour=red", 400, "malformed"),
    ],
)
def test_what_cannot_be_asked_is_refused_in_words(manager, query, status, code):
    said = problem(manager.get(f"{PREFIX}/products?{query}"), status, code)
    assert said["detail"]


def test_every_report_of_an_empty_store_is_empty_or_zero(client):
    chief = RestUser(client, "chief", store_id=3)
    for name in FORMS:
        for found in items(chief, name, ""):
            assert set(found.values()) <= {3, "Madina General Store", 0, "0.00", None}, name


def test_the_days_of_a_report_without_days_are_the_last_thirty(manager):
    said = manager.get(f"{PREFIX}/stores").json()
    assert (said["from"], said["to"], said["behind"]) == ("2025-12-22", "2026-01-20", 0)
    assert manager.get(f"{PREFIX}/stock-value").json()["from"] is None


def read_csv(reply):
    assert reply.status_code == 200, reply.text
    assert reply.content.startswith(b"\xef\xbb\xbf"), "so that Excel reads it as UTF-8"
    return list(csv.DictReader(io.StringIO(reply.content.decode("utf-8-sig"))))


def test_every_report_as_csv_has_the_rows_of_its_json(manager):
    for route in REPORT_ROUTES:
        if not route.path.endswith(".csv"):
            continue
        name = route.path.removeprefix(f"{PREFIX}/").removesuffix(".csv")
        reply = manager.get(route.path)
        assert "attachment" in reply.headers["content-disposition"]
        shown = [
            {key: "" if value is None else str(value) for key, value in row.items()}
            for row in manager.get(f"{PREFIX}/{name}").json()["items"]
        ]
        assert read_csv(reply) == shown, name


def test_a_csv_that_is_too_long_says_what_to_do(manager, monkeypatch):
    monkeypatch.setattr(catalogue, "CSV_ROWS_MAX", 0)
    said = problem(manager.get(f"{PREFIX}/products.csv?{JANUARY}"), 422, "report_too_long")
    assert "job" in said["detail"]


def test_the_defaults_of_the_api_are_those_of_the_reports():
    assert set(FORMS) == set(REPORTS)
    for name, (query, reply, _deed) in FORMS.items():
        asked = query()
        report = REPORTS[name]
        assert getattr(asked, "by", "") == next(iter(report.by), "")
        assert getattr(asked, "days", 0) == report.days
        assert getattr(asked, "lead_days", 0) == report.lead_days
        assert report.row.__name__ in str(reply.__annotations__["items"])
        assert hasattr(asked, "end") is not report.is_of_now
    assert (DeadQuery().days, LowQuery().lead_days) == (90, 14)


@pytest.mark.parametrize(
    ("balance", "owed", "ages"),
    [
        (100, [100, 0, 0], [100, 0, 0, 0]),
        (100, [60, 20, 0], [60, 20, 0, 20]),
        (50, [60, 20, 500], [50, 0, 0, 0]),
        (0, [60, 0, 0], [0, 0, 0, 0]),
        (-5, [60, 0, 0], [0, 0, 0, 0]),
    ],
)
def test_what_is_left_of_a_debt_is_the_newest(balance, owed, ages):
    assert aged(balance, owed) == ages
