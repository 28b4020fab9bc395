"""A till worked by chance and by people of every role, with a paper book beside it: bills."""

from collections import defaultdict
from copy import copy

import pytest
from pos_protocol.events import OutReason, Tender, TenderKind, Unit

from pos_app.domain.cart import Discount
from pos_app.domain.errors import KhataLimitReached
from pos_app.domain.people import APPROVED, Right, Role
from pos_app.domain.sale import Origin
from pos_app.errors import ApprovalNeeded
from pos_app.operations import (
    people,
    pricing,
    products,
    returning,
    rules,
    selling,
)
from pos_app.operations.khata import customers
from pos_app.operations.products import NewProduct
from tests.support.reporting.bookkeeper import Book, Goods, Line, Off, bill, slip
from tests.support.reporting.refunds import Refunds
from tests.support.shops.staff import ROLES

LIMIT_PAISA = 60_000
OFFS = (*[Off()] * 6, Off(bp=250), Off(bp=1_000), Off(paisa=37), Off(bp=10_000))
"""What may be taken off a line; the last one is a gift."""
GOODS = (
    ("Milk", Unit.PIECE, 18_050, 1_800, "Metro", "Dairy"),
    ("Soap", Unit.PIECE, 9_999, 0, "Metro", ""),
    ("Sugar", Unit.KG, 15_333, 500, "", "Dry"),
    ("Oil", Unit.LITRE, 52_047, 1_700, "Raza", "dry "),
    ("Match", Unit.PIECE, 533, 0, "", "Dairy"),
)


