"""Who asks, in which store, and whether they may: before anything of the request is looked at."""

import re
from collections.abc import Mapping

import msgspec

from sync_server import logs
from sync_server.auth import roles
from sync_server.auth.roles import Deed
from sync_server.errors import RefusedError, ServerCode
from sync_server.http.rest.call import Caller
from sync_server.http.state import ServerState

_STORE = re.compile(r"[1-9]\d{0,15}", re.ASCII)


def let_in(
    state: ServerState, headers: Mapping[str, str], deed: Deed, *, may_wait: bool = True
) -> Caller:
    """The user behind a token, in the store that the header names or their own.

    The token says who; what they may do is what `Rights` says at this moment. Raises
    RefusedError(UNAUTHORIZED, TOKEN_EXPIRED, FORBIDDEN, NOT_FOUND, MALFORMED), WouldWaitError.
    """
    scheme, _, token = headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token:
        raise RefusedError(ServerCode.UNAUTHORIZED, "log in and send the access token as a bearer")
    claims = state.rights.claims(token.strip(), state.clock.wall_ms() // 1000)
    if claims.who != "user" or claims.sid is None:
        raise RefusedError(ServerCode.FORBIDDEN, "only a user may do this; a till syncs")
    if not state.rights.is_open(claims.sid, may_wait=may_wait):
        raise RefusedError(ServerCode.UNAUTHORIZED, "this sign-in has ended: log in again")
    role = state.rights.role_at(claims.name, claims.store_id, may_wait=may_wait)
    if role is None:
        raise RefusedError(ServerCode.UNAUTHORIZED, "you have no role here any more")
    note = logs.current()
    if note is not None:
        note.store_id, note.user = claims.store_id, claims.name
    caller = Caller(
        user_name=claims.name,
        store_id=claims.store_id,
        home_store_id=claims.store_id,
        role=role,
        session_id=str(claims.sid),
    )
    store_id = _store_named(headers, claims.store_id)
    return at_store(state, caller, store_id, deed=deed, may_wait=may_wait)


def at_store(
    state: ServerState, caller: Caller, store_id: int, *, deed: Deed, may_wait: bool = True
) -> Caller:
    """The caller in the store that is meant, where they must be allowed the deed.

    Another store is not there for who has no role in it. Raises RefusedError(NOT_FOUND, FORBIDDEN).
    """
    if store_id != caller.store_id:
        role = None
        if caller.role in roles.VISITING_ROLES:
            role = state.rights.role_at(caller.user_name, store_id, may_wait=may_wait)
        if role is None:
            raise RefusedError(ServerCode.NOT_FOUND, f"there is no store {store_id} for you")
        caller = msgspec.structs.replace(caller, store_id=store_id, role=role)
    refuse_role(caller.role, deed)
    return caller


def refuse_role(role: str, deed: Deed) -> None:
    """Raises RefusedError(FORBIDDEN) for a role that is not enough for a deed."""
    if not roles.may(role, deed):
        raise RefusedError(
            ServerCode.FORBIDDEN,
            f"this needs the role {roles.LEAST_ROLE[deed]} or above; you are {role}",
        )


def _store_named(headers: Mapping[str, str], own: int) -> int:
    text = headers.get("x-store-id")
    if text is None:
        return own
    if _STORE.fullmatch(text.strip()) is None:
        raise RefusedError(ServerCode.MALFORMED, "X-Store-Id: the number of a store is needed")
    return int(text)
