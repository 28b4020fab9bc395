"""All tables of the server.

Keys begin with store_id, nothing is an auto-increment, money is paisa, quantities are thousandths,
times are milliseconds since 1970.

The first revision was made from this; a change here needs a new revision in migrations/versions.
"""

from pos_protocol.events import CATEGORY_CHARS_MAX
from sqlalchemy import (
    BINARY,
    BigInteger,
    CheckConstraint,
    Column,
    ForeignKeyConstraint,
    Index,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    UniqueConstraint,
)
from sqlalchemy.dialects.mysql import MEDIUMBLOB
from sqlalchemy.schema import SchemaItem

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    }
)

_BLOB = LargeBinary().with_variant(MEDIUMBLOB(), "mysql", "mariadb")


def _int(name: str, *, null: bool = False) -> Column[int]:
    return Column(name, BigInteger, nullable=null, autoincrement=False)


def _id(name: str) -> Column[bytes]:
    return Column(name, BINARY(16), nullable=False)


def _hash(name: str) -> Column[bytes]:
    return Column(name, BINARY(32), nullable=False)


def _word(name: str, *, null: bool = False) -> Column[str]:
    return Column(name, String(40), nullable=null)


def _text(name: str, size: int = 200) -> Column[str]:
    return Column(name, String(size), nullable=False)


def _blob(name: str) -> Column[bytes]:
    return Column(name, _BLOB, nullable=False)


def _key(*columns: str) -> PrimaryKeyConstraint:
    return PrimaryKeyConstraint(*columns)


def _within_store(parent: str, column: str) -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["store_id", column], [f"{parent}.store_id", f"{parent}.{column}"])


def _of_store() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["store_id"], ["store.store_id"])


def _table(name: str, *items: SchemaItem) -> Table:
    # utf8mb4_bin by name: a server's default collation folds letters, and differs between engines.
    return Table(
        name,
        metadata,
        *items,
        mysql_engine="InnoDB",
        mysql_default_charset="utf8mb4",
        mysql_collate="utf8mb4_bin",
    )


# ------------------------------------------------------------------ who there is
store = _table(
    "store",
    _int("store_id"),
    _text("name"),
    _word("currency"),
    _int("created_ms"),
    _key("store_id"),
)

till = _table(
    "till",
    _int("store_id"),
    _id("till_id"),
    _int("till_no"),
    _int("epoch_max"),
    _word("key_id"),
    Column("public_key", LargeBinary(64), nullable=False),
    _text("machine", 500),
    _int("created_ms"),
    _int("revoked_ms", null=True),
    _key("store_id", "till_id"),
    UniqueConstraint("store_id", "till_no"),
    UniqueConstraint("till_id"),
    _of_store(),
)

till_epoch = _table(
    "till_epoch",
    _int("store_id"),
    _id("till_id"),
    _int("epoch"),
    _text("server_nonce", 64),
    _int("parent_epoch"),
    _int("parent_till_seq"),
    _hash("parent_hash"),
    _text("reason", 500),
    _int("opened_ms"),
    _key("store_id", "till_id", "epoch"),
    _within_store("till", "till_id"),
)

enrol_code = _table(
    "enrol_code",
    _int("store_id"),
    _word("selector"),
    _hash("code_hash"),
    _int("expires_ms"),
    _int("tries_left"),
    _int("used_ms", null=True),
    _key("store_id", "selector"),
    UniqueConstraint("selector"),
    _of_store(),
)

app_user = _table(
    "app_user",
    _text("user_name", 100),
    _text("password_hash", 200),
    _int("created_ms"),
    _key("user_name"),
)

user_grant = _table(
    "user_grant",
    _int("store_id"),
    _text("user_name", 100),
    _word("role"),
    _key("store_id", "user_name"),
    _of_store(),
    ForeignKeyConstraint(["user_name"], ["app_user.user_name"]),
)

server_key = _table(
    "server_key",
    _word("key_id"),
    Column("public_key", LargeBinary(64), nullable=False),
    Column("sealed_private_key", LargeBinary(255), nullable=False),
    _int("created_ms"),
    _key("key_id"),
)

# ------------------------------------------------------------------ the log: the truth
store_head = _table(
    "store_head",
    _int("store_id"),
    _int("seq"),
    _int("pushes"),
    _id("feed_id"),
    _hash("feed_hash"),
    _int("cache_epoch"),
    # Over the stock at the head (pos_protocol.chain.fold_term); None until the next push finds it.
    Column("fold_digest", BINARY(8)),
    # The db.projections.READ_MODEL that the store's tables were folded by.
    Column("read_model", BigInteger, nullable=False, server_default="0"),
    # Up to here the verdicts are those of a program that judged by other rules (revision 0007).
    Column("judged_otherwise_to", BigInteger, nullable=False, server_default="0"),
    _key("store_id"),
    Index(None, "cache_epoch"),
    _of_store(),
)

till_head = _table(
    "till_head",
    _int("store_id"),
    _id("till_id"),
    _int("epoch"),
    _int("lane"),
    _int("till_seq"),
    _hash("hash"),
    _key("store_id", "till_id", "epoch", "lane"),
    _within_store("till", "till_id"),
)

