"""The attack on the push for longer: `python -m tests.support.attacking --seeds 500`.

`--mariadb` plays them there, `--first 17 --seeds 1` one seed again.
"""

import argparse
import contextlib
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from litestar.testing import TestClient
from sync_server.http.app import build_app

from tests.support.attacking.pushing import Attack
from tests.support.mariadb import private_mariadb
from tests.support.operating.memory import in_memory
from tests.support.rest import rest_state
from tests.support.sync_server import local_server


def main(argv: Sequence[str] | None = None) -> int:
    """Play the seeds asked for; 1 at the first that fails, whose number is printed."""
    given = _parser().parse_args(argv)
    statuses, answers = Counter[int](), Counter[str]()
    for seed in range(given.first, given.first + given.seeds):
        with contextlib.ExitStack() as stack:
            files = tempfile.TemporaryDirectory(dir=in_memory(1 << 30))
            folder = Path(stack.enter_context(files))
            url = None
            if given.mariadb:
                mariadb = stack.enter_context(private_mariadb(parent=in_memory(1 << 30)))
                url = mariadb.url(mariadb.new_database())
            server = stack.enter_context(local_server(folder, url))
            client = stack.enter_context(
                TestClient(build_app(rest_state(server), "test"), raise_server_exceptions=False)
            )
            attack = Attack(server, client, seed)
            try:
                attack.run(given.batches)
            except AssertionError as error:
                sys.stdout.write(f"seed {seed} failed: {error}\n")
                return 1
            statuses += attack.statuses
            answers += attack.answers
    sys.stdout.write(f"{given.seeds} seeds held: {dict(statuses)}, {dict(answers)}\n")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.support.attacking")
    parser.add_argument("--seeds", type=int, default=100)
    parser.add_argument("--first", type=int, default=1, help="the first seed")
    parser.add_argument("--batches", type=int, default=100, help="of each seed")
    parser.add_argument("--mariadb", action="store_true", help="on MariaDB instead of SQLite")
    return parser


if __name__ == "__main__":
    sys.exit(main())
