"""Another program on a till's folder: a command syncs while the window waits for its answer."""

from pos_app.sync.report import Pace
from pos_app.sync.round import sync_round
from pos_app.sync.server_api import HttpSyncApi
from tests.simulation.judging import rounds


def sync(till) -> None:
    """One round, on the same database, with a token and a pace of its own."""
    api = HttpSyncApi(till.wire, till=till.till_id, signer=till.image.key)
    report = sync_round(
        till.db,
        api,
        till.clock,
        signer=till.image.key,
        stop=lambda: False,
        pace=Pace(machine=till.machine),
    )
    rounds.judge(till, report)
    till.wire.was_overtaken = report.pushed > 0
    till.world.count("synced beside")
