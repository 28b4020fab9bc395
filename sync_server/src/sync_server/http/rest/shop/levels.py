"""What a store has of everything, and what is running out."""

from sync_server.db.queries import levels
from sync_server.http.rest.call import Answer, Call
from sync_server.http.rest.messages import PageQuery
from sync_server.http.rest.shop.messages import LevelPage, level_reply
from sync_server.http.state import ServerState


def list_levels(state: ServerState, call: Call) -> Answer:
    """The stock of every product, by number."""
    return _levels(state, call, is_low=False)


def list_low(state: ServerState, call: Call) -> Answer:
    """The products that are at the stock at which they run low, or below it."""
    return _levels(state, call, is_low=True)


def _levels(state: ServerState, call: Call, *, is_low: bool) -> Answer:
    query: PageQuery = call.request
    store_id, after = call.caller.store_id, call.after_number()
    with state.db.read() as tx:
        found = levels.page(tx, store_id, after=after, limit=query.limit + 1, is_low=is_low)
    some = found[: query.limit]
    place = (some[-1].product_id,) if len(found) > query.limit else None
    cursor, headers = state.cursors.next_page(call, place)
    items = [level_reply(store_id, level) for level in some]
    return Answer(value=LevelPage(items=items, next_cursor=cursor), headers=headers)
