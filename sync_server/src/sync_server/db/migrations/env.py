"""What Alembic runs to get a connection: always the one that db.migrating hands over."""

from alembic import context

from sync_server.db.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=False,
)
context.run_migrations()
