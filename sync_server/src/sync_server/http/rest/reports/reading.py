"""Handlers of the reports: which stores may be seen, then one operation, as JSON or CSV."""

import hashlib
from collections.abc import Callable

import msgspec

from sync_server.auth import roles
from sync_server.auth.roles import Deed
from sync_server.http.rest.call import Answer, Call, Caller
from sync_server.http.rest.guard import at_store
from sync_server.http.rest.reports.messages import NowQuery, ReportReply
from sync_server.http.state import ServerState
from sync_server.operations.keeping.auditing import note_report_taken
from sync_server.operations.reporting.answering import Asked, answer, understood
from sync_server.operations.reporting.catalogue import Report, csv_bytes
from sync_server.operations.reporting.question import Key

TAG_CHARS = 32

type Handler = Callable[[ServerState, Call], Answer]


def json_handler(report: Report, reply: type[ReportReply], deed: Deed) -> Handler:
    """The handler of a report as JSON pages."""

    def read(state: ServerState, call: Call) -> Answer:
        asked = _asked(state, call, deed)
        found = answer(state.db, report, asked, now_ms=call.now_ms)
        cursor, headers = state.cursors.next_page(call, found.after)
        value = msgspec.convert(
            {
                "report": report.name,
                "from": found.start,
                "to": found.end,
                "stores": None if asked.stores is None else list(asked.stores),
                "behind": found.behind,
                "next_cursor": cursor,
                "items": list(found.rows),
            },
            reply,
        )
        content = msgspec.json.encode(value)
        return Answer(value=value, file=content, tag=_tag(content), headers=headers)

    read.__doc__ = report.title
    return read


def csv_handler(report: Report, deed: Deed) -> Handler:
    """The handler of a report as one CSV file."""

    def read(state: ServerState, call: Call) -> Answer:
        asked = _asked(state, call, deed)
        question = understood(state.db, report, asked, now_ms=call.now_ms)
        content = csv_bytes(state.db, report, question)
        note_report_taken(state.db, report.name, question, now_ms=call.now_ms)
        name = f"{report.name}-{question.start}-{question.end}.csv"
        return Answer(
            value=NowQuery(),
            file=content,
            tag=_tag(content),
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )

    read.__doc__ = f"{report.title.rstrip('.')}, as a CSV file."
    return read


def _asked(state: ServerState, call: Call, deed: Deed) -> Asked:
    query: NowQuery = call.request
    store_id, number = call.after or (0, 0)
    after: Key = (int(store_id), int(number))
    return Asked(
        stores=stores_meant(state, call.caller, query.stores, deed=deed),
        start=getattr(query, "start", None),
        end=getattr(query, "end", None),
        by=getattr(query, "by", ""),
        order=getattr(query, "order", "number"),
        days=getattr(query, "days", 0),
        lead_days=getattr(query, "lead_days", 0),
        after=after,
        limit=query.limit,
    )


def stores_meant(
    state: ServerState, caller: Caller, said: str | None, *, deed: Deed
) -> tuple[int, ...] | None:
    """The stores that are meant, each of which the caller must be allowed to see; None is all.

    Raises RefusedError(NOT_FOUND, FORBIDDEN).
    """
    if said is None:
        return (caller.store_id,)
    if said == "all":
        if caller.role == roles.CHAIN_ROLE:
            return None
        if caller.role not in roles.VISITING_ROLES:
            return (caller.store_id,)
        grants = state.rights.grants(caller.user_name)
        return tuple(sorted(one for one, role in grants.items() if roles.may(role, deed)))
    named = sorted({int(one) for one in said.split(",")})
    for store_id in named:
        at_store(state, caller, store_id, deed=deed)
    return tuple(named)


def _tag(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:TAG_CHARS]
