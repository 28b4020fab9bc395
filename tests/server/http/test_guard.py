"""The guard lets a till's token through, and nobody else's into what is a till's."""

from uuid import UUID

import pytest
from sync_server.auth import tokens
from sync_server.auth.tokens import Claims
from sync_server.errors import RefusedError, ServerCode
from sync_server.http.guard import till_of
from sync_server.http.state import ServerState

from tests.support.sync_server import local_server


@pytest.fixture
def state(tmp_path):
    with local_server(tmp_path) as server:
        running = ServerState(
            db=server.db, clock=server.clock, rng=server.rng, secrets=server.secrets, threads=1
        )
        running.ring.open(0)
        yield running


def token(state, who):
    now_s = state.clock.wall_ms() // 1000
    claims = Claims(
        sub=UUID(int=5),
        jti="j",
        who=who,
        store_id=3,
        role="manager",
        az=0,
        iat=now_s,
        nbf=now_s,
        exp=now_s + 600,
    )
    return tokens.issue(state.ring, claims)


def test_a_till_is_who_its_token_says(state):
    principal = till_of(state, f"bearer {token(state, 'till')}")
    assert (principal.till_id, principal.store_id) == (UUID(int=5), 3)


def test_a_person_is_no_till(state):
    with pytest.raises(RefusedError) as error:
        till_of(state, f"Bearer {token(state, 'user')}")
    assert error.value.code == ServerCode.FORBIDDEN


def test_a_tills_token_is_proven_once_and_ends_when_it_ends(state, monkeypatch):
    proven = []
    prove = tokens.verify
    monkeypatch.setattr(tokens, "verify", lambda *given: proven.append(given) or prove(*given))
    text = f"Bearer {token(state, 'till')}"
    assert till_of(state, text) == till_of(state, text)
    assert len(proven) == 1
    late_ms = state.clock.wall_ms() + 1000 * (tokens.LIFETIME_S + tokens.LEEWAY_S)
    monkeypatch.setattr(state.clock, "wall_ms", lambda: late_ms)
    with pytest.raises(RefusedError) as error:
        till_of(state, text)
    assert error.value.code == ServerCode.TOKEN_EXPIRED
