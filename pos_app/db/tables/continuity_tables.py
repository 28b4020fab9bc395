"""The tables that a till needs when a server has lost what it knew; neither sent nor rebuilt."""

from sqlalchemy import Column, Integer, LargeBinary, Table, Text

from pos_app.db.tables.columns import KEYED, NUMBERED, metadata

own_epoch = Table(
    "own_epoch",
    metadata,
    Column("epoch", Integer, primary_key=True),
    Column("server_nonce", Text, nullable=False),
    Column("parent_epoch", Integer, nullable=False),
    Column("parent_till_seq", Integer, nullable=False),
    Column("parent_hash", LargeBinary, nullable=False),
    Column("reason", Text, nullable=False),
    **KEYED,
)

# Kinds, with the version, that lie in the log and that this program could not read.
unread = Table(
    "unread",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("version", Integer, primary_key=True),
    **KEYED,
)

# Other tills' events that a restored server lost: in the log, and in no figure until they return.
aside = Table("aside", metadata, Column("log_no", Integer, primary_key=True), **NUMBERED)
