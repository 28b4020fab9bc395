"""Signing in and out."""

from uuid import UUID

from sync_server.auth.login import Credentials, login
from sync_server.auth.refresh import Issuer
from sync_server.db import sessions
from sync_server.errors import RefusedError, ServerCode
from sync_server.http.rest.call import Answer, Call
from sync_server.http.rest.messages import LoginBody, MeReply, RefreshBody, SignedOut
from sync_server.http.state import ServerState

HASHING_WAIT_S = 2.0


def sign_in(state: ServerState, call: Call) -> Answer:
    """Log in at a store with name and password."""
    body: LoginBody = call.request
    given = Credentials(username=body.username, password=body.password, store_id=body.store_id)
    if not state.hashing.acquire(timeout=HASHING_WAIT_S):
        raise RefusedError(
            ServerCode.THROTTLED, "many log in at this moment: try again", retry_after_s=2
        )
    try:
        return Answer(
            value=login(state.db, given, issuer=_issuer(state, call), address=call.address)
        )
    finally:
        state.hashing.release()


def refresh(state: ServerState, call: Call) -> Answer:
    """Trade a refresh token for new tokens."""
    body: RefreshBody = call.request
    return Answer(value=_issuer(state, call).renew(state.db, body.refresh_token))


def sign_out(state: ServerState, call: Call) -> Answer:
    """End this sign-in and all its tokens."""
    session_id = UUID(call.caller.session_id)
    state.db.write(lambda tx: sessions.end_session(tx, session_id, call.now_ms))
    return Answer(value=SignedOut())


def me(_state: ServerState, call: Call) -> Answer:
    """Who is signed in, with the role of now."""
    caller = call.caller
    return Answer(
        value=MeReply(username=caller.user_name, store_id=caller.store_id, role=caller.role)
    )


def _issuer(state: ServerState, call: Call) -> Issuer:
    return Issuer(ring=state.ring, secrets=state.secrets, rng=state.rng, now_ms=call.now_ms)
