"""A shop's paper book: plain sums of what was sold, paid and moved, kept by hand beside the till.

Nothing of the till's arithmetic is used: bills are worked out anew from prices and quantities, and
everything else is added up as it happens.
"""

from collections import defaultdict
from copy import copy
from datetime import datetime, timedelta, timezone
from fractions import Fraction
from typing import NamedTuple

from tests.support.clock import START_MS

PAKISTAN = timezone(timedelta(hours=5))
FIRST_DAY = datetime.fromtimestamp(START_MS / 1000, PAKISTAN).date()
"""The day on which a till of the tests begins."""


def half_up(value):
    """A whole number, a half away from zero."""
    whole = int(abs(value) + Fraction(1, 2))
    return whole if value >= 0 else -whole


def shared(total, weights):
    """A total over weights: each its whole part, what is left to the largest remainders."""
    weights = weights if sum(weights) else [1] * len(weights)
    exact = [Fraction(total * weight, sum(weights)) for weight in weights]
    found = [int(part) for part in exact]
    by_rest = sorted(range(len(weights)), key=lambda n: found[n] - exact[n])
    for n in by_rest[: total - sum(found)]:
        found[n] += 1
    return found


class Off(NamedTuple):
    """What is taken off: so many paisa, or so many hundredths of a percent."""

    paisa: int = 0
    bp: int = 0

    def of(self, amount):
        return self.paisa or half_up(Fraction(amount * self.bp, 10_000))


class Line(NamedTuple):
    """A line as it is written on a paper bill. `gross` where the customer named the money."""

    goods: "Goods"
    milli: int
    price: int
    gross: int | None = None
    off: Off = Off()

    @property
    def worth(self):
        return (
            half_up(Fraction(self.price * self.milli, 1000)) if self.gross is None else self.gross
        )

    @property
    def net(self):
        return self.worth - self.off.of(self.worth)


class Goods:
    """What the book knows of some goods, and how much of them is there."""

    def __init__(self, number, *, unit, price, tax_bp, vendor="", category=""):
        self.number, self.unit, self.price, self.tax_bp = number, unit, price, tax_bp
        self.vendor, self.category = vendor, category
        self.cost = None
        self.milli = 0

    def worth(self, milli, price):
        return half_up(Fraction((price or 0) * milli, 1000))


class Written(NamedTuple):
    """A bill or a return as it went into the book: what each of its goods came to, and the sums."""

    parts: list[tuple["Goods", int, int, int]]
    """(goods, thousandths, what was paid for them, tax) of each line."""
    discount: int
    tax: int
    rounding: int
    total: int


NOTHING_OFF = Off()


def bill(lines, *, off=NOTHING_OFF, inclusive, step):
    """Work out a bill by hand."""
    nets = [line.net for line in lines]
    whole_off = off.of(sum(nets))
    added, inside = [], []
    for line, net, share in zip(lines, nets, shared(whole_off, nets), strict=True):
        bp = line.goods.tax_bp
        base = net - share
        added.append(0 if inclusive else half_up(Fraction(base * bp, 10_000)))
        inside.append(half_up(Fraction(base * bp, 10_000 + bp)) if inclusive else 0)
    amounts = [net + more for net, more in zip(nets, added, strict=True)]
    exact = sum(amounts) - whole_off
    total = half_up(Fraction(exact, step)) * step
    taxes = [one + other for one, other in zip(added, inside, strict=True)]
    shares = shared(whole_off, amounts)
    return Written(
        parts=[
            (line.goods, line.milli, amount - share, tax)
            for line, amount, share, tax in zip(lines, amounts, shares, taxes, strict=True)
        ],
        discount=whole_off + sum(line.worth - line.net for line in lines),
        tax=sum(taxes),
        rounding=total - exact,
        total=total,
    )


def slip(event, goods):
    """A return as its slip says it."""
    amounts = [line.amount for line in event.lines]
    taxes = [line.tax_added + line.tax_included for line in event.lines]
    assert sum(amounts) - event.discount + event.rounding == event.total
    return Written(
        parts=[
            (goods[line.product_id], line.quantity, line.amount - share, tax)
            for line, share, tax in zip(
                event.lines, shared(event.discount, amounts), taxes, strict=True
            )
        ],
        discount=event.discount + sum(line.discount for line in event.lines),
        tax=sum(taxes),
        rounding=event.rounding,
        total=event.total,
    )


