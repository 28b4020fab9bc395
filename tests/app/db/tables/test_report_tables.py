"""A new file has the tables of the reports, with the columns they are declared with."""

from pos_app.db.tables import report_tables
from pos_app.db.tables.columns import metadata


def test_a_new_file_has_them(till):
    tables = (report_tables.sold_hour, report_tables.sold_product, report_tables.sold_month)
    with till.db.read() as tx:
        for table in tables:
            found = [row[1] for row in tx.execute(f"PRAGMA table_info({table.name})")]
            assert found == [column.name for column in table.columns]
            assert metadata.tables[table.name] is table
