"""Bring a database to this program's schema, by Alembic; and know whether it is there."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util.exc import CommandError
from sqlalchemy import inspect

from sync_server.db import stores
from sync_server.db.database import Database
from sync_server.errors import StartRefusedError

FOLDER = Path(__file__).parent / "migrations"


def newest_revision() -> str:
    """The revision that this program is written for."""
    head = ScriptDirectory.from_config(_config()).get_current_head()
    assert head is not None
    return head


def current_revision(db: Database) -> str | None:
    """The revision of the database, None for an empty one."""
    with db.engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def migrate(db: Database, to: str = "head") -> None:
    """Run the missing revisions; harmless when there are none.

    Stores that `stores.outdated` names are to be folded anew then. Raises StartRefusedError for a
    database that a newer program has changed.
    """
    config = _config()
    # SQLite is migrated in one transaction; MySQL commits each statement by itself anyway.
    with db.engine.connect() as raw:
        connection = raw.execution_options(kiryana_write=True)
        with connection.begin():
            config.attributes["connection"] = connection
            try:
                command.upgrade(config, to)
            except CommandError as error:
                raise StartRefusedError(
                    "This database was made by a newer program: update this one."
                ) from error


def make_ready(db: Database) -> None:
    """Migrate a database that is our own file or still empty.

    Raises StartRefusedError for one that needs `kiryana-server migrate` first.
    """
    current = current_revision(db)
    if current == newest_revision():
        if not db.is_sqlite:
            _refuse_outdated(db)
        return
    if db.is_sqlite or (current is None and not inspect(db.engine).get_table_names()):
        migrate(db)
        return
    raise StartRefusedError(
        f"The database is at revision {current or 'none'}, this program needs {newest_revision()}: "
        "run `kiryana-server migrate`."
    )


def _refuse_outdated(db: Database) -> None:
    with db.read() as tx:
        waiting = stores.outdated(tx)
    if waiting:
        stores_wait = "1 store waits" if len(waiting) == 1 else f"{len(waiting)} stores wait"
        raise StartRefusedError(f"{stores_wait} to be folded anew: run `kiryana-server migrate`.")


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.set_main_option("recursive_version_locations", "true")
    return config
