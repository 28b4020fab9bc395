"""The catalogue as a CSV file: which column means what, a row as values, a product as cells.

The columns of the first system come first and under their own names: storeID, product_id,
ItemQuantity, price_per_unit, itemDesc, stocked_in, VendorId.
"""

import re
from collections.abc import Sequence

from msgspec import Struct
from pos_protocol.events import CATEGORY_CHARS_MAX, TAX_BP_MAX, Barcode, Unit
from pos_protocol.money import money_text
from pos_protocol.quantity import quantity_text
from pos_protocol.sheets import DecimalMark, exact_text, guarded

from pos_app.domain.barcode import normalise
from pos_app.domain.files.csv_cells import (
    barcode_cell,
    read_barcodes,
    read_id,
    read_money,
    read_name,
    read_quantity,
    read_stock,
)
from pos_app.domain.files.file_fault import CellRefusedError, FaultWord, TableRefusedError
from pos_app.domain.product import Product, checked_codes
from pos_app.errors import BarcodeRefused

PRODUCT_COLUMNS = (
    "storeID",
    "product_id",
    "ItemQuantity",
    "price_per_unit",
    "itemDesc",
    "stocked_in",
    "VendorId",
    "barcode",
    "unit",
    "cost",
    "name_ur",
    "name_hi",
    "low_at",
    "tax",
    "category",
)

# Per field the names it goes by, the surest first: of two that fit, the earlier one counts.
_ALIASES = {
    "storeID": ("storeid", "store"),
    "product_id": ("productid", "prodid", "itemid", "id"),
    "ItemQuantity": (
        *("itemquantity", "quantity", "qty", "stock", "onhand", "quantityonhand", "instock"),
        *("openingstock", "openingquantity", "currentstock", "stockqty", "availablequantity"),
        *("مقدار", "تعداد", "मात्रा"),
    ),
    "price_per_unit": (
        *("priceperunit", "price", "saleprice", "salesprice", "sellingprice", "sellprice"),
        *("retailprice", "unitprice", "rate", "mrp", "pricepkr", "pricers", "priceinr"),
        *("قیمت", "قيمت", "मूल्य", "कीमत", "दाम"),
    ),
    "itemDesc": (
        *("itemdesc", "itemdescription", "name", "nameen", "itemname", "productname", "product"),
        *("description", "desc", "item", "title", "englishname"),
        *("نام", "नाम"),
    ),
    "stocked_in": ("stockedin", "stockedindate", "firststockedin"),
    "VendorId": ("vendorid", "supplierid", "vendorno"),
    "vendor": (
        *("vendor", "vendorname", "supplier", "suppliername", "distributor"),
        *("سپلائر", "सप्लायर"),
    ),
    "barcode": (
        *("barcode", "barcodes", "itembarcode", "productbarcode", "ean", "ean13", "gtin"),
        *("upc", "eancode", "upccode", "code", "itemcode", "productcode", "sku", "plu"),
        *("بارکوڈ", "बारकोड"),
    ),
    "unit": ("unit", "uom", "unitofmeasure", "soldby"),
    "cost": ("cost", "costprice", "unitcost", "purchaseprice", "buyingprice", "costperunit"),
    "name_ur": ("nameur", "urduname", "urdu", "itemdescur"),
    "name_hi": ("namehi", "hindiname", "hindi", "itemdeschi"),
    "low_at": ("lowat", "reorderlevel", "minimumstock", "minstock"),
    "tax": (
        *("tax", "taxrate", "taxpercent", "taxpct", "salestax", "gst", "gstrate", "gstpercent"),
        *("vat", "vatrate", "ٹیکس", "कर", "जीएसटी"),
    ),
    "category": (
        *("category", "categoryname", "productcategory", "itemcategory", "itemgroup", "group"),
        *("productgroup", "department", "dept", "section", "family", "زمرہ", "قسم", "श्रेणी"),
    ),
}
_DIGITS_CELL = re.compile(r'="[0-9]+"')
_UNITS = {
    Unit.PIECE: ("", "piece", "pieces", "pc", "pcs", "each", "ea", "nos", "no", "unit", "units"),
    Unit.KG: ("kg", "kgs", "kilo", "kilos", "kilogram", "kilograms"),
    Unit.LITRE: ("l", "lt", "ltr", "ltrs", "litre", "litres", "liter", "liters"),
}
_UNIT_OF = {word: unit for unit, words in _UNITS.items() for word in words}


