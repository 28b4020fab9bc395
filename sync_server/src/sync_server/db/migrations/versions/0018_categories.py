"""The category of a product.

Its registers have one stamp more: each store is folded anew, as projections.READ_MODEL says.
"""

from alembic import op
from sqlalchemy import Column, String

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

FOLD_ANEW = "UPDATE store_head SET read_model = 0"
"""Also where a store was folded by this form before, and the column was dropped since."""


def upgrade() -> None:
    """Add the column where it is missing."""
    connection = op.get_bind()
    there = {column["name"] for column in connection.dialect.get_columns(connection, "product")}
    if "category" not in there:
        op.add_column("product", Column("category", String(60), nullable=False, server_default=""))
        op.execute(FOLD_ANEW)


def downgrade() -> None:
    """Drop it; the log keeps what was said, and an older program folds it in its own form."""
    op.drop_column("product", "category")
    op.execute(FOLD_ANEW)
