"""The office of a local server's store at work, without HTTP."""

from sync_server.db.queries.products import ProductView
from sync_server.operations import office_products
from sync_server.operations.commands import Command, Outcome, carry_out
from sync_server.operations.conditions import Conditions
from sync_server.operations.office_products import ProductEntry, Removed
from sync_server.operations.office_stock import Move, Moved

ANYHOW = Conditions()


def do(server, kind, work):
    """Carry a command out in store 1."""
    command = Command(
        store_id=1,
        actor="amna",
        name="a test",
        request=b"",
        key=None,
        now_ms=server.clock.wall_ms(),
    )
    return carry_out(server.db, command, kind, rng=server.rng, work=work)


def entry(product_id: int | None = 7, **changed) -> ProductEntry:
    """Tea in pieces for 10.00, as a form says it."""
    fields = {"product_id": product_id, "name": "Tea", "price_paisa": 1000, "conditions": ANYHOW}
    return ProductEntry(**(fields | changed))


def put(server, product_id: int | None = 7, **changed) -> Outcome[ProductView]:
    """Put a product into the catalogue."""
    said = entry(product_id, **changed)
    return do(server, ProductView, lambda office: office_products.put_product(office, said))


def remove(server, product_id: int = 7) -> Outcome[Removed]:
    """Take a product off every list."""

    def work(office):
        return office_products.remove_product(office, product_id, conditions=ANYHOW)

    return do(server, Removed, work)


def move(server, work, quantity_milli: int, **changed) -> Outcome[Moved]:
    """Move stock of product 7 by `work`, a function of office_stock."""
    fields = {"product_id": 7, "quantity_milli": quantity_milli, "conditions": ANYHOW}
    said = Move(**(fields | changed))
    return do(server, Moved, lambda office: work(office, said))


def fill(server, pieces: int = 10) -> None:
    """Put product 7 into the catalogue with some stock."""
    put(server, opening_milli=pieces * 1000)
