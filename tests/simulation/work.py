"""What people do at a till: each function is one task, done through the till's own operations.

Before the program is asked, the task says what it means to move, so that the run can be judged
without the program's own arithmetic.
"""

from collections import Counter
from random import Random
from uuid import UUID

from msgspec import structs
from pos_protocol.events import (
    Barcode,
    DecidedLine,
    Event,
    OutReason,
    ReceivedLine,
    ReconciliationDecided,
    SaleCompleted,
    SaleLine,
    StockReceived,
    Tender,
    TenderKind,
)

from pos_app.db import event_log
from pos_app.db.queries import products as product_queries
from pos_app.db.queries import stock as stock_queries
from pos_app.domain.shift import CashCount
from pos_app.domain.stock import Count, Receipt, Removal
from pos_app.operations import products, returning, selling, shifts, stocking
from pos_app.operations.khata import customers
from pos_app.operations.khata.customers import CustomerEdit
from pos_app.operations.products import NewProduct, ProductEdit
from tests.simulation.judging.bills import WHOLE_RUPEES, rounded
from tests.simulation.taking_back import bring_back, undo, void_bill

NEW_CUSTOMER = 0.25
SHIFT = UUID(int=7)
"""No shift that anybody opened."""


def choose(rng: Random):
    """What somebody does next."""
    return rng.choices(TASKS, WEIGHTS)[0]


def sell(till) -> None:
    """Scan some goods, take cash, print."""
    _sell(till)


def sell_on_khata(till) -> None:
    """Somebody known buys and does not pay; now and then it is somebody new."""
    known = _customers(till)
    if known and till.rng.random() > NEW_CUSTOMER:
        customer_id = till.rng.choice(known)
        # The newest number is asked for at the counter: two tills ask on one day.
        phone = f"0300 {till.world.now_ms // 1000 % 10_000_000:07}"
        customers.change_customer(till.context, customer_id, CustomerEdit(phone=phone))
    else:
        name = f"Customer {till.rng.randrange(9)}"
        customer_id = customers.add_customer(till.context, name).customer.customer_id
    _sell(till, customer_id)


def pay_khata(till) -> None:
    """A customer pays, or what is owed is set right."""
    for customer_id in till.rng.sample(known := _customers(till), min(1, len(known))):
        paisa = till.rng.randrange(1, 300) * 100
        if till.rng.random() < 0.7:
            till.intend({}, owed_paisa=Counter({customer_id: -paisa}))
            cash = Tender(kind=TenderKind.CASH, amount=paisa)
            done = customers.take_khata_payment(till.context, customer_id, cash)
        else:
            till.intend({}, owed_paisa=Counter({customer_id: paisa}))
            done = customers.adjust_khata(till.context, customer_id, paisa, note="paper book")
        till.printed(done.recorded)


def edit_customer(till) -> None:
    """A phone or a name is written down; two tills may do both, of one customer."""
    for customer_id in till.rng.sample(known := _customers(till), min(1, len(known))):
        edit = CustomerEdit(name=f"Customer {till.rng.randrange(9)}")
        if till.rng.random() < 0.5:
            edit = CustomerEdit(phone=f"0300 {till.rng.randrange(10_000):07}")
        customers.change_customer(till.context, customer_id, edit)


def _sell(till, customer_id: int | None = None) -> None:
    _clear_counter(till)
    chosen = _chosen(till, till.rng.randint(1, 3))
    if not chosen:
        return
    cart = selling.new_cart(till.context).for_customer(customer_id)
    pieces = {product.product_id: till.rng.randint(1, 3) for product in chosen}
    for product in chosen:
        quantity_milli = 1000 * pieces[product.product_id]
        cart = selling.sell_product(till.context, cart, product, quantity_milli=quantity_milli)
    selling.save_cart(till.context, cart)
    till.saved_cart = (cart, till.sales)
    _pay(till, cart, pieces, sum(each.price_paisa * pieces[each.product_id] for each in chosen))


def take_in(till) -> None:
    """Goods arrive."""
    pieces = {each.product_id: till.rng.randint(4, 40) for each in _chosen(till, 2)}
    if pieces:
        lines = [Receipt(product_id=n, quantity_milli=1000 * count) for n, count in pieces.items()]
        till.intend(_moves(pieces, 1))
        till.printed(stocking.receive_stock(till.context, lines).recorded)


