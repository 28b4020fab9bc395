"""Slips that a patch could make in one line of the log, the feed, the outbox or the fold."""

# A mistake sits where the program has no door.
# ruff: noqa: SLF001

from collections import Counter
from types import SimpleNamespace

from msgspec.structs import replace
from pos_protocol.events import SaleReturned
from sync_server.db import event_log as server_log
from sync_server.operations import folding, ingest
from sync_server.operations.lanes import Lanes
from sync_server.operations.reconciling import history
from sync_server.operations.reconciling.corrections import Corrections

from pos_app.db import cursors, event_log
from pos_app.db.brought import beginning
from pos_app.db.projections import stock_on_hand
from pos_app.sync import round as sync_round_module
from tests.simulation.judging import quiescence

type Patch = tuple[object, str, object]


def cursor_to_the_head() -> list[Patch]:
    """A page moves the cursor one place further than it reaches."""
    move_to = cursors.move_to

    def further(tx, *, cursor, **place):
        move_to(tx, cursor=cursor + 1, **place)

    return [(cursors, "move_to", further)]


def pending_kept() -> list[Patch]:
    """What the feed brings back is still counted as this till's own addition."""
    fold = stock_on_hand._fold

    def kept(each, changes):
        fold(replace(each, is_new=True) if each.placed else each, changes)

    return [(stock_on_hand, "_fold", kept)]


def held_counts_at_the_till() -> list[Patch]:
    """The till counts what the server holds back."""
    fold = stock_on_hand._fold

    def counting(each, changes):
        placed = each.placed and each.placed._replace(held=False)
        fold(replace(each, placed=placed), changes)

    return [(stock_on_hand, "_fold", counting)]


def quarantine_stops_the_chain() -> list[Patch]:
    """What lies in quarantine is no parent of anything."""
    extend = Lanes.extend

    def stopped(self, offered):
        if offered.code is None:
            return extend(self, offered)
        heads = dict(self._heads)
        found = extend(self, offered)
        self._heads = heads
        self._lane_by_hash.pop(offered.hash, None)
        return found

    return [(Lanes, "extend", stopped)]


def any_claim_agrees() -> list[Patch]:
    """What a till says that it knew is not held against what it could have known."""
    ground = history.StockHistory.grounds

    def agreeing(self, *given, **named):
        return replace(ground(self, *given, **named), is_true=True, missing=0)

    return [(history.StockHistory, "grounds", agreeing)]


def one_place_forgotten() -> list[Patch]:
    """A page begins one entry too late."""
    pull = server_log.entries

    def late(tx, store_id, *, after, limit):
        return pull(tx, store_id, after=after + (after > 3), limit=limit)

    return [(server_log, "entries", late)]


def fold_forgets_a_line() -> list[Patch]:
    """Of two lines about one product the server folds one."""
    fold = folding.StoreFold._movements

    def once(self, recorded):
        seen: Counter[int] = Counter()
        found = []
        for movement in fold(self, recorded):
            seen[movement.product_id] += 1
            if seen[movement.product_id] == 1 and not (movement.line > 1 and movement.is_count):
                found.append(movement)
        return tuple(found[:2])

    return [(folding.StoreFold, "_movements", once)]


def stores_not_told_apart() -> list[Patch]:
    """The server believes a batch about its till and store, whoever holds the token."""
    push = ingest.push

    def believing(db, request, **more):
        return push(db, request, **(more | {"till_id": request.till}))

    return [(ingest, "push", believing)]


def apply_unlooked() -> list[Patch]:
    """The till applies a page without looking whether another program has done so meanwhile."""

    def unlooked(self, page, *, server_ms):
        with self._db.write() as tx:
            event_log.append_pulled(tx, page, server_ms=server_ms)
        self._note(cursor=page.entries[-1].store_seq, feed_id=page.feed_id)

    return [(sync_round_module._Round, "_apply", unlooked)]


def snapshot_place_off_by_one() -> list[Patch]:
    """A till that begins from a snapshot stands one place before it."""

    def before(tx, *, cursor, **place):
        cursors.move_to(tx, cursor=cursor - 1, **place)

    shifted = SimpleNamespace(**{**vars(cursors), "move_to": before})
    # Only a run that is proven begins a till from a snapshot.
    return [(beginning, "cursors", shifted), (quiescence, "PROVEN", 1.0)]


def each_undoing_counts() -> list[Patch]:
    """Nobody asks whether anything is left of what an event takes back."""
    return [(Corrections, "overdrawn", lambda *_, **_named: {})]


def each_return_counts() -> list[Patch]:
    """What came back of a sale is not asked for where goods come back of it once more."""
    overdrawn = Corrections.overdrawn

    def of_undoings_only(self, recorded, *given, **named):
        is_return = isinstance(recorded.event, SaleReturned)
        return {} if is_return else overdrawn(self, recorded, *given, **named)

    return [(Corrections, "overdrawn", of_undoings_only)]


SLIPS = (
    each_undoing_counts,
    each_return_counts,
    apply_unlooked,
    snapshot_place_off_by_one,
    cursor_to_the_head,
    pending_kept,
    held_counts_at_the_till,
    quarantine_stops_the_chain,
    any_claim_agrees,
    one_place_forgotten,
    fold_forgets_a_line,
    stores_not_told_apart,
)
