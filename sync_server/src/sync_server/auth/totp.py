"""The second factor of a sign-in: the six digits of an authenticator app (RFC 6238).

Each code opens once. Who has lost the app has ten spare codes, each good once too; who has lost
both asks whoever runs the server (`kiryana-server user totp-reset`).
"""

import base64
import hashlib
import hmac
import os
import re
from collections.abc import Callable
from random import Random
from uuid import UUID

import pyotp
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from msgspec import Struct

from sync_server.auth import passwords
from sync_server.auth.keys import Secrets
from sync_server.auth.refresh import Issuer
from sync_server.db import login_failures, sessions, users
from sync_server.db.audit import entries
from sync_server.db.audit.entries import AuditDeed
from sync_server.db.database import Database, Tx
from sync_server.db.totp import factors
from sync_server.db.totp.factors import Factor
from sync_server.errors import RefusedError, ServerCode

ISSUER = "Kiryana"
STEP_MS = 30_000
STEPS_ASIDE = 1
"""A phone's clock may go wrong by this many steps, either way."""

GUESSES_MAX = 10
WINDOW_MS = 15 * 60_000
SECRET_BYTES = 20
RECOVERY_CODES = 10
WRONG = "this is not the app's code of now: look at the clocks of the phone and of the server"
_RECOVERY_CHARS = 10
_NONCE_BYTES = 12
_DIGITS = re.compile(r"\d{6}", re.ASCII)

type Spend = Callable[[Tx], None]
"""Takes a code in the transaction of what it opens. Raises RefusedError(TOTP_REFUSED)."""


class Begun(Struct, frozen=True, kw_only=True):
    """What an app is told: the secret in Base32, or the same as an address for a QR code."""

    secret: str
    uri: str


class Turned(Struct, frozen=True, kw_only=True):
    """Whether a user has a second factor: `off`, `begun` or `on`."""

    state: str
    since_ms: int | None
    recovery_codes_left: int


def state_of(tx: Tx, user_name: str) -> Turned:
    """What a user has."""
    factor = factors.find(tx, user_name)
    if factor is None:
        return Turned(state="off", since_ms=None, recovery_codes_left=0)
    if not factor.is_on:
        return Turned(state="begun", since_ms=factor.begun_ms, recovery_codes_left=0)
    left = factors.codes_left(tx, user_name)
    return Turned(state="on", since_ms=factor.confirmed_ms, recovery_codes_left=left)


def begin(db: Database, user_name: str, *, password: str, issuer: Issuer) -> Begun:
    """Make a secret for an app; no sign-in asks for it before `confirm`.

    Raises RefusedError(FORBIDDEN) where the password is not theirs, (TOTP_STATE) where it is on.
    """
    now_ms = issuer.now_ms
    raw = issuer.rng.randbytes(SECRET_BYTES)
    sealed = seal(issuer.secrets, raw, user_name)
    _check_password(db, user_name, password)

    def work(tx: Tx) -> None:
        factor = factors.find(tx, user_name)
        if factor is not None and factor.is_on:
            raise RefusedError(
                ServerCode.TOTP_STATE, "the second factor is on already: turn it off first"
            )
        factors.put(tx, user_name, sealed_secret=sealed, now_ms=now_ms)

    db.write(work)
    secret = base64.b32encode(raw).decode()
    uri = pyotp.TOTP(secret).provisioning_uri(name=user_name, issuer_name=ISSUER)
    return Begun(secret=secret, uri=uri)


def confirm(
    db: Database,
    user_name: str,
    *,
    code: str,
    session_id: UUID | None,
    issuer: Issuer,
) -> list[str]:
    """Turn it on by the app's first code; gives the spare codes, which are told this once.

    Other sign-ins end. Raises RefusedError(TOTP_STATE) where nothing was begun, or it is on,
    (TOTP_REFUSED) for a wrong code.
    """
    now_ms = issuer.now_ms
    spare = [_recovery_code(issuer.rng) for _ in range(RECOVERY_CODES)]
    hashes = [_code_hash(issuer.secrets, one) for one in spare]

    def work(tx: Tx) -> None:
        factor = factors.find(tx, user_name)
        if factor is None or factor.is_on:
            told = "is on already" if factor else "was not begun: POST /api/v1/auth/totp first"
            raise RefusedError(ServerCode.TOTP_STATE, f"the second factor {told}")
        step = step_of(_open(issuer.secrets, factor, user_name), code, now_ms)
        if step is None:
            raise RefusedError(ServerCode.TOTP_REFUSED, WRONG)
        factors.spend_step(tx, user_name, step)
        factors.confirm(tx, user_name, code_hashes=hashes, now_ms=now_ms)
        sessions.end_sessions_of(tx, user_name, now_ms, but=session_id)
        entries.append(tx, AuditDeed.TOTP_ON, subject=user_name, at_ms=now_ms)

    db.write(work)
    return spare


def turn_off(db: Database, user_name: str, *, password: str, code: str, issuer: Issuer) -> None:
    """Take it away, by the password and a code of the app or a spare one.

    Raises RefusedError(FORBIDDEN) for another password, (TOTP_REFUSED) for a wrong code,
    (TOTP_STATE) where there is none.
    """
    now_ms = issuer.now_ms
    _check_password(db, user_name, password)
    with db.read() as tx:
        factor = factors.find(tx, user_name)
        refuse_guessing(tx, user_name, now_ms=now_ms)
    if factor is None:
        raise RefusedError(ServerCode.TOTP_STATE, "there is no second factor to turn off")
    spend = spending(factor, user_name, code, issuer=issuer)

    def work(tx: Tx) -> None:
        spend(tx)
        factors.remove(tx, user_name)
        entries.append(tx, AuditDeed.TOTP_OFF, subject=user_name, at_ms=now_ms)

    try:
        db.write(work)
    except RefusedError:
        db.write(lambda tx: count_guess(tx, user_name, now_ms=now_ms))
        raise


