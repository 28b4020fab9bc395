"""Enrolment: a new till trades a one-time code and its public key for its identity."""

import base64
import binascii
import hashlib
import hmac
from random import Random
from uuid import UUID

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from msgspec import Struct
from pos_protocol.chain import token_text
from pos_protocol.ids import OFFICE_TILL_NO, TILL_NO_MAX, new_event_id
from pos_protocol.sync import (
    OTHER_KEY,
    TILL_NOT_KNOWN,
    RegisterReply,
    RegisterRequest,
    ReturningTill,
    TokenReply,
    TokenRequest,
)

from sync_server.auth import nonces, tokens
from sync_server.auth.keys import KeyRing, Secrets, key_id_of
from sync_server.auth.tokens import Claims
from sync_server.db import stored_replies, stores, tills
from sync_server.db.audit import entries
from sync_server.db.audit.entries import AuditDeed
from sync_server.db.continuity import forgotten
from sync_server.db.database import Database, Tx
from sync_server.db.stored_replies import StoredReply
from sync_server.db.tills import NO_KEY, EnrolCode, Epoch, Till
from sync_server.errors import RefusedError, ServerCode

CODE_LIFETIME_MS = 600_000
CODE_TRIES = 5
CODE_ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Digits and capitals that nobody mistakes for another when reading a code aloud."""

SELECTOR_CHARS = 4
SECRET_CHARS = 8
FIRST_EPOCH = 1
NONCE_CHARS_MAX = 64
NUMBERS_SPARED = 10
"""Left free for tills of which a restored server does not know yet, and which come back."""
TILL_ROLE = "cashier"


def make_code(db: Database, *, secrets: Secrets, store_id: int, rng: Random, now_ms: int) -> str:
    """A code for one new till of a store: ten minutes, one use, five tries; only its hash is kept.

    Raises RefusedError(NOT_FOUND) for a store that is not there.
    """
    draws = draw(rng)
    made = db.write(
        lambda tx: make_code_in(tx, secrets=secrets, store_id=store_id, draws=draws, now_ms=now_ms)
    )
    return code_of(secrets, made.draw)


class MadeCode(Struct, frozen=True, kw_only=True):
    """A code that was made: with SECRET_KEY, `draw` gives the code, and without it nothing."""

    draw: str
    expires_ms: int


def draw(rng: Random) -> list[str]:
    """What codes are worked out from: some, because a code's first letters may be taken."""
    return [f"{rng.getrandbits(128):032x}" for _ in range(20)]


def code_of(secrets: Secrets, drawn: str) -> str:
    """The code of a draw, as it is read aloud."""
    digest = hmac.new(secrets.codes, f"draw|{drawn}".encode(), hashlib.sha256).digest()
    number = int.from_bytes(digest)
    letters = []
    for _ in range(SELECTOR_CHARS + SECRET_CHARS):
        number, place = divmod(number, len(CODE_ALPHABET))
        letters.append(CODE_ALPHABET[place])
    code = "".join(letters)
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))


def make_code_in(
    tx: Tx, *, secrets: Secrets, store_id: int, draws: list[str], now_ms: int
) -> MadeCode:
    """Make a code in the caller's transaction. As `make_code`."""
    if stores.find_store(tx, store_id) is None:
        raise RefusedError(ServerCode.NOT_FOUND, f"there is no store {store_id}")
    for drawn in draws:
        text = code_of(secrets, drawn).replace("-", "")
        if not tills.has_code(tx, text[:SELECTOR_CHARS]):
            break
    else:
        raise RefusedError(ServerCode.BUSY, "no code is free: ask again")
    code = EnrolCode(
        store_id=store_id,
        selector=text[:SELECTOR_CHARS],
        code_hash=_code_hash(secrets, text),
        expires_ms=now_ms + CODE_LIFETIME_MS,
        tries_left=CODE_TRIES,
    )
    tills.add_code(tx, code)
    entries.append(tx, AuditDeed.CODE_MADE, store_id=store_id, at_ms=now_ms)
    return MadeCode(draw=drawn, expires_ms=code.expires_ms)


