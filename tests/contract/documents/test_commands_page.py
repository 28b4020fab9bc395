"""Every command of both programs is in docs/commands.md."""

import argparse

import pytest

from pos_app.cli.usage import build_parser
from sync_server import cli
from tests.support.source_tree import ROOT


def commands(parser, before=()):
    """All commands of a parser, as their words."""
    # argparse shows its commands in no other way.
    actions = parser._actions  # noqa: SLF001
    groups = [one for one in actions if isinstance(one, argparse._SubParsersAction)]  # noqa: SLF001
    if not groups:
        yield before
    for group in groups:
        for name, below in group.choices.items():
            yield from commands(below, (*before, name))


TILL = [" ".join(words) for words in commands(build_parser())]
SERVER = [" ".join(words) for words in commands(cli.build_parser())]


@pytest.mark.parametrize("command", TILL)
def test_a_command_of_the_till_is_told(command):
    page = (ROOT / "docs" / "commands.md").read_text().partition("# The server's commands")[0]
    group, _, verb = command.partition(" ")
    assert any(
        words in page
        for words in (f"kiryana-till {command}", f"`{command}", f"{command} ", f"`{group} {verb}")
    ), f"{command}: say in docs/commands.md what it does"


@pytest.mark.parametrize("command", SERVER)
def test_a_command_of_the_server_is_told(command):
    page = (ROOT / "docs" / "commands.md").read_text().partition("# The server's commands")[2]
    assert f"`{command}" in page, f"{command}: say in docs/commands.md what it does"
