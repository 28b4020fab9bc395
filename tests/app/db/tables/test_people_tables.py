"""A new file has the table of the people, with the columns it is declared with."""

from pos_app.db.tables import people_tables


def test_a_new_file_has_it(till):
    with till.db.read() as tx:
        found = [row[1] for row in tx.execute("PRAGMA table_info(person)")]
    assert found == [column.name for column in people_tables.person.columns]
