"""What does not follow from the log is no projection: a rebuild leaves it alone."""

from sync_server.db import access_schema, schema
from sync_server.operations import office_stock
from sync_server.operations.rebuilding import rebuild

from tests.support.office import fill, move
from tests.support.sync_server import local_server

TABLES = ("login_session", "refresh_token", "login_failure", "stored_reply", "office_shift")


def test_a_rebuild_leaves_sign_ins_and_answers_alone(tmp_path):
    assert set(TABLES).isdisjoint(table.name for table in schema.PROJECTIONS)
    assert all(getattr(access_schema, name).metadata is schema.metadata for name in TABLES)
    with local_server(tmp_path) as server:
        fill(server)
        move(server, office_stock.sell, 1_000)
        rebuild(server.db, 1)
        with server.db.read() as tx:
            kept = [
                tx.exec_driver_sql(f"SELECT COUNT(*) FROM {name}").scalar_one()
                for name in ("stored_reply", "office_shift")
            ]
    assert kept == [2, 1]
