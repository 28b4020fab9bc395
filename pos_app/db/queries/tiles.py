"""The goods for the quick tiles: those without a trade code that this till sold most lately."""

from collections import Counter

from pos_protocol.events import SaleCompleted
from pos_protocol.ids import OPEN_ITEM_PRODUCT_ID

from pos_app.db import event_log
from pos_app.db.queries import products, sales
from pos_app.db.statement import Statement, Tx
from pos_app.domain.gs1 import is_digits
from pos_app.domain.product import Product

SALES_READ_MAX = 200
CANDIDATES_MAX = 300
GTIN_DIGITS_MIN = 8

# Both stop early and use an index, so that a million packets with barcodes cost nothing: loose
# goods carry a number of the shop's own (PLU), or they stand among the first of the catalogue.
_OWN_NUMBERS = Statement(
    "SELECT DISTINCT product_id FROM barcode WHERE code >= 'PLU' AND code < 'PLV' LIMIT :limit"
)
_FIRST = Statement(
    "SELECT product_id FROM (SELECT product_id, unit, barcodes, is_listed FROM product"
    " ORDER BY product_id LIMIT :limit) WHERE is_listed AND (barcodes = '[]' OR unit != 'piece')"
)


def loose_goods(tx: Tx, till_no: int, *, language: str, count: int) -> tuple[Product, ...]:
    """At most `count` goods without a trade code, in the order of their numbers.

    Chosen are those that stood in most of this till's last bills, then others by their names in a
    language. Their order says nothing: what sells a little more today keeps its place.
    """
    chosen: dict[int, Product] = {}
    times = _sold_lately(tx, till_no)
    for product_id in sorted(times, key=lambda each: (-times[each], each)):
        if len(chosen) < count:
            _take(tx, chosen, product_id)
    if len(chosen) < count:
        others: dict[int, Product] = {}
        for statement in (_OWN_NUMBERS, _FIRST):
            for (product_id,) in statement.all(tx, limit=CANDIDATES_MAX):
                if product_id not in chosen:
                    _take(tx, others, product_id)
        by_name = sorted(others.values(), key=lambda product: product.name(language).casefold())
        chosen |= {good.product_id: good for good in by_name[: count - len(chosen)]}
    return tuple(chosen[product_id] for product_id in sorted(chosen))


def _sold_lately(tx: Tx, till_no: int) -> Counter[int]:
    """In how many of the last bills of a till each product stood."""
    times: Counter[int] = Counter()
    for row in sales.recent(tx, SALES_READ_MAX):
        recorded = event_log.read(tx, row.event_id) if row.till_no == till_no else None
        if recorded is not None and isinstance(recorded.event, SaleCompleted):
            times.update({line.product_id for line in recorded.event.lines})
    return times


def _take(tx: Tx, found: dict[int, Product], product_id: int) -> None:
    """Keep a product if it is still listed, is not the open item, and has no trade code."""
    if product_id == OPEN_ITEM_PRODUCT_ID:
        return
    product = products.by_id(tx, product_id)
    if product is not None and not any(_is_trade_code(each.code) for each in product.barcodes):
        found[product_id] = product


def _is_trade_code(code: str) -> bool:
    return is_digits(code) and len(code) >= GTIN_DIGITS_MIN
