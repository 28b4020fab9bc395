"""Vendors of a store."""

from sync_server.db.queries import vendors
from sync_server.db.queries.vendors import VendorView
from sync_server.http.rest.call import Answer, Call
from sync_server.http.rest.messages import PageQuery
from sync_server.http.rest.products import REPLAYED
from sync_server.http.rest.shop.messages import VendorBody, VendorPage, VendorPatch, vendor_reply
from sync_server.http.rest.strict_json import clean_text
from sync_server.http.state import ServerState
from sync_server.operations.commands import Outcome, carry_out
from sync_server.operations.keeping import vendors as office_vendors
from sync_server.operations.keeping.vendors import VendorEntry, unknown_vendor, vendor_tag


def list_vendors(state: ServerState, call: Call) -> Answer:
    """The vendors of a store, by number."""
    query: PageQuery = call.request
    store_id = call.caller.store_id
    with state.db.read() as tx:
        found = vendors.page(tx, store_id, after=call.after_number(), limit=query.limit + 1)
    some = found[: query.limit]
    place = (some[-1].vendor_id,) if len(found) > query.limit else None
    cursor, headers = state.cursors.next_page(call, place)
    items = [vendor_reply(store_id, vendor) for vendor in some]
    return Answer(value=VendorPage(items=items, next_cursor=cursor), headers=headers)


def get_vendor(state: ServerState, call: Call) -> Answer:
    """One vendor."""
    store_id, number = call.caller.store_id, call.number("vendor_id")
    with state.db.read() as tx:
        vendor = vendors.find(tx, store_id, number)
    if vendor is None:
        raise unknown_vendor(number)
    return Answer(value=vendor_reply(store_id, vendor), tag=vendor_tag(vendor))


def add_vendor(state: ServerState, call: Call) -> Answer:
    """Make a vendor known."""
    body: VendorBody = call.request
    entry = VendorEntry(vendor_id=body.vendor_id, name=clean_text("name", body.name))
    outcome = carry_out(
        state.db,
        call.command(),
        VendorView,
        rng=state.rng,
        work=lambda office: office_vendors.add_vendor(office, entry),
    )
    where = {"Location": f"/api/v1/vendors/{outcome.value.vendor_id}"}
    return _answer(call, outcome, status=201, headers=where)


def patch_vendor(state: ServerState, call: Call) -> Answer:
    """Give a vendor another name."""
    body: VendorPatch = call.request
    number, name = call.number("vendor_id"), clean_text("name", body.name)
    outcome = carry_out(
        state.db,
        call.command(),
        VendorView,
        rng=state.rng,
        work=lambda office: office_vendors.rename_vendor(
            office, number, name, conditions=call.conditions()
        ),
    )
    return _answer(call, outcome, status=200, headers={})


def _answer(
    call: Call, outcome: Outcome[VendorView], *, status: int, headers: dict[str, str]
) -> Answer:
    return Answer(
        value=vendor_reply(call.caller.store_id, outcome.value),
        status=status,
        tag=vendor_tag(outcome.value),
        headers=headers | (REPLAYED if outcome.is_replay else {}),
        moved_to=outcome.store_seq,
    )
