"""The envelope: an event's place in its till's chain, and its causal context."""

from typing import Annotated, Literal
from uuid import UUID

from msgspec import Meta, Raw, Struct

from pos_protocol.events import Event

ACTOR_CHARS_MAX = 100
BODY_BYTES_MAX = 256 * 1024
HASH_HEX = r"^[0-9a-f]{64}$"

type HashHex = Annotated[str, Meta(pattern=HASH_HEX)]


class OccurredAt(Struct, frozen=True, kw_only=True):
    """When it happened by the till's clocks: evidence and display, never order.

    `wall_ms` since 1970 in UTC, `zone` as +05:00, `mono_ms` since `boot`, which names one run of
    the machine.
    """

    wall_ms: int
    zone: Annotated[str, Meta(max_length=40)]
    boot: UUID
    mono_ms: int


class Envelope(Struct, frozen=True, kw_only=True):
    """The fields of an event's body. `payload` is the kind's own JSON, still encoded.

    `prev` is the hash of the till's previous body, or the genesis hash for till_seq 1. `cursor` is
    the feed position that the till had applied: with its own till_seq this is its vector clock
    (SPEC S30). `corrects` names the event that is corrected.
    """

    v: Literal[1] = 1
    hash_alg: Literal["sha256"] = "sha256"
    store: Annotated[int, Meta(ge=1, le=2**53)]
    till: UUID
    till_no: Annotated[int, Meta(ge=0, le=511)]
    epoch: Annotated[int, Meta(ge=0, le=255)]
    till_seq: Annotated[int, Meta(ge=1, le=2**27 - 1)]
    event_id: UUID
    kind: Annotated[str, Meta(max_length=40)]
    version: Annotated[int, Meta(ge=1, le=10_000)]
    prev: HashHex
    occurred_at: OccurredAt
    hlc: tuple[Annotated[int, Meta(ge=0, le=2**53)], Annotated[int, Meta(ge=0, le=65535)]]
    cursor: Annotated[int, Meta(ge=0, le=2**53)]
    actor: Annotated[str, Meta(max_length=ACTOR_CHARS_MAX)]
    corrects: UUID | None = None
    payload: Raw


class Recorded(Struct, frozen=True, kw_only=True):
    """An event as it is kept: its exact bytes, their SHA-256, and both read.

    `event` is None for a kind or version that this program does not know yet: the bytes are kept
    and a rebuild after the upgrade picks it up.
    """

    body: bytes
    hash: bytes
    envelope: Envelope
    event: Event | None
