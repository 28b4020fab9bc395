"""Sums over all stores, filled from the stores' own."""

from typing import Any

from alembic import op
from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    PrimaryKeyConstraint,
    Select,
    String,
    column,
    delete,
    literal,
    select,
    table,
)
from sqlalchemy.dialects import mysql, sqlite

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
    connection = op.get_bind()
    stores = list(
        connection.execute(select(column("store_id", BigInteger)).select_from(table("store")))
    )
    for name, (keys, figures) in TABLES.items():
        connection.execute(delete(table(f"chain_{name}")))
        # Store after store: a sum over all at once would outlast the patience of the connection.
        for (store_id,) in stores:
            _add_store(connection, name, store_id, columns=(keys.split(), figures.split()))


def _add_store(
    connection: Connection,
    name: str,
    store_id: int,
    *,
    columns: tuple[list[str], list[str]],
) -> None:
    keys, figures = columns
    named = ["slot", *keys, *figures]
    chain = table(f"chain_{name}", *map(column, named))
    rows: Select[*tuple[Any, ...]] = (
        select(literal(store_id % SLOTS), *map(column, [*keys, *figures]))
        .select_from(table(f"report_{name}"))
        .where(column("store_id") == store_id)
    )
    if connection.dialect.name == "sqlite":
        lite = sqlite.insert(chain).from_select(named, rows)
        added = {figure: chain.c[figure] + lite.excluded[figure] for figure in figures}
        connection.execute(lite.on_conflict_do_update(["slot", *keys], set_=added))
        return
    fast = mysql.insert(chain).from_select(named, rows)
    added = {figure: chain.c[figure] + fast.inserted[figure] for figure in figures}
    connection.execute(fast.on_duplicate_key_update(added))


def downgrade() -> None:
    """Drop them; the stores' own sums stay."""
    for name in TABLES:
        op.drop_table(f"chain_{name}", if_exists=True)


def _column(name: str) -> Column[int] | Column[str]:
    if name in _WORDS:
        return Column(name, String(_WORDS[name]), nullable=False)
    return Column(name, BigInteger, nullable=False, autoincrement=False)
