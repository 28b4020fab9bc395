"""A migrated database is what schema.py describes, on both engines; newer ones are refused."""

from pathlib import Path
from random import Random

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import text
from sync_server.db.audit.schema import audit_entry
from sync_server.db.database import Database
from sync_server.db.migrating import current_revision, make_ready, migrate, newest_revision
from sync_server.db.migrations import versions
from sync_server.db.schema import metadata
from sync_server.errors import StartRefusedError
from sync_server.operations.store_keeping import add_store

from tests.support.chain_till import received
from tests.support.sync_server import LocalServer, bring_up


@pytest.fixture(params=["sqlite", "mariadb"])
def db(request, tmp_path):
    url = f"sqlite:///{tmp_path / 'server.db'}"
    if request.param == "mariadb":
        url = request.getfixturevalue("mariadb_url")
    database = Database.open(url, rng=Random(1))
    yield database
    database.close()


def test_the_revisions_make_what_the_schema_says(db):
    assert current_revision(db) is None
    migrate(db)
    migrate(db)
    assert current_revision(db) == newest_revision()
    with db.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": False})
        assert compare_metadata(context, metadata) == []
    assert audit_entry.name in metadata.tables


def test_the_newest_file_is_the_newest_revision():
    files = list(Path(versions.__file__).parent.rglob("r0*.py"))
    stems = sorted(path.stem[1:] for path in files)
    assert stems[-1].startswith(newest_revision())
    assert [stem[:4] for stem in stems] == [f"{n:04}" for n in range(1, len(stems) + 1)]
    for path in files:
        first = (int(path.stem[1:5]) - 1) // 10 * 10 + 1
        assert path.parent.name == f"from_{first:04}", f"{path.stem} is in another ten's folder"


def test_an_empty_database_is_made_ready_and_a_newer_one_is_refused(db):
    make_ready(db)
    db.write(lambda tx: tx.execute(text("UPDATE alembic_version SET version_num = '9999'")))
    with pytest.raises(StartRefusedError):
        make_ready(db)
    with pytest.raises(StartRefusedError):
        migrate(db)


def test_the_original_names_show_the_original_columns(db):
    migrate(db)
    server = LocalServer(db, Random(3))
    add_store(db, store_id=1, name="Madina", currency="PKR", rng=server.rng, now_ms=0)
    till = server.enrol()
    till.append(received(10_000_001, 1_500))
    till.push_all(server.api(till))
    with db.read() as tx:
        movement = tx.execute(
            text(
                "SELECT `storeID`, movement_id, product_id, type, quantity, `timestamp`"
                " FROM `StockMovements`"
            )
        ).one()
        held = tx.execute(text("SELECT product_id, quantity, stocked_in FROM `Inventory`")).one()
        products = tx.execute(
            text(
                "SELECT `storeID`, product_id, `ItemQuantity`, price_per_unit, `itemDesc`,"
                " stocked_in, `VendorId` FROM `Products`"
            )
        ).all()
        stores = tx.execute(text("SELECT `storeID`, name FROM `Stores`")).all()
        vendors = tx.execute(text("SELECT `storeID`, `VendorId`, name FROM `Vendors`")).all()
    assert (movement[0], movement[2], movement[3], float(movement[4])) == (
        1,
        10_000_001,
        "stock_in",
        1.5,
    )
    assert str(movement[5]) == "2025-11-24 16:00:00"
    assert (held[0], float(held[1]), str(held[2])) == (10_000_001, 1.5, "2025-11-24 16:00:00")
    assert products == [], "nobody has named the product yet"
    assert [tuple(row) for row in stores] == [(1, "Madina")]
    assert vendors == []


def test_what_the_tests_copy_is_what_the_migrations_make(mariadb_server):
    """Hundreds of tests begin with a copy: it must not differ in a column, a key or a view."""
    asked = (
        "SELECT * FROM information_schema.columns WHERE table_schema = DATABASE()",
        "SELECT * FROM information_schema.statistics WHERE table_schema = DATABASE()",
        "SELECT * FROM information_schema.key_column_usage WHERE table_schema = DATABASE()",
        "SELECT * FROM information_schema.views WHERE table_schema = DATABASE()",
        "SELECT table_name, engine FROM information_schema.tables WHERE table_schema = DATABASE()",
        "SELECT * FROM alembic_version",
        "SELECT * FROM audit_head",
    )

    def seen(make):
        name = mariadb_server.new_database()
        db = Database.open(mariadb_server.url(name), rng=Random(1))
        make(db)
        with db.engine.connect() as connection:
            found = [
                sorted(
                    repr(tuple(row)).replace(name, "it") for row in connection.exec_driver_sql(one)
                )
                for one in asked
            ]
        db.close()
        mariadb_server.drop_database(name)
        return found

    migrated = seen(migrate)
    seen(bring_up)
    assert seen(bring_up) == migrated
    assert all(migrated)
