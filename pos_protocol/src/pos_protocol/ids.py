"""Identifiers: made offline without collisions, the same on every till and the server."""

import hashlib
from random import Random
from typing import NamedTuple, NewType
from uuid import UUID

StoreId = NewType("StoreId", int)
TillId = NewType("TillId", UUID)
EventId = NewType("EventId", UUID)
ProductId = NewType("ProductId", int)

OFFICE_TILL_NO = 0
"""The server's own till in each store's log: portal edits, REST calls and decisions are its events.
"""

PRODUCT_BLOCK = 10_000_000
OPEN_ITEM_PRODUCT_ID = ProductId(PRODUCT_BLOCK - 1)
"""The store's "open item".

What an unknown code is sold as, with its code, name and price on the line.
"""

TILL_NO_MAX = 2**9 - 1
EPOCH_MAX = 2**8 - 1
TILL_SEQ_MAX = 2**27 - 1
LINE_MAX = 2**9 - 1


def new_event_id(now_ms: int, rng: Random, *, counter: int | None = None) -> EventId:
    """A UUIDv7 (RFC 9562, section 5.7): 48 bits of milliseconds since 1970, then 74 random bits.

    With a `counter` its 16 bits stand before the random ones (section 6.2, method 1): of one
    millisecond the later is the higher. Time makes neighbours in the log neighbours in the index
    and lists the newest first; it never decides between two events.
    """
    random_bits = rng.getrandbits(74)
    if counter is not None:
        random_bits = counter << 58 | random_bits & (2**58 - 1)
    value = (now_ms & (2**48 - 1)) << 80
    value |= 0x7 << 76 | (random_bits >> 62) << 64
    value |= 0b10 << 62 | (random_bits & (2**62 - 1))
    return EventId(UUID(int=value))


def product_id(till_no: int, n: int) -> ProductId:
    """The n-th product made at a till, from the block that the server gave it.

    `till_no * 10_000_000 + n`.
    """
    assert 0 <= till_no <= TILL_NO_MAX, till_no
    assert 1 <= n < PRODUCT_BLOCK - 1, n
    return ProductId(till_no * PRODUCT_BLOCK + n)


def movement_id(*, till_no: int, epoch: int, till_seq: int, line: int) -> int:
    """The integer that names one stock movement in CSV, API and views, the same everywhere.

    Packs 9 bits of till_no, 8 of epoch, 27 of till_seq and 9 of line: 53 bits, which a JSON reader
    still holds exactly.
    """
    assert 0 <= till_no <= TILL_NO_MAX, till_no
    assert 0 <= epoch <= EPOCH_MAX, epoch
    assert 0 < till_seq <= TILL_SEQ_MAX, till_seq
    assert 0 <= line <= LINE_MAX, line
    return ((till_no << 8 | epoch) << 27 | till_seq) << 9 | line


class MovementPlace(NamedTuple):
    """What a movement_id packs."""

    till_no: int
    epoch: int
    till_seq: int
    line: int


def movement_place(number: int) -> MovementPlace:
    """Where the movement of a movement_id was written: the other way round."""
    return MovementPlace(
        number >> 44, number >> 36 & EPOCH_MAX, number >> 9 & TILL_SEQ_MAX, number & LINE_MAX
    )


def receipt_no(place: MovementPlace, event_hash: bytes) -> str:
    """What a receipt prints: till, epoch, till_seq and the first eight characters of the hash.

    A tail that was cut off a log does not show in its chain; receipts in customers' hands show it.
    """
    return f"{place.till_no}-{place.epoch}-{place.till_seq}-{event_hash.hex()[:8]}"


def case_id(event_id: UUID, line: int) -> UUID:
    """The reconciliation case about one line of an event, line 0 for the event as a whole.

    The same on every side and after every rebuild (RFC 9562, version 8).
    """
    value = int.from_bytes(hashlib.sha256(f"kiryana-case|{event_id}|{line}".encode()).digest()[:16])
    value = value & ~(0xF << 76) | 0x8 << 76
    value = value & ~(0b11 << 62) | 0b10 << 62
    return UUID(int=value)
