"""Carts on the disk: the open one line by line, so that a power cut brings it back; parked ones."""

from collections.abc import Callable
from typing import NamedTuple
from uuid import UUID

import msgspec
from pos_protocol.events import Tender

from pos_app.db.statement import Row, Statement, Tx
from pos_app.domain.bills.removed import Removed, joined, taken_off, without
from pos_app.domain.cart import Awaited, Cart, CartLine, Discount, GoodsBack

UNDO_STEPS_MAX = 50


class ParkedCart(msgspec.Struct, frozen=True, kw_only=True):
    """A bill put aside, as the list of parked bills shows it; `actor` put it aside."""

    label: str
    actor: str
    parked_ms: int
    cart: Cart

    @property
    def cart_id(self) -> UUID:
        """Which bill it is."""
        return self.cart.cart_id


class Saved(NamedTuple):
    """A cart as it was saved, and the number of the step that this was."""

    cart: Cart
    step: int


class _Head(msgspec.Struct, frozen=True, kw_only=True):
    """What a cart has beside its lines."""

    customer_id: int | None = None
    bill_discount_paisa: int = 0
    bill_discount_bp: int = 0
    allowed_by: str = ""
    allowed_discount: Discount = Discount()
    back: GoodsBack | None = None
    tenders: tuple[Tender, ...] = ()
    removed: tuple[Removed, ...] = ()
    awaited: Awaited | None = None


class _State(msgspec.Struct, frozen=True, kw_only=True):
    """One side of a step: lines by number, None for one that is not there, and the head."""

    lines: dict[int, CartLine | None]
    head: _Head


class _Step(msgspec.Struct, frozen=True, kw_only=True):
    """What one step changed: as it was, and as it became."""

    before: _State
    after: _State


_encode = msgspec.json.encode
_read_line: Callable[[bytes], CartLine] = msgspec.json.Decoder(CartLine).decode
_read_step: Callable[[bytes], _Step] = msgspec.json.Decoder(_Step).decode
_read_head: Callable[[bytes], _Head] = msgspec.json.Decoder(_Head).decode

_OPEN = Statement(
    "SELECT cart_id, head FROM cart WHERE state = 'open'"
    " AND (actor = :actor OR actor NOT IN (SELECT name FROM person))"
    " ORDER BY actor = :actor DESC, changed_ms DESC LIMIT 1"
)
_WAITING = Statement(
    "SELECT actor, count(*) FROM cart JOIN cart_line USING (cart_id) WHERE state = 'open'"
    " GROUP BY cart_id ORDER BY changed_ms"
)
_ONE = Statement("SELECT cart_id, head FROM cart WHERE cart_id = :cart_id")
_PARKED = Statement(
    "SELECT cart_id, head, label, actor, changed_ms FROM cart WHERE state = 'parked'"
    " ORDER BY changed_ms, cart_id"
)
_LINES = Statement("SELECT n, line FROM cart_line WHERE cart_id = :cart_id ORDER BY n")
_PUT = Statement(
    "INSERT INTO cart (cart_id, actor, head, step, changed_ms)"
    " VALUES (:cart_id, :actor, :head, :step, :changed_ms) ON CONFLICT (cart_id) DO UPDATE SET"
    " actor = excluded.actor, head = excluded.head, step = excluded.step,"
    " changed_ms = excluded.changed_ms"
)
_CLAIM = Statement("UPDATE cart SET actor = :actor WHERE cart_id = :cart_id")
_STATE = Statement(
    "UPDATE cart SET state = :state, label = :label, actor = :actor, changed_ms = :changed_ms"
    " WHERE cart_id = :cart_id AND state != :state"
)
_LABEL = Statement("UPDATE cart SET label = :label WHERE cart_id = :cart_id AND state = 'parked'")
_CUSTOMER = Statement("SELECT name FROM customer WHERE customer_id = :customer_id")
_PUT_LINE = Statement(
    "INSERT INTO cart_line (cart_id, n, line) VALUES (:cart_id, :n, :line)"
    " ON CONFLICT (cart_id, n) DO UPDATE SET line = excluded.line"
)
_DROP_LINE = Statement("DELETE FROM cart_line WHERE cart_id = :cart_id AND n = :n")
_PLACE = Statement("SELECT step FROM cart WHERE cart_id = :cart_id")
_STEP = Statement("SELECT change FROM cart_step WHERE cart_id = :cart_id AND step = :step")
_ADD_STEP = Statement(
    "INSERT INTO cart_step (cart_id, step, change) VALUES (:cart_id, :step, :change)"
)
_DROP_OLD = Statement("DELETE FROM cart_step WHERE cart_id = :cart_id AND step <= :step")
_DROP_UNDONE = Statement("DELETE FROM cart_step WHERE cart_id = :cart_id AND step > :step")
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


def save(tx: Tx, cart: Cart, *, now_ms: int, actor: str = "", last: Saved | None = None) -> Saved:
    """Keep what changed since the last save as one step that can be undone; and whose it is.

    `last` is what the caller's last save gave: while the cart is still at that step its lines are
    not read again, however many there are. What is awaited is kept without a step: an undo is about
    goods and money, and a payment that may have come stays awaited.
    """
    key = cart.cart_id.bytes
    place = _place(tx, key)
    if last is not None and (last.cart.cart_id, last.step) == (cart.cart_id, place):
        before = last.cart
    else:
        before = load(tx, cart.cart_id) or Cart(cart_id=cart.cart_id)
    if before == cart:
        return Saved(cart, place)
    if before.awaiting(cart.awaited) == cart:
        _write(tx, before, cart, place=place, stamp=(actor, now_ms))
        return Saved(cart, place)
    was = _write(tx, before, cart, place=place + 1, stamp=(actor, now_ms))
    now = {line.n: line for line in cart.lines}
    change = _Step(
        before=_State(lines=was, head=_head(before)),
        after=_State(lines={n: now.get(n) for n in was}, head=_head(cart)),
    )
    # What was undone before this change cannot be made again behind it.
    _DROP_UNDONE.run(tx, {"cart_id": key, "step": place})
    _ADD_STEP.run(tx, {"cart_id": key, "step": place + 1, "change": _encode(change)})
    _DROP_OLD.run(tx, {"cart_id": key, "step": place + 1 - UNDO_STEPS_MAX})
    return Saved(cart, place + 1)


