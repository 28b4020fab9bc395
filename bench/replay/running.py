"""A whole replay: a server, its stores and tills, the baskets, and the comparison at the end."""

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace as changed
from sync_server.db.database import Database
from sync_server.db.projections import stock, takings

from bench.replay.baskets import Basket, Choice, by_store, categories, read_baskets
from bench.replay.comparing import StoreResult, differences, expected
from bench.replay.goods import Goods, labelled
from bench.replay.shops import Figures, ReplayTill, opening_pieces, sell
from bench.replay.sums import sums_of
from tests.support.shops.link import Central, served


class Plan(Struct, frozen=True, kw_only=True):
    """What is replayed, with how many tills in each store, against which database.

    `database_url` None is SQLite. `catalogue` gives the goods real names and barcodes. `seed`
    decides who syncs when.
    """

    choice: Choice
    tills: int = 2
    database_url: str | None = None
    catalogue: Path | None = None
    seed: int = 1


def replay(plan: Plan, folder: Path, *, tell: Callable[[str], None]) -> list[StoreResult]:
    """Run the plan with all its files in `folder`; gives one result for each store.

    `tell` hears in a line what is going on. Raises the fault that ended a till's round.
    """
    baskets = read_baskets(plan.choice)
    goods = labelled({line.product_id for b in baskets for line in b.lines}, plan.catalogue)
    groups = categories()
    goods = {n: changed(each, category=groups.get(n, "")) for n, each in goods.items()}
    stores = dict(by_store(baskets))
    tell(f"{len(baskets)} baskets, {len(goods)} products, {len(stores)} stores")
    with ExitStack() as stack:
        server = stack.enter_context(served(plan.database_url))
        for store_id in stores:
            server.add_store(store_id)
        tell(f"server at {server.url}")
        shops = {
            store_id: _enrolled(plan, folder, server, store_id=store_id, stack=stack)
            for store_id in stores
        }
        for store_id, tills in shops.items():
            _stock_up(tills, stores[store_id], goods)
        tell("catalogues and opening stock are in")
        _sell(stores, shops, goods)
        for tills in shops.values():
            _converge(tills)
        tell("all tills have synced")
        return _results(plan, stores, shops, server=server)


def _enrolled(
    plan: Plan, folder: Path, server: Central, *, store_id: int, stack: ExitStack
) -> list[ReplayTill]:
    tills = []
    for n in range(1, plan.tills + 1):
        till = ReplayTill(
            folder / f"store{store_id}-till{n}",
            url=server.url,
            code=server.enrol_code(store_id),
            seed=plan.seed * 1_000_003 + store_id * 1009 + n,
        )
        stack.callback(till.close)
        tills.append(till)
    return tills


def _stock_up(tills: list[ReplayTill], baskets: list[Basket], goods: dict[int, Goods]) -> None:
    """The first till makes the catalogue; the others get it from the server."""
    for till in tills:
        till.clock.set(baskets[0].wall_ms, baskets[0].zone)
    numbers = _numbers(baskets)
    tills[0].stock_up({n: goods[n] for n in numbers}, opening_pieces(numbers))
    for till in tills:
        till.sync_all()


def _sell(
    stores: dict[int, list[Basket]], shops: dict[int, list[ReplayTill]], goods: dict[int, Goods]
) -> None:
    """All stores sell side by side, as far as the clock on the wall goes."""
    counters = [sell(shops[store_id], baskets, goods) for store_id, baskets in stores.items()]
    while counters:
        counters = [counter for counter in counters if next(counter, None) is not None]


def _converge(tills: list[ReplayTill]) -> None:
    """Everybody hands up, then everybody takes what the others handed up."""
    for _ in range(2):
        for till in tills:
            till.sync_all()


def _results(
    plan: Plan,
    stores: dict[int, list[Basket]],
    shops: dict[int, list[ReplayTill]],
    *,
    server: Central,
) -> list[StoreResult]:
    sums = sums_of(plan.choice)
    results = []
    for store_id, baskets in stores.items():
        wanted = expected(sums[store_id], opening_pieces(_numbers(baskets)))
        found = {f"till {n}": till.figures() for n, till in enumerate(shops[store_id], 1)}
        found["server"] = _server_figures(server.db, store_id)
        wrong = [
            f"till {n}: {problem}"
            for n, till in enumerate(shops[store_id], 1)
            for problem in till.problems()
        ]
        results.append(
            StoreResult(
                store_id=store_id,
                baskets=len(baskets),
                lines=sum(len(basket.lines) for basket in baskets),
                products=len(wanted.stock),
                takings_paisa=sum(wanted.takings.values()),
                pieces_left=sum(wanted.stock.values()) // 1000,
                differences=(*differences(wanted, found), *wrong),
            )
        )
    return results


def _server_figures(db: Database, store_id: int) -> Figures:
    """Where the store stands by the server's read model."""
    with db.read() as tx:
        levels = stock.load_all(tx, store_id)
        days = takings.load_all(tx, store_id)
    total: dict[str, int] = {}
    for (day, _till), found in days.items():
        total[day] = total.get(day, 0) + found.takings_paisa
    return Figures(stock={n: level.quantity for n, level in levels.items()}, takings=total)


def _numbers(baskets: list[Basket]) -> list[int]:
    return sorted({line.product_id for basket in baskets for line in basket.lines})
