"""What people and programs read: products, stock and movements of one store."""

from msgspec import Struct

from sync_server.db.database import Database, Tx
from sync_server.db.queries import movements as movement_queries
from sync_server.db.queries import products as product_queries
from sync_server.db.queries.movements import MovementView
from sync_server.db.queries.products import ProductView, Sought, StockView
from sync_server.errors import RefusedError, ServerCode


class Page[T: Struct](Struct, frozen=True, kw_only=True):
    """Some of a list; `after` says where the next page begins, None at the end."""

    items: list[T]
    after: int | None


def product(db: Database, store_id: int, product_id: int) -> ProductView:
    """A product with its stock. Raises RefusedError(NOT_FOUND), BusyError."""
    with db.read() as tx:
        return find_product(tx, store_id, product_id)


def stock(db: Database, store_id: int, product_id: int) -> StockView:
    """A product's stock, from the read model. Raises RefusedError(NOT_FOUND), BusyError.

    People and programs ask a `Shelf`, which has a cache in front.
    """
    with db.read() as tx:
        found = product_queries.stock(tx, store_id, product_id)
    if found is None:
        raise unknown_product(product_id)
    return found


def movements(
    db: Database, store_id: int, product_id: int, *, after: int, limit: int
) -> Page[MovementView]:
    """Movements of a product behind a version, newest last. Raises as `product`."""
    with db.read() as tx:
        find_product(tx, store_id, product_id)
        found = movement_queries.page(tx, store_id, product_id, after=after, limit=limit + 1)
    more = len(found) > limit
    return Page(items=found[:limit], after=found[limit - 1].version if more else None)


def products(
    db: Database, store_id: int, *, after: int, limit: int, sought: Sought | None = None
) -> Page[ProductView]:
    """Live products by number, behind a number. Raises BusyError."""
    with db.read() as tx:
        found = product_queries.page(tx, store_id, after=after, limit=limit + 1, sought=sought)
    more = len(found) > limit
    return Page(items=found[:limit], after=found[limit - 1].product_id if more else None)


def find_product(tx: Tx, store_id: int, product_id: int) -> ProductView:
    """A live product. Raises RefusedError(NOT_FOUND)."""
    found = product_queries.find(tx, store_id, product_id)
    if found is None:
        raise unknown_product(product_id)
    return found


def unknown_product(product_id: int) -> RefusedError:
    """What is said of a product that is not there."""
    return RefusedError(ServerCode.NOT_FOUND, f"there is no product {product_id} in this store")
