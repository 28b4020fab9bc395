"""What the office reads before it writes: the products it names, and the numbers that are free."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from pos_protocol.ids import PRODUCT_BLOCK
from sqlalchemy import Select, case, exists, func, select

from sync_server.db import schema
from sync_server.db.database import Tx


def free_office_numbers(
    tx: Tx, store_id: int, *, but: AbstractSet[int] = frozenset()
) -> Iterator[int]:
    """Numbers of the office's block for new products, none twice and none of `but`.

    Above all that were ever given; where the block's end was used, the others that no product has
    or had. The last number of the block is the store's open item.
    """
    product = schema.product.c
    of_block = (product.store_id == store_id, product.product_id < PRODUCT_BLOCK - 1)
    highest = tx.execute(select(func.max(product.product_id)).where(*of_block)).scalar_one()
    yield from range(max(highest or 0, *but, 0) + 1, PRODUCT_BLOCK - 1)
    taken = {*tx.execute(select(product.product_id).where(*of_block)).scalars(), *but}
    yield from (n for n in range(1, PRODUCT_BLOCK - 1) if n not in taken)


def owners(tx: Tx, store_id: int, codes: Sequence[str]) -> dict[str, list[int]]:
    """The numbers of the live products that have each code."""
    barcode, product = schema.product_barcode.c, schema.product.c
    asked = (
        select(barcode.code, barcode.product_id)
        .join(
            schema.product,
            (product.store_id == barcode.store_id) & (product.product_id == barcode.product_id),
        )
        .where(barcode.store_id == store_id, barcode.code.in_(codes), product.state == "live")
        .order_by(barcode.product_id)
    )
    return _grouped(tx, asked) if codes else {}


def uncoded(tx: Tx, store_id: int, names: Sequence[str]) -> dict[str, list[int]]:
    """The numbers of the live products without a code that are shown under each name."""
    barcode, product = schema.product_barcode.c, schema.product.c
    has_code = exists().where(
        barcode.store_id == product.store_id, barcode.product_id == product.product_id
    )
    shown = case(
        (product.name_en != "", product.name_en),
        (product.name_ur != "", product.name_ur),
        else_=product.name_hi,
    )
    asked = (
        select(shown, product.product_id)
        .where(product.store_id == store_id, shown.in_(names))
        .where(product.state == "live", ~has_code)
        .order_by(product.product_id)
    )
    return _grouped(tx, asked) if names else {}


def _grouped(tx: Tx, asked: Select[str, int]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for text, number in tx.execute(asked):
        found.setdefault(text, []).append(number)
    return found
