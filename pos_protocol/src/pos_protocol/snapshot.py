"""A store's state at one place of its feed, so that the feed below it need not be read.

A snapshot is a manifest and chunks. A chunk is gzip over MessagePack: the name of a table and its
rows, each an array of the row type's fields. It is kept and proven as the bytes that it is.
"""

import gzip
import hashlib
import zlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol
from uuid import UUID

import msgspec
from msgspec import Struct

from pos_protocol.envelope import HashHex
from pos_protocol.errors import ErrorCode, ProtocolError

FORMAT = 1
CHUNK_BYTES_MAX = 4 * 1024 * 1024
"""Of one chunk before compression, and so after it: a bad line repeats no more than this."""
CHUNK_BYTES_AIM = 2 * 1024 * 1024
"""A chunk is closed when its rows pass this; some 10,000 products."""
GZIP_LEVEL = 1
PRODUCTS, VENDORS, STOCK = "products", "vendors", "stock"
CUSTOMERS, BALANCES, TAKINGS = "customers", "balances", "takings"
RULES = "rules"


class ProductRow(Struct, frozen=True, kw_only=True, array_like=True):
    """A product's registers.

    `added` is the stamp of all fields but those in `later`, which were set by higher ones. A stamp
    is 26 bytes that sort as (hlc, event_id); empty means never. `barcodes` are (code, thousandths).
    """

    product_id: int
    name_en: str
    name_ur: str
    name_hi: str
    barcodes: list[tuple[str, int]]
    unit: str
    price: int
    cost: int | None
    vendor_id: int | None
    low_at: int | None
    revision: int
    is_listed: bool
    added: bytes
    later: dict[str, bytes]
    tax_bp: int = 0
    category: str = ""


class VendorRow(Struct, frozen=True, kw_only=True, array_like=True):
    """A vendor's name and its stamp."""

    vendor_id: int
    name: str
    stamp: bytes


class RuleRow(Struct, frozen=True, kw_only=True, array_like=True):
    """One rule of the store, its value in JSON, and its stamp."""

    name: str
    value: str
    stamp: bytes


class StockRow(Struct, frozen=True, kw_only=True, array_like=True):
    """A product's stock in thousandths; `version` counts the movement lines, applied or held."""

    product_id: int
    quantity: int
    version: int
    first_in_ms: int | None


class CustomerRow(Struct, frozen=True, kw_only=True, array_like=True):
    """A customer's registers; `limit` in paisa.

    `stamp` is that of all fields but those in `later`, which were set by higher ones.
    """

    customer_id: int
    name: str
    phone: str
    limit: int | None
    stamp: bytes
    later: dict[str, bytes] = {}


CUSTOMER_FIELDS = ("name", "phone", "limit")
"""The registers of a customer, each with a stamp of its own."""


def split_stamps(stamps: Mapping[str, bytes]) -> tuple[bytes, dict[str, bytes]]:
    """The lowest stamp of several registers, and those of the fields that were set by higher."""
    lowest = min(stamps.values())
    return lowest, {field: value for field, value in stamps.items() if value > lowest}


class BalanceRow(Struct, frozen=True, kw_only=True, array_like=True):
    """What a customer owes, in paisa."""

    customer_id: int
    balance: int


class TakingsRow(Struct, frozen=True, kw_only=True, array_like=True):
    """What a till took on a day of its own calendar, in paisa."""

    day: str
    till_no: int
    sales_total: int
    returns_total: int
    sales: int
    returns: int


ROW_TYPES: Mapping[str, type[Struct]] = {
    PRODUCTS: ProductRow,
    VENDORS: VendorRow,
    STOCK: StockRow,
    CUSTOMERS: CustomerRow,
    BALANCES: BalanceRow,
    TAKINGS: TakingsRow,
    RULES: RuleRow,
}
"""The tables of a store's snapshot. A till leaves a table that it does not know alone."""


class LaneEnd(Struct, frozen=True, kw_only=True):
    """Where a lane of a till's chain stands there: what follows names its hash."""

    till: UUID
    epoch: int
    lane: int
    till_seq: int
    hash: HashHex


