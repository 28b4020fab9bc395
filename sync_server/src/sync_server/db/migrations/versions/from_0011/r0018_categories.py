"""The category of a product, and the views that show it.

Its registers have one stamp more: each store is folded anew, as projections.READ_MODEL says.
"""

from alembic import op
from sqlalchemy import Column, String

from sync_server.db.reporting.view_sql import statements
from sync_server.db.reporting.views import names

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

FOLD_ANEW = "UPDATE store_head SET read_model = 0"
"""Also where a store was folded by this form before, and the column was dropped since."""


def upgrade() -> None:
    """Add the column where it is missing, and make the views."""
    connection = op.get_bind()
    there = {column["name"] for column in connection.dialect.get_columns(connection, "product")}
    if "category" not in there:
        op.add_column("product", Column("category", String(60), nullable=False, server_default=""))
        op.execute(FOLD_ANEW)
    for statement in statements(is_sqlite=connection.dialect.name == "sqlite", since=revision):
        op.execute(statement)


def downgrade() -> None:
    """Drop it; the log keeps what was said, and an older program folds it in its own form."""
    for name in names(revision):
        op.execute(f"DROP VIEW IF EXISTS {name}")
    op.drop_column("product", "category")
    op.execute(FOLD_ANEW)
