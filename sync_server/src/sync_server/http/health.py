"""Whether this process lives, and whether it can serve."""

from msgspec import Struct

from sync_server.cache.breaker import Breaker
from sync_server.db.migrating import current_revision, newest_revision
from sync_server.errors import RefusedError, ServerCode
from sync_server.http.state import ServerState


class Health(Struct, frozen=True, kw_only=True):
    """`status` is `ok` or `degraded`; then `reason` says what is missing, and all is served."""

    status: str
    reason: str = ""


def live(_state: ServerState, _request: object) -> Health:
    """The process answers."""
    return Health(status="ok")


def ready(state: ServerState, _request: object) -> Health:
    """The database answers and has the schema of this program.

    Raises BusyError, RefusedError(NOT_READY).
    """
    state.db.ping()
    if current_revision(state.db) != newest_revision():
        raise RefusedError(ServerCode.NOT_READY, "the database has another revision")
    if isinstance(state.cells, Breaker) and state.cells.is_away:
        return Health(status="degraded", reason="Redis is away: the database is read instead")
    return Health(status="ok")
