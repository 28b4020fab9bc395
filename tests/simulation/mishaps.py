"""What happens to a till from outside, a few times a day: to its line, clock, power and disk."""

from pos_protocol.chain import FOLD_MODULUS, fold_term
from sync_server.db.stock_memory import StockMemory

from pos_app.db import cursors, rebuild
from tests.simulation import deciding, office, rescuing, work
from tests.simulation.ground.ages import NEWEST
from tests.simulation.plan import DAY_MS, HOUR_MS, TILLS_MAX

MISHAPS_PER_DAY = 3.0
_MOVED = "SELECT product_id, confirmed, version FROM stock_level WHERE version > 0 LIMIT 1"
_ALTER = "UPDATE stock_level SET confirmed = ? WHERE product_id = ?"
_ADDED = (
    "UPDATE stock_level SET pending = pending + 5000"
    " WHERE product_id = (SELECT min(product_id) FROM stock_level WHERE version > 0)"
)
JUMPS_MS = (
    HOUR_MS,
    -HOUR_MS,
    DAY_MS,
    -DAY_MS,
    -3650 * DAY_MS,
    365 * DAY_MS,
)


def strike(till) -> None:
    """The next mishaps at a till, if any, and then the time of those after them."""
    till.world.at(int(till.rng.expovariate(MISHAPS_PER_DAY / DAY_MS)), lambda: strike(till))
    for kind, happen in MISHAPS.items():
        if till.is_on and till.world.happens(kind):
            till.guarded(lambda happen=happen: till.act(happen))


def _partition(till) -> None:
    till.wire.is_cut = True
    _later(till, "partition", 8, lambda: setattr(till.wire, "is_cut", False))


def _one_sided_partition(till) -> None:
    till.wire.is_deaf = True
    _later(till, "one_sided_partition", 3, lambda: setattr(till.wire, "is_deaf", False))


def _storm_429(till) -> None:
    till.wire.is_refused = True
    _later(till, "storm_429", 2, lambda: setattr(till.wire, "is_refused", False))


def _keyring_lost(till) -> None:
    till.has_key = False
    _later(till, "keyring_lost", 8, lambda: setattr(till, "has_key", True))


def _upgrade(till) -> None:
    """A new version of the program, whose projections mean something else: it folds them anew."""
    if till.knows != NEWEST:
        till.upgrade()
        return
    with till.db.write() as tx:
        rebuild.fold_anew(tx)
    till.watch.check_stock()


def _wrong_sum(till) -> None:
    """The till's stock is not the sum of its own log any more: a mistake, or a failing disk."""
    if till.pace.has_folded_anew:
        return
    till.watch.may_be_wrong = True
    till.server_watch.wrong.add(till.till_id.bytes)
    with till.db.write() as tx:
        for product, confirmed, version in tx.execute(_MOVED).fetchall():
            digest = cursors.fold_digest(tx) - fold_term(product, confirmed, version)
            digest += fold_term(product, confirmed + 5000, version)
            tx.execute(_ALTER, (confirmed + 5000, product))
            cursors.set_fold_digest(tx, digest % FOLD_MODULUS)


def _wrong_pending(till) -> None:
    """The till adds more to the confirmed stock than its own sales: no digest covers that."""
    if till.pace.has_folded_anew:
        return
    till.watch.may_be_wrong = True
    till.server_watch.wrong.add(till.till_id.bytes)
    with till.db.write() as tx:
        tx.execute(_ADDED)


def _key_rotation(till) -> None:
    till.server.rotate()


def _failover(till) -> None:
    """Another database takes over, and a second process may write to it before the first does.

    Then a feed is as long again as the first remembers it, and is another.
    """
    watch, chance = till.server_watch, till.world.chance("failover")
    before = {store_id: len(store.feed) for store_id, store in watch.stores.items()}
    till.lose_commits()
    for store_id, length in before.items():
        for _ in range(length - len(watch.stores[store_id].feed)):
            office.work(till.server, watch, store_id, chance, memory=StockMemory())


def _decision(till) -> None:
    """A manager decides a case of the store, at the desk of the office."""
    chance = till.world.chance("decision")
    for _ in range(chance.randint(1, 2)):
        deciding.decide(till.server, till.server_watch, till.oracle, till.store_id, chance)


def _office(till) -> None:
    """A program or a person moves stock by the API of the server."""
    office.work(till.server, till.server_watch, till.store_id, till.world.chance("office"))


