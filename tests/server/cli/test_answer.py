"""The server's commands where their answer cannot be written."""

import errno
import sys

import pytest
from sync_server.cli import run

from tests.support.operating.broken_output import Broken


@pytest.fixture
def command(tmp_path, monkeypatch, capsys):
    """Run a command on a folder of a server that has store 1: its status, and what it complains."""
    monkeypatch.setenv("KIRYANA_DATA_DIR", str(tmp_path))
    for name in ("SECRET_KEY", "MYSQL_CENTRAL_URI", "MYSQL_LOCAL_URI"):
        monkeypatch.delenv(name, raising=False)
    assert run(["store", "add", "--store-id", "1", "--name", "Madina"]) == 0
    capsys.readouterr()

    def call(*arguments, output):
        with monkeypatch.context() as patch:
            patch.setattr(sys, "stdout", output)
            status = run(arguments)
        return status, capsys.readouterr().err

    return call


@pytest.mark.parametrize("output", [None, Broken(errno.ENOSPC), Broken(errno.EPIPE)])
def test_what_was_done_is_done_although_nobody_heard_of_it(command, output):
    """A script that repeats what ended with 1 was told that there is such a store already."""
    status, said = command("store", "add", "--store-id", "2", "--name", "Noor", output=output)
    assert status == 0
    assert said.count("\n") == (not output or output.fault == errno.ENOSPC)
    assert not said or "recorded" in said
    again = command("store", "add", "--store-id", "2", "--name", "Noor", output=output)
    assert again == (1, "kiryana-server: there is a store 2 already\n")


@pytest.mark.parametrize("output", [None, Broken(errno.ENOSPC), Broken(errno.EPIPE)])
@pytest.mark.parametrize(
    "arguments",
    [
        ("enrol-code", "--store-id", "1"),
        ("till", "list", "--store-id", "1"),
        ("verify",),
        ("config", "print"),
        ("report", "takings", "--store-id", "1"),
    ],
)
def test_an_answer_that_is_all_there_is_and_cannot_be_written_is_a_failure(
    command, output, arguments
):
    status, said = command(*arguments, output=output)
    assert status == 1
    assert said.count("\n") == (not output or output.fault == errno.ENOSPC)
    assert "recorded" not in said


def test_what_is_refused_is_told_alone(command):
    said = command("till", "list", "--store-id", "9", output=None)
    assert said == (1, "kiryana-server: there is no store 9\n")
