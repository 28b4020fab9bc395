"""The commands `verify`, `rebuild`, `compact`, `backup`, `restore` and `report-problem`."""

import argparse
from pathlib import Path
from random import SystemRandom

from pos_app.cli.output import counted, show
from pos_app.cli.till import data_dir, opened
from pos_app.clock import SystemClock
from pos_app.db.rebuild import rebuild
from pos_app.db.verify import verify
from pos_app.domain.people import Right
from pos_app.errors import FolderNotUsable, PosError, SettingsRefused
from pos_app.operations.backups import back_up
from pos_app.operations.compacting import put_away
from pos_app.operations.safety import proving
from pos_app.operations.safety.restoring import restore
from pos_app.operations.upkeep.problem_report import make_report, send_report
from pos_app.settings import Settings, load_settings

_WITH_SYNC = "a report goes to head office with the next sync"


def run(parsed: argparse.Namespace) -> int:
    """Run one of these commands; `verify` gives 1 when something is wrong."""
    commands = {
        "verify": _verify,
        "rebuild": _rebuild,
        "compact": _compact,
        "backup": _backup,
        "restore": _restore,
        "report-problem": _report_problem,
    }
    return commands[parsed.command](parsed)


def _verify(parsed: argparse.Namespace) -> int:
    with opened(parsed) as till:
        report = verify(till.db, signer=till.signer())
        proving.note(till, report)
    answer = {
        "ok": report.ok,
        "events": report.events,
        "chain_ok": report.chain_ok,
        "projections_ok": report.projections_ok,
        "problems": list(report.problems),
    }
    well = f"{counted(report.events, 'event')}: the chain holds and every figure follows from it"
    show(parsed, answer, well if report.ok else "\n".join(report.problems))
    return 0 if report.ok else 1


def _rebuild(parsed: argparse.Namespace) -> int:
    with opened(parsed) as till:
        events = rebuild(till.db)
    show(parsed, {"events": events}, f"every figure made anew from {counted(events, 'event')}")
    return 0


def _compact(parsed: argparse.Namespace) -> int:
    with opened(parsed) as till:
        done = put_away(till.db, till.clock)
    events = done.events if done else 0
    text = f"{counted(events, 'old event')} put away; every figure is as it was"
    answer = {"events": events, "store_seq": done.store_seq if done else None}
    show(parsed, answer, text if done else "there is nothing old enough to be put away")
    return 0


def _backup(parsed: argparse.Namespace) -> int:
    path = Path(parsed.file)
    with opened(parsed) as till:
        till.need(Right.EDIT_SETTINGS)
        events = back_up(till, path)
    show(
        parsed,
        {"events": events, "file": str(path)},
        f"{counted(events, 'event')} written to {path}",
    )
    return 0


def _restore(parsed: argparse.Namespace) -> int:
    folder = data_dir(parsed)
    if parsed.user:
        # Whoever names nobody may write the folder; whoever does has that person's rights.
        with opened(parsed) as till:
            till.need(Right.EDIT_SETTINGS)
    restored = restore(folder, Path(parsed.file), force=parsed.force)
    kept = restored.kept_aside
    answer = {
        "store_id": restored.store_id,
        "events": restored.events,
        "kept_aside": None if kept is None else str(kept),
    }
    text = f"store {restored.store_id}: {counted(restored.events, 'event')} restored into {folder}"
    if kept is not None:
        text += f"; what was there before is in {kept}"
    show(parsed, answer, text)
    return 0


def _report_problem(parsed: argparse.Namespace) -> int:
    """Made where the till or its settings cannot be read, too: then it says why."""
    sent = _kept_for_head_office(parsed) if parsed.send else None
    if sent is not None and parsed.file is None:
        show(parsed, {"file": None, "waiting": sent}, _WITH_SYNC)
        return 0
    folder = data_dir(parsed)
    trouble: PosError | None = None
    try:
        settings = load_settings(folder)
    except (SettingsRefused, FolderNotUsable) as error:
        settings, trouble = Settings(data_dir=folder), error
    named = None if parsed.file is None else Path(parsed.file)
    path = make_report(settings, SystemClock(), SystemRandom(), path=named, trouble=trouble)
    text = f"give this file to whoever helps you: {path}"
    if sent is None:
        show(parsed, {"file": str(path)}, text)
    else:
        show(parsed, {"file": str(path), "waiting": sent}, f"{text}\n{_WITH_SYNC}")
    return 0


def _kept_for_head_office(parsed: argparse.Namespace) -> int:
    """Keep a report for the next sync, of a command or a window; how many wait then."""
    with opened(parsed) as till:
        return send_report(till, SystemRandom())
