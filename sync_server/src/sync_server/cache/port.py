"""Cells with what readers ask most: a product's stock and its card, never old over new.

The protocol has five steps, each atomic. It was raced against three simpler ones, which served old
figures (docs/decisions.md):

1. INTEND, before COMMIT: a writer leaves its name, with a deadline, and takes the readers' leases.
2. COMMIT.
3. RENEW: takes the name away. What is in the cell is replaced by a version that is not older; an
   absent cell stays absent, because a newer version may have been evicted from it.
4. FIND: a name in the cell sends the reader to the database. A value is a hit. Otherwise the reader
   gets a lease.
5. FILL: puts what the reader found in the database, if the lease is still its own and no name came.

A name whose deadline has passed is a writer that died around its COMMIT: whoever meets it empties
the cell. When the store of cells has lost its memory, names may be lost with it: for as long as one
could have lived, everybody reads the database.
"""

from collections.abc import Sequence
from typing import Literal, NamedTuple, Protocol

from msgspec import Struct

INTENT_S = 35.0
"""How long a writer's name stands: longer than a COMMIT may take (the driver gives up at 30 s)."""

LEASE_S = 3.0
CELL_S = 3600.0


class CacheAwayError(Exception):
    """The cells cannot be reached; nothing is known of what was asked last."""


class Place(NamedTuple):
    """Where a product's cell is. A store's new epoch leaves all its cells behind."""

    store_id: int
    product_id: int
    epoch: int


class Found(Struct, frozen=True, kw_only=True):
    """What a reader finds: a hit with values, a lease to fill the cell under, or neither."""

    state: Literal["hit", "lease", "bypass"]
    stock: bytes = b""
    card: bytes = b""
    lease: str = ""


BYPASS = Found(state="bypass")


class Filling(Struct, frozen=True, kw_only=True):
    """What the database said to the holder of a lease: the version of the stock, and both parts."""

    version: int
    stock: bytes
    card: bytes


class Renewal(Struct, frozen=True, kw_only=True):
    """What a writer has committed: the stock at a version; None empties the whole cell."""

    place: Place
    version: int = 0
    stock: bytes | None = None


class Cells(Protocol):
    """A store of cells. Readers are never failed: without cells they are told to bypass."""

    @property
    def is_near(self) -> bool:
        """Whether finding takes no longer than looking into a dictionary."""

    def find(self, place: Place) -> Found:
        """Step 4. Never raises."""

    async def look(self, places: Sequence[Place]) -> list[Found]:
        """Step 4 for several readers on an event loop, in one round trip. Never raises.

        Nobody gets a lease: what is no hit is a BYPASS, and who goes to the database finds anew.
        """

    def fill(self, place: Place, lease: str, filling: Filling) -> None:
        """Step 5; does nothing when it may not, or cannot."""

    def intend(self, writer: str, places: Sequence[Place]) -> None:
        """Step 1. Raises CacheAwayError; then the writer must open a new epoch."""

    def renew(self, writer: str, renewals: Sequence[Renewal]) -> None:
        """Step 3. Never raises: a name that stays only costs reads of the database."""

    def repair(self, known: Sequence[tuple[Place, int]]) -> None:
        """Empty cells that are older than a version that the log has. Never raises."""

    def close(self) -> None:
        """Let go of connections."""
