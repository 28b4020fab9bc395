"""Stores: the ones that somebody works in, and for admins all of them."""

from msgspec import Struct
from pos_protocol.ids import new_event_id

from sync_server.auth.roles import CHAIN_ROLE
from sync_server.db import stores, users
from sync_server.db.database import Tx
from sync_server.db.stores import Store
from sync_server.errors import RefusedError, ServerCode
from sync_server.http.rest.admin.messages import (
    StoreBody,
    StorePage,
    StorePatch,
    store_reply,
    store_tag,
)
from sync_server.http.rest.call import Answer, Call
from sync_server.http.rest.messages import PageQuery
from sync_server.http.rest.products import REPLAYED
from sync_server.http.rest.strict_json import clean_text
from sync_server.http.state import ServerState
from sync_server.operations.commands import Office, Outcome, carry_out
from sync_server.operations.conditions import check_tags
from sync_server.operations.store_keeping import add_store_in, new_store, rename_store_in


class Seen(Struct, frozen=True, kw_only=True):
    """A store without its place in time, as it is kept for a repeated request."""

    store_id: int


def list_stores(state: ServerState, call: Call) -> Answer:
    """The stores where who asks has a role; for admins every store."""
    query: PageQuery = call.request
    after = call.after_number()
    with state.db.read() as tx:
        found = _stores_of(tx, call, after=after, limit=query.limit + 1)
    some = found[: query.limit]
    place = (some[-1].store_id,) if len(found) > query.limit else None
    cursor, headers = state.cursors.next_page(call, place)
    items = [store_reply(store) for store in some]
    return Answer(value=StorePage(items=items, next_cursor=cursor), headers=headers)


def get_store(state: ServerState, call: Call) -> Answer:
    """One store."""
    with state.db.read() as tx:
        store = _found(tx, call.caller.store_id)
    return Answer(value=store_reply(store), tag=store_tag(store))


def add_store(state: ServerState, call: Call) -> Answer:
    """Make a store with an empty feed."""
    body: StoreBody = call.request
    feed_id = new_event_id(call.now_ms, state.rng)
    name = clean_text("name", body.name)
    store = new_store(body.number, name=name, currency=body.currency, feed_id=feed_id)

    def work(office: Office) -> Outcome[Seen]:
        add_store_in(office.tx, store, office.now_ms)
        return Outcome(value=Seen(store_id=store.store_id), is_new=True)

    return _answer(state, carry_out(state.db, call.command(), Seen, rng=state.rng, work=work))


def patch_store(state: ServerState, call: Call) -> Answer:
    """Give a store another name."""
    body: StorePatch = call.request
    name, conditions = clean_text("name", body.name), call.conditions()

    def work(office: Office) -> Outcome[Seen]:
        store = _found(office.tx, office.store_id)
        check_tags(conditions, {store_tag(store)})
        rename_store_in(office.tx, store, name, now_ms=office.now_ms)
        return Outcome(value=Seen(store_id=store.store_id))

    return _answer(state, carry_out(state.db, call.command(), Seen, rng=state.rng, work=work))


def _answer(state: ServerState, outcome: Outcome[Seen]) -> Answer:
    with state.db.read() as tx:
        store = _found(tx, outcome.value.store_id)
    headers = dict(REPLAYED) if outcome.is_replay else {}
    if outcome.is_new:
        headers["Location"] = f"/api/v1/stores/{store.store_id}"
    return Answer(
        value=store_reply(store),
        status=201 if outcome.is_new else 200,
        tag=store_tag(store),
        headers=headers,
    )


def _stores_of(tx: Tx, call: Call, *, after: int, limit: int) -> list[Store]:
    grants = users.grants_of(tx, call.caller.user_name)
    if CHAIN_ROLE in grants.values():
        return stores.page_of_stores(tx, after=after, limit=limit)
    mine = sorted(store_id for store_id in grants if store_id > after)[:limit]
    return [_found(tx, store_id) for store_id in mine]


def _found(tx: Tx, store_id: int) -> Store:
    store = stores.find_store(tx, store_id)
    if store is None:
        raise RefusedError(ServerCode.NOT_FOUND, f"there is no store {store_id} for you")
    return store
