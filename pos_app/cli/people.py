"""The commands about people: user add, user list, user remove."""

import argparse
import sys

from pos_app.cli.output import show, show_rows
from pos_app.cli.till import opened, read_line
from pos_app.domain.people import Role, checked_user_name, is_easily_guessed
from pos_app.errors import CashierError, sentence
from pos_app.operations import people
from pos_app.operations.context import TillContext


class OtherRoleError(CashierError):
    """`name` is to get a new PIN under another role than theirs, which is `role`."""

    words = "{name} is a {role} here, and --new-pin leaves that as it is. Say --role {role}."


class NewPinMissingError(CashierError):
    """A new PIN was to be given, and none was."""

    words = "--new-pin gives a PIN, and none came. Say --pin-stdin and write the PIN to it."


def run(parsed: argparse.Namespace) -> int:
    """Run one of these commands on the till in the data folder."""
    commands = {"add": _add, "list": _list, "remove": _remove}
    with opened(parsed) as till:
        commands[parsed.subcommand](till, parsed)
    return 0


def _add(till: TillContext, parsed: argparse.Namespace) -> None:
    name = checked_user_name(parsed.name)
    pin = read_line() if parsed.pin_stdin else None
    if parsed.new_pin and pin is None:
        # Without this a forgotten word would leave the till open to whoever says the name.
        raise NewPinMissingError
    hasher = people.hasher_of(till)
    known = {person.name: person.role for person in people.everybody(till)}
    if pin is not None and parsed.new_pin and name in known:
        if known[name].value != parsed.role:
            raise OtherRoleError(name=name, role=known[name].value)
        warning = people.change_pin(till, name, pin=pin, hasher=hasher)
    else:
        warning = people.add_user(till, name, Role(parsed.role), pin=pin, hasher=hasher)
    if warning is not None:
        print(f"kiryana-till: {sentence(warning)}", file=sys.stderr)
    if pin is not None and is_easily_guessed(pin):
        hint = "this PIN is easily guessed. --new-pin gives another one."
        print(f"kiryana-till: {hint}", file=sys.stderr)
    person = next(person for person in people.everybody(till) if person.name == name)
    answer = {"name": name, "role": person.role.value, "has_pin": person.has_pin}
    asked = "a PIN is asked" if person.has_pin else "no PIN is asked"
    if not people.has_owner(till):
        hint = "nobody is an owner: only this command can change the staff. Use --role owner."
        print(f"kiryana-till: {hint}", file=sys.stderr)
    show(parsed, answer, f"user {name}, {person.role.value}: {asked}")


def _list(till: TillContext, parsed: argparse.Namespace) -> None:
    rows: list[dict[str, object]] = [
        {"name": person.name, "role": person.role.value, "has_pin": person.has_pin}
        for person in people.everybody(till)
    ]
    show_rows(parsed, rows, columns=("name", "role", "has_pin"), empty="nobody: no PIN is asked")


def _remove(till: TillContext, parsed: argparse.Namespace) -> None:
    people.remove_user(till, parsed.name)
    show(parsed, {"name": parsed.name}, f"user {parsed.name} is removed")
