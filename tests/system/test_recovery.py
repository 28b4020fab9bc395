"""A till's folder copied, sold on, and the old copy put back: by real processes, as a shop would.

Afterwards every sale that was made on any copy is at the server once, and all sides are equal.
"""

import json
import os
import shutil
import subprocess
import sys

import pytest

from tests.support.server import running_server

pytestmark = pytest.mark.timeout(600)


def till(folder, *arguments):
    done = subprocess.run(
        [sys.executable, "-m", "pos_app", *map(str, arguments), "--json"],
        env={**os.environ, "KIRYANA_DATA_DIR": str(folder)},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    return json.loads(done.stdout), done.stderr.decode()


def server(running, *arguments):
    return subprocess.run(
        [sys.executable, "-m", "sync_server", *arguments, "--data-dir", str(running.folder)],
        capture_output=True,
        text=True,
        check=False,
    )


def quantity(folder):
    [row] = till(folder, "stock")[0]
    return row["quantity"]


@pytest.fixture
def shop(tmp_path):
    """A server, and two enrolled tills of which the first took in fifty pieces."""
    with running_server() as running:
        folders = [tmp_path / "first", tmp_path / "second"]
        for folder in folders:
            till(folder, "enrol", running.url, running.enrol_code(1))
        [first, second] = folders
        added, _ = till(first, "product", "add", "--name", "Tea", "--price", "540")
        till(first, "stock-in", added["product_id"], "50")
        sync(first, second)
        yield running, first, second, str(added["product_id"])


def sync(*folders):
    return [till(folder, "sync") for folder in folders]


def sell(folder, product_id, times=1):
    for _ in range(times):
        till(folder, "sale", "--line", f"{product_id}*1", "--cash", "540")


def test_old_copy_of_a_folder_put_back_and_sold_with_loses_and_doubles_nothing(shop, tmp_path):
    running, first, second, product_id = shop
    shutil.copytree(first, tmp_path / "copy")
    sell(first, product_id, 3)
    sell(second, product_id)
    sync(first, second)
    shutil.rmtree(first)
    shutil.copytree(tmp_path / "copy", first)
    sell(first, product_id, 2)
    [(report, note)] = sync(first)
    assert report["error"] is None
    assert report["held"] == 3, "two sales and their shift wait for a manager"
    assert "every sale is kept" in note
    sell(first, product_id)
    sync(first, second, first)
    assert quantity(first) == quantity(second) == 50 - 3 - 1 - 1
    for folder in (first, second):
        assert till(folder, "verify")[0]["ok"]
        assert till(folder, "status")[0]["unsynced"] == 0
    assert server(running, "verify").returncode == 0, "the chains, the feed and the read model"
