"""The commands of the server. Status 0: done, 1: refused, 2: wrong usage."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from random import SystemRandom

from pos_protocol.errors import ProtocolError

from sync_server.clock import SystemClock
from sync_server.errors import BusyError, RefusedError, RowsRefusedError, StartRefusedError
from sync_server.settings import Settings, load_settings

type Command = Callable[[Settings, argparse.Namespace], int]


def run(arguments: Sequence[str]) -> int:
    """Run one command; what is refused is one line on standard error."""
    given = _parser().parse_args(arguments)
    command: Command = given.command
    try:
        settings = load_settings(
            {name: getattr(given, name, None) for name in _SETTING_FLAGS}, os.environ
        )
        return command(settings, given)
    except (RefusedError, StartRefusedError, BusyError, RowsRefusedError, ProtocolError) as error:
        print(f"kiryana-server: {error}", file=sys.stderr)
        return 1


_SETTING_FLAGS = ("data_dir", "database_url", "host", "port", "workers")


def _parser() -> argparse.ArgumentParser:
    # Flags that say where the data lie may stand before the command or behind it.
    where = argparse.ArgumentParser(add_help=False)
    for flag, text in (
        ("--data-dir", "where everything of this server lives"),
        ("--database-url", "mysql://user:password@host/name; none: SQLite in the data folder"),
    ):
        where.add_argument(flag, default=argparse.SUPPRESS, help=text)
    parser = argparse.ArgumentParser(prog="kiryana-server", parents=[where])
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def add(name: str, command: Command, text: str) -> argparse.ArgumentParser:
        sub = commands.add_parser(name, parents=[where], help=text)
        sub.set_defaults(command=command)
        return sub

    serve = add("serve", _serve, "serve tills until stopped")
    serve.add_argument("--host")
    serve.add_argument("--port", type=int)
    serve.add_argument("--workers", type=int)
    add("migrate", _migrate, "bring the database to this program's schema")

    store = commands.add_parser("store", help="stores").add_subparsers(required=True)
    store_add = store.add_parser("add", parents=[where], help="make a store")
    store_add.set_defaults(command=_store_add)
    store_add.add_argument("--store-id", type=int, required=True)
    store_add.add_argument("--name", required=True)
    store_add.add_argument("--currency", default="PKR")

    code = add("enrol-code", _enrol_code, "make a one-time code that enrols one till")
    code.add_argument("--store-id", type=int, required=True)
    return parser


def _serve(settings: Settings, _given: argparse.Namespace) -> int:
    from sync_server.main import serve

    serve(settings)
    return 0


def _migrate(settings: Settings, _given: argparse.Namespace) -> int:
    from sync_server.db.database import Database
    from sync_server.db.migrating import migrate, newest_revision

    db = Database.open(settings.effective_url, rng=SystemRandom())
    migrate(db)
    db.close()
    print(f"The database is at revision {newest_revision()}.")
    return 0


def _store_add(settings: Settings, given: argparse.Namespace) -> int:
    from sync_server.main import open_database
    from sync_server.operations.store_keeping import add_store

    rng = SystemRandom()
    db = open_database(settings, rng)
    store = add_store(
        db,
        store_id=given.store_id,
        name=given.name,
        currency=given.currency,
        rng=rng,
        now_ms=SystemClock().wall_ms(),
    )
    db.close()
    print(f"Store {store.store_id} ({store.name}) is there.")
    return 0


def _enrol_code(settings: Settings, given: argparse.Namespace) -> int:
    from sync_server.auth.enrolment import make_code
    from sync_server.auth.keys import derive, load_secret
    from sync_server.main import open_database

    rng = SystemRandom()
    db = open_database(settings, rng)
    secrets = derive(load_secret(settings.folder, settings.secret_key))
    code = make_code(
        db, secrets=secrets, store_id=given.store_id, rng=rng, now_ms=SystemClock().wall_ms()
    )
    db.close()
    print(f"This code enrols one till of store {given.store_id}, once, within ten minutes:")
    print(code)
    return 0
