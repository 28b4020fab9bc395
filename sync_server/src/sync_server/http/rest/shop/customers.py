"""Customers and what they owe; their khata is written at the tills."""

from pos_protocol.money import money_text

from sync_server.db.database import Tx
from sync_server.db.queries import customers
from sync_server.db.queries.customers import CustomerView
from sync_server.errors import RefusedError, ServerCode
from sync_server.http.rest.call import Answer, Call
from sync_server.http.rest.messages import PageQuery
from sync_server.http.rest.shop.messages import (
    CustomerPage,
    CustomersQuery,
    KhataPage,
    customer_reply,
    entry_reply,
)
from sync_server.http.state import ServerState


def list_customers(state: ServerState, call: Call) -> Answer:
    """The customers of a store with their balances, by number."""
    query: CustomersQuery = call.request
    store_id, after = call.caller.store_id, call.after_number()
    with state.db.read() as tx:
        found = customers.page(tx, store_id, after=after, limit=query.limit + 1, words=query.query)
    some = found[: query.limit]
    place = (some[-1].customer_id,) if len(found) > query.limit else None
    cursor, headers = state.cursors.next_page(call, place)
    items = [customer_reply(store_id, customer) for customer in some]
    return Answer(value=CustomerPage(items=items, next_cursor=cursor), headers=headers)


def get_customer(state: ServerState, call: Call) -> Answer:
    """One customer with their balance."""
    with state.db.read() as tx:
        customer = _found(tx, call)
    return Answer(value=customer_reply(call.caller.store_id, customer))


def get_entries(state: ServerState, call: Call) -> Answer:
    """The entries of a customer's khata, newest last."""
    query: PageQuery = call.request
    store_id, after = call.caller.store_id, call.after_number()
    with state.db.read() as tx:
        customer = _found(tx, call)
        number = customer.customer_id
        found = customers.entries(tx, store_id, number, after=after, limit=query.limit + 1)
    some = found[: query.limit]
    place = (some[-1].store_seq,) if len(found) > query.limit else None
    cursor, headers = state.cursors.next_page(call, place)
    page = KhataPage(
        customer_id=number,
        store_id=store_id,
        balance=money_text(customer.balance_paisa),
        items=[entry_reply(entry) for entry in some],
        next_cursor=cursor,
    )
    return Answer(value=page, headers=headers)


def _found(tx: Tx, call: Call) -> CustomerView:
    number = call.number("customer_id")
    customer = customers.find(tx, call.caller.store_id, number)
    if customer is None:
        raise RefusedError(ServerCode.NOT_FOUND, f"there is no customer {number} in this store")
    return customer
