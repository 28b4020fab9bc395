"""A till with nothing to say asks again and again; the server's database writes nothing for it."""

from sqlalchemy import event

WRITES = {"INSERT", "UPDATE", "DELETE", "REPLACE", "CREATE", "ALTER", "DROP"}
ROUNDS = 3
PAUSE_MS = 60_000


def test_rounds_of_an_idle_till_cost_no_write_at_the_server(near_link):
    link = near_link
    till, other = link.till(), link.till()
    product = till.add_product("Tea 200 g")
    till.sell(product)
    for each in (till, other, till, other):
        each.sync_all(link.api(each))
    said = []

    @event.listens_for(link.central.db.engine, "before_cursor_execute")
    def note(_connection, _cursor, statement, *_rest):
        said.append(statement.split()[0].upper())

    try:
        for _ in range(ROUNDS):
            for each in (till, other):
                each.clock.advance(PAUSE_MS)
                assert each.sync(link.api(each)).error is None
        idle, said[:] = list(said), []
        till.sell(product)
        till.sync(link.api(till))
    finally:
        event.remove(link.central.db.engine, "before_cursor_execute", note)
    assert len(idle) >= 2 * ROUNDS
    assert not WRITES & set(idle), idle
    # The same ear hears what a till that has sold makes the server write.
    assert {"INSERT", "UPDATE"} <= set(said)
