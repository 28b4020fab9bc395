"""One event on its way into the projections: what it is, where it stands, what it moves."""

from enum import StrEnum
from types import ModuleType
from typing import NamedTuple
from uuid import UUID

import msgspec
from pos_protocol.envelope import Recorded
from pos_protocol.ledger import StockMovement, stock_movements

NO_STAMP = b""
"""Sorts before every stamp: the stamp of what was never set."""


class Topic(StrEnum):
    """What a screen may be showing: it reads again when its topic changed."""

    CATALOGUE = "catalogue"
    STOCK = "stock"
    SALES = "sales"
    SHIFTS = "shifts"
    KHATA = "khata"
    RULES = "rules"
    AUDIT = "audit"
    SYNC = "sync"


class Placed(NamedTuple):
    """A place in the store's feed. A held entry is in the log and not in the stock."""

    store_seq: int
    held: bool


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """An event as the projections see it.

    `is_new`: it was not in this till's log before. `placed` is None until the feed has it. So an
    own event comes by twice: new without a place, later with a place and no longer new.
    """

    recorded: Recorded
    movements: tuple[StockMovement, ...]
    is_new: bool
    placed: Placed | None

    @property
    def event_id(self) -> bytes:
        """The event's id in 16 bytes."""
        return self.recorded.envelope.event_id.bytes


def entry(recorded: Recorded, *, is_new: bool = True, placed: Placed | None = None) -> Entry:
    """Work out once what an event moves, for all projections. An unknown kind moves nothing yet."""
    event = recorded.event
    return Entry(
        recorded=recorded,
        movements=stock_movements(event) if event is not None else (),
        is_new=is_new,
        placed=placed,
    )


def stamp(hlc: tuple[int, int], event_id: UUID) -> bytes:
    """26 bytes that compare as (hlc, event_id): the highest wins a register on every till."""
    return hlc[0].to_bytes(8) + hlc[1].to_bytes(2) + event_id.bytes


def stamp_of(recorded: Recorded) -> bytes:
    """The stamp of an event."""
    return stamp(recorded.envelope.hlc, recorded.envelope.event_id)


type Projection = ModuleType
"""A module of db/projections: HANDLES, IGNORES, TOPIC, TABLES, apply(tx, entries), reset(tx)."""
