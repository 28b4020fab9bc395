"""`user ...`: people of the server from its own command line."""

import argparse
import sys
import warnings

from sync_server.cli.opened import opened_database
from sync_server.clock import SystemClock
from sync_server.errors import RefusedError, ServerCode
from sync_server.settings import Settings


def add_people(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", where: argparse.ArgumentParser
) -> None:
    """Add the commands."""
    users = commands.add_parser("user", parents=[where], help="users")
    user = users.add_subparsers(required=True)
    add = user.add_parser("add", parents=[where], help="make a user, or give one a role")
    add.set_defaults(command=add_one)
    add.add_argument("name")
    add.add_argument("--role", required=True, choices=("viewer", "cashier", "manager", "admin"))
    add.add_argument("--store-id", type=int, required=True)
    add.add_argument("--password-stdin", action="store_true", help="read it from one line")
    reset = user.add_parser(
        "totp-reset", parents=[where], help="take the second factor of who lost app and codes"
    )
    reset.set_defaults(command=reset_totp)
    reset.add_argument("name")


def reset_totp(settings: Settings, given: argparse.Namespace) -> int:
    """Take a second factor away. Raises RefusedError, StartRefusedError, BusyError."""
    from sync_server.auth import totp

    with opened_database(settings) as db:
        was_there = totp.reset(db, given.name, now_ms=SystemClock().wall_ms())
    if was_there:
        print(f"{given.name} signs in by password alone again; all sign-ins of before have ended.")
    else:
        print(f"{given.name} has no second factor.")
    return 0


def add_one(settings: Settings, given: argparse.Namespace) -> int:
    """Make a user, or give one a role. Raises RefusedError, StartRefusedError, BusyError."""
    from sync_server.auth.users import add_user

    password = read_line() if given.password_stdin else _asked(given.name)
    with opened_database(settings) as db:
        add_user(
            db,
            given.name,
            password=password,
            store_id=given.store_id,
            role=given.role,
            now_ms=SystemClock().wall_ms(),
        )
    print(f"{given.name} is {given.role} of store {given.store_id}.")
    return 0


def read_line() -> str:
    """One line of standard input, without its end: how a password is given.

    Nothing where the input is closed, as under a service. Raises RefusedError for what is no text:
    two of those may look alike.
    """
    try:
        return sys.stdin.readline().rstrip("\r\n") if sys.stdin else ""
    except UnicodeDecodeError as error:
        raise RefusedError(ServerCode.MALFORMED, "a password is text in UTF-8") from error


def _asked(name: str) -> str:
    """A password as somebody types it, unseen. Raises RefusedError where nobody can be asked."""
    from getpass import GetPassWarning, getpass

    try:
        with warnings.catch_warnings():
            # It would go on with whatever the input holds, and show it.
            warnings.simplefilter("error", GetPassWarning)
            return getpass(f"Password of {name}: ")
    except (GetPassWarning, EOFError) as error:
        raise RefusedError(
            ServerCode.MALFORMED,
            "there is no terminal to ask for the password: give it with --password-stdin",
        ) from error