def reset(db: Database, user_name: str, *, now_ms: int) -> bool:
    """Take it from somebody who lost app and spare codes; their sign-ins end. False if none.

    Raises RefusedError(NOT_FOUND).
    """

    def work(tx: Tx) -> bool:
        if users.created_ms_of(tx, user_name) is None:
            raise RefusedError(ServerCode.NOT_FOUND, f"there is no user {user_name[:100]!r}")
        if not factors.remove(tx, user_name):
            return False
        sessions.end_sessions_of(tx, user_name, now_ms)
        entries.append(tx, AuditDeed.TOTP_RESET, subject=user_name, at_ms=now_ms)
        return True

    return db.write(work)


def spending(factor: Factor, user_name: str, code: str, *, issuer: Issuer) -> Spend:
    """How a code is taken.

    Raises RefusedError(TOTP_REFUSED) where the secret cannot be opened any more.
    """
    now_ms = issuer.now_ms
    if _DIGITS.fullmatch(code.replace(" ", "")) is None:
        hashed = _code_hash(issuer.secrets, code)

        def spend_spare(tx: Tx) -> None:
            if not factors.spend_code(tx, user_name, hashed):
                raise RefusedError(
                    ServerCode.TOTP_REFUSED, "this is no spare code, or it was used before"
                )
            entries.append(tx, AuditDeed.RECOVERY_CODE_USED, subject=user_name, at_ms=now_ms)

        return spend_spare
    step = step_of(_open(issuer.secrets, factor, user_name), code, now_ms)

    def spend_digits(tx: Tx) -> None:
        if step is None:
            raise RefusedError(ServerCode.TOTP_REFUSED, WRONG)
        if not factors.spend_step(tx, user_name, step):
            raise RefusedError(
                ServerCode.TOTP_REFUSED, "this code was used before: wait for the app's next one"
            )

    return spend_digits


def refuse_guessing(tx: Tx, user_name: str, *, now_ms: int) -> None:
    """Whoever guesses codes has the password already: counted wherever they come from.

    Raises RefusedError(THROTTLED) after ten wrong ones within a quarter of an hour.
    """
    guesses = _guesses_of(user_name)
    failures = login_failures.failures_since(tx, (guesses,), now_ms - WINDOW_MS)
    if failures.get(guesses, 0) >= GUESSES_MAX:
        raise RefusedError(
            ServerCode.THROTTLED,
            "too many codes were wrong: wait a quarter of an hour, and change the password if it"
            " was not you",
            retry_after_s=WINDOW_MS // 1000,
        )


def count_guess(tx: Tx, user_name: str, *, now_ms: int) -> None:
    """Count a wrong code."""
    login_failures.count(tx, _guesses_of(user_name), now_ms=now_ms, since_ms=now_ms - WINDOW_MS)


def _guesses_of(user_name: str) -> bytes:
    return hashlib.sha256(f"totp|{user_name}".encode("utf-8", "surrogatepass")).digest()


def step_of(secret: bytes, code: str, now_ms: int) -> int | None:
    """The span of time that a code is of, among those that are taken now."""
    otp = pyotp.TOTP(base64.b32encode(secret).decode())
    given = code.replace(" ", "")
    now = now_ms // STEP_MS
    found = None
    # All of them each time, so that how long it takes tells nothing.
    for step in range(now - STEPS_ASIDE, now + STEPS_ASIDE + 1):
        if hmac.compare_digest(otp.generate_otp(step).encode(), given.encode()):
            found = step
    return found


def _check_password(db: Database, user_name: str, password: str) -> None:
    with db.read() as tx:
        known = users.password_hash_of(tx, user_name)
    if known is None or not passwords.matches(known, password):
        raise RefusedError(ServerCode.FORBIDDEN, "this is not your password")


def _recovery_code(rng: Random) -> str:
    text = base64.b32encode(rng.randbytes(_RECOVERY_CHARS)).decode()[:_RECOVERY_CHARS].lower()
    return f"{text[:5]}-{text[5:]}"


def _code_hash(secrets: Secrets, code: str) -> bytes:
    bare = code.replace(" ", "").replace("-", "").lower()
    return hmac.new(secrets.totp, bare.encode("utf-8", "surrogatepass"), hashlib.sha256).digest()


def seal(secrets: Secrets, raw: bytes, user_name: str) -> bytes:
    """A secret as the database may have it: opened by SECRET_KEY, and for this user only."""
    nonce = os.urandom(_NONCE_BYTES)
    return nonce + AESGCM(secrets.totp).encrypt(nonce, raw, user_name.encode())


def _open(secrets: Secrets, factor: Factor, user_name: str) -> bytes:
    nonce, sealed = factor.sealed_secret[:_NONCE_BYTES], factor.sealed_secret[_NONCE_BYTES:]
    try:
        return AESGCM(secrets.totp).decrypt(nonce, sealed, user_name.encode())
    except InvalidTag as error:
        raise RefusedError(
            ServerCode.TOTP_REFUSED,
            "the second factor was sealed with another SECRET_KEY: it has to be reset"
            " (kiryana-server user totp-reset)",
        ) from error
