"""`user ...`: people of the server from its own command line."""

import argparse
import sys

from sync_server.cli.opened import opened_database
from sync_server.clock import SystemClock
from sync_server.settings import Settings


def add_people(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", where: argparse.ArgumentParser
) -> None:
    """Add the commands."""
    user = commands.add_parser("user", help="users").add_subparsers(required=True)
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
    from getpass import getpass

    from sync_server.auth.users import add_user

    if given.password_stdin:
        password = sys.stdin.readline().rstrip("\r\n")
    else:
        password = getpass(f"Password of {given.name}: ")
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