def throw_away(till) -> None:
    """Goods are spoilt; sometimes that was a mistake."""
    pieces = {each.product_id: till.rng.randint(1, 3) for each in _chosen(till, 2)}
    if not pieces:
        return
    lines = [
        Removal(product_id=n, quantity_milli=1000 * count, reason=OutReason.SPOILAGE)
        for n, count in pieces.items()
    ]
    till.intend(_moves(pieces, -1))
    removed = stocking.remove_stock(till.context, lines).recorded
    till.printed(removed)
    if till.rng.random() < 0.4:
        till.intend(_moves(pieces, 1), corrects=removed.envelope.event_id.bytes)
        till.printed(stocking.undo_removal(till.context, removed.envelope.event_id).recorded)


def count_shelf(till) -> None:
    """Count one product; what was seen differs a little from what the screen says."""
    for product in _chosen(till, 1):
        on_screen = till.watch.shown()[product.product_id]
        seen = max(0, on_screen + 1000 * till.rng.randint(-2, 2))
        till.intend({product.product_id: seen - on_screen})
        counted = Count(product_id=product.product_id, counted_milli=seen)
        till.printed(stocking.count_stock(till.context, [counted]).recorded)


def take_back(till) -> None:
    """A customer brings something back without a receipt."""
    for product in _chosen(till, 1):
        cart = selling.new_cart(till.context).add(product, 1000)
        till.intend({product.product_id: 1000}, takings_paisa=-rounded(product.price_paisa))
        till.printed(returning.return_sale(till.context, cart).recorded)


def new_product(till) -> None:
    """A new product enters the catalogue; now and then two tills give it the same code."""
    n = till.rng.randrange(30)
    added = products.add_product(
        till.context,
        NewProduct(
            name_en=f"Product {n}",
            name_ur="نمک",
            price_paisa=till.rng.randrange(4, 400) * 25,
            barcodes=(Barcode(code=f"SIM{n}"),),
            category=f"Group {n % 3}",
        ),
    )
    till.intend({added.product_id: 20_000})
    receipt = Receipt(product_id=added.product_id, quantity_milli=20_000)
    till.printed(stocking.receive_stock(till.context, [receipt]).recorded)


def new_price(till) -> None:
    """A price changes, and maybe where the product stands; it gets a code that another has."""
    for product in _chosen(till, 1):
        price_paisa, word = till.rng.randrange(4, 400) * 25, till.rng.choice(("", "नमक"))
        shared = till.connection.execute("SELECT min(code) FROM barcode").fetchone()[0]
        codes = tuple(Barcode(code=code) for code in {shared: 0, f"SIM{price_paisa}": 0})
        edit = ProductEdit(
            price_paisa=price_paisa,
            name_hi=word,
            category=word,
            barcodes=codes,
            is_code_shared=True,
        )
        products.change_product(till.context, product.product_id, edit)


def drop_product(till) -> None:
    """A product goes out of the range."""
    for product in _chosen(till, 1):
        products.remove_product(till.context, product.product_id)


def new_vendor(till) -> None:
    """Somebody new delivers."""
    products.add_vendor(till.context, f"Vendor {till.rng.randrange(9)}")


def change_shift(till) -> None:
    """The shift ends, the next one begins."""
    if shifts.shift_now(till.context) is not None:
        shifts.close_shift(till.context, CashCount(counted_paisa=till.rng.randrange(100_000)))
    shifts.open_shift(till.context, opening_float_paisa=5000)
    shifts.move_cash(till.context, "in", 1000, reason="change")


def poison(till) -> None:
    """An event with a valid chain that breaks a rule: altered amounts, or the office's words."""
    for product in _chosen(till, 1):
        if till.rng.random() < 0.5:
            till.intend({product.product_id: -1000}, takings_paisa=1, is_poison=True)
            event: Event = _short_sale(product.product_id)
        else:
            till.intend({product.product_id: -500}, is_poison=True)
            event = ReconciliationDecided(
                case_id=till.till_id,
                of_event_id=till.till_id,
                decision="adjust",
                lines=(DecidedLine(product_id=product.product_id, quantity=-500),),
            )
        with till.db.write() as tx:
            event_log.append(tx, [event], by=till.context.writer)


def receive_first(till):
    """Goods arrive of the product that moved first; gives what was recorded, or None."""
    with till.db.read() as tx:
        row = tx.execute("SELECT min(product_id) FROM stock_level WHERE version > 0").fetchone()
    if row[0] is None:
        return None
    till.intend({row[0]: 3000})
    done = stocking.receive_stock(till.context, [Receipt(product_id=row[0], quantity_milli=3000)])
    till.printed(done.recorded)
    return done.recorded


