"""The tables of a chunk and the till's own: rows out of the projections, and rows into them.

Brought forward are sums and registers. Rows that stand for one event each (a sale, a movement, a
batch, an entry of a khata, a correction, a payment that was seen, a thing to look through) are not:
they stay with the event, at head office.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress

import msgspec
from msgspec import Struct
from pos_protocol.errors import ErrorCode, ProtocolError
from pos_protocol.snapshot import (
    BALANCES,
    CUSTOMER_FIELDS,
    CUSTOMERS,
    PRODUCTS,
    RULES,
    STOCK,
    TAKINGS,
    VENDORS,
    BalanceRow,
    CustomerRow,
    ProductRow,
    RuleRow,
    StockRow,
    TakingsRow,
    VendorRow,
    read_rows,
    split_stamps,
)

from pos_app.db.statement import Row, Tx
from pos_app.domain.khata.accounts import customer_text
from pos_app.domain.names.search_text import search_text


class Loader:
    """Takes chunks into empty projections."""

    def __init__(self, tx: Tx) -> None:
        self._tx = tx

    def take(self, table: str, rows: msgspec.Raw) -> None:
        """Load one chunk; a table that this program does not know is left out.

        Raises ProtocolError for rows that are not the table's, or that are there already.
        """
        known = TABLES.get(table)
        if known is None:
            return
        try:
            known.load(self._tx, _read(known, rows))
        except sqlite3.IntegrityError as error:
            raise ProtocolError(ErrorCode.BAD_PAYLOAD, f"{table}: {error}") from error

    def finish(self) -> None:
        """Index the names, all at once."""
        self._tx.execute(
            "INSERT INTO product_search (rowid, folded)"
            " SELECT product_id, folded FROM product WHERE folded != ''"
        )


class Older(Struct, frozen=True, kw_only=True):
    """The rows that an older program put away, and what this one has for them."""

    row_type: type
    now: Callable[[Row], Row]


class Kept(Struct, frozen=True, kw_only=True):
    """How one table's rows leave the projections and come back."""

    row_type: type
    rows: Callable[[Tx], Iterator[Struct | Row]]
    load: Callable[[Tx, Sequence[object]], None]
    older: tuple[Older, ...] = ()
    """The newest first."""


def _read(known: Kept, rows: msgspec.Raw) -> Sequence[object]:
    try:
        return read_rows(rows, known.row_type)
    except ProtocolError:
        for older in known.older:
            with suppress(ProtocolError):
                put_away: list[Row] = read_rows(rows, older.row_type)
                return [older.now(row) for row in put_away]
        raise


def is_known(table: str, rows: msgspec.Raw) -> bool:
    """Whether this program knows a chunk's table and every field of its rows.

    Every row of a chunk has the same fields; a newer program adds its own behind those of before.
    A plain tuple with more of them is not read at all.
    """
    known = TABLES.get(table)
    if known is None:
        return False
    fields: tuple[str, ...] | None = getattr(known.row_type, "__struct_fields__", None)
    first = next(iter(msgspec.msgpack.decode(rows, type=list[msgspec.Raw])), None)
    if fields is None or first is None:
        return True
    return len(msgspec.msgpack.decode(first, type=list)) <= len(fields)


