"""What happens to a till from outside, a few times a day: to its line, clock, power and disk."""

from tests.simulation import work
from tests.simulation.plan import DAY_MS, HOUR_MS

MISHAPS_PER_DAY = 3.0
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
            till.guarded(lambda happen=happen: happen(till))


def _partition(till) -> None:
    till.wire.is_cut = True
    _later(till, "partition", 8, lambda: setattr(till.wire, "is_cut", False))


def _clock_jump(till) -> None:
    chance = till.world.chance("clock_jump")
    till.clock.skew_ms = chance.choice((0, *JUMPS_MS))


def _clock_frozen(till) -> None:
    till.clock.stuck_ms = till.clock.wall_ms()
    _later(till, "clock_frozen", 6, lambda: setattr(till.clock, "stuck_ms", None))


def _power_loss(till) -> None:
    till.crash()


def _disk_full(till) -> None:
    till.fill_disk(is_full=True)
    _later(till, "disk_full", 4, lambda: till.fill_disk(is_full=False))


def _poison(till) -> None:
    till.act(work.poison)


def _tampered_claim(till) -> None:
    till.act(work.tamper)


def _stop_in_round(till) -> None:
    till.stops_after = till.world.chance("stop_in_round").randrange(5)


def _revoke(till) -> None:
    revoked = till.server_watch.revoked
    if not revoked and till.server.revoke(till.till_id):
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


def _later(till, kind: str, hours: float, do) -> None:
    till.world.at(int(till.world.chance(kind).expovariate(1 / (hours * HOUR_MS))), do)


MISHAPS = {
    "partition": _partition,
    "clock_jump": _clock_jump,
    "clock_frozen": _clock_frozen,
    "power_loss": _power_loss,
    "disk_full": _disk_full,
    "poison": _poison,
    "tampered_claim": _tampered_claim,
    "stop_in_round": _stop_in_round,
    "revoke": _revoke,
    "restore": _restore,
    "clone": _clone,
    "server_loss": _server_loss,
}
