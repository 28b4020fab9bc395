"""A new file has the tables of a till's epochs and of set-aside events, as they are declared."""

from pos_app.db.tables import continuity_tables


def test_a_new_file_has_them(till):
    with till.db.read() as tx:
        for table in (continuity_tables.own_epoch, continuity_tables.aside):
            found = [row[1] for row in tx.execute(f"PRAGMA table_info({table.name})")]
            assert found == [column.name for column in table.columns]