def register(
    db: Database, request: RegisterRequest, *, secrets: Secrets, rng: Random, now_ms: int
) -> RegisterReply:
    """Make a till out of a code and a public key; asked again with both, say the same again.

    So a lost reply does not burn the code; one that came back has as long as the code lives. A till
    that this server forgot (it was restored to
    before the till's time) is taken back as what it says it is; one that it knows has moved to the
    machine that it names. A wrong, used, spent or old code
    all give the same refusal. Raises RefusedError(CODE_REFUSED, KEY_REFUSED, NO_TILL_NUMBER,
    REVOKED).
    """
    public_key = _public_key(request.public_key)
    code = "".join(char for char in request.code.upper() if char.isalnum())
    new = _NewTill(
        till_id=new_event_id(now_ms, rng),
        public_key=public_key,
        machine=request.machine,
        nonce=f"{rng.getrandbits(128):032x}",
        now_ms=now_ms,
    )

    def work(tx: Tx) -> RegisterReply | None:
        found = tills.try_code(tx, code[:SELECTOR_CHARS], now_ms)
        if found is None or not hmac.compare_digest(found.code_hash, _code_hash(secrets, code)):
            # The spent try must be committed, so this is an answer and not an exception.
            if request.returning is not None:
                return _taken_back_before(tx, code, request.returning, secrets=secrets, new=new)
            return _enrolled_before(tx, code, secrets=secrets, public_key=public_key)
        tills.use_code(tx, found.selector, now_ms)
        if request.returning is None:
            return _add_till(tx, found.store_id, new)
        reply = _take_back(tx, found.store_id, request.returning, new=new)
        stored_replies.add(
            tx,
            found.store_id,
            _repeat_of(found.selector, request.returning, new),
            stored=StoredReply(request_hash=found.code_hash, reply=msgspec.json.encode(reply)),
            kept_until_ms=found.expires_ms,
        )
        return reply

    reply = db.write(work)
    if reply is None:
        raise RefusedError(
            ServerCode.CODE_REFUSED, "the code is wrong, used or too old: ask for a new one"
        )
    return reply


def _enrolled_before(
    tx: Tx, code: str, *, secrets: Secrets, public_key: bytes
) -> RegisterReply | None:
    made = tills.enrolled_by(tx, code[:SELECTOR_CHARS], public_key)
    if made is None or not hmac.compare_digest(made[0], _code_hash(secrets, code)):
        return None
    till = made[1]
    first = tills.find_epoch(tx, till, FIRST_EPOCH)
    if first is None or till.is_revoked or till.epoch_max != FIRST_EPOCH:
        return None
    return _welcome(tx, till, first.server_nonce)


def _taken_back_before(
    tx: Tx, code: str, returning: ReturningTill, *, secrets: Secrets, new: "_NewTill"
) -> RegisterReply | None:
    """What the same code was answered when the same till came back with the same key."""
    selector = code[:SELECTOR_CHARS]
    known, till = tills.find_code(tx, selector), tills.find_till(tx, returning.till)
    if known is None or till is None or till.is_revoked or till.public_key != new.public_key:
        return None
    stored = stored_replies.find(
        tx, known.store_id, _repeat_of(selector, returning, new), now_ms=new.now_ms
    )
    if stored is None or not hmac.compare_digest(stored.request_hash, _code_hash(secrets, code)):
        return None
    return msgspec.json.decode(stored.reply, type=RegisterReply)


def _repeat_of(selector: str, returning: ReturningTill, new: "_NewTill") -> bytes:
    said = f"enrol again|{selector}|{returning.till}|{key_id_of(new.public_key)}"
    return hashlib.sha256(said.encode()).digest()


