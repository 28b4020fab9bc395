"""The files in deploy/: units that systemd understands, and commands that the server has."""

import re
import shlex
import shutil
import subprocess
import sys

import pytest

from tests.support.source_tree import ROOT

UNITS = sorted((ROOT / "deploy" / "systemd").glob("*.service"))
PROGRAM = "/opt/kiryana/bin/kiryana-server"
LONG_RUNNING = {
    "NoNewPrivileges": "yes",
    "ProtectSystem": "strict",
    "ProtectHome": "yes",
    "CapabilityBoundingSet": "",
    "Restart": "always",
    "TimeoutStopSec": "30",
    "UMask": "0077",
}


def directives(unit):
    lines = [line for line in unit.read_text().splitlines() if re.match(r"[A-Z]\w+=", line)]
    return [tuple(line.split("=", 1)) for line in lines]


def commands():
    """What the units and the images start, without the program's name."""
    for unit in UNITS:
        yield shlex.split(dict(directives(unit))["ExecStart"])[1:]
    image = (ROOT / "deploy" / "Dockerfile").read_text()
    yield [
        word.strip(' "')
        for word in re.findall(r"^CMD \[(.*)\]$", image, re.MULTILINE)[-1].split(",")
    ]


def test_the_units_start_commands_that_there_are():
    assert len(UNITS) == 3
    said = subprocess.run(
        [sys.executable, "-m", "sync_server", "--help"], capture_output=True, text=True, check=True
    ).stdout
    known = {*re.findall(r"^    ([a-z-]+) ", said, re.MULTILINE), "worker"}
    for command in commands():
        assert command[0] in known, command


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.stem)
def test_a_unit_runs_as_nobody_of_importance_and_keeps_its_secret_in_a_file(unit):
    said = directives(unit)
    values = dict(said)
    assert values["User"] == "kiryana"
    assert ("Environment", "SECRET_KEY_FILE=%d/secret_key") in said
    assert not any("SECRET_KEY=" in value for _name, value in said)
    if values["Type"] != "oneshot":
        assert LONG_RUNNING.items() <= values.items()


def test_systemd_finds_no_fault_with_the_units(tmp_path):
    for unit in UNITS:
        text = unit.read_text().replace(PROGRAM, sys.executable)
        (tmp_path / unit.name).write_text(text)
    analyze = shutil.which("systemd-analyze")
    if analyze is None:
        # Not every machine that runs the tests is run by systemd; the rest above holds anyway.
        return
    for unit in UNITS:
        done = subprocess.run(
            [analyze, "verify", "--man=no", str(tmp_path / unit.name)],
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        assert unit.stem.partition("@")[0] not in done.stderr, done.stderr


def test_the_image_is_built_from_hashed_locks_and_runs_as_nobody():
    image = (ROOT / "deploy" / "Dockerfile").read_text()
    assert "--require-hashes -r requirements/server.txt" in image
    last = image.rpartition("\nFROM ")[2]
    assert "\nUSER kiryana\n" in last
    for source in re.findall(r"^COPY (?!--from)(\S+) ", image, re.MULTILINE):
        assert (ROOT / source).exists(), source
