"""Lists being entered on the disk, line by line, so that a power cut loses none of the typing."""

from collections.abc import Callable
from typing import NamedTuple

import msgspec

from pos_app.db.statement import Statement, Tx
from pos_app.domain.stock_draft import DraftLine, DraftName, StockDraft

UNDO_STEPS_MAX = 50


class Kept(NamedTuple):
    """A list as it lies on the disk, and when it was last changed, in wall time."""

    draft: StockDraft
    changed_ms: int | None


_encode = msgspec.json.encode
_read_line: Callable[[bytes], DraftLine] = msgspec.json.Decoder(DraftLine).decode
_read_undo: Callable[[bytes], dict[int, DraftLine | None]] = msgspec.json.Decoder(
    dict[int, DraftLine | None]
).decode

_ONE = Statement(
    "SELECT vendor_name, bill_no, delivered_on, is_paid_now, changed_ms FROM stock_draft"
    " WHERE name = :name"
)
_LINES = Statement("SELECT line FROM stock_draft_line WHERE name = :name ORDER BY n")
_PUT = Statement(
    "INSERT INTO stock_draft (name, vendor_name, bill_no, delivered_on, is_paid_now, changed_ms)"
    " VALUES (:name, :vendor_name, :bill_no, :delivered_on, :is_paid_now, :changed_ms)"
    " ON CONFLICT (name) DO UPDATE SET vendor_name = excluded.vendor_name,"
    " bill_no = excluded.bill_no, delivered_on = excluded.delivered_on,"
    " is_paid_now = excluded.is_paid_now, changed_ms = excluded.changed_ms"
)
_PUT_LINE = Statement(
    "INSERT INTO stock_draft_line (name, n, line) VALUES (:name, :n, :line)"
    " ON CONFLICT (name, n) DO UPDATE SET line = excluded.line"
)
_DROP_LINE = Statement("DELETE FROM stock_draft_line WHERE name = :name AND n = :n")
_LAST_STEP = Statement("SELECT max(step) FROM stock_draft_step WHERE name = :name")
_STEP = Statement("SELECT undo FROM stock_draft_step WHERE name = :name AND step = :step")
_ADD_STEP = Statement(
    "INSERT INTO stock_draft_step (name, step, undo) VALUES (:name, :step, :undo)"
)
_DROP_STEPS = Statement("DELETE FROM stock_draft_step WHERE name = :name AND step <= :step")
_DROP_STEP = Statement("DELETE FROM stock_draft_step WHERE name = :name AND step = :step")
_CLEAR = (
    Statement("DELETE FROM stock_draft_line WHERE name = :name"),
    Statement("DELETE FROM stock_draft_step WHERE name = :name"),
    Statement("DELETE FROM stock_draft WHERE name = :name"),
)


def load(tx: Tx, name: DraftName) -> Kept:
    """A list as it was saved; an empty one when there is none."""
    row = _ONE.one(tx, name=name)
    if row is None:
        return Kept(StockDraft(name=name), None)
    vendor_name, bill_no, delivered_on, is_paid_now, changed_ms = row
    lines = tuple(_read_line(line) for (line,) in _LINES.all(tx, name=name))
    draft = StockDraft(
        name=name,
        lines=lines,
        vendor_name=vendor_name,
        bill_no=bill_no,
        delivered_on=delivered_on,
        is_paid_now=bool(is_paid_now),
    )
    return Kept(draft, changed_ms)


def save(tx: Tx, draft: StockDraft, *, now_ms: int, is_step: bool = True) -> None:
    """Keep what changed since the last save; a step can be undone, a typed note cannot."""
    changed = _write(tx, load(tx, draft.name).draft, draft, now_ms=now_ms)
    if not changed or not is_step:
        return
    step = _last_step(tx, draft.name) + 1
    _ADD_STEP.run(tx, {"name": draft.name, "step": step, "undo": _encode(changed)})
    _DROP_STEPS.run(tx, {"name": draft.name, "step": step - UNDO_STEPS_MAX})


def undo(tx: Tx, name: DraftName, *, now_ms: int) -> StockDraft | None:
    """Take back the last saved step: the list as it was, or None when there is no step."""
    step = _last_step(tx, name)
    row = _STEP.one(tx, name=name, step=step)
    if row is None:
        return None
    now = load(tx, name).draft
    lines = {**{line.n: line for line in now.lines}, **_read_undo(row[0])}
    kept = tuple(line for _, line in sorted(lines.items()) if line is not None)
    before = msgspec.structs.replace(now, lines=kept)
    _write(tx, now, before, now_ms=now_ms)
    _DROP_STEP.run(tx, {"name": name, "step": step})
    return before


def clear(tx: Tx, name: DraftName) -> None:
    """Forget a list: it was recorded in this very transaction."""
    for statement in _CLEAR:
        statement.run(tx, {"name": name})


def _write(
    tx: Tx, before: StockDraft, after: StockDraft, *, now_ms: int
) -> dict[int, DraftLine | None]:
    """Write the difference of two states of a list; gives the changed lines as they were."""
    values = {
        "vendor_name": after.vendor_name,
        "bill_no": after.bill_no,
        "delivered_on": after.delivered_on,
        "is_paid_now": int(after.is_paid_now),
        "changed_ms": now_ms,
    }
    _PUT.run(tx, {"name": after.name, **values})
    old = {line.n: line for line in before.lines}
    new = {line.n: line for line in after.lines}
    changed = {n: old.get(n) for n in old.keys() | new.keys() if old.get(n) != new.get(n)}
    for n in changed:
        if n in new:
            _PUT_LINE.run(tx, {"name": after.name, "n": n, "line": _encode(new[n])})
        else:
            _DROP_LINE.run(tx, {"name": after.name, "n": n})
    return changed


def _last_step(tx: Tx, name: DraftName) -> int:
    row = _LAST_STEP.one(tx, name=name)
    return row[0] or 0 if row else 0
