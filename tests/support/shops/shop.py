"""Tills of a store, each in a folder of its own, worked by hand and synced when told."""

from pathlib import Path
from random import Random

from pos_protocol.events import Tender, TenderKind

from pos_app.db import cursors, outbox
from pos_app.db.queries import products as product_queries
from pos_app.db.queries import sales
from pos_app.db.queries import stock as stock_queries
from pos_app.devices.till_key import TillKeyKeeper
from pos_app.domain.stock import Receipt
from pos_app.operations import backups, products, selling, stocking
from pos_app.operations.enrolling import enrol
from pos_app.operations.opening import open_till
from pos_app.operations.products import NewProduct
from pos_app.operations.safety import restoring
from pos_app.settings import Settings
from pos_app.sync.report import Pace
from pos_app.sync.round import sync_round
from tests.support.clock import FakeClock


class ShopTill:
    """One enrolled till, driven through its own operations."""

    def __init__(self, folder: Path, *, url: str, code: str, register, seed: int) -> None:
        """Enrol a new folder with a code; `register` asks the server."""
        self.folder = folder
        self.clock = FakeClock()
        self.rng = Random(seed)
        self.keeper = TillKeyKeeper(folder, open_keyring=lambda: None)
        self.enrolled = enrol(folder, url, code, register=register, keeper=self.keeper)
        self.pace = Pace()
        self.open()

    def open(self) -> None:
        """Open the folder, as a start of the program does."""
        self.till = open_till(Settings(data_dir=self.folder), self.clock, self.rng)
        state = self.state()
        self.signer = self.keeper.load(str(state.till_id), key_id=state.key_id or "")

    def close(self) -> None:
        """Close the folder."""
        self.till.close()

    def back_up(self, path: Path) -> Path:
        """Copy all that the till knows into one file, as the command does."""
        backups.back_up(self.till, path)
        return path

    def put_back(self, path: Path) -> None:
        """Close the till, put a backup into its folder, and open it again."""
        self.close()
        restoring.restore(self.folder, path, force=True)
        self.open()

    def state(self) -> cursors.TillState:
        """Who and where the till is."""
        with self.till.db.read() as tx:
            return cursors.state(tx)

    def add_product(self, name: str, price_paisa: int = 100_00) -> int:
        """Put a product into the catalogue; gives its number."""
        added = products.add_product(self.till, NewProduct(name_en=name, price_paisa=price_paisa))
        return added.product_id

    def receive(self, product_id: int, pieces: int) -> None:
        """Take goods in."""
        receipt = Receipt(product_id=product_id, quantity_milli=pieces * 1000)
        stocking.receive_stock(self.till, [receipt])

    def sell(self, product_id: int, pieces: int = 1) -> None:
        """Sell one line for cash."""
        cart = selling.sell_product(
            self.till,
            selling.new_cart(self.till),
            self.product(product_id),
            quantity_milli=pieces * 1000,
        )
        due = selling.due_paisa(self.till, cart)
        selling.complete_sale(self.till, cart, [Tender(kind=TenderKind.CASH, amount=due)])

    def product(self, product_id: int):
        """A product of this till's catalogue."""
        with self.till.db.read() as tx:
            found = product_queries.by_id(tx, product_id)
        assert found is not None
        return found

    def sync(self, api, *, stop=lambda: False):
        """One round."""
        return sync_round(
            self.till.db, api, self.clock, signer=self.signer, stop=stop, pace=self.pace
        )

    def sync_all(self, api) -> None:
        """Rounds until there is nothing left, all of which must go well."""
        report = self.sync(api)
        while report.has_more and report.error is None:
            report = self.sync(api)
        assert report.error is None, report

    def unsynced(self) -> int:
        """Events that the server has not answered."""
        with self.till.db.read() as tx:
            return outbox.counts(tx).unsynced

    def stock(self) -> dict[int, int]:
        """Thousandths on hand of every product that is in the catalogue."""
        with self.till.db.read() as tx:
            return {row.product_id: row.quantity_milli for row in stock_queries.all_stock(tx)}

    def takings(self) -> dict[str, int]:
        """Paisa taken by the store on each day, as this till knows it."""
        with self.till.db.read() as tx:
            days = sales.takings_by_day(tx)
        return {day: takings.takings_paisa for day, takings in days.items()}


class CopiedTill(ShopTill):
    """A copy of a till's folder, in use beside the original: the same till twice."""

    def __init__(self, original: ShopTill, folder: Path) -> None:
        """Open the copy in `folder`; chance is its own."""
        self.folder = folder
        self.clock = FakeClock()
        self.rng = Random(str(folder))
        self.keeper = TillKeyKeeper(folder, open_keyring=lambda: None)
        self.enrolled = original.enrolled
        self.pace = Pace()
        self.open()