event_log = _table(
    "event_log",
    _int("store_id"),
    _int("store_seq"),
    _id("event_id"),
    _id("till_id"),
    _int("epoch"),
    _int("lane"),
    _int("till_seq"),
    _word("kind"),
    _int("version"),
    _hash("prev"),
    _hash("hash"),
    _blob("body"),
    _word("verdict"),
    _int("held"),
    _blob("stock_versions"),
    _int("occurred_ms"),
    _int("received_ms"),
    _hash("feed_hash"),
    # At the last event of each push alone: there tills stand that have pulled everything.
    Column("fold_digest", BINARY(8)),
    _key("store_id", "store_seq"),
    UniqueConstraint("store_id", "event_id"),
    UniqueConstraint("store_id", "till_id", "epoch", "lane", "till_seq"),
    _within_store("till", "till_id"),
)

quarantine = _table(
    "quarantine",
    _int("store_id"),
    _id("event_id"),
    _hash("hash"),
    _id("till_id"),
    _int("epoch"),
    _int("lane"),
    _int("till_seq"),
    _hash("prev"),
    _blob("body"),
    _word("code"),
    _text("detail", 250),
    _int("received_ms"),
    _int("released_seq", null=True),
    # Where the feed ended when it came; 0 too for what came before this was noted.
    Column("at_seq", BigInteger, nullable=False, server_default="0"),
    _key("store_id", "event_id", "hash"),
    Index(None, "store_id", "till_id", "epoch", "till_seq"),
    _within_store("till", "till_id"),
)

tip_signature = _table(
    "tip_signature",
    _int("store_id"),
    _id("till_id"),
    _int("epoch"),
    _int("till_seq"),
    _hash("hash"),
    _word("key_id"),
    Column("sig", LargeBinary(64), nullable=False),
    _key("store_id", "till_id", "epoch", "till_seq", "hash"),
    _within_store("till", "till_id"),
)

# ------------------------------------------------------------------ projections of the log
vendor = _table(
    "vendor",
    _int("store_id"),
    _int("vendor_id"),
    _text("name"),
    _blob("stamps"),
    _key("store_id", "vendor_id"),
    _of_store(),
)

product = _table(
    "product",
    _int("store_id"),
    _int("product_id"),
    _text("name_en"),
    _text("name_ur"),
    _text("name_hi"),
    _word("unit"),
    _int("price_paisa"),
    _int("cost_paisa", null=True),
    _int("vendor_id", null=True),
    _int("low_at_milli", null=True),
    _int("revision"),
    _word("state"),
    _blob("stamps"),
    Column("tax_bp", BigInteger, nullable=False, server_default="0"),
    Column("category", String(CATEGORY_CHARS_MAX), nullable=False, server_default=""),
    # What its spellings share, so that SQL can sum them; a folded letter may become three.
    Column("category_key", String(3 * CATEGORY_CHARS_MAX), nullable=False, server_default=""),
    _key("store_id", "product_id"),
    _of_store(),
    _within_store("vendor", "vendor_id"),
)

product_barcode = _table(
    "product_barcode",
    _int("store_id"),
    _text("code", 64),
    _int("product_id"),
    _int("position"),
    _int("quantity_milli"),
    _key("store_id", "product_id", "position"),
    Index(None, "store_id", "code"),
    _within_store("product", "product_id"),
)

stock_movements = _table(
    "stock_movements",
    _int("store_id"),
    _int("product_id"),
    _int("version"),
    _int("store_seq"),
    _int("line"),
    _int("movement_id"),
    _word("type"),
    _word("reason"),
    _int("quantity_milli"),
    _int("quantity_after_milli"),
    _int("applied"),
    _int("known_version", null=True),
    _int("known_quantity_milli", null=True),
    _int("pending_milli", null=True),
    _word("verdict"),
    _int("occurred_ms"),
    _key("store_id", "product_id", "version"),
    CheckConstraint("quantity_milli > 0", name="quantity_above_zero"),
    _within_store("product", "product_id"),
)

stock_on_hand = _table(
    "stock_on_hand",
    _int("store_id"),
    _int("product_id"),
    _int("quantity_milli"),
    _int("version"),
    _int("first_stocked_in_ms", null=True),
    _key("store_id", "product_id"),
    _within_store("product", "product_id"),
)

sales_daily = _table(
    "sales_daily",
    _int("store_id"),
    Column("day", String(10), nullable=False),
    _id("till_id"),
    _int("takings_paisa"),
    _int("sales"),
    _int("returns"),
    Column("returns_paisa", BigInteger, nullable=False, server_default="0"),
    _key("store_id", "day", "till_id"),
    _within_store("till", "till_id"),
)

reconciliation = _table(
    "reconciliation",
    _int("store_id"),
    _id("case_id"),
    _id("event_id"),
    _int("line"),
    _word("verdict"),
    _word("state"),
    _blob("evidence"),
    _int("opened_seq"),
    _int("closed_seq", null=True),
    _int("product_id", null=True),
    _int("held"),
    _word("decision", null=True),
    _int("decided_seq", null=True),
    _key("store_id", "case_id"),
    Index(None, "store_id", "state", "opened_seq"),
    Index(None, "store_id", "product_id", "state"),
    _of_store(),
)

correction = _table(
    "correction",
    _int("store_id"),
    _id("corrects"),
    _int("store_seq"),
    _key("store_id", "corrects", "store_seq"),
    _of_store(),
)

PROJECTIONS = (
    reconciliation,
    correction,
    sales_daily,
    stock_movements,
    stock_on_hand,
    product_barcode,
    product,
    vendor,
)
"""What a rebuild empties, children before their parents."""
