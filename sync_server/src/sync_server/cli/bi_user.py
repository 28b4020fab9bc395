"""`bi-user`: lets a program that analyses read the views, and nothing else."""

import argparse
import secrets

from sync_server.cli.opened import opened_database
from sync_server.cli.people import read_line
from sync_server.errors import RefusedError, ServerCode
from sync_server.settings import Settings

PASSWORD_BYTES = 24
PASSWORD_CHARS_MIN = 12


def add_bi_user(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", where: argparse.ArgumentParser
) -> None:
    """Add the command."""
    sub = commands.add_parser(
        "bi-user", parents=[where], help="a database user that reads the rpt_ and dim_ views only"
    )
    sub.set_defaults(command=make)
    sub.add_argument("--name", default="kiryana_bi")
    sub.add_argument("--host", default="%", help="from where it may connect; %% is anywhere")
    sub.add_argument("--seconds", type=int, default=30, help="after which MariaDB ends a statement")
    sub.add_argument("--password-stdin", action="store_true", help="read it from one line")


def make(settings: Settings, given: argparse.Namespace) -> int:
    """Make the user or give it a new password. Raises RefusedError, StartRefusedError."""
    from sync_server.db.reporting.bi_user import make_bi_user

    if given.seconds < 1:
        raise RefusedError(ServerCode.MALFORMED, "--seconds is above zero")
    password = secrets.token_urlsafe(PASSWORD_BYTES)
    if given.password_stdin:
        password = read_line()
        if len(password) < PASSWORD_CHARS_MIN:
            raise RefusedError(
                ServerCode.MALFORMED, f"a password has at least {PASSWORD_CHARS_MIN} characters"
            )
    with opened_database(settings) as db:
        is_timed = make_bi_user(
            db, name=given.name, host=given.host, password=password, statement_s=given.seconds
        )
    print(f"{given.name} may read the rpt_ and dim_ views of this database, and nothing else.")
    if not is_timed:
        print("MySQL has no time limit for a user: set max_execution_time for the whole server.")
    if not given.password_stdin:
        print("Its password, told once:")
        print(password)
    return 0
