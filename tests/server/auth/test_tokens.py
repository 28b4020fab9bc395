"""What passes as an access token, and what does not although it looks like one."""

from uuid import UUID

import jwt
import msgspec
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sync_server.auth import tokens
from sync_server.auth.tokens import Claims
from sync_server.errors import RefusedError, ServerCode

from tests.support.sync_server import local_server

NOW = 1_764_000_000
GOOD = Claims(
    sub=UUID(int=5),
    jti="j",
    who="till",
    store_id=1,
    role="cashier",
    az=0,
    iat=NOW,
    nbf=NOW,
    exp=NOW + 600,
)


@pytest.fixture
def ring(tmp_path):
    with local_server(tmp_path) as server:
        yield server.ring


def signed(ring, changes=None, *, key=None, algorithm="EdDSA", **header):
    body = msgspec.to_builtins(GOOD) | (changes or {})
    body = {name: value for name, value in body.items() if value is not None}
    named = {"kid": ring.signing().key_id, "typ": "at+jwt"} | header
    return jwt.encode(body, key or ring.signing().private_key, algorithm=algorithm, headers=named)


def refusal(ring, token, now_s=NOW):
    with pytest.raises(RefusedError) as error:
        tokens.verify(ring, token, now_s)
    return error.value.code


def test_a_token_says_who_and_where_until_it_ends(ring):
    token = tokens.issue(ring, GOOD)
    assert tokens.verify(ring, token, NOW) == GOOD
    assert tokens.verify(ring, token, NOW + 629) == GOOD
    assert refusal(ring, token, NOW + 630) == ServerCode.TOKEN_EXPIRED
    assert refusal(ring, token, NOW - 31) == ServerCode.UNAUTHORIZED


@pytest.mark.parametrize(
    "changes",
    [
        {"exp": NOW + 10 * 365 * 86_400},
        {"exp": str(NOW + 600)},
        {"exp": None},
        {"jti": None},
        {"sub": "nobody"},
        {"aud": ["kiryana"]},
        {"aud": "others"},
        {"iss": "others"},
        {"who": "ghost"},
        {"store_id": "1"},
        {"store_id": None},
    ],
)
def test_claims_that_are_none_of_ours_are_refused(ring, changes):
    assert refusal(ring, signed(ring, changes)) == ServerCode.UNAUTHORIZED


@pytest.mark.parametrize(
    "header",
    [
        {"typ": "JWT"},
        {"kid": "0" * 16},
        {"crit": ["exp"]},
        {"jku": "http://127.0.0.1/"},
        {"jwk": {}},
    ],
)
def test_headers_that_lead_elsewhere_are_refused(ring, header):
    assert refusal(ring, signed(ring, **header)) == ServerCode.UNAUTHORIZED


def test_keys_that_are_not_ours_sign_nothing(ring):
    stranger = signed(ring, key=Ed25519PrivateKey.generate())
    assert refusal(ring, stranger) == ServerCode.UNAUTHORIZED
    public = ring.public(ring.signing().key_id)
    raw = public.public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)
    confused = signed(ring, key=raw, algorithm="HS256")
    assert refusal(ring, confused) == ServerCode.UNAUTHORIZED
    header, body, _sig = signed(ring).split(".")
    unsigned = jwt.utils.base64url_encode(
        jwt.utils.base64url_decode(header).replace(b"EdDSA", b"none")
    ).decode()
    assert refusal(ring, f"{unsigned}.{body}.") == ServerCode.UNAUTHORIZED
    assert refusal(ring, f"{header}.{body}.") == ServerCode.UNAUTHORIZED


@pytest.mark.parametrize("token", ["", ".", "a.b.c", "é.é.é", "x" * 5_000])
def test_what_is_no_token_is_refused(ring, token):
    assert refusal(ring, token) == ServerCode.UNAUTHORIZED
