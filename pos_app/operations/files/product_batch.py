"""What a chunk of catalogue rows records: products, their opening stock, changes and counts."""

from msgspec import UNSET, convert
from pos_protocol.events import (
    Barcode,
    CountedLine,
    Event,
    InReason,
    ProductAdded,
    ProductChanged,
    ReceivedLine,
    StockCounted,
    StockReceived,
    Unit,
    VendorAdded,
)
from pos_protocol.ids import OPEN_ITEM_PRODUCT_ID, PRODUCT_BLOCK, ProductId, product_id
from pos_protocol.quantity import QUANTITY_MILLI_MAX, quantity_text
from pos_protocol.sheets import printed_code

from pos_app.db.queries import products as queries
from pos_app.db.queries import stock as stock_queries
from pos_app.db.statement import Tx
from pos_app.domain.files.catalogue_file import ProductRow, check_whole
from pos_app.domain.files.file_fault import CellRefusedError, FaultWord
from pos_app.domain.product import Product
from pos_app.operations.context import TillContext
from pos_app.operations.files.transfer import ImportOptions, Tally
from pos_app.operations.numbering import ProductNumbers

OWN_NUMBERS_MAX = PRODUCT_BLOCK * 9 // 10
"""A file may name numbers of this till's own block up to here; the rest is for new products."""


