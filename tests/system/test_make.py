"""What a person types first: the make targets and the scripts behind them."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TARGETS = {
    "demo",
    "test",
    "bench",
    "simulate",
    "dist",
    "setup",
    "help",
    "lint",
    "format",
    "soak",
    "pictures",
}
SHELL_SCRIPTS = sorted(
    path
    for path in (ROOT / "scripts").iterdir()
    if path.read_bytes().startswith(b"#!/usr/bin/env bash")
)


def run(*command, **options):
    return subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120, **options
    )


def test_help_is_the_default_and_lists_every_target():
    said = run("make").stdout
    listed = set(re.findall(r"^make (\w+) +\S", said, re.MULTILINE))
    assert listed >= TARGETS
    assert run("make", "help").stdout == said


def test_every_listed_target_can_be_made():
    for target in re.findall(r"^make (\w+)", run("make", "help").stdout, re.MULTILINE):
        planned = run("make", "--dry-run", target)
        assert planned.returncode == 0, planned.stderr


@pytest.mark.parametrize("script", SHELL_SCRIPTS, ids=lambda path: path.name)
def test_a_script_is_sound_and_may_be_started(script):
    checked = run("bash", "-n", str(script))
    assert checked.returncode == 0, checked.stderr
    assert script.stat().st_mode & 0o111


@pytest.mark.parametrize("script", ["setup", "system-packages"])
def test_a_script_refuses_what_it_does_not_know(script):
    refused = run(str(ROOT / "scripts" / script), "no-such-thing")
    assert refused.returncode == 2
    assert "usage:" in refused.stderr


def test_system_packages_names_the_command_where_it_may_not_install(tmp_path):
    """A person without rights gets one line to paste; `dpkg-query` here knows of no package."""
    for name, answer in {"apt-get": "exit 1", "dpkg-query": "exit 1", "id": "echo 1000"}.items():
        (tmp_path / name).write_text(f"#!/bin/sh\n{answer}\n")
        (tmp_path / name).chmod(0o755)
    for name in ("bash", "env", "grep", "uname", "dirname"):
        (tmp_path / name).symlink_to(shutil.which(name))
    refused = run(str(ROOT / "scripts" / "system-packages"), "window", env={"PATH": str(tmp_path)})
    assert refused.returncode == 1
    assert re.search(r"^  sudo apt-get .*install -y .*libxcb-cursor0", refused.stderr, re.MULTILINE)


def test_the_demonstration_says_when_there_is_no_screen(tmp_path):
    refused = run(
        str(ROOT / "scripts" / "demo"),
        env={"PATH": "/usr/bin:/bin", "HOME": str(tmp_path)},
    )
    if shutil.which("uname") and run("uname").stdout.strip() == "Linux":
        assert refused.returncode == 1
        assert "make demo HEADLESS=1" in refused.stderr
