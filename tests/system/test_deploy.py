"""The files in deploy/: units that systemd understands, and commands that the server has."""

import json
import re
import shlex
import shutil
import subprocess
import sys

import pytest
import yaml
from sync_server.errors import ServerCode
from sync_server.measures import Measures
from sync_server.settings import names_of_environment

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


def test_the_image_finds_the_backend_that_builds_the_packages():
    """Without isolation `uv_build` looks for its program on the path, wherever pip lies."""
    image = (ROOT / "deploy" / "Dockerfile").read_text()
    building = image[: image.index("--no-build-isolation")]
    assert "ENV PATH=/opt/kiryana/bin:$PATH" in building


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


def instructions():
    """The image's instructions, continued lines joined."""
    text = re.sub(r"\\\n\s*", " ", (ROOT / "deploy" / "Dockerfile").read_text())
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return [tuple(line.split(" ", 1)) for line in lines]


def test_the_image_keeps_the_rules_of_images():
    """What hadolint looks for: it is no package, so its rules are asked here. Nothing was built."""
    said = instructions()
    for word, rest in said:
        if word == "FROM":
            name = rest.split(" ")[0]
            assert ":" in name, "DL3006: the version of an image is named"
            assert not name.endswith(":latest"), "DL3007"
            assert "alpine" not in name, "nested JSON overruns musl's thread stacks"
        if word in {"CMD", "ENTRYPOINT"}:
            assert rest.startswith("["), "DL3025: without a shell, so that SIGTERM arrives"
        if word == "RUN":
            assert "sudo" not in rest, "DL3004"
            assert "apt-get" not in rest, "DL3008: nothing unpinned"
            assert "pip install" not in rest or "--no-cache-dir" in rest, "DL3042"
        if word == "WORKDIR":
            assert rest.startswith("/"), "DL3000"
        assert word != "ADD", "DL3020: COPY"
        assert word != "MAINTAINER", "DL4000"
    words = [word for word, _rest in said]
    assert words[0] == "FROM"
    assert words.count("CMD") == words.count("ENTRYPOINT") == words.count("HEALTHCHECK") == 1
    stop = dict(said)["STOPSIGNAL"]
    assert stop == "SIGTERM"
    secrets = [rest for word, rest in said if word in {"ENV", "ARG"} and "SECRET" in rest]
    assert secrets == [], "a secret in an image is none"


def test_the_compose_file_is_sound():
    """Parsed and asked by hand: there was no engine to try it on."""
    whole = yaml.safe_load((ROOT / "deploy" / "compose.yaml").read_text())
    services = whole["services"]
    known = names_of_environment()
    for name, service in services.items():
        assert "build" in service or ":" in service["image"], name
        assert not service.get("privileged"), name
        for other in service.get("depends_on", {}):
            assert other in services, (name, other)
        for secret in service.get("secrets", ()):
            assert secret in whole["secrets"], (name, secret)
        for volume in service.get("volumes", ()):
            source = volume.partition(":")[0]
            assert source.startswith("./") or source in whole["volumes"], (name, volume)
        if service["image"] == "kiryana-server":
            assert service["read_only"], name
            assert service["cap_drop"] == ["ALL"], name
            for key in service["environment"]:
                assert key.removesuffix("_FILE") in known, key
            for key in service["environment"]:
                assert "SECRET" not in key or key.endswith("_FILE"), key
        # Only nginx is reached from outside.
        assert ("ports" in service) == (name == "nginx"), name


def measured():
    """The names of all that a server counts, as Prometheus has them."""
    text = Measures().text().decode()
    names = set(re.findall(r"^# TYPE (\w+) ", text, re.MULTILINE))
    suffixes = ("", "_bucket", "_count", "_sum", "_total")
    return {name + suffix for name in names for suffix in suffixes} | {"up"}


def asked_of(expression):
    return set(re.findall(r"\bkiryana_\w+", expression))


def test_the_dashboard_and_the_alerts_ask_for_what_is_measured():
    folder = ROOT / "deploy" / "observability"
    board = json.loads((folder / "grafana.json").read_text())
    alerts = yaml.safe_load((folder / "alerts.yaml").read_text())
    rules = [rule for group in alerts["groups"] for rule in group["rules"]]
    asked = {target["expr"] for panel in board["panels"] for target in panel["targets"]}
    names = set().union(*(asked_of(text) for text in asked))
    for rule in rules:
        assert rule["annotations"]["summary"].endswith("."), rule["alert"]
        assert rule["annotations"]["remedy"].endswith("."), rule["alert"]
        assert rule["labels"]["severity"] in {"page", "ticket"}
        names |= asked_of(rule["expr"])
        for code in re.findall(r'code=~?"([\w|]+)"', rule["expr"]):
            assert set(code.split("|")) <= {*ServerCode}, rule["alert"]
    assert names <= measured(), names - measured()
    assert len(board["panels"]) == len({panel["id"] for panel in board["panels"]})
