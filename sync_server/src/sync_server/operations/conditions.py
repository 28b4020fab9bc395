"""What a client says must hold before its command is carried out (the strict form of SPEC S24)."""

import hashlib

import msgspec
from msgspec import Struct
from pos_protocol.quantity import quantity_text

from sync_server.db.queries.products import ProductView
from sync_server.errors import RefusedError, ServerCode

ANY_TAG = "*"


class Conditions(Struct, frozen=True, kw_only=True):
    """`expected_milli` is the stock that must be there, `tags` the entity tags that may (If-Match).

    None asks nothing. `is_new`: there must be nothing yet (If-None-Match: *).
    """

    expected_milli: int | None = None
    tags: tuple[str, ...] | None = None
    is_new: bool = False


def product_tag(product: ProductView) -> str:
    """Changes with every edit and every movement of a product."""
    return f"{product.revision}-{product.version}"


def stock_tag(version: int) -> str:
    """Changes with every movement of a product."""
    return str(version)


def check_edit(conditions: Conditions, product: ProductView | None) -> None:
    """For a command on the catalogue. Raises RefusedError(PRECONDITION_FAILED)."""
    check_tags(conditions, {product_tag(product)} if product else set())


def check_stock(conditions: Conditions, product: ProductView) -> None:
    """For a command on stock. Raises RefusedError(PRECONDITION_FAILED, QUANTITY_CHANGED)."""
    check_tags(conditions, {product_tag(product), stock_tag(product.version)})
    expected = conditions.expected_milli
    if expected is not None and expected != product.quantity_milli:
        raise RefusedError(
            ServerCode.QUANTITY_CHANGED,
            f"the quantity of product {product.product_id} is"
            f" {quantity_text(product.quantity_milli)}, not {quantity_text(expected)}:"
            " look again and repeat",
        )


def content_tag(value: Struct) -> str:
    """The entity tag of what has no version: it changes with its content."""
    return hashlib.sha256(msgspec.json.encode(value)).hexdigest()[:20]


def check_tags(conditions: Conditions, tags: set[str]) -> None:
    """What is there has these tags; nothing is there for none.

    Raises RefusedError(PRECONDITION_FAILED).
    """
    if conditions.is_new and tags:
        raise RefusedError(
            ServerCode.PRECONDITION_FAILED, "it is there already, and If-None-Match says it is not"
        )
    known = tags | {ANY_TAG} if tags else tags
    if conditions.tags is not None and known.isdisjoint(conditions.tags):
        raise RefusedError(
            ServerCode.PRECONDITION_FAILED,
            "it has changed since the version that If-Match names: read it again",
        )
