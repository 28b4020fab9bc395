"""The commands of the server. Status 0: done, 1: refused, 2: wrong usage."""

import argparse
import contextlib
import io
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from random import SystemRandom
from typing import TYPE_CHECKING
from uuid import UUID

from pos_protocol.errors import ProtocolError
from pos_protocol.events import INT_MAX
from pos_protocol.ids import OFFICE_TILL_NO

from sync_server.cli import (
    bi_user,
    cases,
    config,
    continuity,
    doctor,
    keys,
    people,
    problem_reports,
    proving,
    reports,
)
from sync_server.cli.answer import Answer, status_of
from sync_server.cli.counting import counted
from sync_server.cli.opened import opened_database
from sync_server.cli.written import unusable, written
from sync_server.clock import SystemClock
from sync_server.errors import (
    BusyError,
    RefusedError,
    RowsRefusedError,
    ServerCode,
    StartRefusedError,
)
from sync_server.settings import Settings, load_settings

if TYPE_CHECKING:
    from sync_server.db.database import Database as Database

type Command = Callable[[Settings, argparse.Namespace], int]


def run(arguments: Sequence[str]) -> int:
    """Run one command; what is refused is one line on standard error."""
    _speak_utf8()
    given = build_parser().parse_args(arguments)
    command: Command = given.command
    answer = Answer(sys.stdout)
    try:
        settings = load_settings(
            {name: getattr(given, name, None) for name in _SETTING_FLAGS}, os.environ
        )
        _refuse_endless(given)
        with contextlib.redirect_stdout(answer):
            status = command(settings, given)
            answer.flush()
        return status_of(answer, status, is_all=command in _ANSWERS)
    except BrokenPipeError:
        # Whoever read a file that is a pipe has seen enough.
        return 1
    except (RefusedError, StartRefusedError, BusyError, RowsRefusedError, ProtocolError) as error:
        print(f"kiryana-server: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        # As a shell says that Ctrl+C ended a program.
        return 130
    except UnicodeEncodeError:
        # Only an argument can hold what is no text: a byte of another encoding.
        print("kiryana-server: what was given is not text in UTF-8", file=sys.stderr)
        return 1


def _refuse_endless(given: argparse.Namespace) -> None:
    """A number that no database can hold is of no store; `store add` says which ones can be."""
    number = getattr(given, "store_id", None)
    if given.command is not _store_add and isinstance(number, int) and abs(number) > INT_MAX:
        raise RefusedError(ServerCode.NOT_FOUND, f"there is no store {number}")


def _speak_utf8() -> None:
    """Names are in any script, whatever the terminal's own encoding is."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


_SETTING_FLAGS = ("data_dir", "database_url", "host", "port", "workers", "queue", "only")


def build_parser() -> argparse.ArgumentParser:
    """The whole command line."""
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
    serve.add_argument(
        "--queue", choices=("here", "workers"), help="who does the slow work; workers: not this one"
    )
    add("worker", _worker, "do the slow work: alerts, webhooks, summaries, exports")
    serve.add_argument("--workers", type=int, help="processes on one address")
    serve.add_argument("--only", metavar="MODULES", help="auth,events,sync,inventory,reporting")
    _add_settled(commands, where)
    add("migrate", _migrate, "bring the database to this program's schema")

    stores = commands.add_parser("store", parents=[where], help="stores")
    store = stores.add_subparsers(required=True)
    store_add = store.add_parser("add", parents=[where], help="make a store")
    store_add.set_defaults(command=_store_add)
    store_add.add_argument("--store-id", type=int, required=True)
    store_add.add_argument("--name", required=True)
    store_add.add_argument("--currency", default="PKR")

    people.add_people(commands, where)
    code = add("enrol-code", _enrol_code, "make a one-time code that enrols one till")
    code.add_argument("--store-id", type=int, required=True)
    feed = add("new-feed", _new_feed, "tell a store's tills that its database was restored")
    feed.add_argument("--store-id", type=int, required=True)
    tills = commands.add_parser("till", parents=[where], help="tills")
    till = tills.add_subparsers(required=True)
    till_list = till.add_parser("list", parents=[where], help="the tills of a store")
    till_revoke = till.add_parser("revoke", parents=[where], help="block a lost or stolen till")
    for sub, command in ((till_list, _till_list), (till_revoke, _till_revoke)):
        sub.set_defaults(command=command)
        sub.add_argument("--store-id", type=int, required=True)
    till_revoke.add_argument("--till", type=int, required=True, metavar="NUMBER")
    for name, command, text in (
        ("rebuild", proving.rebuild, "fold the read model anew from the log"),
        ("verify", proving.verify, "prove the chains, the feed and the read model"),
    ):
        add(name, command, text).add_argument("--store-id", type=int, help="one store; none: all")
    continuity.add_continuity(commands, where)
    _add_files(commands, where)
    _add_cases(commands, where)
    reports.add_report(commands, where)
    problem_reports.add_problem_report(commands, where)
    bi_user.add_bi_user(commands, where)
    return parser


def _add_settled(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", where: argparse.ArgumentParser
) -> None:
    groups: dict[str, tuple[str, dict[str, tuple[Command, str]]]] = {
        "config": (
            "settings",
            {
                "check": (config.check, "say whether a server would start by them"),
                "print": (config.show, "print them as they are used, without secrets"),
            },
        ),
        "keys": (
            "keys of tokens",
            {
                "rotate": (keys.rotate, "make the next one"),
                "list": (keys.show, "print their names and ages"),
            },
        ),
    }
    for group, (about, verbs) in groups.items():
        grouped = commands.add_parser(group, parents=[where], help=about)
        kinds = grouped.add_subparsers(required=True)
        for verb, (command, text) in verbs.items():
            kinds.add_parser(verb, parents=[where], help=text).set_defaults(command=command)
    looked = commands.add_parser("doctor", parents=[where], help="look at all a server leans on")
    looked.set_defaults(command=doctor.look)
    looked.add_argument("--ready", action="store_true", help="print what is wrong only")


def _add_files(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", where: argparse.ArgumentParser
) -> None:
    for verb, command, choices in (
        ("import", _import, ("products",)),
        ("export", _export, ("products", "movements")),
    ):
        sub = commands.add_parser(verb, parents=[where], help=f"{verb} a CSV file")
        sub.set_defaults(command=command)
        sub.add_argument("what", choices=choices)
        sub.add_argument("file")
        sub.add_argument("--store-id", type=int, required=True)
        if command is _import:
            help_text = "of a file that is neither UTF-8 nor UTF-16, such as cp1252"
            sub.add_argument("--encoding", metavar="NAME", help=help_text)


def _add_cases(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", where: argparse.ArgumentParser
) -> None:
    group = commands.add_parser("cases", parents=[where], help="what waits for a decision")
    verbs = group.add_subparsers(required=True)
    listed = verbs.add_parser("list", parents=[where], help="a store's cases that wait")
    listed.set_defaults(command=cases.waiting)
    decide = verbs.add_parser("decide", parents=[where], help="decide one")
    decide.set_defaults(command=cases.decide)
    for sub in (listed, decide):
        sub.add_argument("--store-id", type=int, required=True)
    decide.add_argument("case_id", type=UUID)
    decide.add_argument("decision", choices=("release", "reverse", "adjust", "recount"))
    decide.add_argument("--by", required=True, metavar="NAME", help="who decides")
    decide.add_argument("--reason", default="")
    decide.add_argument(
        "--line", action="append", default=[], metavar="PRODUCT=QUANTITY", help="of an adjustment"
    )


def _serve(settings: Settings, _given: argparse.Namespace) -> int:
    from sync_server.main import serve

    serve(settings)
    return 0


def _worker(settings: Settings, _given: argparse.Namespace) -> int:
    from sync_server.main import work

    work(settings)
    return 0


def _migrate(settings: Settings, _given: argparse.Namespace) -> int:
    from sync_server.db.database import Database
    from sync_server.db.migrating import migrate, newest_revision
    from sync_server.operations.continuity.renewing import renew_outdated

    db = Database.open(settings.effective_url, rng=SystemRandom())
    db.reach()
    migrate(db)
    renew_outdated(
        db, lambda store, count: print(f"Store {store}: {counted(count, 'event')} folded anew.")
    )
    db.close()
    print(f"The database is at revision {newest_revision()}.")
    return 0


def _store_add(settings: Settings, given: argparse.Namespace) -> int:
    from sync_server.operations.store_keeping import add_store

    with opened_database(settings, makes=True) as db:
        store = add_store(
            db,
            store_id=given.store_id,
            name=given.name,
            currency=given.currency,
            rng=SystemRandom(),
            now_ms=SystemClock().wall_ms(),
        )
    print(f"Store {store.store_id} ({store.name}) is there.")
    return 0


def _enrol_code(settings: Settings, given: argparse.Namespace) -> int:
    from sync_server.auth.enrolment import make_code
    from sync_server.auth.keys import derive, load_secret

    with opened_database(settings) as db:
        code = make_code(
            db,
            secrets=derive(load_secret(settings.folder, settings.secret_key)),
            store_id=given.store_id,
            rng=SystemRandom(),
            now_ms=SystemClock().wall_ms(),
        )
    print(f"This code enrols one till of store {given.store_id}, once, within ten minutes:")
    print(code)
    return 0


def _new_feed(settings: Settings, given: argparse.Namespace) -> int:
    from sync_server.operations.store_keeping import new_feed

    rng, now_ms = SystemRandom(), SystemClock().wall_ms()
    with opened_database(settings) as db:
        new_feed(db, store_id=given.store_id, rng=rng, now_ms=now_ms)
    print(f"The tills of store {given.store_id} hand up again what is missing, at their next sync.")
    return 0


def _till_list(settings: Settings, given: argparse.Namespace) -> int:
    from sync_server.operations.store_keeping import known_tills

    with opened_database(settings) as db:
        found = known_tills(db, given.store_id)
    print("till\tepoch\tevents\tstate\tmachine")
    for each in found:
        till = each.till
        state = "blocked" if till.is_revoked else "in use"
        state = state if till.till_no != OFFICE_TILL_NO else "office"
        print(f"{till.till_no}\t{till.epoch_max}\t{each.events}\t{state}\t{till.machine}")
    return 0


def _till_revoke(settings: Settings, given: argparse.Namespace) -> int:
    from sync_server.operations.store_keeping import revoke

    now_ms = SystemClock().wall_ms()
    with opened_database(settings) as db:
        is_new = revoke(db, store_id=given.store_id, till_no=given.till, now_ms=now_ms)
    word = "is blocked" if is_new else "was blocked already"
    print(f"Till {given.till} of store {given.store_id} {word}: what it hands up is held.")
    return 0


def _import(settings: Settings, given: argparse.Namespace) -> int:
    from sync_server.operations.files import import_products
    from sync_server.operations.sheets.csv_text import decoded

    try:
        content = Path(given.file).read_bytes()
    except OSError as error:
        raise unusable(given.file, error) from error
    lines = io.StringIO(decoded(content, given.encoding), newline="")
    with opened_database(settings) as db:
        done = import_products(
            db, given.store_id, lines, rng=SystemRandom(), now_ms=SystemClock().wall_ms()
        )
    added = counted(done.added, "product")
    print(f"{added} added, {done.changed} changed, {done.unchanged} as they were.")
    return 0


def _export(settings: Settings, given: argparse.Namespace) -> int:
    from sync_server.db.audit.entries import AuditDeed, append
    from sync_server.operations.files import export_movements, export_products

    export = export_products if given.what == "products" else export_movements
    with opened_database(settings) as db, written(given.file) as file:
        count = export(db, given.store_id, file)
        db.write(
            lambda tx: append(
                tx,
                AuditDeed.EXPORT_TAKEN,
                store_id=given.store_id,
                subject=f"export_{given.what}",
                at_ms=SystemClock().wall_ms(),
            )
        )
    print(f"{counted(count, given.what.removesuffix('s'))} written.")
    return 0


_ANSWERS: frozenset[Command] = frozenset(
    {
        bi_user.make,
        cases.waiting,
        config.check,
        config.show,
        continuity.incidents,
        doctor.look,
        keys.show,
        problem_reports.show,
        proving.verify,
        reports.show,
        _enrol_code,
        _till_list,
    }
)
"""What is done for its answer alone: without it, it was for nothing."""
