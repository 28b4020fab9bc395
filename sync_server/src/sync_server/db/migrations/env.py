"""What Alembic runs to get a connection: always the one that db.migrating hands over."""

from alembic import context

from sync_server.db import access_schema, schema

assert access_schema.login_session.metadata is schema.metadata, "one schema in two modules"
context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=schema.metadata,
    transactional_ddl=False,
)
context.run_migrations()
