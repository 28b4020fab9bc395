"""Enrolment and tokens, for those who have none yet."""

from pos_protocol.sync import (
    NonceReply,
    RegisterReply,
    RegisterRequest,
    TokenReply,
    TokenRequest,
)

from sync_server.auth import enrolment, nonces
from sync_server.http.state import ServerState


def register(state: ServerState, request: RegisterRequest) -> RegisterReply:
    """Enrol a new till with a one-time code."""
    return enrolment.register(
        state.db,
        request,
        secrets=state.secrets,
        rng=state.rng,
        now_ms=state.clock.wall_ms(),
    )


def nonce(state: ServerState, _request: object) -> NonceReply:
    """A nonce to sign for a token."""
    now_ms = state.clock.wall_ms()
    text = nonces.make(state.secrets.nonces, rng=state.rng, now_ms=now_ms)
    return NonceReply(nonce=text, server_ms=now_ms)


def token(state: ServerState, request: TokenRequest) -> TokenReply:
    """A bearer token for a signed nonce."""
    return enrolment.issue_token(
        state.db,
        request,
        secrets=state.secrets,
        ring=state.ring,
        rng=state.rng,
        now_ms=state.clock.wall_ms(),
    )
