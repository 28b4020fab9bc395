"""Login by name and password, at one store."""

import hashlib

from msgspec import Struct

from sync_server import logs
from sync_server.auth import passwords, totp
from sync_server.auth.refresh import Issuer, SignedIn
from sync_server.auth.roles import role_at
from sync_server.auth.totp import Spend
from sync_server.db import login_failures, users
from sync_server.db.audit import entries
from sync_server.db.audit.entries import AuditDeed
from sync_server.db.database import Database, Tx
from sync_server.db.totp import factors
from sync_server.db.totp.factors import Factor
from sync_server.errors import RefusedError, ServerCode

WINDOW_MS = 15 * 60_000
ACCOUNT_FAILURES_MAX = 10
"""Failed logins of one account from one address within the window; the next has to wait."""

ADDRESS_FAILURES_MAX = 100
"""Failed logins from one address, whatever the account: a whole shop sits behind one."""

# The hash of a password that nobody has, with the costs of every other: who does not exist is
# refused after the same work as who does.
NOBODY = (
    "$argon2id$v=19$m=19456,t=2,p=1"
    "$XswCetvLjF180Ml6Oz6rgA$y2RNkgnyFKe0/V71SRlTnXogKVy3H5iPbVMskrdWAyQ"
)


class Credentials(Struct, frozen=True, kw_only=True):
    """What somebody says; `store_id` None means the only store where they have a role."""

    username: str
    password: str
    store_id: int | None = None
    totp: str | None = None


def login(db: Database, given: Credentials, *, issuer: Issuer, address: str) -> SignedIn:
    """Sign a user in at a store.

    A wrong name, password or store all get the same refusal after the same work. Whoever has a
    second factor is asked for it only then. Raises RefusedError(UNAUTHORIZED, TOTP_REQUIRED,
    TOTP_REFUSED, THROTTLED), BusyError.
    """
    now_ms = issuer.now_ms
    account = _subject(f"{given.username}|{address}")
    with db.read() as tx:
        failed = _refuse_flood(tx, account, _subject(address), now_ms=now_ms)
        factor = factors.find(tx, given.username)
        known = users.password_hash_of(tx, given.username)
        store_id = given.store_id or _only_store(tx, given.username)
        role = role_at(tx, given.username, store_id)
    is_right = passwords.matches(known or NOBODY, given.password)
    if known is None or role is None or not is_right:
        subject = given.username if known else "a name that nobody has"
        _count(db, (account, _subject(address)), now_ms, tried=(subject, store_id))
        raise RefusedError(
            ServerCode.UNAUTHORIZED, "the name, the password or the store is not right"
        )
    note = logs.current()
    if note is not None:
        note.user = given.username

    def begin(spend: Spend | None = None) -> SignedIn:
        return issuer.begin(db, given.username, store_id=store_id, role=role, spend=spend)

    if factor is None or not factor.is_on:
        signed_in = begin()
    else:
        spend = _spending(db, given, factor, issuer=issuer)
        try:
            signed_in = begin(spend)
        except RefusedError:
            db.write(lambda tx: totp.count_guess(tx, given.username, now_ms=now_ms))
            tried = given.username, store_id
            _count(db, (account, _subject(address)), now_ms, tried=tried)
            raise
    if failed:
        db.write(lambda tx: login_failures.forget(tx, account))
    return signed_in


def confirm_password(
    db: Database, user_name: str, password: str, *, store_id: int, address: str, now_ms: int
) -> None:
    """That whoever is signed in knows the password; counted as failed logins are.

    Raises RefusedError(FORBIDDEN, THROTTLED), BusyError.
    """
    account = _subject(f"{user_name}|{address}")
    with db.read() as tx:
        _refuse_flood(tx, account, _subject(address), now_ms=now_ms)
        known = users.password_hash_of(tx, user_name)
    if known is None or not passwords.matches(known, password):
        _count(db, (account, _subject(address)), now_ms, tried=(user_name, store_id))
        raise RefusedError(ServerCode.FORBIDDEN, "this is not your password")


def _spending(db: Database, given: Credentials, factor: Factor, *, issuer: Issuer) -> Spend:
    """How the code of the second factor is taken, of somebody who knew the password."""
    if given.totp is None:
        raise RefusedError(
            ServerCode.TOTP_REQUIRED,
            "name and password are right, and this account has a second factor: send the six"
            " digits of the authenticator app, or a spare code, as totp",
        )
    with db.read() as tx:
        totp.refuse_guessing(tx, given.username, now_ms=issuer.now_ms)
    return totp.spending(factor, given.username, given.totp, issuer=issuer)


def _refuse_flood(tx: Tx, account: bytes, address: bytes, *, now_ms: int) -> int:
    """The failures of the account so far, when they are few enough."""
    failures = login_failures.failures_since(tx, (account, address), now_ms - WINDOW_MS)
    if (
        failures.get(account, 0) >= ACCOUNT_FAILURES_MAX
        or failures.get(address, 0) >= ADDRESS_FAILURES_MAX
    ):
        raise RefusedError(
            ServerCode.THROTTLED,
            "too many logins failed: wait a quarter of an hour",
            retry_after_s=WINDOW_MS // 1000,
        )
    return failures.get(account, 0)


def _only_store(tx: Tx, user_name: str) -> int:
    stores = list(users.grants_of(tx, user_name))
    return stores[0] if len(stores) == 1 else 0


def _count(
    db: Database, subjects: tuple[bytes, ...], now_ms: int, *, tried: tuple[str, int]
) -> None:
    """Count a failure of each subject, and audit who was `tried` at which store."""

    def work(tx: Tx) -> None:
        # Always in the same order, so that two failures cannot wait for each other.
        for subject in sorted(subjects):
            login_failures.count(tx, subject, now_ms=now_ms, since_ms=now_ms - WINDOW_MS)
        login_failures.forget_before(tx, now_ms - WINDOW_MS)
        name, store_id = tried
        chain = store_id if entries.head_of(tx, store_id) else entries.SERVER
        entries.append(tx, AuditDeed.SIGN_IN_REFUSED, store_id=chain, subject=name, at_ms=now_ms)

    db.write(work)


def _subject(text: str) -> bytes:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
