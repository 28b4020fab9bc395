"""Stores at a glance, a count of the shelf at the office, and who edited a product."""

from pos_protocol.quantity import quantity_json

from sync_server.auth.roles import Deed
from sync_server.http.rest.call import Answer, Call
from sync_server.http.rest.messages import moment_text
from sync_server.http.rest.products import REPLAYED
from sync_server.http.rest.reports.reading import stores_meant
from sync_server.http.rest.shop.messages import (
    CountBody,
    CountedReply,
    EditList,
    EditReply,
    GlancePage,
    GlanceQuery,
    GlanceReply,
    GlanceTill,
)
from sync_server.http.rest.strict_json import clean_text
from sync_server.http.state import ServerState
from sync_server.operations.commands import carry_out
from sync_server.operations.conditions import stock_tag
from sync_server.operations.keeping import counting
from sync_server.operations.keeping.counting import Count, Counted
from sync_server.operations.keeping.edits import newest_edits
from sync_server.operations.keeping.overview import StoreAtAGlance, at_a_glance

FIELDS = {
    "name_en": "itemDesc",
    "barcodes": "barcode",
    "price": "price_per_unit",
    "vendor_id": "VendorId",
}
"""Fields that the API calls otherwise than the events do."""


def list_overview(state: ServerState, call: Call) -> Answer:
    """What waits for somebody in each store, and when its tills were last heard of."""
    query: GlanceQuery = call.request
    asked = stores_meant(state, call.caller, query.stores, deed=Deed.READ)
    found = at_a_glance(state.db, asked, after=call.after_number(), limit=query.limit + 1)
    some = found[: query.limit]
    place = (some[-1].store.store_id,) if len(found) > query.limit else None
    cursor, headers = state.cursors.next_page(call, place)
    items = [_glance(one) for one in some]
    return Answer(value=GlancePage(items=items, next_cursor=cursor), headers=headers)


def list_edits(state: ServerState, call: Call) -> Answer:
    """Who last edited what of a product, newest first."""
    store_id, product_id = call.caller.store_id, call.product_id
    items = [
        EditReply(
            event_id=edit.event_id,
            kind=edit.kind,
            fields=[FIELDS.get(field, field) for field in edit.fields],
            timestamp=moment_text(edit.occurred_ms),
            till=edit.till_no,
            till_seq=edit.till_seq,
            person=edit.actor,
        )
        for edit in newest_edits(state.db, store_id, product_id)
    ]
    return Answer(value=EditList(product_id=product_id, store_id=store_id, items=items))


def count_stock(state: ServerState, call: Call) -> Answer:
    """Record what somebody counted on the shelf; it is the stock from now on."""
    body: CountBody = call.request
    expected = body.expected_quantity
    asked = Count(
        product_id=body.product_id,
        counted_milli=body.counted.milli("counted", least=0),
        note=clean_text("note", body.note) if body.note else "",
        conditions=call.conditions(
            None if expected is None else expected.milli("expected_quantity")
        ),
    )
    outcome = carry_out(
        state.db,
        call.command(),
        Counted,
        rng=state.rng,
        work=lambda office: counting.count(office, asked),
        memory=state.stock_memory,
    )
    counted = outcome.value
    product = counted.product
    return Answer(
        value=CountedReply(
            product_id=product.product_id,
            store_id=call.caller.store_id,
            quantity_before=quantity_json(counted.before_milli),
            quantity=quantity_json(product.quantity_milli),
            difference=quantity_json(product.quantity_milli - counted.before_milli),
            version=product.version,
            event_id=counted.event_id,
        ),
        status=201,
        tag=stock_tag(product.version),
        headers=REPLAYED if outcome.is_replay else {},
        moved_to=outcome.store_seq,
    )


def _glance(one: StoreAtAGlance) -> GlanceReply:
    waiting = one.waiting
    return GlanceReply(
        store_id=one.store.store_id,
        name=one.store.name,
        currency=one.store.currency,
        position=one.store.seq,
        utc_offset_minutes=waiting.zone_min,
        undecided_cases=waiting.cases,
        held_events=waiting.held,
        low_stock=waiting.low,
        negative_stock=waiting.negative,
        quarantined=waiting.quarantined,
        tills=[
            GlanceTill(
                till=till.till_no,
                state="revoked" if till.is_revoked else "in_use",
                heard_at=None if till.heard_ms is None else moment_text(till.heard_ms),
            )
            for till in one.tills
        ],
    )