def tamper(till) -> None:
    """An event that keeps every rule and says that the till knew another stock than it did."""
    for product in _chosen(till, 1):
        number = product.product_id
        till.intend({number: 3000}, is_tampered=True)
        with till.db.write() as tx:
            claim = stock_queries.levels(tx, [number])[number].claim
            lie = till.rng.choice(("known_quantity", "known_version", "pending", "older"))
            told = {**structs.asdict(claim)} | _lie(till, number, claim, lie)
            line = ReceivedLine(n=1, product_id=number, quantity=3000, **told)
            event_log.append(tx, [StockReceived(lines=(line,))], by=till.context.writer)


def _lie(till, product_id: int, claim, lie: str) -> dict[str, int]:
    """What is said instead of the truth.

    No sum of pieces that anybody moved: a lie must not happen to be true.
    """
    if lie != "older":
        by = 1_000_000 if lie == "known_version" else 777
        return {lie: getattr(claim, lie) + by}
    watch, version = till.server_watch, claim.known_version
    if watch.losses or version < 2:
        return {"pending": claim.pending + 777}
    # True before the last movement that the till knows of, and no longer what it knows.
    _, quantity, _ = watch.stores[till.store_id].history[product_id][version - 2]
    return {"known_quantity": quantity, "known_version": version - 1}


def check_open_cart(till) -> None:
    """After a start: the cart is as it was saved, unless it was sold; then it is finished."""
    cart = selling.open_cart(till.context)
    # Without a saved one both are right: it was saved, and the power went before anybody knew.
    if till.saved_cart is not None:
        saved, sales_before = till.saved_cart
        expected = () if till.sales > sales_before else saved.lines
        till.world.demand(16, cart.lines == expected, "the open cart is not as it was left")


def _clear_counter(till) -> None:
    """A bill that could not be finished is thrown away before the next."""
    till.saved_cart = None
    cart = selling.open_cart(till.context)
    if not cart.is_empty:
        selling.drop_cart(till.context, cart)


def _pay(till, cart, pieces, sum_paisa: int) -> None:
    total_paisa = rounded(sum_paisa)
    owed: Counter[int] = Counter()
    if cart.customer_id is None:
        given = total_paisa + till.rng.choice((0, 50_00))
        tenders = [Tender(kind=TenderKind.CASH, amount=given)]
    else:
        # Many pay a part of it at once.
        paid = total_paisa // 3 // WHOLE_RUPEES * WHOLE_RUPEES
        tenders = [Tender(kind=TenderKind.CASH, amount=paid)] if paid else []
        tenders.append(Tender(kind=TenderKind.KHATA, amount=total_paisa - paid))
        owed[cart.customer_id] = total_paisa - paid
    till.intend(_moves(pieces, -1), takings_paisa=total_paisa, owed_paisa=owed)
    done = selling.complete_sale(till.context, cart, tenders)
    till.saved_cart = None
    till.printed(done.recorded)


def _chosen(till, count: int):
    """Some listed products, as this till knows them."""
    rows = till.connection.execute(
        "SELECT product_id FROM product WHERE is_listed AND product_id % 10000000 != 9999999"
        " ORDER BY product_id"
    ).fetchall()
    numbers = [row[0] for row in rows]
    chosen = till.rng.sample(numbers, min(count, len(numbers)))
    with till.db.read() as tx:
        found = [product_queries.by_id(tx, number) for number in chosen]
    return [product for product in found if product is not None]


def _customers(till) -> list[int]:
    """Whoever this till knows."""
    rows = till.connection.execute("SELECT customer_id FROM customer ORDER BY customer_id")
    return [row[0] for row in rows]


def _moves(pieces, sign: int) -> dict[int, int]:
    return {number: sign * 1000 * count for number, count in pieces.items()}


def _short_sale(product_id: int) -> SaleCompleted:
    """A sale whose lines say 100 rupees and whose total says one paisa."""
    line = SaleLine(
        n=1,
        product_id=product_id,
        quantity=1000,
        price=10_000,
        gross=10_000,
        amount=10_000,
        name="Altered",
        known_quantity=0,
        known_version=0,
        pending=0,
    )
    return SaleCompleted(
        shift_id=SHIFT,
        lines=(line,),
        tenders=(Tender(kind=TenderKind.CASH, amount=1),),
        total=1,
    )


TASKS = (
    sell,
    take_in,
    throw_away,
    count_shelf,
    take_back,
    new_product,
    new_price,
    drop_product,
    new_vendor,
    change_shift,
    sell_on_khata,
    pay_khata,
    edit_customer,
    undo,
    bring_back,
    void_bill,
)
WEIGHTS = (39, 14, 8, 6, 2, 5, 6, 1, 1, 3, 10, 4, 2, 7, 5, 3)
