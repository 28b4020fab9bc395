"""What people's programs send and get about alerts, jobs, webhooks and days."""

from typing import Annotated

from msgspec import Meta, Struct, field
from pos_protocol.money import money_text
from pos_protocol.quantity import quantity_json

from sync_server.db.queue.alerts import Alert
from sync_server.db.queue.jobs import EXPORTS, Job
from sync_server.db.queue.summaries import DaySummary
from sync_server.db.queue.webhooks import DEAD, DELIVERED, PENDING, Webhook
from sync_server.http.rest.messages import LIMIT_MAX, Decimal, Number, moment_text
from sync_server.http.rest.reports.messages import Day, Stores

type Kind = Annotated[str, Meta(min_length=1, max_length=40)]


class AlertReply(Struct, frozen=True, kw_only=True):
    """An alert; it is open while `closed_at` is empty."""

    alert_id: int
    kind: str
    product_id: int
    quantity: Decimal
    low_at: Decimal | None
    opened_at: str | None
    closed_at: str | None
    acknowledged_at: str | None
    acknowledged_by: str | None


class AlertPage(Struct, frozen=True, kw_only=True):
    """Alerts that are open or that nobody has acknowledged."""

    items: list[AlertReply]
    next_cursor: str | None


class JobBody(Struct, frozen=True, kw_only=True):
    """A job: `export_products`, `export_movements`, or `export_report` with what is asked of it."""

    kind: Annotated[str, Meta(min_length=1, max_length=40)]
    report: Kind | None = None
    start: Day | None = field(name="from", default=None)
    end: Day | None = field(name="to", default=None)
    by: Kind | None = None
    stores: Stores | None = None
    store_id: Number | None = field(name="storeID", default=None)


class ImportBody(Struct, frozen=True, kw_only=True):
    """A CSV file in the original columns."""

    content: bytes


class JobReply(Struct, frozen=True, kw_only=True):
    """A job; its file is there when `state` is `done`."""

    job_id: int
    kind: str
    state: str
    asked_by: str
    created_at: str | None
    finished_at: str | None
    rows: int
    error: str | None
    file: str | None


class JobPage(Struct, frozen=True, kw_only=True):
    """Jobs of a store, newest first."""

    items: list[JobReply]
    next_cursor: str | None


class WebhookBody(Struct, frozen=True, kw_only=True):
    """Where messages go, and of which kinds: those of the log, `alert.low_stock`, ..., or `*`."""

    url: Annotated[str, Meta(min_length=1, max_length=500)]
    kinds: Annotated[list[Kind], Meta(min_length=1, max_length=30)]
    store_id: Number | None = field(name="storeID", default=None)


class WebhookReply(Struct, frozen=True, kw_only=True):
    """A webhook, and how many messages are where. `secret` is told only when it is made."""

    webhook_id: int
    url: str
    kinds: list[str]
    made_by: str
    created_at: str | None
    pending: int
    delivered: int
    dead: int
    secret: str | None


class WebhookPage(Struct, frozen=True, kw_only=True):
    """All webhooks of a store."""

    items: list[WebhookReply]


class WebhookRemoved(Struct, frozen=True, kw_only=True):
    """A webhook that gets nothing any more."""

    webhook_id: int
    state: str = "removed"


class DaysQuery(Struct, frozen=True, kw_only=True):
    """Days before one, as 2026-11-22; newest first."""

    before: Annotated[str, Meta(pattern=r"^\d{4}-\d{2}-\d{2}$")] = "9999-12-31"
    limit: Annotated[int, Meta(ge=1, le=LIMIT_MAX)] = 31
    store_id: Number | None = field(name="storeID", default=None)


class DayReply(Struct, frozen=True, kw_only=True):
    """A day of a store; until it is over its sums are 0, and `made_at` is null: see reports."""

    day: str
    takings: str
    sales: int
    returns: int
    tills: int
    events: int
    made_at: str | None


class DayPage(Struct, frozen=True, kw_only=True):
    """Days of a store, newest first."""

    items: list[DayReply]


def alert_reply(alert: Alert) -> AlertReply:
    """An alert in words of the API."""
    low = alert.low_at_milli
    return AlertReply(
        alert_id=alert.alert_id,
        kind=alert.kind,
        product_id=alert.product_id,
        quantity=quantity_json(alert.quantity_milli),
        low_at=None if low is None else quantity_json(low),
        opened_at=moment_text(alert.opened_ms),
        closed_at=_moment(alert.closed_ms),
        acknowledged_at=_moment(alert.acked_ms),
        acknowledged_by=alert.acked_by or None,
    )


def job_reply(job: Job) -> JobReply:
    """A job in words of the API."""
    is_done = job.state == "done" and job.kind in EXPORTS
    return JobReply(
        job_id=job.job_id,
        kind=job.kind,
        state=job.state,
        asked_by=job.asked_by,
        created_at=moment_text(job.created_ms),
        finished_at=_moment(job.finished_ms),
        rows=job.rows_written,
        error=job.error or None,
        file=f"/api/v1/jobs/{job.job_id}/file" if is_done else None,
    )


def webhook_reply(
    webhook: Webhook, counts: dict[tuple[int, str], int], *, secret: str | None = None
) -> WebhookReply:
    """A webhook in words of the API."""
    number = webhook.webhook_id
    return WebhookReply(
        webhook_id=number,
        url=webhook.url,
        kinds=list(webhook.kinds),
        made_by=webhook.made_by,
        created_at=moment_text(webhook.created_ms),
        pending=counts.get((number, PENDING), 0),
        delivered=counts.get((number, DELIVERED), 0),
        dead=counts.get((number, DEAD), 0),
        secret=secret,
    )


def day_reply(day: DaySummary) -> DayReply:
    """A day in words of the API."""
    return DayReply(
        day=day.day,
        takings=money_text(day.takings_paisa),
        sales=day.sales,
        returns=day.returns,
        tills=day.tills,
        events=day.events,
        made_at=_moment(day.made_ms),
    )


def _moment(ms: int | None) -> str | None:
    return None if ms is None else moment_text(ms)
