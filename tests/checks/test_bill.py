"""The acceptance checks about the figures and the steps of a bill, by their numbers."""

import ast
from fractions import Fraction
from pathlib import Path
from random import Random
from uuid import UUID

from pos_protocol.events import Tender, TenderKind, Unit
from pos_protocol.ledger import Claim

from pos_app.domain import sale
from pos_app.domain.cart import Cart, CartEntry, Discount
from pos_app.domain.product import Product
from pos_app.domain.rules import StoreRules
from pos_app.domain.tax import bill_of
from pos_app.operations import products, selling
from pos_app.ui.key_map import Command
from pos_app.viewmodels.bill.asks import Ask
from pos_app.viewmodels.models import build_models

ROOT = Path(__file__).parents[2]
TEA = "8964000153451"
CARTS = 10_000
CLAIMS = {n: Claim(known_quantity=0, known_version=0, pending=0) for n in range(1, 7)}
RATES = (0, 0, 500, 1700, 1800)


def half_up(exact):
    return (2 * exact.numerator + exact.denominator) // (2 * exact.denominator)


def random_bill(rng):
    """A cart, the rules it is sold by, and what plain arithmetic with fractions says of it."""
    rules = StoreRules(
        tax_inclusive=rng.random() < 0.5, rounding_paisa=rng.choice((1, 50, 100, 500))
    )
    cart, nets, rates = Cart(cart_id=UUID(int=1)), [], []
    for n in range(1, rng.randrange(2, 7)):
        product = Product(
            product_id=n,
            name_en="x",
            unit=Unit.KG,
            price_paisa=rng.randrange(10**6),
            tax_bp=rng.choice(RATES),
        )
        quantity = rng.randrange(1, 9999)
        cart = cart.enter(product, CartEntry(quantity_milli=quantity))
        price = product.price_paisa
        if rng.random() < 0.2:
            price = rng.randrange(10**6)
            cart = cart.set_price(n, price)
        gross = half_up(Fraction(price * quantity, 1000))
        off = Discount(bp=rng.randrange(10_001)) if rng.random() < 0.3 else Discount()
        cart = cart.set_discount(n, off)
        nets.append(gross - half_up(Fraction(gross * off.bp, 10_000)))
        rates.append(product.tax_bp)
    whole = sum(nets)
    bill_off = Discount(rng.randrange(whole + 1)) if rng.random() < 0.3 else Discount()
    return cart.set_bill_discount(bill_off), rules, nets, rates, bill_off.paisa


def test_check_24_ten_thousand_random_carts_equal_integer_arithmetic():
    rng = Random(24)
    for _ in range(CARTS):
        cart, rules, nets, rates, bill_off = random_bill(rng)
        bill = bill_of(cart, rules)
        whole = sum(nets)
        due = [Discount() for _ in nets]
        assert cart.lines_paisa == whole
        # A share of the bill's discount is within a paisa of exact, and all shares add up to it.
        assert bill.discount_paisa - sum(line.discount_paisa for line in cart.lines) == bill_off
        added = included = 0
        for net, rate, tax in zip(nets, rates, bill.taxes, strict=True):
            exact_base = net - (Fraction(bill_off * net, whole) if whole else 0)
            inside = rules.tax_inclusive
            exact = exact_base * rate / (10_000 + rate if inside else 10_000)
            found = tax.included_paisa if inside else tax.added_paisa
            assert abs(found - exact) <= 1 if bill_off else found == half_up(Fraction(exact))
            added += tax.added_paisa
            included += tax.included_paisa
        exact_total = whole - bill_off + added
        step = rules.rounding_paisa
        rounded = half_up(Fraction(exact_total, step)) * step
        assert (bill.total_paisa, bill.rounding_paisa) == (rounded, rounded - exact_total)
        assert (bill.tax_added_paisa, bill.tax_included_paisa) == (added, included)
        tenders = [Tender(kind=TenderKind.CASH, amount=rounded + 700)]
        event = sale.complete(cart, tenders, shift_id=UUID(int=2), claims=CLAIMS, rules=rules)
        assert (event.total, event.change) == (rounded, 700)
        assert len(due) == len(event.lines)


def test_check_24_no_money_is_divided_or_made_a_float():
    """Of whatever bears a unit of money or quantity in its name, in the till's upper layers."""
    wrong = []
    for folder in ("domain", "viewmodels", "ui"):
        for path in sorted((ROOT / "pos_app" / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                is_float = (
                    isinstance(node, ast.Call)
                    and isinstance(node.func, ast.Name)
                    and node.func.id in {"float", "round"}
                )
                is_division = isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div)
                if (is_float or is_division) and any(map(is_money, ast.walk(node))):
                    wrong.append(f"{path.relative_to(ROOT)}:{node.lineno}")
                if folder == "domain" and isinstance(node, ast.Constant):
                    assert not isinstance(node.value, float), path
    assert wrong == []


def is_money(node):
    name = getattr(node, "id", getattr(node, "attr", ""))
    return name.endswith(("_paisa", "_milli", "_bp"))


def test_check_27_undo_brings_back_the_exact_cart_also_after_a_restart(qapp, models, window):
    till = models.desk.till
    add = products.NewProduct(name_en="Item", price_paisa=1234)
    goods = [products.add_product(till, add) for _ in range(12)]
    for good in goods:
        models.sale.add(good)
    models.sale.type_text("5%")
    models.sale.ask_discount()
    before = models.sale.cart
    for place in range(10):
        models.sale.choose_line(place % 3)
        if place % 2:
            models.sale.type_text(f"{place}.5")
            models.sale.ask(Ask.PRICE)
        else:
            window.take_command(Command.REMOVE_LINE)
    after = models.sale.cart
    assert after != before
    for _ in range(10):
        window.take_command(Command.UNDO)
    assert models.sale.cart == before
    for _ in range(4):
        models.sale.redo()
    models.save_now()
    again = build_models(till, language="en")
    for _ in range(6):
        again.sale.redo()
    assert again.sale.cart == after
    for _ in range(10):
        again.sale.undo()
    assert again.sale.cart == before
    assert selling.open_cart(till) == before
    again.sale.scan(TEA)
    again.save_now()
    assert not again.keeper.redo(), "a new step forgets what was undone before it"


def test_check_40_a_scan_on_a_bill_of_200_lines_changes_one_row_and_writes_one_line(
    models, window, qtbot
):
    till = models.desk.till
    new = (products.NewProduct(name_en=f"Item {n}", price_paisa=n) for n in range(1, 200))
    for good in products.add_products(till, new):
        models.sale.add(good)
    models.save_now()
    lines = models.sale.lines
    reset, changed, inserted = [], [], []
    lines.modelReset.connect(lambda: reset.append(1))
    lines.dataChanged.connect(lambda top, end: changed.append((top.row(), end.row())))
    lines.rowsInserted.connect(lambda _parent, first, last: inserted.append((first, last)))
    window.take_scan(TEA)
    assert (reset, changed, inserted) == ([], [], [(199, 199)])
    with till.db.write() as tx:
        before = tx.total_changes
    models.save_now()
    with till.db.write() as tx:
        assert tx.total_changes - before <= 4
