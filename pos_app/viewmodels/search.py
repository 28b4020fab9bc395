"""Products without a scan: search while typing, in any script, and the quick tiles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from pos_app.db.entry import Topic
from pos_app.db.queries import products, tiles
from pos_app.domain.rules import TILES
from pos_app.errors import PosError
from pos_app.operations.files.pictures import picture_path
from pos_app.viewmodels.figures import format_money, format_quantity
from pos_app.viewmodels.messages import sentence
from pos_app.viewmodels.row_model import RowModel
from pos_app.viewmodels.units import is_weighed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pos_app.domain.product import Product
    from pos_app.viewmodels.shell import Desk

HITS_MAX = 20


class HitRow(NamedTuple):
    """A product that fits; the price in paisa, the stock in thousandths (None: not read)."""

    product: Product
    name: str
    second: str
    code: str
    price_paisa: int
    stock_milli: int | None
    is_weighed: bool
    key: str = ""


class SearchModel(QObject):
    """The text, the hits and the chosen one."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.text = ""
        self.message = ""
        self.is_offer = False
        self.current_row = -1
        self.hits: RowModel[HitRow] = RowModel(
            lambda hit: hit.name,
            spoken=self._spoken,
            parent=self,
        )

    def search(self, text: str) -> None:
        """Look for products while the text is typed; an empty text finds nothing."""
        self.text = text
        self.message = ""
        self.is_offer = False
        rows: list[HitRow] = []
        if text.strip():
            try:
                with self._desk.till.db.read() as tx:
                    found = products.search(tx, text, limit=HITS_MAX)
                rows = [self._row(hit.product, hit.quantity_milli) for hit in found]
            except PosError as error:
                self.message = sentence(error)
        self._show(rows)

    def offer(self, choices: Iterable[Product]) -> None:
        """Offer products that share one code."""
        self.text = ""
        self.is_offer = True
        self.message = self.tr("Several products have this code. Choose one")
        rows = [self._row(product, None) for product in choices]
        self._show([row._replace(key=str(n)) for n, row in enumerate(rows, 1)])

    def move(self, rows: int) -> None:
        """Choose another hit; beyond the ends means the end."""
        last = len(self.hits.rows) - 1
        chosen = max(0, min(last, self.current_row + rows)) if last >= 0 else -1
        self.choose(chosen)

    def choose(self, row: int) -> None:
        """Choose a hit by its row."""
        if row != self.current_row:
            self.current_row = row
            self.changed.emit()

    @property
    def missing(self) -> str:
        """What was looked for and is nothing's name; empty while something was found."""
        is_missing = not self.hits.rows and not self.message
        return self.text.strip() if is_missing else ""

    @property
    def chosen(self) -> Product | None:
        """The product that Enter would take."""
        if 0 <= self.current_row < len(self.hits.rows):
            return self.hits.rows[self.current_row].product
        return None

    def _show(self, rows: list[HitRow]) -> None:
        self.hits.replace(rows)
        self.current_row = 0 if rows else -1
        self.changed.emit()

    def _row(self, product: Product, stock_milli: int | None) -> HitRow:
        name, second = names(product, self._desk.language)
        return HitRow(
            product=product,
            name=name,
            second=second,
            code=product.barcodes[0].code if product.barcodes else "",
            price_paisa=product.price_paisa,
            stock_milli=stock_milli,
            is_weighed=is_weighed(product.unit),
        )

    def _spoken(self, hit: HitRow) -> str:
        """A hit for a screen reader."""
        stock = format_quantity(hit.stock_milli) if hit.stock_milli is not None else ""
        return f"{hit.name}, {format_money(hit.price_paisa)}, {stock}"


class Tile(NamedTuple):
    """What a quick tile shows, in the language of the window; without a name it is empty.

    `picture` is the file of a picture of these very goods, `icon` that of their kind.
    """

    name: str = ""
    icon: str = ""
    price: str = ""
    picture: str = ""


class TilesModel(QObject):
    """The pinned goods and the few loose ones that sell most; they keep their places."""

    changed = Signal()
    chosen = Signal(object)
    """The Product of the tile that was pressed."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.goods: tuple[Product | None, ...] = ()
        self._pictures: tuple[tuple[str, int], ...] = ()
        desk.bus.changed.connect(self._read_new)

    def press(self, place: int) -> bool:
        """Choose the goods of a tile; False where there is none."""
        good = self.goods[place] if place < len(self.goods) else None
        if good is not None:
            self.chosen.emit(good)
        return good is not None

    def read(self) -> None:
        """Choose the goods; called once the window is painted, and when the catalogue changed."""
        try:
            till = self._desk.till
            pinned = till.rules().pinned_tiles
            with till.db.read() as tx:
                goods = tiles.loose_goods(
                    tx,
                    till.identity.till_no,
                    language=self._desk.language,
                    count=TILES,
                    pinned=pinned,
                )
        except PosError:
            # They are a convenience: whatever is wrong shows where it matters.
            return
        pictures = tuple(map(self._picture, goods))
        if (goods, pictures) != (self.goods, self._pictures):
            self.goods, self._pictures = goods, pictures
            self.changed.emit()

    def words(self) -> tuple[Tile, ...]:
        """What each tile shows."""
        return tuple(Tile() if good is None else self._tile(good) for good in self.goods)

    def _tile(self, good: Product) -> Tile:
        name = short_name(good.name(self._desk.language))
        price = format_money(good.price_paisa) if good.price_paisa else ""
        return Tile(name, _icon(good), price, self._picture(good)[0])

    def _picture(self, good: Product | None) -> tuple[str, int]:
        """Where a product's picture lies, and when it was made: another one may lie there now."""
        path = good and picture_path(self._desk.till, good.product_id)
        return (str(path), path.stat().st_mtime_ns) if path else ("", 0)

    def _read_new(self, topics: frozenset[object]) -> None:
        """Take changed names, prices and pins; the sales of the day move no tile."""
        if topics & {Topic.CATALOGUE, Topic.RULES}:
            self.read()


def short_name(name: str) -> str:
    """A name without what follows its first comma: a tile is narrow."""
    return re.split("[,\u060c]", name, maxsplit=1)[0].strip()


def _icon(product: Product) -> str:
    """The picture of a kind of goods, by the first word of its English name that has one."""
    for word in product.name_en.casefold().replace(",", " ").split():
        if word in _ICONS:
            return _ICONS[word]
    return "shopping-bag" if is_weighed(product.unit) else "package"


_ICONS = {
    word: icon
    for icon, some in {
        "egg": "egg eggs",
        "wheat": "atta flour wheat rice maida suji",
        "bean": "daal dal lentils chana beans chickpeas moong masoor",
        "milk": "milk doodh yogurt dahi curd",
        "sandwich": "bread flatbread roti naan bun",
        "candy": "sugar candy lollipop toffee sweets gur jaggery",
        "shopping-bag": "bag carrier",
    }.items()
    for word in some.split()
}


def names(product: Product, language: str) -> tuple[str, str]:
    """The name in a language and, where there is one, the name in another script beside it."""
    first = product.name(language)
    others = (product.name_en, product.name_ur, product.name_hi)
    return first, next((other for other in others if other and other != first), "")
