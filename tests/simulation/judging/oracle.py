"""What really happened, kept outside of both programs: every committed event and what it meant.

The meaning comes from what the people in the run wanted to do, not from the program's own ledger.
"""

from collections import Counter
from collections.abc import Iterator
from functools import cached_property

import msgspec
from msgspec import Struct, field
from pos_protocol.hlc import AHEAD_MS_MAX

OFFICE = "office"
"""The disk of what is decided at the office: the server's own."""


class Intent(Struct, kw_only=True):
    """What a person is about to do: thousandths by product, paisa taken, paisa owed by customer.

    Of the office also the `kind` of the one event that it makes for that.
    """

    moves: Counter[int]
    takings_paisa: int = 0
    owed_paisa: Counter[int] = field(default_factory=Counter)
    kind: str = ""
    is_poison: bool = False
    is_tampered: bool = False
    """It says to know what the till did not know."""
    corrects: bytes = b""
    """The event that it takes back, or decides about."""


class _Parent(Struct):
    parent_hash: str = ""


class _Link(Struct):
    """An event, as far as it names what it follows."""

    prev: str
    payload: _Parent


_LINKS = msgspec.json.Decoder(_Link)


class _Timed(Struct):
    hlc: tuple[int, int]


_TIMES = msgspec.json.Decoder(_Timed)


class _Named(Struct):
    kind: str


_KINDS = msgspec.json.Decoder(_Named)


def kind_of(body: bytes) -> str:
    """What an event says that it is."""
    return _KINDS.decode(body).kind


class Truth(Struct, kw_only=True, dict=True):
    """One event that was committed at a till, byte for byte, and what it meant."""

    event_id: bytes
    store_id: int
    till_id: bytes
    epoch: int
    till_seq: int
    kind: str
    hash: bytes
    body: bytes
    moves: Counter[int]
    takings_paisa: int
    is_poison: bool
    owed_paisa: Counter[int] = field(default_factory=Counter)
    is_tampered: bool = False
    corrects: bytes = b""
    made_ms: int = 0
    disk: str = ""
    """The disk that it was made on: a copied till has two."""
    is_doubtful: bool = False
    """It was written while the till's own sums were wrong: what it says to know may be anything."""
    losses_met: int = 0
    """How many losses of the server its till had met when it wrote this: what it says to know is
    of the feed as it was then."""
    is_shown: bool = False
    is_destroyed: bool = False
    """Its till was set back to before it, and no other disk had it then."""

    @cached_property
    def hlc(self) -> tuple[int, int]:
        """When it was written, in logical time."""
        return _TIMES.decode(self.body).hlc

    @property
    def parent_hash(self) -> bytes:
        """The tip of the epoch before that an EpochOpened takes over from; else nothing."""
        is_first = self.kind == "EpochOpened"
        return bytes.fromhex(_LINKS.decode(self.body).payload.parent_hash) if is_first else b""

    @property
    def is_timely(self) -> bool:
        """Whether its till's clock was not so far ahead that others do not follow it."""
        return self.hlc[0] <= self.made_ms + AHEAD_MS_MAX


class Oracle:
    """A plain list of truths."""

    def __init__(self) -> None:
        self.events: dict[bytes, Truth] = {}

    def of_store(self, store_id: int) -> list[Truth]:
        """All events of a store's tills."""
        return [truth for truth in self.events.values() if truth.store_id == store_id]

    def ancestors(self, truth: Truth) -> Iterator[Truth]:
        """What an event follows, newest first: through its epoch, and on before that."""
        by_hash = {each.hash: each for each in self.events.values()}
        found: Truth | None = truth
        while found is not None:
            link = _LINKS.decode(found.body)
            found = by_hash.get(bytes.fromhex(link.payload.parent_hash or link.prev))
            if found is not None:
                yield found

    def of_disk(self, disk: str) -> list[Truth]:
        """All events that were made on one disk of one till."""
        return [truth for truth in self.events.values() if truth.disk == disk]