class _NewTill(Struct, frozen=True, kw_only=True):
    """What a registration makes up before its transaction, so that a repeat makes the same."""

    till_id: UUID
    public_key: bytes
    machine: str
    nonce: str
    now_ms: int


def _add_till(tx: Tx, store_id: int, new: _NewTill) -> RegisterReply:
    if stores.lock_feed(tx, store_id) is None:
        raise RefusedError(ServerCode.NOT_FOUND, "store")
    till = Till(
        store_id=store_id,
        till_id=new.till_id,
        till_no=_next_number(tx, store_id),
        epoch_max=FIRST_EPOCH,
        key_id=key_id_of(new.public_key),
        public_key=new.public_key,
        machine=new.machine,
    )
    if till.till_no > TILL_NO_MAX:
        raise RefusedError(ServerCode.NO_TILL_NUMBER, f"a store has at most {TILL_NO_MAX} tills")
    tills.add_till(tx, till, new.now_ms)
    _note(tx, AuditDeed.TILL_ENROLLED, till, now_ms=new.now_ms)
    tills.add_epoch(
        tx,
        till,
        Epoch(
            epoch=FIRST_EPOCH,
            server_nonce=new.nonce,
            parent_epoch=0,
            parent_till_seq=0,
            parent_hash=bytes(32),
            reason="registered",
        ),
        now_ms=new.now_ms,
    )
    return _welcome(tx, till, new.nonce)


def _next_number(tx: Tx, store_id: int) -> int:
    """The next free number, or one above those that a restored server may have given and lost."""
    number = tills.next_till_no(tx, store_id)
    enrolled = entries.last_of(tx, store_id, AuditDeed.TILL_ENROLLED)
    after = enrolled.seq if enrolled else 0
    restores = entries.count_of(tx, store_id, AuditDeed.FEED_RENEWED, after=after)
    spared = number + restores * NUMBERS_SPARED
    return spared if spared <= TILL_NO_MAX else number


def _take_back(tx: Tx, store_id: int, returning: ReturningTill, *, new: _NewTill) -> RegisterReply:
    """A till of this store comes back to a server that may have forgotten it, with its own key."""
    if stores.lock_feed(tx, store_id) is None:
        raise RefusedError(ServerCode.NOT_FOUND, "store")
    known = tills.find_till(tx, returning.till)
    if known is not None:
        first = tills.find_epoch(tx, known, FIRST_EPOCH)
        # The office has no key either, and is nobody's to come back as.
        shows_key = known.public_key == NO_KEY and known.till_no != OFFICE_TILL_NO
        is_same = known.store_id == store_id and (shows_key or known.public_key == new.public_key)
        if not is_same or first is None:
            raise RefusedError(ServerCode.KEY_REFUSED, "this till is known with another key")
        if known.is_revoked:
            raise RefusedError(ServerCode.REVOKED, "this till was blocked")
        if shows_key:
            known = _with_key(tx, known, new)
        tills.move_machine(tx, known, new.machine)
        return _welcome(tx, known, first.server_nonce)
    nonces = {claim.epoch: claim for claim in returning.epochs}
    is_free = forgotten.is_free(tx, store_id, returning.till_no)
    if not is_free or FIRST_EPOCH not in nonces:
        raise RefusedError(
            ServerCode.NO_TILL_NUMBER, f"number {returning.till_no} belongs to another till now"
        )
    till = Till(
        store_id=store_id,
        till_id=returning.till,
        till_no=returning.till_no,
        epoch_max=max(nonces),
        key_id=key_id_of(new.public_key),
        public_key=new.public_key,
        machine=new.machine,
    )
    tills.add_till(tx, till, new.now_ms)
    _note(tx, AuditDeed.TILL_RETURNED, till, now_ms=new.now_ms)
    for claim in nonces.values():
        epoch = Epoch(
            epoch=claim.epoch,
            server_nonce=claim.server_nonce[:NONCE_CHARS_MAX],
            parent_epoch=claim.parent_epoch,
            parent_till_seq=claim.parent_till_seq,
            parent_hash=bytes.fromhex(claim.parent_hash),
            reason=claim.reason,
        )
        tills.add_epoch(tx, till, epoch, now_ms=new.now_ms)
    return _welcome(tx, till, nonces[FIRST_EPOCH].server_nonce)


