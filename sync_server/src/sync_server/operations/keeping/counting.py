"""A count at the office: what somebody saw on the shelf becomes the stock."""

from msgspec import Struct
from pos_protocol.events import CountedLine, StockCounted
from pos_protocol.hlc import ZERO

from sync_server.db.queries.products import ProductView
from sync_server.errors import RefusedError, ServerCode
from sync_server.operations.commands import Office, Outcome
from sync_server.operations.conditions import Conditions, check_stock
from sync_server.operations.office import Draft
from sync_server.operations.office_stock import refuse_parts
from sync_server.operations.reading import find_product


class Count(Struct, frozen=True, kw_only=True):
    """What was seen, in thousandths, and what whoever counted wants to say about it."""

    product_id: int
    counted_milli: int
    note: str = ""
    conditions: Conditions


class Counted(Struct, frozen=True, kw_only=True):
    """The product after the count, the stock that was known before it, and the count's event."""

    product: ProductView
    before_milli: int
    event_id: str


def count(office: Office, asked: Count) -> Outcome[Counted]:
    """Record a count; one that finds what was known is recorded too, and ends a wait for it.

    Raises RefusedError(NOT_FOUND, QUANTITY_REFUSED, QUANTITY_CHANGED, PRECONDITION_FAILED),
    ProtocolError.
    """
    product = office.desk.find_product(office.tx, asked.product_id)
    check_stock(asked.conditions, product)
    refuse_parts(product.unit, asked.counted_milli)
    if asked.counted_milli < 0:
        raise RefusedError(ServerCode.QUANTITY_REFUSED, "nobody counts less than nothing")
    line = CountedLine(
        n=1,
        product_id=product.product_id,
        counted=asked.counted_milli,
        known_quantity=product.quantity_milli,
        known_version=product.version,
        pending=0,
    )
    [result] = office.record(([Draft(StockCounted(lines=(line,), note=asked.note))], ZERO))
    counted = Counted(
        product=find_product(office.tx, office.store_id, product.product_id),
        before_milli=product.quantity_milli,
        event_id=str(result.event_id),
    )
    return Outcome(value=counted, is_new=True, store_seq=result.store_seq or 0)
