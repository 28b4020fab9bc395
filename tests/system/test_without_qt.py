"""What lies below the screen runs where Qt is refused, and where it is not even installed."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FEW = ("--first-cases", "--each-module=1")
BARE_PYTHON = ROOT / ".venv" / "without-qt" / "bin" / "python"


def begun(python, *arguments):
    """Start pytest in a process of its own."""
    return subprocess.Popen(
        [python, "-m", "pytest", "-q", "-p", "no:cacheprovider", *arguments],
        cwd=ROOT,
        # What this run exports for its own sake is no business of the inner one.
        env={name: text for name, text in os.environ.items() if not name.startswith("PYTEST_")},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


@pytest.mark.timeout(900)
def test_what_lies_below_the_screen_runs_where_qt_is_refused_and_where_it_is_absent():
    made = subprocess.run(
        [ROOT / "scripts" / "setup", "without-qt"], capture_output=True, text=True, check=False
    )
    assert made.returncode == 0, made.stderr
    without = subprocess.run(
        [BARE_PYTHON, "-c", "import PySide6"], capture_output=True, text=True, check=False
    )
    assert "No module named 'PySide6'" in without.stderr
    # Side by side, for neither fills the machine. On which database the server runs, and with
    # which case, makes no difference to Qt, so SQLite and the first case are enough here. Two
    # tests of each module are: all of them run beside Qt, and the linter reads every import.
    runs = (
        begun(sys.executable, "--no-qt", *FEW, "tests/app"),
        begun(BARE_PYTHON, *FEW, "-k", "not mariadb", "tests/protocol", "tests/server"),
    )
    for run, said in [(run, run.communicate()[0]) for run in runs]:
        assert run.returncode == 0, said
        assert re.search(r"^\d+ passed", said, re.MULTILINE), said


def test_a_refused_import_names_the_culprit(tmp_path):
    # Below tests/, so that the run is configured like every other.
    (tmp_path / "test_offender.py").write_text(
        '"""Imports Qt."""\n\n\ndef test_it():\n    import PySide6.QtCore\n'
    )
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "--no-qt",
            f"--rootdir={ROOT}",
            f"--confcutdir={ROOT}",
            "-p",
            "tests.conftest",
            "-c",
            ROOT / "pyproject.toml",
            tmp_path / "test_offender.py",
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1, done.stdout + done.stderr
    assert "PySide6 was imported in a run with --no-qt" in done.stdout
