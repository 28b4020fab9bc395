"""The database's history, one Alembic revision a file."""
