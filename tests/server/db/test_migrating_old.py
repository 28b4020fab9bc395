"""A database that any former program left comes right by `migrate` alone, on both engines."""

from random import Random

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from pos_protocol.events import CustomerChanged
from sync_server.db import stores
from sync_server.db.database import Database
from sync_server.db.migrating import current_revision, make_ready, migrate, newest_revision
from sync_server.db.schema import metadata
from sync_server.errors import StartRefusedError
from sync_server.operations.continuity.renewing import renew_outdated
from sync_server.operations.reporting.summing import verify_chain
from sync_server.operations.verifying import verify

from tests.support.chain_till import sold
from tests.support.operating import old_databases
from tests.support.operating.old_databases import ASLAM, DATABASES, TEA, step_down
from tests.support.sync_server import LocalServer

FILES = sorted(DATABASES.glob("*.json.gz"))
ON_BOTH = ("0001", "0007", "0013")
"""What is upgraded on MariaDB too: between them every revision runs up, and over each form."""


def cases():
    for path in FILES:
        name = path.name.partition(".")[0]
        yield pytest.param(path, "sqlite", id=f"{name}-sqlite")
        if name in ON_BOTH:
            yield pytest.param(path, "mariadb", id=f"{name}-mariadb")


def migrate_whole(db):
    """What `kiryana-server migrate` does."""
    migrate(db)
    renew_outdated(db)


def goes_on(db):
    """A till and a customer of before, in today's program."""
    server = LocalServer(db, Random(3))
    till = server.enrol(seed=9)
    till.append(CustomerChanged(customer_id=ASLAM, name="Aslam Bhai"))
    till.append(sold((TEA, 1_000), price=54_000))
    assert till.push_all(server.api(till)) == ["accepted", "accepted"]


@pytest.mark.parametrize(("path", "engine"), list(cases()))
def test_data_of_that_time_are_sound_after_a_step_down_and_a_migration_run_twice(
    path, engine, tmp_path, request
):
    url = f"sqlite:///{tmp_path / 'server.db'}"
    if engine == "mariadb":
        url = request.getfixturevalue("mariadb_url")
    db = Database.open(url, rng=Random(1))
    old_databases.load(db, path)
    if current_revision(db) != "0001":
        step_down(db)
    migrate_whole(db)
    migrate_whole(db)
    assert current_revision(db) == newest_revision()
    make_ready(db)
    assert verify(db, 1).problems == []
    assert verify_chain(db) == []
    goes_on(db)
    assert verify(db, 1).problems == []
    with db.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": False})
        assert compare_metadata(context, metadata) == []
    db.close()


def test_the_form_of_this_program_has_a_file_and_needs_no_folding(tmp_path, request):
    path = DATABASES / old_databases.newest_name()
    if request.config.getoption("--write-golden") and not path.exists():
        old_databases.write(tmp_path, path)
    assert path in FILES or path.exists(), (
        "a new revision or READ_MODEL: `pytest --write-golden` on this file makes its database"
    )
    db = Database.open(f"sqlite:///{tmp_path / 'loaded.db'}", rng=Random(1))
    old_databases.load(db, path)
    # A projection that holds something else for the same log by now would be found here.
    assert verify(db, 1).problems == [], "raise READ_MODEL: what is stored has another form"
    with db.read() as tx:
        assert stores.outdated(tx) == []
    db.close()


def test_a_database_server_is_not_served_until_its_stores_are_folded_anew(mariadb_url):
    db = Database.open(mariadb_url, rng=Random(1))
    old_databases.load(db, DATABASES / "0013.json.gz")
    migrate(db)
    with pytest.raises(StartRefusedError, match="1 store waits to be folded anew: run"):
        make_ready(db)
    renew_outdated(db)
    make_ready(db)
    db.close()