class ChunkNote(Struct, frozen=True, kw_only=True):
    """One chunk as the manifest names it: its table, and what proves its bytes."""

    table: str
    rows: int
    size: int
    sha256: HashHex


class SnapshotManifest(Struct, frozen=True, kw_only=True):
    """What a snapshot is and what it consists of.

    It holds the fold of the feed up to and with `store_seq`, whose hash is `feed_hash`;
    `fold_digest` is that of chain.fold_term, in 16 hex digits.
    """

    snapshot_id: UUID
    format: int = FORMAT
    store: int
    feed_id: UUID
    store_seq: int
    feed_hash: HashHex
    fold_digest: str
    made_ms: int
    ends: list[LaneEnd]
    chunks: list[ChunkNote]


class SnapshotSource(Protocol):
    """Where a till gets a snapshot: the HTTP client, or the server's own service."""

    def snapshot(self, *, at_least: int = 0) -> SnapshotManifest:
        """A snapshot at a position of the feed not below `at_least`."""

    def snapshot_chunk(self, *, snapshot_id: UUID, n: int) -> bytes:
        """The bytes of the chunk that the manifest names in place `n`, from 0."""


class _Piece(Struct, frozen=True, array_like=True):
    table: str
    rows: msgspec.Raw


_encoder = msgspec.msgpack.Encoder(order="deterministic")
_pieces = msgspec.msgpack.Decoder(_Piece)


def stamp(hlc_ms: int, hlc_counter: int, event_id: UUID) -> bytes:
    """26 bytes that compare as (hlc, event_id): the highest wins a register on every side."""
    return hlc_ms.to_bytes(8) + hlc_counter.to_bytes(2) + event_id.bytes


def packed(table: str, rows: Iterable[object]) -> Iterator[tuple[ChunkNote, bytes]]:
    """All rows of a table as chunks, none where there are no rows. Equal rows give equal bytes.

    A row is one of ROW_TYPES, or a tuple.
    """
    waiting: list[msgspec.Raw] = []
    size = 0
    for row in rows:
        encoded = _encoder.encode(row)
        waiting.append(msgspec.Raw(encoded))
        size += len(encoded)
        if size >= CHUNK_BYTES_AIM:
            yield _noted(table, waiting)
            waiting, size = [], 0
    if waiting:
        yield _noted(table, waiting)


def unpack(content: bytes) -> tuple[str, msgspec.Raw]:
    """A chunk's table and its rows, still encoded.

    Raises ProtocolError(UNREADABLE_BODY) for bytes that are no chunk, or expand beyond measure.
    """
    try:
        stream = zlib.decompressobj(wbits=31)
        plain = stream.decompress(content, CHUNK_BYTES_MAX + 1)
        if not stream.eof:
            raise ProtocolError(ErrorCode.UNREADABLE_BODY, "a chunk is cut or too large")
        piece = _pieces.decode(plain)
    except (zlib.error, msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ProtocolError(ErrorCode.UNREADABLE_BODY, "a chunk cannot be read") from error
    return piece.table, piece.rows


def read_rows[R](rows: msgspec.Raw, row_type: type[R]) -> list[R]:
    """The rows of a chunk. Raises ProtocolError(BAD_PAYLOAD) for rows of another shape."""
    try:
        return msgspec.msgpack.decode(rows, type=list[row_type])  # type: ignore[valid-type]
    except msgspec.DecodeError as error:
        raise ProtocolError(ErrorCode.BAD_PAYLOAD, f"a chunk: {error}"[:200]) from error


def is_whole(note: ChunkNote, content: bytes) -> bool:
    """Whether these are the bytes that the manifest names."""
    return hashlib.sha256(content).hexdigest() == note.sha256


def _noted(table: str, rows: list[msgspec.Raw]) -> tuple[ChunkNote, bytes]:
    content = gzip.compress(_encoder.encode((table, rows)), GZIP_LEVEL, mtime=0)
    note = ChunkNote(
        table=table,
        rows=len(rows),
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
    )
    return note, content
