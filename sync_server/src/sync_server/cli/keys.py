"""`keys rotate` and `keys list`: the keys that sign access tokens."""

import argparse

from sync_server.cli.counting import counted
from sync_server.cli.opened import opened_database
from sync_server.clock import SystemClock
from sync_server.settings import Settings


def rotate(settings: Settings, _given: argparse.Namespace) -> int:
    """Make the next key. Raises StartRefusedError, BusyError."""
    from sync_server.auth.keys import PUBLISHED_MS, KeyRing, derive, load_secret

    with opened_database(settings) as db:
        ring = KeyRing(db, derive(load_secret(settings.folder, settings.secret_key)))
        now_ms = SystemClock().wall_ms()
        # Opened first: a wrong SECRET_KEY is told before a key is sealed with it.
        ring.open(now_ms)
        name = ring.rotate(now_ms)
    print(f"Key {name} is published and signs in {PUBLISHED_MS // 1000} seconds.")
    return 0


def show(settings: Settings, _given: argparse.Namespace) -> int:
    """Print each key's name and age, oldest first. Raises StartRefusedError, BusyError."""
    from sync_server.db.keys import all_keys

    with opened_database(settings) as db, db.read() as tx:
        stored = all_keys(tx)
    now_ms = SystemClock().wall_ms()
    for key in stored:
        print(f"{key.key_id}  made {counted((now_ms - key.created_ms) // 3_600_000, 'hour')} ago")
    return 0
