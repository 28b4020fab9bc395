"""Exit statuses, refusals on one line, and our own mistakes written down."""

import errno
import sys

import pytest

from pos_app.cli import program
from pos_app.cli.program import names_command, run
from pos_app.errors import BugError
from tests.support.operating.broken_output import Broken


@pytest.mark.parametrize(
    "arguments",
    [["stock"], ["--help"], ["-h"], ["--data-dir", "x", "status"], ["--bogus"], ["--json"]],
)
def test_commands_and_mistakes_are_for_the_command_line(arguments):
    assert names_command(arguments)


@pytest.mark.parametrize(
    "arguments",
    [[], ["--demo"], ["--data-dir", "stock"], ["--data-dir=x", "--lang", "ur", "--theme", "dark"]],
)
def test_options_of_the_window_alone_are_for_the_window(arguments):
    assert not names_command(arguments)


@pytest.mark.parametrize(
    "arguments", [["bogus"], ["stock", "--bogus"], ["sale"], ["import"], ["--json"], ["init"]]
)
def test_wrong_usage_is_status_2(arguments, capsys):
    with pytest.raises(SystemExit) as left:
        run(arguments)
    assert left.value.code == 2
    assert "kiryana-till" in capsys.readouterr().err


def test_a_refusal_is_one_line_and_status_1(commands):
    assert "init" in commands.refused("stock")
    assert not commands.folder.exists()


def test_a_mistake_of_ours_is_told_and_written_down(store, monkeypatch):
    def broken(parsed):
        raise BugError(what="the moon")

    monkeypatch.setattr(program, "_command", lambda name: broken)
    told = store.refused("stock")
    assert "our mistake" in told.lower()
    assert "'report-problem' makes a file" in told
    assert "the moon" in (store.folder / "log" / "mistakes.log").read_text(encoding="utf-8")


def test_a_mistake_that_names_what_is_no_letter_is_written_down(store, monkeypatch):
    def broken(parsed):
        raise LookupError("caf\udce9.pdf")

    monkeypatch.setattr(program, "_command", lambda name: broken)
    assert "our mistake" in store.refused("stock")
    assert "udce9" in (store.folder / "log" / "mistakes.log").read_text(encoding="utf-8")


def test_a_mistake_that_repeats_does_not_fill_the_disk(store, monkeypatch):
    def broken(parsed):
        raise BugError(what="x" * 400_000)

    monkeypatch.setattr(program, "_command", lambda name: broken)
    for _ in range(5):
        store.refused("stock")
    files = list((store.folder / "log").iterdir())
    assert sorted(path.name for path in files) == ["mistakes.log", "mistakes.log.1"]
    assert sum(path.stat().st_size for path in files) < 2_000_000


def test_a_mistake_in_an_empty_folder_makes_nothing(commands, monkeypatch):
    def broken(parsed):
        return 1 // 0

    monkeypatch.setattr(program, "_command", lambda name: broken)
    assert "ZeroDivisionError" in commands.refused("stock")
    assert not commands.folder.exists()


def test_an_interrupted_command_says_so_by_its_status(store, monkeypatch):
    def interrupted(parsed):
        raise KeyboardInterrupt

    monkeypatch.setattr(program, "_command", lambda name: interrupted)
    assert store.status("stock") == 130


@pytest.mark.parametrize("output", [None, Broken(errno.ENOSPC), Broken(errno.EPIPE)])
def test_what_was_recorded_is_done_although_nobody_heard_of_it(store, monkeypatch, output, capsys):
    """A program that repeats what ended with 1 would sell twice."""
    store.add()
    sale = ("sale", "--line", "8964000660928", "--cash", "180")
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", output)
        status = run(["--data-dir", str(store.folder), *sale])
    said = capsys.readouterr().err
    assert status == 0
    assert said.count("\n") == (not output or output.fault == errno.ENOSPC)
    assert not said or "recorded" in said
    assert store.json("stock")[0]["quantity"] == -1


@pytest.mark.parametrize("output", [None, Broken(errno.ENOSPC), Broken(errno.EPIPE)])
@pytest.mark.parametrize("command", [("stock", "--json"), ("user", "list"), ("status",)])
def test_an_answer_that_is_all_there_is_and_cannot_be_written_is_a_failure(
    store, monkeypatch, output, command, capsys
):
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", output)
        status = run(["--data-dir", str(store.folder), *command])
    said = capsys.readouterr().err
    assert status == 1
    assert said.count("\n") == (not output or output.fault == errno.ENOSPC)
    assert "mistake" not in said
    assert "recorded" not in said


def test_a_dry_run_is_only_an_answer(store, monkeypatch, tmp_path, capsys):
    file = tmp_path / "goods.csv"
    file.write_text("name,price\nTea,1\n", encoding="utf-8")
    monkeypatch.setattr(sys, "stdout", Broken(errno.ENOSPC))
    taken = ["--data-dir", str(store.folder), "import", "products", str(file)]
    assert run([*taken, "--dry-run"]) == 1
    assert "recorded" not in capsys.readouterr().err
    assert run(taken) == 0
    assert "recorded" in capsys.readouterr().err


@pytest.mark.parametrize("output", [None, Broken(errno.ENOSPC), Broken(errno.EPIPE)])
def test_a_refusal_that_cannot_be_told_is_still_one(store, monkeypatch, output, capsys):
    """As `>log 2>&1` on a full disk: the status is all that is left, and must be right."""
    store.add()
    sale = ["--data-dir", str(store.folder), "sale", "--line", "8964000660928", "--cash"]
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", output)
        patch.setattr(sys, "stderr", output)
        statuses = [run([*sale, amount]) for amount in ("180", "1")]
    assert statuses == [0, 1]
    assert capsys.readouterr() == ("", "")
    assert store.json("stock")[0]["quantity"] == -1
