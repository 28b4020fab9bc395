"""The commands `rule list` and `rule set`."""

import argparse

import msgspec

from pos_app.cli.output import show
from pos_app.cli.till import opened
from pos_app.operations.rules import set_rule


def run(parsed: argparse.Namespace) -> int:
    """Show the rules of the store, or set one of them first."""
    with opened(parsed) as till:
        if parsed.subcommand == "set":
            rules = set_rule(till, parsed.name, parsed.value)
        else:
            rules = till.rules()
    answer = msgspec.to_builtins(rules)
    text = "\n".join(f"{name} = {msgspec.json.encode(answer[name]).decode()}" for name in answer)
    show(parsed, answer, text)
    return 0
