"""The routes of people and programs: the original paths beside their canonical ones."""

from collections.abc import Callable
from typing import Any

from msgspec import Struct

from sync_server.auth.refresh import SignedIn
from sync_server.auth.roles import Deed
from sync_server.http.rest import auth, case_messages, cases, messages, products, stock
from sync_server.http.rest.admin.routes import ADMIN_ROUTES
from sync_server.http.rest.live.routes import LIVE_ROUTES
from sync_server.http.rest.queue_routes import QUEUE_ROUTES
from sync_server.http.rest.reports.routes import REPORT_ROUTES
from sync_server.http.rest.shop import messages as shop_messages
from sync_server.http.rest.shop.routes import SHOP_ROUTES
from sync_server.http.rest.totp.routes import TOTP_ROUTES
from sync_server.http.route import JSON, MERGE_PATCH, Method, Route

V1 = "/api/v1"


def _paths(
    method: Method,
    paths: tuple[str, ...],
    handler: Callable[..., Any],
    *,
    reply: type[Struct],
    **more: Any,  # noqa: ANN401 - fields of Route, which mypy cannot know through **
) -> tuple[Route, ...]:
    return tuple(
        Route(
            method=method,
            path=path,
            handler=handler,
            reply=reply,
            access="user" if "deed" in more else "public",
            is_rest=True,
            **more,
        )
        for path in paths
    )


def _read(
    paths: tuple[str, ...],
    handler: Callable[..., Any],
    *,
    reply: type[Struct],
    query: type[Struct] = messages.NothingAsked,
    **more: Any,  # noqa: ANN401 - fields of Route, which mypy cannot know through **
) -> tuple[Route, ...]:
    return _paths("GET", paths, handler, reply=reply, query=query, deed=Deed.READ, **more)


def _move(paths: tuple[str, ...], handler: Callable[..., Any], deed: Deed) -> tuple[Route, ...]:
    return _paths(
        "POST", paths, handler, reply=messages.MovedReply, body=messages.MoveBody, deed=deed
    )


def _edit(
    method: Method,
    paths: tuple[str, ...],
    handler: Callable[..., Any],
    *,
    needs_match: bool = False,
) -> tuple[Route, ...]:
    return _paths(
        method,
        paths,
        handler,
        reply=messages.ProductReply,
        above=messages.ProductReplyAbove,
        body=messages.ProductBody,
        deed=Deed.EDIT_CATALOGUE,
        needs_match=needs_match,
    )


def _remove(path: str, query: type[Struct], *, needs_match: bool = False) -> tuple[Route, ...]:
    return _paths(
        "DELETE",
        (path,),
        products.remove_product,
        reply=messages.RemovedReply,
        query=query,
        deed=Deed.EDIT_CATALOGUE,
        needs_match=needs_match,
    )


REST_ROUTES: tuple[Route, ...] = (
    *_paths(
        "POST",
        ("/api/auth/login", f"{V1}/auth/login"),
        auth.sign_in,
        reply=SignedIn,
        body=messages.LoginBody,
    ),
    *_paths(
        "POST",
        ("/api/auth/refresh", f"{V1}/auth/refresh"),
        auth.refresh,
        reply=SignedIn,
        body=messages.RefreshBody,
    ),
    *_paths(
        "POST",
        ("/api/auth/logout", f"{V1}/auth/logout"),
        auth.sign_out,
        reply=messages.SignedOut,
        deed=Deed.READ,
    ),
    *_paths(
        "POST",
        (f"{V1}/auth/logout-all",),
        auth.sign_out_everywhere,
        reply=messages.SignedOut,
        deed=Deed.READ,
    ),
    *_paths(
        "POST",
        (f"{V1}/auth/password",),
        auth.change_password,
        reply=messages.SignedOut,
        body=messages.PasswordBody,
        deed=Deed.READ,
        takes_key=True,
    ),
    *TOTP_ROUTES,
    *_paths("GET", ("/.well-known/jwks.json",), auth.public_keys, reply=messages.PublicKeys),
    *_read(("/api/auth/me", f"{V1}/auth/me"), auth.me, reply=messages.MeReply),
    *_edit("PUT", ("/api/products/addProd",), products.put_product),
    *_edit("PUT", (f"{V1}/products/{{product_id}}",), products.put_product, needs_match=True),
    *_paths(
        "PATCH",
        (f"{V1}/products/{{product_id}}",),
        products.patch_product,
        reply=messages.ProductReply,
        above=messages.ProductReplyAbove,
        body=messages.ProductPatch,
        takes=(MERGE_PATCH, JSON),
        deed=Deed.EDIT_CATALOGUE,
        needs_match=True,
    ),
    *_edit("POST", ("/api/products/add", f"{V1}/products"), products.add_product),
    *_remove("/api/products/removeProd", messages.ProductQuery),
    *_remove(f"{V1}/products/{{product_id}}", messages.NothingAsked, needs_match=True),
    *_move(
        ("/api/products/stock-in", "/api/stock/stock-in", f"{V1}/stock/stock-in"),
        stock.stock_in,
        Deed.MOVE_STOCK,
    ),
    *_move(
        ("/api/products/sale", "/api/stock/sale", f"{V1}/stock/sale"),
        stock.sell,
        Deed.SELL,
    ),
    *_move(
        ("/api/products/manual-removal", "/api/stock/manual-removal", f"{V1}/stock/manual-removal"),
        stock.remove,
        Deed.MOVE_STOCK,
    ),
    *_paths(
        "POST",
        (f"{V1}/stock/movements",),
        stock.move,
        reply=messages.MovedReply,
        body=shop_messages.MovementBody,
        deed=Deed.SELL,
    ),
    *_read(
        ("/api/products", f"{V1}/products"),
        products.list_products,
        reply=messages.ProductPage,
        above=messages.ProductPageAbove,
        query=messages.CatalogueQuery,
    ),
    *_read(
        ("/api/products/{product_id}", f"{V1}/products/{{product_id}}"),
        products.get_product,
        reply=messages.ProductReply,
        above=messages.ProductReplyAbove,
        is_quick=True,
    ),
    *_read(
        (
            "/api/products/{product_id}/quantity",
            f"{V1}/products/{{product_id}}/quantity",
            f"{V1}/stock/{{product_id}}",
        ),
        cases.get_quantity,
        reply=messages.QuantityReply,
        query=case_messages.AsOfQuery,
        is_quick=True,
    ),
    *_read(
        (f"{V1}/products/{{product_id}}/explain",),
        cases.get_explanation,
        reply=case_messages.ExplainReply,
        query=case_messages.ExplainQuery,
    ),
    *_read(
        (f"{V1}/cases",),
        cases.list_cases,
        reply=case_messages.CasePage,
        query=case_messages.CasesQuery,
    ),
    *_read((f"{V1}/cases/{{case_id}}",), cases.get_case, reply=case_messages.CaseReply),
    *_paths(
        "POST",
        (f"{V1}/cases/{{case_id}}/decide",),
        cases.decide_case,
        reply=case_messages.CaseReply,
        body=case_messages.DecideBody,
        deed=Deed.DECIDE,
    ),
    *_read(
        ("/api/products/movements/{product_id}", f"{V1}/products/{{product_id}}/movements"),
        stock.get_movements,
        reply=messages.MovementPage,
        query=messages.PageQuery,
    ),
    *SHOP_ROUTES,
    *ADMIN_ROUTES,
    *QUEUE_ROUTES,
    *REPORT_ROUTES,
    *LIVE_ROUTES,
)
