"""The lists of the stock screens while they are typed: kept on the disk, undone, given up."""

from pos_app.db import drafts
from pos_app.db.drafts import Kept
from pos_app.domain.stock_draft import DraftName, StockDraft
from pos_app.operations.context import TillContext

__all__ = ["Kept", "drop_draft", "open_draft", "save_draft", "undo_draft"]


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