def undo(tx: Tx, cart_id: UUID, *, now_ms: int, actor: str = "") -> Cart | None:
    """Take back the last saved step: the cart as it was, or None when there is no step."""
    place = _place(tx, cart_id.bytes)
    change = _step(tx, cart_id, place)
    if change is None:
        return None
    return _move(tx, cart_id, change, is_undo=True, place=place - 1, stamp=(actor, now_ms))


def redo(tx: Tx, cart_id: UUID, *, now_ms: int, actor: str = "") -> Cart | None:
    """Make the step again that was taken back last: the cart then, or None when there is none."""
    place = _place(tx, cart_id.bytes) + 1
    change = _step(tx, cart_id, place)
    if change is None:
        return None
    return _move(tx, cart_id, change, is_undo=False, place=place, stamp=(actor, now_ms))


def clear(tx: Tx, cart_id: UUID) -> None:
    """Forget a cart that was sold or thrown away."""
    key = {"cart_id": cart_id.bytes}
    for statement in _CLEAR:
        statement.run(tx, key)


def customer_name(tx: Tx, customer_id: int) -> str:
    """The name of a cart's customer; empty for one that is not known here yet."""
    row = _CUSTOMER.one(tx, customer_id=customer_id)
    return row[0] if row else ""


def set_label(tx: Tx, cart_id: UUID, label: str) -> bool:
    """Give a parked cart another label. False when it is not there any more."""
    return _LABEL.run(tx, {"cart_id": cart_id.bytes, "label": label}).rowcount == 1


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
    return tuple(
        ParkedCart(cart=_cart(tx, (key, head)), label=label, actor=actor, parked_ms=changed_ms)
        for key, head, label, actor, changed_ms in _PARKED.all(tx)
    )


def _write(
    tx: Tx, before: Cart, after: Cart, *, place: int, stamp: tuple[str, int]
) -> dict[int, CartLine | None]:
    """Write the difference of two states of a cart; gives the changed lines as they were."""
    key = after.cart_id.bytes
    head = _encode(_head(after))
    values = {"cart_id": key, "actor": stamp[0], "head": head, "step": place}
    _PUT.run(tx, values | {"changed_ms": stamp[1]})
    old = {line.n: line for line in before.lines}
    new = {line.n: line for line in after.lines}
    changed = {n: old.get(n) for n in old.keys() | new.keys() if old.get(n) != new.get(n)}
    for n in changed:
        if n in new:
            _PUT_LINE.run(tx, {"cart_id": key, "n": n, "line": _encode(new[n])})
        else:
            _DROP_LINE.run(tx, {"cart_id": key, "n": n})
    return changed


def _move(
    tx: Tx,
    cart_id: UUID,
    change: _Step,
    *,
    is_undo: bool,
    place: int,
    stamp: tuple[str, int],
) -> Cart:
    """Bring a cart to one side of a step; goods that an undo took off are written down."""
    now = load(tx, cart_id) or Cart(cart_id=cart_id)
    to, came_from = (change.before, change.after) if is_undo else (change.after, change.before)
    lines: dict[int, CartLine | None] = {**{line.n: line for line in now.lines}, **to.lines}
    kept = tuple(line for _, line in sorted(lines.items()) if line is not None)
    cart = _assembled(cart_id, kept, to.head)
    earlier = without(now.removed, came_from.head.removed)
    earlier = without(earlier, taken_off(cart.lines, now.lines))
    told = joined(
        joined(cart.removed, earlier), taken_off(now.lines, cart.lines) if is_undo else ()
    )
    awaited = now.awaited if cart.lines else None
    cart = msgspec.structs.replace(cart, removed=told, awaited=awaited)
    _write(tx, now, cart, place=place, stamp=stamp)
    return cart


def _place(tx: Tx, key: bytes) -> int:
    """The number of the step that was made last; 0 before the first."""
    row = _PLACE.one(tx, cart_id=key)
    return row[0] if row else 0


def _step(tx: Tx, cart_id: UUID, number: int) -> _Step | None:
    row = _STEP.one(tx, cart_id=cart_id.bytes, step=number)
    return _read_step(row[0]) if row else None


def _head(cart: Cart) -> _Head:
    return _Head(
        customer_id=cart.customer_id,
        bill_discount_paisa=cart.bill_discount_paisa,
        bill_discount_bp=cart.bill_discount_bp,
        allowed_by=cart.allowed_by,
        allowed_discount=cart.allowed_discount,
        back=cart.back,
        tenders=cart.tenders,
        removed=cart.removed,
        awaited=cart.awaited,
    )


def _cart(tx: Tx, row: Row) -> Cart:
    key, head = row
    lines = tuple(_read_line(line) for _, line in _LINES.all(tx, cart_id=key))
    return _assembled(UUID(bytes=key), lines, _read_head(head))


def _assembled(cart_id: UUID, lines: tuple[CartLine, ...], head: _Head) -> Cart:
    return Cart(cart_id=cart_id, lines=lines, **msgspec.structs.asdict(head))