class Drawer:
    """One shift: what should be in its drawer, and what it sold."""

    def __init__(self, opening=0):
        self.cash = self.opening = opening
        self.sums = defaultdict(int)
        self.paid = defaultdict(int)


class Book:
    """Everything that was written down."""

    def __init__(self):
        self.goods = {}
        self.khata = defaultdict(int)
        self.drawer = None
        self.closed = []
        self.days = defaultdict(lambda: defaultdict(int))
        self.hours = defaultdict(lambda: defaultdict(int))
        self.people = defaultdict(lambda: defaultdict(int))
        self.sold = defaultdict(lambda: defaultdict(int))
        self.tenders = defaultdict(lambda: defaultdict(int))
        self.unconfirmed = {}
        """What was paid by QR without a number, by bill: the drawer's shift, and how much."""
        self.losses = defaultdict(int)
        self.loss_times = defaultdict(int)

    def beside(self):
        """The book of another counter of the same shop: a drawer of its own, all else together."""
        other = copy(self)
        other.drawer, other.closed = None, []
        return other

    def shift(self):
        """The drawer that is open; the first thing that is sold opens one."""
        if self.drawer is None:
            self.drawer = Drawer()
        return self.drawer

    def open(self, opening):
        self.drawer = Drawer(opening)

    def close(self):
        self.closed.append(self.drawer)
        self.drawer = None

    def grand_total(self):
        return sum(each.sums["sales_total"] for each in [*self.closed, self.shift()])

    def sale(self, written, paid, *, at_ms, who, customer=None, is_back=False):
        """Write a bill down, or with `is_back` a return: `paid` is what was kept or given back.

        Money is by kind; the worth of an exchange is no money.
        """
        sign, word = (-1, "returns") if is_back else (1, "sales")
        money = {kind: amount for kind, amount in paid.items() if kind != "exchange"}
        at = datetime.fromtimestamp(at_ms / 1000, PAKISTAN)
        shift = self.shift()
        for sums in (self.days[at.date()], self.hours[at.date(), at.hour], self.people[who]):
            sums[word] += 1
            sums[f"{word}_total"] += written.total
            sums["discount"] += sign * written.discount
            sums["tax"] += sign * written.tax
            sums["rounding"] += sign * written.rounding
        shift.sums[word] += 1
        shift.sums[f"{word}_total"] += written.total
        for name in ("discount", "tax", "rounding"):
            shift.sums[name] += sign * getattr(written, name)
        for goods, milli, amount, tax in written.parts:
            goods.milli -= sign * milli
            row = self.sold[goods]
            row["quantity"] += sign * milli
            row["returned"] += milli if is_back else 0
            row["amount"] += sign * amount
            row["tax"] += sign * tax
        for kind, amount in money.items():
            self.tenders[kind]["return" if is_back else "sale"] += amount
            self.tenders[kind]["times"] += 1
            shift.paid["return" if is_back else "sale", kind] += amount
        shift.cash += sign * paid.get("cash", 0)
        if customer is not None:
            self.khata[customer] += sign * paid.get("khata", 0)

    def seen(self, sale_id, tenders):
        """A bill whose QR payments without a number the cashier only saw."""
        amount = sum(t.amount for t in tenders if str(t.kind) == "qr" and not t.reference)
        if amount:
            self.unconfirmed[sale_id] = (self.shift(), amount)

    def seen_paisa(self, sale_id):
        """What of a bill is still to be confirmed."""
        return self.unconfirmed.get(sale_id, (None, 0))[1]

    def khata_paid(self, customer, kind, amount):
        self.khata[customer] -= amount
        self.tenders[kind]["khata"] += amount
        self.tenders[kind]["times"] += 1
        self.shift().paid["khata", kind] += amount
        self.shift().cash += amount if kind == "cash" else 0

    def moved_cash(self, amount):
        """Money into the drawer, or below zero out of it."""
        self.shift().cash += amount
        self.shift().sums["cash_in" if amount > 0 else "cash_out"] += abs(amount)

    def gone(self, goods, milli, reason):
        """Goods that left without a sale, or below zero came back without a return."""
        goods.milli -= milli
        self.losses[reason, goods] += milli
        self.loss_times[reason] += 1
