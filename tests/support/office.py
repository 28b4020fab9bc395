"""The office of a local server's store at work, without HTTP."""

from collections.abc import Callable
from typing import Any

from msgspec import Struct
from sync_server.db.queries.products import ProductView
from sync_server.operations import office_products
from sync_server.operations.commands import Command, Office, Outcome, carry_out
from sync_server.operations.conditions import Conditions
from sync_server.operations.office_products import ProductEntry, Removed
from sync_server.operations.office_stock import Move, Moved

from tests.support.sync_server import LocalServer

ANYHOW = Conditions()


def do[T: Struct](
    server: LocalServer, kind: type[T], work: Callable[[Office], Outcome[T]]
) -> Outcome[T]:
    """Carry a command out in store 1."""
    command = Command(
        store_id=1,
        actor="amna",
        name="a test",
        request=b"",
        key=None,
        now_ms=server.clock.wall_ms(),
    )
    memory = server.stock_memory
    return carry_out(server.db, command, kind, rng=server.rng, work=work, memory=memory)


def entry(product_id: int | None = 7, **changed: Any) -> ProductEntry:
    """Tea in pieces for 10.00, as a form says it."""
    fields: dict[str, Any] = {
        "product_id": product_id,
        "name": "Tea",
        "price_paisa": 1000,
        "conditions": ANYHOW,
    }
    return ProductEntry(**(fields | changed))


def put(server: LocalServer, product_id: int | None = 7, **changed: Any) -> Outcome[ProductView]:
    """Put a product into the catalogue."""
    said = entry(product_id, **changed)
    return do(server, ProductView, lambda office: office_products.put_product(office, said))


def remove(server: LocalServer, product_id: int = 7) -> Outcome[Removed]:
    """Take a product off every list."""

    def work(office: Office) -> Outcome[Removed]:
        return office_products.remove_product(office, product_id, conditions=ANYHOW)

    return do(server, Removed, work)


def move(
    server: LocalServer,
    work: Callable[[Office, Move], Outcome[Moved]],
    quantity_milli: int,
    **changed: Any,
) -> Outcome[Moved]:
    """Move stock of product 7 by `work`, a function of office_stock."""
    fields: dict[str, Any] = {
        "product_id": 7,
        "quantity_milli": quantity_milli,
        "conditions": ANYHOW,
    }
    said = Move(**(fields | changed))
    return do(server, Moved, lambda office: work(office, said))


def fill(server: LocalServer, pieces: int = 10) -> None:
    """Put product 7 into the catalogue with some stock."""
    put(server, opening_milli=pieces * 1000)
