"""The routes of alerts, jobs, webhooks and days."""

from collections.abc import Callable
from typing import Any

from msgspec import Struct

from sync_server.auth.roles import Deed
from sync_server.http.rest import alerts, jobs, webhooks
from sync_server.http.rest import queue_messages as messages
from sync_server.http.rest.messages import NothingAsked, PageQuery
from sync_server.http.route import CSV, Method, Route

V1 = "/api/v1"


def _route(
    method: Method,
    path: str,
    handler: Callable[..., Any],
    *,
    reply: type[Struct],
    deed: Deed,
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


QUEUE_ROUTES: tuple[Route, ...] = (
    _route(
        "GET",
        "/alerts",
        alerts.list_alerts,
        reply=messages.AlertPage,
        query=PageQuery,
        deed=Deed.READ,
    ),
    _route(
        "POST",
        "/alerts/{alert_id}/ack",
        alerts.acknowledge,
        reply=messages.AlertReply,
        deed=Deed.ACKNOWLEDGE,
    ),
    _route(
        "GET",
        "/days",
        alerts.list_days,
        reply=messages.DayPage,
        query=messages.DaysQuery,
        deed=Deed.EXPORT,
    ),
    _route(
        "POST",
        "/jobs",
        jobs.ask_job,
        reply=messages.JobReply,
        body=messages.JobBody,
        deed=Deed.EXPORT,
    ),
    _route(
        "GET",
        "/jobs",
        jobs.list_jobs,
        reply=messages.JobPage,
        query=PageQuery,
        deed=Deed.EXPORT,
    ),
    _route(
        "POST",
        "/products:import",
        jobs.import_products,
        reply=messages.JobReply,
        body=messages.ImportBody,
        takes=(CSV,),
        deed=Deed.EDIT_CATALOGUE,
    ),
    _route(
        "GET",
        "/jobs/{job_id}",
        jobs.get_job,
        reply=messages.JobReply,
        query=NothingAsked,
        deed=Deed.EXPORT,
    ),
    _route(
        "GET",
        "/jobs/{job_id}/file",
        jobs.get_job_file,
        reply=messages.JobReply,
        query=NothingAsked,
        deed=Deed.EXPORT,
        produces="text/csv",
    ),
    _route(
        "GET",
        "/webhooks",
        webhooks.list_webhooks,
        reply=messages.WebhookPage,
        query=NothingAsked,
        deed=Deed.CONNECT,
    ),
    _route(
        "POST",
        "/webhooks",
        webhooks.add_webhook,
        reply=messages.WebhookReply,
        body=messages.WebhookBody,
        deed=Deed.CONNECT,
    ),
    _route(
        "DELETE",
        "/webhooks/{webhook_id}",
        webhooks.remove_webhook,
        reply=messages.WebhookRemoved,
        query=NothingAsked,
        deed=Deed.CONNECT,
    ),
)
