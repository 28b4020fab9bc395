"""The revisions, ten a folder: from_0011 holds 0011 to 0020. Alembic looks into all of them."""
