"""An index on the epochs of the cache, which every server process looks at once a second."""

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

INDEX = "ix_store_head_cache_epoch"


def upgrade() -> None:
    """Make the index where it is missing: MySQL has no IF NOT EXISTS for one."""
    found = op.get_bind().dialect.get_indexes(op.get_bind(), "store_head")
    if INDEX not in {index["name"] for index in found}:
        op.create_index(INDEX, "store_head", ["cache_epoch"])


def downgrade() -> None:
    """Drop it."""
    op.drop_index(INDEX, "store_head")
