"""What Alembic runs to get a connection: always the one that db.migrating hands over."""

from alembic import context

from sync_server.db import access_schema, bootstrap_schema, schema
from sync_server.db.audit import schema as audit_schema
from sync_server.db.continuity import schema as continuity_schema
from sync_server.db.problem_reports import schema as problem_report_schema
from sync_server.db.queue import schema as queue_schema
from sync_server.db.reporting import schema as report_schema
from sync_server.db.totp import schema as totp_schema

for _table in (
    access_schema.login_session,
    audit_schema.audit_entry,
    bootstrap_schema.store_snapshot,
    continuity_schema.till_lease,
    problem_report_schema.problem_report,
    queue_schema.job,
    report_schema.report_sales,
    totp_schema.user_totp,
):
    assert _table.metadata is schema.metadata, "one schema in nine modules"
context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=schema.metadata,
    transactional_ddl=False,
)
context.run_migrations()
