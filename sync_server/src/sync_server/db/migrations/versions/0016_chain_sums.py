"""Sums over all stores, filled from the stores' own."""

from alembic import op
from sqlalchemy import (
    BigInteger,
    Column,
    ColumnClause,
    PrimaryKeyConstraint,
    String,
    column,
    delete,
    func,
    insert,
    literal_column,
    select,
    table,
)

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

_SALES = (
    "sales returns line_count gross_paisa discount_paisa tax_paisa rounding_paisa net_paisa"
    " returned_paisa cost_paisa uncosted_paisa"
)
TABLES = {
    "sales": ("period", f"{_SALES} stock_value_paisa"),
    "hour": ("period hour", _SALES),
    "tender": ("period tender", "payments taken_paisa paid_back_paisa khata_paid_paisa"),
    "moved": ("period type reason", "line_count value_paisa unvalued_lines"),
}
"""Keys behind the slot, and figures."""

_WORDS = {"tender": 40, "type": 40, "reason": 40}
SLOTS = 16


def upgrade() -> None:
    """Make the tables that are missing, then fill them: a second run throws away what is there."""
    for name, (keys, figures) in TABLES.items():
        op.create_table(
            f"chain_{name}",
            *(_column(column) for column in ["slot", *keys.split(), *figures.split()]),
            PrimaryKeyConstraint("slot", *keys.split()),
            if_not_exists=True,
            mysql_engine="InnoDB",
            mysql_default_charset="utf8mb4",
            mysql_collate="utf8mb4_bin",
        )
    for name, (keys, figures) in TABLES.items():
        names = ["slot", *keys.split(), *figures.split()]
        chain, report = table(f"chain_{name}", *map(column, names)), table(f"report_{name}")
        slot: ColumnClause[int] = literal_column(f"store_id % {SLOTS}")
        by = [slot.label("slot"), *map(column, keys.split())]
        sums = [func.sum(column(figure, BigInteger)) for figure in figures.split()]
        op.execute(delete(chain))
        rows = select(*by, *sums).select_from(report).group_by(slot, *by[1:])
        op.execute(insert(chain).from_select(names, rows))


def downgrade() -> None:
    """Drop them; the stores' own sums stay."""
    for name in TABLES:
        op.drop_table(f"chain_{name}", if_exists=True)


def _column(name: str) -> Column[int] | Column[str]:
    if name in _WORDS:
        return Column(name, String(_WORDS[name]), nullable=False)
    return Column(name, BigInteger, nullable=False, autoincrement=False)
