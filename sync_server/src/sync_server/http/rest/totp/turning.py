"""One's own second factor: begun, confirmed, turned off."""

from uuid import UUID

from sync_server.auth import totp
from sync_server.http.rest.auth import hashing, issuer_of
from sync_server.http.rest.call import Answer, Call
from sync_server.http.rest.messages import moment_text
from sync_server.http.rest.totp.messages import (
    BeginTotpBody,
    BegunTotpReply,
    ConfirmedTotpReply,
    ConfirmTotpBody,
    EndTotpBody,
    TotpReply,
)
from sync_server.http.state import ServerState


def get_totp(state: ServerState, call: Call) -> Answer:
    """Whether one has a second factor, and how many spare codes."""
    return Answer(value=_shown(state, call))


def begin_totp(state: ServerState, call: Call) -> Answer:
    """Begin a second factor: a secret for an authenticator app, asked for once it is confirmed."""
    body: BeginTotpBody = call.request
    with hashing(state):
        begun = totp.begin(
            state.db,
            call.caller.user_name,
            password=body.password,
            issuer=issuer_of(state, call),
        )
    return Answer(value=BegunTotpReply(secret=begun.secret, uri=begun.uri), status=201)


def confirm_totp(state: ServerState, call: Call) -> Answer:
    """Turn the second factor on by the app's first code; other sign-ins end."""
    body: ConfirmTotpBody = call.request
    codes = totp.confirm(
        state.db,
        call.caller.user_name,
        code=body.code,
        session_id=UUID(call.caller.session_id),
        issuer=issuer_of(state, call),
    )
    return Answer(value=ConfirmedTotpReply(recovery_codes=codes))


def end_totp(state: ServerState, call: Call) -> Answer:
    """Turn one's second factor off, by the password and a code."""
    body: EndTotpBody = call.request
    with hashing(state):
        totp.turn_off(
            state.db,
            call.caller.user_name,
            password=body.password,
            code=body.code,
            issuer=issuer_of(state, call),
        )
    return Answer(value=_shown(state, call))


def _shown(state: ServerState, call: Call) -> TotpReply:
    with state.db.read() as tx:
        found = totp.state_of(tx, call.caller.user_name)
    return TotpReply(
        state=found.state,
        since=None if found.since_ms is None else moment_text(found.since_ms),
        recovery_codes_left=found.recovery_codes_left,
    )
