"""Users' passwords, by argon2id."""

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from sync_server.errors import RefusedError, ServerCode

CHARS_MIN = 12
CHARS_MAX = 128


def hash_password(password: str) -> str:
    """A password's argon2id hash (19 MiB, two passes, one lane: OWASP's floor, 30 ms here).

    Raises RefusedError(MALFORMED) for a length outside 12 to 128 characters.
    """
    if not CHARS_MIN <= len(password) <= CHARS_MAX:
        raise RefusedError(
            ServerCode.MALFORMED, f"a password has {CHARS_MIN} to {CHARS_MAX} characters"
        )
    return _hasher().hash(password)


def matches(password_hash: str, password: str) -> bool:
    """Whether this is the password of that hash."""
    try:
        return _hasher().verify(password_hash, password)
    except (VerificationError, InvalidHashError):
        return False


def _hasher() -> PasswordHasher:
    return PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
