"""What one run plays: its seed, its size, and the kinds of fault that may happen in it.

Each seed draws its own mixture ("swarm"): about half of the kinds are off, the others are rarer or
more frequent than their usual rate, and one seed in ten has no fault at all.
"""

from random import Random

from msgspec import Struct

DAY_MS = 24 * 3600 * 1000
HOUR_MS = 3600 * 1000
STORES = (1, 2)
TILLS_MAX = 3
OFTEN = (2, 2, 1)
"""Most groceries have one till, and most mistakes need two."""
REAL_KEYS_EVERY = 20

FAULTS: dict[str, float] = {
    # At each request.
    "drop_request": 0.04,
    "drop_reply": 0.04,
    "repeat": 0.04,
    "delay": 0.03,
    "cut_request": 0.015,
    "flip_request": 0.015,
    "cut_reply": 0.02,
    "flip_reply": 0.02,
    "portal": 0.015,
    "error_500": 0.02,
    "busy_429": 0.02,
    "put_off": 0.03,
    "stale_token": 0.03,
    "misroute": 0.03,
    "sale_meanwhile": 0.05,
    "another_program": 0.02,
    "slow": 0.03,
    "token_expiry": 0.04,
    "lagging_replica": 0.04,
    "small_pages": 0.4,
    # At each push of which the server says that it begins a branch.
    "fork_lost": 0.3,
    # At each writing statement of the server, and at each of its transactions.
    "server_crash_in_batch": 0.002,
    "deadlock": 0.003,
    "server_crash_before_commit": 0.02,
    "server_crash_after_commit": 0.02,
    "commit_outcome_unknown": 0.02,
    "read_only": 0.02,
    "database_full": 0.02,
    # At each writing statement of a till.
    "till_crash_in_write": 0.0007,
    "full_at_write": 0.0015,
    "busy_at_write": 0.0015,
    # At each transaction of a till, after each reply to a push, between two pages.
    "till_crash_before_commit": 0.006,
    "till_crash_after_commit": 0.006,
    "till_crash_after_push": 0.03,
    "till_crash_between_pages": 0.05,
    # A few times a day at each till.
    "partition": 0.25,
    "one_sided_partition": 0.12,
    "storm_429": 0.12,
    "keyring_lost": 0.1,
    "upgrade": 0.1,
    "key_rotation": 0.1,
    "wrong_sum": 0.06,
    "wrong_pending": 0.06,
    "clock_jump": 0.2,
    "clock_frozen": 0.1,
    "power_loss": 0.1,
    "disk_full": 0.1,
    "poison": 0.15,
    "tampered_claim": 0.12,
    "stop_in_round": 0.15,
    "revoke": 0.03,
    "restore": 0.08,
    "clone": 0.03,
    "server_loss": 0.06,
    "forgotten": 0.02,
    "both_put_back": 0.1,
    "failover": 0.05,
    # At each till, once: it runs an older program until somebody upgrades it.
    "older_program": 0.2,
    # At each copy of a till: whether it is made to another machine.
    "elsewhere": 0.5,
    # Not a fault: a manager looks at what is open.
    "decision": 0.25,
    # Nor these: a program or a person moves stock by the API.
    "office": 0.15,
    # And an admin saves, out of this till's file, what a restored server lost of others.
    "rescue": 0.15,
}
"""Each kind of fault and how often it happens at each of its occasions."""

NOT_PLAYED = {
    "downgrade": "an older program on a newer file is refused: tests/app/db/test_database.py",
    "new schema": "a server migrated between two rounds: tests/contract/test_versions.py",
    "redis": "no sync answer is read from a cache: tests/server/cache",
}
"""Faults of the design that a run of these parts cannot meet, and what proves them instead."""


class Plan(Struct, frozen=True, kw_only=True):
    """One run. `tills` 0 lets the seed choose one to three for each store."""

    seed: int
    days: int = 2
    tills: int = 0
    kinds: frozenset[str] = frozenset(FAULTS)
    is_eager: bool = False
    """Every kind is on, at three times its usual rate: for runs that look at one kind alone."""

    def rates(self) -> dict[str, float]:
        """The chance of each kind at each of its occasions in this run."""
        if self.is_eager:
            return {kind: min(0.9, FAULTS[kind] * 3) for kind in sorted(self.kinds)}
        if Random(f"{self.seed}/quiet").random() < 0.1:
            return {}
        drawn = {}
        for kind, usual in FAULTS.items():
            # A stream of its own for each kind: leaving one out does not move the others.
            rng = Random(f"{self.seed}/rate/{kind}")
            if rng.random() < 0.55:
                drawn[kind] = min(0.9, usual * 3 ** rng.uniform(-1, 1))
        return {kind: rate for kind, rate in drawn.items() if kind in self.kinds}

    def tills_of(self, store_id: int) -> int:
        """How many tills a store has."""
        rng = Random(f"{self.seed}/tills/{store_id}")
        return self.tills or rng.choices(range(1, TILLS_MAX + 1), OFTEN)[0]

    @property
    def has_real_keys(self) -> bool:
        """Whether Ed25519, tokens of ten minutes and SQLAlchemy are played: in one run of 20."""
        return self.seed % REAL_KEYS_EVERY == 0

    @property
    def command(self) -> str:
        """The command line that plays this run again."""
        words = ["python -m tests.simulation", f"--seed {self.seed}", f"--days {self.days}"]
        if self.tills:
            words.append(f"--tills {self.tills}")
        left_out = sorted(set(FAULTS) - self.kinds)
        if left_out:
            words.append(f"--without {','.join(left_out)}")
        return " ".join(words)
