"""The bearer token of a request becomes the one who asks."""

from sync_server import logs
from sync_server.errors import RefusedError, ServerCode
from sync_server.http.state import ServerState
from sync_server.operations.service import Principal


def till_of(state: ServerState, authorization: str) -> Principal:
    """The till that asks. Raises RefusedError(UNAUTHORIZED, TOKEN_EXPIRED or FORBIDDEN)."""
    scheme, _, token = authorization.partition(" ")
    if scheme.lower() != "bearer" or not token:
        raise RefusedError(ServerCode.UNAUTHORIZED, "a bearer token is needed")
    # Remembered: to prove a signature again took a sixth of a millisecond of each request.
    claims = state.rights.claims(token.strip(), state.clock.wall_ms() // 1000)
    if claims.who != "till":
        raise RefusedError(ServerCode.FORBIDDEN, "only a till may do this")
    note = logs.current()
    if note is not None:
        note.store_id, note.till = claims.store_id, str(claims.sub)
    return Principal(store_id=claims.store_id, till_id=claims.sub, role=claims.role)
