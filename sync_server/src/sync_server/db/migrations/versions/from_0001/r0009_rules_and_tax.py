"""The rules of a store, and the tax of a product.

A store that was there before has its rules once 0014 has had it folded anew.
"""

from alembic import op
from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKeyConstraint,
    LargeBinary,
    PrimaryKeyConstraint,
    String,
)
from sqlalchemy.dialects.mysql import MEDIUMBLOB

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_BLOB = LargeBinary().with_variant(MEDIUMBLOB(), "mysql", "mariadb")


def upgrade() -> None:
    """Add the table and the column where they are missing."""
    connection = op.get_bind()
    there = {column["name"] for column in connection.dialect.get_columns(connection, "product")}
    if "tax_bp" not in there:
        op.add_column("product", Column("tax_bp", BigInteger, nullable=False, server_default="0"))
    op.create_table(
        "store_rule",
        Column("store_id", BigInteger, nullable=False, autoincrement=False),
        Column("name", String(64), nullable=False),
        Column("value", String(500), nullable=False),
        Column("stamps", _BLOB, nullable=False),
        PrimaryKeyConstraint("store_id", "name"),
        ForeignKeyConstraint(["store_id"], ["store.store_id"]),
        mysql_engine="InnoDB",
        mysql_default_charset="utf8mb4",
        mysql_collate="utf8mb4_bin",
        if_not_exists=True,
    )


def downgrade() -> None:
    """Drop them again."""
    op.drop_table("store_rule", if_exists=True)
    op.drop_column("product", "tax_bp")
