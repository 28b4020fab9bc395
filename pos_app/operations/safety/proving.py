"""Proving a till's file beside the window: the log is whole and every figure follows from it."""

from pos_app.db.database import Database
from pos_app.db.verify import VerifyReport, verify
from pos_app.operations.context import TillContext


def prove(till: TillContext) -> VerifyReport:
    """Check everything, on a connection of its own: for a pool thread. Changes nothing.

    Raises what `Database.open` raises.
    """
    db = Database.open(till.settings.database)
    try:
        return verify(db, signer=till.signer())
    finally:
        db.close()
