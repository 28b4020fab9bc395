"""The few shapes of SQL that the till writes again and again, as text with named parameters.

Text rather than SQLAlchemy's expressions: loading those costs a third of the time until a window is
ready, at every start. That each name is one of the schema's is proven by a test, which has SQLite
prepare every statement against a new file.
"""

from collections.abc import Mapping, Sequence

ADD = "{table}.{column} + excluded.{column}"
"""What a sum does when its row is there already."""
REPLACE = "excluded.{column}"
"""What a register does when its row is there already."""
_FEW = "status IN ('held', 'quarantined')"
HELD = f"{_FEW} AND status = 'held'"
QUARANTINED = f"{_FEW} AND status = 'quarantined'"
"""Of the table delivery, by the index of the few: from one word alone SQLite does not see that it
may, and reads every answer there ever was."""
UNCONFIRMED = "amount > 0 AND reference = '' AND given_back < paid"
"""Of the table seen_payment, by its index of the few: still to be confirmed."""
SHARED = "is_shared = 1"
"""Of the table payment_number, by its index of the few: more than one bill has the number."""
PRODUCT_NAME = (
    "coalesce(CASE :lang WHEN 'ur' THEN nullif(p.name_ur, '') WHEN 'hi' THEN nullif(p.name_hi, '')"
    " END, nullif(p.name_en, ''), nullif(p.name_ur, ''), p.name_hi, '')"
)
"""As `Product.name`: in the language that is asked for, else English, Urdu, Hindi."""


def insert(table: str, columns: Sequence[str]) -> str:
    """INSERT of one row; each parameter has its column's name."""
    places = ", ".join(f":{column}" for column in columns)
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({places})"  # noqa: S608 - our own names


def upsert(
    table: str, keys: Sequence[str], changes: Mapping[str, str], *, newest_by: str = ""
) -> str:
    """INSERT of one row, or a change to the row with the same `keys`.

    `changes` gives each other column what becomes of it, such as ADD or REPLACE. With `newest_by`
    the row changes only where its value in that column is below the new one.
    """
    text = f"{insert(table, (*keys, *changes))} ON CONFLICT ({', '.join(keys)}) DO UPDATE SET "
    text += ", ".join(
        f"{column} = {change.format(table=table, column=column)}"
        for column, change in changes.items()
    )
    if newest_by:
        text += f" WHERE excluded.{newest_by} > {table}.{newest_by}"
    return text
