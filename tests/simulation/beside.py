"""Another program on a till's folder: a command syncs while the window waits for its answer."""

from pos_app.sync.report import Pace
from pos_app.sync.round import sync_round
from pos_app.sync.server_api import HttpSyncApi
from tests.simulation.judging import rounds
from tests.simulation.wire import Met


def sync(till) -> None:
    """One round, on the same database, with a token and a pace of its own.

    The one that waits meanwhile keeps what it has met; what the server lost it is to find as well.
    """
    around, till.wire.met = till.wire.met, Met()
    api = HttpSyncApi(till.wire, till=till.till_id, signer=till.image.key)
    report = sync_round(
        till.db,
        api,
        till.clock,
        signer=till.image.key,
        stop=lambda: False,
        pace=Pace(machine=till.machine),
    )
    around.has_lost_commits |= till.wire.met.has_lost_commits
    rounds.judge(till, report)
    around.was_overtaken = report.pushed > 0
    till.wire.met = around
    till.world.count("synced beside")
