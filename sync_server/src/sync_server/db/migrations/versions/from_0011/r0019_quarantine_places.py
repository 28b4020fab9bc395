"""Where the feed ended when an event came to quarantine.

It explains what comes after that in the feed, and nothing before it, also when it is judged again.
"""

from alembic import op
from sqlalchemy import BigInteger, Column

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column where it is missing; what lay there before counts as there from the start."""
    connection = op.get_bind()
    there = {column["name"] for column in connection.dialect.get_columns(connection, "quarantine")}
    if "at_seq" not in there:
        column = Column("at_seq", BigInteger, nullable=False, server_default="0")
        op.add_column("quarantine", column)


def downgrade() -> None:
    """Drop it."""
    op.drop_column("quarantine", "at_seq")
