"""The reports beside the worked example: khata, formulas, limits, removed goods, many pages."""

import io

import pytest
from pos_protocol.money import money_text, parse_money
from sync_server.db.queries.reports import sums
from sync_server.operations.reporting.answering import Asked, answer, understood
from sync_server.operations.reporting.catalogue import REPORTS, every_row, write_csv

from pos_protocol import events
from tests.support.central.queue import feeder_of
from tests.support.chain_till import SHIFT, received, sold
from tests.support.reporting.worked_example import at, bill
from tests.support.sync_server import local_server


@pytest.fixture
def server(tmp_path):
    with local_server(tmp_path) as running:
        running.clock.now_ms = at("2026-06-30 12:00").wall_ms
        yield running


def told(server, *story, seed=3):
    till = server.enrol(seed=seed)
    for when, event in story:
        till.append(event, occurred_at=at(when))
    till.push_all(server.api(till))
    feeder_of(server).sweep()


def rows(server, name, **asked):
    report = REPORTS[name]
    given = {"days": report.days, "lead_days": report.lead_days, "stores": (1,)} | asked
    return answer(server.db, report, Asked(**given), now_ms=server.clock.now_ms).rows


def on_khata(quantity, customer=5):
    sale = bill(events.SaleCompleted, quantity, customer_id=customer)
    tender = events.Tender(kind=events.TenderKind.KHATA, amount=sale.total)
    return events.SaleCompleted(
        shift_id=SHIFT, lines=sale.lines, tenders=(tender,), total=sale.total, customer_id=customer
    )


def paid(amount, customer=5):
    tender = events.Tender(kind=events.TenderKind.CASH, amount=amount)
    return events.KhataPaid(shift_id=SHIFT, customer_id=customer, tender=tender)


def test_a_khata_ages_from_its_oldest_unpaid_bill(server):
    told(
        server,
        ("2026-01-05 10:00", events.CustomerAdded(customer_id=5, name="Aslam")),
        ("2026-01-05 10:05", on_khata(2)),
        ("2026-05-10 10:00", on_khata(1)),
        ("2026-06-29 23:59", on_khata(1)),
        ("2026-06-30 10:00", paid(20_000)),
        ("2026-06-30 11:00", paid(1_000, customer=6)),
    )
    aslam, other = rows(server, "khata-ageing")
    assert (aslam.name, aslam.balance) == ("Aslam", "400.00")
    assert (aslam.days_0_30, aslam.days_31_60, aslam.days_61_90, aslam.over_90_days) == (
        "150.00",
        "150.00",
        "0.00",
        "100.00",
    )
    assert (other.balance, other.over_90_days) == ("-10.00", "0.00")
    (before,) = rows(server, "khata-ageing", end="2026-06-29")
    assert (before.balance, before.over_90_days) == ("600.00", "300.00")
    assert rows(server, "khata-ageing", end="2026-01-04") == []


def test_a_name_that_a_spreadsheet_would_run_is_made_a_text(server):
    names = ("=1+1", "@SUM(A1)", "-2+3", "+7", "-5")  # the last is a number, and runs nothing
    told(
        server,
        *(
            ("2026-06-01 09:00", events.ProductAdded(product_id=n, name_en=name, price=1))
            for n, name in enumerate(names, 1)
        ),
        *(("2026-06-01 09:00", received(n, 1_000)) for n in range(1, 6)),
        ("2026-06-02 09:00", sold(*((n, 2_000) for n in range(1, 6)))),
    )
    file = io.StringIO()
    report = REPORTS["products"]
    question = understood(server.db, report, Asked(stores=None), now_ms=server.clock.now_ms)
    with server.db.read() as tx:
        assert write_csv(tx, report, question, file=file) == 5
    lines = file.getvalue().splitlines()[1:]
    assert [line.split(",")[2] for line in lines] == [
        "'=1+1",
        "'@SUM(A1)",
        "'-2+3",
        "'+7",
        "-5",
    ]


def test_a_limit_of_the_catalogue_makes_goods_low_though_nobody_buys_them(server):
    added = events.ProductAdded(product_id=1, name_en="Salt", price=1, low_at=3_000)
    told(server, ("2026-06-01 09:00", added), ("2026-06-01 09:01", received(1, 3_000)))
    (salt,) = rows(server, "low-stock")
    assert (salt.low_at, salt.sold_a_day, salt.days_left, salt.suggested) == (3, "0", None, 1)
    till = server.enrol(seed=9)
    gone = events.ProductRemoved(product_id=1, base=1)
    till.append(gone, occurred_at=at("2026-06-02 09:00"), hlc=(2**45, 0))
    till.push_all(server.api(till))
    feeder_of(server).sweep()
    assert rows(server, "low-stock") == []


