"""The revision for people runs over a database in use, and again over its own work."""

from random import Random

import pytest
from sqlalchemy import inspect, text
from sync_server.db.database import Database
from sync_server.db.migrating import current_revision, migrate, newest_revision

from tests.support.chain_till import received
from tests.support.rest import give_role
from tests.support.sync_server import LocalServer

LATER = "browser_session"
"""A table of a later revision that names one of these."""
PEOPLE = {"login_session", "refresh_token", "login_failure", "stored_reply", "office_shift"}


@pytest.fixture(params=["sqlite", "mariadb"])
def db(request, tmp_path):
    url = f"sqlite:///{tmp_path / 'server.db'}"
    if request.param == "mariadb":
        url = request.getfixturevalue("mariadb_url")
    database = Database.open(url, rng=Random(1))
    yield database
    database.close()


def step_back(db, *, tables=()):
    """Be at the revision before, as a migration that was cut short leaves it."""

    def work(tx):
        for table in tables:
            tx.execute(text(f"DROP TABLE {table}"))
        tx.execute(text("UPDATE alembic_version SET version_num = '0002'"))

    db.write(work)


@pytest.mark.parametrize(
    "lost",
    [
        (),
        ("office_shift",),
        (LATER, "refresh_token", "login_session"),
        (LATER, *sorted(PEOPLE)[::-1]),
    ],
)
def test_what_is_missing_is_made_and_what_is_there_stays(db, lost):
    migrate(db)
    server = LocalServer(db, Random(3))
    server.add_store()
    give_role(server, "amna", "manager")
    till = server.enrol()
    till.append(received(10_000_001, 1_500))
    till.push_all(server.api(till))
    step_back(db, tables=lost)
    migrate(db)
    assert current_revision(db) == newest_revision()
    assert set(inspect(db.engine).get_table_names()) >= PEOPLE
    indexes = {index["name"] for index in inspect(db.engine).get_indexes("refresh_token")}
    assert "ix_refresh_token_session_id" in indexes
    with db.read() as tx:
        assert tx.execute(text("SELECT COUNT(*) FROM event_log")).scalar_one() == 1
