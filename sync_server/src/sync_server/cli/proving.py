"""`rebuild` and `verify`: what follows from the log, made anew or held against it."""

import argparse
import sys
from typing import TYPE_CHECKING

from sync_server.cli.counting import counted
from sync_server.cli.opened import must_know, opened_database
from sync_server.settings import Settings

if TYPE_CHECKING:
    from sync_server.db.database import Database


def rebuild(settings: Settings, given: argparse.Namespace) -> int:
    """Fold one store or all anew. Raises RefusedError, StartRefusedError, BusyError."""
    from sync_server.operations.continuity.renewing import renew
    from sync_server.operations.reporting.summing import rebuild_chain

    with opened_database(settings) as db:
        for store_id in _stores(db, given):
            count = renew(db, store_id)
            print(f"Store {store_id}: {counted(count, 'event')} folded.")
        if not given.store_id:
            rebuild_chain(db)
    return 0


def verify(settings: Settings, given: argparse.Namespace) -> int:
    """Prove one store or all; 1 when something is wrong. Raises as `rebuild`."""
    from sync_server.auth.access_proof import verify_access
    from sync_server.db.audit.entries import SERVER
    from sync_server.operations.keeping.auditing import verify_audit
    from sync_server.operations.reporting.summing import verify_chain
    from sync_server.operations.verifying import verify as verify_store

    sound = True

    def tell(what: str, problems: list[str], more: str = "") -> None:
        nonlocal sound
        sound = sound and not problems
        print(f"{what}, {'NOT sound' if problems else 'sound'}{more}")
        for problem in problems:
            print(f"  {problem}", file=sys.stderr)

    with opened_database(settings) as db:
        wanted = _stores(db, given)
        for store_id in wanted:
            proof = verify_store(db, store_id)
            tell(f"Store {store_id}: {counted(proof.events, 'event')}", proof.problems)
        if not given.store_id:
            wrong = [f"{table} is not the sum of the stores" for table in verify_chain(db)]
            tell("Sums of all stores", wrong)
        for store_id in wanted if given.store_id else [SERVER, *wanted]:
            audit = verify_audit(db, store_id)
            whose = f"store {store_id}" if store_id else "the server"
            told = f"Audit of {whose}: {counted(audit.entries, 'entry', 'entries')}"
            tell(told, audit.problems, f", ends with {audit.tip[:16]}")
        problems = verify_access(db, wanted, is_whole_server=not given.store_id)
        tell("Stores, roles, tills, keys and webhooks beside the audit", problems)
    return 0 if sound else 1


def _stores(db: "Database", given: argparse.Namespace) -> list[int]:
    if given.store_id is None:
        return must_know(db)
    must_know(db, given.store_id)
    return [given.store_id]