class BusyCounter(Refunds):
    """A till and its paper book: bills and what comes back of them, by people of every role."""

    def __init__(self, till, rng):
        self.till, self.rng, self.book = till, rng, Book()
        self.inclusive, self.step = rng.random() < 0.5, rng.choice((1, 100, 500))
        rules.set_rule(till, "tax_inclusive", "true" if self.inclusive else "false")
        rules.set_rule(till, "rounding_paisa", f"{self.step}")
        rules.set_rule(till, "discount_bp_max", "500")
        rules.set_rule(till, "khata_limit_default", f"{LIMIT_PAISA}")
        self.products = {}
        for name, unit, price, tax_bp, vendor, category in GOODS:
            new = NewProduct(
                name_en=name, price_paisa=price, unit=unit, tax_bp=tax_bp, category=category
            )
            product = products.add_product(till, new, vendor=vendor)
            self.products[product.product_id] = product
            goods = Goods(product.product_id, unit=unit, price=price, tax_bp=tax_bp)
            goods.vendor, goods.category = vendor, category.strip().casefold()
            self.book.goods[product.product_id] = goods
        self.customers = [
            customers.add_customer(till, name).customer.customer_id for name in ("Rashid", "Zoya")
        ]
        self.bills, self.deliveries, self.removals = [], [], []

    def beside(self, till):
        """Another counter of the same shop: its own till and drawer, the same goods and people."""
        other = copy(self)
        other.till, other.book = till, self.book.beside()
        return other

    def someone(self):
        """Somebody who works here now."""
        name = self.rng.choice((*ROLES, "Aslam", "Aslam"))
        return people.at_work(self.till, name, ROLES[name])

    def asked(self, deed, till=None):
        """Do something as somebody; who may not do it changes nothing, and asks the manager."""
        till = till or self.someone()
        for _ in range(4):
            before = self.events()
            try:
                return deed(till)
            except ApprovalNeeded as needed:
                assert self.events() == before, "who may not do it has done it"
                right = Right(needed.right)
                assert not till.may(right)
                till = people.allowed(till, right, by="Bano", role=Role.MANAGER)
        raise AssertionError(till)

    def events(self):
        with self.till.db.read() as tx:
            return tx.execute("SELECT count(*) FROM event_log").fetchone()[0]

    def lines(self):
        """Lines as somebody says them: now and then for so much money, or with something off."""
        found = []
        for goods in self.rng.sample(list(self.book.goods.values()), self.rng.randrange(1, 4)):
            off = self.rng.choice(OFFS)
            if goods.unit is Unit.PIECE:
                price = self.rng.choice((goods.price, goods.price, goods.price - 33))
                found.append(Line(goods, self.rng.randrange(1, 6) * 1000, price, off=off))
            elif self.rng.random() < 0.3:
                money = self.rng.randrange(1_000, 20_000)
                milli = max(1, (2000 * money + goods.price) // (2 * goods.price))
                found.append(Line(goods, milli, goods.price, gross=money, off=off))
            else:
                found.append(Line(goods, self.rng.randrange(100, 4_000), goods.price, off=off))
        return found

    def put(self, till, cart, line):
        """One line on the till's bill, as a cashier does it."""
        product = self.products[line.goods.number]
        if line.gross is not None:
            cart = selling.sell_money_worth(till, cart, product, money_paisa=line.gross)
        else:
            cart = selling.sell_product(till, cart, product, quantity_milli=line.milli)
        n = cart.lines[-1].n
        if line.price != line.goods.price:
            cart = self.priced(till, cart, n, line.price)
        if line.off != Off():
            cart = self.asked(
                lambda by: pricing.set_discount(
                    by, cart, Discount(line.off.paisa, line.off.bp), n=n
                ),
                till,
            )
        return cart

    def priced(self, till, cart, n, price):
        return self.asked(lambda by: pricing.set_price(by, cart, price, n=n), till)

    def filled(self, till):
        """A bill with its lines on paper; some were put on it and taken back, or it waited."""
        cart, paper, saved = selling.new_cart(till), self.lines(), None
        for line in paper:
            cart = self.put(till, cart, line)
            saved = selling.save_cart(till, cart, last=saved)
            if self.rng.random() < 0.2:
                more = self.put(till, cart, self.lines()[0]) if len(cart.lines) < 3 else cart
                if len(more.lines) > len(cart.lines):
                    selling.save_cart(till, more, last=saved)
                    cart, saved = selling.undo_cart(till, more), None
        off = self.rng.choice((Off(), Off(), Off(paisa=101), Off(bp=300), Off(bp=1_500)))
        if off != Off() and off.of(sum(line.net for line in paper)) <= cart.lines_paisa:
            wanted = Discount(off.paisa, off.bp)
            cart = self.asked(lambda by: pricing.set_bill_discount(by, cart, wanted), till)
        else:
            off = Off()
        if self.rng.random() < 0.2:
            selling.park_sale(till, cart)
            cart = selling.recall_sale(till, cart.cart_id)
        return cart, bill(paper, off=off, inclusive=self.inclusive, step=self.step)

    def paying(self, due, customer):
        """Tenders of a bill, what of each is kept, and the change."""
        kinds = ["cash", "card", "qr", "qr", *(["khata"] if customer is not None else [])]
        tenders, left = [], due
        for kind in self.rng.sample(kinds, self.rng.randrange(1, 4)):
            if kind != "cash" and left > 1:
                amount = self.rng.randrange(1, left + 1)
                is_seen_only = kind == "qr" and self.rng.random() < 0.5
                reference = "" if kind == "khata" or is_seen_only else f"TX{amount:06d}"
                tenders.append(Tender(kind=TenderKind(kind), amount=amount, reference=reference))
                left -= amount
        change = self.rng.choice((0, 0, 500, 12_345))
        if left or change or not tenders:
            tenders.append(Tender(kind=TenderKind.CASH, amount=left + change))
        else:
            change = 0
        paid = defaultdict(int)
        for tender in tenders:
            paid[str(tender.kind)] += tender.amount
        if "cash" in paid:
            paid["cash"] -= change
        return tenders, dict(paid), change

    def sell(self):
        till = self.someone()
        if not till.may(Right.SELL):
            with pytest.raises(ApprovalNeeded):
                selling.complete_sale(till, self.one_milk(till), ())
            return
        cart, written = self.filled(till)
        customer = self.rng.choice((None, *self.customers))
        cart = cart.for_customer(customer)
        assert selling.due_paisa(till, cart) == written.total
        tenders, paid, change = self.paying(written.total, customer)
        done = self.within_limit(
            lambda by: selling.complete_sale(by, cart, tenders), till, customer, paid
        )
        assert (done.total_paisa, done.change_paisa) == (written.total, change)
        self.write(done, written, paid, customer=customer)
        self.keep(done, tenders, paid, customer)

    def within_limit(self, deed, till, customer, paid):
        """End a bill; above the limit of a khata once a manager has allowed it."""
        before = self.events()
        try:
            return self.asked(deed, till)
        except KhataLimitReached:
            assert self.book.khata[customer] + paid["khata"] > LIMIT_PAISA
            assert self.events() == before
            till = people.allowed(till, Right.KHATA_OVER_LIMIT, by="Bano", role=Role.MANAGER)
            return self.asked(deed, till)

    def keep(self, done, tenders, paid, customer):
        """A bill that may come back, be voided, or be paid by QR that somebody has to confirm."""
        self.book.seen(done.recorded.envelope.event_id, tenders)
        self.bills.append({"done": done, "paid": paid, "customer": customer, "back": []})

    def one_milk(self, till):
        milk = next(iter(self.products.values()))
        return selling.sell_product(till, selling.new_cart(till), milk)

    def write(self, done, written, paid, *, customer=None, is_back=False):
        envelope = done.recorded.envelope
        self.book.sale(
            written,
            paid,
            at_ms=envelope.occurred_at.wall_ms,
            who=envelope.actor.split(APPROVED)[0],
            customer=customer,
            is_back=is_back,
        )

    def part(self, sold):
        """Some of what is left of a bill, by line: thousandths."""
        left = returning.look_up(self.till, sold["done"].recorded.envelope.event_id).lines
        wanted = {}
        for line in left:
            if line.left_milli and self.rng.random() < 0.7:
                whole = line.quantity_milli % 1000 == 0
                some = self.rng.randrange(1, line.left_milli + 1)
                wanted[line.n] = max(1000, some // 1000 * 1000) if whole else some
        return wanted

    def came_back(self, sold, done, paid):
        event = done.recorded.event
        if self.is_unbacked(sold, paid):
            people = done.recorded.envelope.actor.split(APPROVED)
            assert {ROLES.get(who) for who in people} & {Role.MANAGER, Role.OWNER}, people
        written = slip(event, self.book.goods)
        self.write(done, written, paid, customer=event.customer_id, is_back=True)
        sold["back"].append((done, paid))
        if not self.left_by(sold, "qr"):
            self.book.unconfirmed.pop(sold["done"].recorded.envelope.event_id, None)
        self.check_parts(sold)

    def check_parts(self, sold):
        """Every part is its share of what was paid, and all parts together are all of it."""
        event = sold["done"].recorded.event
        backs = [done.recorded.event for done, _ in sold["back"]]
        parts = [line for back in backs for line in back.lines]
        for line in event.lines:
            mine = [part for part in parts if part.n == line.n]
            milli = sum(part.quantity for part in mine)
            for name in ("gross", "discount", "tax_added", "tax_included"):
                exact = getattr(line, name) * milli / line.quantity
                assert abs(sum(getattr(part, name) for part in mine) - exact) <= 0.5
        if sum(part.quantity for part in parts) == sum(line.quantity for line in event.lines):
            assert sum(back.total for back in backs) == event.total
            assert sum(back.discount for back in backs) == event.discount

    def give_back(self):
        if not self.bills:
            return
        sold = self.rng.choice(self.bills[-8:])
        sale_id = sold["done"].recorded.envelope.event_id
        wanted = self.part(sold)
        if not wanted:
            return
        cart = returning.return_cart(self.till, sale_id, wanted)
        worth = returning.worth_paisa(self.till, cart, sale_id=sale_id)
        unfit = self.rng.choice((None, None, OutReason.DAMAGE))
        as_paid = self.rng.random() < 0.5
        paid = self.way_back(sold, worth) if as_paid else {"cash": worth}
        tenders = returning.as_paid(self.till, cart, sale_id=sale_id) if as_paid else None
        done = self.asked(
            lambda by: returning.return_sale(
                by, cart, tenders=tenders, origin=Origin(sale_id=sale_id), unfit=unfit
            )
        )
        assert done.total_paisa == worth
        self.came_back(sold, done, paid)
        for line in done.recorded.event.lines if unfit else ():
            self.book.gone(self.book.goods[line.product_id], line.quantity, "damage")

    def void(self):
        if not self.bills:
            return
        sold = self.bills.pop(self.rng.randrange(len(self.bills)))
        sale_id = sold["done"].recorded.envelope.event_id
        if returning.look_up(self.till, sale_id).is_all_back:
            return
        done = self.asked(lambda by: returning.void_sale(by, sale_id, reason="wrong"))
        self.came_back(sold, done, self.way_back(sold, done.total_paisa, is_void=True))
        self.book.shift().sums["voids"] += 1
        self.book.shift().sums["voids_total"] += done.total_paisa

    def exchange(self):
        if not self.bills:
            return
        till, sold = self.someone(), self.rng.choice(self.bills[-8:])
        sale_id, wanted = sold["done"].recorded.envelope.event_id, self.part(sold)
        if not wanted or not till.may(Right.SELL):
            return
        back = returning.return_cart(till, sale_id, wanted)
        cart, written = self.filled(till)
        cart = self.asked(
            lambda by: returning.begin_exchange(by, cart, back, origin=Origin(sale_id=sale_id)),
            till,
        )
        buyer = self.rng.choice((None, sold["customer"], *self.customers))
        cart = cart.for_customer(buyer)
        worth = returning.worth_paisa(till, back, sale_id=sale_id)
        owed = min(worth, self.left_by(sold, "khata"))
        given = min(worth - owed, written.total)
        # A debt goes along with the goods, but not onto the bill of somebody else, or of nobody.
        again = min(written.total - given, owed) if buyer == sold["customer"] else 0
        tenders, paid, _ = self.paying(written.total - given - again, buyer)
        done = self.within_limit(
            lambda by: returning.exchange(by, cart, tenders), till, buyer, paid
        )
        over = {"khata": owed, "exchange": given, "cash": worth - owed - given}
        self.came_back(sold, done.returned, {kind: each for kind, each in over.items() if each})
        paid = paid | ({"khata": again + paid.get("khata", 0)} if again else {})
        self.write(done.sold, written, paid, customer=buyer)
        self.keep(done.sold, tenders, paid, buyer)
