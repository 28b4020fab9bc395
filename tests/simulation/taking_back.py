"""What people take back at a till: deliveries and removals, goods of a bill, and whole bills.

Each asks for what came first of its kind, or last, so that people at two tills that do not hear of
each other take back the same.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from uuid import UUID

from pos_app.domain.sale import Origin
from pos_app.operations import returning, stocking
from tests.simulation.judging.bills import Bill
from tests.simulation.judging.oracle import Truth

_UNDOABLE = (
    "SELECT e.event_id, e.kind FROM feed f JOIN event_log e ON e.event_id = f.event_id"
    " WHERE e.kind IN ('StockReceived', 'StockRemoved') AND NOT EXISTS (SELECT 1 FROM correction c"
    " WHERE c.event_id = e.event_id OR (c.corrects = e.event_id AND c.kind LIKE 'Stock%'))"
    " ORDER BY f.store_seq LIMIT 1"
)
_IN_FEED = "SELECT event_id FROM feed JOIN sale USING (event_id) WHERE kind = 'sale'"
_OLDEST = f"{_IN_FEED} ORDER BY store_seq"
_ON_KHATA = f"{_IN_FEED} ORDER BY customer_id IS NULL, store_seq"
_NEWEST = f"{_IN_FEED} ORDER BY store_seq DESC"
_OWN_NEWEST = (
    "SELECT event_id FROM event_log JOIN sale USING (event_id) WHERE sale.kind = 'sale'"
    " ORDER BY log_no DESC"
)


def undo(till) -> None:
    """What came in or went out first was not so; another till may find that as well."""
    row = till.connection.execute(_UNDOABLE).fetchone()
    if row is not None:
        moved = till.oracle.events[row[0]].moves
        moves = {product_id: -milli for product_id, milli in moved.items()}
        till.intend(moves, corrects=row[0])
        do = stocking.undo_receipt if row[1] == "StockReceived" else stocking.undo_removal
        till.printed(do(till.context, UUID(bytes=row[0])).recorded)


def bring_back(till) -> None:
    """Somebody brings goods of the oldest bill that has some left, or of the oldest on khata.

    Of some it is all, of others a part; they get their money back as they paid.
    """
    for bill in _bills(till, till.rng.choice((_OLDEST, _ON_KHATA))):
        sale_id = UUID(bytes=bill.sale.event_id)
        wanted = {line.n: max(0, bill.left[line.product_id]) for line in bill.lines()}
        with till.db.read() as tx:
            left = returning.left_by_line(tx, sale_id)
        till.world.demand(6, left == wanted, f"till {till.name}: {left} left, not {wanted}")
        by_n: dict[int, int] = {}
        back: dict[int, int] = {}
        for line in bill.lines():
            if wanted[line.n] and (not back or till.rng.random() < 0.5):
                pieces = till.rng.randint(1, wanted[line.n] // 1000)
                by_n[line.n] = back[line.product_id] = 1000 * pieces
        cart = returning.return_cart(till.context, sale_id, by_n)
        paid = returning.as_paid(till.context, cart, sale_id=sale_id)
        _intend(till, bill, back)
        origin = Origin(sale_id=sale_id, reason="brought back")
        till.printed(
            returning.return_sale(till.context, cart, tenders=paid, origin=origin).recorded
        )
        return


def void_bill(till) -> None:
    """The last bill was a mistake: the till's own, or the store's as far as this till has heard."""
    for bill in _bills(till, till.rng.choice((_OWN_NEWEST, _NEWEST))):
        _intend(till, bill, {product: milli for product, milli in bill.left.items() if milli > 0})
        sale_id = UUID(bytes=bill.sale.event_id)
        till.printed(returning.void_sale(till.context, sale_id, reason="a mistake").recorded)
        return


def _intend(till, bill: Bill, back: dict[int, int]) -> None:
    worth = bill.worth_paisa(back)
    owed = bill.owed_paisa(worth)
    till.intend(back, takings_paisa=-worth, owed_paisa=owed, corrects=bill.sale.event_id)


def _bills(till, order: str) -> Iterator[Bill]:
    """The bills of this till's log of which something is left, as far as it knows."""
    counted = till.watch.log - till.watch.aside()
    events = till.oracle.events
    returns: defaultdict[bytes, list[Truth]] = defaultdict(list)
    for each in _honest(events.values()):
        if each.kind == "SaleReturned" and each.event_id in counted:
            returns[each.corrects].append(each)
    for (event_id,) in till.connection.execute(order).fetchall():
        for sale in _honest((events[event_id],)):
            bill = Bill(sale, returns[event_id])
            if not bill.is_all_back:
                yield bill


def _honest(events: Iterable[Truth]) -> Iterator[Truth]:
    """Without what somebody altered: its goods and its money say different things."""
    return (each for each in events if not each.is_poison)
