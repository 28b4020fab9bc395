"""The routes of vendors, customers and levels of stock, each with the least role that may."""

from collections.abc import Callable
from typing import Any

from msgspec import Struct

from sync_server.auth.roles import Deed
from sync_server.http.rest.messages import NothingAsked, PageQuery
from sync_server.http.rest.shop import customers, levels, messages, overview, vendors
from sync_server.http.route import JSON, MERGE_PATCH, Method, Route

V1 = "/api/v1"


def _route(
    method: Method,
    path: str,
    handler: Callable[..., Any],
    *,
    reply: type[Struct],
    deed: Deed = Deed.READ,
    **more: Any,  # noqa: ANN401 - fields of Route, which mypy cannot know through **
) -> Route:
    return Route(
        method=method,
        path=f"{V1}{path}",
        handler=handler,
        reply=reply,
        deed=deed,
        access="user",
        is_rest=True,
        **more,
    )


SHOP_ROUTES: tuple[Route, ...] = (
    _route("GET", "/vendors", vendors.list_vendors, reply=messages.VendorPage, query=PageQuery),
    _route(
        "POST",
        "/vendors",
        vendors.add_vendor,
        reply=messages.VendorReply,
        body=messages.VendorBody,
        deed=Deed.EDIT_CATALOGUE,
    ),
    _route(
        "GET",
        "/vendors/{vendor_id}",
        vendors.get_vendor,
        reply=messages.VendorReply,
        query=NothingAsked,
    ),
    _route(
        "PATCH",
        "/vendors/{vendor_id}",
        vendors.patch_vendor,
        reply=messages.VendorReply,
        body=messages.VendorPatch,
        takes=(MERGE_PATCH, JSON),
        needs_match=True,
        deed=Deed.EDIT_CATALOGUE,
    ),
    _route(
        "GET",
        "/customers",
        customers.list_customers,
        reply=messages.CustomerPage,
        query=messages.CustomersQuery,
        deed=Deed.SEE_CUSTOMERS,
    ),
    _route(
        "GET",
        "/customers/{customer_id}",
        customers.get_customer,
        reply=messages.CustomerReply,
        query=NothingAsked,
        deed=Deed.SEE_CUSTOMERS,
    ),
    _route(
        "GET",
        "/customers/{customer_id}/entries",
        customers.get_entries,
        reply=messages.KhataPage,
        query=PageQuery,
        deed=Deed.SEE_CUSTOMERS,
    ),
    _route(
        "GET",
        "/products/{product_id}/edits",
        overview.list_edits,
        reply=messages.EditList,
        query=NothingAsked,
    ),
    _route(
        "GET",
        "/overview",
        overview.list_overview,
        reply=messages.GlancePage,
        query=messages.GlanceQuery,
    ),
    _route(
        "POST",
        "/stock/counts",
        overview.count_stock,
        reply=messages.CountedReply,
        body=messages.CountBody,
        deed=Deed.MOVE_STOCK,
    ),
    _route("GET", "/stock", levels.list_levels, reply=messages.LevelPage, query=PageQuery),
    _route("GET", "/stock/low", levels.list_low, reply=messages.LevelPage, query=PageQuery),
)
