"""Cache-first reads of one product: its cell if it has one, the database otherwise."""

import msgspec
from msgspec import Struct

from sync_server.cache.port import Cells, Filling, Found, Place
from sync_server.db.changes import Figure
from sync_server.db.database import Database
from sync_server.db.queries import products as product_queries
from sync_server.db.queries.products import ProductView, StockView
from sync_server.errors import WouldWaitError
from sync_server.operations.caching.epochs import CacheEpochs
from sync_server.operations.reading import unknown_product


class _Seen(Struct, frozen=True, kw_only=True):
    """What the database has of a product."""

    product: ProductView
    figure: Figure


class Shelf:
    """What every reader of a single product asks; without cells it is the database.

    With what was `seen` in the cell nothing else is asked: WouldWaitError where that is no hit.
    """

    def __init__(self, db: Database, cells: Cells | None, epochs: CacheEpochs) -> None:
        self._db = db
        self._cells = cells
        self._epochs = epochs
        self._figures = msgspec.msgpack.Decoder(Figure)
        self._products = msgspec.msgpack.Decoder(ProductView)

    def stock(self, store_id: int, product_id: int, *, seen: Found | None = None) -> StockView:
        """A live product's stock. Raises RefusedError(NOT_FOUND), BusyError."""
        place, found = self._find(store_id, product_id, seen=seen)
        if found is not None and found.state == "hit":
            figure = self._figures.decode(found.stock)
        else:
            figure = self._read(store_id, product_id, place=place, found=found).figure
        return StockView(
            quantity_milli=figure.quantity_milli, version=figure.version, since_ms=figure.since_ms
        )

    def product(self, store_id: int, product_id: int, *, seen: Found | None = None) -> ProductView:
        """A live product with its stock. Raises RefusedError(NOT_FOUND), BusyError."""
        place, found = self._find(store_id, product_id, seen=seen)
        if found is None or found.state != "hit":
            return self._read(store_id, product_id, place=place, found=found).product
        figure = self._figures.decode(found.stock)
        return msgspec.structs.replace(
            self._products.decode(found.card),
            quantity_milli=figure.quantity_milli,
            version=figure.version,
            first_stocked_in_ms=figure.first_in_ms,
        )

    def place(self, store_id: int, product_id: int) -> Place | None:
        """Where a product's cell is, as far as that is known without looking it up."""
        return self._epochs.place(store_id, product_id, may_wait=False)

    def _find(
        self, store_id: int, product_id: int, *, seen: Found | None
    ) -> tuple[Place | None, Found | None]:
        if seen is not None:
            if seen.state != "hit":
                raise WouldWaitError
            return None, seen
        if self._cells is None:
            return None, None
        place = self._epochs.place(store_id, product_id)
        return place, None if place is None else self._cells.find(place)

    def _read(
        self, store_id: int, product_id: int, *, place: Place | None, found: Found | None
    ) -> _Seen:
        with self._db.read() as tx:
            product = product_queries.find(tx, store_id, product_id)
            stock = product and product_queries.stock(tx, store_id, product_id)
        if not product or not stock:
            raise unknown_product(product_id)
        seen = _Seen(
            product=product,
            figure=Figure(
                quantity_milli=stock.quantity_milli,
                version=stock.version,
                first_in_ms=product.first_stocked_in_ms,
                since_ms=stock.since_ms,
            ),
        )
        if self._cells is not None and place and found and found.lease:
            # Whatever was committed between the two looks has taken the lease away.
            filling = Filling(
                version=stock.version,
                stock=msgspec.msgpack.encode(seen.figure),
                card=msgspec.msgpack.encode(product),
            )
            self._cells.fill(place, found.lease, filling)
        return seen
