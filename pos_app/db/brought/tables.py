"""What a till's file brought forward: the fold of all below one place of the feed, and its proof.

A till that began from the server's snapshot, or put its own old events away, has one row in
`brought`; every projection is then what the chunks hold, and the fold of the log above.
"""

from sqlalchemy import CheckConstraint, Column, Integer, LargeBinary, Table, Text

from pos_app.db.tables.columns import KEYED, NUMBERED, metadata

brought = Table(
    "brought",
    metadata,
    Column("id", Integer, CheckConstraint("id = 1"), primary_key=True),
    Column("origin", Text, nullable=False),
    Column("feed_id", LargeBinary, nullable=False),
    Column("store_seq", Integer, nullable=False),
    Column("feed_hash", LargeBinary, nullable=False),
    Column("fold_digest", Text, nullable=False),
    Column("taken_ms", Integer, nullable=False),
    # 0 while own events may lie both in it and above it, until the server has answered them anew.
    Column("is_settled", Integer, nullable=False),
    CheckConstraint("origin IN ('snapshot','compaction')"),
    **NUMBERED,
)

brought_chunk = Table(
    "brought_chunk",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("sha256", LargeBinary, nullable=False),
    Column("content", LargeBinary, nullable=False),
    **NUMBERED,
)

brought_end = Table(
    "brought_end",
    metadata,
    Column("till_id", LargeBinary, primary_key=True),
    Column("epoch", Integer, primary_key=True),
    Column("lane", Integer, primary_key=True),
    Column("till_seq", Integer, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    **KEYED,
)
