"""What every customer owes, added up from what the people in the run meant, and who they are."""

from collections import Counter

from pos_app.db.database import Database
from tests.simulation.central import Row

_BALANCES = "SELECT customer_id, balance FROM khata_balance WHERE balance != 0"
_ENTRIES = "SELECT customer_id, amount FROM khata_entry ORDER BY customer_id, amount"
_CUSTOMERS = "SELECT customer_id, name, phone FROM customer ORDER BY customer_id"
_AT_SERVER = {
    "balances": "SELECT customer_id, balance_paisa FROM khata_balance"
    " WHERE store_id = ? AND balance_paisa != 0",
    "entries": "SELECT customer_id, amount_paisa FROM khata_entry WHERE store_id = ?"
    " ORDER BY customer_id, amount_paisa",
    "customers": "SELECT customer_id, name, phone FROM customer WHERE store_id = ?"
    " ORDER BY customer_id",
}

type Khata = tuple[dict[int, int], list[Row]]
"""Paisa owed by customer, and the customers with their names and phones."""


def check(run, store_id: int) -> None:
    """The server says what its feed means, and each till what its log means, entry by entry."""
    demand, events = run.world.demand, run.oracle.events
    rows = {what: run.server.rows(sql, store_id) for what, sql in _AT_SERVER.items()}
    feed = [row.event_id for row in run.watch.stores[store_id].feed]
    wanted = _entries(events, feed)
    demand(6, rows["entries"] == wanted, f"store {store_id}: khata entries {rows['entries']}")
    owed = _sums(wanted)
    demand(6, dict(rows["balances"]) == owed, f"store {store_id}: owed {rows['balances']}")
    for till in run.tills_of(store_id):
        counted = till.watch.log - till.watch.aside()
        entries = till.connection.execute(_ENTRIES).fetchall()
        here = _entries(events, counted)
        name = f"till {till.name}"
        demand(6, entries == here, f"{name}: khata entries {entries}, not {here}")
        balances, customers = of_till(till.db)
        demand(6, balances == _sums(here), f"{name}: owed {balances}, not {_sums(here)}")
        if not till.is_revoked:
            is_same = customers == rows["customers"]
            demand(6, is_same, f"{name}: {customers}, server: {rows['customers']}")
    debtors = {each for truth in run.oracle.of_store(store_id) for each in truth.owed_paisa}
    for customer in debtors:
        makers = {
            events[event_id].till_id for event_id in feed if customer in events[event_id].owed_paisa
        }
        if len(makers) > 1:
            run.world.count("khata of one customer at several tills")


def of_till(db: Database) -> Khata:
    """What a till's own khata book says."""
    with db.read() as tx:
        balances = dict(tx.execute(_BALANCES).fetchall())
        return balances, tx.execute(_CUSTOMERS).fetchall()


def compare(run, store_id: int, khata: Khata, *, name: str) -> None:
    """A till that has all of the feed, and nothing else, says what the server says."""
    there = (
        dict(run.server.rows(_AT_SERVER["balances"], store_id)),
        run.server.rows(_AT_SERVER["customers"], store_id),
    )
    run.world.demand(6, khata == there, f"{name}: khata {khata}, server: {there}")


def _entries(events, event_ids) -> list[Row]:
    return sorted(
        (customer, paisa)
        for event_id in event_ids
        for customer, paisa in events[event_id].owed_paisa.items()
    )


def _sums(entries: list[Row]) -> dict[int, int]:
    total: Counter[int] = Counter()
    for customer, paisa in entries:
        total[customer] += paisa
    return {customer: paisa for customer, paisa in total.items() if paisa}