def _clock_jump(till) -> None:
    chance = till.world.chance("clock_jump")
    till.clock.skew_ms = chance.choice((0, *JUMPS_MS))
    till.world.count(f"clock off by {till.clock.skew_ms // HOUR_MS} h")


def _clock_frozen(till) -> None:
    till.clock.stuck_ms = till.clock.wall_ms()
    _later(till, "clock_frozen", 6, lambda: setattr(till.clock, "stuck_ms", None))


def _power_loss(till) -> None:
    till.crash()


def _disk_full(till) -> None:
    till.fill_disk(is_full=True)
    _later(till, "disk_full", 4, lambda: till.fill_disk(is_full=False))


def _stop_in_round(till) -> None:
    till.stops_after = till.world.chance("stop_in_round").randrange(5)


def _revoke(till) -> None:
    revoked = till.server_watch.revoked
    # Of whom only a file speaks there is nothing to block: it gets no token, so it hands up nothing
    # until it is enrolled again, which a blocked till is not.
    is_enrolled = till.server.knows(till.till_id)
    if not revoked and is_enrolled and till.server.revoke(till.till_id):
        revoked.add(till.till_id.bytes)


def _restore(till) -> None:
    if till.backup is None or till.world.chance("restore").random() < 0.3:
        till.backup = till.connection.image()
        till.world.count("backup taken")
    else:
        till.restore()


def _clone(till) -> None:
    if till.other is None:
        till.copy()


def _server_loss(till) -> None:
    """The server is put back to a backup, and all that came later is gone from it."""
    server = till.server
    if server.backup is None or till.world.chance("server_loss").random() < 0.3:
        server.back_up()
        till.world.count("server backup taken")
    else:
        server.restore()
        till.on_server_restored()


def _both_put_back(till) -> None:
    """Server and till are copied, and hours later both are put back: to copies of two ages, often.

    What the till sells and hands up meanwhile may then be in another till's file, and nowhere else;
    of a copy in use beside it, in the file of its other self.
    """
    chance = till.world.chance("both_put_back")
    if till.server.backup is None or chance.random() < 0.5:
        till.server.back_up()
    if till.other is None and chance.random() < 0.2:
        till.copy()
    gone = till.other or till
    if gone.backup is None or chance.random() < 0.5:
        gone.backup = gone.disk()
    _later(till, "both_put_back", 8, lambda: gone.guarded(lambda: _put_back(gone)))
    till.world.at(0, till.sync)
    work.sell(till)
    if gone is not till and gone.is_on:
        # The one that comes second gets an epoch of its own; then the first one hears of it.
        gone.guarded(lambda: gone.act(work.sell))
        for minutes, who in enumerate((gone, gone, till), 1):
            till.world.at(minutes * 60_000, who.sync)


def _put_back(till) -> None:
    # The power may be off just now, or the copy of the server thrown away.
    if till.is_on and till.server.backup is not None:
        till.server.restore()
        till.on_server_restored()
        till.restore()
        till.world.count("server and till both put back")


def _forgotten(till) -> None:
    """The server is put back to before a till was enrolled: only a store's last one is so new."""
    if till.image.identity.till_no == TILLS_MAX:
        till.server.restore_early()
        till.on_server_restored()


def _later(till, kind: str, hours: float, do) -> None:
    till.world.at(int(till.world.chance(kind).expovariate(1 / (hours * HOUR_MS))), do)


MISHAPS = {
    "partition": _partition,
    "clock_jump": _clock_jump,
    "clock_frozen": _clock_frozen,
    "power_loss": _power_loss,
    "disk_full": _disk_full,
    "poison": work.poison,
    "tampered_claim": work.tamper,
    "stop_in_round": _stop_in_round,
    "revoke": _revoke,
    "restore": _restore,
    "clone": _clone,
    "server_loss": _server_loss,
    "forgotten": _forgotten,
    "both_put_back": _both_put_back,
    "one_sided_partition": _one_sided_partition,
    "storm_429": _storm_429,
    "keyring_lost": _keyring_lost,
    "upgrade": _upgrade,
    "wrong_sum": _wrong_sum,
    "wrong_pending": _wrong_pending,
    "key_rotation": _key_rotation,
    "failover": _failover,
    "decision": _decision,
    "office": _office,
    "rescue": rescuing.rescue,
}
