"""A busy shop's figures at head office and at its other till are those of its paper book."""

from random import Random

import pytest
from pos_protocol.money import parse_money
from pos_protocol.quantity import parse_quantity
from sync_server.operations.rebuilding import rebuild as rebuild_store
from sync_server.operations.reporting.answering import Asked, answer
from sync_server.operations.reporting.catalogue import REPORTS
from sync_server.operations.verifying import verify as verify_store

from pos_app.db.rebuild import rebuild
from pos_app.db.verify import verify
from tests.support.central.queue import feeder_of
from tests.support.reporting.auditor import Auditor
from tests.support.reporting.bookkeeper import FIRST_DAY, half_up
from tests.support.reporting.busy_shop import BusyShop, work


def synced(link, *tills):
    for till in tills:
        till.sync_all(link.api(till))


def told(link, book, name, **asked):
    """The rows of a report of all days that the book knows."""
    period = {"start": f"{FIRST_DAY}", "end": f"{max(book.days)}"}
    asked = Asked(stores=(link.store_id,), **period, **asked)
    answered = answer(link.central.db, REPORTS[name], asked, now_ms=link.central.clock.wall_ms())
    assert answered.behind == 0
    return answered.rows


@pytest.mark.parametrize("seed", range(2))
def test_a_busy_shop_is_told_alike_everywhere(near_link, seed):
    first, second = near_link.till(), near_link.till()
    # What costs were paid last is told by clocks: they go alike.
    second.close()
    second.clock = first.clock
    second.open()
    shop = BusyShop(first.till, Random(seed))
    synced(near_link, first, second)
    counters = (shop, shop.beside(second.till))
    for _ in range(2):
        for counter in counters:
            work(counter, 25)
            # Twice: what the second till sent is news for the first.
            synced(near_link, first, second, first)
    feeder_of(near_link.central).sweep()
    for counter in counters:
        Auditor(counter.till, counter.book).check()
    check_head_office(near_link, shop.book)
    rebuild_store(near_link.central.db, near_link.store_id)
    check_head_office(near_link, shop.book)
    assert verify_store(near_link.central.db, near_link.store_id).problems == []
    for counter in counters:
        rebuild(counter.till.db)
        assert verify(counter.till.db).ok
        Auditor(counter.till, counter.book).check()


def check_head_office(link, book):
    check_takings(link, book)
    check_goods(link, book)
    check_money(link, book)


def check_takings(link, book):
    for by, sums_of in (
        ("day", {day.isoformat(): sums for day, sums in book.days.items()}),
        ("cashier", book.people),
    ):
        rows = {row.key: row for row in told(link, book, "takings", by=by)}
        assert set(rows) == set(sums_of)
        for key, sums in sums_of.items():
            row, sales = rows[key], sums["sales"]
            assert (row.sales, row.returns) == (sales, sums["returns"])
            assert parse_money(row.takings) == sums["sales_total"] - sums["returns_total"]
            assert parse_money(row.returned) == sums["returns_total"]
            assert parse_money(row.discounts) == sums["discount"]
            assert parse_money(row.tax) == sums["tax"]
            average = half_up(sums["sales_total"] / sales) if sales else None
            assert (row.average_sale and parse_money(row.average_sale)) == average
    (store,) = told(link, book, "stores")
    assert parse_money(store.rounding) == sum(sums["rounding"] for sums in book.days.values())


def check_goods(link, book):
    rows = {row.product_id: row for row in told(link, book, "products")}
    for goods, sums in book.sold.items():
        row = rows[goods.number]
        sold, returned = (parse_quantity(f"{each}") for each in (row.sold, row.returned))
        assert (sold - returned, returned) == (sums["quantity"], sums["returned"])
        assert parse_money(row.net) == sums["amount"]
        assert parse_money(row.tax) == sums["tax"]
    stock = link.stock()
    assert {goods.number: goods.milli for goods in book.goods.values() if goods.milli} == {
        number: milli for number, milli in stock.items() if milli
    }


def check_money(link, book):
    rows = {row.tender: row for row in told(link, book, "tenders")}
    for kind, sums in book.tenders.items():
        row = rows[kind]
        assert parse_money(row.taken) == sums["sale"], kind
        assert parse_money(row.paid_back) == sums["return"], kind
        assert parse_money(row.khata_paid) == sums["khata"], kind
    owed = {row.customer_id: parse_money(row.balance) for row in told(link, book, "khata-ageing")}
    assert owed == {customer: balance for customer, balance in book.khata.items() if balance}
