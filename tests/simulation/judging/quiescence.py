"""The second phase: the faults stop, everything must drain, and then everything must agree."""

from collections import Counter

from pos_protocol.sync import Verdict

from pos_app.db import rebuild
from pos_app.db.queries import sales
from pos_app.sync.report import Pace
from tests.simulation import enrolling, rescuing, work
from tests.simulation.central import Row
from tests.simulation.judging import heirs, khatas, newcomer, proofs
from tests.simulation.plan import STORES

ROUNDS_MAX = 4
PASSES = 3
RESCUED = 0.9
"""The part of all runs with a loss at whose end the tills' files save what is still missing."""
PROVEN = 0.08
"""The part of all runs at whose end the programs' own proofs are tried too."""
_CODES = (
    "SELECT code, product_id FROM barcode JOIN product USING (product_id) WHERE is_listed"
    " ORDER BY code, product_id"
)
_FIRST_IS_LISTED = (
    "SELECT is_listed FROM product WHERE product_id ="
    " (SELECT min(product_id) FROM stock_level WHERE version > 0)"
)


def drain(run) -> None:
    """All tills sync in turn: one healthy round empties an outbox, a few bring all together."""
    world = run.world
    for till in run.tills:
        till.wire.is_cut = False
        till.stops_after = None
        till.fill_disk(is_full=False)
        till.wire.is_deaf = till.wire.is_refused = False
        till.has_key = True
        # The program starts again: it shows at once what else it would show within the hour.
        till.pace = Pace(events_max=till.pace.events_max, machine=till.machine)
    told = {till: _tell_wrong(till) for till in run.tills}
    for till in run.tills:
        world.now_ms += 20_000
        till.round()
        # A till that was blocked stays outside.
        if till.must_enrol and not till.is_revoked:
            _enrol(run, till)
            till.round()
        left = till.watch.outbox()
        world.demand(12, left == 0, f"till {till.name} keeps {left} after a healthy round")
    # A copy that stands where its other self left an epoch opens one itself when it hears; and what
    # one till brings back after a loss the others have to hear.
    for till in run.tills * PASSES:
        _follow(run, till)
    for till, event_id in told.items():
        _hear(run, till, event_id)
    if run.watch.losses and world.rng("rescued").random() < RESCUED:
        _rescue(run)
    for store_id in STORES:
        _check_no_loss(run, store_id)
        _check_stock(run, store_id)
        _check_takings(run, store_id)
        khatas.check(run, store_id)
        _check_catalogue(run, store_id)
    _check_incidents(run)
    for till in run.tills:
        till.watch.check_shown()
        till.watch.check_stock()
        till.watch.check_answers()
    if world.rng("verify").random() < PROVEN:
        proofs.check(run)
        newcomer.check(run)
        heirs.check(run)


def _rescue(run) -> None:
    """What no till brings back by itself is saved out of the files of the others, and is heard."""
    rescuing.rescue_all(run)
    for till in run.tills * PASSES:
        _follow(run, till)
    rescuing.check_returned(run)


def _tell_wrong(till) -> bytes | None:
    """Move what a till may show wrongly: of what no digest covers only such an event tells.

    What the digest covers it has to find by itself, without help from a sale.
    """
    till.watch.check_stock()
    is_telling = till.watch.may_be_wrong and till.watch.is_confirmed_right()
    if not is_telling or till.is_revoked:
        return None
    made: list[bytes] = []
    till.act(lambda it: made.append(work.receive_first(it).envelope.event_id.bytes))
    return made[0] if made else None


def _hear(run, till, event_id: bytes | None) -> None:
    """What came of telling; of goods that were out of the catalogue until now it is told now."""
    if event_id is None and till.watch.may_be_wrong:
        event_id = _tell_wrong(till)
        for each in (till, *run.tills):
            _follow(run, each)
    if event_id is not None:
        _mend(run, till, event_id)
    elif till.watch.may_be_wrong and till.watch.is_confirmed_right():
        # No claim of a till that was blocked comes in, and nobody can move goods that left the
        # catalogue, or were lost with it.
        is_movable = (
            not till.is_revoked and (True,) in till.connection.execute(_FIRST_IS_LISTED).fetchall()
        )
        run.world.demand(13, not is_movable, f"till {till.name} took nothing in, and is wrong")
        _count_anew(run, till)


def _mend(run, till, event_id: bytes) -> None:
    """Whoever heard that its claim fits no history has the right figures now.

    After a loss of the server's that cannot always be said: there a person has to count anew.
    """
    till.watch.check_stock()
    if not till.watch.may_be_wrong:
        run.world.count("a wrong sum was counted anew")
        return
    place = run.watch.place(till.store_id, event_id)
    is_told = place is not None and place.verdict == Verdict.UNEXPLAINED
    run.world.demand(13, not is_told, f"till {till.name} was told, and is still wrong")
    _count_anew(run, till)


def _count_anew(run, till) -> None:
    run.world.count("a wrong sum that only a person finds")
    rebuild.rebuild(till.db)
    till.watch.check_stock()


