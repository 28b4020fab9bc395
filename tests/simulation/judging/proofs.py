"""The programs' own proofs at the end of a run: nothing is wrong, and an alteration is told."""

from random import Random

from sync_server.db.database import Database as ServerDatabase
from sync_server.operations import verifying

from pos_app.db.database import Database
from pos_app.db.verify import verify
from pos_app.db.views import GUARDS
from tests.simulation.ground.connection import PooledConnection, WatchedConnection
from tests.simulation.ground.images import TILL_FILE
from tests.simulation.ground.light import LightEngine
from tests.simulation.plan import STORES

AT_TILL = {
    "an old row's bytes": "UPDATE event_log SET body ="
    " CAST(replace(body, '\"store\":', '\"store\": ') AS BLOB)"
    " WHERE log_no = (SELECT log_no FROM event_log ORDER BY random_key(log_no) LIMIT 1)",
    "a missing row": "DELETE FROM event_log WHERE log_no ="
    " (SELECT e.log_no FROM event_log e WHERE EXISTS (SELECT 1 FROM event_log f"
    " WHERE f.prev = e.hash) ORDER BY random_key(e.log_no) LIMIT 1)",
    "the stock shown": "UPDATE stock_level SET confirmed = confirmed + 1000 WHERE product_id ="
    " (SELECT product_id FROM stock_level ORDER BY random_key(product_id) LIMIT 1)",
    "the takings": "UPDATE takings SET sales_total = sales_total + 100",
    "what somebody owes": "UPDATE khata_balance SET balance = balance - 100 WHERE customer_id ="
    " (SELECT customer_id FROM khata_balance ORDER BY random_key(customer_id) LIMIT 1)",
}
AT_SERVER = {
    "an old row's bytes": "UPDATE event_log SET body ="
    " CAST(replace(body, '\"store\":', '\"store\": ') AS BLOB)"
    " WHERE (store_id, store_seq) = (SELECT store_id, store_seq FROM event_log"
    " WHERE store_id = :store ORDER BY random_key(store_seq) LIMIT 1)",
    "a verdict": "UPDATE event_log SET held = 1 - held WHERE (store_id, store_seq) ="
    " (SELECT store_id, store_seq FROM event_log WHERE store_id = :store"
    " ORDER BY random_key(store_seq) LIMIT 1)",
    "a movement": "UPDATE stock_movements SET quantity_milli = quantity_milli + 1000"
    " WHERE (store_id, product_id, version) = (SELECT store_id, product_id, version"
    " FROM stock_movements WHERE store_id = :store ORDER BY random_key(version) LIMIT 1)",
    "the stock": "UPDATE stock_on_hand SET quantity_milli = quantity_milli + 1000"
    " WHERE (store_id, product_id) = (SELECT store_id, product_id FROM stock_on_hand"
    " WHERE store_id = :store ORDER BY random_key(product_id) LIMIT 1)",
    "the takings": "UPDATE sales_daily SET takings_paisa = takings_paisa + 100"
    " WHERE store_id = :store",
    "what somebody owes": "UPDATE khata_balance SET balance_paisa = balance_paisa - 100"
    " WHERE (store_id, customer_id) = (SELECT store_id, customer_id FROM khata_balance"
    " WHERE store_id = :store ORDER BY random_key(customer_id) LIMIT 1)",
}
ALTERATIONS = 2
"""At one till and in each store; many runs together meet all of them."""


def check(run) -> None:
    """Both programs prove what they hold; then somebody alters a copy, and they tell."""
    world = run.world
    for till in run.tills:
        report = verify(till.db, signer=till.image.key)
        # A blocked till is compared with nobody: wrong sums stay, and the proof tells of them.
        is_right = report.ok is not till.watch.may_be_wrong
        world.demand(8, is_right, f"till {till.name}: {report.problems}")
        world.count("verified")
    chance = world.rng("alterations")
    till = chance.choice([each for each in run.tills if each.watch.log])
    _alter_till(run, till, chance)
    for store_id in STORES:
        _prove_store(run, store_id, run.server.connection.image())
        _alter_store(run, store_id, chance)


def _alter_till(run, till, chance: Random) -> None:
    for what, sql in chance.sample(sorted(AT_TILL.items()), ALTERATIONS):
        copy = WatchedConnection.from_image(till.connection.image())
        for guard in GUARDS:
            copy.execute(f"DROP TRIGGER {guard.split()[2]}")
        changed = _altered(copy, sql, chance)
        report = verify(Database(TILL_FILE, copy), signer=till.image.key)
        copy.close()
        if changed:
            run.world.demand(11, not report.ok, f"till {till.name}: {what} was altered unnoticed")
            run.world.count(f"altered at a till: {what}")


def _alter_store(run, store_id: int, chance: Random) -> None:
    for what, sql in chance.sample(sorted(AT_SERVER.items()), ALTERATIONS):
        copy = PooledConnection.from_image(run.server.connection.image())
        changed = _altered(copy, sql, chance, store=store_id)
        image = copy.image()
        copy.shut()
        if changed:
            _prove_store(run, store_id, image, altered=what)
            run.world.count(f"altered at the server: {what}")


def _prove_store(run, store_id: int, image: bytes, *, altered: str = "") -> None:
    connection = PooledConnection.from_image(image)
    engine = LightEngine(connection)
    db = ServerDatabase(engine, rng=Random(0))  # type: ignore[arg-type]
    proof = verifying.verify(db, store_id)
    connection.shut()
    if altered:
        text = f"store {store_id}: {altered} was altered unnoticed"
        run.world.demand(11, not proof.is_sound, text)
    else:
        run.world.demand(14, proof.is_sound, f"store {store_id}: {proof.problems}")


def _altered(copy: WatchedConnection, sql: str, chance: Random, **values: int) -> int:
    keys: dict[object, float] = {}

    def order(key: object) -> float:
        return keys.setdefault(key, chance.random())

    copy.create_function("random_key", 1, order)
    copy.execute("PRAGMA foreign_keys = OFF")
    return int(copy.execute(sql, values).rowcount)
