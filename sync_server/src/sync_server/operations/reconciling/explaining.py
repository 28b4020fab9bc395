"""Any figure down to its movements: till, person, receipt, verdict and case; and the past.

A movement counts where it stands in the feed. Asked for a moment, the stock is the sum of the
applied movements that happened up to it by the clock of the till that recorded them; asked for a
position, it is the fold of the feed up to there.
"""

from msgspec import Struct
from pos_protocol.envelope import Recorded
from pos_protocol.events import ReconciliationDecided, StockReceived
from pos_protocol.ids import case_id, movement_place, receipt_no

from pos_protocol import codec, ledger
from sync_server.db.database import Database, Tx
from sync_server.db.projections.cases import Case
from sync_server.db.queries import cases, movements
from sync_server.db.queries.movements import LoggedMovement
from sync_server.errors import RefusedError, ServerCode
from sync_server.operations.reading import find_product


class Step(Struct, frozen=True, kw_only=True):
    """One movement with the stock after it, in thousandths, and where it came from.

    `till_no` 0 is the office. A held movement leaves the stock as it was; `decision` says what
    became of its case, or which decision this movement is.
    """

    movement_id: int
    type: str
    reason: str
    quantity_milli: int
    quantity_after_milli: int
    version: int
    store_seq: int
    occurred_ms: int
    till_no: int
    epoch: int
    till_seq: int
    actor: str
    kind: str
    receipt: str
    bill_no: str
    delivered_on: str | None
    verdict: str
    is_held: bool
    case_id: str | None
    decision: str | None


class Explanation(Struct, frozen=True, kw_only=True):
    """Some steps of a product's history; `after` is the version that the next page is behind."""

    product_id: int
    quantity_milli: int
    version: int
    steps: list[Step]
    after: int | None


class StockThen(Struct, frozen=True, kw_only=True):
    """The stock of a moment or a position: `version` movement lines make it, held ones included."""

    quantity_milli: int
    version: int


def explain(db: Database, store_id: int, product_id: int, *, after: int, limit: int) -> Explanation:
    """A product's movements behind a version, oldest first, held ones too.

    Raises RefusedError(NOT_FOUND), BusyError.
    """
    with db.read() as tx:
        product = find_product(tx, store_id, product_id)
        found = movements.lines(tx, store_id, product_id, after=after, limit=limit + 1)
        some = found[:limit]
        steps = _steps(tx, store_id, product_id=product_id, lines=some)
    return Explanation(
        product_id=product_id,
        quantity_milli=product.quantity_milli,
        version=product.version,
        steps=steps,
        after=some[-1].version if len(found) > limit else None,
    )


def stock_at(db: Database, store_id: int, product_id: int, *, moment_ms: int) -> StockThen:
    """The stock as of a moment of the tills' clocks. Raises as `explain`."""
    with db.read() as tx:
        find_product(tx, store_id, product_id)
        quantity, version = movements.sum_until(tx, store_id, product_id, moment_ms=moment_ms)
    return StockThen(quantity_milli=quantity, version=version)


def stock_at_position(db: Database, store_id: int, product_id: int, *, position: int) -> StockThen:
    """The stock as of a position of the feed.

    Raises RefusedError(NOT_FOUND), also for a position that the feed has not reached.
    """
    with db.read() as tx:
        find_product(tx, store_id, product_id)
        if not movements.has_position(tx, store_id, position):
            raise RefusedError(
                ServerCode.NOT_FOUND, f"the store's feed has not reached position {position}"
            )
        quantity, version = movements.level_at(tx, store_id, product_id, position=position)
    return StockThen(quantity_milli=quantity, version=version)


def _steps(tx: Tx, store_id: int, *, product_id: int, lines: list[LoggedMovement]) -> list[Step]:
    about = {case.case_id: case for case in cases.of_product(tx, store_id, product_id)}
    steps = []
    for line in lines:
        recorded = codec.decode(line.body)
        case = about.get(case_id(recorded.envelope.event_id, movement_place(line.movement_id).line))
        if case is None and line.is_held:
            case = _case_of_held(tx, store_id, recorded)
        steps.append(_step(line, recorded, case))
    return steps


def _case_of_held(tx: Tx, store_id: int, recorded: Recorded) -> Case | None:
    """A held event has one case, at whichever of its lines weighs most."""
    moved = ledger.stock_movements(recorded.event) if recorded.event is not None else ()
    for line in sorted({movement.line for movement in moved}):
        found = cases.find(tx, store_id, case_id(recorded.envelope.event_id, line))
        if found is not None:
            return found
    return None


def _step(line: LoggedMovement, recorded: Recorded, case: Case | None) -> Step:
    place, event = movement_place(line.movement_id), recorded.event
    decision = case.decision if case else None
    named = str(case.case_id) if case else None
    if isinstance(event, ReconciliationDecided):
        named, decision = str(event.case_id), event.decision
    return Step(
        movement_id=line.movement_id,
        type=line.type,
        reason=line.reason,
        quantity_milli=line.quantity_milli,
        quantity_after_milli=line.quantity_after_milli,
        version=line.version,
        store_seq=line.store_seq,
        occurred_ms=line.occurred_ms,
        till_no=place.till_no,
        epoch=place.epoch,
        till_seq=place.till_seq,
        actor=recorded.envelope.actor,
        kind=recorded.envelope.kind,
        receipt=receipt_no(place, recorded.hash) if line.type == "sale" else "",
        bill_no=event.bill_no if isinstance(event, StockReceived) else "",
        delivered_on=event.delivered_on if isinstance(event, StockReceived) else None,
        verdict=line.verdict,
        is_held=line.is_held,
        case_id=named,
        decision=decision,
    )
