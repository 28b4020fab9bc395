"""The audit: who did what to the server, newest first."""

from sync_server.db.audit import entries
from sync_server.http.rest.admin.messages import AuditPage, AuditQuery, audit_reply
from sync_server.http.rest.call import Answer, Call
from sync_server.http.state import ServerState

NEWEST = 2**53


def get_audit(state: ServerState, call: Call) -> Answer:
    """What was done to a store's people, tills and files, or to the server itself."""
    query: AuditQuery = call.request
    chain = entries.SERVER if query.scope == "server" else call.caller.store_id
    with state.db.read() as tx:
        found = entries.newest(
            tx, chain, before=call.after_number() or NEWEST, limit=query.limit + 1
        )
    some = found[: query.limit]
    place = (some[-1].seq,) if len(found) > query.limit else None
    cursor, headers = state.cursors.next_page(call, place)
    items = [audit_reply(entry) for entry in some]
    return Answer(value=AuditPage(store_id=chain, items=items, next_cursor=cursor), headers=headers)