_PUT_PRODUCT = """INSERT OR REPLACE INTO product (product_id, name_en, name_ur, name_hi, barcodes,
  unit, price, cost, vendor_id, low_at, revision, is_listed, folded, stamp,
  tax_bp, category)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
_PUT_CODE = "INSERT INTO barcode (code, product_id, quantity) VALUES (?, ?, ?)"
_PUT_FIELD = "INSERT INTO product_field (product_id, field, stamp) VALUES (?, ?, ?)"


def _load_products(tx: Tx, rows: Sequence[object]) -> None:
    products: list[ProductRow] = [row for row in rows if isinstance(row, ProductRow)]
    tx.executemany(_PUT_PRODUCT, map(_product_values, products))
    tx.executemany(
        _PUT_CODE,
        [(code, row.product_id, quantity) for row in products for code, quantity in row.barcodes],
    )
    tx.executemany(
        _PUT_FIELD,
        [(row.product_id, name, stamp) for row in products for name, stamp in row.later.items()],
    )


def _product_values(row: ProductRow) -> Row:
    folded = search_text(row.name_en, row.name_ur, row.name_hi) if row.is_listed else ""
    return (
        row.product_id,
        row.name_en,
        row.name_ur,
        row.name_hi,
        msgspec.json.encode(row.barcodes).decode(),
        row.unit,
        row.price,
        row.cost,
        row.vendor_id,
        row.low_at,
        row.revision,
        int(row.is_listed),
        folded,
        row.added,
        row.tax_bp,
        row.category,
    )


def _products(tx: Tx) -> Iterator[ProductRow]:
    later: dict[int, dict[str, bytes]] = {}
    for product_id, field, stamp in tx.execute(
        "SELECT product_id, field, stamp FROM product_field"
    ):
        later.setdefault(product_id, {})[field] = stamp
    rows = tx.execute(
        "SELECT product_id, name_en, name_ur, name_hi, barcodes, unit, price, cost, vendor_id,"
        " low_at, revision, is_listed, stamp, tax_bp, category FROM product"
        " WHERE revision > 0 ORDER BY product_id"
    )
    for row in rows:
        yield ProductRow(
            product_id=row[0],
            name_en=row[1],
            name_ur=row[2],
            name_hi=row[3],
            barcodes=msgspec.json.decode(row[4], type=list[tuple[str, int]]),
            unit=row[5],
            price=row[6],
            cost=row[7],
            vendor_id=row[8],
            low_at=row[9],
            revision=row[10],
            is_listed=bool(row[11]),
            added=row[12],
            later=later.get(row[0], {}),
            tax_bp=row[13],
            category=row[14],
        )


_PUT_CUSTOMER = """INSERT INTO customer (customer_id, name, phone, owes_max, folded,
  name_stamp, phone_stamp, owes_max_stamp) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"""


def _load_customers(tx: Tx, rows: Sequence[object]) -> None:
    customers: list[CustomerRow] = [row for row in rows if isinstance(row, CustomerRow)]
    tx.executemany(_PUT_CUSTOMER, map(_customer_values, customers))


def _customer_values(row: CustomerRow) -> Row:
    stamps = (row.later.get(field, row.stamp) for field in CUSTOMER_FIELDS)
    folded = customer_text(row.name, row.phone)
    return (row.customer_id, row.name, row.phone, row.limit, folded, *stamps)


def _customers(tx: Tx) -> Iterator[CustomerRow]:
    rows = tx.execute(
        "SELECT customer_id, name, phone, owes_max, name_stamp, phone_stamp, owes_max_stamp"
        " FROM customer ORDER BY customer_id"
    )
    for row in rows:
        stamp, later = split_stamps(dict(zip(CUSTOMER_FIELDS, row[4:], strict=True)))
        yield CustomerRow(
            customer_id=row[0], name=row[1], phone=row[2], limit=row[3], stamp=stamp, later=later
        )


def _plain(
    table: str,
    columns: str,
    row_type: type,
    *,
    fixed: str = "",
    where: str = "",
    older: tuple[Older, ...] = (),
) -> Kept:
    """A table whose rows go over as they are; `fixed` are columns that begin at nothing."""
    names = columns.split()
    places = ", ".join("?" * len(names)) + ", 0" * len(fixed.split())
    into = ", ".join((*names, *fixed.split()))
    put = f"INSERT INTO {table} ({into}) VALUES ({places})"  # noqa: S608 - our own names
    take = f"SELECT {', '.join(names)} FROM {table} {where} ORDER BY {names[0]}"  # noqa: S608 - our own names

    def rows(tx: Tx) -> Iterator[Row]:
        yield from tx.execute(take)

    def load(tx: Tx, decoded: Sequence[object]) -> None:
        tx.executemany(put, map(_values, decoded))

    return Kept(row_type=row_type, rows=rows, load=load, older=older)


def _values(row: object) -> Row:
    return msgspec.structs.astuple(row) if isinstance(row, Struct) else tuple(row)  # type: ignore[arg-type]


TABLES: dict[str, Kept] = {
    VENDORS: _plain("vendor", "vendor_id name stamp", VendorRow),
    PRODUCTS: Kept(row_type=ProductRow, rows=_products, load=_load_products),
    RULES: _plain("store_rule", "name value stamp", RuleRow),
    STOCK: _plain(
        "stock_level",
        "product_id confirmed version first_in_ms",
        StockRow,
        fixed="pending pending_lines",
        where="WHERE version > 0",
    ),
    CUSTOMERS: Kept(row_type=CustomerRow, rows=_customers, load=_load_customers),
    BALANCES: _plain("khata_balance", "customer_id balance", BalanceRow),
    TAKINGS: _plain("takings", "day till_no sales_total returns_total sales returns", TakingsRow),
    "till_returned": _plain("returned", "sale_id product_id quantity", tuple[bytes, int, int]),
    "till_shift": _plain(
        "shift",
        "shift_id till_no shift_no opened_ms actor opening_float",
        tuple[bytes, int, int, int, str, int],
    ),
    "till_shift_close": _plain(
        "shift_close",
        "shift_id event_id closed_ms actor expected counted first_counted note pieces"
        " grand_total stamp",
        tuple[bytes, bytes, int, str, int, int, int | None, str, str, int, bytes],
        older=(
            Older(
                row_type=tuple[bytes, bytes, int, str, int, int, int, bytes],
                now=lambda row: (*row[:6], None, "", "", *row[6:]),
            ),
        ),
    ),
    "till_shift_total": _plain(
        "shift_total",
        "shift_id cash sales_total returns_total sales returns cash_in cash_out drawer_opened"
        " discounts rounding tax voids voids_total removed_total",
        tuple[bytes, int, int, int, int, int, int, int, int, int, int, int, int, int, int],
        older=(
            Older(
                row_type=tuple[bytes, int, int, int, int, int, int, int, int, int, int, int],
                now=lambda row: (*row, *(0,) * 3),
            ),
            Older(
                row_type=tuple[bytes, int, int, int, int, int], now=lambda row: (*row, *(0,) * 9)
            ),
        ),
    ),
    "till_tender": _plain(
        "tender_total", "shift_id source kind amount times", tuple[bytes, str, str, int, int]
    ),
    "till_sold_hour": _plain(
        "sold_hour",
        "day till_no hour sales sales_total returns returns_total discount tax",
        tuple[str, int, int, int, int, int, int, int, int],
    ),
    "till_sold_product": _plain(
        "sold_product",
        "day till_no product_id quantity returned amount tax",
        tuple[str, int, int, int, int, int, int],
    ),
    "till_sold_month": _plain(
        "sold_month",
        "month till_no product_id quantity returned amount tax",
        tuple[str, int, int, int, int, int, int],
    ),
    "till_sold_by": _plain(
        "sold_by",
        "day till_no actor sales sales_total returns returns_total discount",
        tuple[str, int, str, int, int, int, int, int],
    ),
    "till_paid_by": _plain(
        "paid_by", "day till_no source kind amount times", tuple[str, int, str, str, int, int]
    ),
    "till_taken_out": _plain(
        "taken_out",
        "day till_no reason product_id quantity times",
        tuple[str, int, str, int, int, int],
    ),
}
"""Those whose names begin with `till_` are a till's own and in no snapshot of the server."""
OWN = tuple(name for name in TABLES if name.startswith("till_"))
_SUMS_FROM = {
    "till_returned": 2,
    "till_shift_total": 1,
    "till_tender": 3,
    "till_sold_hour": 3,
    "till_sold_product": 3,
    "till_sold_month": 3,
    "till_sold_by": 3,
    "till_paid_by": 4,
    "till_taken_out": 4,
}
"""The tables of sums: how many of the first columns are their key."""


def less(name: str, rows: Iterable[object], other: Iterable[object]) -> Iterator[Row]:
    """The rows of one of the till's own tables without what `other` rows of it amount to."""
    width = _SUMS_FROM.get(name)
    if width is None:
        gone = {_values(row)[0] for row in other}
        yield from (row for row in map(_values, rows) if row[0] not in gone)
        return
    amounts = {row[:width]: row[width:] for row in map(_values, other)}
    for row in map(_values, rows):
        taken = amounts.get(row[:width], (0,) * (len(row) - width))
        left = tuple(had - away for had, away in zip(row[width:], taken, strict=True))
        if any(left):
            yield (*row[:width], *left)