def _with_key(tx: Tx, till: Till, new: _NewTill) -> Till:
    """What was saved out of its file first is not dead after all."""
    key_id = key_id_of(new.public_key)
    tills.give_key(tx, till, key_id=key_id, public_key=new.public_key, now_ms=new.now_ms)
    till = msgspec.structs.replace(till, key_id=key_id, public_key=new.public_key)
    _note(tx, AuditDeed.TILL_RETURNED, till, now_ms=new.now_ms)
    return till


def _note(tx: Tx, deed: AuditDeed, till: Till, *, now_ms: int) -> None:
    entries.append(
        tx,
        deed,
        store_id=till.store_id,
        subject=f"till {till.till_no}",
        detail={"key_id": till.key_id, "machine": till.machine[:200]},
        at_ms=now_ms,
    )


def _welcome(tx: Tx, till: Till, nonce: str) -> RegisterReply:
    store = stores.find_store(tx, till.store_id)
    assert store is not None
    return RegisterReply(
        till=till.till_id,
        till_no=till.till_no,
        store=till.store_id,
        store_name=store.name,
        currency=store.currency,
        epoch=FIRST_EPOCH,
        server_nonce=nonce,
        key_id=till.key_id,
        feed_id=store.feed_id,
    )


def issue_token(
    db: Database,
    request: TokenRequest,
    *,
    secrets: Secrets,
    ring: KeyRing,
    rng: Random,
    now_ms: int,
) -> TokenReply:
    """A token for a till that signed our nonce with its key.

    A revoked till gets one too: it may still hand over its sales. A nonce that was good for a
    token is good for no other. Raises RefusedError(UNAUTHORIZED), BusyError.
    """
    nonces.check(secrets.nonces, request.nonce, now_ms)
    with db.read() as tx:
        till = tills.find_enrolled(tx, request.till)
    if till is None or till.key_id != request.key_id:
        raise RefusedError(ServerCode.UNAUTHORIZED, TILL_NOT_KNOWN)
    text = token_text(till=request.till, nonce=request.nonce)
    try:
        sig = base64.b64decode(request.sig, validate=True)
        Ed25519PublicKey.from_public_bytes(till.public_key).verify(sig, text)
    except (binascii.Error, ValueError, InvalidSignature) as error:
        raise RefusedError(ServerCode.UNAUTHORIZED, OTHER_KEY) from error
    jti = f"{rng.getrandbits(96):024x}"
    nonces.use_up(
        db,
        request.nonce,
        store_id=till.store_id,
        used_by=bytes.fromhex(jti),
        now_ms=now_ms,
    )
    now_s = now_ms // 1000
    claims = Claims(
        sub=till.till_id,
        jti=jti,
        who="till",
        store_id=till.store_id,
        role=TILL_ROLE,
        az=0,
        iat=now_s,
        nbf=now_s,
        exp=now_s + tokens.LIFETIME_S,
    )
    return TokenReply(access_token=tokens.issue(ring, claims), expires_in=tokens.LIFETIME_S)


def _public_key(text: str) -> bytes:
    try:
        raw = base64.b64decode(text, validate=True)
        Ed25519PublicKey.from_public_bytes(raw)
    except (binascii.Error, ValueError) as error:
        raise RefusedError(ServerCode.KEY_REFUSED, "not a raw Ed25519 key in base64") from error
    return raw


def _code_hash(secrets: Secrets, code: str) -> bytes:
    return hmac.new(secrets.codes, code.encode(), hashlib.sha256).digest()
