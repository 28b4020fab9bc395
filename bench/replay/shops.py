"""Stores with several tills each, run through their own operations and synced while they sell."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from uuid import UUID

from msgspec import Struct
from pos_protocol.events import Barcode, InReason, Tender, TenderKind

from bench.replay.baskets import Basket, BasketLine
from bench.replay.goods import Goods
from pos_app.db.queries import sales
from pos_app.db.queries import stock as stock_queries
from pos_app.db.verify import verify
from pos_app.devices.till_key import TillKeyKeeper
from pos_app.domain.cart import Cart, CartEntry
from pos_app.domain.sale import Origin
from pos_app.domain.stock import Receipt
from pos_app.operations import products, returning, scanning, selling, stocking
from pos_app.operations.opening import open_till
from pos_app.operations.products import NewProduct
from pos_app.settings import Settings
from pos_app.sync.once import join
from pos_app.sync.report import RoundReport
from pos_app.sync.session import open_session

RECEIPT_LINES = 200
SYNC_CHANCE = 0.08
"""How often a till's round comes due after a basket: tills are behind most of the time."""
OFFLINE_SHARE = 0.25
"""The part of the time in which a till's network is away altogether."""
NOTE_PAISA = 500_00
"""Customers pay with notes of this size and get change."""


class BasketClock:
    """The till's clock: the time of the basket at the counter, moving on by itself within it."""

    def __init__(self) -> None:
        self._wall_ms = 0
        self._zone = "+00:00"
        self._mono_ms = 0

    def set(self, wall_ms: int, zone: str) -> None:
        """Another customer comes to the counter."""
        self._mono_ms += max(0, wall_ms - self._wall_ms)
        self._wall_ms, self._zone = wall_ms, zone

    def wall_ms(self) -> int:
        return self._wall_ms

    def mono_ms(self) -> int:
        return self._mono_ms

    def boot(self) -> UUID:
        return UUID(int=1)

    def zone(self) -> str:
        return self._zone


class Figures(Struct, frozen=True, kw_only=True):
    """Where a store stands, by whoever says it: thousandths by product, paisa by day."""

    stock: dict[int, int]
    takings: dict[str, int]


class ReplayTill:
    """One till in a folder of its own, with its own identity, key and connection."""

    def __init__(self, folder: Path, *, url: str, code: str, seed: int) -> None:
        """Enrol the folder with a code. The key goes into a file: it is thrown away afterwards."""
        self.clock = BasketClock()
        self.rng = Random(seed)
        keeper = TillKeyKeeper(folder, open_keyring=lambda: None)
        joined = join(folder, url, code, clock=self.clock, keeper=keeper)
        if joined.report.error is not None:
            raise joined.report.error
        # Real receipts are paid to the penny here; rounding to rupees is another test's.
        settings = Settings(data_dir=folder, rounding_paisa=1)
        self._till = open_till(settings, self.clock, Random(seed))
        self._session = open_session(folder, self.clock, keeper=keeper)

    def stock_up(self, goods: dict[int, Goods], pieces: dict[int, int]) -> None:
        """Put the goods into the catalogue and the opening stock onto the shelf."""
        new = (
            NewProduct(
                name_en=each.name,
                barcodes=(Barcode(code=each.code),),
                price_paisa=100,
                product_id=number,
                category=each.category,
            )
            for number, each in goods.items()
        )
        for _ in products.add_products(self._till, new):
            pass
        receipts = [
            Receipt(product_id=number, quantity_milli=count * 1000)
            for number, count in sorted(pieces.items())
        ]
        for start in range(0, len(receipts), RECEIPT_LINES):
            part = receipts[start : start + RECEIPT_LINES]
            stocking.receive_stock(self._till, part, reason=InReason.OPENING)

    def serve(self, basket: Basket, goods: dict[int, Goods]) -> None:
        """Sell a basket; what comes back in it is a return of its own."""
        self.clock.set(basket.wall_ms, basket.zone)
        bought = self._cart([line for line in basket.lines if line.pieces > 0], goods)
        if not bought.is_empty:
            due = selling.due_paisa(self._till, bought)
            given = -(-due // NOTE_PAISA) * NOTE_PAISA
            tenders = [Tender(kind=TenderKind.CASH, amount=given)]
            selling.complete_sale(self._till, bought, tenders)
        back = self._cart([line for line in basket.lines if line.pieces < 0], goods)
        if not back.is_empty:
            returning.return_sale(self._till, back, origin=Origin(reason="brought back"))

    def round_is_due(self) -> bool:
        """Whether this till's timer and network allow a round now, by its own chance."""
        return self.rng.random() < SYNC_CHANCE and self.rng.random() > OFFLINE_SHARE

    def sync(self) -> RoundReport:
        """One round with the server."""
        return self._session.round(lambda: False)

    def sync_all(self) -> None:
        """Rounds until nothing is left. Raises the fault that ended one."""
        report = self.sync()
        while report.has_more and report.error is None:
            report = self.sync()
        if report.error is not None:
            raise report.error

    def figures(self) -> Figures:
        """Where the store stands by this till."""
        with self._till.db.read() as tx:
            stock = {row.product_id: row.quantity_milli for row in stock_queries.all_stock(tx)}
            days = sales.takings_by_day(tx)
        return Figures(
            stock=stock, takings={day: total.takings_paisa for day, total in days.items()}
        )

    def problems(self) -> list[str]:
        """What `verify` finds wrong with this till's log and projections."""
        return list(verify(self._till.db).problems)

    def close(self) -> None:
        """Let go of the folder and the server."""
        self._session.close()
        self._till.close()

    def _cart(self, lines: Sequence[BasketLine], goods: dict[int, Goods]) -> Cart:
        """Scan each article, and put it on the bill with the total that the file gives."""
        cart = selling.new_cart(self._till)
        for line in lines:
            scanned = scanning.scan(self._till, goods[line.product_id].code)
            pieces = abs(line.pieces)
            entry = CartEntry(
                quantity_milli=pieces * 1000,
                code=scanned.code,
                price_paisa=line.gross_paisa // pieces,
                gross_paisa=line.gross_paisa,
                discount_paisa=line.discount_paisa,
            )
            cart = cart.enter(scanned.products[0], entry)
        return cart


def opening_pieces(product_ids: Sequence[int]) -> dict[int, int]:
    """Opening stock by a rule that a sum beside can repeat: 5 to 34 pieces of each product."""
    return {number: 5 + number % 30 for number in product_ids}


def sell(
    tills: Sequence[ReplayTill], baskets: Sequence[Basket], goods: dict[int, Goods]
) -> Iterator[Basket]:
    """Serve the baskets in their order, each at the counter its number falls to, syncing meanwhile.

    Gives each basket after it was served. Raises what a round met other than being put off.
    """
    for basket in baskets:
        till = tills[basket.basket_id % len(tills)]
        till.serve(basket, goods)
        if till.round_is_due():
            report = till.sync()
            if report.error is not None:
                raise report.error
        yield basket
