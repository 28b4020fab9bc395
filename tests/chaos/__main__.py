"""Real processes in a storm: `python -m tests.chaos --seed 5 --minutes 3`.

Six tills of two stores and two servers on one MariaDB, behind a bad network; tills, servers and the
database are killed at random. At the end everything must be equal everywhere, and equal to what
the tills printed. A failure prints its seed and keeps the folder.
"""

import argparse
import sys
from collections.abc import Sequence
from random import SystemRandom

from tests.chaos.run import run

SEED_MAX = 10**6


def main(argv: Sequence[str] | None = None) -> int:
    """Play one storm; 0 when everything was equal and nothing stayed unseen."""
    parser = argparse.ArgumentParser(prog="python -m tests.chaos", description=__doc__)
    parser.add_argument("--seed", type=int, help="of the people, the network and the deaths")
    parser.add_argument("--minutes", type=float, default=2.0, help="how long the storm lasts")
    given = parser.parse_args(argv)
    seed = SystemRandom().randrange(SEED_MAX) if given.seed is None else given.seed
    _say(f"seed {seed}")
    result = run(seed, seconds=60 * given.minutes)
    for what, count in sorted(result.seen.items()):
        _say(f"  {count:7d} {what}")
    if result.problem:
        _say(f"FAILED with seed {seed}; kept {result.folder}\n{result.problem}")
        return 1
    if result.unseen:
        _say(f"Blind: never seen in this run: {', '.join(result.unseen)}.")
        return 1
    _say("Everything is equal everywhere, and equal to what the tills printed.")
    return 0


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    sys.exit(main())
