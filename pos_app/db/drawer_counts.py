"""The count of a drawer while it is typed: one at a time, of the shift that is being closed."""

from collections.abc import Callable

import msgspec

from pos_app.db.statement import Statement, Tx
from pos_app.domain.shift import TypedCount

_read_pieces: Callable[[bytes], dict[int, int]] = msgspec.json.Decoder(dict[int, int]).decode
_encode = msgspec.json.encode

_ONE = Statement("SELECT pieces, first_paisa FROM drawer_count WHERE shift_no = :shift_no")
_PUT = Statement(
    "INSERT INTO drawer_count (shift_no, pieces, first_paisa)"
    " VALUES (:shift_no, :pieces, :first_paisa)"
    " ON CONFLICT (shift_no) DO UPDATE SET pieces = excluded.pieces,"
    " first_paisa = excluded.first_paisa"
)
_OTHERS = Statement("DELETE FROM drawer_count WHERE shift_no != :shift_no")
_CLEAR = Statement("DELETE FROM drawer_count")


def load(tx: Tx, shift_no: int) -> TypedCount | None:
    """What was typed of a shift's drawer; None where it was another shift, or nothing."""
    row = _ONE.one(tx, shift_no=shift_no)
    return None if row is None else TypedCount(pieces=_read_pieces(row[0]), first_paisa=row[1])


def save(tx: Tx, shift_no: int, count: TypedCount) -> None:
    """Keep what is typed of a shift's drawer in the place of any other count."""
    _OTHERS.run(tx, {"shift_no": shift_no})
    pieces = _encode(count.pieces)
    _PUT.run(tx, {"shift_no": shift_no, "pieces": pieces, "first_paisa": count.first_paisa})


def clear(tx: Tx) -> None:
    """Forget it: the count was recorded."""
    _CLEAR.run(tx, {})
