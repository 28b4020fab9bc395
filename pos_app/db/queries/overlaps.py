"""Prices that two tills changed without knowing of each other: one holds, and both are told.

How much of a product's history an edit knew is in its `base`: how many events about the product its
till had seen. What it lacks is the newest of what others did before it.
"""

from collections import defaultdict
from uuid import UUID

import msgspec
from msgspec import UNSET
from pos_protocol.errors import ProtocolError
from pos_protocol.events import ProductChanged, ReconciliationDecided

from pos_app.db.entry import stamp
from pos_app.db.statement import Statement, Tx
from pos_app.domain.people import APPROVED
from pos_protocol import codec

RECORDS_MAX = 5_000
EDITS_MAX = 500
"""Looked at are the last so many records, and of them the last so many edits: it stays quick."""


class PriceEdit(msgspec.Struct, frozen=True, kw_only=True):
    """Who set a price where; `price_paisa` is what they set."""

    price_paisa: int
    till_no: int
    actor: str
    occurred_ms: int


class PriceOverlap(msgspec.Struct, frozen=True, kw_only=True):
    """A product whose price `holds` now, and the `other` one that its setter did not know of."""

    product_id: int
    name: str
    holds: PriceEdit
    other: PriceEdit


class _Edit(msgspec.Struct, frozen=True, kw_only=True):
    event_id: UUID
    log_no: int
    stamp: bytes
    base: int
    price: int | None
    made: PriceEdit


_NEWEST = (
    "SELECT log_no, body FROM event_log WHERE kind = '{kind}'"
    " AND log_no > (SELECT coalesce(max(log_no), 0) FROM event_log) - :records"
    " ORDER BY log_no DESC LIMIT :edits"
)
_EDITS = Statement(_NEWEST.format(kind="ProductChanged"))
_DECISIONS = Statement(_NEWEST.format(kind="ReconciliationDecided"))
_END = Statement("SELECT coalesce(max(log_no), 0) FROM event_log")
_SINCE = Statement(
    "SELECT EXISTS (SELECT 1 FROM event_log WHERE log_no > :seen"
    " AND kind IN ('ProductChanged', 'ProductRemoved', 'ReconciliationDecided'))"
)
_PRODUCT = Statement(
    "SELECT coalesce(nullif(name_en, ''), nullif(name_ur, ''), name_hi), revision FROM product"
    " WHERE product_id = :product_id AND is_listed"
)


def log_end(tx: Tx) -> int:
    """Where the log ends now."""
    return int(_END.one(tx)[0])  # type: ignore[index]


def may_differ(tx: Tx, *, since: int) -> bool:
    """Whether `prices` may have another answer than when the log ended there: cheap to ask.

    That a price falls out of the newest records settles nothing, and is not looked at.
    """
    return log_end(tx) < since or bool(_SINCE.one(tx, seen=since)[0])  # type: ignore[index]


def prices(tx: Tx) -> tuple[PriceOverlap, ...]:
    """The overlaps, by product, that neither another price nor head office has settled since."""
    edits: dict[int, list[_Edit]] = defaultdict(list)
    for log_no, body in _EDITS.all(tx, records=RECORDS_MAX, edits=EDITS_MAX):
        product_id, edit = _read(log_no, body)
        if edit is not None:
            edits[product_id].append(edit)
    decided = _decided(tx) if edits else {}
    found = []
    for product_id in sorted(edits):
        if len({edit.made.till_no for edit in edits[product_id]}) < 2:
            continue
        row = _PRODUCT.one(tx, product_id=product_id)
        pair = _overlapping(edits[product_id], revision=row[1]) if row else None
        if row and pair and not _is_decided(pair, decided):
            holds, other = (each.made for each in pair)
            found.append(PriceOverlap(product_id=product_id, name=row[0], holds=holds, other=other))
    return tuple(found)


def _overlapping(edits: list[_Edit], *, revision: int) -> tuple[_Edit, _Edit] | None:
    """The price that holds, and the newest one of another till that its setter had not seen."""
    ordered = sorted(edits, key=lambda edit: edit.stamp)
    place = max((n for n, edit in enumerate(ordered) if edit.price is not None), default=None)
    if place is None:
        return None
    holds = ordered[place]
    later = len(ordered) - 1 - place
    unseen = revision - later - 1 - holds.base
    others = [edit for edit in ordered[:place] if edit.made.till_no != holds.made.till_no]
    missed = others[-unseen:] if unseen > 0 else []
    return next(
        (
            (holds, edit)
            for edit in reversed(missed)
            if edit.price is not None and edit.price != holds.price
        ),
        None,
    )


def _decided(tx: Tx) -> dict[UUID, int]:
    """What head office decided about, each with where its newest decision lies in the log."""
    found: dict[UUID, int] = {}
    for log_no, body in _DECISIONS.all(tx, records=RECORDS_MAX, edits=EDITS_MAX):
        try:
            event = codec.decode(body).event
        except ProtocolError:
            continue
        if isinstance(event, ReconciliationDecided) and event.decision != "recount":
            found.setdefault(event.of_event_id, log_no)
    return found


def _is_decided(pair: tuple[_Edit, _Edit], decided: dict[UUID, int]) -> bool:
    """Whether one of the two was decided about once both were there."""
    both = max(edit.log_no for edit in pair)
    return any(decided.get(edit.event_id, 0) > both for edit in pair)


def _read(log_no: int, body: bytes) -> tuple[int, _Edit | None]:
    try:
        recorded = codec.decode(body)
    except ProtocolError:
        return 0, None
    event, envelope = recorded.event, recorded.envelope
    if not isinstance(event, ProductChanged):
        return 0, None
    price = None if event.price is UNSET else event.price
    made = PriceEdit(
        price_paisa=price or 0,
        till_no=envelope.till_no,
        actor=envelope.actor.partition(APPROVED)[0],
        occurred_ms=envelope.occurred_at.wall_ms,
    )
    return event.product_id, _Edit(
        event_id=envelope.event_id,
        log_no=log_no,
        stamp=stamp(envelope.hlc, envelope.event_id),
        base=event.base,
        price=price,
        made=made,
    )
