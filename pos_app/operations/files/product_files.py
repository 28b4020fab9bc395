"""Importing and exporting the catalogue as a CSV file."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import batched
from pathlib import Path

import msgspec
from pos_protocol.events import Event
from pos_protocol.ids import OPEN_ITEM_PRODUCT_ID
from pos_protocol.sheets import DecimalMark, printed_code

from pos_app.db import event_log
from pos_app.db.queries import files as file_queries
from pos_app.db.queries import products as queries
from pos_app.db.statement import Tx
from pos_app.domain.files.catalogue_file import (
    PRODUCT_COLUMNS,
    Columns,
    ProductRow,
    product_cells,
    product_columns,
    read_product_row,
)
from pos_app.domain.files.csv_table import Record, Table
from pos_app.domain.files.file_fault import CellRefusedError, FaultWord
from pos_app.domain.files.movement_file import time_text
from pos_app.domain.people import Right
from pos_app.domain.product import Product
from pos_app.operations.context import TillContext
from pos_app.operations.files.product_batch import ProductBatch
from pos_app.operations.files.transfer import (
    CHUNK,
    ImportOptions,
    ImportReport,
    Tally,
    opened_table,
    told_how_far,
    write_rows,
)


def import_products(till: TillContext, path: Path, options: ImportOptions) -> ImportReport:
    """Take over a catalogue: new products with their opening stock, changes of known ones.

    A row is matched by product_id, else by barcode, else, without either, by name. Good rows go
    in, 200 to a transaction; refused ones are in the report. Raises FileRefused when the file as a
    whole cannot be used: then nothing changed.
    """
    till.need(Right.EDIT_CATALOGUE)
    with opened_table(path, options.encoding) as table:
        columns = product_columns(table.header)
        reader = _Reader(till, options, columns)
        with told_how_far(reader.tally):
            for chunk in batched(reader.rows(table), CHUNK):
                if options.dry_run:
                    with till.db.read() as tx:
                        reader.events(tx, chunk)
                else:
                    with till.db.write() as tx:
                        events = reader.events(tx, chunk)
                        if events:
                            event_log.append(tx, events, by=till.writer)
                    reader.tally.keep()
        return reader.tally.report()


def export_products(till: TillContext, path: Path, *, plain: bool = False) -> int:
    """Write the catalogue with its stock; give the number of products. `plain` is for programs.

    What goods cost is left empty for whoever may not see it.
    Raises FileRefused, DiskFull: then an older file of that name is as it was.
    """
    with till.db.read() as tx:
        first_in = file_queries.first_stocked_in(tx)

        def rows() -> Iterator[Sequence[str]]:
            for hit in queries.all_products(tx):
                first_ms = first_in.get(hit.product.product_id)
                product = hit.product
                if not till.may(Right.SEE_COST):
                    product = msgspec.structs.replace(product, cost_paisa=None)
                yield product_cells(
                    product,
                    store_id=till.identity.store_id,
                    quantity_milli=hit.quantity_milli,
                    stocked_in="" if first_ms is None else time_text(first_ms),
                    plain=plain,
                )

        return write_rows(path, PRODUCT_COLUMNS, rows())


_SHARING = "--shared-codes takes rows of another product_id under a barcode that is taken"


class _Reader:
    """One import under way: what the file said so far, and what becomes of each row."""

    def __init__(self, till: TillContext, options: ImportOptions, columns: Columns) -> None:
        self.tally = Tally()
        self._till = till
        self._options = options
        self._columns = columns
        self._codes: dict[str, int] = {}
        self._numbers: dict[int, int] = {}
        self._names: dict[str, int] = {}
        self._loose: dict[str, int] | None = None
        for name in columns.unused:
            self.tally.note(f"the column {name[:40]} is not used")

    def rows(self, table: Table) -> Iterator[ProductRow]:
        """The rows that can be read."""
        for record in table.records:
            try:
                yield self._read(record, table.mark)
            except CellRefusedError as refused:
                self.tally.refuse(record.line, refused.word, refused.values)

    def events(self, tx: Tx, chunk: Iterable[ProductRow]) -> list[Event]:
        """What a chunk of rows records, and its share of the report."""
        batch = ProductBatch(tx, self._till, options=self._options, tally=self.tally)
        for row in chunk:
            try:
                self._refuse_repeated(tx, row)
                if row.quantity_milli is None and "ItemQuantity" in self._columns.fields:
                    self.tally.note("no quantity, taken as 0", row.line)
                batch.take(row, self._match(tx, row, batch))
            except CellRefusedError as refused:
                self.tally.refuse(row.line, refused.word, refused.values)
        return batch.events()

    def _read(self, record: Record, mark: DecimalMark) -> ProductRow:
        if record.fault is not None:
            raise CellRefusedError(record.fault)
        row = read_product_row(record.line, record.cells, self._columns, mark=mark)
        store_id = self._till.identity.store_id
        if row.store_id not in {None, store_id} and not self._options.any_store:
            raise CellRefusedError(FaultWord.OTHER_STORE, row.store_id, store_id)
        return row

    def _refuse_repeated(self, tx: Tx, row: ProductRow) -> None:
        """The first row of a product counts: a GTIN in 13 and in 14 digits is one product."""
        for code in row.barcodes:
            if code.code in self._codes and not self._may_share(tx, row, code.code):
                if row.product_id is not None:
                    self.tally.note(_SHARING, row.line)
                raise CellRefusedError(FaultWord.SAME_AS_ROW, "barcode", self._codes[code.code])
        if row.product_id is not None and row.product_id in self._numbers:
            raise CellRefusedError(
                FaultWord.SAME_AS_ROW, "product_id", self._numbers[row.product_id]
            )
        is_loose = row.product_id is None and not row.barcodes
        if is_loose and row.name in self._names:
            raise CellRefusedError(FaultWord.SAME_AS_ROW, "name", self._names[row.name])
        self._codes |= dict.fromkeys((code.code for code in row.barcodes), row.line)
        if row.product_id is not None:
            self._numbers[row.product_id] = row.line
        if is_loose:
            self._names[row.name] = row.line

    def _may_share(self, tx: Tx, row: ProductRow, code: str) -> bool:
        """Whether a row may name the code of an earlier row: as told, or as the store has it."""
        if row.product_id is None or self._options.shared_codes:
            return row.product_id is not None
        return any(owner.product_id == row.product_id for owner in queries.by_code(tx, (code,)))

    def _match(self, tx: Tx, row: ProductRow, batch: ProductBatch) -> Product | None:
        """The product that a row is about, None for a new one."""
        if row.product_id == OPEN_ITEM_PRODUCT_ID:
            raise CellRefusedError(FaultWord.RESERVED_ID, row.product_id)
        owners: dict[int, Product] = {}
        for code in row.barcodes:
            owners |= {each.product_id: each for each in queries.by_code(tx, (code.code,))}
        named = queries.by_id(tx, row.product_id) if row.product_id is not None else None
        if named is not None:
            _refuse_other(row, named, {} if self._options.shared_codes else owners)
            return named
        if self._options.shared_codes and batch.may_add(row):
            return None
        if len(owners) > 1:
            raise CellRefusedError(FaultWord.SEVERAL_PRODUCTS, printed_code(row.barcodes[0].code))
        if owners:
            return next(iter(owners.values()))
        if row.barcodes or row.product_id is not None:
            return None
        if self._loose is None:
            self._loose = file_queries.names_without_code(tx)
        known = self._loose.get(row.name)
        return None if known is None else queries.by_id(tx, known)


def _refuse_other(row: ProductRow, named: Product, owners: dict[int, Product]) -> None:
    """A product_id that is known must mean the same product: files of others count from 1 too."""
    for number in owners:
        if number != named.product_id and named.product_id not in owners:
            code = printed_code(row.barcodes[0].code)
            raise CellRefusedError(FaultWord.CODE_OF_OTHER, code, number, named.product_id)
    known = {code.code for code in named.barcodes}
    is_other_code = bool(known and row.barcodes) and known.isdisjoint(
        code.code for code in row.barcodes
    )
    if is_other_code and row.name not in {named.name(), named.name_ur, named.name_hi}:
        raise CellRefusedError(FaultWord.OTHER_PRODUCT, named.product_id, named.name())
