"""The messages of sync and the `SyncApi` that the till calls and the server implements.

Hashes travel as lower-case hex, bodies as JSON strings (`body`), or base64 (`body_b64`) where bytes
are not UTF-8: so one event that cannot be parsed does not spoil the batch around it. Unknown fields
are allowed, so that either side may be newer.
"""

import hashlib
from enum import StrEnum
from typing import Annotated, Protocol
from uuid import UUID

from msgspec import Meta, Struct

from pos_protocol.envelope import HashHex
from pos_protocol.ids import EPOCH_MAX, TILL_NO_MAX

PROTO_MIN = 1
PROTO_MAX = 1
BATCH_MAX = 200
BATCH_BYTES_MAX = 512 * 1024
BATCH_EVENTS_LIMIT = 500
"""What a server may allow at the most; BATCH_MAX is what a till sends unless hello says otherwise.
"""
PAGE_MAX = 1000
"""Entries in one page of the feed; a till applies them in smaller transactions."""
WAIT_S_MAX = 25
EXPANSION_MAX = 20
"""A body in gzip that grows to more than this many times its size is refused before it is read."""
EXPANSION_FREE_BYTES = 64 * 1024
"""Up to here the factor does not matter: the smallest bodies may be one word many times over."""
DIGEST_HEADER = "Kiryana-Digest"
"""`sha-256=<hex>` over the uncompressed bytes of a push and of its reply.

A cut or altered message teaches nothing.
"""

TILL_NOT_KNOWN = "till or key not known"
"""The detail of a token's refusal where the till has to be enrolled anew."""
OTHER_KEY = "signature not valid"
"""The detail of a token's refusal where what was signed was signed with another till's key."""

type Word = Annotated[str, Meta(max_length=40)]
type Text = Annotated[str, Meta(max_length=500)]
type Count = Annotated[int, Meta(ge=0, le=2**53)]


class Status(StrEnum):
    """The answer to one pushed event. All but `retry` and `gap` are final."""

    ACCEPTED = "accepted"
    DUPLICATE = "duplicate"
    HELD = "held"
    QUARANTINED = "quarantined"
    FORK = "fork"
    ID_REUSE = "id_reuse"
    RETRY = "retry"
    GAP = "gap"


class Verdict(StrEnum):
    """The server's judgement of a stock claim (SPEC S24); `class` on the wire."""

    MATCH = "match"
    CONCURRENT = "concurrent"
    OVERSELL = "oversell"
    OVERLAP = "overlap"
    UNVERIFIABLE = "unverifiable"
    NOTHING_LEFT = "nothing_left"
    UNEXPLAINED = "unexplained"
    FORKED = "forked"


class HelloVerdict(StrEnum):
    """What a till should do next."""

    OK = "ok"
    NEW_EPOCH_REQUIRED = "new_epoch_required"
    REBOOTSTRAP = "rebootstrap"
    REVOKED = "revoked"
    REGISTER_ANEW = "register_anew"
    UPGRADE_REQUIRED = "upgrade_required"
    SLOW_DOWN = "slow_down"


class Tip(Struct, frozen=True, kw_only=True):
    """A place in a till's chain. till_seq 0 is the genesis."""

    till_seq: Count
    hash: HashHex


class SignedTip(Struct, frozen=True, kw_only=True):
    """The newest event of a batch, signed over chain.tip_text; `sig` is base64."""

    till_seq: Count
    hash: HashHex
    key_id: Word
    sig: Word | Annotated[str, Meta(max_length=200)]


class BatchLimits(Struct, frozen=True, kw_only=True):
    """What the server takes in one push."""

    events_max: int = BATCH_MAX
    bytes_max: int = BATCH_BYTES_MAX


class HelloRequest(Struct, frozen=True, kw_only=True):
    """The first call of every round: who the till is and what it holds.

    `acked`, of the epoch `acked_epoch`, is an event that the server has answered, and by which it
    shows whether it has lost an answer: usually the newest up to which all are. `lease` is the
    number that the server gave last; `renew_lease` asks for the next one. `machine` is where the
    till runs now (see is_same_machine).
    """

    proto: tuple[int, int] = (PROTO_MIN, PROTO_MAX)
    schema_max: dict[str, int]
    store: Count
    till: UUID
    epoch: Count
    tip: Tip
    acked: Tip | None = None
    acked_epoch: Count | None = None
    feed_id: UUID | None
    cursor: Count
    feed_hash: HashHex
    fold_digest: str | None = None
    lease: Count = 0
    renew_lease: bool = False
    machine: Text = ""
    wall_ms: int


class HelloReply(Struct, frozen=True, kw_only=True):
    """What the server holds of this till and its store, and what the till should do.

    `has_acked` False: the server has lost what it answered. `lease` is the number to present from
    now on, 0 for none. `must_understand` are the kinds, and of each the newest version, that a till
    which does not know them must not pass over: it stops to pull, and goes on to push and to sell.
    `report_bytes_max` is how large a till's report for whoever helps may be; 0: none is taken.
    """

    proto: int = PROTO_MAX
    schema_max: dict[str, int]
    server_ms: int
    verdict: str
    reason: Text = ""
    head: Tip
    has_acked: bool = True
    epoch_max: Count
    feed_id: UUID
    feed_head: Count
    feed_hash_at_cursor: HashHex | None
    fold_digest_at_cursor: str | None = None
    lease: Count = 0
    must_understand: dict[str, int] = {}
    batch: BatchLimits = BatchLimits()
    report_bytes_max: Count = 0
    retry_after_ms: Count = 0


