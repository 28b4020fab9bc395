"""A whole shop worked by chance: its bills, its stock, its drawer and its khata."""

import pytest
from pos_protocol.events import OutReason, Tender, TenderKind, Unit

from pos_app.domain.errors import NothingToConfirm
from pos_app.domain.people import Right
from pos_app.domain.shift import CashCount
from pos_app.domain.stock import Count, Receipt, Removal, VendorBill
from pos_app.errors import ApprovalNeeded, ShiftNotOpen
from pos_app.operations import (
    products,
    returning,
    selling,
    shifts,
    stocking,
)
from pos_app.operations.khata import customers
from pos_app.operations.paying import confirming
from pos_app.operations.products import ProductEdit
from tests.support.reporting.auditor import Auditor
from tests.support.reporting.bookkeeper import Line, bill, half_up
from tests.support.reporting.busy_counter import BusyCounter


class BusyShop(BusyCounter):
    """The same with its stock, and with what comes without a bill: goods, money, and news of it."""

    def give_back_without_receipt(self):
        goods = self.rng.choice(list(self.book.goods.values()))
        milli = 2000 if goods.unit is Unit.PIECE else 777
        cart = selling.new_cart(self.till).add(self.products[goods.number], milli)
        done = self.asked(lambda by: returning.return_sale(by, cart))
        written = bill([Line(goods, milli, goods.price)], inclusive=self.inclusive, step=self.step)
        assert done.total_paisa == written.total
        self.write(done, written, {"cash": written.total}, is_back=True)

    def confirm(self):
        """The bank's message about a payment came, at whichever counter; it comes once."""
        if not self.book.unconfirmed:
            return
        sale_id = self.rng.choice(list(self.book.unconfirmed))
        till = self.someone()
        if not till.may(Right.SELL):
            with pytest.raises(ApprovalNeeded):
                confirming.confirm_payment(till, sale_id, "RA4711")
            return
        confirming.confirm_payment(till, sale_id, "RA4711")
        del self.book.unconfirmed[sale_id]
        with pytest.raises(NothingToConfirm):
            confirming.confirm_payment(till, sale_id, "RA4712")

    def receive(self):
        goods = self.rng.choice(list(self.book.goods.values()))
        milli = self.rng.randrange(1, 30) * 1000
        cost = self.rng.choice((None, half_up(goods.price * self.rng.randrange(60, 95) / 100)))
        line = Receipt(product_id=goods.number, quantity_milli=milli, cost_paisa=cost)
        is_paid = cost is not None and self.rng.random() < 0.5
        till = self.someone()
        deliver = stocking.receive_paid_stock if is_paid else stocking.receive_stock
        done = self.asked(lambda by: deliver(by, [line], bill=VendorBill(number="88")), till)
        goods.milli += milli
        goods.cost = goods.cost if cost is None else cost
        money = goods.worth(milli, cost) if is_paid else 0
        if money:
            self.book.moved_cash(-money)
        self.deliveries.append(
            (done.recorded.envelope.event_id, goods, milli, money, self.book.drawer)
        )

    def undo_delivery(self):
        if not self.deliveries:
            return
        event_id, goods, milli, money, drawer = self.deliveries.pop()
        done = self.asked(lambda by: stocking.undo_receipt(by, event_id))
        self.book.gone(goods, milli, "correction")
        assert done.was_paid_paisa == money
        if money and drawer is self.book.drawer:
            self.book.moved_cash(money)

    def remove(self):
        goods = self.rng.choice(list(self.book.goods.values()))
        reason = self.rng.choice((OutReason.SPOILAGE, OutReason.OWN_USE, OutReason.VENDOR_RETURN))
        line = Removal(product_id=goods.number, quantity_milli=3000, reason=reason)
        done = self.asked(lambda by: stocking.remove_stock(by, [line]))
        self.book.gone(goods, 3000, str(reason))
        self.removals.append((done.recorded.envelope.event_id, goods))

    def put_back(self):
        if self.removals:
            event_id, goods = self.removals.pop()
            self.asked(lambda by: stocking.undo_removal(by, event_id))
            self.book.gone(goods, -3000, "put_back")

    def count(self):
        goods = self.rng.choice(list(self.book.goods.values()))
        seen = max(0, goods.milli // 1000 * 1000 + self.rng.choice((-2000, 0, 1000)))
        self.asked(
            lambda by: stocking.count_stock(
                by, [Count(product_id=goods.number, counted_milli=seen)]
            )
        )
        off = seen - goods.milli
        if off:
            self.book.gone(goods, -off, "count_gain" if off > 0 else "count_loss")

    def reprice(self):
        goods = self.rng.choice(list(self.book.goods.values()))
        price = goods.price + self.rng.choice((-7, 13, 100))
        edit = ProductEdit(price_paisa=price)
        changed = self.asked(lambda by: products.change_product(by, goods.number, edit))
        self.products[goods.number], goods.price = changed, price

    def pay_khata(self):
        customer, amount = self.rng.choice(self.customers), self.rng.randrange(1, 30_000)
        kind = self.rng.choice(("cash", "card"))
        tender = Tender(kind=TenderKind(kind), amount=amount)
        done = self.asked(lambda by: customers.take_khata_payment(by, customer, tender))
        before = self.book.khata[customer]
        self.book.khata_paid(customer, kind, amount)
        assert done.standing.before_paisa == before
        assert done.standing.after_paisa == before - amount

    def adjust_khata(self):
        customer, amount = self.rng.choice(self.customers), self.rng.choice((-1_500, 4_000))
        self.asked(lambda by: customers.adjust_khata(by, customer, amount, note="paper"))
        self.book.khata[customer] += amount

    def move_cash(self):
        amount = self.rng.randrange(1, 20_000) * self.rng.choice((1, -1))
        word = "in" if amount > 0 else "out"
        if self.book.drawer is None:
            with pytest.raises(ShiftNotOpen):
                shifts.move_cash(self.till, word, abs(amount))
            return
        self.asked(lambda by: shifts.move_cash(by, word, abs(amount)))
        self.book.moved_cash(amount)

    def open_drawer(self):
        self.asked(lambda by: shifts.open_drawer(by, reason="change"))
        self.book.shift().sums["drawer_opened"] += 1

    def close_shift(self):
        if self.book.drawer is None:
            opening = self.rng.choice((0, 50_000))
            self.asked(lambda by: shifts.open_shift(by, opening_float_paisa=opening))
            self.book.open(opening)
            return
        auditor = Auditor(self.till, self.book)
        auditor.check_shift(shifts.report(self.till), self.book.drawer)
        drawer, off = self.book.drawer, self.rng.choice((0, -250, 100))
        counted = max(0, drawer.cash + off)
        done = self.asked(lambda by: shifts.close_shift(by, CashCount(counted_paisa=counted)))
        event = done.recorded.event
        assert (event.expected, event.counted) == (drawer.cash, counted)
        assert event.sales_total == drawer.sums["sales_total"]
        assert event.returns_total == drawer.sums["returns_total"]
        assert event.grand_total == self.book.grand_total()
        assert done.shift.variance_paisa == counted - drawer.cash
        self.book.close()

    def sleep(self):
        self.till.clock.advance(self.rng.choice((3_600_000, 9 * 3_600_000, 26 * 3_600_000)))


DEEDS = {
    BusyShop.sell: 40,
    BusyShop.give_back: 10,
    BusyShop.give_back_without_receipt: 3,
    BusyShop.void: 4,
    BusyShop.exchange: 8,
    BusyShop.confirm: 8,
    BusyShop.receive: 9,
    BusyShop.undo_delivery: 3,
    BusyShop.remove: 4,
    BusyShop.put_back: 2,
    BusyShop.count: 3,
    BusyShop.reprice: 3,
    BusyShop.pay_khata: 6,
    BusyShop.adjust_khata: 2,
    BusyShop.move_cash: 5,
    BusyShop.open_drawer: 2,
    BusyShop.close_shift: 5,
    BusyShop.sleep: 4,
}


def work(shop, steps):
    """Do some things by chance. An assertion that fails says what was done before."""
    done = []
    for _ in range(steps):
        (deed,) = shop.rng.choices(list(DEEDS), list(DEEDS.values()))
        done.append(deed.__name__)
        try:
            deed(shop)
        except AssertionError as error:
            error.add_note(f"after {done}")
            raise
