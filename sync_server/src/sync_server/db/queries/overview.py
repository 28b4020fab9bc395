"""What a store's people should look at, and when its tills were last heard of."""

from collections.abc import Collection

from msgspec import Struct
from pos_protocol.ids import OFFICE_TILL_NO
from sqlalchemy import and_, func, select

from sync_server.db import schema
from sync_server.db.database import Tx
from sync_server.db.queries.cases import UNDECIDED
from sync_server.db.queue import alerts
from sync_server.db.queue.schema import alert
from sync_server.db.reporting.schema import report_store_now


class TillHeard(Struct, frozen=True, kw_only=True):
    """A till and when its newest event reached this server; None before its first."""

    store_id: int
    till_no: int
    is_revoked: bool
    heard_ms: int | None


class Waiting(Struct, kw_only=True):
    """How much waits in a store. `held` is a part of `cases`: events that are in no stock yet."""

    cases: int = 0
    held: int = 0
    low: int = 0
    negative: int = 0
    quarantined: int = 0
    zone_min: int = 0


def waiting(tx: Tx, store_ids: Collection[int]) -> dict[int, Waiting]:
    """What waits in each of these stores; `zone_min` is that of its tills, from UTC."""
    found = {store_id: Waiting() for store_id in store_ids}
    case, kept, told = schema.reconciliation.c, schema.quarantine.c, alert.c
    cases = (
        select(case.store_id, func.count().label("found"), func.sum(case.held).label("held"))
        .where(case.store_id.in_(store_ids), case.state.in_(UNDECIDED))
        .group_by(case.store_id)
    )
    for row in tx.execute(cases):
        found[row.store_id].cases = int(row.found)
        found[row.store_id].held = int(row.held)
    opened = (
        select(told.store_id, told.kind, func.count().label("found"))
        .where(told.store_id.in_(store_ids), told.closed_ms.is_(None))
        .group_by(told.store_id, told.kind)
    )
    for row in tx.execute(opened):
        if row.kind == alerts.NEGATIVE:
            found[row.store_id].negative = int(row.found)
        else:
            found[row.store_id].low = int(row.found)
    refused = (
        select(kept.store_id, func.count().label("found"))
        .where(kept.store_id.in_(store_ids), kept.released_seq.is_(None))
        .group_by(kept.store_id)
    )
    for row in tx.execute(refused):
        found[row.store_id].quarantined = int(row.found)
    now = report_store_now.c
    for row in tx.execute(select(now.store_id, now.zone_min).where(now.store_id.in_(store_ids))):
        found[row.store_id].zone_min = int(row.zone_min)
    return found


def tills(tx: Tx, store_ids: Collection[int]) -> list[TillHeard]:
    """The tills of these stores by number, without their offices."""
    till, head, log = schema.till.c, schema.till_head.c, schema.event_log.c
    # The end of each lane of the newest epoch: one look by the log's own key for each till.
    rows = tx.execute(
        select(
            till.store_id,
            till.till_no,
            till.revoked_ms,
            func.max(log.received_ms).label("heard_ms"),
        )
        .join_from(
            schema.till,
            schema.till_head,
            and_(
                head.store_id == till.store_id,
                head.till_id == till.till_id,
                head.epoch == till.epoch_max,
            ),
            isouter=True,
        )
        .join(
            schema.event_log,
            and_(
                log.store_id == head.store_id,
                log.till_id == head.till_id,
                log.epoch == head.epoch,
                log.lane == head.lane,
                log.till_seq == head.till_seq,
            ),
            isouter=True,
        )
        .where(till.store_id.in_(store_ids), till.till_no != OFFICE_TILL_NO)
        .group_by(till.store_id, till.till_no, till.revoked_ms)
        .order_by(till.store_id, till.till_no)
    )
    return [
        TillHeard(
            store_id=row.store_id,
            till_no=row.till_no,
            is_revoked=row.revoked_ms is not None,
            heard_ms=row.heard_ms,
        )
        for row in rows
    ]
