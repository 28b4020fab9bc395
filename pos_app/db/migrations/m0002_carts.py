"""From format 1: a cart knows whose it is and what can be made again; a PIN, how long it is.

The bills that were open or put aside go over; what could be undone in them does not. Programs
between two releases wrote format 1 with some of this already: what is there stays.
"""

from pos_app.db.statement import Tx

_UNREAD = """CREATE TABLE IF NOT EXISTS unread (kind TEXT NOT NULL, version INTEGER NOT NULL,
PRIMARY KEY (kind, version)) WITHOUT ROWID, STRICT"""
_CART = """CREATE TABLE cart (cart_id BLOB NOT NULL, state TEXT DEFAULT 'open' NOT NULL,
label TEXT DEFAULT '' NOT NULL, actor TEXT DEFAULT '' NOT NULL, head BLOB NOT NULL,
step INTEGER DEFAULT '0' NOT NULL, changed_ms INTEGER DEFAULT '0' NOT NULL,
PRIMARY KEY (cart_id), CHECK (state IN ('open','parked'))) WITHOUT ROWID, STRICT"""
_CART_FROM = """INSERT INTO cart (cart_id, state, label, actor, head, changed_ms)
SELECT cart_id, state, label, {actor}, CAST(json_object('customer_id', customer_id,
'bill_discount_paisa', bill_discount) AS BLOB), changed_ms FROM cart_v1"""
_CART_STEP = """CREATE TABLE cart_step (cart_id BLOB NOT NULL, step INTEGER NOT NULL,
change BLOB NOT NULL, PRIMARY KEY (cart_id, step)) WITHOUT ROWID, STRICT"""
_PERSON = """CREATE TABLE person (name TEXT NOT NULL, role TEXT NOT NULL, pin_hash TEXT NOT NULL,
pin_digits INTEGER NOT NULL, wrong_tries INTEGER NOT NULL, wait_until_ms INTEGER NOT NULL,
PRIMARY KEY (name), CHECK (role IN ('viewer','cashier','manager','owner')))
WITHOUT ROWID, STRICT"""
# Nobody knows how long the old PINs are: they end with Enter until they are set anew.
_PERSON_FROM = """INSERT INTO person (name, role, pin_hash, pin_digits, wrong_tries, wait_until_ms)
SELECT name, role, pin_hash, 0, wrong_tries, wait_until_ms FROM person_v1"""


def apply(tx: Tx) -> None:
    """Change the tables of what only the till knows."""
    for name in {"machine", "place"} - _columns(tx, "till_state"):
        tx.execute(f"ALTER TABLE till_state ADD COLUMN {name} TEXT DEFAULT '' NOT NULL")
    tx.execute(_UNREAD)
    columns = _columns(tx, "cart")
    if "head" not in columns:
        actor = "actor" if "actor" in columns else "''"
        _exchange(tx, "cart", _CART, rows=_CART_FROM.format(actor=actor))
        tx.execute("DROP TABLE cart_step")
        tx.execute(_CART_STEP)
    if "pin_digits" not in _columns(tx, "person"):
        _exchange(tx, "person", _PERSON, rows=_PERSON_FROM)


def _exchange(tx: Tx, name: str, table: str, *, rows: str) -> None:
    tx.execute(f"ALTER TABLE {name} RENAME TO {name}_v1")
    tx.execute(table)
    tx.execute(rows)
    tx.execute(f"DROP TABLE {name}_v1")


def _columns(tx: Tx, table: str) -> set[str]:
    return {row[1] for row in tx.execute(f"PRAGMA table_info({table})")}
