"""`doctor`: looks at everything that a server leans on, and says what is wrong and what to do."""

import argparse
import shutil
import time
from collections.abc import Callable
from random import SystemRandom

from sync_server.errors import BusyError, StartRefusedError
from sync_server.settings import Settings

FREE_BYTES_MIN = 1 << 30

type Finding = tuple[str, str]
"""`ok`, `note` or `WRONG`, and a sentence."""


def look(settings: Settings, given: argparse.Namespace) -> int:
    """Look at everything; with `--ready` print what is wrong only. 1 where anything is wrong."""
    found = [("settings", ("ok", "they can be used"))]
    for name, check in CHECKS.items():
        try:
            found.append((name, check(settings)))
        except (StartRefusedError, BusyError) as error:
            found.append((name, ("WRONG", str(error))))
    for name, (word, sentence) in found:
        if word == "WRONG" or not given.ready:
            print(f"{word:5} {name}: {sentence}")
    return int(any(word == "WRONG" for _name, (word, _sentence) in found))


def _secret(settings: Settings) -> Finding:
    from sync_server.auth.keys import load_secret

    path = settings.folder / "secret.key"
    if not settings.secret_key and not path.exists():
        return "note", "SECRET_KEY is not given: the first start makes one in the data folder"
    load_secret(settings.folder, settings.secret_key)
    if not settings.secret_key and path.stat().st_mode & 0o077:
        return "WRONG", f"{path} can be read by others: chmod 600 it"
    return "ok", "SECRET_KEY is there; keep it with the backup"


def _database(settings: Settings) -> Finding:
    from sync_server.db.database import Database
    from sync_server.db.migrating import current_revision, newest_revision

    if settings.lacks_database:
        return "note", "there is none yet: the first start makes it"
    db = Database.open(settings.effective_url, rng=SystemRandom(), pool_size=1)
    try:
        db.reach()
        started_s = time.perf_counter()
        db.ping()
        took_ms = (time.perf_counter() - started_s) * 1000
        revision = current_revision(db)
    finally:
        db.close()
    if revision != newest_revision():
        return "WRONG", f"it is at revision {revision}: run `kiryana-server migrate`"
    return "ok", f"it answers in {took_ms:.1f} ms, at revision {revision}"


def _keys(settings: Settings) -> Finding:
    from sync_server.auth.keys import KeyRing, derive, load_secret
    from sync_server.db.database import Database
    from sync_server.db.keys import all_keys

    if _database(settings)[0] != "ok":
        return "note", "the database comes first"
    secrets = derive(load_secret(settings.folder, settings.secret_key))
    db = Database.open(settings.effective_url, rng=SystemRandom(), pool_size=1)
    try:
        with db.read() as tx:
            stored = all_keys(tx)
        if not stored:
            return "note", "there is none yet: the first start makes it"
        KeyRing(db, secrets).open(max(key.created_ms for key in stored))
    finally:
        db.close()
    return "ok", f"{len(stored)} that SECRET_KEY opens"


def _redis(settings: Settings) -> Finding:
    from sync_server.cache.redis_address import look_at

    if not settings.redis_url:
        return "note", "none is given: each process counts and keeps for itself"
    policy = look_at(settings.redis_url)
    if policy is None:
        return "WRONG", "it does not answer: all is served meanwhile, slower"
    if policy and not policy.startswith(("volatile-", "noeviction")):
        return "WRONG", f"its policy is {policy}: set maxmemory-policy volatile-lfu"
    return "ok", f"it answers, policy {policy or 'not told'}"


def _disk(settings: Settings) -> Finding:
    free = shutil.disk_usage(settings.folder).free
    word = "ok" if free >= FREE_BYTES_MIN else "WRONG"
    return word, f"{free / (1 << 30):.1f} GiB are free in {settings.folder}"


CHECKS: dict[str, Callable[[Settings], Finding]] = {
    "secret": _secret,
    "database": _database,
    "keys": _keys,
    "redis": _redis,
    "disk": _disk,
}
