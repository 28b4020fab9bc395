"""The lists of goods that a shop takes out again and again, on this till."""

from collections.abc import Callable

import msgspec

from pos_app.db.statement import Statement, Tx
from pos_app.domain.stock_draft import DraftLine, SavedList

_encode = msgspec.json.encode
_read_lines: Callable[[bytes], tuple[DraftLine, ...]] = msgspec.json.Decoder(
    tuple[DraftLine, ...]
).decode

_ALL = Statement("SELECT name, lines FROM saved_list ORDER BY name")
_PUT = Statement(
    "INSERT INTO saved_list (name, lines) VALUES (:name, :lines)"
    " ON CONFLICT (name) DO UPDATE SET lines = excluded.lines"
)
_DROP = Statement("DELETE FROM saved_list WHERE name = :name")


def load(tx: Tx) -> tuple[SavedList, ...]:
    """All lists by name."""
    return tuple(SavedList(name=name, lines=_read_lines(lines)) for name, lines in _ALL.all(tx))


def put(tx: Tx, saved: SavedList) -> None:
    """Keep a list, in the place of one of its name."""
    _PUT.run(tx, {"name": saved.name, "lines": _encode(saved.lines)})


def drop(tx: Tx, name: str) -> None:
    """Forget the list of that name, if there is one."""
    _DROP.run(tx, {"name": name})
