"""Access tokens: EdDSA JWTs that live ten minutes by this server's clock."""

from typing import Literal
from uuid import UUID

import jwt
import msgspec
from msgspec import Struct

from sync_server.auth.keys import KeyRing
from sync_server.errors import RefusedError, ServerCode

ISSUER = "kiryana"
AUDIENCE = "kiryana"
TOKEN_TYPE = "at+jwt"  # noqa: S105 - RFC 9068's word, no secret
LIFETIME_S = 600
LEEWAY_S = 30
TOKEN_CHARS_MAX = 4096


class Claims(Struct, frozen=True, kw_only=True):
    """What a token says. `az` is raised when somebody's rights change; times are in seconds.

    A user's token also has their name, and the sign-in (`sid`) that it lives and ends with.
    """

    iss: Literal["kiryana"] = "kiryana"
    aud: Literal["kiryana"] = "kiryana"
    sub: UUID
    jti: str
    who: Literal["till", "user"]
    store_id: int
    role: str
    name: str = ""
    sid: UUID | None = None
    az: int
    iat: int
    nbf: int
    exp: int


def issue(ring: KeyRing, claims: Claims) -> str:
    """Sign a token with the newest key."""
    key = ring.signing(claims.iat * 1000)
    return jwt.encode(
        msgspec.to_builtins(claims),
        key.private_key,
        algorithm="EdDSA",
        headers={"kid": key.key_id, "typ": TOKEN_TYPE},
    )


def verify(ring: KeyRing, token: str, now_s: int) -> Claims:
    """Read a token. The key is found by its name among our own; nothing in the token makes a key.

    Times are compared here, with the clock that is given: PyJWT would read the machine's, and takes
    an `exp` that is text or lies years ahead. Raises RefusedError(UNAUTHORIZED or TOKEN_EXPIRED).
    """
    if len(token) > TOKEN_CHARS_MAX:
        raise RefusedError(ServerCode.UNAUTHORIZED, "token too long")
    try:
        header = jwt.get_unverified_header(token)
        key_id = header.get("kid")
        if header.get("typ") != TOKEN_TYPE or not isinstance(key_id, str):
            raise RefusedError(ServerCode.UNAUTHORIZED, "not an access token")
        if header.keys() & {"crit", "jku", "jwk", "x5u", "x5c"}:
            raise RefusedError(ServerCode.UNAUTHORIZED, "unknown header")
        key = ring.public(key_id)
        if key is None:
            raise RefusedError(ServerCode.UNAUTHORIZED, "unknown key")
        body = jwt.decode(
            token,
            key=key,
            algorithms=["EdDSA"],
            audience=AUDIENCE,
            issuer=ISSUER,
            options={
                "require": ["exp", "iat", "nbf", "iss", "aud", "sub", "jti"],
                "strict_aud": True,
                "verify_exp": False,
                "verify_iat": False,
                "verify_nbf": False,
            },
        )
        claims = msgspec.convert(body, Claims)
    except (jwt.InvalidTokenError, msgspec.ValidationError) as error:
        raise RefusedError(ServerCode.UNAUTHORIZED, "token not valid") from error
    check_times(claims, now_s)
    return claims


def check_times(claims: Claims, now_s: int) -> None:
    """Whether a token counts at this moment. Raises RefusedError(UNAUTHORIZED, TOKEN_EXPIRED)."""
    if claims.exp - claims.iat > LIFETIME_S or claims.nbf > now_s + LEEWAY_S:
        raise RefusedError(ServerCode.UNAUTHORIZED, "token times")
    if claims.exp + LEEWAY_S <= now_s:
        raise RefusedError(ServerCode.TOKEN_EXPIRED, "token expired")
