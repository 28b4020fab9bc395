"""Alerts and days: what the slow work has found."""

from msgspec import Struct

from sync_server.db.queue import alerts, summaries
from sync_server.errors import RefusedError, ServerCode
from sync_server.http.rest.call import Answer, Call
from sync_server.http.rest.messages import PageQuery
from sync_server.http.rest.queue_messages import (
    AlertPage,
    DayPage,
    DaysQuery,
    alert_reply,
    day_reply,
)
from sync_server.http.state import ServerState


def list_alerts(state: ServerState, call: Call) -> Answer:
    """Alerts that are open, or closed and not acknowledged yet."""
    query: PageQuery = call.request
    with state.db.read() as tx:
        found = alerts.page(
            tx, call.caller.store_id, after=call.after_number(), limit=query.limit + 1
        )
    items = found[: query.limit]
    place = (items[-1].alert_id,) if len(found) > query.limit else None
    cursor, headers = state.cursors.next_page(call, place)
    value: Struct = AlertPage(items=[alert_reply(one) for one in items], next_cursor=cursor)
    return Answer(value=value, headers=headers)


def acknowledge(state: ServerState, call: Call) -> Answer:
    """Say that somebody has seen an alert; who was first stays."""
    number = call.number("alert_id")
    store_id, actor = call.caller.store_id, call.caller.user_name
    found = state.db.write(
        lambda tx: alerts.acknowledge(tx, store_id, number, actor=actor, now_ms=call.now_ms)
    )
    if found is None:
        raise RefusedError(ServerCode.NOT_FOUND, f"there is no alert {number} in this store")
    return Answer(value=alert_reply(found))


def list_days(state: ServerState, call: Call) -> Answer:
    """A line a day, newest first. Its sums are 0, and made_at null, until the day is over."""
    query: DaysQuery = call.request
    with state.db.read() as tx:
        found = summaries.newest(tx, call.caller.store_id, before=query.before, limit=query.limit)
    return Answer(value=DayPage(items=[day_reply(one) for one in found]))
