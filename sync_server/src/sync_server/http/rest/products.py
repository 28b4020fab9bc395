"""The catalogue: add, change, remove, look up."""

from msgspec import UNSET, Struct, UnsetType
from pos_protocol.sheets import time_ms

from sync_server.db.queries.products import ProductView, Sought
from sync_server.errors import RefusedError, ServerCode
from sync_server.http.rest.call import Answer, Call
from sync_server.http.rest.messages import (
    CatalogueQuery,
    ProductBody,
    ProductPage,
    ProductPatch,
    ProductQuery,
    RemovedReply,
    product_reply,
)
from sync_server.http.rest.strict_json import clean_text
from sync_server.http.state import ServerState
from sync_server.operations import office_products, reading
from sync_server.operations.commands import Outcome, carry_out
from sync_server.operations.conditions import product_tag
from sync_server.operations.office_products import ProductChange, ProductEntry, Removed
from sync_server.operations.sheets.product_rows import normal_code

REPLAYED = {"Idempotency-Replayed": "true"}


def put_product(state: ServerState, call: Call) -> Answer:
    """Add a product, or make a known one what the body says."""
    entry = _entry(call)
    outcome = carry_out(
        state.db,
        call.command(),
        ProductView,
        rng=state.rng,
        work=lambda office: office_products.put_product(office, entry),
    )
    return _answer(call, outcome)


def add_product(state: ServerState, call: Call) -> Answer:
    """Add a product."""
    entry = _entry(call)
    outcome = carry_out(
        state.db,
        call.command(),
        ProductView,
        rng=state.rng,
        work=lambda office: office_products.add_product(office, entry),
    )
    return _answer(call, outcome)


def remove_product(state: ServerState, call: Call) -> Answer:
    """Remove a product and its records from every list; again is no fault."""
    named = isinstance(call.request, ProductQuery)
    number = call.request.product_id if named else call.product_id
    outcome = carry_out(
        state.db,
        call.command(),
        Removed,
        rng=state.rng,
        work=lambda office: office_products.remove_product(
            office, number, conditions=call.conditions()
        ),
    )
    removed = outcome.value
    return Answer(
        value=RemovedReply(store_id=removed.store_id, product_id=removed.product_id),
        headers=REPLAYED if outcome.is_replay else {},
        moved_to=outcome.store_seq,
    )


def get_product(state: ServerState, call: Call) -> Answer:
    """A product with its stock, computed."""
    store_id = call.caller.store_id
    product = state.shelf.product(store_id, call.product_id, seen=call.seen)
    reply = product_reply(store_id, product, call.caller.role)
    return Answer(value=reply, tag=product_tag(product))


def list_products(state: ServerState, call: Call) -> Answer:
    """The products of a store, by number; those with words in a name, or the one of a barcode."""
    query: CatalogueQuery = call.request
    store_id, role = call.caller.store_id, call.caller.role
    page = reading.products(
        state.db,
        store_id,
        after=call.after_number(),
        limit=query.limit,
        sought=Sought(
            words=query.query,
            code=normal_code(query.barcode.strip()),
            category=query.category and _category(query.category),
        ),
    )
    cursor, headers = next_page(state, call, page)
    items = [product_reply(store_id, product, role) for product in page.items]
    return Answer(value=ProductPage(items=items, next_cursor=cursor), headers=headers)


def patch_product(state: ServerState, call: Call) -> Answer:
    """Change some fields of a product (RFC 7396)."""
    number, patch = call.product_id, _patch(call)
    outcome = carry_out(
        state.db,
        call.command(),
        ProductView,
        rng=state.rng,
        work=lambda office: office_products.patch_product(office, number, patch),
    )
    return _answer(call, outcome)


def next_page[T: Struct](
    state: ServerState, call: Call, page: reading.Page[T]
) -> tuple[str | None, dict[str, str]]:
    """The cursor of the next page, and the header that leads there."""
    return state.cursors.next_page(call, None if page.after is None else (page.after,))


def _answer(call: Call, outcome: Outcome[ProductView]) -> Answer:
    product = outcome.value
    headers = dict(REPLAYED) if outcome.is_replay else {}
    if outcome.is_new:
        headers["Location"] = f"/api/v1/products/{product.product_id}"
    return Answer(
        value=product_reply(call.caller.store_id, product, call.caller.role),
        status=201 if outcome.is_new else 200,
        tag=product_tag(product),
        headers=headers,
        moved_to=outcome.store_seq,
    )


def _entry(call: Call) -> ProductEntry:
    body: ProductBody = call.request
    number = body.product_id
    if "product_id" in call.path:
        if number not in {None, call.product_id}:
            raise RefusedError(ServerCode.MALFORMED, "product_id: the path names another product")
        number = call.product_id
    quantity = body.item_quantity
    return ProductEntry(
        product_id=number,
        name=clean_text("itemDesc", body.item_desc),
        price_paisa=body.price_per_unit.paisa("price_per_unit"),
        barcodes=_barcodes(body.barcode),
        unit=body.unit,
        vendor_id=body.vendor_id,
        category=None if body.category is None else _category(body.category),
        opening_milli=0 if quantity is None else quantity.milli("ItemQuantity", least=0),
        stocked_in_ms=None if body.stocked_in is None else _moment_ms(body.stocked_in),
        conditions=call.conditions(),
    )


def _patch(call: Call) -> ProductChange:
    body: ProductPatch = call.request
    name, price, low = body.item_desc, body.price_per_unit, body.low_at
    codes: tuple[str, ...] | UnsetType = UNSET
    if body.barcode is not UNSET:
        codes = _barcodes(body.barcode) or ()
    low_milli: int | UnsetType | None = UNSET
    if low is not UNSET:
        low_milli = None if low is None else low.milli("low_at", least=0)
    category = body.category
    return ProductChange(
        name=name if name is UNSET else clean_text("itemDesc", name),
        price_paisa=price if price is UNSET else price.paisa("price_per_unit"),
        barcodes=codes,
        unit=body.unit,
        vendor_id=body.vendor_id,
        low_at_milli=low_milli,
        category=category if category is UNSET else _category(category or ""),
        conditions=call.conditions(),
    )


def _category(text: str) -> str:
    """A category as every side keeps it: runs of blanks as one; empty for none."""
    return " ".join(clean_text("category", text).split()) if text.strip() else ""


def _barcodes(given: str | list[str] | None) -> tuple[str, ...] | None:
    if given is None:
        return None
    codes = [given] if isinstance(given, str) else given
    return tuple(dict.fromkeys(normal_code(clean_text("barcode", code)) for code in codes))


def _moment_ms(text: str) -> int:
    try:
        return time_ms(text)
    except ValueError as error:
        raise RefusedError(
            ServerCode.MALFORMED, "stocked_in: a date as 2026-11-22 is needed, or one with a time"
        ) from error
