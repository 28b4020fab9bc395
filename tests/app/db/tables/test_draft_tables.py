"""A new file has the tables of what is being entered, with the columns they are declared with."""

from pos_app.db.tables import draft_tables


def test_a_new_file_has_them(till):
    tables = (
        draft_tables.stock_draft,
        draft_tables.stock_draft_line,
        draft_tables.stock_draft_step,
        draft_tables.saved_list,
        draft_tables.drawer_count,
    )
    with till.db.read() as tx:
        for table in tables:
            found = [row[1] for row in tx.execute(f"PRAGMA table_info({table.name})")]
            assert found == [column.name for column in table.columns]
