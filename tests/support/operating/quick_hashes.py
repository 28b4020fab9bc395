"""Hashes of PINs and passwords for tests: argon2id at the least work that it can do.

OWASP's floor takes 30 to 150 ms a hash on purpose, and hundreds of tests take people on. How much
work the programs ask for is tested where a test takes `real_hashes`. Programs that a test starts
hash as they always do.
"""

import os
from typing import Any

import argon2
import pytest

LEAST_KIB = 8
_REAL = argon2.PasswordHasher.hash


def begin(patch: pytest.MonkeyPatch) -> None:
    """Hash at the least work in this process; a check does the work that its hash was made with."""
    patch.setattr(argon2.PasswordHasher, "hash", _quick)


def as_always(patch: pytest.MonkeyPatch) -> None:
    """Hash as the programs do."""
    patch.setattr(argon2.PasswordHasher, "hash", _REAL)


def _quick(_: argon2.PasswordHasher, password: str | bytes, *, salt: bytes | None = None) -> str:
    whole: dict[str, Any] = {"hash_len": 32, "type": argon2.Type.ID}
    secret = password.encode() if isinstance(password, str) else password
    hashed = argon2.low_level.hash_secret(
        secret, salt or os.urandom(16), time_cost=1, memory_cost=LEAST_KIB, parallelism=1, **whole
    )
    return hashed.decode()