def _follow(run, till) -> None:
    """Bring a till to the feed's head in a few rounds."""
    for _ in range(ROUNDS_MAX):
        head = len(run.watch.stores[till.store_id].feed)
        # Wrong sums, and answers that were lost, are found by the hello after the last page.
        has_proven = not run.watch.losses or till.watch.matched == head
        is_there = till.watch.cursor == head and not till.watch.may_be_wrong
        if till.is_revoked or (is_there and has_proven):
            return
        run.world.now_ms += 20_000
        error = till.round().error
        if till.must_enrol:
            _enrol(run, till)
            continue
        run.world.demand(13, error is None, f"till {till.name}: {error!r}")


def _enrol(run, till) -> None:
    """Nothing is in the way any more: who is told to enrol a till again does so at once."""
    run.world.demand(13, enrolling.enrol_again(till), f"till {till.name} is not let in again")


def _check_no_loss(run, store_id: int) -> None:
    demand = run.world.demand
    store = run.watch.stores[store_id]
    for truth in run.oracle.of_store(store_id):
        name = f"{truth.kind} {truth.till_seq}"
        there = (truth.event_id in store.place) + (truth.event_id in store.quarantine)
        if truth.is_destroyed:
            demand(1, there <= 1, f"{name} is there {there} times")
        else:
            demand(1, there == 1, f"{name} was lost")
    for row in store.feed:
        demand(11, run.oracle.events[row.event_id].body == row.body, f"position {row.store_seq}")


def _check_stock(run, store_id: int) -> None:
    store = run.watch.stores[store_id]
    folded: Counter[int] = Counter()
    for row in store.feed:
        for product, delta in run.oracle.events[row.event_id].moves.items():
            folded[product] += 0 if row.held else delta
    rows = run.server.rows(
        "SELECT product_id, quantity_milli FROM stock_on_hand WHERE store_id = ?", store_id
    )
    found = {product: quantity for product, quantity in rows if quantity}
    wanted = {product: quantity for product, quantity in folded.items() if quantity}
    run.world.demand(6, found == wanted, f"store {store_id}: {found}, the events say {wanted}")
    for till in run.tills_of(store_id):
        if till.is_revoked:
            continue
        at = till.watch.cursor
        run.world.demand(13, at == len(store.feed), f"till {till.name} stays at {at}")
        shown, pending = till.watch.shown(), till.watch.pending()
        for product in {*shown, *folded}:
            total = folded[product] + pending[product]
            run.world.demand(
                6,
                shown[product] == total,
                f"till {till.name} shows {shown[product]} of {product}, not {total}",
            )


def _check_incidents(run) -> None:
    """Nobody is told of a wrong sum, or of a copy in use, where there was none."""
    for till_id, kind, detail in run.server.rows("SELECT till_id, kind, detail FROM till_incident"):
        had = run.watch.wrong if kind == "stock" else run.watch.restored
        run.world.demand(9, till_id in had, f"{kind} was found without a reason: {detail}")
        run.world.count(f"incident {kind}")


def _check_takings(run, store_id: int) -> None:
    store = run.watch.stores[store_id]
    events = run.oracle.events
    wanted = sum(events[row.event_id].takings_paisa for row in store.feed)
    [(found,)] = run.server.rows(
        "SELECT coalesce(sum(takings_paisa), 0) FROM sales_daily WHERE store_id = ?", store_id
    )
    run.world.demand(6, found == wanted, f"store {store_id} took {found}, not {wanted}")
    for till in run.tills_of(store_id):
        counted = till.watch.log - till.watch.aside()
        here = sum(events[event_id].takings_paisa for event_id in counted)
        taken = _taken_paisa(till)
        run.world.demand(6, taken == here, f"till {till.name} says {taken} taken, not {here}")


def _check_catalogue(run, store_id: int) -> None:
    """Every till and the server show the same products at the same prices, in one category.

    And a code means the same products everywhere, also where two have it.
    """
    rows = run.server.rows(
        "SELECT product_id, name_en, name_hi, price_paisa, category FROM product"
        " WHERE store_id = ? AND state = 'live' ORDER BY product_id",
        store_id,
    )
    codes = run.server.rows(
        "SELECT b.code, b.product_id FROM product_barcode b"
        " JOIN product p ON p.store_id = b.store_id AND p.product_id = b.product_id"
        " WHERE b.store_id = ? AND p.state = 'live' ORDER BY b.code, b.product_id",
        store_id,
    )
    if len({code for code, _ in codes}) < len(codes):
        run.world.count("one code of two products")
    for till in run.tills_of(store_id):
        if not till.is_revoked:
            here = _catalogue(till)
            run.world.demand(6, here == rows, f"till {till.name}: {here}, server: {rows}")
            scanned = till.connection.execute(_CODES).fetchall()
            run.world.demand(6, scanned == codes, f"till {till.name}: {scanned}, server: {codes}")


def _taken_paisa(till) -> int:
    """What the till's own reports say was taken, less what was given back."""
    with till.db.read() as tx:
        days = sales.takings_by_day(tx).values()
    return sum(day.sales_total_paisa - day.returns_total_paisa for day in days)


def _catalogue(till) -> list[Row]:
    """Number, names, price and category of each product that the till lists."""
    rows: list[Row] = till.connection.execute(
        "SELECT product_id, name_en, name_hi, price, category FROM product"
        " WHERE is_listed AND product_id != 9999999 ORDER BY product_id"
    ).fetchall()
    return rows
