"""The goods for the quick tiles: pinned ones, and loose goods that this till sold most lately."""

from collections import Counter
from collections.abc import Sequence

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


def loose_goods(
    tx: Tx, till_no: int, *, language: str, count: int, pinned: Sequence[int] = ()
) -> tuple[Product | None, ...]:
    """At most `count` goods: the pinned ones at their places, then those without a trade code.

    `pinned` are product numbers, 0 for a free place. The free ones go to goods that stood in most
    of this till's last bills, then to others by their names in a language, in the order of their
    numbers: what sells a little more today keeps its place. None where nothing is left for one.
    """
    fixed = {place: good for place, good in enumerate(_pinned(tx, pinned)) if good is not None}
    free = count - len(fixed)
    taken = {good.product_id for good in fixed.values()}
    chosen: dict[int, Product] = {}
    times = _sold_lately(tx, till_no)
    for product_id in sorted(times, key=lambda each: (-times[each], each)):
        if len(chosen) < free and product_id not in taken:
            _take(tx, chosen, product_id)
    if len(chosen) < free:
        others: dict[int, Product] = {}
        for statement in (_OWN_NUMBERS, _FIRST):
            for (product_id,) in statement.all(tx, limit=CANDIDATES_MAX):
                if product_id not in chosen and product_id not in taken:
                    _take(tx, others, product_id)
        by_name = sorted(others.values(), key=lambda product: product.name(language).casefold())
        chosen |= {good.product_id: good for good in by_name[: free - len(chosen)]}
    rest = iter([chosen[product_id] for product_id in sorted(chosen)])
    placed = [fixed.get(place) or next(rest, None) for place in range(count)]
    while placed and placed[-1] is None:
        placed.pop()
    return tuple(placed)


def _pinned(tx: Tx, pinned: Sequence[int]) -> list[Product | None]:
    """What stands at the pinned places; one that was removed leaves its place free.

    So does the open item, which would sell for nothing.
    """
    return [
        None if product_id in {0, OPEN_ITEM_PRODUCT_ID} else products.by_id(tx, product_id)
        for product_id in pinned
    ]


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
