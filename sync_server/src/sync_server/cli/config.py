"""`config check` and `config print`: what the settings are, before anything is served by them."""

import argparse
import os

from sync_server.settings import FILE_SUFFIX, PREFIX, Settings, names_of_environment, shown


def check(settings: Settings, _given: argparse.Namespace) -> int:
    """Say whether a server would start by these settings. Raises StartRefusedError."""
    from random import SystemRandom

    from sync_server.auth.keys import load_secret
    from sync_server.cache.redis_address import Lines
    from sync_server.db.database import Database
    from sync_server.http.modules import chosen
    from sync_server.http.routes import ROUTES

    chosen(ROUTES, settings.only)
    if settings.redis_url:
        Lines(settings.redis_url)
    # A check makes nothing: a key that is missing is made by the first start.
    if settings.secret_key or (settings.folder / "secret.key").exists():
        load_secret(settings.folder, settings.secret_key)
    if not settings.lacks_database:
        db = Database.open(settings.effective_url, rng=SystemRandom(), pool_size=1)
        try:
            db.reach()
        finally:
            db.close()
    if settings.database_url and settings.local_database_url:
        print("MYSQL_LOCAL_URI is not used: MYSQL_CENTRAL_URI names the database of this server.")
    for name in unknown_names():
        print(f"{name} is no setting of this program and changes nothing.")
    print("The settings can be used.")
    return 0


def show(settings: Settings, _given: argparse.Namespace) -> int:
    """Print every setting as it is used, without secrets."""
    for name, value in shown(settings).items():
        print(f"{name} = {_toml(value)}")
    return 0


def unknown_names() -> list[str]:
    """Names in the environment that look like ours and are not: a slip, or another program's."""
    known = names_of_environment()
    return sorted(
        name
        for name in os.environ
        if name.startswith(PREFIX) and name.removesuffix(FILE_SUFFIX) not in known
    )


def _toml(value: object) -> str:
    if isinstance(value, str):
        escaped = value.replace("\\", "\\\\").replace('"', '\\"')
        return f'"{escaped}"'
    return str(value)
