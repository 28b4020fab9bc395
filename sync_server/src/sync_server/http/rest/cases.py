"""Cases and their decisions, how a figure came about, and what it was."""

from datetime import UTC, datetime
from uuid import UUID

from pos_protocol.quantity import quantity_json

from sync_server.db.queries.cases import STATES, UNDECIDED
from sync_server.errors import RefusedError, ServerCode, WouldWaitError
from sync_server.http.rest.call import Answer, Call
from sync_server.http.rest.case_messages import (
    AsOfQuery,
    CasePage,
    CasesQuery,
    DecideBody,
    ExplainQuery,
    case_reply,
    explain_reply,
)
from sync_server.http.rest.messages import QuantityReply, moment_text, quantity_reply
from sync_server.http.rest.products import REPLAYED
from sync_server.http.rest.strict_json import clean_text
from sync_server.http.state import ServerState
from sync_server.operations.commands import carry_out
from sync_server.operations.conditions import stock_tag
from sync_server.operations.reconciling import explaining, reading
from sync_server.operations.reconciling.deciding import Ruling, decide
from sync_server.operations.reconciling.explaining import StockThen
from sync_server.operations.reconciling.reading import CaseView


def list_cases(state: ServerState, call: Call) -> Answer:
    """A store's cases, oldest first; those that somebody should look at unless others are asked."""
    query: CasesQuery = call.request
    wanted = {"undecided": UNDECIDED, "all": STATES}.get(query.state, (query.state,))
    seq, line = call.after or (0, 0)
    store_id = call.caller.store_id
    found = reading.listed(
        state.db,
        store_id,
        states=wanted,
        after=(int(seq), int(line)),
        limit=query.limit + 1,
    )
    some = found[: query.limit]
    more = len(found) > query.limit
    place = (some[-1].opened_seq, some[-1].line) if more else None
    cursor, headers = state.cursors.next_page(call, place)
    items = [case_reply(store_id, case) for case in some]
    return Answer(value=CasePage(items=items, next_cursor=cursor), headers=headers)


def get_case(state: ServerState, call: Call) -> Answer:
    """A case with what others did meanwhile."""
    store_id = call.caller.store_id
    return Answer(value=case_reply(store_id, reading.one(state.db, store_id, _case_id(call))))


def decide_case(state: ServerState, call: Call) -> Answer:
    """Decide a case: release, reverse, adjust or recount; a new event in the store's feed."""
    body: DecideBody = call.request
    ruling = Ruling(
        case_id=_case_id(call),
        decision=body.decision,
        lines=tuple((line.product_id, line.quantity.milli("quantity")) for line in body.lines),
        reason=clean_text("reason", body.reason) if body.reason else "",
    )
    outcome = carry_out(
        state.db,
        call.command(),
        CaseView,
        rng=state.rng,
        work=lambda office: decide(office, ruling),
    )
    return Answer(
        value=case_reply(call.caller.store_id, outcome.value),
        status=201,
        headers=dict(REPLAYED) if outcome.is_replay else {},
        moved_to=outcome.store_seq,
    )


def get_explanation(state: ServerState, call: Call) -> Answer:
    """How a product's stock came about, movement by movement."""
    query: ExplainQuery = call.request
    store_id = call.caller.store_id
    after = call.after_number() or query.after_version or 0
    found = explaining.explain(state.db, store_id, call.product_id, after=after, limit=query.limit)
    place = None if found.after is None else (found.after,)
    cursor, headers = state.cursors.next_page(call, place)
    return Answer(value=explain_reply(store_id, found, next_cursor=cursor), headers=headers)


def get_quantity(state: ServerState, call: Call) -> Answer:
    """The stock of a product, of now or as of a past moment or position."""
    query: AsOfQuery = call.request
    store_id, product_id = call.caller.store_id, call.product_id
    if query.as_of is not None and query.position is not None:
        raise RefusedError(ServerCode.MALFORMED, "as_of and position: give one of them")
    if call.seen is not None and (query.as_of is not None or query.position is not None):
        # The past is in no cell.
        raise WouldWaitError
    if query.as_of is not None:
        moment_ms = read_moment(query.as_of)
        then = explaining.stock_at(state.db, store_id, product_id, moment_ms=moment_ms)
        return _then(call, then, moment_text(moment_ms) or query.as_of)
    if query.position is not None:
        position = query.position
        then = explaining.stock_at_position(state.db, store_id, product_id, position=position)
        return _then(call, then, f"position {position}")
    stock = state.shelf.stock(store_id, product_id, seen=call.seen)
    return Answer(value=quantity_reply(store_id, product_id, stock), tag=stock_tag(stock.version))


def read_moment(text: str) -> int:
    """Milliseconds since 1970 of an RFC 3339 moment; without an offset it is UTC.

    A `+` that a query string turned into a space is read as what it was. Raises
    RefusedError(MALFORMED).
    """
    date, mark, rest = text.partition("T")
    try:
        moment = datetime.fromisoformat(date + mark + rest.replace(" ", "+"))
        moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return round((moment - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds() * 1000)
    except (ValueError, OverflowError) as error:
        raise RefusedError(
            ServerCode.MALFORMED, "as_of: a moment such as 2026-11-01T10:00:00+05:00 is needed"
        ) from error


def _then(call: Call, then: StockThen, as_of: str) -> Answer:
    return Answer(
        value=QuantityReply(
            product_id=call.product_id,
            store_id=call.caller.store_id,
            quantity=quantity_json(then.quantity_milli),
            version=then.version,
            as_of=as_of,
        )
    )


def _case_id(call: Call) -> UUID:
    try:
        return UUID(call.path["case_id"])
    except ValueError as error:
        raise RefusedError(ServerCode.NOT_FOUND, "there is no such case in this store") from error
