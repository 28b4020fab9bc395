"""Carts on the disk: the open one line by line, so that a power cut brings it back; parked ones."""

from collections.abc import Callable
from uuid import UUID

import msgspec

from pos_app.db.statement import Row, Statement, Tx
from pos_app.domain.cart import Cart, CartLine

UNDO_STEPS_MAX = 50


class ParkedCart(msgspec.Struct, frozen=True, kw_only=True):
    """A bill put aside, as the list of parked bills shows it."""

    cart_id: UUID
    label: str
    lines: int
    parked_ms: int
    total_paisa: int


class _Undo(msgspec.Struct, frozen=True, kw_only=True):
    """What a step changed, as it was before: by line number, None for a line that was not there."""

    lines: dict[int, CartLine | None]
    customer_id: int | None
    bill_discount_paisa: int


_encode = msgspec.json.encode
_read_line: Callable[[bytes], CartLine] = msgspec.json.Decoder(CartLine).decode
_read_undo: Callable[[bytes], _Undo] = msgspec.json.Decoder(_Undo).decode

_OPEN = Statement(
    "SELECT cart_id, customer_id, bill_discount FROM cart WHERE state = 'open'"
    " AND (actor = :actor OR actor NOT IN (SELECT name FROM person))"
    " ORDER BY actor = :actor DESC, changed_ms DESC LIMIT 1"
)
_WAITING = Statement(
    "SELECT actor, count(*) FROM cart JOIN cart_line USING (cart_id) WHERE state = 'open'"
    " GROUP BY cart_id ORDER BY changed_ms"
)
_ONE = Statement("SELECT cart_id, customer_id, bill_discount FROM cart WHERE cart_id = :cart_id")
_PARKED = Statement(
    "SELECT cart_id, label, changed_ms FROM cart WHERE state = 'parked' ORDER BY changed_ms"
)
_LINES = Statement("SELECT n, line FROM cart_line WHERE cart_id = :cart_id ORDER BY n")
_PUT = Statement(
    "INSERT INTO cart (cart_id, actor, customer_id, bill_discount, changed_ms)"
    " VALUES (:cart_id, :actor, :customer_id, :bill_discount, :changed_ms)"
    " ON CONFLICT (cart_id) DO UPDATE SET actor = excluded.actor,"
    " customer_id = excluded.customer_id, bill_discount = excluded.bill_discount,"
    " changed_ms = excluded.changed_ms"
)
_CLAIM = Statement("UPDATE cart SET actor = :actor WHERE cart_id = :cart_id")
_STATE = Statement(
    "UPDATE cart SET state = :state, label = :label, actor = :actor, changed_ms = :changed_ms"
    " WHERE cart_id = :cart_id AND state != :state"
)
_PUT_LINE = Statement(
    "INSERT INTO cart_line (cart_id, n, line) VALUES (:cart_id, :n, :line)"
    " ON CONFLICT (cart_id, n) DO UPDATE SET line = excluded.line"
)
_DROP_LINE = Statement("DELETE FROM cart_line WHERE cart_id = :cart_id AND n = :n")
_LAST_STEP = Statement("SELECT max(step) FROM cart_step WHERE cart_id = :cart_id")
_STEP = Statement("SELECT undo FROM cart_step WHERE cart_id = :cart_id AND step = :step")
_ADD_STEP = Statement("INSERT INTO cart_step (cart_id, step, undo) VALUES (:cart_id, :step, :undo)")
_DROP_STEPS = Statement("DELETE FROM cart_step WHERE cart_id = :cart_id AND step <= :step")
_DROP_STEP = Statement("DELETE FROM cart_step WHERE cart_id = :cart_id AND step = :step")
_CLEAR = tuple(
    Statement(f"DELETE FROM {table} WHERE cart_id = :cart_id")  # noqa: S608 - our own table names
    for table in ("cart_line", "cart_step", "cart")
)


def load_open(tx: Tx, *, actor: str = "") -> Cart | None:
    """The open cart of whoever works here, else one of somebody who does not any more, or None."""
    row = _OPEN.one(tx, actor=actor)
    return _cart(tx, row) if row else None


def claim(tx: Tx, cart_id: UUID, *, actor: str) -> None:
    """Make a cart somebody's own; nothing happens to one that was never saved."""
    _CLAIM.run(tx, {"cart_id": cart_id.bytes, "actor": actor})


def waiting(tx: Tx) -> dict[str, int]:
    """How many lines each person's open cart has; nobody's with an empty one."""
    return dict(_WAITING.all(tx))


def load(tx: Tx, cart_id: UUID) -> Cart | None:
    """A cart as it was saved, open or parked, or None."""
    row = _ONE.one(tx, cart_id=cart_id.bytes)
    return _cart(tx, row) if row else None


