"""Views for programs that analyse, and what exactly a job was asked for.

The views are those of db/reporting/views.py: a released one never changes, and so can be
made anew.
"""

from alembic import op
from sqlalchemy import Column, String

from sync_server.db.reporting.view_sql import statements
from sync_server.db.reporting.views import names

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the views, and the column where it is missing."""
    connection = op.get_bind()
    there = {column["name"] for column in connection.dialect.get_columns(connection, "job")}
    if "question" not in there:
        op.add_column("job", Column("question", String(1000), nullable=False, server_default=""))
    for statement in statements(is_sqlite=connection.dialect.name == "sqlite", since=revision):
        op.execute(statement)


def downgrade() -> None:
    """Drop them again."""
    for name in names(revision):
        op.execute(f"DROP VIEW IF EXISTS {name}")
    op.drop_column("job", "question")
