"""A till's reports, shifts, statements and files, held against its paper book."""

import csv
from collections import defaultdict
from decimal import Decimal
from itertools import pairwise

from pos_app.db.queries import explaining
from pos_app.db.queries import stock as stock_queries
from pos_app.domain.report import Days, Kind
from pos_app.operations import (
    history,
    shifts,
)
from pos_app.operations.khata import accounts, customers
from pos_app.operations.reporting import answers
from pos_app.operations.reporting.files import write_csv
from tests.support.reporting.bookkeeper import FIRST_DAY, half_up


class Auditor:
    """Holds every figure of a till against its paper book."""

    def __init__(self, till, book):
        self.till, self.book = till, book

    def check(self):
        """Everything, at the till that was worked at."""
        for number, drawer in enumerate(self.book.closed, 1):
            self.check_shift(shifts.report(self.till, number), drawer)
        if self.book.drawer is not None:
            self.check_shift(shifts.report(self.till), self.book.drawer)
        self.check_store()

    def check_store(self):
        """What every till of the store has to know, its own drawer apart."""
        self.check_stock()
        self.check_khata()
        self.check_takings()
        self.check_goods()
        self.check_losses()

    def check_stock(self):
        with self.till.db.read() as tx:
            there = {row.product_id: row.quantity_milli for row in stock_queries.all_stock(tx)}
            for number, goods in self.book.goods.items():
                assert there[number] == goods.milli, number
                steps = explaining.explain(tx, number)
                assert (steps[-1].quantity_after_milli if steps else 0) == goods.milli
                for before, after in pairwise(steps):
                    moved = after.quantity_after_milli - before.quantity_after_milli
                    assert abs(moved) == after.quantity_milli

    def check_khata(self):
        aged = {row["customer_id"]: row for row in self.rows("khata-ageing")}
        for customer, owed in self.book.khata.items():
            assert accounts.account(self.till, customer).balance_paisa == owed
            told = customers.statement(self.till, customer)
            assert told.closing_paisa == owed
            assert told.opening_paisa + sum(line.amount_paisa for line in told.lines) == owed
            row = aged.get(customer)
            assert (row["balance"] if row else 0) == owed
            if row:
                ages = row["to_30"] + row["to_60"] + row["to_90"] + row["older"]
                assert ages == max(0, owed)

    def check_shift(self, report, drawer):
        found, sums = report.shift.sums, drawer.sums
        assert report.shift.cash_paisa == drawer.cash
        assert report.shift.opening_float_paisa == drawer.opening
        for ours, theirs in (
            ("sales", found.sales),
            ("sales_total", found.sales_total_paisa),
            ("returns", found.returns),
            ("returns_total", found.returns_total_paisa),
            ("discount", found.discounts_paisa),
            ("tax", found.tax_paisa),
            ("rounding", found.rounding_paisa),
            ("cash_in", found.cash_in_paisa),
            ("cash_out", found.cash_out_paisa),
            ("voids", found.voids),
            ("voids_total", found.voids_total_paisa),
            ("drawer_opened", found.drawer_opened),
        ):
            assert theirs == sums[ours], ours
        assert sorted(each.amount_paisa for each in report.unconfirmed) == sorted(
            amount for shift, amount in self.book.unconfirmed.values() if shift is drawer
        )
        for source in ("sale", "return", "khata"):
            for kind in ("cash", "card", "qr", "khata"):
                assert report.took_paisa(source, kind) == drawer.paid[source, kind], (source, kind)

    def days(self):
        """All days that this shop has seen."""
        return Days(first=FIRST_DAY, last=max([*self.book.days, self.till.today()]))

    def rows(self, name):
        report = answers.read(self.till, name, self.days())
        names = [column.name for column in report.columns]
        self.check_file(report)
        return [dict(zip(names, row, strict=True)) for row in report.rows]

    def check_file(self, report):
        """The file says in rupees what the rows say in paisa."""
        path = self.till.settings.data_dir / "report.csv"
        write_csv(report, path)
        with path.open(encoding="utf-8-sig", newline="") as file:
            lines = list(csv.DictReader(file))
        for column in report.columns:
            if column.kind is Kind.MONEY:
                told = [Decimal(line[column.name]) for line in lines if line[column.name]]
                paisa = [value for value in report.values(column.name) if value is not None]
                assert [value * 100 for value in told] == paisa

    def check_takings(self):
        book = self.book
        told = {row["day"]: row for row in self.rows("takings")}
        assert set(told) == {day.isoformat() for day in book.days}
        for day, sums in book.days.items():
            row = told[day.isoformat()]
            assert (row["bills"], row["sales"]) == (sums["sales"], sums["sales_total"])
            assert row["returned"] == sums["returns_total"]
            assert row["net"] == sums["sales_total"] - sums["returns_total"]
            assert (row["discount"], row["tax"]) == (sums["discount"], sums["tax"])
            listed = history.bills_of_day(self.till, day).rows
            for each in listed:
                assert each.is_unconfirmed == (each.event_id in book.unconfirmed)
            signed = [(-1 if each.kind == "return" else 1) * each.total_paisa for each in listed]
            assert sum(signed) == row["net"]
            alone, _ = answers.glance(self.till, Days(first=day, last=day))
            assert (alone.bills, alone.net_paisa) == (row["bills"], row["net"])
        hours = defaultdict(lambda: [0, 0])
        for (_, hour), sums in book.hours.items():
            hours[hour][0] += sums["sales"]
            hours[hour][1] += sums["sales_total"] - sums["returns_total"]
        assert {row["hour"]: [row["bills"], row["net"]] for row in self.rows("hours")} == hours
        heat = answers.heat(self.till, self.days())
        assert sum(map(sum, heat)) == sum(net for _, net in hours.values())
        staff = {row["person"]: row for row in self.rows("staff")}
        assert set(staff) == set(book.people)
        for who, sums in book.people.items():
            row, bills = staff[who], sums["sales"]
            assert (row["bills"], row["sales"]) == (bills, sums["sales_total"])
            assert (row["returned"], row["discount"]) == (sums["returns_total"], sums["discount"])
            assert row["average"] == (half_up(sums["sales_total"] / bills) if bills else 0)
        tenders = {row["tender"]: row for row in self.rows("tenders")}
        for kind in (*book.tenders, *tenders):
            row, sums = tenders[kind], book.tenders[kind]
            assert (row["sales"], row["returned"]) == (sums["sale"], sums["return"]), kind
            assert (row["khata"], row["times"]) == (sums["khata"], sums["times"]), kind
            assert row["net"] == sums["sale"] - sums["return"] + sums["khata"]

    def check_goods(self):
        told = {row["product_id"]: row for row in self.rows("products")}
        assert set(told) == {goods.number for goods in self.book.sold}
        vendors = defaultdict(lambda: [0, 0, 0])
        categories = defaultdict(lambda: [0, 0])
        known = [0, 0, 0]
        for goods, sums in self.book.sold.items():
            row = told[goods.number]
            for name in ("quantity", "returned", "amount", "tax"):
                assert row[name] == sums[name], (goods.number, name)
            cost = None if goods.cost is None else goods.worth(sums["quantity"], goods.cost)
            earned = sums["amount"] - sums["tax"]
            profit = None if cost is None else earned - cost
            assert (row["cost"], row["profit"]) == (cost, profit)
            if profit is not None and earned > 0:
                assert row["margin"] == half_up(profit * 10_000 / earned)
            vendors[goods.vendor][0] += sums["amount"]
            vendors[goods.vendor][1] += cost or 0
            vendors[goods.vendor][2] += profit or 0
            categories[goods.category][0] += sums["amount"]
            categories[goods.category][1] += sums["tax"]
            if cost is not None:
                known[0] += sums["amount"]
                known[1] += earned
                known[2] += sums["quantity"] * goods.cost
        assert {
            row["vendor"]: [row["amount"], row["cost"], row["profit"]]
            for row in self.rows("vendors")
        } == vendors
        assert {
            row["category"].casefold(): [row["amount"], row["tax"]]
            for row in self.rows("categories")
        } == categories
        now, _ = answers.glance(self.till, self.days())
        sums = self.book.days.values()
        assert now.sales_paisa == sum(day["sales_total"] for day in sums)
        assert now.returns_paisa == sum(day["returns_total"] for day in sums)
        assert now.bills == sum(day["sales"] for day in sums)
        assert now.average_paisa == (half_up(now.sales_paisa / now.bills) if now.bills else 0)
        assert now.profit_paisa == known[1] - half_up(known[2] / 1000)
        # Between takings and goods stands nothing but the rounding of bills.
        rounding = sum(day["rounding"] for day in sums)
        assert now.net_paisa == sum(row["amount"] for row in told.values()) + rounding

    def check_losses(self):
        told = {row["reason"]: row for row in self.rows("shrinkage")}
        assert set(told) == {reason for reason, _ in self.book.losses}
        for reason, row in told.items():
            lost = [(g, milli) for (word, g), milli in self.book.losses.items() if word == reason]
            assert row["times"] == self.book.loss_times[reason]
            assert row["at_price"] == sum(g.worth(milli, g.price) for g, milli in lost)
            assert row["at_cost"] == sum(g.worth(milli, g.cost) for g, milli in lost)
        worth = {row["vendor"]: row for row in self.rows("stock-value")}
        there = [goods for goods in self.book.goods.values() if goods.milli > 0]
        for vendor in {goods.vendor for goods in there}:
            mine = [goods for goods in there if goods.vendor == vendor]
            assert worth[vendor]["products"] == len(mine)
            assert worth[vendor]["at_price"] == sum(g.worth(g.milli, g.price) for g in mine)
            assert worth[vendor]["at_cost"] == sum(g.worth(g.milli, g.cost) for g in mine)