class PushedEvent(Struct, frozen=True, kw_only=True):
    """One event on its way up.

    The outer fields are checked against the body and keep its place where that cannot be read. A
    shift's close carries the till's signature over chain.tip_text, made when it was closed.
    """

    event_id: UUID
    till_seq: Count
    prev: HashHex
    hash: HashHex
    body: str | None = None
    body_b64: str | None = None
    key_id: Word | None = None
    sig: Annotated[str, Meta(max_length=200)] | None = None


class EpochClaim(Struct, frozen=True, kw_only=True):
    """An epoch that a server issued, as the till kept it: a restored server may not know it."""

    epoch: Count
    server_nonce: Text
    parent_epoch: Count
    parent_till_seq: Count
    parent_hash: HashHex
    reason: Text


class PushRequest(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A contiguous piece of one till's chain.

    `epochs` are this till's own, where the server has lost one and takes it back. `is_orphan`:
    what comes before the first event survives nowhere, so the piece is kept on a lane of its own.
    `cursor` is how far the till follows the feed now: an event that names a later position was
    written beside a feed that a restored server lost, and nobody can check what it claims.
    """

    store: Count
    till: UUID
    epoch: Count
    first_till_seq: Count
    n: Count
    events: list[PushedEvent]
    tip: SignedTip
    epochs: list[EpochClaim] = []
    is_orphan: bool = False
    cursor: Count | None = None


class PushResult(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The answer to one event, named by id and hash.

    A `status` that the till does not know counts as `retry`.
    """

    event_id: UUID
    hash: HashHex
    status: str
    store_seq: int | None = None
    verdict: str | None = None
    case_id: UUID | None = None
    code: str | None = None


class PushReply(Struct, frozen=True, kw_only=True):
    """Exactly one result for each event of the request, in its order."""

    results: list[PushResult]
    head: Tip


class FeedEntry(Struct, frozen=True, kw_only=True):
    """One entry of a store's feed.

    `versions` are the stock versions its movements got, in their order.
    """

    store_seq: Count
    event_id: UUID
    hash: HashHex
    body: str | None = None
    body_b64: str | None = None
    till: UUID
    epoch: Count
    lane: Count = 0
    till_seq: Count
    verdict: str
    held: bool = False
    versions: list[int]


class FeedPage(Struct, frozen=True, kw_only=True):
    """Entries after a position, in order, without holes.

    `feed_hash` is the feed's hash at the last of them.
    """

    feed_id: UUID
    entries: list[FeedEntry]
    feed_hash: HashHex
    head: Count


class EpochRequest(Struct, frozen=True, kw_only=True):
    """A till asks for a new epoch after a restore, a fork or a clone.

    With the `lease` that it presented last: where that was left behind, the old epoch is over for
    every copy.
    """

    store: Count
    till: UUID
    old_epoch: Count
    tip: Tip
    reason: Text
    lease: Count | None = None


class EpochReply(Struct, frozen=True, kw_only=True):
    """The epoch that the till's next event opens, and all that were issued to it before."""

    epoch: Count
    server_nonce: Text
    epochs: list[EpochClaim] = []


class ReturningTill(Struct, frozen=True, kw_only=True):
    """A till that was enrolled before, as its folder knows it."""

    till: UUID
    till_no: Annotated[int, Meta(ge=1, le=TILL_NO_MAX)]
    epochs: Annotated[list[EpochClaim], Meta(max_length=EPOCH_MAX)]


class RegisterRequest(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Enrolment with a one-time code: `public_key` is the raw Ed25519 key in base64.

    `returning`: the server was restored to before this till's enrolment, and takes it back.
    """

    code: Word
    public_key: Annotated[str, Meta(max_length=100)]
    machine: Text = ""
    returning: ReturningTill | None = None


class RegisterReply(Struct, frozen=True, kw_only=True):
    """Who the new till is."""

    till: UUID
    till_no: int
    store: Count
    store_name: Text
    currency: Word
    epoch: Count
    server_nonce: Text
    key_id: Word
    feed_id: UUID


class NonceReply(Struct, frozen=True, kw_only=True):
    """A nonce to sign for a token.

    It is good once and for a few minutes, by the server's clock alone.
    """

    nonce: Text
    server_ms: int


class TokenRequest(Struct, frozen=True, kw_only=True):
    """chain.token_text over the server's nonce, signed by the till's key; `sig` is base64."""

    till: UUID
    key_id: Word
    nonce: Text
    sig: Annotated[str, Meta(max_length=200)]


class TokenReply(Struct, frozen=True, kw_only=True):
    """A bearer token; its lifetime is judged by the server alone, the till asks again on a 401."""

    access_token: str
    token_type: str = "Bearer"  # noqa: S105 - the scheme of RFC 6750, no secret
    expires_in: int


class SyncApi(Protocol):
    """What an enrolled till asks of a server.

    Implemented by the HTTP client and by the server's own service.
    """

    def hello(self, request: HelloRequest) -> HelloReply:
        """Compare what both hold; the verdict says what the till should do."""

    def push(self, request: PushRequest) -> PushReply:
        """Hand events up; idempotent by (event_id, hash), for ever."""

    def pull(self, *, feed_id: UUID, after: int, limit: int, wait_s: int = 0) -> FeedPage:
        """The feed after a position.

        With `wait_s` the server may hold the answer until there is something.
        """

    def open_epoch(self, request: EpochRequest) -> EpochReply:
        """Get the next epoch of this till."""


def is_same_machine(one: str, other: str) -> bool:
    """Whether two names may be of one machine: `host#fingerprint`, compared by the fingerprint.

    A name without one, as of an older program, says nothing against it.
    """
    (_, _, here), (_, _, there) = one.partition("#"), other.partition("#")
    return not here or not there or here == there


def digest(body: bytes) -> str:
    """The value of DIGEST_HEADER for a message's uncompressed bytes."""
    return f"sha-256={hashlib.sha256(body).hexdigest()}"