class ProductBatch:
    """Rows of one transaction, turned into events: all of them are recorded, or none."""

    def __init__(self, tx: Tx, till: TillContext, *, options: ImportOptions, tally: Tally) -> None:
        self._tx = tx
        self._till_no = till.identity.till_no
        self._options = options
        self._tally = tally
        self._numbers = ProductNumbers(tx)
        self._vendors: list[Event] = []
        known = queries.vendors(tx)
        self._vendor_numbers = {each.vendor_id for each in known}
        self._vendor_named = {each.name.casefold(): each.vendor_id for each in known}
        self._events: list[Event] = []
        self._received: list[ReceivedLine] = []
        self._counted: list[CountedLine] = []

    def take(self, row: ProductRow, known: Product | None) -> None:
        """One row, about a known product or a new one. Raises CellRefusedError, adding nothing."""
        if known is None:
            self._add(row)
        else:
            self._change(row, known)

    def may_add(self, row: ProductRow) -> bool:
        """Whether a row names a product_id that is free for goods of its own."""
        return row.product_id is not None and self._is_free(row.product_id)

    def events(self) -> list[Event]:
        """Everything in the order in which it makes sense: vendors, products, stock."""
        events = [*self._vendors, *self._events]
        if self._received:
            lines = tuple(self._received)
            events.append(StockReceived(lines=lines, reason=InReason.OPENING))
        if self._counted:
            events.append(StockCounted(lines=tuple(self._counted)))
        return events

    def _add(self, row: ProductRow) -> None:
        quantity_milli = 0 if self._options.without_stock else row.quantity_milli or 0
        unit = row.unit or self._unit_of(quantity_milli, row.line)
        if not 0 <= quantity_milli <= QUANTITY_MILLI_MAX:
            beyond = "below zero" if quantity_milli < 0 else "above 1000000"
            text = f"a stock {beyond} is no opening stock; the product was taken without it"
            self._tally.note(text, row.line)
            quantity_milli = 0
        number = self._number(row)
        self._events.append(
            ProductAdded(
                product_id=number,
                name_en=row.name_en,
                name_ur=row.name_ur or "",
                name_hi=row.name_hi or "",
                barcodes=row.barcodes,
                unit=unit,
                price=row.price_paisa,
                cost=row.cost_paisa,
                vendor_id=self._vendor(row),
                low_at=row.low_at_milli,
                tax_bp=row.tax_bp or 0,
                category=row.category or "",
            )
        )
        self._tally.imported += 1
        if row.stocked_in:
            self._tally.note("stocked_in follows from the movements; the file's is not taken")
        if quantity_milli:
            self._received.append(
                ReceivedLine(
                    n=len(self._received) + 1,
                    product_id=number,
                    known_quantity=0,
                    known_version=0,
                    pending=0,
                    quantity=quantity_milli,
                    cost=row.cost_paisa,
                )
            )

    def _unit_of(self, quantity_milli: int, line: int) -> Unit:
        """The first system's files have no unit: there weighed goods were those with decimals."""
        if quantity_milli % 1000 == 0:
            return Unit.PIECE
        self._tally.note("a quantity with decimals and no unit, taken as sold by the kg", line)
        return Unit.KG

    def _change(self, row: ProductRow, known: Product) -> None:
        counted = self._count(row, known)
        # Last, because it may make a vendor known: a row that is refused adds nothing.
        fields = self._changed_fields(row, known)
        if fields:
            change = {"product_id": known.product_id, "base": known.revision, **fields}
            self._events.append(convert(change, ProductChanged, from_attributes=True))
        if counted is not None:
            self._counted.append(counted)
        if fields or counted is not None:
            self._tally.updated += 1
        else:
            self._tally.skipped += 1
        if row.product_id not in {None, known.product_id}:
            text = f"product_id {row.product_id} is {known.product_id} here, by its barcode"
            self._tally.note(text, row.line)

    def _changed_fields(self, row: ProductRow, known: Product) -> dict[str, object]:
        """What a row says differently. An empty cell says nothing."""
        wanted = {
            "name_en": row.name_en if row.name_en not in {"", known.name()} else None,
            "name_ur": row.name_ur,
            "name_hi": row.name_hi,
            "unit": row.unit,
            "price": row.price_paisa,
            "cost": row.cost_paisa,
            "low_at": row.low_at_milli,
            "tax_bp": row.tax_bp,
            "category": row.category,
            "barcodes": self._codes(row, known),
        }
        now = {"price": known.price_paisa, "cost": known.cost_paisa, "low_at": known.low_at_milli}
        fields: dict[str, object] = {
            name: value
            for name, value in wanted.items()
            if value is not None and value != now.get(name, getattr(known, name, UNSET))
        }
        if "unit" in fields and self._level(known).version:
            raise CellRefusedError(FaultWord.UNIT_HAS_STOCK, known.product_id, known.unit, row.unit)
        vendor_id = self._vendor(row)
        if vendor_id not in {None, known.vendor_id}:
            fields["vendor_id"] = vendor_id
        return fields

    def _codes(self, row: ProductRow, known: Product) -> tuple[Barcode, ...] | None:
        """A row with the product's number names all its codes, one without it adds."""
        if not row.barcodes:
            return None
        for code in () if self._options.shared_codes else row.barcodes:
            for other in queries.by_code(self._tx, (code.code,)):
                is_own = any(own.code == code.code for own in known.barcodes)
                if other.product_id != known.product_id and not is_own:
                    shown = printed_code(code.code)
                    raise CellRefusedError(
                        FaultWord.CODE_OF_OTHER, shown, other.product_id, known.product_id
                    )
        if row.product_id == known.product_id:
            return row.barcodes
        new = {code.code: code for code in row.barcodes}
        kept = tuple(new.pop(code.code, code) for code in known.barcodes)
        return (*kept, *new.values())

    def _count(self, row: ProductRow, known: Product) -> CountedLine | None:
        if row.quantity_milli is None or self._options.without_stock:
            return None
        level = self._level(known)
        if row.quantity_milli == level.quantity_milli:
            return None
        if not self._options.count:
            text = "the stock here is another; it was left alone (--count takes the file's)"
            self._tally.note(text, row.line)
            return None
        if not 0 <= row.quantity_milli <= QUANTITY_MILLI_MAX:
            word = FaultWord.NEGATIVE if row.quantity_milli < 0 else FaultWord.TOO_LARGE
            raise CellRefusedError(word, "quantity", quantity_text(row.quantity_milli))
        if known.unit is Unit.PIECE:
            check_whole(row.quantity_milli)
        return CountedLine(
            n=len(self._counted) + 1,
            product_id=known.product_id,
            known_quantity=level.claim.known_quantity,
            known_version=level.claim.known_version,
            pending=level.claim.pending,
            counted=row.quantity_milli,
        )

    def _level(self, known: Product) -> stock_queries.StockLevel:
        return stock_queries.levels(self._tx, [known.product_id])[known.product_id]

    def _vendor(self, row: ProductRow) -> int | None:
        """The row's vendor, by number, else by name; one that nobody knows yet is added."""
        number = row.vendor_id
        if number is None:
            return self._vendor_of(row.vendor) if row.vendor else None
        if number not in self._vendor_numbers:
            self._add_vendor(number, row.vendor or f"Vendor {number}")
            if not row.vendor:
                self._tally.note(f"vendor {number} is new and named after its number")
        return number

    def _vendor_of(self, name: str) -> int:
        """The vendor of a name, whatever its case; a new one has the next free number."""
        known = self._vendor_named.get(name.casefold())
        if known is not None:
            return known
        number = product_id(self._till_no, queries.last_vendor_n(self._tx, self._till_no) + 1)
        while number in self._vendor_numbers:
            number = ProductId(number + 1)
        self._add_vendor(number, name)
        self._tally.note(f"vendor {name} is new")
        return number

    def _add_vendor(self, number: int, name: str) -> None:
        self._vendors.append(VendorAdded(vendor_id=number, name=name))
        self._vendor_numbers.add(number)
        self._vendor_named[name.casefold()] = number

    def _number(self, row: ProductRow) -> int:
        """The row's own product_id when it is free, else the next of this till's block."""
        number = row.product_id
        if number is not None:
            if self._is_free(number):
                return self._numbers.keep(number)
            self._tally.note(f"product_id {number} cannot be used again; a new one was given")
        return self._numbers.next()

    def _is_free(self, number: int) -> bool:
        till_no, n = divmod(number, PRODUCT_BLOCK)
        is_reserved = n in {0, OPEN_ITEM_PRODUCT_ID}
        is_last = till_no == self._till_no and n > OWN_NUMBERS_MAX
        return not (is_reserved or is_last) and self._numbers.is_free(number)
