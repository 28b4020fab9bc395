"""What the spellings of a category share, beside it, and the views that sum them as one.

It follows from the category alone, so it is written here and no store is folded anew.
"""

from alembic import op
from pos_protocol.events import category_key
from sqlalchemy import Column, String, text

from sync_server.db.reporting.view_sql import statements
from sync_server.db.reporting.views import names

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

SPELLINGS = "SELECT DISTINCT category FROM product WHERE category <> ''"
FILL = "UPDATE product SET category_key = :key WHERE category = :category"


def upgrade() -> None:
    """Add the column where it is missing, fill it, and make the views."""
    connection = op.get_bind()
    there = {column["name"] for column in connection.dialect.get_columns(connection, "product")}
    if "category_key" not in there:
        column = Column("category_key", String(180), nullable=False, server_default="")
        op.add_column("product", column)
    for category in connection.execute(text(SPELLINGS)).scalars().all():
        connection.execute(text(FILL), {"key": category_key(category), "category": category})
    for statement in statements(is_sqlite=connection.dialect.name == "sqlite", since=revision):
        op.execute(statement)


def downgrade() -> None:
    """Drop them."""
    for name in names(revision):
        op.execute(f"DROP VIEW IF EXISTS {name}")
    op.drop_column("product", "category_key")
