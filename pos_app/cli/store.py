"""The commands `init` and `status`."""

import argparse
from random import SystemRandom

from pos_app.cli.output import counted, show
from pos_app.cli.till import data_dir, opened, tell_care, tell_where
from pos_app.operations.opening import create_store
from pos_app.operations.upkeep.standing import standing

LONG_AGO_MS = 24 * 3600 * 1000
"""A till that meets its server syncs every minute: after a day somebody should look."""


def run(parsed: argparse.Namespace) -> int:
    """Make a store, or tell how it stands."""
    if parsed.command == "init":
        _init(parsed)
    else:
        _status(parsed)
    return 0


def _init(parsed: argparse.Namespace) -> None:
    folder = data_dir(parsed)
    create_store(
        folder,
        store_id=parsed.store_id,
        name=parsed.store_name,
        currency=parsed.currency,
        rng=SystemRandom(),
    )
    with opened(parsed) as till:
        store = till.identity
    answer = {
        "store_id": store.store_id,
        "store_name": store.store_name,
        "currency": store.currency,
        "till": store.till_no,
        "data_dir": str(folder),
    }
    show(parsed, answer, f"store {store.store_id}, {store.store_name}, is ready in {folder}")


def _status(parsed: argparse.Namespace) -> None:
    with opened(parsed) as till:
        tell_where(till)
        tell_care(till)
        found, now_ms = standing(till), till.clock.wall_ms()
    status, unread, answer = found.status, found.unread, found.answer()
    server = status.server_url or "no server"
    text = (
        f"store {status.store_id}, {status.store_name}: till {status.till}, {server}\n"
        f"{counted(status.events, 'event')}, {status.unsynced} not yet sent, {status.held} held,"
        f" {status.quarantined} quarantined\n"
        f"last sync: {answer['last_sync'] or 'never'}"
    )
    if status.server_url and now_ms - (status.last_sync_ms or 0) > LONG_AGO_MS:
        text += (
            "\nno sync has gone through for a day or more: 'kiryana-till sync' tries again and says"
            " what is in the way"
        )
    if status.set_aside:
        lost = counted(status.set_aside, "event")
        text += (
            f"\nlost by the server when it was restored: {lost} that other tills or a copy of this"
            " one made, in no figure here until those sync, or an admin gives this till's file to"
            " the server's 'salvage --others'"
        )
    if unread:
        kinds = counted(len(unread), "kind of event waits", "kinds of events wait")
        text += f"\n{kinds} for a newer version of this program"
    show(parsed, answer, text)
