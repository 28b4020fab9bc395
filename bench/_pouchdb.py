"""The rival of an ingest: PouchDB replicating the same documents to express-pouchdb.

Its packages are fetched by npm into bench/results/pouchdb/ when the benchmark runs, and stay there.
"""

import subprocess
from collections.abc import Iterable
from pathlib import Path

import msgspec

PACKAGES = Path(__file__).parent / "results" / "pouchdb"
NEEDED = ("pouchdb@9.0.0", "express-pouchdb@4.2.0", "express@4.21.2")
SCRIPT = Path(__file__).parent / "_replicate.cjs"
INSTALL_S_MAX = 600
REPLICATE_S_MAX = 900


class RivalMissingError(Exception):
    """Node, npm or the packages cannot be had here; the text is what npm said."""


class Replicated(msgspec.Struct, frozen=True):
    """How many documents arrived, and in how many nanoseconds."""

    docs: int
    ns: int


def fetch() -> None:
    """Install what is needed, once. Raises RivalMissingError."""
    done_mark = PACKAGES / "complete"
    if done_mark.exists():
        return
    PACKAGES.mkdir(parents=True, exist_ok=True)
    (PACKAGES / "package.json").write_text('{"private": true}\n')
    said = _run(
        ["npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", *NEEDED], INSTALL_S_MAX
    )
    if said.returncode != 0:
        raise RivalMissingError(said.stderr[-500:])
    done_mark.touch()


def replicate(bodies: Iterable[bytes], folder: Path) -> Replicated:
    """Replicate events' bodies, each a document, to a server in a process of its own."""
    documents = folder / "documents.jsonl"
    with documents.open("wb") as lines:
        for body in bodies:
            document = msgspec.json.decode(body)
            document["_id"] = document["event_id"]
            lines.write(msgspec.json.encode(document) + b"\n")
    said = _run(["node", str(SCRIPT), str(PACKAGES), str(folder), str(documents)], REPLICATE_S_MAX)
    if said.returncode != 0:
        raise RivalMissingError(said.stderr[-500:])
    return msgspec.json.decode(said.stdout, type=Replicated)


def _run(command: list[str], seconds: int) -> subprocess.CompletedProcess[str]:
    try:
        return subprocess.run(
            command, cwd=PACKAGES, capture_output=True, text=True, timeout=seconds, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise RivalMissingError(str(error)) from error