def test_what_to_order_is_two_weeks_of_sales_and_the_reserve_less_what_is_there(server):
    added = events.ProductAdded(
        product_id=1, name_en="Ghee", price=1, unit=events.Unit.KG, low_at=4_000
    )
    told(
        server,
        ("2026-06-01 09:00", added),
        ("2026-06-01 09:01", received(1, 30_000)),
        ("2026-06-03 09:00", sold((1, 1_000))),
        ("2026-06-20 09:00", sold((1, 27_500))),
    )
    (ghee,) = rows(server, "low-stock", days=28)
    assert (ghee.on_hand, ghee.sold_a_day, ghee.days_left) == ("1.5", "1.018", "1.47")
    assert ghee.suggested == 17, "fourteen days are 14.25, and 4 in reserve, less 1.5: 16.75"
    (ghee,) = rows(server, "low-stock", days=28, lead_days=7)
    assert ghee.suggested == 10, "seven days are 7.125"


def goods(*categories):
    return (
        (
            "2026-06-01 09:00",
            events.ProductAdded(product_id=n, name_en="x", price=1, unit=unit, category=category),
        )
        for n, (category, unit) in enumerate(categories, 1)
    )


def test_categories_add_up_their_goods_by_unit_and_page_by_store(server, monkeypatch):
    dairy, oil = ("Dairy", events.Unit.PIECE), ("تیل", events.Unit.LITRE)
    told(
        server,
        *goods(dairy, ("d AIRY", events.Unit.KG), oil, ("", events.Unit.PIECE), ("Unsold", "kg")),
        *(("2026-06-01 09:01", received(n, 9_000)) for n in range(1, 6)),
        ("2026-06-02 09:00", sold((1, 2_000), (2, 1_500), (3, 3_000), (4, 1_000))),
    )
    asked = {"start": "2026-05-20", "end": "2026-06-30"}
    found = rows(server, "categories", **asked)
    assert [(row.name, row.products, row.pieces, row.kg, row.litres) for row in found] == [
        ("Dairy", 2, 2, "1.5", 0),
        ("تیل", 1, 0, 0, 3),
        ("No category", 1, 1, 0, 0),
    ]
    sold_of = {row.product_id: row for row in rows(server, "products", **asked)}
    assert found[1].net == sold_of[3].net
    assert found[0].net == money_text(sum(parse_money(sold_of[n].net) for n in (1, 2)))
    each = REPORTS["categories"]
    pages, after = [], (0, 0)
    while after is not None:
        given = Asked(stores=(1,), by="store", after=after, limit=2, **asked)
        page = answer(server.db, each, given, now_ms=server.clock.now_ms)
        pages.append([row.name for row in page.rows])
        after = page.after
    assert pages == [["Dairy", "تیل"], ["No category"]]
    monkeypatch.setattr(sums, "RANGES_MAX", 0)
    assert rows(server, "categories", **asked) == found


def test_sums_of_many_stores_are_read_another_way_and_are_the_same(server, monkeypatch):
    told(server, ("2026-06-01 09:00", received(1, 9_000)), ("2026-06-02 09:00", sold((1, 2_000))))
    asked = {"start": "2026-05-20", "end": "2026-06-30"}
    few = {name: rows(server, name, **asked) for name in ("stores", "takings", "products")}
    monkeypatch.setattr(sums, "RANGES_MAX", 0)
    assert {name: rows(server, name, **asked) for name in few} == few
    assert few["stores"][0].takings == "200.00"


def test_all_pages_together_are_every_row(server):
    story = [("2026-06-02 09:00", sold(*((n, 1_000) for n in range(1, 401))))]
    story += [("2026-06-02 09:01", sold(*((n, 1_000) for n in range(401, 701))))]
    told(server, *story)
    report = REPORTS["products"]
    question = understood(server.db, report, Asked(stores=(1,)), now_ms=server.clock.now_ms)
    with server.db.read() as tx:
        found = [row.product_id for row in every_row(tx, report, question)]
    assert found == list(range(1, 701))
