"""Signing in and out."""

import base64
import contextlib
from collections.abc import Iterator
from uuid import UUID

from sync_server.auth import password_change
from sync_server.auth.login import Credentials, login
from sync_server.auth.refresh import Issuer
from sync_server.db import sessions
from sync_server.db.audit import entries
from sync_server.db.audit.entries import AuditDeed
from sync_server.db.database import Tx
from sync_server.errors import RefusedError, ServerCode
from sync_server.http.rest.call import Answer, Call
from sync_server.http.rest.messages import (
    LoginBody,
    MeReply,
    PasswordBody,
    PublicKey,
    PublicKeys,
    RefreshBody,
    SignedOut,
)
from sync_server.http.rest.products import REPLAYED
from sync_server.http.state import ServerState
from sync_server.operations.commands import Office, Outcome, carry_out, done_before

HASHING_WAIT_S = 2.0


def sign_in(state: ServerState, call: Call) -> Answer:
    """Log in at a store with name and password."""
    body: LoginBody = call.request
    given = Credentials(
        username=body.username, password=body.password, store_id=body.store_id, totp=body.totp
    )
    with hashing(state):
        return Answer(
            value=login(state.db, given, issuer=issuer_of(state, call), address=call.address)
        )


def refresh(state: ServerState, call: Call) -> Answer:
    """Trade a refresh token for new tokens."""
    body: RefreshBody = call.request
    return Answer(value=issuer_of(state, call).renew(state.db, body.refresh_token))


def sign_out(state: ServerState, call: Call) -> Answer:
    """End this sign-in and all its tokens."""
    caller = call.caller

    def work(tx: Tx) -> None:
        sessions.end_session(tx, UUID(caller.session_id), call.now_ms)
        entries.append(
            tx,
            AuditDeed.SIGNED_OUT,
            store_id=caller.home_store_id,
            subject=caller.user_name,
            at_ms=call.now_ms,
        )

    state.db.write(work)
    return Answer(value=SignedOut())


def sign_out_everywhere(state: ServerState, call: Call) -> Answer:
    """End all sign-ins of who asks, on every device."""
    name = call.caller.user_name

    def work(tx: Tx) -> None:
        sessions.end_sessions_of(tx, name, call.now_ms)
        entries.append(tx, AuditDeed.SIGNED_OUT_EVERYWHERE, subject=name, at_ms=call.now_ms)

    state.db.write(work)
    return Answer(value=SignedOut())


def change_password(state: ServerState, call: Call) -> Answer:
    """Replace one's own password; all other sign-ins end."""
    body: PasswordBody = call.request
    caller, command = call.caller, call.secret_command(state.secrets.requests)
    # Who lost the answer says the old password again, which is theirs no more.
    outcome = done_before(state.db, command, SignedOut)
    if outcome is None:
        with hashing(state):
            password_hash = password_change.checked(
                state.db,
                caller.user_name,
                password=body.password,
                new_password=body.new_password,
            )

        def work(office: Office) -> Outcome[SignedOut]:
            password_change.change_in(
                office.tx,
                caller.user_name,
                password_hash=password_hash,
                session_id=UUID(caller.session_id),
                now_ms=office.now_ms,
            )
            return Outcome(value=SignedOut())

        outcome = carry_out(state.db, command, SignedOut, rng=state.rng, work=work)
    return Answer(value=outcome.value, headers=REPLAYED if outcome.is_replay else {})


def public_keys(state: ServerState, _call: Call) -> Answer:
    """The keys that verify access tokens (JWKS)."""
    keys = [
        PublicKey(kid=name, x=base64.urlsafe_b64encode(raw).decode().rstrip("="))
        for name, raw in state.ring.published().items()
    ]
    return Answer(value=PublicKeys(keys=keys))


@contextlib.contextmanager
def hashing(state: ServerState) -> Iterator[None]:
    """A place among the few passwords that are hashed at a time. Raises RefusedError(THROTTLED)."""
    if not state.hashing.acquire(timeout=HASHING_WAIT_S):
        raise RefusedError(
            ServerCode.THROTTLED, "many log in at this moment: try again", retry_after_s=2
        )
    try:
        yield
    finally:
        state.hashing.release()


def me(_state: ServerState, call: Call) -> Answer:
    """Who is signed in, with the role of now."""
    caller = call.caller
    return Answer(
        value=MeReply(username=caller.user_name, store_id=caller.store_id, role=caller.role)
    )


def issuer_of(state: ServerState, call: Call) -> Issuer:
    """What tokens are made with at this moment."""
    return Issuer(ring=state.ring, secrets=state.secrets, rng=state.rng, now_ms=call.now_ms)
