"""Importing and exporting the stock movements as a CSV file."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import batched
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID

from msgspec import Struct
from pos_protocol.events import (
    Event,
    InReason,
    MovementType,
    OutReason,
    ReceivedLine,
    RemovedLine,
    SaleCompleted,
    SaleLine,
    StockReceived,
    StockRemoved,
    Unit,
)
from pos_protocol.ids import new_event_id
from pos_protocol.quantity import quantity_text
from pos_protocol.sheets import printed_code

from pos_app.db import event_log
from pos_app.db.queries import files as file_queries
from pos_app.db.queries import products as queries
from pos_app.db.queries import stock as stock_queries
from pos_app.db.statement import Tx
from pos_app.domain.files.catalogue_file import Columns, check_whole
from pos_app.domain.files.csv_table import Record, Table
from pos_app.domain.files.file_fault import CellRefusedError, FaultWord
from pos_app.domain.files.movement_file import (
    MOVEMENT_COLUMNS,
    MovementRow,
    movement_columns,
    read_movement_row,
    time_text,
)
from pos_app.domain.people import Right
from pos_app.domain.product import Product
from pos_app.operations.context import TillContext
from pos_app.operations.files.transfer import (
    CHUNK,
    ImportOptions,
    ImportReport,
    Tally,
    opened_table,
    told_how_far,
    write_rows,
)
from pos_app.operations.shifts import current_shift


def import_movements(till: TillContext, path: Path, options: ImportOptions) -> ImportReport:
    """Take over movements of another system, each at its own time and as an event of its own.

    A sale carries no money, because the file has none. A row that this till took over before, or
    that is in the store's own log, is skipped. Raises FileRefused when the file as a whole cannot
    be used: then nothing changed.
    """
    till.need(Right.EDIT_CATALOGUE)
    with opened_table(path, options.encoding) as table:
        reader = _Reader(till, options, movement_columns(table.header))
        with told_how_far(reader.tally):
            for chunk in batched(reader.rows(table), CHUNK):
                if options.dry_run:
                    with till.db.read() as tx:
                        reader.take(tx, chunk)
                else:
                    with till.db.write() as tx:
                        reader.take(tx, chunk)
                    reader.tally.keep()
        return reader.tally.report()


def export_movements(till: TillContext, path: Path) -> int:
    """Write every movement, oldest first; give their number. Raises FileRefused, DiskFull."""
    with till.db.read() as tx:

        def rows() -> Iterator[Sequence[str]]:
            for movement in stock_queries.all_movements(tx):
                yield (
                    str(movement.movement_id),
                    str(movement.product_id),
                    movement.type.value,
                    quantity_text(movement.quantity_milli),
                    time_text(movement.occurred_ms),
                    movement.reason,
                )

        return write_rows(path, MOVEMENT_COLUMNS, rows())


class _ThenClock(Struct, frozen=True, kw_only=True):
    """The clock as it stood when a movement of the file happened; of a boot of its own."""

    then_ms: int
    local_zone: str

    def wall_ms(self) -> int:
        return self.then_ms

    def mono_ms(self) -> int:
        return 0

    def boot(self) -> UUID:
        return UUID(int=self.then_ms)

    def zone(self) -> str:
        return self.local_zone


class _Reader:
    """One import under way."""

    def __init__(self, till: TillContext, options: ImportOptions, columns: Columns) -> None:
        self.tally = Tally()
        self._till = till
        self._options = options
        self._columns = columns
        self._zone = till.clock.zone()
        self._now_ms = till.clock.wall_ms()
        self._times: dict[str, int] = {}
        self._numbers: dict[int, int] = {}

    def rows(self, table: Table) -> Iterator[MovementRow]:
        """The rows that can be read."""
        for record in table.records:
            try:
                row = self._read(record, table)
                self._refuse_repeated(row)
            except CellRefusedError as refused:
                self.tally.refuse(record.line, refused.word, refused.values)
            else:
                yield row

    def take(self, tx: Tx, chunk: Iterable[MovementRow]) -> None:
        """Record a chunk of rows, unless this is a dry run."""
        for row in chunk:
            try:
                self._take(tx, row)
            except CellRefusedError as refused:
                self.tally.refuse(row.line, refused.word, refused.values)

    def _read(self, record: Record, table: Table) -> MovementRow:
        if record.fault is not None:
            raise CellRefusedError(record.fault)
        row = read_movement_row(
            record.line,
            record.cells,
            self._columns,
            mark=table.mark,
            order=table.order,
            zone=self._zone,
        )
        store_id = self._till.identity.store_id
        if row.store_id not in {None, store_id} and not self._options.any_store:
            raise CellRefusedError(FaultWord.OTHER_STORE, row.store_id, store_id)
        if row.timestamp_ms > self._now_ms:
            # A time to come would win every later edit of prices and names.
            raise CellRefusedError(FaultWord.FUTURE, time_text(row.timestamp_ms))
        return row

    def _refuse_repeated(self, row: MovementRow) -> None:
        """A number names one movement: a row that was pasted twice counts once."""
        if row.movement_id is None:
            return
        first = self._numbers.setdefault(row.movement_id, row.line)
        if first != row.line:
            raise CellRefusedError(FaultWord.SAME_AS_ROW, "movement_id", first)

    def _take(self, tx: Tx, row: MovementRow) -> None:
        seed = self._seed(row)
        event_id = new_event_id(row.timestamp_ms, Random(seed))
        # First of all: the product of what is known may have been removed since.
        if event_log.read(tx, event_id) is not None or _is_known(tx, row):
            self.tally.skipped += 1
            return
        product = _product(tx, row)
        if product.unit is Unit.PIECE:
            check_whole(row.quantity_milli)
        self.tally.imported += 1
        if self._options.dry_run:
            return
        writer = event_log.Writer(
            actor=self._till.actor,
            clock=_ThenClock(then_ms=row.timestamp_ms, local_zone=self._zone),
            rng=Random(seed),
            is_history=True,
        )
        event_log.append(tx, [self._event(tx, row, product)], by=writer)

    def _seed(self, row: MovementRow) -> str:
        """Names a row for ever at this till, so that the same file changes nothing a second time.

        Rows without a movement_id that are equal are told apart by their order.
        """
        said = f"{row.movement_id} {row.product} {row.type} {row.quantity_milli} {row.timestamp_ms}"
        self._times[said] = self._times.get(said, 0) + 1
        return f"{self._till.identity.till_id} {said} {self._times[said]}"

    def _event(self, tx: Tx, row: MovementRow, product: Product) -> Event:
        claim = stock_queries.levels(tx, [product.product_id])[product.product_id].claim
        line: dict[str, Any] = {
            "n": 1,
            "product_id": product.product_id,
            "quantity": row.quantity_milli,
            "known_quantity": claim.known_quantity,
            "known_version": claim.known_version,
            "pending": claim.pending,
        }
        if row.type is MovementType.SALE:
            sold = SaleLine(**line, price=0, gross=0, amount=0, name=product.name())
            shift_id = current_shift(self._till, tx)
            return SaleCompleted(shift_id=shift_id, lines=(sold,), tenders=(), total=0)
        if row.type is MovementType.STOCK_IN:
            reason = row.reason if isinstance(row.reason, InReason) else InReason.PURCHASE
            return StockReceived(lines=(ReceivedLine(**line),), reason=reason)
        why = row.reason if isinstance(row.reason, OutReason) else OutReason.CORRECTION
        return StockRemoved(lines=(RemovedLine(**line, reason=why),))


def _product(tx: Tx, row: MovementRow) -> Product:
    if isinstance(row.product, int):
        found = queries.by_id(tx, row.product)
        if found is None:
            raise CellRefusedError(FaultWord.UNKNOWN_PRODUCT, row.product)
        return found
    owners = queries.by_code(tx, (row.product,))
    if not owners:
        raise CellRefusedError(FaultWord.UNKNOWN_PRODUCT, printed_code(row.product))
    if len(owners) > 1:
        raise CellRefusedError(FaultWord.SEVERAL_PRODUCTS, printed_code(row.product))
    return owners[0]


def _is_known(tx: Tx, row: MovementRow) -> bool:
    """Whether the row is a movement of this store's own log: an exported file that comes back."""
    if row.movement_id is None:
        return False
    found = file_queries.movement_of(tx, row.movement_id)
    if found is None or (found.type, found.quantity) != (row.type, row.quantity_milli):
        return False
    if isinstance(row.product, int):
        return found.product_id == row.product
    return found.product_id in {one.product_id for one in queries.by_code(tx, (row.product,))}
