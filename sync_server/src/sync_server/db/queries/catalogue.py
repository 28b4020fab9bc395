"""What the office reads before it writes: the products it names, and the numbers that are free."""

from pos_protocol.ids import PRODUCT_BLOCK
from sqlalchemy import func, select

from sync_server.db import schema
from sync_server.db.database import Tx


def highest_office_product(tx: Tx, store_id: int) -> int:
    """The highest number that was given out of the office's block, 0 for none.

    The last number of the block is the store's open item and was never given.
    """
    product = schema.product.c
    found = tx.execute(
        select(func.max(product.product_id)).where(
            product.store_id == store_id, product.product_id < PRODUCT_BLOCK - 1
        )
    ).scalar_one()
    return int(found or 0)
