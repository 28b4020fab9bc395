"""Cases know their product, whether their event is held, and what was decided.

A store that had cases before shows them in full once 0014 has had it folded anew.
"""

from alembic import op
from sqlalchemy import BigInteger, Column, Connection, String

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

TABLE = "reconciliation"
JUDGED = "judged_otherwise_to"
INDEXES = (("store_id", "state", "opened_seq"), ("store_id", "product_id", "state"))


def upgrade() -> None:
    """Add the columns and indexes that are missing."""
    connection = op.get_bind()
    there = _columns(connection, TABLE)
    if "decision" not in there:
        _note_former_judgement(connection)
    for column in (
        Column("product_id", BigInteger),
        Column("held", BigInteger, nullable=False, server_default="0"),
        Column("decision", String(40)),
        Column("decided_seq", BigInteger),
    ):
        if column.name not in there:
            op.add_column(TABLE, column)
    # MySQL has no CREATE INDEX IF NOT EXISTS, so a second run has to look.
    known = {index["name"] for index in connection.dialect.get_indexes(connection, TABLE)}
    for columns in INDEXES:
        if _name(columns) not in known:
            op.create_index(_name(columns), TABLE, columns)


def downgrade() -> None:
    """Drop them again."""
    for columns in INDEXES:
        op.drop_index(_name(columns), TABLE)
    for name in ("decided_seq", "decision", "held", "product_id"):
        op.drop_column(TABLE, name)
    if JUDGED in _columns(op.get_bind(), "store_head"):
        op.drop_column("store_head", JUDGED)


def _note_former_judgement(connection: Connection) -> None:
    """What is in the feed was judged without the server's history; it stays as it was said."""
    if JUDGED not in _columns(connection, "store_head"):
        column = Column(JUDGED, BigInteger, nullable=False, server_default="0")
        op.add_column("store_head", column)
    op.execute("UPDATE store_head SET judged_otherwise_to = seq")


def _columns(connection: Connection, table: str) -> set[str]:
    return {column["name"] for column in connection.dialect.get_columns(connection, table)}


def _name(columns: tuple[str, ...]) -> str:
    return f"ix_{TABLE}_{'_'.join(columns)}"
