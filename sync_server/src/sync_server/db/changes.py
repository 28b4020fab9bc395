"""What a transaction changes of what people read; the cache asks for it before COMMIT."""

from collections.abc import Callable, Iterable, Mapping
from typing import Protocol

from msgspec import Struct
from sqlalchemy import Connection

OPTION = "kiryana_changes"


class Figure(Struct, frozen=True, kw_only=True):
    """A product's stock as a transaction leaves it: thousandths, milliseconds.

    `since_ms` is when the server learned of it.
    """

    quantity_milli: int
    version: int
    first_in_ms: int | None
    since_ms: int


class Changes:
    """Notes of one transaction. A product without a figure has changed in a way not told here."""

    def __init__(self) -> None:
        # Keys are (store_id, product_id); `fed` has the epoch of the cells of each locked store.
        self.products: dict[tuple[int, int], Figure | None] = {}
        self.stores: set[int] = set()
        self.fed: dict[int, int] = {}
        self.has_rights = False

    @property
    def is_of_feeds_only(self) -> bool:
        """Whether it wrote to feeds and what follows from them, and so to nobody's rights."""
        return bool(self.fed) and not self.has_rights


class CommitWatcher(Protocol):
    """Who wants to know of transactions before and after they commit."""

    def prepare(self, tx: Connection, changes: Changes) -> Callable[[], None] | None:
        """All work is done and COMMIT comes next; may write.

        Gives what is to be done once it is committed, which must not raise. Nobody calls it after a
        COMMIT that failed: whether anything is stored is not known then.
        """


def changes_of(tx: Connection) -> Changes:
    """The notes of a transaction; where nobody reads them, they go nowhere."""
    found: Changes | None = tx.get_execution_options().get(OPTION)
    return Changes() if found is None else found


def note_figures(tx: Connection, store_id: int, figures: Mapping[int, Figure | None]) -> None:
    """Stock has changed; the catalogue's part of a product has not."""
    notes = changes_of(tx).products
    for product_id, figure in figures.items():
        place = store_id, product_id
        # What changed otherwise too is read anew as a whole.
        notes[place] = None if notes.get(place, figure) is None else figure


def note_products(tx: Connection, store_id: int, product_ids: Iterable[int]) -> None:
    """Products have changed in other ways than by stock."""
    notes = changes_of(tx).products
    notes.update({(store_id, product_id): None for product_id in product_ids})


def note_store(tx: Connection, store_id: int) -> None:
    """Anything of a store may have changed: its read model was made anew."""
    changes_of(tx).stores.add(store_id)


def note_rights(tx: Connection) -> None:
    """Somebody's rights have changed, in a transaction that may also write to a feed."""
    changes_of(tx).has_rights = True


def note_feed(tx: Connection, store_id: int, *, cache_epoch: int) -> None:
    """A store's feed is locked, with the epoch that its cells are in."""
    changes_of(tx).fed[store_id] = cache_epoch