class ProductRow(Struct, frozen=True, kw_only=True):
    """What one row says about a product; None where the row says nothing.

    Prices in paisa, quantities in thousandths, the tax in hundredths of a percent; barcodes are
    normalised. A vendor is a number or a name, or both. An exported stock may be below zero, or
    above what one movement carries; whether it can be taken depends on the product.
    """

    line: int
    store_id: int | None = None
    product_id: int | None = None
    quantity_milli: int | None = None
    price_paisa: int
    name_en: str
    name_ur: str | None = None
    name_hi: str | None = None
    stocked_in: str = ""
    vendor_id: int | None = None
    vendor: str = ""
    barcodes: tuple[Barcode, ...] = ()
    unit: Unit | None = None
    cost_paisa: int | None = None
    low_at_milli: int | None = None
    tax_bp: int | None = None
    category: str | None = None

    @property
    def name(self) -> str:
        """The name that stands in the file's own column for it."""
        return self.name_en or self.name_ur or self.name_hi or ""


class Columns:
    """Where each known field stands in a file's rows."""

    def __init__(self, header: Sequence[str], places: dict[str, int], unused: list[str]) -> None:
        self.width = len(header)
        self.fields = frozenset(places)
        self.unused = tuple(unused)
        self._places = places

    def cell(self, cells: Sequence[str], field: str) -> str:
        """The cell of a field; "" where the file has no such column or the row is short."""
        place = self._places.get(field)
        return cells[place] if place is not None and place < len(cells) else ""

    def fill(self, cells: Sequence[str]) -> None:
        """Refuse a row with text beyond the last column: a comma in it was not quoted."""
        if any(cell.strip() for cell in cells[self.width :]):
            raise CellRefusedError(FaultWord.TOO_MANY_CELLS, len(cells), self.width)


def match_columns(
    header: Sequence[str], aliases: dict[str, tuple[str, ...]], needed: dict[str, str]
) -> Columns:
    """Find the fields of `aliases` in a header. `needed` names those that must be there, in words.

    Raises TableRefusedError(NO_COLUMN), or COLUMN_TWICE for two columns of the very same name.
    """
    names = [_bare(name) for name in header]
    places: dict[str, int] = {}
    for field, words in aliases.items():
        for word in map(_bare, words):
            if names.count(word) > 1:
                raise TableRefusedError(FaultWord.COLUMN_TWICE, word)
            if word in names and field not in places:
                places[field] = names.index(word)
    for field, description in needed.items():
        if field not in places:
            raise TableRefusedError(FaultWord.NO_COLUMN, description, ", ".join(needed))
    taken = set(places.values())
    unused = [name for place, name in enumerate(header) if place not in taken and name.strip()]
    return Columns(header, places, unused)


def _bare(name: str) -> str:
    return re.sub(r"[^\w]|_", "", name.casefold())


def product_columns(header: Sequence[str]) -> Columns:
    """Find the catalogue's fields; a name and a price are needed. Raises TableRefusedError."""
    needed = {"itemDesc": "name", "price_per_unit": "price"}
    return match_columns(header, _ALIASES, needed)


def read_product_row(
    line: int, cells: Sequence[str], columns: Columns, *, mark: DecimalMark
) -> ProductRow:
    """Read one row. Raises CellRefusedError with the first thing that is wrong in it."""
    columns.fill(cells)

    def cell(field: str) -> str:
        return columns.cell(cells, field)

    barcodes = _codes(cell("barcode"))
    name_ur = read_name(cell("name_ur"), "Urdu name")
    name_hi = read_name(cell("name_hi"), "Hindi name")
    name = read_name(cell("itemDesc"), "name") or name_ur or name_hi
    if not name:
        raise CellRefusedError(FaultWord.MISSING, "name")
    price_paisa = read_money(cell("price_per_unit"), "price", mark)
    if price_paisa is None:
        raise CellRefusedError(FaultWord.MISSING, "price")
    unit = read_unit(cell("unit"))
    vendor_id, vendor = _vendor(cell("VendorId"), cell("vendor"))
    return ProductRow(
        line=line,
        store_id=read_id(cell("storeID"), "storeID"),
        product_id=read_id(cell("product_id"), "product_id"),
        quantity_milli=_stock(cell("ItemQuantity"), unit, mark),
        price_paisa=price_paisa,
        # A product named in Urdu or Hindi only is written under itemDesc too: not English twice.
        name_en="" if not name.isascii() and name == (name_ur or name_hi) else name,
        name_ur=name_ur or None,
        name_hi=name_hi or None,
        stocked_in=cell("stocked_in").strip()[:40],
        vendor_id=vendor_id,
        vendor=vendor,
        barcodes=barcodes,
        unit=unit,
        cost_paisa=read_money(cell("cost"), "cost", mark),
        low_at_milli=_level(cell("low_at"), mark),
        tax_bp=_tax(cell("tax"), mark),
        category=read_name(cell("category"), "category", CATEGORY_CHARS_MAX) or None,
    )


