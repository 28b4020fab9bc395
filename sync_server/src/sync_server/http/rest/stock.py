"""Stock: goods in, sales, goods out, the figure of now and how it came about."""

from collections.abc import Callable

from sync_server.auth.roles import Deed
from sync_server.http.rest.call import Answer, Call
from sync_server.http.rest.guard import refuse_role
from sync_server.http.rest.messages import (
    MoveBody,
    MovementPage,
    PageQuery,
    moved_reply,
    movement_reply,
)
from sync_server.http.rest.products import REPLAYED, next_page
from sync_server.http.rest.shop.messages import MovementBody
from sync_server.http.rest.strict_json import clean_text
from sync_server.http.state import ServerState
from sync_server.operations import office_stock, reading
from sync_server.operations.commands import Office, Outcome, carry_out
from sync_server.operations.conditions import stock_tag
from sync_server.operations.office_stock import Move, Moved


def stock_in(state: ServerState, call: Call) -> Answer:
    """Take goods in."""
    return _moved(state, call, office_stock.stock_in)


def sell(state: ServerState, call: Call) -> Answer:
    """Sell at the catalogue's price for exact cash."""
    return _moved(state, call, office_stock.sell)


def remove(state: ServerState, call: Call) -> Answer:
    """Take goods out that were not sold."""
    return _moved(state, call, office_stock.remove)


def move(state: ServerState, call: Call) -> Answer:
    """Move stock: the three paths above in one, by the type of the movement."""
    body: MovementBody = call.request
    deed, work = MOVEMENTS[body.type]
    refuse_role(call.caller.role, deed)
    return _moved(state, call, work)


def get_movements(state: ServerState, call: Call) -> Answer:
    """The movements of a product, newest last."""
    query: PageQuery = call.request
    store_id = call.caller.store_id
    page = reading.movements(
        state.db, store_id, call.product_id, after=call.after_number(), limit=query.limit
    )
    cursor, headers = next_page(state, call, page)
    items = [movement_reply(store_id, movement) for movement in page.items]
    return Answer(value=MovementPage(items=items, next_cursor=cursor), headers=headers)


MOVEMENTS: dict[str, tuple[Deed, Callable[[Office, Move], Outcome[Moved]]]] = {
    "stock_in": (Deed.MOVE_STOCK, office_stock.stock_in),
    "sale": (Deed.SELL, office_stock.sell),
    "manual_removal": (Deed.MOVE_STOCK, office_stock.remove),
}


def _moved(
    state: ServerState, call: Call, work: Callable[[Office, Move], Outcome[Moved]]
) -> Answer:
    body: MoveBody = call.request
    expected = body.expected_quantity
    move = Move(
        product_id=body.product_id,
        quantity_milli=body.quantity.milli("quantity", least=1),
        reason=None if body.reason is None else clean_text("reason", body.reason),
        vendor_id=body.vendor_id,
        conditions=call.conditions(
            None if expected is None else expected.milli("expected_quantity")
        ),
    )
    outcome = carry_out(
        state.db,
        call.command(),
        Moved,
        rng=state.rng,
        work=lambda office: work(office, move),
        memory=state.stock_memory,
    )
    moved = outcome.value
    return Answer(
        value=moved_reply(moved),
        status=201,
        tag=stock_tag(moved.movement.version),
        headers=REPLAYED if outcome.is_replay else {},
        moved_to=outcome.store_seq,
    )
