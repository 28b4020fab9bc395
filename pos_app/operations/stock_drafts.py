"""The lists of the stock screens: kept while they are typed, undone, and saved to fill in again."""

from collections.abc import Sequence

from pos_app.db import drafts
from pos_app.db import saved_lists as db_lists
from pos_app.db.drafts import Kept
from pos_app.domain.product import checked_name
from pos_app.domain.stock_draft import DraftLine, DraftName, SavedList, StockDraft
from pos_app.errors import NothingChanged
from pos_app.operations.context import TillContext

__all__ = [
    "Kept",
    "drop_draft",
    "forget_list",
    "keep_list",
    "open_draft",
    "save_draft",
    "saved_lists",
    "undo_draft",
]


def open_draft(till: TillContext, name: DraftName) -> Kept:
    """A list as it was left, also by a power cut; an empty one when there is none."""
    with till.db.read() as tx:
        return drafts.load(tx, name)


def save_draft(till: TillContext, draft: StockDraft, *, is_step: bool = True) -> int:
    """Keep a list; only lines that changed are written, and how to undo them. Gives the time."""
    now_ms = till.clock.wall_ms()
    with till.db.write() as tx:
        drafts.save(tx, draft, now_ms=now_ms, is_step=is_step)
    return now_ms


def undo_draft(till: TillContext, name: DraftName) -> StockDraft | None:
    """A list before its last saved step, or None when there is none; survives a restart."""
    with till.db.write() as tx:
        return drafts.undo(tx, name, now_ms=till.clock.wall_ms())


def drop_draft(till: TillContext, name: DraftName) -> None:
    """Give a list up."""
    with till.db.write() as tx:
        drafts.clear(tx, name)


def saved_lists(till: TillContext) -> tuple[SavedList, ...]:
    """The lists that were saved on this till, by name."""
    with till.db.read() as tx:
        return db_lists.load(tx)


def keep_list(till: TillContext, name: str, lines: Sequence[DraftLine]) -> SavedList:
    """Save lines under a name, in the place of a list of that name in any case.

    Raises NothingChanged without lines, and NameRefused.
    """
    if not lines:
        raise NothingChanged
    kept = SavedList(name=checked_name(name), lines=tuple(lines))
    with till.db.write() as tx:
        for known in db_lists.load(tx):
            if known.name.casefold() == kept.name.casefold():
                db_lists.drop(tx, known.name)
        db_lists.put(tx, kept)
    return kept


def forget_list(till: TillContext, name: str) -> None:
    """Forget the list of exactly that name."""
    with till.db.write() as tx:
        db_lists.drop(tx, name)
