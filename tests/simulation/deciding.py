"""What a manager does at the office: decides cases, and is refused where one is decided already."""

from collections import Counter
from random import Random
from uuid import UUID

from sync_server.errors import BusyError, RefusedError
from sync_server.operations.reconciling.deciding import Decision, Ruling, decide_once

from tests.simulation.central import CentralServer
from tests.simulation.ground.ages import NEWEST, program
from tests.simulation.judging import undone
from tests.simulation.judging.oracle import Intent, Oracle
from tests.simulation.judging.server_watch import Row, ServerWatch
from tests.simulation.world import ServerCrashError

DECISIONS: tuple[Decision, ...] = ("release", "reverse", "adjust", "recount")
_CASES = (
    "SELECT case_id, event_id, product_id, line, state, decision FROM reconciliation"
    " WHERE store_id = ? ORDER BY opened_seq, case_id"
)


def decide(
    server: CentralServer, watch: ServerWatch, oracle: Oracle, store_id: int, chance: Random
) -> None:
    """Decide one case at random, now and then one that is closed already."""
    cases = server.rows(_CASES, store_id)
    if not cases:
        return
    still_open = [case for case in cases if case[4] != "closed"]
    case_id, event_id, product, line, state, before = chance.choice(
        cases if chance.random() < 0.1 or not still_open else still_open
    )
    decision = chance.choice(DECISIONS)
    row = watch.stores[store_id].place[event_id]
    moves = oracle.events[event_id].moves
    of_case = moves if row.held else Counter({product: moves[product]} if line else {})
    lines = ((product, 1000 * chance.choice((-2, 3))),) if decision == "adjust" and product else ()
    means = {
        "release": of_case if row.held else Counter(),
        "reverse": Counter() if row.held else _left(watch, oracle, row, of_case),
        "adjust": Counter(dict(lines)),
        "recount": Counter(),
    }
    watch.office[store_id] = Intent(
        moves=means[decision], kind="ReconciliationDecided", corrects=event_id
    )
    ruling = Ruling(case_id=UUID(bytes=case_id), decision=decision, lines=lines)
    try:
        with program(NEWEST):
            view = decide_once(
                server.db, store_id, ruling, actor="owner", rng=chance, now_ms=server.now_ms
            )
    except RefusedError as error:
        server.world.count(f"decision {error.code}")
    except (BusyError, ServerCrashError) as error:
        # Whether it was written is seen by those who watch the log.
        server.ended(error)
    else:
        is_twice = state == "closed" or (before == decision == "recount")
        server.world.demand(14, not is_twice, f"{decision} of a case that was {state}: {view}")
        server.world.count(f"decided {decision}")
    watch.office.pop(store_id, None)


def _left(watch: ServerWatch, oracle: Oracle, row: Row, of_case: Counter[int]) -> Counter[int]:
    """What takes a line back that counts, as far as nobody has taken it back before."""
    store = watch.stores[oracle.events[row.event_id].store_id]
    stands = undone.standing(store, oracle, row.event_id) or Counter()
    back: Counter[int] = Counter()
    for product, milli in of_case.items():
        some = min(abs(milli), abs(stands[product])) if milli * stands[product] > 0 else 0
        back[product] = -some if milli > 0 else some
    return back
