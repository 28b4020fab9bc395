"""A new file has the tables of the open bills, with the columns they are declared with."""

from pos_app.db.tables import cart_tables


def test_a_new_file_has_them(till):
    with till.db.read() as tx:
        for table in (cart_tables.cart, cart_tables.cart_line, cart_tables.cart_step):
            found = [row[1] for row in tx.execute(f"PRAGMA table_info({table.name})")]
            assert found == [column.name for column in table.columns]
