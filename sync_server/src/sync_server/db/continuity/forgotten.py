"""Tills that a restored server no longer knows: whether their numbers are still theirs."""

from sync_server.db import event_log, tills
from sync_server.db.continuity import incidents, leases
from sync_server.db.database import Tx
from sync_server.db.problem_reports import kept
from sync_server.db.tills import Till


def is_free(tx: Tx, store_id: int, till_no: int) -> bool:
    """Whether a forgotten till of this number can come back; who holds it in vain leaves it."""
    holder = next((one for one in tills.of_store(tx, store_id) if one.till_no == till_no), None)
    return holder is None or _gives_way(tx, holder)


def _gives_way(tx: Tx, holder: Till) -> bool:
    """A till leaves its number that was blocked before it recorded anything.

    As where somebody enrolled the same computer anew first. Only the audit tells of it then.
    """
    if not holder.is_revoked or event_log.has_any(tx, holder):
        return False
    leases.forget(tx, holder)
    incidents.forget(tx, holder)
    kept.forget(tx, holder)
    tills.forget(tx, holder)
    return True
