"""The routes of admins, each with the least role that may."""

from collections.abc import Callable
from typing import Any

from msgspec import Struct

from sync_server.auth.roles import Deed
from sync_server.http.rest.admin import (
    audit,
    keys,
    messages,
    problem_reports,
    stores,
    tills,
    users,
)
from sync_server.http.rest.messages import NothingAsked, PageQuery
from sync_server.http.route import JSON, MERGE_PATCH, ZIP, Method, Route

V1 = "/api/v1"
USER = "/users/{username}"


def _route(
    method: Method,
    path: str,
    handler: Callable[..., Any],
    *,
    reply: type[Struct],
    deed: Deed = Deed.ADMINISTER,
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


_STORES = (
    _route(
        "GET",
        "/stores",
        stores.list_stores,
        reply=messages.StorePage,
        query=PageQuery,
        deed=Deed.READ,
    ),
    _route("POST", "/stores", stores.add_store, reply=messages.StoreReply, body=messages.StoreBody),
    _route(
        "GET", "/stores/{store_id}", stores.get_store, reply=messages.StoreReply, deed=Deed.READ
    ),
    _route(
        "PATCH",
        "/stores/{store_id}",
        stores.patch_store,
        reply=messages.StoreReply,
        body=messages.StorePatch,
        takes=(MERGE_PATCH, JSON),
        needs_match=True,
    ),
)

_USERS = (
    _route("GET", "/users", users.list_users, reply=messages.UserPage, query=PageQuery),
    _route("POST", "/users", users.add_user, reply=messages.UserReply, body=messages.UserBody),
    _route("GET", USER, users.get_user, reply=messages.UserReply),
    _route("DELETE", USER, users.remove_user, reply=messages.UserReply, needs_match=True),
    _route(
        "POST",
        f"{USER}/password",
        users.set_password,
        reply=messages.UserReply,
        body=messages.SetPasswordBody,
    ),
    _route(
        "PUT",
        f"{USER}/grants/{{granted_store}}",
        users.put_grant,
        reply=messages.UserReply,
        body=messages.GrantBody,
        needs_match=True,
    ),
    _route(
        "DELETE",
        f"{USER}/grants/{{granted_store}}",
        users.remove_grant,
        reply=messages.UserReply,
        needs_match=True,
    ),
)

_TILLS = (
    _route("GET", "/tills", tills.list_tills, reply=messages.TillList, query=NothingAsked),
    _route("POST", "/tills/codes", tills.make_code, reply=messages.CodeReply),
    _route("GET", "/tills/{till}", tills.get_till, reply=messages.TillReply),
    _route("POST", "/tills/{till}/revoke", tills.revoke_till, reply=messages.TillReply),
)

_PROBLEM_REPORTS = (
    _route(
        "GET",
        "/problem-reports",
        problem_reports.list_problem_reports,
        reply=messages.ProblemReportList,
        query=NothingAsked,
    ),
    _route(
        "GET",
        "/problem-reports/{number}/file",
        problem_reports.get_problem_report_file,
        reply=messages.ProblemReportReply,
        produces=ZIP,
    ),
)

ADMIN_ROUTES: tuple[Route, ...] = (
    *_STORES,
    *_USERS,
    *_TILLS,
    *_PROBLEM_REPORTS,
    _route("GET", "/keys", keys.list_keys, reply=messages.KeyList, query=NothingAsked),
    _route("POST", "/keys/rotate", keys.rotate_keys, reply=messages.MadeKeyReply),
    _route("GET", "/audit", audit.get_audit, reply=messages.AuditPage, query=messages.AuditQuery),
)
