"""`python -m bench.replay`: real baskets, several stores and tills, one server, equal to the penny.

Without `--database-url` the server runs on a private MariaDB; `--database-url sqlite` on SQLite.
The exit status is 1 when anything differs.
"""

import argparse
import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

from bench.replay.baskets import Choice
from bench.replay.comparing import table
from bench.replay.running import Plan, replay
from tests.support.mariadb import private_mariadb


def main(arguments: Sequence[str]) -> int:
    """Run one replay and print its table."""
    given = _parser().parse_args(arguments)
    choice = Choice(
        stores=given.stores,
        days=given.weeks * 7,
        start=datetime.fromisoformat(given.start).replace(tzinfo=UTC),
        path=given.baskets,
    )
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="kiryana-replay-")))
        url = given.database_url
        if url is None:
            mariadb = stack.enter_context(private_mariadb())
            url = mariadb.url(mariadb.new_database())
        plan = Plan(
            choice=choice,
            tills=given.tills,
            database_url=None if url == "sqlite" else url,
            catalogue=given.catalogue,
            seed=given.seed,
        )
        results = replay(plan, folder, tell=lambda text: print(text, flush=True))
    print(table(results))
    return 1 if any(each.differences for each in results) else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench.replay", description=__doc__)
    parser.add_argument("--stores", type=int, default=4, help="the busiest so many (4)")
    parser.add_argument("--weeks", type=int, default=2, help="so many weeks (2)")
    parser.add_argument("--tills", type=int, default=2, help="tills in each store (2)")
    parser.add_argument("--start", default="2017-06-01", help="the first day (2017-06-01)")
    parser.add_argument("--seed", type=int, default=1, help="who syncs when")
    parser.add_argument("--database-url", help="mysql://..., or sqlite; none: a private MariaDB")
    parser.add_argument("--catalogue", type=Path, help="goods: code,name,valid_gtin (.csv.gz)")
    parser.add_argument("--baskets", type=Path, help="another file with the panel's columns")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
