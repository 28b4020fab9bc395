"""After the storm: logs, stock, khata and sums are equal everywhere, and equal to the diaries."""

from collections import Counter
from random import Random

from pos_protocol.events import StockCounted
from pos_protocol.ledger import khata_entries, stock_movements
from pos_protocol.ledger import takings as takings_of
from sync_server.db import event_log as server_log
from sync_server.db.continuity import quarantine
from sync_server.db.database import Database
from sync_server.db.projections import stock, takings
from sync_server.operations import verifying

from pos_app.db import verify
from pos_app.db.queries import sales
from pos_app.db.queries import stock as stock_queries
from pos_app.operations.context import TillContext
from pos_protocol import codec
from tests.chaos import diary
from tests.chaos.seller import CUSTOMER
from tests.chaos.town import STORES, TillProcess, Town

ACTS = frozenset({"SaleCompleted", "KhataPaid", "StockReceived", "StockCounted"})
type Log = dict[str, tuple[str, str]]
"""event_id -> (hash, kind)."""


class UnequalError(Exception):
    """Two that must be equal are not."""


def judge(town: Town) -> Counter[str]:
    """Compare everything; gives what was counted. Raises UnequalError."""
    seen: Counter[str] = Counter()
    db = Database.open(town.database_url, rng=Random(1))
    try:
        for store_id in STORES:
            tills = [till for till in town.tills if till.store_id == store_id]
            sums, logs = diary.Sums(), []
            for till in tills:
                context = till.open()
                logs.append(_log(context))
                seen += _read_diary(till, context, sums)
                context.close()
            server = _server_log(db, store_id)
            for till, log in zip(tills, logs, strict=True):
                _same(f"the log of {till.folder.name}", log, server)
            _check_server(db, store_id, sums)
            for till in tills:
                _check_till(till, sums)
            seen.update(sums.acts)
            seen["events"] += len(server)
    finally:
        db.close()
    return seen


def _read_diary(till: TillProcess, context: TillContext, sums: diary.Sums) -> Counter[str]:
    """Add up what this till's people did; each act that was printed is in its log, once.

    A process that died after its commit and before its print leaves an act without a receipt: it
    counts when the log has it.
    """
    entries = diary.read(till.folder)
    printed = {entry.event_id: entry for entry in entries if entry.event_id}
    seen = Counter({"printed": len(printed)})
    place = 0
    for event_id, event_hash, kind, body in _own_acts(context):
        entry = printed.pop(event_id, None)
        if entry is None:
            # Of several lives that died early, the one that got as far as its commit.
            found = (
                each for each in entries[place:] if not each.event_id and _fits(each.act, body)
            )
            entry = next(found, None)
            if entry is None:
                raise UnequalError(f"{till.folder.name}: {kind} that nobody made")
            seen["committed and not printed"] += 1
        _same(f"{till.folder.name}: the hash of {kind}", event_hash, entry.hash or event_hash)
        _demand(_fits(entry.act, body), f"{till.folder.name}: {kind} is not what was done")
        place = next(n for n, each in enumerate(entries) if each is entry) + 1
        sums.add(_happened(entry.act, body))
    _same(f"{till.folder.name}: printed and not in the log", list(printed), [])
    return seen


def _fits(act: diary.Act, body: bytes) -> bool:
    """Whether an event says what the person did."""
    event = codec.decode(body).event
    if event is None or type(event).__name__ != act.kind:
        return False
    if isinstance(event, StockCounted):
        return {line.product_id: line.counted for line in event.lines} == act.counted
    moved = {move.product_id: move.delta for move in stock_movements(event)}
    owed = sum(entry.amount for entry in khata_entries(event))
    return (moved, takings_of(event), owed) == (act.moves, act.takings_paisa, act.owed_paisa)


def _happened(act: diary.Act, body: bytes) -> diary.Act:
    """What a count moves depends on what the till knew; that is in the event itself."""
    event = codec.decode(body).event
    if not isinstance(event, StockCounted):
        return act
    moves = {
        line.product_id: line.counted - (line.known_quantity + line.pending) for line in event.lines
    }
    return diary.Act(kind=act.kind, moves=moves)


