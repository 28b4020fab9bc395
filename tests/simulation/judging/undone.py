"""What stands of an event that people took back, added up outside of both programs."""

from collections import Counter

from tests.simulation.judging.oracle import OFFICE


def standing(store, oracle, event_id: bytes, *, before_seq: int = 2**63) -> Counter[int] | None:
    """What an event still moves at a place of the feed, by product; None where it is not there.

    Its own pieces where it counts, and those of all that takes it back, decisions too.
    """
    row = store.place.get(event_id)
    is_there = row is not None and row.store_seq < before_seq
    stands: Counter[int] = Counter()
    if is_there and not row.held:
        stands.update(oracle.events[event_id].moves)
    for later in store.correcting[event_id]:
        if later.store_seq < before_seq:
            stands.update(standing(store, oracle, later.event_id, before_seq=before_seq) or {})
    return stands if is_there else None


def check(world, store, oracle, row) -> None:
    """Nobody takes back more than stands, unless a person at the office says so."""
    is_left = _left(store, oracle, row)
    truth = oracle.events[row.event_id]
    if truth.disk != OFFICE:
        name = f"what {row.event_id.hex()} takes back"
        world.demand(10, is_left or row.held, f"{name} is not there any more, and it counts")
        is_wrong = is_left and row.verdict == "nothing_left"
        world.demand(10, not is_wrong, f"{name} still stands, and it is held")
        if row.verdict == "nothing_left":
            world.count(f"nothing left for a {truth.kind}")
            if truth.owed_paisa:
                world.count("a khata was credited twice")


def _left(store, oracle, row) -> bool:
    """Whether an event of the feed found as much as it takes back; noted for what comes later.

    Of what this server has lost an undoing says itself what that was: one is right. Of a bill that
    it has lost nobody can say: whatever comes back of it is right.
    """
    truth = oracle.events[row.event_id]
    stands = standing(store, oracle, truth.corrects, before_seq=row.store_seq)
    is_lost = stands is None
    if stands is None:
        stands = Counter({product: -milli for product, milli in truth.moves.items()})
        for later in store.correcting[truth.corrects]:
            stands.update(standing(store, oracle, later.event_id, before_seq=row.store_seq) or {})
    is_of_nothing = is_lost and truth.kind == "SaleReturned"
    store.correcting[truth.corrects].append(row)
    return is_of_nothing or all(
        milli * stands[product] <= 0 and abs(milli) <= abs(stands[product])
        for product, milli in truth.moves.items()
    )
