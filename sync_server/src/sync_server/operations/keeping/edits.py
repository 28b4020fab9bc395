"""Who last edited what of a product: the newest edit of each of its fields, from the log."""

from uuid import UUID

from msgspec import Struct

from pos_protocol import codec
from sync_server.db.database import Database, Tx
from sync_server.db.projections import catalogue
from sync_server.db.queries import cases
from sync_server.operations.reading import find_product


class Edit(Struct, frozen=True, kw_only=True):
    """One event and the fields that are as it set them; `till_no` 0 is the office."""

    event_id: str
    kind: str
    fields: list[str]
    occurred_ms: int
    till_no: int
    till_seq: int
    actor: str


def newest_edits(db: Database, store_id: int, product_id: int) -> list[Edit]:
    """The edits that a live product's fields come from, newest first.

    Raises RefusedError(NOT_FOUND), BusyError.
    """
    with db.read() as tx:
        find_product(tx, store_id, product_id)
        known = catalogue.load(tx, store_id, product_ids=(product_id,), vendor_ids=())
        stamps = known.products[product_id].stamps
        by_event: dict[tuple[int, int, str], list[str]] = {}
        for field, stamp in stamps.items():
            by_event.setdefault(stamp, []).append(field)
        found = [
            _edit(tx, store_id, stamp[2], fields=sorted(by_event[stamp]))
            for stamp in sorted(by_event, reverse=True)
        ]
    return [edit for edit in found if edit is not None]


def _edit(tx: Tx, store_id: int, event_id: str, *, fields: list[str]) -> Edit | None:
    logged = cases.logged(tx, store_id, UUID(event_id))
    if logged is None:
        return None
    envelope = codec.decode(logged.body).envelope
    return Edit(
        event_id=event_id,
        kind=envelope.kind,
        fields=fields,
        occurred_ms=envelope.occurred_at.wall_ms,
        till_no=envelope.till_no,
        till_seq=envelope.till_seq,
        actor=envelope.actor,
    )