def save(tx: Tx, cart: Cart, *, now_ms: int, actor: str = "") -> None:
    """Keep what changed since the last save, line by line, and how to undo it; whose it is."""
    before = load(tx, cart.cart_id) or Cart(cart_id=cart.cart_id)
    changed = _write(tx, before, cart, stamp=(actor, now_ms))
    if not changed and (before.customer_id, before.bill_discount_paisa) == (
        cart.customer_id,
        cart.bill_discount_paisa,
    ):
        return
    undo = _Undo(
        lines=changed,
        customer_id=before.customer_id,
        bill_discount_paisa=before.bill_discount_paisa,
    )
    key = cart.cart_id.bytes
    step = _last_step(tx, key) + 1
    _ADD_STEP.run(tx, {"cart_id": key, "step": step, "undo": _encode(undo)})
    _DROP_STEPS.run(tx, {"cart_id": key, "step": step - UNDO_STEPS_MAX})


def undo(tx: Tx, cart_id: UUID, *, now_ms: int, actor: str = "") -> Cart | None:
    """Take back the last saved step: the cart as it was, or None when there is no step."""
    step = _last_step(tx, cart_id.bytes)
    row = _STEP.one(tx, cart_id=cart_id.bytes, step=step)
    now = load(tx, cart_id)
    if row is None or now is None:
        return None
    was = _read_undo(row[0])
    lines: dict[int, CartLine | None] = {**{line.n: line for line in now.lines}, **was.lines}
    before = Cart(
        cart_id=cart_id,
        lines=tuple(line for _, line in sorted(lines.items()) if line is not None),
        customer_id=was.customer_id,
        bill_discount_paisa=was.bill_discount_paisa,
    )
    _write(tx, now, before, stamp=(actor, now_ms))
    _DROP_STEP.run(tx, {"cart_id": cart_id.bytes, "step": step})
    return before


def clear(tx: Tx, cart_id: UUID) -> None:
    """Forget a cart that was sold or thrown away."""
    key = {"cart_id": cart_id.bytes}
    for statement in _CLEAR:
        statement.run(tx, key)


def set_parked(
    tx: Tx, cart_id: UUID, *, is_parked: bool, now_ms: int, label: str = "", actor: str = ""
) -> bool:
    """Put a cart aside or take it up again. False when it is not there or is so already.

    Whoever takes it up has it as their own.
    """
    values = {
        "cart_id": cart_id.bytes,
        "state": "parked" if is_parked else "open",
        "label": label,
        "actor": actor,
        "changed_ms": now_ms,
    }
    return _STATE.run(tx, values).rowcount == 1


def parked(tx: Tx) -> tuple[ParkedCart, ...]:
    """The bills put aside, oldest first."""
    found = []
    for key, label, changed_ms in _PARKED.all(tx):
        cart = load(tx, UUID(bytes=key))
        if cart is not None:
            found.append(
                ParkedCart(
                    cart_id=cart.cart_id,
                    label=label,
                    lines=len(cart.lines),
                    parked_ms=changed_ms,
                    total_paisa=cart.total_paisa(),
                )
            )
    return tuple(found)


def _write(
    tx: Tx, before: Cart, after: Cart, *, stamp: tuple[str, int]
) -> dict[int, CartLine | None]:
    """Write the difference of two states of a cart; gives the changed lines as they were."""
    key = after.cart_id.bytes
    values = {
        "cart_id": key,
        "customer_id": after.customer_id,
        "bill_discount": after.bill_discount_paisa,
        "actor": stamp[0],
        "changed_ms": stamp[1],
    }
    _PUT.run(tx, values)
    old = {line.n: line for line in before.lines}
    new = {line.n: line for line in after.lines}
    changed = {n: old.get(n) for n in old.keys() | new.keys() if old.get(n) != new.get(n)}
    for n in changed:
        if n in new:
            _PUT_LINE.run(tx, {"cart_id": key, "n": n, "line": _encode(new[n])})
        else:
            _DROP_LINE.run(tx, {"cart_id": key, "n": n})
    return changed


def _last_step(tx: Tx, key: bytes) -> int:
    row = _LAST_STEP.one(tx, cart_id=key)
    return row[0] or 0 if row else 0


def _cart(tx: Tx, row: Row) -> Cart:
    key, customer_id, bill_discount = row
    return Cart(
        cart_id=UUID(bytes=key),
        lines=tuple(_read_line(line) for _, line in _LINES.all(tx, cart_id=key)),
        customer_id=customer_id,
        bill_discount_paisa=bill_discount,
    )
