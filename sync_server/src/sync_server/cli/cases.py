"""`cases list` and `cases decide`: what waits for a person, and what they say."""

import argparse
from random import SystemRandom

from sync_server.cli.counting import counted
from sync_server.cli.opened import must_know, opened_database
from sync_server.clock import SystemClock
from sync_server.settings import Settings

CASES_AT_ONCE = 100


def waiting(settings: Settings, given: argparse.Namespace) -> int:
    """Print a store's cases that wait. Raises RefusedError, StartRefusedError, BusyError."""
    from sync_server.db.queries.cases import UNDECIDED
    from sync_server.operations.reconciling.reading import listed, sentence

    after, count = (0, 0), 0
    with opened_database(settings) as db:
        must_know(db, given.store_id)
        while page := listed(
            db, given.store_id, states=UNDECIDED, after=after, limit=CASES_AT_ONCE
        ):
            after, count = (page[-1].opened_seq, page[-1].line), count + len(page)
            for case in page:
                print(sentence(case))
    print(f"{counted(count, 'case waits', 'cases wait')}.")
    return 0


def decide(settings: Settings, given: argparse.Namespace) -> int:
    """Decide one case, in the name of somebody who may. Raises RefusedError and as `waiting`."""
    from sync_server.auth.roles import Deed, may, role_at
    from sync_server.errors import RefusedError, ServerCode
    from sync_server.operations.reconciling.deciding import decide_once, ruling_of, sentence

    with opened_database(settings) as db:
        with db.read() as tx:
            role = role_at(tx, given.by, given.store_id)
        if role is None or not may(role, Deed.DECIDE):
            raise RefusedError(
                ServerCode.FORBIDDEN,
                f"{given.by} is no manager of store {given.store_id}: a manager must answer",
            )
        ruling = ruling_of(given.case_id, given.decision, given.line, reason=given.reason)
        case = decide_once(
            db,
            given.store_id,
            ruling,
            actor=given.by,
            rng=SystemRandom(),
            now_ms=SystemClock().wall_ms(),
        )
    print(sentence(case))
    return 0
