"""A user of the database for programs that analyse: it reads the views, and nothing else."""

import re

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from sync_server.db.database import Database
from sync_server.db.reporting.views import names
from sync_server.errors import RefusedError, ServerCode, StartRefusedError

NAME = "kiryana_bi"
STATEMENT_S = 30
CONNECTIONS_MAX = 10

_NAME = re.compile(r"[a-z][a-z0-9_]{0,30}", re.ASCII)
_HOST = re.compile(r"[A-Za-z0-9.:_%/-]{1,60}", re.ASCII)


def make_bi_user(
    db: Database, *, name: str, host: str, password: str, statement_s: int = STATEMENT_S
) -> bool:
    """Make the user, or give one its password and its rights anew; whether statements are timed.

    MariaDB ends a statement of this user after `statement_s`; MySQL knows no such limit for a user.
    Raises RefusedError(MALFORMED), StartRefusedError where the database has no users, or the
    server's own user may not make one.
    """
    if db.is_sqlite:
        raise StartRefusedError(
            "SQLite has no users: give the program a copy of the file, or move to MariaDB."
        )
    if _NAME.fullmatch(name) is None or _HOST.fullmatch(host) is None:
        raise RefusedError(
            ServerCode.MALFORMED,
            "a name of small letters, digits and _, and a host as % or 10.0.0.7 are needed",
        )
    try:
        with db.engine.connect() as connection:
            return _make(connection, f"'{name}'@'{host}'", password, statement_s=statement_s)
    except DBAPIError as error:
        said = error.orig.args[-1] if error.orig else "refused"
        raise StartRefusedError(
            f"The database does not let this server's user make another one: {said}."
            " Run the command once with the address of an administrator (--database-url)."
        ) from error


def _make(connection: Connection, user: str, password: str, *, statement_s: int) -> bool:
    # The names were looked at above; the password goes as a value.
    is_timed = bool(getattr(connection.dialect, "is_mariadb", False))
    limit = f" MAX_STATEMENT_TIME {statement_s:d}" if is_timed else ""
    for statement in (
        f"CREATE USER IF NOT EXISTS {user}",
        f"REVOKE ALL PRIVILEGES, GRANT OPTION FROM {user}",
        *(
            f"GRANT SELECT ON `{connection.engine.url.database}`.`{view}` TO {user}"
            for view in names()
        ),
    ):
        connection.exec_driver_sql(statement.replace("%", "%%"))
    connection.exec_driver_sql(
        f"ALTER USER {user.replace('%', '%%')} IDENTIFIED BY %s"
        f" WITH MAX_USER_CONNECTIONS {CONNECTIONS_MAX:d}{limit}",
        (password,),
    )
    return is_timed