def read_unit(cell: str) -> Unit | None:
    """A unit by any of its usual names; None for an empty cell. Raises CellRefusedError."""
    word = cell.strip().strip(".").casefold()
    if not word:
        return None
    if word not in _UNIT_OF:
        raise CellRefusedError(FaultWord.BAD_UNIT, cell.strip())
    return _UNIT_OF[word]


def product_cells(
    product: Product, *, store_id: int, quantity_milli: int, stocked_in: str, plain: bool
) -> list[str]:
    """A product in PRODUCT_COLUMNS; `plain` leaves barcodes as bare digits, for other programs."""
    is_one = len(product.barcodes) == 1
    codes = " | ".join(_code(code, plain=plain, is_one=is_one) for code in product.barcodes)
    return [
        str(store_id),
        str(product.product_id),
        quantity_text(quantity_milli),
        money_text(product.price_paisa),
        guarded(product.name()),
        stocked_in,
        "" if product.vendor_id is None else str(product.vendor_id),
        _cell(codes),
        product.unit.value,
        "" if product.cost_paisa is None else money_text(product.cost_paisa),
        guarded(product.name_ur),
        guarded(product.name_hi),
        "" if product.low_at_milli is None else quantity_text(product.low_at_milli),
        rate_text(product.tax_bp),
        guarded(product.category),
    ]


def _code(code: Barcode, *, plain: bool, is_one: bool) -> str:
    """A code as people write it, where it is read as what it was; else exactly as it stands."""
    quantity = "" if code.quantity == 1000 else quantity_text(code.quantity)
    text = barcode_cell(code.code, quantity, plain=plain or not is_one)
    try:
        back = read_barcodes(_cell(text) if is_one else text)
    except CellRefusedError:
        back = ()
    if plain or any(normalise(read) == code.code for read, _ in back):
        return text
    return exact_text(code.code, quantity)


def _cell(codes: str) -> str:
    """The cell of a product's codes; only digits stand there as the formula that keeps them."""
    return codes if _DIGITS_CELL.fullmatch(codes) else guarded(codes)


def rate_text(rate_bp: int) -> str:
    """Hundredths of a percent as the shortest percentage: 18, 17.5."""
    return quantity_text(rate_bp * 10)


def _codes(cell: str) -> tuple[Barcode, ...]:
    codes = tuple(Barcode(code=code, quantity=milli) for code, milli in read_barcodes(cell))
    try:
        return checked_codes(codes)
    except BarcodeRefused as error:
        raise CellRefusedError(FaultWord.BAD_BARCODE, error.values["code"]) from error


def check_whole(quantity_milli: int) -> None:
    """Pieces are counted whole. Raises CellRefusedError."""
    if quantity_milli % 1000:
        raise CellRefusedError(FaultWord.NOT_WHOLE, quantity_text(quantity_milli))


def _vendor(id_cell: str, name_cell: str) -> tuple[int | None, str]:
    """A vendor's number, and the name. People write either into either column.

    A name has a letter in it; else it is a number that somebody mistyped.
    """
    number, name = None, ""
    for cell, field in ((id_cell, "VendorId"), (name_cell, "vendor")):
        if any(letter.isalpha() for letter in cell):
            name = read_name(cell, field)
        elif number is None:
            number = read_id(cell, field)
    return number, name


def _stock(cell: str, unit: Unit | None, mark: DecimalMark) -> int | None:
    quantity_milli = read_stock(cell, "quantity", mark)
    if quantity_milli is not None and unit is Unit.PIECE:
        check_whole(quantity_milli)
    return quantity_milli


def _level(cell: str, mark: DecimalMark) -> int | None:
    low_at_milli = read_quantity(cell, "low_at", mark)
    if low_at_milli is not None and low_at_milli < 0:
        raise CellRefusedError(FaultWord.NEGATIVE, "low_at", cell.strip())
    return low_at_milli


def _tax(cell: str, mark: DecimalMark) -> int | None:
    """A rate in percent, with or without its sign, as hundredths of one."""
    rate_bp = read_money(cell.strip().removesuffix("%"), "tax", mark)
    if rate_bp is not None and rate_bp > TAX_BP_MAX:
        raise CellRefusedError(FaultWord.TOO_LARGE, "tax", cell.strip())
    return rate_bp
