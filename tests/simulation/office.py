"""What programs and people do at the office of a store by the API: goods in, sales, goods out.

Each is a command with a key of its client. Where the answer was lost the client asks again under
the same key, and it must have been done once. Some say which stock they expect, and are refused
without a trace where there is another.
"""

from collections import Counter
from random import Random

import msgspec
from msgspec import Struct
from sync_server.db.stock_memory import StockMemory
from sync_server.errors import BusyError, RefusedError, ServerCode
from sync_server.operations import office_stock
from sync_server.operations.commands import Command, Outcome, carry_out
from sync_server.operations.conditions import Conditions
from sync_server.operations.office_stock import Move, Moved

from tests.simulation.central import CentralServer
from tests.simulation.ground.ages import NEWEST, program
from tests.simulation.judging.oracle import Intent
from tests.simulation.judging.server_watch import ServerWatch
from tests.simulation.world import ServerCrashError

DEEDS = {
    "stock_in": ("StockReceived", office_stock.stock_in),
    "sale": ("SaleCompleted", office_stock.sell),
    "manual_removal": ("StockRemoved", office_stock.remove),
}
_GOODS = (
    "SELECT p.product_id, p.price_paisa, coalesce(s.quantity_milli, 0) FROM product p"
    " LEFT JOIN stock_on_hand s ON s.store_id = p.store_id AND s.product_id = p.product_id"
    " WHERE p.store_id = ? AND p.state = 'live' ORDER BY p.product_id"
)
AGAIN_MS = 60_000


class Asked(Struct, kw_only=True):
    """A command on its way, what it means, and whether the store's log has it already."""

    name: str
    move: Move
    intent: Intent
    key: str
    losses: int
    memory: StockMemory | None
    is_made: bool = False


def work(
    server: CentralServer,
    watch: ServerWatch,
    store_id: int,
    chance: Random,
    *,
    memory: StockMemory | None = None,
) -> None:
    """One command about one product; `memory` is that of another process than the tills meet."""
    goods = server.rows(_GOODS, store_id)
    if not goods:
        return
    product_id, price_paisa, quantity_milli = chance.choice(goods)
    name = chance.choice(tuple(DEEDS))
    pieces = chance.randint(1, 4)
    expected = None
    if chance.random() < 0.5:
        expected = quantity_milli + 1000 * (chance.random() < 0.3)
    sign = 1 if name == "stock_in" else -1
    asked = Asked(
        name=name,
        move=Move(
            product_id=product_id,
            quantity_milli=1000 * pieces,
            conditions=Conditions(expected_milli=expected),
        ),
        intent=Intent(
            moves=Counter({product_id: sign * 1000 * pieces}),
            takings_paisa=price_paisa * pieces if name == "sale" else 0,
            kind=DEEDS[name][0],
        ),
        key=f"{chance.getrandbits(64):x}",
        losses=watch.losses,
        memory=memory,
    )
    _ask(server, watch, store_id, asked)


def _ask(server: CentralServer, watch: ServerWatch, store_id: int, asked: Asked) -> None:
    """Ask until there is an answer; what was made and answered is not made a second time."""
    world = server.world
    if asked.losses != watch.losses:
        # The server that knew the key is gone, and with it perhaps what it did: a person looks.
        return
    if not asked.is_made:
        watch.office[store_id] = asked.intent
    # Asked again a minute later it may be another stock than at first.
    is_wrong = not asked.is_made and _expects_another(server, store_id, asked.move)
    try:
        with program(NEWEST):
            done = _carried_out(server, store_id, asked)
    except RefusedError as error:
        is_due = is_wrong and error.code == ServerCode.QUANTITY_CHANGED
        world.demand(14, is_due, f"{asked.name} at the office: {error.code} {error.detail}")
        world.count(f"office {error.code}")
    except (BusyError, ServerCrashError) as error:
        server.ended(error)
        asked.is_made = store_id not in watch.office
        world.count("office asks again")
        world.at(AGAIN_MS, lambda: _ask(server, watch, store_id, asked))
    else:
        is_now = not asked.is_made and store_id not in watch.office
        world.demand(14, not is_wrong, f"{asked.name} at the office in spite of another stock")
        world.demand(1, asked.is_made or is_now, f"{asked.name} was answered and not done")
        is_again = done.is_replay == asked.is_made
        world.demand(1, is_again, f"{asked.name} at the office: done again, or not the first time")
        world.count(f"office {asked.name}")
    watch.office.pop(store_id, None)


def _expects_another(server: CentralServer, store_id: int, move: Move) -> bool:
    """Whether the client names a stock that is not there."""
    quantities = {row[0]: row[2] for row in server.rows(_GOODS, store_id)}
    expected = move.conditions.expected_milli
    return expected is not None and expected != quantities.get(move.product_id, 0)


def _carried_out(server: CentralServer, store_id: int, asked: Asked) -> Outcome[Moved]:
    command = Command(
        store_id=store_id,
        actor="api",
        name=asked.name,
        request=msgspec.json.encode(asked.move),
        key=asked.key,
        now_ms=server.now_ms,
    )
    deed = DEEDS[asked.name][1]
    return carry_out(
        server.db,
        command,
        Moved,
        rng=server.world.chance("office"),
        work=lambda office: deed(office, asked.move),
        memory=asked.memory or server.stock_memory,
    )
