"""`verify` says what is wrong, and `rebuild` puts it right, the sums of all stores too."""

import pytest
from sync_server.cli import run

from tests.support.central.queue import feeder_of
from tests.support.reporting.worked_example import tell
from tests.support.sync_server import local_server


@pytest.fixture
def call(tmp_path, capsys, monkeypatch):
    """The worked example, summed up; then somebody changes a sum of all stores."""
    monkeypatch.setenv("KIRYANA_DATA_DIR", str(tmp_path))
    for name in ("SECRET_KEY", "MYSQL_CENTRAL_URI"):
        monkeypatch.delenv(name, raising=False)
    with local_server(tmp_path) as server:
        tell(server)
        feeder_of(server).sweep()
        server.db.write(lambda tx: tx.exec_driver_sql("UPDATE chain_sales SET net_paisa = 1"))

    def called(*arguments):
        status = run(arguments)
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    return called


def test_a_wrong_sum_of_all_stores_is_named_and_a_rebuild_of_all_heals_it(call):
    status, out, err = call("verify")
    assert status == 1
    assert "Sums of all stores, NOT sound" in out
    assert err == "  chain_sales is not the sum of the stores\n"
    assert call("verify", "--store-id", "1")[0] == 0, "of one store nothing is wrong"
    assert call("rebuild", "--store-id", "1")[0] == 0
    assert call("verify")[0] == 1, "a store alone cannot tell"
    assert call("rebuild")[0] == 0
    status, out, err = call("verify")
    assert (status, err) == (0, "")
    assert "Sums of all stores, sound" in out


def test_a_store_that_is_not_there_is_refused(call):
    assert call("verify", "--store-id", "9") == (1, "", "kiryana-server: there is no store 9\n")