def _own_acts(context: TillContext) -> list[tuple[str, str, str, bytes]]:
    till_id = context.identity.till_id
    with context.db.read() as tx:
        rows = tx.execute(
            "SELECT hex(event_id), hex(hash), kind, body FROM event_log WHERE till_id = ?"
            " ORDER BY epoch, till_seq",
            (till_id.bytes,),
        ).fetchall()
    return [
        (_uuid_text(event_id), event_hash.lower(), kind, body)
        for event_id, event_hash, kind, body in rows
        if kind in ACTS
    ]


def _log(context: TillContext) -> Log:
    with context.db.read() as tx:
        rows = tx.execute("SELECT hex(event_id), hex(hash), kind FROM event_log").fetchall()
        placed = tx.execute("SELECT count(*) FROM feed").fetchone()[0]
    _same("events that the feed did not bring back", len(rows) - placed, 0)
    return {_uuid_text(event_id): (event_hash.lower(), kind) for event_id, event_hash, kind in rows}


def _server_log(db: Database, store_id: int) -> Log:
    with db.read() as tx:
        rows = list(server_log.walk(tx, store_id))
        aside = list(quarantine.quarantined(tx, store_id))
    _same("positions", [row.store_seq for row in rows], list(range(1, len(rows) + 1)))
    _same("quarantined", aside, [])
    _same("held or on a branch", [row for row in rows if row.held or row.lane], [])
    found = {
        str(row.event_id): (row.hash.hex(), codec.decode(row.body).envelope.kind) for row in rows
    }
    _same("events in the feed, each once", len(found), len(rows))
    return found


def _check_server(db: Database, store_id: int, sums: diary.Sums) -> None:
    with db.read() as tx:
        levels = {n: level.quantity for n, level in stock.load_all(tx, store_id).items()}
        taken = sum(day.takings_paisa for day in takings.load_all(tx, store_id).values())
        events = [codec.decode(row.body).event for row in server_log.walk(tx, store_id)]
    _same(f"the stock of store {store_id} at the server", _nonzero(levels), _nonzero(sums.stock))
    _same(f"the takings of store {store_id} at the server", taken, sums.takings_paisa)
    entries = [entry for event in events if event for entry in khata_entries(event)]
    owed = sum(entry.amount for entry in entries if entry.customer_id == CUSTOMER)
    _same(f"the khata of store {store_id} at the server", owed, sums.owed_paisa)
    _same(f"the proof of store {store_id}", verifying.verify(db, store_id).problems, [])


def _check_till(till: TillProcess, sums: diary.Sums) -> None:
    name = till.folder.name
    context = till.open()
    with context.db.read() as tx:
        levels = {row.product_id: row.quantity_milli for row in stock_queries.all_stock(tx)}
        days = sales.takings_by_day(tx).values()
        owed = tx.execute(
            "SELECT balance FROM khata_balance WHERE customer_id = ?", (CUSTOMER,)
        ).fetchone()
    _same(f"the stock of {name}", _nonzero(levels), _nonzero(sums.stock))
    _same(f"the takings of {name}", sum(day.takings_paisa for day in days), sums.takings_paisa)
    _same(f"the khata of {name}", owed[0] if owed else 0, sums.owed_paisa)
    _same(f"the proof of {name}", list(verify.verify(context.db).problems), [])
    context.close()


def _nonzero(levels: dict[int, int]) -> dict[int, int]:
    return {number: quantity for number, quantity in levels.items() if quantity}


def _uuid_text(text: str) -> str:
    low = text.lower()
    return f"{low[:8]}-{low[8:12]}-{low[12:16]}-{low[16:20]}-{low[20:]}"


def _same(what: str, found: object, wanted: object) -> None:
    _demand(found == wanted, f"{what}: {str(found)[:400]} instead of {str(wanted)[:400]}")


def _demand(holds: object, text: str) -> None:
    if not holds:
        raise UnequalError(text)
