"""Which form a store's read model has: one of an older program is folded anew by `migrate`.

What earlier revisions left to a `rebuild` by hand comes right by this one.
"""

from alembic import op
from sqlalchemy import BigInteger, Column

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column where it is missing."""
    connection = op.get_bind()
    there = {column["name"] for column in connection.dialect.get_columns(connection, "store_head")}
    # The second is there where the database was made before revision 0007.
    for name in ("read_model", "judged_otherwise_to"):
        if name not in there:
            op.add_column(
                "store_head", Column(name, BigInteger, nullable=False, server_default="0")
            )


def downgrade() -> None:
    """Drop it; an older program needs `kiryana-server rebuild` by hand.

    How far a feed was judged otherwise stays: nobody could find it out again.
    """
    op.drop_column("store_head", "read_model")
